"""Of what act is a clause that somebody says the sign: of asking, blaming, praising, promising, threatening, refusing?

Goes by modals, by who the clause is about, and by words of blame and praise and whose they are. A sign has a name, which says
what kind it is; how far each kind can be trusted is weighed elsewhere. It does not know irony, nor what only the wider text tells.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.coding.slots import behind, extent, party_at
from dragoman.coding.spoken_clauses import Clause, own_words
from dragoman.knowledge.spoken import Words
from dragoman.reading.doers import is_passive, subject
from dragoman.reading.grammar import fillers, to_infinitive
from dragoman.reading.lemmas import lemma

TOLD = ("nsubj", "nsubjpass", "expl", "csubj")
MAX_STEPS = 6


@dataclass(frozen=True, slots=True)
class Sign:
    """A type, the kind of sign, and the heads of those whom the clause asks, blames, praises, serves or threatens."""

    type: str
    kind: str
    targets: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A clause that somebody says, with who is who in it.

    `others` are the heads of parties other than the speaker, `ours` those of the speaker himself and whom he speaks for.
    """

    clause: Clause
    others: frozenset[int]
    ours: frozenset[int]
    words: Words

    @property
    def verb(self) -> Token:
        return self.clause.word

    def is_in(self, token: Token, *lists: str) -> bool:
        return any(lemma(token) in self.words[name] or token.lower_ in self.words[name] for name in lists)


def sign_of(told: Told) -> Sign | None:
    """The first sign of a clause, or None."""
    for look in (_asks, _refuses, _threatens, _promises, _blames, _praises):
        found = look(told)
        if found is not None:
            return found
    return None


def about(told: Told) -> tuple[int, ...]:
    """The party that a clause is about: its subject, or whose thing that is."""
    who = told_of(told.verb)
    return _parties([who] if who is not None else [], told)


def told_of(verb: Token) -> Token | None:
    """What a clause is about: its own subject, or the one that a joined verb shares."""
    for _ in range(MAX_STEPS):
        who = next((c for c in verb.children if c.dep_ in TOLD), None)
        if who is not None or verb.dep_ not in {"conj", "xcomp"}:
            return who
        verb = verb.head
    return None


def _parties(things: list[Token], told: Told) -> tuple[int, ...]:
    """The parties that words stand for, or whose they are."""
    found = tuple(i for t in things if (i := party_at(t, told.others)) is not None)
    return found or tuple(t.i for t in behind(things, told.others))


def _modals(verb: Token) -> set[str]:
    for _ in range(MAX_STEPS):
        found = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
        if found or verb.dep_ != "conj":
            return found
        verb = verb.head
    return set()


def _negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children)


def _ours(told: Told) -> bool:
    """Whether a clause is about who says it: 'we', or the ministry that says it."""
    who = told_of(told.verb)
    return who is not None and (who.lower_ in told.words["we"] or who.i in told.ours)


def _asks(told: Told) -> Sign | None:
    return _ought(told) or _wants(told) or _due(told)


def _ought(told: Told) -> Sign | None:
    """'Chad must pay', 'the law should be repealed', 'they need to talk'."""
    verb, who = told.verb, told_of(told.verb)
    owing = next((c for c in verb.children if c.dep_ == "xcomp"), None) if told.is_in(verb, "owing") else None
    if owing is not None and (verb.tag_ not in {"VBZ", "VBP", "MD"} and told.clause.indirect is False):
        owing = None
    if who is None or who.dep_ == "csubj" or not (_modals(verb) & told.words["ought"] or owing is not None):
        return None
    deed = owing if owing is not None else verb
    if who.lower_ == "there":
        return Sign("REQUEST", "ought.there") if lemma(verb) == "be" and not _negated(verb) else None
    if owing is not None and lemma(verb) in {"have", "need"} and _negated(verb):
        return None
    if any(c.dep_ == "aux" and c.lower_ == "have" for c in deed.lefts) or _supposed(verb):
        return None
    ours = _ours(told)
    if not ours and told.is_in(deed, "coming") and party_at(who, told.others) is None:
        return None
    if is_passive(deed):
        return Sign("REQUEST", "ought.passive", _parties(list(subject(deed)), told) or _parties([who], told))
    if told.is_in(deed, "reckoned"):
        return None
    if ours:
        return Sign("REQUEST", "ought.we") if lemma(verb) != "have" else None
    targets = tuple(i for t in (who, *_joined(who)) if (i := party_at(t, told.others)) is not None)
    return Sign("REQUEST", "ought.party" if targets else "ought.thing", targets or _parties([who], told))


def _joined(word: Token) -> list[Token]:
    return [c for c in word.children if c.dep_ == "conj"]


def _supposed(verb: Token) -> bool:
    """'Should Chad refuse', 'if they must'."""
    return any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether"} for c in verb.children)


