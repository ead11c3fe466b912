"""Which words that no frame has does the tagger take for an event, and which of a frame's words does it judge?

Proposes an act for each, with its type, and with the words on its sides that the tagger points to. It judges nothing.
"""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from dragoman.coding.findings import SPEECH, Act, unframed_act
from dragoman.coding.learned.judgement import NONE, Judgement
from dragoman.coding.learned.tagger import NOBODY, Tags
from dragoman.coding.sides.slots import extent, party_at
from dragoman.reading.grammar import done_by
from dragoman.reading.joined import conjuncts
from dragoman.reading.labels import CONTENT_CLAUSES

LEAST = 0.4  # how probable must be that a word tells of an event
SIDE = 0.3  # and that a word stands on a side
CARRYING = frozenset({"dobj", "nsubjpass", "attr", "oprd", "xcomp", "acomp", "prt", "aux", "auxpass"})
HELPING = frozenset({"aux", "auxpass"})
CONTENT = CONTENT_CLAUSES | {"xcomp", "acl", "dobj", "nsubjpass"}
CARRIERS = frozenset({"VERB", "NOUN", "ADJ", "AUX"})
FAR = 8  # tokens between a verb and the noun that carries its act


def find_tagged(
    doc: Doc, *, tags: Tags, acts: Sequence[Act], explained: frozenset[int], parties: frozenset[int]
) -> tuple[Act, ...]:
    """Acts without a frame, in the order of their words.

    Args:
        doc: a parsed text.
        tags: what the tagger made of it.
        acts: what is known to be told of, or only spoken of.
        explained: words that frames have dealt with.
        parties: heads of the mentions that are known.
    """
    dealt = {*explained, *(act.trigger for act in acts)}
    dealt |= {i for act in acts for i in _helping(doc[act.trigger])}
    told = {(i, act.type) for act in acts for i in _tell(doc[act.trigger], act.type)}
    told |= {(i, act.type) for act in acts if act.type not in SPEECH for i in _over(doc[act.trigger])}
    told |= {(done_by(doc[act.trigger]).i, act.type) for act in acts}
    found = []
    for i, _ in sorted(tags.telling(LEAST), key=lambda word: (-word[1], word[0])):
        type_ = likeliest(tags.judgement(i))
        if i in dealt or (i, type_) in told:
            continue
        told |= {(j, type_) for j in _tell(doc[i], type_)}
        sentence = doc[i].sent
        own = range(sentence.start, sentence.end)
        source, target = (_pointed(shares, own, doc, parties) for shares in tags.sides(i))
        found.append(
            unframed_act(
                i,
                extent(doc[i]),
                type=type_,
                sources=source,
                targets=tuple(j for j in target if j not in source),
            )
        )
    return tuple(sorted(found, key=lambda a: a.trigger))


def _helping(word: Token) -> Iterator[int]:
    """A word's helpers, and the 'is' whose complement it is: they tell of no act but its own."""
    yield from (c.i for c in word.children if c.dep_ in HELPING)
    if word.dep_ == "acomp" and word.head.pos_ == "AUX":
        yield word.head.i


def likeliest(judgement: Judgement) -> str:
    """The most probable type."""
    return max((t for t in judgement.types if t != NONE), key=lambda t: (judgement.types[t], t))


def word_of(act: Act, doc: Doc, tags: Tags) -> int | None:
    """The word by which the tagger judges an act: its trigger, the verb or noun that it is bound to, or the word of saying by which it is done; None where it read none."""
    cue = () if act.cue is None else (act.cue,)
    words = [i for i in (*bound(doc[act.trigger]), *cue) if i in tags.words]
    return max(words, key=lambda i: (tags.share(i, act.type), -i), default=None)


def bound(word: Token) -> Iterator[int]:
    """A word, and the verb or noun that may carry the same act: 'held *talks*', 'went on *strike*', 'a decision to *expel*'."""
    yield word.i
    near = [word.head] if word.dep_ in CARRYING else []
    near += [word.head.head] if word.dep_ == "pobj" else []
    near += [c for c in word.children if c.dep_ in CARRYING]
    near += [c for p in word.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj"]
    yield from (t.i for t in near if abs(t.i - word.i) <= FAR and t.pos_ in CARRIERS)


def _tell(word: Token, type: str) -> Iterator[int]:
    """The words that tell of the same act of a type as a word: those bound to it, and of what is done by saying the saying and what is said."""
    yield from bound(word)
    if type in SPEECH:
        said = [word.head] if word.dep_ in CONTENT_CLAUSES else []
        yield from (t.i for t in (*said, *(c for c in word.children if c.dep_ in CONTENT_CLAUSES)))


def _over(word: Token) -> Iterator[int]:
    """The words over a deed that tell of it, and of none of their own: '*denied* that it shelled the port', '*announced* *plans* to cut ties'."""
    for _ in range(FAR):
        link, planned = word.dep_, word.dep_ == "acl"
        if link not in CONTENT or word.head.i == word.i:
            return
        word = word.head
        if link in CONTENT_CLAUSES or (planned and word.dep_ == "dobj"):
            yield word.head.i if planned else word.i


def _pointed(
    passage: Mapping[int, float], sentence: range, doc: Doc, parties: frozenset[int]
) -> tuple[int, ...]:
    """The parties of a sentence that the tagger points to, those joined to them too, each once."""
    shares = {i: share for i, share in passage.items() if i == NOBODY or i in sentence}
    best = max(shares, key=lambda i: (shares[i], -i))
    if best == NOBODY:
        return ()
    others = (i for i, share in shares.items() if i not in {NOBODY, best} and share >= SIDE)
    words = [word for i in (best, *others) for word in conjuncts(doc[i])]
    heads = (word.i if (party := party_at(word, parties)) is None else party for word in words)
    return tuple(dict.fromkeys(heads))
