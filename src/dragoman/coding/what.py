"""What was done?

Finds the acts that a sentence tells of by matching frames at their trigger words. It does not yet know figures of speech
that need more than the trigger's own company, nor acts told across sentences.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from dragoman.codebook.frames import Company, Frame, FrameSet, Pos
from dragoman.coding.findings import SPOKEN_OF, Act
from dragoman.reading.grammar import CLAUSES, fillers, is_beside, lemma, same_clause, subject

POS_OF: dict[str, Pos] = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
EDGE = frozenset({"punct", "cc", "mark"})
BEHIND = ("of", "from", "between", "to", "with", "in")  # 'the rulers of X', 'a call from X', 'steps towards'
MAX_TRIGGERS = 400  # a sentence of more trigger words than this is no sentence


@dataclass(frozen=True, slots=True)
class _Match:
    frame: Frame
    trigger: Token
    taken: frozenset[int]  # nouns that the frame's own company explains


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
    fill = _remembered()
    matches = [m for sentence in doc.sents for m in _matches(sentence, frames, parties, fill)]
    taken = frozenset(i for m in matches for i in m.taken)
    kept = [m for m in matches if m.trigger.i not in taken]
    types = {m.trigger.i: m.frame.type for m in kept}
    return _mark_reported(_without_topics([_act(m, types, frames, parties) for m in kept], doc), doc)


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
    sentence: Iterable[Token], frames: FrameSet, parties: frozenset[int], fill: Fill
) -> list[_Match]:
    found: list[_Match] = []
    for token in sentence:
        options = _options(token, frames)
        if not options:
            continue
        match = next((m for f in options if (m := _match(f, token, frames, parties, fill))), None)
        if match:
            found.append(match)
            if len(found) >= MAX_TRIGGERS:
                break
    return found


def _options(token: Token, frames: FrameSet) -> tuple[Frame, ...]:
    pos = POS_OF.get(token.pos_)
    if pos is None or token.dep_ in {"aux", "auxpass"}:
        return ()
    word = lemma(token)
    options = frames.at(pos, word)
    if pos == "adj" or not options:  # participles are tagged as adjectives now and then, and verbs as nouns
        if token.tag_ in {"VBN", "VBG"} or (pos == "adj" and token.dep_ in {"ROOT", "acl", "conj", "advcl"}):
            options += frames.at("verb", word)
        elif pos == "noun" and token.tag_ == "NNP" and word != token.lower_:
            options += frames.at("noun", token.lower_)
    return options


def _match(
    frame: Frame, token: Token, frames: FrameSet, parties: frozenset[int], fill: Fill
) -> _Match | None:
    taken: set[int] = set()
    for company in frame.need:
        held = [t for t in fill(token, company.slot) if _holds(company, t, frames, parties, fill)]
        if not held:
            return None
        if company.words and (frame.pos != "verb" or company.slot not in {"xcomp", "ccomp", "advcl"}):
            taken.update(t.i for t in held if lemma(t) in company.words)
    for company in frame.forbid:
        if any(_holds(company, t, frames, parties, fill) for t in fill(token, company.slot.lstrip("?"))):
            return None
    if frame.words and not frame.words <= {lemma(t) for t in token.subtree}:
        return None
    return _Match(frame, token, frozenset(taken))


def _holds(company: Company, token: Token, frames: FrameSet, parties: frozenset[int], fill: Fill) -> bool:
    word = lemma(token)
    if company.any or word in company.words or token.lower_ in company.words:
        return True
    if word in PARTITIVE and company.words and any(lemma(t) in company.words for t in fill(token, "of")):
        return True  # 'some of its troops', 'dozens of arrests'
    if company.actor and _party(token, parties) is not None:
        return True
    return company.act and bool(_options(token, frames))


def _party(token: Token, parties: frozenset[int]) -> int | None:
    """The party that a slot's filler stands for: itself, or the one that it is a part or group of ('dozens of rebels')."""
    if token.i in parties:
        return int(token.i)
    if lemma(token) in PARTITIVE:
        named = (c for c in token.children if c.dep_ == "appos")  # 'one of the hosts, Peru'
        for inner in (*named, *fillers(token, "of")):
            if inner.i in parties:
                return int(inner.i)
        return None
    for number in token.lefts:  # 'the two last met'
        if number.dep_ == "nummod" and number.i in parties:
            return int(number.i)
    return None


SPOKEN = frozenset({"dobj", "pobj", "xcomp", "pcomp", "conj", "nsubjpass", "attr"})
PARTITIVE = frozenset(
    "dozen hundred thousand million score group number lot member leader head chief majority rest handful crowd bunch "
    "people ten part unit column convoy series wave couple pair several many some most all one two three both".split()
)