def _wants(told: Told) -> Sign | None:
    """'We want the council to act', 'we appeal to Chad', 'I would like to see them leave'."""
    verb, who = told.verb, told_of(told.verb)
    if who is None or who.lower_ not in told.words["we"] or _negated(verb) or verb.tag_ == "VBD":
        return None
    if lemma(verb) == "like" and _modals(verb) & told.words["will"]:
        seen = next((c for c in verb.children if c.dep_ == "xcomp"), None)
        return (
            Sign("REQUEST", "want", _asked(seen, told)) if seen is not None and _asked(seen, told) else None
        )
    if not told.is_in(verb, "wanting"):
        return None
    asked = _asked(verb, told)
    if asked:
        return Sign("REQUEST", "want", asked)
    needs = lemma(verb) == "need" and any(c.dep_ == "dobj" for c in verb.children)
    return Sign("REQUEST", "need") if needs else None


def _asked(verb: Token, told: Told) -> tuple[int, ...]:
    inner = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp"}]
    subjects = [c for v in inner for c in v.children if c.dep_ in TOLD]
    reached = [t for slot in ("obj", "to", "on", "upon", "from") for t in fillers(verb, slot)]
    return tuple(
        dict.fromkeys(i for t in (*subjects, *reached) if (i := party_at(t, told.others)) is not None)
    )


