"""Which party is meant where an act's own slots name none?

'Objected to any invitation being extended to the party', 'accepted the demands', 'rejected the offer': the party stands deeper in what
the act is about, or it was told who made the demand. Goes by the words of the clause, by earlier tellings of the same
thing, and by whom the acting side dealt with just before. It invents nobody: each party is a mention of the text.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.coding.findings import SUFFERED, Act, Mention
from dragoman.reading.grammar import BESIDE, conjuncts, direct_object, fillers, is_beside, lemma
from dragoman.records import Actor

LOCATIVE = frozenset("in at near across inside outside around throughout within off".split())
NOT_BELOW = frozenset({"conj", "parataxis"})
DEFINITE = frozenset("the this that these those".split())
WHOSE = ("poss", "adj", "by", "of", "from", "between")
BACK = 400  # tokens that a thing told of before may lie back
FORCES = frozenset({"MIL", "COP"})
PRESS = "JRN"
CONFLICT = frozenset({"ACCUSE", "THREATEN", "REJECT"})
ANSWERING = frozenset({"retaliate", "respond", "reciprocate", "react"})
MEETING_BODIES = frozenset({"UNO", "EUR", "IGO"})
ATTACKS = frozenset(
    "attack strike airstrike raid bombing shelling assault violence crackdown aggression ambush massacre offensive".split()
)
BORDERS = frozenset(
    {"border", "frontier", "boundary", "coast", "link"}
)  # 'on the border with Peru' is a place
CAMPS = frozenset(
    {"OPP", "REB", "PRM", "UAF", "CVL", "REF", "BUS", "LAB", "SOC"}
)  # who may stand against their own government
EVERYBODY = frozenset(
    {"all parties", "party", "parties", "anyone", "everyone", "international community", "country"}
)
MAX_WORDS = 60  # of a clause that is searched


@dataclass(frozen=True, slots=True)
class Earlier:
    """An act told of before: its type, its sides, and whether it stands in the last sentences."""

    type: str
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    near: bool


Before = Sequence[Earlier]  # newest first


def within(
    act: Act,
    doc: Doc,
    mentions: Mapping[int, Mention],
    own: frozenset[str],
    tellers: frozenset[int] = frozenset(),
) -> tuple[Mention, ...]:
    """The first party, other than the acting side, in what an act says, in its fillers, then in its clause.

    Args:
        act: an act with no target among its slots.
        doc: the parsed text.
        mentions: resolved mentions by head token.
        own: countries, or else sectors, of the acting side.
        tellers: words of who tells of the act.
    """
    trigger = doc[act.trigger]
    roots = [*(doc[i] for i in act.targets), *direct_object(trigger)]
    roots += [doc[act.says]] if act.says is not None else []
    searched = [*(_below(r, r) for r in roots), _behind(trigger), _bodies_behind(trigger, mentions)]
    return next(
        (
            found
            for words in searched
            if (found := _first_party((w for w in words if w.i not in tellers), mentions, own, act, trigger))
        ),
        (),
    )


def _below(token: Token, root: Token) -> Iterator[Token]:
    """A word and what hangs on it, in text order, without places, other clauses, and what is told beside it."""
    words = [t for t in token.subtree if t.i == root.i or not _left_out(t, root)]
    return iter(words[:MAX_WORDS])


def _left_out(token: Token, root: Token) -> bool:
    while token.i != root.i:
        if token.dep_ in NOT_BELOW and token.pos_ in {"VERB", "AUX"}:
            return True
        if token.dep_ == "relcl" and (root.pos_ == "VERB" or token.head.i != root.i):
            return True
        if (token.dep_ == "poss" or token.lower_ == "of") and lemma(token.head) in SUFFERED:
            return True
        if token.dep_ == "prep" and lemma(token.head) in BORDERS:
            return True
        if token.dep_ == "prep" and token.lower_ in {"on", "against"} and lemma(token.head) in ATTACKS:
            return True  # who is hit by it
        if token.lower_ == "according":  # 'according to the ministry' tells of it
            return True
        if is_beside(token) or (token.dep_ in {"prep", "mark"} and token.lower_ in LOCATIVE | BESIDE):
            return True
        if token.dep_ == "advcl" and any(c.lower_ in BESIDE for c in token.lefts):
            return True
        token = token.head
    return False


def _behind(trigger: Token) -> Iterator[Token]:
    return (t for t in _below(trigger, trigger) if t.i > trigger.i)


def _bodies_behind(trigger: Token, mentions: Mapping[int, Mention]) -> Iterator[Token]:
    """Bodies above states, which act where they meet: 'abstained at the union's summit'."""
    for token in trigger.subtree:
        mention = mentions.get(token.i)
        if (
            token.i > trigger.i
            and mention is not None
            and any(a.sector in MEETING_BODIES for a in mention.actors)
            and not _of_another(token, trigger)
        ):
            yield token


