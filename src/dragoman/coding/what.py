"""What was done?

Finds the acts that a sentence tells of by matching frames at their trigger words. It does not yet know figures of speech
that need more than the trigger's own company, nor acts told across sentences.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from spacy.tokens import Doc, Token

from dragoman.codebook.frames import Company, Frame, FrameSet, Opening, Pos
from dragoman.coding.contents import spoken_by_word
from dragoman.coding.findings import SPOKEN_OF, Act
from dragoman.coding.inner import GIVING_WAY, mark_reported
from dragoman.coding.slots import behind, beside_relative, colours, extent, party_at
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.beside import same_clause
from dragoman.reading.grammar import fillers, not_only, to_infinitive, whole_of
from dragoman.reading.joined import first_joined
from dragoman.reading.lemmas import lemma, lemmas

POS_OF: dict[str, Pos] = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
JUDGING = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT"})  # what is done about a deed of others
BLAMING = frozenset({"ACCUSE", "REQUEST"})
DOERS = frozenset({"subj", "poss", "by", "light", "adj", "of"})  # where the acting side stands
UNDERGONE = frozenset(
    {"ACCUSE", "ASSAULT", "COERCE", "REQUEST", "SANCTION", "THREATEN"}
)  # what is told without its doer
MAX_TRIGGERS = 400  # a sentence of more trigger words than this is no sentence


@dataclass(frozen=True, slots=True)
class _Match:
    frame: Frame
    trigger: Token
    taken: frozenset[int]  # nouns that the frame's own company explains


@dataclass(frozen=True, slots=True)
class Found:
    """The acts of a text, and the words that frames have dealt with otherwise, or have refused for their company."""

    acts: tuple[Act, ...]
    settled: frozenset[int]


def find_acts(doc: Doc, *, frames: FrameSet, parties: frozenset[int]) -> tuple[Act, ...]:
    """The acts that a text tells of, in the order of their trigger words.

    Args:
        doc: a parsed text.
        frames: the ways of saying it.
        parties: indices of the tokens that stand for political actors.

    Returns:
        One act for each trigger word whose frame matches. An act that is only spoken of, inside what another act
        promises, asks for, alleges, refuses or threatens, is marked `reported`.
    """
    return look(doc, frames=frames, parties=parties).acts


def look(doc: Doc, *, frames: FrameSet, parties: frozenset[int]) -> Found:
    """`find_acts`, with the words that need no further look: triggers, what their company explains, and words that a frame refused."""
    fill = _remembered()
    refused: set[int] = set()
    matches = [m for sentence in doc.sents for m in _matches(sentence, frames, parties, fill, refused)]
    taken = frozenset(i for m in matches for i in m.taken)
    kept = [m for m in matches if m.trigger.i not in taken]
    types = {m.trigger.i: _as_content(m.frame) for m in kept}
    acts = mark_reported(_without_topics([_act(m, types, frames, parties) for m in kept], doc), doc)
    return Found(acts, taken | refused | {m.trigger.i for m in matches})


Fill = Callable[[Token, str], tuple[Token, ...]]


def _remembered() -> Fill:
    """`fillers`, each slot of each word looked up once: many frames ask the same slots of one trigger."""
    known: dict[tuple[int, str], tuple[Token, ...]] = {}

    def fill(token: Token, path: str) -> tuple[Token, ...]:
        at = (token.i, path)
        if at not in known:
            known[at] = fillers(token, path)
        return known[at]

    return fill


def _matches(
    sentence: Iterable[Token], frames: FrameSet, parties: frozenset[int], fill: Fill, refused: set[int]
) -> list[_Match]:
    """The matches of a sentence; adds to `refused` the words that have a frame's company, and some that it forbids."""
    found: list[_Match] = []
    words = list(sentence)
    bases, spellings = lemmas(words), [token.lower_ for token in words]
    opening = [
        (token, opened)
        for token, base, spelt in zip(words, bases, spellings, strict=True)
        if (base in frames.triggers or spelt in frames.triggers) and (opened := _opened(token, frames))
    ]
    if not opening:
        return found
    held = {*bases, *spellings}
    for token, opened in opening:
        tried = [frame for options in opened for frame in options.among(held)]
        match = _first(tried, token, frames, parties, fill, refused)
        if match is None and _undergoes(token, parties, fill):
            tried = [_without_doer(frame) for frame in tried if frame.type in UNDERGONE]
            match = _first(tried, token, frames, parties, fill, refused)
        if match is not None:
            found.append(match)
        if len(found) >= MAX_TRIGGERS:
            break
    return found