def _due(told: Told) -> Sign | None:
    """'It is time for Chad to go', 'it is essential that both sides show restraint'."""
    verb = told.verb
    who = told_of(verb)
    if lemma(verb) != "be" or who is None or who.lower_ != "it" or _negated(verb):
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
    asked = [t for v in inner for t in v.children if t.dep_ in TOLD] + [
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


def _refuses(told: Told) -> Sign | None:
    """'We will never accept it', 'we do not recognise the court'."""
    verb = told.verb
    if lemma(verb) == "be" and _negated(verb) and any(lemma(c) == "possible" for c in verb.children):
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
        return Sign("REJECT", "refuse", _reached(told, inner)) if inner is not None and refused else None
    if not _ours(told) or not _negated(told.verb) or not told.is_in(told.verb, "refusing"):
        return None
    if told.verb.tag_ in {"VBD", "VBN"}:
        return None
    return Sign("REJECT", "refuse", _reached(told, told.verb))


def _threatens(told: Told) -> Sign | None:
    """'It can no longer be tolerated', 'we will not stand by', 'our patience is not limitless'."""
    verb, who = told.verb, told_of(told.verb)
    if who is None:
        return None
    never = _negated(verb) or any(c.lower_ == "longer" for c in verb.children)
    if never and told.is_in(verb, "tolerating") and (_ours(told) or is_passive(verb)) and verb.tag_ != "VBD":
        return Sign(
            "THREATEN", "tolerate", _reached(told, verb) or _parties([who], told) or _first_other(told)
        )
    if told.is_in(who, "patience") and (never or lemma(verb) in {"end", "run", "wear"}):
        return Sign("THREATEN", "patience")
    return None


def _reached(told: Told, verb: Token) -> tuple[int, ...]:
    """The party that a verb's deed is done to or for, or whose thing it is done to."""
    for slot in ("iobj", "obj", "to", "with", "against", "for", "from", "by"):
        held = list(fillers(verb, slot))
        if found := _parties(held, told):
            return found
    return ()


def _first_other(told: Told) -> tuple[int, ...]:
    """The first other party that a clause's own words name."""
    return next(((w.i,) for w in own_words(told.clause) if w.i in told.others), ())


def _promises(told: Told) -> Sign | None:
    """'We will rebuild the school', 'the ministry stands ready to help', 'help would be given'; or harm in the same words."""
    verb, modals = told.verb, _modals(told.verb)
    if told.is_in(verb, "reckoned") and lemma(verb) not in {"be", "have"}:
        return None
    ready = (
        next((c for c in verb.children if c.dep_ == "acomp" and told.is_in(c, "willing")), None)
        if lemma(verb) == "be"
        else None
    )
    if _negated(verb) and lemma(verb) != "hesitate":
        return None
    if ready is None and not modals & told.words["will"]:
        return None
    deed = _deed(ready if ready is not None else verb)
    if not _ours(told):
        passive = ready is None and is_passive(verb) and not subject(verb)
        return Sign("AGREE", "will.passive", _reached(told, verb) or _first_other(told)) if passive else None
    held = {lemma(t) for s in ("obj", "with") for t in fillers(deed, s)}
    harm = told.is_in(deed, "harming") or bool(held & told.words["harm"])
    if harm:
        return Sign("THREATEN", "will.harm", _reached(told, deed) or _first_other(told))
    return Sign("AGREE", "will", _reached(told, deed)) if not told.is_in(deed, "visiting") else None


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


def _blames(told: Told) -> Sign | None:
    best: Sign | None = None
    verb, (start, end) = told.verb, extent(told.verb, told=True)
    if _negated(verb) and not told.is_in(verb, "owed"):
        return None
    for word in own_words(told.clause):
        if start <= word.i < end and (found := _blame_at(word, told)) is not None:
            if found.targets:
                return found
            best = best or found
    return best


def _blame_at(word: Token, told: Told) -> Sign | None:
    if _negated(word) or (word.head.pos_ in {"AUX", "VERB"} and _negated(word.head)):
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
        return Sign("ACCUSE", "blame.behind", about(told)) if about(told) else None
    if word.pos_ in {"NOUN", "PROPN"} and told.is_in(word, "blame"):
        targets = (
            _parties([word], told)
            or _by(word, told)
            or (_subject_parties(told) if _predicate(word, told) else ())
        )
        if not targets and not _predicate(word, told):
            return None
        return Sign("ACCUSE", "blame.noun", targets)
    if word.pos_ in {"ADJ", "ADV", "VERB"} and told.is_in(word, "blameful"):
        thing = [word.head] if word.dep_ in {"amod", "advmod"} else []
        targets = (
            _parties(thing, told)
            or _by(word, told)
            or (_subject_parties(told) if _predicate(word, told) else ())
        )
        if not targets and not (_predicate(word, told) and _deed_blamed(told)):
            return None
        return Sign("ACCUSE", "blame.adj", targets)
    return None


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
        and lemma(verb.head) in {"try", "attempt", "seek"}
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
    targets = _parties(doers, told) or _by(word, told) or (() if passive else _subject_parties(told))
    return Sign("ACCUSE", "blame.passive" if passive and not targets else "blame.verb", targets)


def _by(word: Token, told: Told) -> tuple[int, ...]:
    """Who is named with 'by' about a word: 'a plot by the rulers', 'an attempt by him to malign us'."""
    for _ in range(3):
        if found := _parties(list(fillers(word, "by")), told):
            return found
        if word.head.i == word.i or word.i == told.verb.i:
            return ()
        word = word.head
    return ()


def _subject_parties(told: Told) -> tuple[int, ...]:
    return about(told)


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
        if word.dep_ == "prep" and word.head.pos_ == "VERB" and word.lower_ not in {"to", "as"}:
            return False
        word = word.head
    return False


def _praises(told: Told) -> Sign | None:
    return _thanks_to(told) or _praise_said(told)


def _thanks_to(told: Told) -> Sign | None:
    """'It would not have been possible without Chad', 'thanks to our friends in Chad'."""
    verb = told.verb
    able = _negated(verb) and any(lemma(c) == "possible" for c in verb.children)
    for word in told.clause.words():
        owed = word.lower_ == "without" and able
        found = (
            _parties([*fillers(word, "to"), *(c for c in word.children if c.dep_ == "pobj")], told)
            if owed or word.lower_ == "thanks"
            else ()
        )
        if found:
            return Sign("SUPPORT", "thanks", found)
    who = told_of(verb)
    if (
        who is not None
        and lemma(who) in {"thank", "thanks", "gratitude", "appreciation"}
        and lemma(verb) in {"go", "be"}
    ):
        return Sign("SUPPORT", "thanks", _reached(told, verb))
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
        if found := _parties(likes, told):
            return Sign("SUPPORT", "thanks", found)
    return None


def _praise_said(told: Told) -> Sign | None:
    """'The Fijians are honest', 'the pact is the best example of', 'Chad deserves'."""
    verb, who = told.verb, told_of(told.verb)
    if who is None or _negated(verb) or _modals(verb) & told.words["ought"]:
        return None
    targets = about(told)
    work = told.is_in(who, "works")
    if not targets and not work:
        return None
    if verb.pos_ == "VERB" and told.is_in(verb, "praising") and not is_passive(verb):
        return Sign("SUPPORT", "praise.verb", targets)
    for word in _said_of(verb):
        plain = told.is_in(word, "praise", "praiseful")
        coloured = any(told.is_in(c, "praiseful", "sure_praise") for c in word.children if c.dep_ == "amod")
        if plain or (told.is_in(word, "praise_heads") and coloured) or _sign_of_support(word):
            return Sign("SUPPORT", "praise.said" if targets else "praise.work", targets)
    return None


def _said_of(verb: Token) -> Iterator[Token]:
    for c in verb.children:
        if c.dep_ in {"attr", "acomp", "oprd"} or (
            c.dep_ == "dobj" and lemma(verb) in {"have", "show", "play", "make", "represent", "give"}
        ):
            yield c
            yield from (g for g in c.children if g.dep_ == "conj")


def _sign_of_support(word: Token) -> bool:
    return lemma(word) in {"sign", "token", "expression", "show", "act"} and any(
        lemma(t) in {"support", "solidarity", "goodwill", "friendship", "respect"}
        for t in fillers(word, "of")
    )
