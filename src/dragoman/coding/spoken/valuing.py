"""Does a clause that somebody says blame or praise another, or another's deed?"""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.coding.sides.slots import extent, party_at
from dragoman.coding.spoken.told import (
    MAX_STEPS,
    Sign,
    Told,
    about,
    has_idiom,
    is_ours,
    is_question,
    joined_to,
    modals_of,
    negated,
    parties_at,
    reached,
    told_of,
)
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.doers import is_passive, subject
from dragoman.reading.grammar import fillers
from dragoman.reading.labels import PREDICATES, SUBJECTS_AND_DUMMIES, VERBS
from dragoman.reading.lemmas import lemma

MOST_NOUNS = 2  # between a word of blame and its clause's verb: 'part of a vendetta by'


def says_idiom(told: Told) -> Sign | None:
    """'Is playing with fire', 'turned a blind eye', 'has always stood by us': of a party that is not the speaker."""
    targets = about(told)
    if not targets or told_of(told.verb) is None:
        return None
    good = has_idiom(told, "praising_idioms")
    if good and not modals_of(told.verb) & (told.words["will"] | {"could", "may", "might"}):
        return (
            Sign("ACCUSE", "blame.owed", targets)
            if negated(told.verb)
            else Sign("SUPPORT", "praise.said", targets)
        )
    bad = not negated(told.verb) and has_idiom(told, "blaming_idioms")
    return Sign("ACCUSE", "blame.idiom", targets) if bad else None


def blames(told: Told) -> Sign | None:
    return _hurt(told) or _blame_said(told) or _not_decent(told)


def _hurt(told: Told) -> Sign | None:
    """'I am disappointed by Chad's rhetoric', 'we are appalled at it': of a party or its deed."""
    verb = told.verb
    if not is_ours(told):
        return None
    felt = [verb] if verb.tag_ == "VBN" else [c for c in verb.children if c.dep_ in {"acomp", "oprd"}]
    for word in (
        w
        for f in felt
        for w in (f, *joined_to(f))
        if lemma(verb) in word_list("valuing.feeling") or f is verb
    ):
        if not any(told.is_in(w, "hurt") for w in (*felt, word)) or negated(felt[0]):
            continue
        for slot in ("by", "about", "at", "with", "over", "of"):
            if found := parties_at(list(fillers(word, slot)), told):
                return Sign("ACCUSE", "blame.hurt", found)
        that = [c for w in (verb, word) for c in w.children if c.dep_ == "ccomp"]
        if found := parties_at([t for v in that for t in v.children if t.dep_ in SUBJECTS_AND_DUMMIES], told):
            return Sign("ACCUSE", "blame.hurt", found)
    return None


def _not_decent(told: Told) -> Sign | None:
    """'Their stance is not helpful': of a party or its deed, as it is and not as it would be."""
    verb = told.verb
    if lemma(verb) != "be" or not negated(verb) or is_question(told) or is_ours(told):
        return None
    if modals_of(verb) & (told.words["will"] | told.words["ought"] | {"can", "could", "may", "might"}):
        return None
    if not any(told.is_in(c, "decent") for c in verb.children if c.dep_ == "acomp"):
        return None
    targets = about(told)
    return Sign("ACCUSE", "blame.adj", targets) if targets else None


def _blame_said(told: Told) -> Sign | None:
    best: Sign | None = None
    verb, (start, end) = told.verb, extent(told.verb, told=True)
    if (negated(verb) and not told.is_in(verb, "owed")) or is_question(told):
        return None
    for word in told.own:
        if start <= word.i < end and _near(word, verb) and (found := _blame_at(word, told)) is not None:
            if found.targets:
                return found
            best = best or found
    return best


def _near(word: Token, verb: Token) -> bool:
    """Whether a word stands in a clause's verb, its subject or its object, or but one noun below them."""
    nouns = 0
    while word.i != verb.i and nouns <= MOST_NOUNS:
        if word.head.i == word.i:
            return False
        nouns += word.dep_ in {"pobj", "poss", "appos"}
        word = word.head
    return nouns <= MOST_NOUNS


