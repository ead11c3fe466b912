"""Which words of a sentence share their time with the word that tells of an act?

'Talks were held on Monday': *talks* has the time of *held*. Follows the parse up and down, as far as one occasion
reaches. Not answered: which time expression is the right one of several (`event_time.py`).
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Literal

from spacy.tokens import Doc, Token

from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.tables import Words
from dragoman.reading.labels import NOMINALS, NOUN_SUBJECTS, PREDICATES, VERBS
from dragoman.reading.timex import Timex

TIMED_CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "csubjpass", "parataxis", "pcomp", "relcl"})
PREMODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "poss"})
PLACE_PREPOSITIONS = frozenset({"in", "at", "during"})
HIGHEST, DEPTH = 6, 15

Kind = Literal["own", "noun", "light", "joined", "inside", "same-day"]
Tie = tuple[Token, Kind]


def ties(trigger: Token, words: Words) -> list[Tie]:
    """The act's word, the words above and then below it whose times it shares, nearest first, each with how it does.

    Args:
        trigger: the word that tells of the act.
        words: the lists of `when_words.toml`.
    """
    found: list[Tie] = [(trigger, "own")]
    for _ in range(HIGHEST):
        above = _above(found[-1][0], words)
        if above is None or any(above[0].i == token.i for token, _ in found):
            break
        found.append(above)
    return [*found, *_below(trigger, words)]


def _above(word: Token, words: Words) -> Tie | None:
    head = word.head
    if head.i == word.i:
        return None
    if word.pos_ in VERBS or word.dep_ in PREDICATES:
        return _above_verb(word, head, words)
    if word.dep_ in {"compound", "poss", "conj", "nmod"} and head.pos_ in NOMINALS:
        return (head, "noun") if word.dep_ == "conj" else None
    if head.pos_ in VERBS and word.dep_ in {"dobj", "nsubj", "nsubjpass"}:
        return (head, "light") if head.lemma_ in words["carriers"] else None
    return _above_object(word, head, words) if word.dep_ == "pobj" else None


def _above_object(word: Token, preposition: Token, words: Words) -> Tie | None:
    """The word that a noun in a prepositional phrase shares its time with."""
    over = preposition.head
    if over.pos_ in VERBS:
        if preposition.lower_ in words["same_day"]:
            return None if measured(preposition) else (over, "same-day")
        light = preposition.lower_ in {"in", "for", "on", "to"} and over.lemma_ in words["carriers"]
        return (over, "light") if light else None
    if over.pos_ in NOMINALS and preposition.lower_ == "of" and over.lower_ in words["part_of"]:
        return over, "noun"
    return (over, "inside") if over.pos_ in NOMINALS and preposition.lower_ == "including" else None


def _above_verb(word: Token, head: Token, words: Words) -> Tie | None:
    own_subject = any(c.dep_ in NOUN_SUBJECTS for c in word.children)
    if word.dep_ in PREDICATES and head.pos_ in VERBS:
        return head, "light"
    if word.dep_ == "conj" and head.pos_ in VERBS:
        return head, "joined"
    if word.dep_ == "advcl":
        return _above_clause(word, head, words, own_subject=own_subject)
    if word.dep_ == "xcomp" and (head.lemma_ in words["aspect"] or _is_to(word, head)):
        return head, "light"
    if word.dep_ == "pcomp" and head.head.pos_ in VERBS:
        if head.lower_ in words["same_day"]:
            return None if measured(head) else (head.head, "same-day")
        return (head.head, "joined") if head.lower_ in {"by", "in"} else None
    if word.dep_ == "relcl" and head.pos_ in NOMINALS and _of_the_occasion(word, head, words):
        return head, "inside"
    return None


def _is_to(word: Token, head: Token) -> bool:
    """'On Monday, the minister and his aide are to meet her'."""
    return head.lower_ in {"is", "are"} and word.tag_ == "VB"


def _above_clause(word: Token, head: Token, words: Words, *, own_subject: bool) -> Tie | None:
    """'met X to discuss', 'resigned, saying', 'stumbled as rebels attacked', 'stumbled after rebels attacked'."""
    if head.pos_ not in VERBS:
        return None
    if word.tag_ == "VBG" and not own_subject:
        return head, "joined"
    helpers = {c.lower_ for c in word.children if c.dep_ in {"aux", "auxpass"}}
    if word.tag_ == "VB" and "to" in helpers and not own_subject:
        return (head, "joined") if head.lemma_ not in words["looking_ahead"] else None
    lead = next((c for c in word.children if c.dep_ in {"mark", "advmod"} and c.i < word.i), None)
    if lead is None or lead.lower_ not in words["beside"] or "had" in helpers or measured(lead):
        return None
    return head, "same-day" if lead.lower_ in words["same_day"] else "joined"


def measured(link: Token) -> bool:
    """Whether days or more lie between two acts: 'two weeks after the raid', 'days after it'; but 'last week after the raid'."""
    if link.i < 2 or link.lower_ != "after" or link.doc[link.i - 1].lower_ not in word_list("ties.far"):
        return False
    count = link.doc[link.i - 2]
    plural = link.doc[link.i - 1].lower_.endswith("s")
    return plural or count.tag_ == "CD" or count.lower_ in {"a", "the", "one"}


def _of_the_occasion(verb: Token, noun: Token, words: Words) -> bool:
    """Whether a relative clause tells of the occasion that its noun names: 'a call in which he asked', 'a visit that led to'."""
    for token in verb.subtree:
        if token.i >= verb.i:
            break
        if token.tag_ in {"WDT", "WP"} and token.dep_ == "pobj":
            return token.head.lower_ in PLACE_PREPOSITIONS
        if token.lower_ == "where":
            return noun.lower_ in words["event_nouns"] or noun.lemma_.lower() in words["event_nouns"]
    subject = next((c for c in verb.children if c.dep_ in NOUN_SUBJECTS), None)
    return (
        subject is not None and subject.tag_ in {"WDT", "WP"} and noun.lemma_.lower() in words["event_nouns"]
    )


def _below(trigger: Token, words: Words) -> Iterator[Tie]:
    """The words under an act's word that date it too: 'the attack that killed ten last year', 'was freed and left in May', 'was shot as he left in May'."""
    for child in trigger.children:
        if trigger.pos_ in NOMINALS:
            if child.dep_ == "relcl":
                subjects = [c for c in child.children if c.dep_ in NOUN_SUBJECTS]
                if not subjects or subjects[0].tag_ in {"WDT", "WP"}:
                    yield child, "own"
            elif child.lower_ in words["due"] or (child.dep_ == "acl" and child.tag_ in {"VBN", "VBG"}):
                yield child, "own"
                yield from ((c, "own") for c in child.children if c.dep_ == "xcomp")
        elif child.dep_ in {"dobj", "nsubjpass"} and trigger.lemma_ in words["carriers"]:
            if child.lemma_.lower() in words["event_nouns"]:
                yield child, "own"
        elif trigger.pos_ in VERBS and child.dep_ == "advcl":
            if _at_once(child):
                yield child, "joined"
        elif (
            trigger.pos_ in VERBS
            and child.dep_ == "conj"
            and child.pos_ in VERBS
            and _same_form(trigger, child)
        ):
            yield child, "joined"