def _of_another(token: Token, trigger: Token) -> bool:
    """Whether a word hangs on a verb joined to the act's: 'was welcomed and will be monitored by the UN'."""
    while token.i != trigger.i and token.head.i != token.i:
        if token.dep_ in NOT_BELOW and token.pos_ in {"VERB", "AUX"}:
            return True
        token = token.head
    return False


def _first_party(
    words: Iterator[Token], mentions: Mapping[int, Mention], own: frozenset[str], act: Act, trigger: Token
) -> tuple[Mention, ...]:
    taken = {*act.sources, act.trigger}
    if act.type == "MOBILIZE":  # the troops that are sent
        taken |= {t.i for t in direct_object(trigger)}
    for token in words:
        mention = mentions.get(token.i)
        if mention is None or token.i in taken or not _other(mention, own):
            continue
        if act.type == "AGREE" and any(forces(a) for a in mention.actors):
            continue
        listed = (mentions.get(t.i) for t in conjuncts(token))
        return tuple(m for m in listed if m is not None and _other(m, own))
    return ()


def _other(mention: Mention, own: frozenset[str]) -> bool:
    """Whether a mention stands for somebody else than the acting side, and not for the press."""
    return bool(mention.actors) and all(
        is_known(a) and a.sector != PRESS and not own & marks(a) for a in mention.actors
    )


def is_known(actor: Actor) -> bool:
    """Whether anything but the words that point to an actor is known of it, or it is said to be everybody."""
    return bool(actor.country or actor.sector or actor.name or actor.role in EVERYBODY)


def forces(actor: Actor) -> bool:
    """Whether an actor is troops or police of whom nobody tells whose they are: those that somebody sends."""
    return actor.sector in FORCES and not actor.country and not actor.name


def marks(actor: Actor) -> frozenset[str]:
    """By what an actor is known to be the same side: its country, within it its camp; else its kind."""
    if actor.country:
        return frozenset({f"{actor.country} {actor.sector}" if actor.sector in CAMPS else actor.country})
    return frozenset({actor.sector or actor.name or actor.mention.lower()})


def whose(act: Act, doc: Doc, mentions: Mapping[int, Mention], own: frozenset[str]) -> tuple[Mention, ...]:
    """Whose a definite thing is by an earlier telling: 'Chad's raid on the camp … Niger condemned the raid'."""
    things = [doc[i] for i in act.targets if i not in mentions]
    if act.says is not None and doc[act.says].pos_ == "NOUN":
        things.append(doc[act.says])
    for thing in things:
        if thing.pos_ != "NOUN" or not any(c.lower_ in DEFINITE for c in thing.lefts):
            continue
        for token in reversed(doc[max(0, thing.i - BACK) : thing.left_edge.i]):
            if token.pos_ != "NOUN" or lemma(token) != lemma(thing):
                continue
            owners = (mentions.get(o.i) for slot in WHOSE for o in fillers(token, slot))
            found = next((m for m in owners if m is not None and _other(m, own)), None)
            if found is not None:
                return (found,)
    return ()


def answers(act: Act, doc: Doc) -> bool:
    """Whether an act answers something told of before: 'rejected the demands', 'retaliated'."""
    if lemma(doc[act.trigger]) in ANSWERING:
        return True
    things = [doc[i] for i in act.targets]
    if act.says is not None and not things:
        things = [doc[act.says]]
    things = things or direct_object(doc[act.trigger])
    return all(t.pos_ == "NOUN" and any(c.lower_ in DEFINITE for c in t.lefts) for t in things)


def quarrel(own: frozenset[str], before: Before) -> tuple[Actor, ...]:
    """Whom the acting side last blamed, threatened or attacked: who goes on blaming blames the same."""
    for earlier in before:
        if earlier.type in CONFLICT and any(own & marks(a) for a in earlier.sources):
            others = tuple(a for a in earlier.targets if a.country and not own & marks(a))
            if others:
                return others
    return ()


def organiser(own: frozenset[str], before: Before) -> tuple[Actor, ...]:
    """Who holds the talks told of just before, which the acting side will not attend."""
    for earlier in before:
        others = tuple(a for a in earlier.sources if not own & marks(a))
        if earlier.near and earlier.type == "CONSULT" and others:
            return others
    return ()


def dealt_with(own: frozenset[str], before: Before) -> tuple[Actor, ...]:
    """The other side of the last act, just before, in which the acting side took part.

    Args:
        own: countries, or else sectors, of the acting side.
        before: the acts told of before, newest first.
    """
    for earlier in before:
        for mine, theirs in ((earlier.sources, earlier.targets), (earlier.targets, earlier.sources)):
            if earlier.near and any(own & marks(a) for a in mine):
                others = tuple(a for a in theirs if not own & marks(a))
                if others:
                    return others
    return ()