def _first(
    tried: Iterable[Frame],
    token: Token,
    frames: FrameSet,
    parties: frozenset[int],
    fill: Fill,
    refused: set[int],
) -> _Match | None:
    """The match of the first frame that a word has the company of."""
    for frame in tried:
        taken = _taken(frame, token, frames, parties, fill)
        if taken is None:
            continue
        if _forbidden(frame, token, frames, parties, fill):
            refused.add(token.i)
            continue
        return _Match(frame, token, taken)
    return None


def _undergoes(token: Token, parties: frozenset[int], fill: Fill) -> bool:
    """Whether a finite passive tells what a party undergoes, and no words by whom: 'the senator was lectured over it'."""
    if not any(c.dep_ == "auxpass" for c in token.children) or fill(token, "subj"):
        return False
    return any(party_at(t, parties) is not None for t in fill(token, "obj"))


def _without_doer(frame: Frame) -> Frame:
    """A frame that asks for no party as the one who acts."""
    return replace(frame, need=tuple(c for c in frame.need if not (c.slot == "subj" and c.actor)))


def _opened(token: Token, frames: FrameSet) -> list[Opening]:
    """The frames that a word may open, in the order in which they are tried."""
    pos = POS_OF.get(token.pos_)
    if pos is None or token.dep_ in {"aux", "auxpass"}:
        return []
    word = lemma(token)
    opened = [frames.at(pos, word)]
    if (
        pos == "adj" or not opened[0].frames
    ):  # participles are tagged as adjectives now and then, and verbs as nouns
        if token.tag_ in {"VBN", "VBG"} or (pos == "adj" and token.dep_ in {"ROOT", "acl", "conj", "advcl"}):
            opened.append(frames.at("verb", word))
        elif pos == "noun" and token.tag_ == "NNP" and word != token.lower_:
            opened.append(frames.at("noun", token.lower_))
    return [o for o in opened if o.frames]


def _taken(
    frame: Frame, token: Token, frames: FrameSet, parties: frozenset[int], fill: Fill
) -> frozenset[int] | None:
    """The words that a frame's company explains where the trigger keeps it; None where it does not."""
    taken: set[int] = set()
    for company in frame.need:
        held = [t for t in fill(token, company.slot) if _holds(company, t, frames, parties, fill)]
        if not held:
            return None
        if company.words and (frame.pos != "verb" or company.slot not in {"xcomp", "ccomp", "advcl"}):
            taken.update(w.i for t in held for w in (t, *whole_of(t)) if lemma(w) in company.words)
    if frame.words and not frame.words <= _words_of(token):
        return None
    return frozenset(taken)


def _words_of(token: Token) -> set[str]:
    """The lemmas of a word and all below it, less a 'not' that takes nothing away: 'not only Chad but Niger'."""
    return {lemma(t) for t in token.subtree if not not_only(t)}


def _forbidden(frame: Frame, token: Token, frames: FrameSet, parties: frozenset[int], fill: Fill) -> bool:
    return any(
        _holds(company, t, frames, parties, fill)
        for company in frame.forbid
        for t in fill(token, company.slot.lstrip("?"))
    )


def _holds(company: Company, token: Token, frames: FrameSet, parties: frozenset[int], fill: Fill) -> bool:
    word = lemma(token)
    if company.any or word in company.words or token.lower_ in company.words:
        return True
    if company.words and any(lemma(t) in company.words for t in _measured(token, fill)):
        return True  # 'some of its troops', 'dozens of arrests', 'a total of ten tons of rice'
    if company.actor and party_at(token, parties) is not None:
        return True
    return company.act and bool(_opened(token, frames))