def _at_once(clause: Token) -> bool:
    """'Was shot as he left the mosque on Friday', 'were killed when a bus hit a mine on Friday'."""
    lead = next((c for c in clause.lefts if c.dep_ in {"mark", "advmod"}), None)
    past = clause.tag_ in {"VBD", "VBG"} and not any(c.lower_ == "had" for c in clause.lefts)
    return past and clause.i > clause.head.i and lead is not None and lead.lower_ in {"as", "when", "while"}


def _same_form(first: Token, second: Token) -> bool:
    """Whether two joined verbs share subject and auxiliaries."""
    helpers = [{c.lower_ for c in verb.children if c.dep_ == "aux"} for verb in (first, second)]
    return helpers[0] == helpers[1] and not any(c.dep_ in NOUN_SUBJECTS for c in second.children)


def distance(node: Token, tie: Tie, words: Words) -> int | None:
    """Steps from a time expression's word up to a tied word, or None where another word or clause takes it."""
    carrier, kind = tie
    token, steps = node, 0
    while token.i != carrier.i:
        if steps > DEPTH or token.head.i == token.i:
            return None
        if token.dep_ in TIMED_CLAUSES and not (_issued(token, words) or _under_way(token)):
            return None
        if token.dep_ == "conj" and token.pos_ in VERBS:
            return None
        if _taken(token, carrier, words, own=kind == "own"):
            return None
        token, steps = token.head, steps + 1
    return steps + (3 if kind == "same-day" else 0)