def _blame_at(word: Token, told: Told) -> Sign | None:
    if negated(word) or (word.head.pos_ in VERBS and negated(word.head)):
        owed = word.pos_ == "VERB" and told.is_in(word, "owed") and word.i == told.verb.i
        targets = about(told)
        return Sign("ACCUSE", "blame.owed", targets) if owed and targets else None
    if word.pos_ == "VERB" and told.is_in(word, "blaming"):
        return _blaming(word, told)
    if word.pos_ == "VERB" and (_with_what_is_blamed(word, told) or _harm_tried(word, told)):
        found = _blaming(word, told)
        return found if found is not None and found.targets else None
    if (
        word.dep_ in {"advmod", "prep"}
        and word.lower_ == "behind"
        and lemma(word.head) == "be"
        and word.head.i == told.verb.i
    ):
        targets = about(told)
        return Sign("ACCUSE", "blame.behind", targets) if targets else None
    if word.pos_ == "NOUN" and told.is_in(word, "blame"):
        if is_ours(told) and _predicate(word, told):  # 'we will become their puppets'
            return None
        if told.is_in(word, "untruths") and _empty_subject(told):  # 'that is a lie': a denial
            return None
        if _fought(word):
            return None
        targets = _whose_blame(word, [word], told)
        if not targets and not _predicate(word, told):
            return None
        return Sign("ACCUSE", "blame.noun", targets)
    if word.pos_ in {"ADJ", "ADV", "VERB"} and told.is_in(word, "blameful"):
        thing = [word.head] if word.dep_ in {"amod", "advmod"} else []
        if any(c.lower_ == "no" for t in thing for c in t.lefts):  # 'has no hostile intentions'
            return None
        targets = _whose_blame(word, thing, told)
        blamed = _deed_blamed(told) or (told.is_in(word, "personal") and not _empty_subject(told))
        if not targets and not (_predicate(word, told) and blamed):
            return None
        return Sign("ACCUSE", "blame.adj", targets)
    return None


def _fought(word: Token) -> bool:
    """Whether what is bad is what somebody fights: 'Peru is at war with corruption', 'leads the fight against graft'."""
    if word.dep_ != "pobj" or word.head.lower_ not in {"with", "on", "against"} or not word.head.i:
        return False
    return lemma(word.head.nbor(-1)) in word_list("valuing.fights")


def _whose_blame(word: Token, things: list[Token], told: Told) -> tuple[int, ...]:
    """Whom a word of blame is said of: whose thing it is, who is named with 'by', else of whom the clause says it."""
    found = parties_at(things, told) or _by(word, told)
    return found or (about(told) if _predicate(word, told) else _named_as(word, told))


def _named_as(word: Token, told: Told) -> tuple[int, ...]:
    """Who is named as what a word of blame tells: 'the only culprit is Chad'."""
    if word.dep_ != "nsubj" or lemma(word.head) != "be":
        return ()
    return tuple(c.i for c in word.head.children if c.dep_ == "attr" and c.i in told.others)


def _with_what_is_blamed(verb: Token, told: Told) -> bool:
    """Whether what a verb is done to makes it blame: 'shelters terrorists', 'broke his promise', 'knew about the massacre'."""
    if not told.is_in(verb, "blaming_with"):
        return False
    things = [t for slot in ("obj", "about", "of", "up") for t in fillers(verb, slot)]
    return any(told.is_in(t, "blamed_things", "blame") for t in things)


def _harm_tried(verb: Token, told: Told) -> bool:
    """Whether a verb of harm is what somebody is said to try: 'is trying to strangle us'."""
    return (
        verb.tag_ == "VB"
        and verb.dep_ == "xcomp"
        and lemma(verb.head) in word_list("valuing.trying")
        and told.is_in(verb, "trying_to")
    )


def _blaming(word: Token, told: Told) -> Sign | None:
    """A verb of blame, where it tells what is done or tried by others: not 'deprived villages', nor what 'we' do."""
    if word.dep_ in {"amod", "acl", "relcl"} and not (
        word.dep_ == "acl" and word.tag_ == "VB" and told.is_in(word.head, "attempts")
    ):
        return None
    if (
        word.i != told.verb.i
        and word.tag_ == "VB"
        and word.dep_ in {"xcomp", "advcl", "ccomp"}
        and not told.is_in(word.head, "attempts")
    ):
        return None
    doers = list(subject(word))
    if any(t.lower_ in told.words["we"] or t.i in told.ours for t in doers):
        return None
    passive = is_passive(word)
    targets = parties_at(doers, told) or _by(word, told) or (() if passive else about(told))
    if not targets and not passive and not _deed_blamed(told):
        return None
    return Sign("ACCUSE", "blame.passive" if passive and not targets else "blame.verb", targets)


