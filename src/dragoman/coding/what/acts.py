"""What was done?

Finds the acts that a sentence tells of by matching frames at their trigger words. It does not yet know figures of speech
that need more than the trigger's own company, nor acts told across sentences.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Doc, Token

from dragoman.codebook.frames import FrameSet
from dragoman.coding.findings import SPOKEN_OF, Act
from dragoman.coding.sides.slots import behind, beside_relative, colours, extent, founded, party_at
from dragoman.coding.what.inner import GIVING_WAY, mark_reported
from dragoman.coding.what.matching_frames import FrameMatch, matches_in, remembered
from dragoman.coding.what.spoken_content import as_content, spoken_content
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.grammar import fillers, to_infinitive
from dragoman.reading.joined import first_joined
from dragoman.reading.lemmas import lemma

JUDGING = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT"})  # what is done about a deed of others
BLAMING = frozenset({"ACCUSE", "REQUEST"})


@dataclass(frozen=True, slots=True)
class FoundActs:
    """The acts of a text, the words that frames have dealt with, and with them those that frames have refused for their company."""

    acts: tuple[Act, ...]
    explained: frozenset[int]
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


def look(doc: Doc, *, frames: FrameSet, parties: frozenset[int]) -> FoundActs:
    """`find_acts`, with the words that need no further look: triggers, what their company explains, and words that a frame refused."""
    fill = remembered()
    refused: set[int] = set()
    matches = [m for sentence in doc.sents for m in matches_in(sentence, frames, parties, fill, refused)]
    taken = frozenset(i for m in matches for i in m.taken)
    kept = _less_aims([m for m in matches if m.trigger.i not in taken])
    types = {m.trigger.i: as_content(m.frame) for m in kept}
    acts = mark_reported(_without_topics([_act(m, types, frames, parties) for m in kept], doc), doc)
    explained = taken | {m.trigger.i for m in matches}
    return FoundActs(acts, explained, explained | refused)


MUTUAL = ("with", "to", "at", "on", "against")


def _act(match: FrameMatch, types: dict[int, str], frames: FrameSet, parties: frozenset[int]) -> Act:
    frame, token = match.frame, match.trigger
    sources = _first_filled(token, frame.source, parties)
    if frame.source[:1] == ("subj",) and not any(party_at(t, parties) is not None for t in sources):
        sources = beside_relative(token, parties) or sources
    says = next((t for slot in frame.says for t in fillers(token, slot)), None)
    targets = _first_filled(token, frame.target, parties, judged=frame.type in JUDGING)
    if frame.type in BLAMING:  # 'condemned the arrest of Soto', 'called for the release of Soto'
        targets = tuple(t for t in targets if _undergoes_law(t, match) or not _suffers(t))
    if not any(party_at(t, parties) is not None for t in targets):
        targets = behind(targets, parties) or _spoken_of(frame.type, says, sources, parties) or targets
    targets = tuple(t for t in targets if t.i not in {s.i for s in sources})
    topics = tuple(t for slot in frame.topic for t in fillers(token, slot))
    mode, content = spoken_content(frame, says, types, frames)
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
        reciprocal=frame.reciprocal
        or _each_other(token)
        or (not targets and len(sources) > 1 and _with_one_another(token)),
        sources=tuple(t.i for t in sources),
        targets=tuple(t.i for t in targets),
        topics=tuple(t.i for t in topics),
        says=says.i if says is not None else None,
    )


def _each_other(trigger: Token) -> bool:
    """'Accused each other', 'traded fire with one another'."""
    held = (
        t
        for slot in ("obj", "iobj", *MUTUAL)
        for t in fillers(trigger, slot)
        if t.lower_ in {"other", "another"}
    )
    return any(t.i > 0 and t.nbor(-1).lower_ in {"each", "one"} for t in held)


def _less_aims(matches: Sequence[FrameMatch]) -> list[FrameMatch]:
    """Without what forces are only moved for: 'scrambled jets to intercept two bombers' is one move."""
    moves = {m.trigger.i for m in matches if m.frame.type == "MOBILIZE"}
    return [
        m
        for m in matches
        if not (m.trigger.i in moves and m.trigger.head.i in moves and to_infinitive(m.trigger))
    ]


def _with_one_another(trigger: Token) -> bool:
    """'Chad and Togo severed relations', 'broke off talks', 'agreed to end the feud': with one another, where nobody else is told."""
    return lemma(trigger) == "agree" or any(
        lemma(t) in word_list("acts.shared") for t in fillers(trigger, "obj")
    )


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
    if any(lemma(token.doc[i]) in word_list("acts.given") for i in deeds):
        return ()
    held = (t for t in fillers(token, slot.removesuffix("of") + "poss") if first_joined(t).head.i in deeds)
    return tuple(token.doc[i] for t in held if (i := party_at(t, parties)) is not None)


def _undone(token: Token) -> bool:
    """Whether a word tells who is to be beaten: 'a commitment to the defeat of the rebels'."""
    token = first_joined(token)
    return token.dep_ == "pobj" and lemma(token.head.head) in word_list("acts.beaten")


def _suffers(token: Token) -> bool:
    """Whether a word tells who suffers what a noun names, or what is made: 'the arrest of Soto', 'the creation of a court'."""
    token = first_joined(token)
    if token.dep_ == "poss":  # 'demanded Soto's release'
        return lemma(token.head) in word_list("findings.suffered") and not fillers(token.head, "of")
    undergone = word_list("findings.suffered") | word_list("slots.made") | word_list("findings.invaded")
    return token.dep_ == "pobj" and token.head.lower_ == "of" and lemma(token.head.head) in undergone


def _undergoes_law(token: Token, match: FrameMatch) -> bool:
    """Whether a word tells with whom the law deals in the act itself: 'the trial of Soto opened', but not 'condemned the trial of Soto'."""
    noun = first_joined(token).head
    noun = noun.head if noun.pos_ == "ADP" else noun
    return match.frame.mode == "allege" and noun.i in match.taken and lemma(noun) in word_list("acts.by_law")


def _spoken_of(
    type_: str, says: Token | None, sources: Sequence[Token], parties: frozenset[int]
) -> tuple[Token, ...]:
    """Who is meant by what is said: 'demanded that Kenya leave', 'claimed that Kenya had fired first', 'vowed to arm Kenya'."""
    if says is None or type_ not in SPOKEN_OF:
        return ()
    own = {t.i for t in sources}
    slots: tuple[str, ...] = ("obj", "iobj", "to", "with", "against", "for")
    if type_ in {"REQUEST", "ACCUSE"}:
        slots = ("subj", *slots)
    if type_ == "ACCUSE" and says.dep_ == "pcomp" and says.head.lower_ in {"for", "of"}:
        slots = (
            "subj",
        )  # 'slammed donors for abandoning Chad', 'accused boats of entering it': whom it hurts
    for slot in slots:
        held = tuple(t for t in fillers(says, slot) if not founded(t))
        sides = tuple(t for t in held if t.i in parties and t.i not in own) or tuple(
            t for t in behind(held, parties) if t.i not in own
        )
        if sides:
            return sides
    return ()


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
    talks: dict[int, list[Act]] = {}
    for act in acts:
        if act.type == "CONSULT" or lemma(doc[act.trigger]) in word_list("mending.sending_for"):
            talks.setdefault(act.trigger, []).append(act)
    aims |= {
        inner.trigger: set(act.sources) | set(act.targets)
        for inner in acts if inner.type in {"CONSULT", "COOPERATE"}
        for above in _purpose_of(doc[inner.trigger])
        for act in talks.get(above, ()) if not set(inner.targets) - set(act.targets)
    }  # 'met to exchange views', 'talks to expand trade', 'recalled its envoy to discuss it'  # fmt: skip
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


def _purpose_of(verb: Token) -> set[int]:
    """The words of acts that an infinitive tells the purpose of: 'held talks in order to widen trade'."""
    if verb.tag_ != "VB" or verb.dep_ not in {"advcl", "acl", "relcl", "xcomp"}:
        return set()
    if not any(c.lower_ == "to" for c in verb.lefts):
        return set()
    above = verb.head
    if lemma(above) in word_list("acts.bids") and above.dep_ == "pobj":  # 'in a bid to …'
        above = above.head.head
    return {above.i, above.head.i} if lemma(above) in word_list("acts.talks") else {above.i}