def _issued(verb: Token, words: Words) -> bool:
    """Whether a participle tells when words were made known: 'in a statement issued on Monday, he condemned', 'in a talk with a paper printed on Monday'."""
    noun = verb.head
    while noun.dep_ == "pobj" and noun.head.head.pos_ in NOMINALS and noun.head.head.dep_ == "pobj":
        noun = noun.head.head
    said = verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lemma_ in words["issuing"]
    return (
        said and noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.lemma_.lower() in words["messages"]
    )


def _under_way(verb: Token) -> bool:
    """Whether a participle tells what somebody was about when it befell him, or what a thing always does: 'hit a bus carrying pilgrims on Monday', 'blocked a road leading to it on Monday'."""
    beside = verb.dep_ == "acl" and verb.tag_ == "VBG"
    return beside and (verb.lemma_ in word_list("ties.under_way") or verb.lemma_ in word_list("ties.lasting"))


def _done_by(noun: Token, verb: Token, words: Words) -> bool:
    """'The army's *3 June operation* killed ten': an act is of the day of the event that brought it about."""
    event = noun.lemma_.lower() in words["event_nouns"] and noun.dep_ in NOUN_SUBJECTS
    return bool(event and noun.head.i == verb.i and verb.lemma_ in word_list("ties.of_its_day"))


def _taken(token: Token, carrier: Token, words: Words, *, own: bool) -> bool:
    """Whether the word above `token` is a noun that keeps the time for itself ('condemned Friday's attack')."""
    noun = token.head
    if noun.i == carrier.i or noun.pos_ not in NOMINALS or token.dep_ == "pobj":
        return False
    if token.dep_ in PREMODIFIERS and own and _done_by(noun, carrier, words):
        return False
    if token.dep_ in PREMODIFIERS or (token.dep_ == "npadvmod" and token.i < noun.i):
        inside = noun.dep_ == "pobj" and noun.head.lower_ in words["inside"]
        return not (inside and noun.head.head.i == carrier.i)
    if token.lower_ == "of" and noun.lower_ in word_list("ties.parts"):
        return not any(
            c.ent_type_ in {"DATE", "TIME"} for c in token.children
        )  # 'in the early hours of Monday'
    if token.dep_ == "prep" and token.lower_ in {"for", "of", "about", "to"}:
        return carrier.lemma_ not in words["appointing"]
    if carrier.pos_ in VERBS and carrier.lemma_ in words["carriers"] and noun.head.i == carrier.i:
        return False
    held = noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.i == carrier.i
    if held and carrier.lemma_ in words["hosting"]:
        return False  # 'hosted her for a meeting yesterday'
    if noun.dep_ == "pobj" and noun.head.lower_ in {"at", "during", "in"} and noun.head.head.i == carrier.i:
        return False  # 'blamed her in a speech last month'
    named = noun.lemma_.lower() in words["event_nouns"]
    return named and ((token.dep_ == "prep" and token.lower_ != "on") or token.dep_ == "npadvmod")


def near(trigger: Token, doc: Doc, timexes: Sequence[Timex]) -> Iterator[Timex]:
    """The time expressions of a word's sentence that can date an act."""
    sentence = trigger.sent
    first = bisect_left(timexes, sentence.start_char, key=attrgetter("start"))
    for timex in timexes[first : bisect_left(timexes, sentence.end_char, lo=first, key=attrgetter("start"))]:
        if timex.type != "SET":
            yield timex


def verb_over(token: Token) -> Token | None:
    """The nearest verb above a word."""
    for _ in range(DEPTH):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ in VERBS:
            return token
    return None


def helpers_of(verb: Token) -> set[str]:
    """A verb's auxiliaries, those of the verb that it is joined to included."""
    for _ in range(DEPTH):
        own = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
        if own or verb.dep_ != "conj" or verb.head.pos_ not in VERBS or verb.tag_ != verb.head.tag_:
            return own
        verb = verb.head
    return set()