def _by(word: Token, told: Told) -> tuple[int, ...]:
    """Who is named with 'by' about a word: 'a plot by the rulers', 'an attempt by him to malign us'."""
    for _ in range(3):
        if found := parties_at(list(fillers(word, "by")), told):
            return found
        if word.head.i == word.i or word.i == told.verb.i:
            return ()
        word = word.head
    return ()


def _empty_subject(told: Told) -> bool:
    who = told_of(told.verb)
    return (
        who is None
        or who.lower_ in {"it", "that", "there", "this", "what"}
        or who.i in told.ours
        or who.lower_ in told.words["we"]
    )


def _deed_blamed(told: Told) -> bool:
    """Whether a clause is about a deed, or about what was told of before: 'the arrests are unlawful', 'this is unjust'."""
    who = told_of(told.verb)
    if who is None:
        return False
    return (
        who.lower_ in {"this", "that", "these", "those"}
        or who.dep_ == "csubj"
        or told.is_in(who, "deeds", "works")
    )


def _predicate(word: Token, told: Told) -> bool:
    """Whether a word is what a clause says of its subject: 'is a betrayal', 'amounts to a crime', 'was part of a vendetta'."""
    for _ in range(MAX_STEPS):
        if word.i == told.verb.i:
            return True
        if word.dep_ in {"nsubj", "nsubjpass", "relcl", "advcl", "acl", "npadvmod", "poss"}:
            return False
        if word.dep_ in {"agent", "prep"} and word.head.pos_ == "VERB" and word.lower_ not in {"to", "as"}:
            return False
        word = word.head
    return False


def praises(told: Told) -> Sign | None:
    return _thanks_to(told) or _praise_said(told)


def _thanks_to(told: Told) -> Sign | None:
    """'It would not have been possible without Chad', 'thanks to our friends in Chad'."""
    verb = told.verb
    able = negated(verb) and any(lemma(c) == "possible" for c in verb.children)
    for word in told.clause.words():
        owed = word.lower_ == "without" and able
        found = (
            parties_at([*fillers(word, "to"), *(c for c in word.children if c.dep_ == "pobj")], told)
            if owed or word.lower_ == "thanks"
            else ()
        )
        if found:
            return Sign("SUPPORT", "thanks", found)
    who = told_of(verb)
    if who is not None and lemma(who) in word_list("valuing.thanks") and lemma(verb) in {"go", "be"}:
        return Sign("SUPPORT", "thanks", reached(told, verb))
    if lemma(verb) == "give" and any(lemma(c) == "voice" for c in fillers(verb, "obj")):
        return Sign("SUPPORT", "praise.work", about(told))
    if able:
        held = [
            t
            for c in verb.children
            if c.dep_ == "advcl"
            for t in (*fillers(c, "for"), *(g for a in c.children for g in fillers(a, "for")))
        ]
        likes = [g for t in held for g in (t, *fillers(t, "like"))]
        if found := parties_at(likes, told):
            return Sign("SUPPORT", "thanks", found)
    return None


def _praise_said(told: Told) -> Sign | None:
    """'The Fijians are honest', 'the pact is the best example of', 'Chad deserves'."""
    verb, who = told.verb, told_of(told.verb)
    if who is None or negated(verb) or modals_of(verb) & told.words["ought"]:
        return None
    targets = about(told)
    work = told.is_in(who, "works")
    if not targets and not work:
        return None
    own = party_at(who, told.others) is not None
    if own and verb.pos_ == "VERB" and told.is_in(verb, "praising") and not is_passive(verb):
        return Sign("SUPPORT", "praise.verb", targets)
    for word in _said_of(verb):
        plain = told.is_in(word, "praise", "praiseful")
        coloured = any(
            told.is_in(c, "praiseful", "sure_praise", "praise")
            for c in word.children
            if c.dep_ in {"amod", "compound"}
        )
        if plain or (told.is_in(word, "praise_heads") and coloured) or _sign_of_support(word):
            return Sign("SUPPORT", "praise.said" if targets else "praise.work", targets)
    return None


def _said_of(verb: Token) -> Iterator[Token]:
    for c in verb.children:
        if c.dep_ in PREDICATES or (c.dep_ == "dobj" and lemma(verb) in word_list("valuing.having")):
            yield c
            yield from (g for g in c.children if g.dep_ == "conj")


def _sign_of_support(word: Token) -> bool:
    return lemma(word) in word_list("valuing.signs") and any(
        lemma(t) in word_list("valuing.goodwill") for t in fillers(word, "of")
    )