def _measured(token: Token, fill: Fill) -> Iterator[Token]:
    """What a word is but a part, a number or a measure of, through two of them."""
    for _ in range(2):
        if lemma(token) not in word_list("slots.partitive") and lemma(token) not in word_list(
            "what.measures"
        ):
            return
        inner = fill(token, "of")
        yield from inner
        if not inner:
            return
        token = inner[0]


MUTUAL = ("with", "to", "at", "on", "against")
SPOKEN = frozenset({"dobj", "pobj", "xcomp", "pcomp", "conj", "nsubjpass", "attr"})


def _act(match: _Match, types: dict[int, str], frames: FrameSet, parties: frozenset[int]) -> Act:
    frame, token = match.frame, match.trigger
    sources = _first_filled(token, frame.source, parties)
    if frame.source[:1] == ("subj",) and not any(party_at(t, parties) is not None for t in sources):
        sources = beside_relative(token, parties) or sources
    says = next((t for slot in frame.says for t in fillers(token, slot)), None)
    targets = _first_filled(token, frame.target, parties, judged=frame.type in JUDGING)
    if frame.type in BLAMING:  # 'condemned the arrest of Soto', 'called for the release of Soto'
        targets = tuple(t for t in targets if not _suffers(t))
    if not any(party_at(t, parties) is not None for t in targets):
        targets = behind(targets, parties) or _spoken_of(frame.type, says, sources, parties) or targets
    targets = tuple(t for t in targets if t.i not in {s.i for s in sources})
    topics = tuple(t for slot in frame.topic for t in fillers(token, slot))
    mode, content = _spoken(frame, says, types, frames)
    gives_way = (
        frame.type == "AGREE" and content in GIVING_WAY
    )  # who promises to give way, gives way in words
    start, end = extent(
        token, told=frame.pos == "verb" and any(c.slot.startswith("ccomp") for c in frame.need)
    )
    return Act(
        trigger=token.i,
        start=start,
        end=end,
        frame=frame.id,
        type="CONCEDE" if gives_way else frame.type,
        mode=mode,
        content="" if gives_way else content,
        reciprocal=frame.reciprocal or _each_other(token),
        sources=tuple(t.i for t in sources),
        targets=tuple(t.i for t in targets),
        topics=tuple(t.i for t in topics),
        says=says.i if says is not None else None,
    )


def _spoken(frame: Frame, says: Token | None, types: dict[int, str], frames: FrameSet) -> tuple[str, str]:
    """The mode of an act, and the type of the act that it speaks of."""
    if frame.type not in SPOKEN_OF or says is None:
        return frame.mode, frame.content
    if frame.type == "REQUEST" and frame.content in {"", "RETREAT"} and _to_stop(says):
        force = not word_list("what.force").isdisjoint(lemmas(list(says.subtree)))
        return ("yield", "RETREAT") if force else ("change", "CONCEDE")
    told = frame.content or _content(frame.type, says, types, frames)
    content = told or spoken_by_word(_of_aspect(says), frame.type)
    if frame.type == "AGREE":
        content = as_promised(content, lemmas(list(says.subtree)))
    return frame.mode, content


def _to_stop(says: Token) -> bool:
    """Whether it is asked that something be no longer done: 'should stop interfering', 'to halt the work'; not 'to end the war by talks'."""
    return says.pos_ == "VERB" and lemma(says) in word_list("what.stopping") and not fillers(says, "neg")


def as_promised(content: str, words: Iterable[str]) -> str:
    """What a promise is of, where its words are taken for backing or for a promise: 'to strengthen ties', 'to join forces'."""
    if content == "AGREE" or (content == "SUPPORT" and word_list("what.backing").isdisjoint(words)):
        return "COOPERATE"
    return content


def _each_other(trigger: Token) -> bool:
    """'Accused each other', 'traded fire with one another'."""
    held = (
        t
        for slot in ("obj", "iobj", *MUTUAL)
        for t in fillers(trigger, slot)
        if t.lower_ in {"other", "another"}
    )
    return any(t.i > 0 and t.nbor(-1).lower_ in {"each", "one"} for t in held)