def _act(match: _Match, types: dict[int, str], frames: FrameSet, parties: frozenset[int]) -> Act:
    frame, token = match.frame, match.trigger
    sources = _first_filled(token, frame.source, parties)
    says = next((t for slot in frame.says for t in fillers(token, slot)), None)
    targets = _first_filled(token, frame.target, parties)
    if not any(_party(t, parties) is not None for t in targets):
        targets = _behind(targets, parties) or _spoken_of(frame.type, says, sources, parties) or targets
    targets = tuple(t for t in targets if t.i not in {s.i for s in sources})
    topics = tuple(t for slot in frame.topic for t in fillers(token, slot))
    start, end = _extent(token)
    return Act(
        trigger=token.i,
        start=start,
        end=end,
        frame=frame.id,
        type=frame.type,
        mode=frame.mode,
        content=frame.content
        or (_content(says, types, frames) if frame.type in SPOKEN_OF and says is not None else ""),
        reciprocal=frame.reciprocal,
        sources=tuple(t.i for t in sources),
        targets=tuple(t.i for t in targets),
        topics=tuple(t.i for t in topics),
        says=says.i if says is not None else None,
    )


def _first_filled(token: Token, slots: Sequence[str], parties: frozenset[int]) -> tuple[Token, ...]:
    """The fillers of the first slot that holds a party; where none does, of the first slot that is filled."""
    first: tuple[Token, ...] = ()
    for slot in slots:
        held = fillers(token, slot)
        sides = tuple(token.doc[i] for t in held if (i := _party(t, parties)) is not None)
        if sides:
            return sides
        first = first or held
    return first


def _behind(things: Sequence[Token], parties: frozenset[int]) -> tuple[Token, ...]:
    """The party whose deed or thing it is: 'condemned Kenya's raid', 'rejected comments made by Kenya'."""
    for thing in things:
        agents = (g for c in thing.children if c.dep_ in {"acl", "relcl"} for g in subject(c))
        for held in (
            fillers(thing, "poss"),
            fillers(thing, "adj"),
            fillers(thing, "by"),
            tuple(agents),
            *(fillers(thing, p) for p in BEHIND),
        ):
            sides = tuple(t for t in held if t.i in parties)
            if sides:
                return sides
    return ()


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
            t for t in _behind(held, parties) if t.i not in own
        )
        if sides:
            return sides
    return ()


def _content(says: Token, types: dict[int, str], frames: FrameSet) -> str:
    """The type of the act spoken of: what its own word tells of, else the first word below it that tells of one."""
    for token in (
        says,
        *(t for t in says.subtree if t.i != says.i and t.dep_ in SPOKEN and same_clause(t, says)),
    ):
        if token.i in types:
            return types[token.i]
        for frame in _options(token, frames):
            if all(_kept_company(c, token, frames) for c in frame.need):
                return frame.type
    return ""


def _kept_company(company: Company, token: Token, frames: FrameSet) -> bool:
    """Whether a word keeps a frame's company, whoever the parties are: of what is only spoken of they often go untold."""
    if company.actor:
        return True
    return any(_holds(company, t, frames, frozenset(), fillers) for t in fillers(token, company.slot))


def _extent(trigger: Token) -> tuple[int, int]:
    """The shortest run of words with the trigger and its own arguments, without clauses of their own."""
    words = {trigger.i}
    for child in trigger.children:
        if child.dep_ not in CLAUSES and child.dep_ not in EDGE and not is_beside(child):
            words.update(_plain_subtree(child))
    if trigger.dep_ == "acl" and trigger.tag_ == "VBN":  # 'the memorandum signed between'
        words.add(trigger.head.i)
    kept = [i for i in words if not trigger.doc[i].is_space]
    return min(kept), max(kept) + 1


def _plain_subtree(token: Token) -> list[int]:
    inner = [
        i
        for c in token.children
        if c.dep_ not in {"relcl", "advcl", "parataxis", "punct"} and not is_beside(c)
        for i in _plain_subtree(c)
    ]
    return [token.i, *inner]


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
    protests = {act.trigger: set(act.sources) for act in acts if act.type == "PROTEST"}
    demands = {
        act.trigger: protests[above.i]
        for act in acts if act.type == "REQUEST" and doc[act.trigger].dep_ in {"advcl", "xcomp", "acl"}
        for above in (doc[act.trigger].head, doc[act.trigger].head.head) if above.i in protests
    }  # 'marched, demanding new elections': what a protest is about  # fmt: skip
    aims = {**discussed, **demands, **aims}
    return [act for act in acts if act.trigger not in aims or not aims[act.trigger] >= set(act.sources)]


def _mark_reported(acts: list[Act], doc: Doc) -> tuple[Act, ...]:
    """Marks the acts that stand inside what another act promises, asks, alleges, refuses or threatens."""
    spoken: dict[int, set[int]] = {}
    for act in acts:
        if act.type in SPOKEN_OF and act.says is not None:
            spoken[act.trigger] = {t.i for t in doc[act.says].subtree} - {act.trigger}
    inside: Callable[[Act], bool] = lambda act: any(  # noqa: E731
        act.trigger in words for trigger, words in spoken.items() if trigger != act.trigger
    )
    return tuple(replace(act, reported=True) if inside(act) else act for act in acts)
