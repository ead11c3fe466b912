"""What does somebody do by what he says of another: ask, blame, praise, promise, threaten, refuse?

Proposes an act for a clause of a saying that no frame has: its type by modals and by words of blame and praise, its source who
says it, its target whom the clause asks or is about. It judges nothing; the learned part is asked how sure the type is.
"""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from dragoman.coding.findings import Act, Mention, Said, unframed_act
from dragoman.coding.says_who import VOUCH
from dragoman.coding.sides.slots import extent
from dragoman.coding.spoken.said_clauses import Clause, clauses_of, own_words
from dragoman.coding.spoken.signs import sign_of
from dragoman.coding.spoken.told import Told
from dragoman.knowledge.sectors import MANY_IN_A_COUNTRY, ONLOOKERS
from dragoman.knowledge.tables import Words
from dragoman.records import Actor

SPEAKING = frozenset(
    VOUCH + way for way in "say tell state mention speak according speaker signed noun-statement".split()
)

NEAR = 3  # tokens between a cue and who says it: 'Soto later said'
FAR = 25  # tokens between a clause and its cue, beyond which the words of the record leave the cue out


def find_spoken(
    doc: Doc,
    *,
    sayings: Sequence[Said],
    mentions: Mapping[int, Mention],
    taken: Sequence[tuple[int, int]],
    words: Words,
) -> tuple[Act, ...]:
    """The acts of which what known speakers say is a sign, in the order of the text.

    Args:
        doc: a parsed text.
        sayings: those whose source vouches for what is said.
        mentions: resolved mentions by head token.
        taken: token ranges of what is told already; a clause that holds words of one is passed over.
        words: the lists of `spoken.toml`.
    """
    found: dict[int, Act] = {}
    for said in sayings:
        speaker = _speaker(said, mentions)
        if speaker is None:
            continue
        for clause in clauses_of(said, doc, words):
            inner = _clause_extent(clause)
            if any(a < inner[1] and inner[0] < b for a, b in taken):
                continue
            one = _spoken(clause, said, speaker, doc, mentions, words)
            if one is not None:
                found.setdefault(one.trigger, one)
    return tuple(found[i] for i in sorted(found))


def _speaker(said: Said, mentions: Mapping[int, Mention]) -> Mention | None:
    if said.source is None or said.how == "unnamed" or said.rule not in SPEAKING:
        return None
    found = next((mentions[i] for i in range(*said.source) if i in mentions and mentions[i].actors), None)
    return found if found is not None and any(map(_speaks_in_politics, found.actors)) else None


def _speaks_in_politics(actor: Actor) -> bool:
    """Whether somebody's word may be an act: not that of a paper, a scholar or a doctor."""
    return _somebody(actor) and actor.sector not in ONLOOKERS


def _spoken(
    clause: Clause, said: Said, speaker: Mention, doc: Doc, mentions: Mapping[int, Mention], words: Words
) -> Act | None:
    known = {
        i: m
        for i in range(clause.start, clause.end)
        if (m := mentions.get(i)) and any(map(_somebody, m.actors))
    }
    ours = _ours(known, speaker, doc)
    sign = sign_of(Told(clause, own_words(clause), frozenset(known) - ours, ours, words))
    if sign is None or (
        sign.type == "ACCUSE"
        and sign.targets
        and all(map(_unknown, (mentions[i] for i in sign.targets if i in mentions)))
    ):
        return None
    return unframed_act(
        clause.word.i,
        _extent(clause, said),
        type=sign.type,
        sources=(speaker.head,),
        targets=sign.targets,
        sign=sign.kind,
        cue=said.cue[0],
    )


def _unknown(mention: Mention) -> bool:
    """Whether nobody knows who is meant: 'two men', 'a driver'."""
    return all(not a.name and a.sector in {"UNK", ""} for a in mention.actors)


def _somebody(actor: Actor) -> bool:
    return bool(actor.country or actor.sector or actor.name)


def own(speakers: Sequence[Actor], others: Sequence[Actor]) -> bool:
    """Whether others are the speakers themselves, or the state that they speak for; parties of one country are several."""
    return any(
        (a.name and a.name == b.name)
        or (
            a.country == b.country
            and a.sector == b.sector
            and a.sector not in MANY_IN_A_COUNTRY
            and not (a.name and b.name)
        )
        for a in speakers
        for b in others
    )


def _ours(known: Mapping[int, Mention], speaker: Mention, doc: Doc) -> frozenset[int]:
    """The mentions of the speaker himself, of those for whom he speaks, and of what he calls his: 'we', 'our army', 'its army'."""
    found = {head for head, m in known.items() if own(speaker.actors, m.actors)}
    for head in known:
        owners = [c for c in doc[head].children if c.dep_ == "poss"]
        if any(c.i in found or c.lower_ in {"our", "my"} for c in owners):
            found.add(head)
    return frozenset(found)


def _clause_extent(clause: Clause) -> tuple[int, int]:
    start, end = extent(clause.word, told=True)
    return max(start, clause.start), min(end, clause.end)


def _extent(clause: Clause, said: Said) -> tuple[int, int]:
    """The shortest words that hold the clause, and who says it where that stands beside it."""
    start, end = _clause_extent(clause)
    sentence, (first, last) = clause.word.sent, said.cue
    if said.source is not None and (
        0 <= first - said.source[1] <= NEAR or 0 <= said.source[0] - last <= NEAR
    ):
        first, last = min(first, said.source[0]), max(last, said.source[1])
    if sentence.start <= first and last <= start and start - last < FAR:
        return first, end
    if end <= first and last <= sentence.end and first - end < FAR:
        return start, last
    return start, end