def _first_filled(
    token: Token, slots: Sequence[str], parties: frozenset[int], *, judged: bool = False
) -> tuple[Token, ...]:
    """The fillers of the first slot that holds a party; where none does, of the first slot that is filled.

    Where a deed is `judged`, whose it is comes before what it is done to: 'welcomed Chad's release of the Malians'.
    """
    first: tuple[Token, ...] = ()
    for slot in slots:
        held = tuple(t for t in fillers(token, slot) if not colours(t))
        sides = tuple(token.doc[i] for t in held if (i := party_at(t, parties)) is not None)
        if slot.endswith(".of"):
            sides = tuple(s for s in sides if not _undone(s))
            sides = (_whose(token, slot, sides, parties) if judged and sides else ()) or sides
        if sides:
            return sides
        first = first or held
    return first


def _whose(token: Token, slot: str, suffering: Sequence[Token], parties: frozenset[int]) -> tuple[Token, ...]:
    """Whose a deed is: 'Chad's release of the Malians', but not 'her support of the Malians', which is the act itself."""
    deeds = {first_joined(t).head.head.i for t in suffering}
    if any(lemma(token.doc[i]) in word_list("what.given") for i in deeds):
        return ()
    held = (t for t in fillers(token, slot.removesuffix("of") + "poss") if first_joined(t).head.i in deeds)
    return tuple(token.doc[i] for t in held if (i := party_at(t, parties)) is not None)


def _undone(token: Token) -> bool:
    """Whether a word tells who is to be beaten: 'a commitment to the defeat of the rebels'."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token.dep_ == "pobj" and lemma(token.head.head) in word_list("what.beaten")


def _suffers(token: Token) -> bool:
    """Whether a word tells who suffers what a noun names, or what is made: 'the arrest of Soto', 'the creation of a court'."""
    token = first_joined(token)
    if token.dep_ == "poss":  # 'demanded Soto's release'
        return lemma(token.head) in word_list("findings.suffered") and not fillers(token.head, "of")
    undergone = word_list("findings.suffered") | word_list("slots.made") | word_list("findings.invaded")
    return token.dep_ == "pobj" and token.head.lower_ == "of" and lemma(token.head.head) in undergone


def _spoken_of(
    type_: str, says: Token | None, sources: Sequence[Token], parties: frozenset[int]
) -> tuple[Token, ...]:
    """Who is meant by what is said: 'demanded that Kenya leave', 'claimed that Kenya had fired first', 'vowed to arm Kenya'."""
    if says is None or type_ not in SPOKEN_OF:
        return ()
    own = {t.i for t in sources}
    slots = (
        ("subj", "obj", "iobj", "to", "with", "against", "for")
        if type_ in {"REQUEST", "ACCUSE"}
        else ("obj", "iobj", "to", "with", "against", "for")
    )
    for slot in slots:
        held = fillers(says, slot)
        sides = tuple(t for t in held if t.i in parties and t.i not in own) or tuple(
            t for t in behind(held, parties) if t.i not in own
        )
        if sides:
            return sides
    return ()


def _content(outer: str, says: Token, types: dict[int, str], frames: FrameSet) -> str:
    """The type of the act spoken of: what its own word tells of, else the first word below it that tells of one.

    Who refuses a demand or request refuses what it asks for.
    """
    told = list(_told_below(says, types, frames))
    asked = next((t for t in told if t != "REQUEST"), "") if outer == "REJECT" else ""
    return asked or next(iter(told), "")


def _of_aspect(says: Token) -> Token:
    """The act itself, behind a verb that tells only that it goes on: 'to continue helping'."""
    while lemma(says) in word_list("what.aspect") and (inner := fillers(says, "xcomp")):
        says = inner[0]
    return says


def _told_below(says: Token, types: dict[int, str], frames: FrameSet) -> Iterator[str]:
    """The types that a word and those below it in its clause tell of, in the order of the words."""
    says = _of_aspect(says)
    below = (t for t in says.subtree if t.i != says.i and t.dep_ in SPOKEN and same_clause(t, says))
    for token in (says, *below):
        if token.i in types:
            yield types[token.i]
            continue
        for frame in (frame for options in _opened(token, frames) for frame in options.frames):
            if _may_be_told(frame, token, frames):
                yield _as_content(frame)
                break


def _may_be_told(frame: Frame, token: Token, frames: FrameSet) -> bool:
    """Whether a word keeps all that a frame asks of it but its parties."""
    together = frame.type == "COOPERATE"  # 'agreed to coordinate the search': with whom goes untold
    if not all(
        (together and c.actor and c.slot == "with") or _kept_company(c, token, frames) for c in frame.need
    ):
        return False
    if frame.words and not frame.words <= _words_of(token):
        return False
    return not _forbidden(frame, token, frames, frozenset(), fillers)


def _as_content(frame: Frame) -> str:
    """The type that an act of a frame has as another's content: an invitation that is asked for or refused is a meeting."""
    return frame.content if frame.type == "AGREE" and frame.content == "CONSULT" else frame.type


