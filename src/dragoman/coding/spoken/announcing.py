"""Does a clause that somebody says announce what he will do: a promise, a refusal, a threat?"""

from spacy.tokens import Token

from dragoman.coding.spoken.told import (
    Sign,
    Told,
    first_other,
    has_idiom,
    is_ours,
    is_question,
    modals_of,
    negated,
    parties_at,
    reached,
    told_of,
)
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.doers import is_passive, subject
from dragoman.reading.grammar import fillers, to_infinitive
from dragoman.reading.lemmas import lemma


def refuses(told: Told) -> Sign | None:
    """'We will never accept it', 'we do not recognise the court'."""
    verb = told.verb
    if lemma(verb) == "be" and negated(verb) and any(lemma(c) == "possible" for c in verb.children):
        inner = next(
            (
                g
                for c in (verb, *verb.children)
                for g in c.children
                if g.dep_ in {"xcomp", "ccomp", "advcl"} and to_infinitive(g)
            ),
            None,
        )
        refused = inner is not None and told.is_in(inner, "refusing")
        return Sign("REJECT", "refuse", reached(told, inner)) if inner is not None and refused else None
    if not is_ours(told) or is_question(told):
        return None
    if has_idiom(told, "refusing_idioms"):
        return Sign("REJECT", "refuse", reached(told, verb) or first_other(told))
    ahead = bool(modals_of(verb) & (told.words["will"] | {"can", "ca", "could"}))
    if (
        negated(verb)
        and ahead
        and not told.is_in(verb, "refusing", "reckoned", "visiting", "tolerating", "commenting")
        and verb.pos_ == "VERB"
    ):
        targets = reached(told, verb)
        return Sign("REJECT", "refuse.any", targets) if targets else None
    if not negated(verb) or not told.is_in(verb, "refusing") or verb.tag_ in {"VBD", "VBN"}:
        return None
    return Sign("REJECT", "refuse", reached(told, verb))


def threatens(told: Told) -> Sign | None:
    """'It can no longer be tolerated', 'we will not stand by', 'our patience is not limitless'."""
    verb, who = told.verb, told_of(told.verb)
    if who is None:
        return None
    never = negated(verb) or any(c.lower_ == "longer" for c in verb.children)
    ahead = bool(modals_of(verb) & (told.words["will"] | {"can", "ca", "could"}))
    if (
        never
        and ahead
        and told.is_in(verb, "tolerating")
        and (is_ours(told) or is_passive(verb))
        and verb.tag_ != "VBD"
    ):
        return Sign(
            "THREATEN", "tolerate", reached(told, verb) or parties_at([who], told) or first_other(told)
        )
    if lemma(verb) in word_list("announcing.suffering") and _anyone(who) and ahead:
        return Sign("THREATEN", "will.harm")
    if ahead and (found := _to_be_answered(told, who, never)) is not None:
        return found
    if (found := _to_be_faced(told, who)) is not None:
        return found
    if told.is_in(who, "patience") and (never or lemma(verb) in word_list("announcing.running_out")):
        return Sign("THREATEN", "patience")
    return None


def _to_be_answered(told: Told, who: Token, never: bool) -> Sign | None:
    """'No attack by Chad will go unanswered', 'we will not leave their insults unpunished'."""
    verb = told.verb
    if lemma(verb) not in word_list("announcing.let_go"):
        return None
    done = [who] if lemma(verb) != "leave" or is_passive(verb) else list(fillers(verb, "obj"))
    unanswered = any(w.lower_ in word_list("announcing.unanswered") for w in told.own)
    if not unanswered or any(lemma(t) in word_list("announcing.pleas") for t in done):
        return None
    none = any(c.lower_ == "no" for t in done for c in t.children)
    return (
        Sign("THREATEN", "tolerate", parties_at(done, told) or first_other(told)) if never or none else None
    )


