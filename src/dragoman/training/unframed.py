"""Which words that no frame has may tell of an act by or against a known party?

Proposes candidates to the learned part: a verb with a party as its logical subject, another as what it is done to, or both, and a
saying of a party about another or about what it will do itself. It judges nothing; most of what it proposes is no event. It
does not yet propose nouns, nor what a quotation without a cue says.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Act, Said, unframed_act
from dragoman.coding.sides.slots import behind, extent, party_at
from dragoman.knowledge.tables import Words
from dragoman.reading.beside import same_clause
from dragoman.reading.grammar import fillers
from dragoman.reading.joined import conjuncts
from dragoman.reading.lemmas import lemma

Parties = Mapping[int, frozenset[str]]  # by head word, what its actors are counted as
OWNED = ("obj", "to", "with", "against", "on", "for")  # whose filler may be a thing of the other party
ABOVE = frozenset({"xcomp", "advcl", "pcomp", "acl", "relcl", "ccomp", "conj"})
MAX_STEPS = 8


def find_unframed(
    doc: Doc,
    *,
    acts: Sequence[Act],
    settled: frozenset[int],
    parties: Parties,
    actors: frozenset[int],
    sayings: Sequence[Said],
    words: Words,
) -> tuple[Act, ...]:
    """The candidates of a text, in the order of their words: acts without a frame and without a type.

    Args:
        doc: a parsed text.
        acts: what is known to be told of; nothing is proposed inside of them.
        settled: words that frames have dealt with, or have refused.
        parties: the parties that are known.
        actors: those of them that may be the acting side.
        sayings: those whose source vouches for what is said.
        words: the lists of `unframed.toml`.
    """
    found = {
        a.trigger: a
        for t in doc
        if t.pos_ == "VERB" and (a := _done(t, acts, settled, parties, actors, words))
    }
    for said in sayings:
        act = _said(said, doc, acts, settled, parties, actors, words)
        if act is not None:
            found[act.trigger] = act
    return tuple(found[i] for i in sorted(found))


def _done(
    verb: Token,
    acts: Sequence[Act],
    settled: frozenset[int],
    parties: Parties,
    actors: frozenset[int],
    words: Words,
) -> Act | None:
    """What a party does, or what is done to one, in a word that no frame has."""
    if verb.i in settled or lemma(verb) in words["idle"] or not _told(verb, words):
        return None
    sources = tuple(i for t in fillers(verb, "subj") if (i := party_at(t, actors)) is not None)
    own = frozenset(p for i in sources for p in parties[i])
    targets = _other(verb, parties, own, words["reaching"] if sources else ())
    if not (sources or targets) or _inside(verb, acts, {*sources, *targets}):
        return None
    return unframed_act(verb.i, extent(verb), sources=sources, targets=targets)


def _other(verb: Token, parties: Parties, own: frozenset[str], reaching: Iterable[str]) -> tuple[int, ...]:
    """The other party: what the verb is done to, or whose thing it is done to."""
    heads = frozenset(parties)
    for slot in ("obj", "iobj", *sorted(reaching)):
        held = fillers(verb, slot)
        found = [i for t in held if (i := party_at(t, heads)) is not None]
        if not found and slot in OWNED:
            found = [t.i for t in behind(held, heads)]
        others = tuple(i for i in found if not parties[i] & own and i != verb.i)
        if others:
            return others
    return ()


def _told(verb: Token, words: Words, steps: int = 0) -> bool:
    """Whether a verb is told as done, going on or going to be done: not wished, supposed, denied or only named."""
    children = list(verb.children)
    if any(
        c.dep_ == "neg" or (c.dep_ in {"mark", "advmod"} and c.lower_ in words["supposed"]) for c in children
    ):
        return False
    helpers = [c for c in children if c.dep_ in {"aux", "auxpass"}]
    if any(c.tag_ == "MD" and c.lower_ not in words["told"] for c in helpers):
        return False
    if verb.tag_ == "VB" and not any(c.tag_ != "TO" for c in helpers):
        carried = verb.dep_ == "xcomp" and lemma(verb.head) in words["carriers"]
        return carried and steps < MAX_STEPS and _told(verb.head, words, steps + 1)
    if verb.dep_ == "conj" and not helpers and verb.head.pos_ == "VERB" and steps < MAX_STEPS:
        return _told(verb.head, words, steps + 1)
    if verb.tag_ in {"VBG", "VBN"} and not helpers:
        return (
            verb.dep_ == "advcl"
            and verb.tag_ == "VBG"
            and steps < MAX_STEPS
            and _told(verb.head, words, steps + 1)
        )
    return True


def _inside(verb: Token, acts: Sequence[Act], sides: set[int]) -> bool:
    """Whether a verb stands in what another act says, or tells with its own words of an act that a frame has."""
    above = {t.i for t in _governors(verb)}
    for act in acts:
        if abs(act.trigger - verb.i) > len(verb.sent):
            continue
        if act.trigger in above or act.says == verb.i:
            return True
        trigger = verb.doc[act.trigger]
        shared = sides & {*act.sources, *act.targets}
        if shared and verb.left_edge.i <= act.trigger <= verb.right_edge.i and same_clause(trigger, verb):
            return True
    return False


def _governors(token: Token) -> Iterator[Token]:
    """The verbs and nouns whose clause a verb stands in, up to the one that is told by itself."""
    for _ in range(MAX_STEPS):
        if token.dep_ not in ABOVE - {"conj", "relcl"} or token.head.i == token.i:
            return
        token = token.head
        if token.dep_ == "prep":
            token = token.head
        yield token


def _said(
    said: Said,
    doc: Doc,
    acts: Sequence[Act],
    settled: frozenset[int],
    parties: Parties,
    actors: frozenset[int],
    words: Words,
) -> Act | None:
    """What a party says of another, or of what it will do, where no frame has the way of saying it."""
    cue = doc[said.cue[0]]
    if said.source is None or cue.pos_ != "VERB" or cue.i in settled or lemma(cue) in words["unsaid"]:
        return None
    source = next((i for i in range(*said.source) if i in actors), None)
    sentence = cue.sent
    content = [i for a, b in said.content for i in range(max(a, sentence.start), min(b, sentence.end))]
    if source is None or not content or any(a.trigger in content and not a.reported for a in acts):
        return None
    other = next((i for i in content if i in parties and not parties[i] & parties[source]), None)
    if other is None:
        return None
    start, end = extent(cue)
    targets = tuple(t.i for t in conjuncts(doc[other]) if t.i in parties)
    head = doc[content[0] : content[-1] + 1].root
    clause = min(start, content[0]), max(end, content[-1] + 1)
    return unframed_act(cue.i, clause, sources=(source,), targets=targets, says=head.i)
