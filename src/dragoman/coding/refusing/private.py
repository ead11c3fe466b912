"""Is a telling one of a private journey, a refusal to talk to the press, or what is only alleged, and so of no political act?

Not answered: whether a named person of no told office, who visits, is an official all the same.
"""

from collections.abc import Callable

from spacy.tokens import Token

from dragoman.coding.drafts import Draft
from dragoman.coding.findings import known
from dragoman.knowledge.sectors import STRANGERS
from dragoman.knowledge.tables import Words
from dragoman.reading.grammar import fillers
from dragoman.reading.joined import first_joined
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor


def _journey(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether those who travel have no part in politics: 'a British student travelled to Syria', 'Robinson flew to Mali'."""
    if (draft.act.type, draft.act.mode) != ("CONSULT", "visit"):
        return False
    guests = [s.actor for s in known(draft.sides.source)]
    named = draft.lemma in words["journeys"]
    return bool(guests) and all(a.sector in STRANGERS or (named and _unknown(a)) for a in guests)


def _unknown(actor: Actor) -> bool:
    return not (actor.sector or actor.role or actor.sectors)


def _no_comment(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether it is only refused to tell something: 'declined to comment', 'refused to give details', 'could not say when'."""
    if draft.act.type != "REJECT":
        return False
    own = [trigger] if fillers(trigger, "neg") else []
    return any(
        lemma(w) in words["telling"]
        or (lemma(w) in words["giving"] and any(lemma(t) in words["details"] for t in fillers(w, "obj")))
        for w in (*fillers(trigger, "xcomp"), *own)
    )


def _alleged(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether an act is only what an accusation is of, whoever makes it: 'over accusations that they helped the rebels'."""
    verb = first_joined(trigger)
    return verb.dep_ in {"acl", "ccomp"} and verb.pos_ == "VERB" and lemma(verb.head) in words["accusations"]


PRIVATE: tuple[tuple[str, Callable[[Draft, Token, Words], bool]], ...] = (
    ("only a private journey", _journey),
    ("only a refusal to comment", _no_comment),
    ("only alleged", _alleged),
)