def _to_be_faced(told: Told, who: Token) -> Sign | None:
    """'Chad would face a boycott', 'their ships will be sunk', 'its aid could be cut': what is announced to another."""
    verb, ahead = told.verb, told.words["will"] | {"may", "might", "could", "can"}
    if (
        is_ours(told)
        or negated(verb)
        or not modals_of(verb) & ahead
        or any(c.lower_ == "have" for c in verb.lefts if c.dep_ == "aux")
    ):
        return None
    suffers = parties_at([who], told)
    struck = is_passive(verb) and told.is_in(verb, "harming") and not subject(verb)
    if struck or (suffers and told.is_in(verb, "facing")):
        return Sign("THREATEN", "will.face", suffers)
    return None


def _anyone(who: Token) -> bool:
    """'Whoever crosses the line', 'anyone who helps them', 'those who do it'."""
    clause = any(c.dep_ == "relcl" for c in who.children)
    opened = any(c.lower_ in {"whoever", "anybody", "anyone"} for c in who.children)
    return (who.dep_ == "csubj" and opened) or (
        clause and who.lower_ in {"those", "anyone", "anybody", "whoever", "all"}
    )


def promises(told: Told) -> Sign | None:
    """'We will rebuild the school', 'the ministry stands ready to help', 'help would be given'; or harm in the same words."""
    verb, modals = told.verb, modals_of(told.verb)
    if told.is_in(verb, "reckoned") and lemma(verb) not in {"be", "have"}:
        return None
    ready = (
        next((c for c in verb.children if c.dep_ == "acomp" and told.is_in(c, "willing")), None)
        if lemma(verb) in word_list("announcing.standing")
        else None
    )
    if negated(verb) and lemma(verb) != "hesitate":
        return None
    if lemma(verb) == "be" and (found := _aim(told)) is not None:
        return found
    if ready is None and not modals & told.words["will"]:
        return None
    if any(c.lower_ == "have" for c in verb.lefts if c.dep_ == "aux"):  # 'would have brought it'
        return None
    if any(c.dep_ == "attr" for c in verb.children):  # 'it will be a good year'
        return None
    deed = _deed(ready if ready is not None else verb)
    if not is_ours(told):
        passive = ready is None and is_passive(verb) and not subject(verb)
        ours_too = any(
            c.i in told.ours or c.lower_ == "our"
            for c in (told_of(verb) or verb).children
            if c.dep_ == "poss"
        )
        served = passive and told.is_in(verb, "serving", "harming")
        if not served and (passive or not ours_too or ready is not None or told.is_in(deed, "coming")):
            return None
        return Sign("AGREE", "will.passive", reached(told, verb) or first_other(told))
    held = {lemma(t) for s in ("obj", "with") for t in fillers(deed, s)}
    cause = fillers(deed, "for") and not (
        fillers(deed, "obj") or fillers(deed, "against")
    )  # 'fight for women'
    harm = (told.is_in(deed, "harming") and not cause) or bool(held & told.words["harm"])
    unless = any(c.dep_ == "advcl" and any(g.lower_ == "unless" for g in c.lefts) for c in verb.children)
    if harm or unless:
        return Sign("THREATEN", "will.harm", reached(told, deed) or first_other(told))
    return Sign("AGREE", "will", reached(told, deed)) if not told.is_in(deed, "visiting") else None


def _aim(told: Told) -> Sign | None:
    """'Our mission is to strangle it', 'our aim is to build roads there'."""
    who = told_of(told.verb)
    deed = next((c for c in told.verb.children if c.dep_ == "xcomp" and to_infinitive(c)), None)
    if (
        who is None
        or deed is None
        or negated(deed)
        or not told.is_in(who, "aims")
        or not any(c.lower_ in {"our", "my"} or c.i in told.ours for c in who.children if c.dep_ == "poss")
    ):
        return None
    harm = told.is_in(deed, "harming")
    return Sign(
        "THREATEN" if harm else "AGREE",
        "will.harm" if harm else "will",
        reached(told, deed) or first_other(told),
    )


def _deed(word: Token) -> Token:
    """What somebody is ready, or does not hesitate, to do: the verb itself where nothing hangs on it."""
    for _ in range(2):
        inner = next((c for c in word.children if c.dep_ in {"xcomp", "pcomp"}), None)
        under = next(
            (g for c in word.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pcomp"), None
        )
        if inner is None and under is None:
            return word
        word = inner or under or word
    return word
