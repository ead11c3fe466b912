"""How does the form of an act's own word take the act: as new or as told before, as done or as suffered?"""

from spacy.tokens import Token

from dragoman.reading.grammar import direct_object, is_passive, lemma, subject

DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def under(trigger: Token, *, joined: bool) -> frozenset[int]:
    """The verbs of the same sentence on which an act's verb hangs as their purpose, manner or fellow."""
    found: set[int] = set()
    links = {"advcl", "xcomp", "conj"} if joined else {"advcl", "xcomp"}
    while trigger.dep_ in links and trigger.head.i != trigger.i:
        trigger = trigger.head
        found.add(trigger.i)
    return frozenset(found)


def undergone(trigger: Token) -> bool:
    """Whether a verb tells what was suffered, and not from whom: 'four men were killed'."""
    return trigger.pos_ == "VERB" and is_passive(trigger) and not subject(trigger)


def definite(trigger: Token) -> frozenset[str]:
    """Lemmas of what an act takes as told of before: itself, or what it is done to, behind 'the' or 'this'."""
    things = [trigger] if trigger.pos_ == "NOUN" else direct_object(trigger)
    return frozenset(
        lemma(t) for t in things if any(c.lower_ in DEFINITE or c.dep_ == "poss" for c in t.lefts)
    )


def tells_on(trigger: Token) -> bool:
    """Whether the verb that tells of an act is in the simple past."""
    verb = trigger
    while verb.pos_ not in {"VERB", "AUX"} or verb.tag_ in {"VB", "VBG"}:
        if verb.head.i == verb.i or verb.dep_ in {"relcl", "acl"}:
            return False
        verb = verb.head
    return bool(verb.tag_ == "VBD")