def _kept_company(company: Company, token: Token, frames: FrameSet) -> bool:
    """Whether a word keeps a frame's company, whoever the parties are; who is to act often goes untold in what is only spoken of."""
    if company.actor:
        return company.slot in DOERS or bool(fillers(token, company.slot))
    return any(_holds(company, t, frames, frozenset(), fillers) for t in fillers(token, company.slot))


def _without_topics(acts: list[Act], doc: Doc) -> list[Act]:
    """The acts less those whose words only say what another act is about: 'work together to explore new trades'."""
    aims = {
        doc[topic].head.i: set(act.sources)
        for act in acts
        for topic in act.topics
        if doc[topic].head.dep_ in {"xcomp", "advcl"} and doc[topic].head.head.i == act.trigger
    }
    discussed = {
        word.i: set(act.sources) | set(act.targets)
        for act in acts if act.type == "CONSULT"
        for topic in act.topics if doc[topic].pos_ == "NOUN"
        for word in doc[topic].subtree if word.dep_ in {"pcomp", "acl", "conj"} and word.tag_ in {"VB", "VBG"}
    }  # 'discussed the prospects for expanding trade'  # fmt: skip
    aims |= {
        inner.trigger: set(act.sources) | set(act.targets)
        for act in acts if act.type == "CONSULT"
        for inner in acts if inner.type in {"CONSULT", "COOPERATE"} and not set(inner.targets) - set(act.targets)
        if _purpose_of(doc[inner.trigger], act)
    }  # 'met to exchange views', 'talks to expand trade'  # fmt: skip
    protests = {act.trigger: set(act.sources) for act in acts if act.type == "PROTEST"}
    demands = {
        act.trigger: protests[above.i]
        for act in acts if _aim_of_protest(act, doc[act.trigger])
        for above in islice(doc[act.trigger].ancestors, 3) if above.i in protests
    }  # 'marched, demanding new elections': what a protest is about  # fmt: skip
    aims = {**discussed, **demands, **aims}
    return [act for act in acts if act.trigger not in aims or not aims[act.trigger] >= set(act.sources)]


def _aim_of_protest(act: Act, verb: Token) -> bool:
    """Whether a verb may tell what a protest that it hangs on is for: 'marched, demanding elections', 'rallied to back the mayor'."""
    if act.type == "REQUEST":
        return verb.dep_ in {"advcl", "xcomp", "acl"}
    said = act.type in {"SUPPORT", "ACCUSE", "REJECT"}
    return said and to_infinitive(verb) and verb.dep_ in {"advcl", "xcomp", "acl", "relcl"}


def _purpose_of(verb: Token, act: Act) -> bool:
    """Whether an infinitive tells what another act is for: 'held talks in order to widen trade'."""
    if verb.tag_ != "VB" or verb.dep_ not in {"advcl", "acl", "relcl"}:
        return False
    if not any(c.lower_ == "to" for c in verb.lefts):
        return False
    above = verb.head
    if lemma(above) in word_list("what.bids") and above.dep_ == "pobj":  # 'in a bid to …'
        above = above.head.head
    return act.trigger in ({above.i, above.head.i} if lemma(above) in word_list("what.talks") else {above.i})
