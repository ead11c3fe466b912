"""Does a clause that somebody says ask another for a thing: 'Chad must pay', 'we want them to leave', 'it is time to go'?"""

from spacy.tokens import Token

from dragoman.coding.sides.slots import party_at
from dragoman.coding.spoken.told import (
    Sign,
    Told,
    is_ours,
    is_question,
    is_supposed,
    joined_to,
    modals_of,
    negated,
    parties_at,
    told_of,
)
from dragoman.reading.doers import is_passive, subject
from dragoman.reading.grammar import fillers, to_infinitive
from dragoman.reading.labels import SUBJECTS_AND_DUMMIES
from dragoman.reading.lemmas import lemma


def asks(told: Told) -> Sign | None:
    return _ought(told) or _advised(told) or _wants(told) or _due(told)


def _advised(told: Told) -> Sign | None:
    """'Chad would do well to free them'."""
    verb, who = told.verb, told_of(told.verb)
    if who is None or lemma(verb) != "do" or "would" not in modals_of(verb) or negated(verb):
        return None
    well = any(c.lower_ == "well" for c in verb.children)
    told_to = any(to_infinitive(c) for c in verb.children)
    targets = parties_at([who], told) if well and told_to else ()
    return Sign("REQUEST", "ought.party", targets) if targets else None


def _ought(told: Told) -> Sign | None:
    """'Chad must pay', 'the law should be repealed', 'they need to talk'."""
    verb, who = told.verb, told_of(told.verb)
    owing = next((c for c in verb.children if c.dep_ == "xcomp"), None) if told.is_in(verb, "owing") else None
    past = verb.tag_ not in {"VBZ", "VBP", "MD"}
    if owing is not None and past and (lemma(verb) == "have" or not told.clause.indirect):
        owing = None  # 'had to choose' may only tell how things were
    if is_question(told):  # 'why should he leave?'
        return None
    if who is None or who.dep_ == "csubj" or not (modals_of(verb) & told.words["ought"] or owing is not None):
        return None
    if who.lower_ == "you" and not negated(verb) and party_at(who, told.others) is None:
        return None  # 'you must cross the meadow'
    deed = owing if owing is not None else verb
    if owing is not None and modals_of(verb) & (
        told.words["will"] | {"may", "might", "could"}
    ):  # 'would need to pay'
        return None
    if who.lower_ == "there":
        return Sign("REQUEST", "ought.there") if lemma(verb) == "be" and not negated(verb) else None
    if owing is not None and lemma(verb) in {"have", "need"} and negated(verb):
        return None
    if any(c.dep_ == "aux" and c.lower_ == "have" for c in deed.lefts) or is_supposed(verb):
        return None
    ours = is_ours(told)
    if not ours and told.is_in(deed, "coming") and party_at(who, told.others) is None:
        return None
    if is_passive(deed):
        return Sign(
            "REQUEST", "ought.passive", parties_at(list(subject(deed)), told) or parties_at([who], told)
        )
    if told.is_in(deed, "reckoned"):
        return None
    if ours:
        return Sign("REQUEST", "ought.we") if lemma(verb) != "have" else None
    targets = tuple(i for t in (who, *joined_to(who)) if (i := party_at(t, told.others)) is not None)
    return Sign("REQUEST", "ought.party" if targets else "ought.thing", targets or parties_at([who], told))


def _wants(told: Told) -> Sign | None:
    """'We want the council to act', 'we appeal to Chad', 'I would like to see them leave'."""
    verb, who = told.verb, told_of(told.verb)
    if who is None or who.lower_ not in told.words["we"] or negated(verb) or verb.tag_ == "VBD":
        return None
    if modals_of(verb) & {"might", "may", "could"}:
        return None
    if lemma(verb) == "like" and modals_of(verb) & told.words["will"]:
        seen = next((c for c in verb.children if c.dep_ == "xcomp"), None)
        return (
            Sign("REQUEST", "want", _asked(seen, told)) if seen is not None and _asked(seen, told) else None
        )
    if lemma(verb) == "hope":  # 'I would hope that they would look into it'
        hoped = next((c for c in verb.children if c.dep_ == "ccomp"), None)
        asked = _asked(verb, told) if hoped is not None and modals_of(hoped) & told.words["will"] else ()
        return Sign("REQUEST", "want", asked) if asked else None
    if not told.is_in(verb, "wanting"):
        return None
    asked = _asked(verb, told)
    if asked:
        return Sign("REQUEST", "want", asked)
    needs = lemma(verb) == "need" and any(c.dep_ == "dobj" for c in verb.children)
    return Sign("REQUEST", "need") if needs else None


def _asked(verb: Token, told: Told) -> tuple[int, ...]:
    inner = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp"}]
    subjects = [c for v in inner for c in v.children if c.dep_ in SUBJECTS_AND_DUMMIES]
    reached = [t for slot in ("obj", "to", "on", "upon", "from") for t in fillers(verb, slot)]
    return tuple(
        dict.fromkeys(i for t in (*subjects, *reached) if (i := party_at(t, told.others)) is not None)
    )


def _due(told: Told) -> Sign | None:
    """'It is time for Chad to go', 'the time has come for it', 'it is essential that both sides show restraint'."""
    verb = told.verb
    who = told_of(verb)
    if who is not None and lemma(who) == "time" and lemma(verb) == "come" and not negated(verb):
        called = [t for w in (who, verb) for t in fillers(w, "for")]
        called += [
            t
            for v in (*who.children, *verb.children)
            if to_infinitive(v)
            for t in v.children
            if t.dep_ in SUBJECTS_AND_DUMMIES
        ]
        return Sign("REQUEST", "due", tuple(i for t in called if (i := party_at(t, told.others)) is not None))
    if lemma(verb) != "be" or who is None or who.lower_ != "it" or negated(verb):
        return None
    said_of = [c for c in verb.children if c.dep_ in {"attr", "acomp"}]
    due = any(lemma(c) == "time" for c in said_of)
    vital = any(told.is_in(c, "vital") for c in said_of)
    if not due and not vital:
        return None
    inner = [
        c
        for w in (verb, *said_of)
        for c in w.children
        if c.dep_ in {"ccomp", "advcl", "acl", "relcl", "xcomp"} and c.i > verb.i
    ]
    asked = [t for v in inner for t in v.children if t.dep_ in SUBJECTS_AND_DUMMIES] + [
        t for w in (verb, *said_of) for t in fillers(w, "for")
    ]
    targets = tuple(i for t in asked if (i := party_at(t, told.others)) is not None)
    if targets or (inner and due):
        return Sign("REQUEST", "due", targets)
    others = [t for t in asked if t.lower_ not in told.words["we"] and t.i not in told.ours]
    return (
        Sign("REQUEST", "due.open")
        if others and any(t.tag_ in {"NNS", "NN", "NNPS"} for t in others)
        else None
    )
