"""Where was force used, or were forces sent, where only what went on beside it tells: what those did who suffered it, what else was done?

'Was shot as he left a mosque in Voss', 'raided a house in Voss and arrested ten', 'ten were killed and 20 wounded in Voss', 'fired
at students marching in Voss', 'was sent to guard a dam in Voss'. `besides.py` asks it.
"""

from spacy.tokens import Token

from dragoman.coding.findings import FORCE, Act
from dragoman.coding.where.phrases import PlacePhrase, has_subject
from dragoman.knowledge.gazetteer import PlaceWords
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.labels import VERBS
from dragoman.reading.lemmas import lemma

_AS = frozenset({"as", "when", "while"})
_WITHIN = frozenset({"dobj", "pobj", "prep", "nsubj", "nsubjpass"})
_DEPTH = 6


def beside_force(phrase: PlacePhrase, trigger: Token, act: Act, words: PlaceWords) -> bool:
    """Whether a place that another clause tells is that of an act of force, or of a move of forces."""
    verb, of_doer = _verb_over(phrase.anchor)
    if verb is None or verb == trigger:
        return False
    if act.type == "MOBILIZE":
        return _is_for(verb, trigger) and not of_doer
    if act.type not in FORCE:
        return False
    if phrase.preposition is None:
        return _passed(phrase) and _meanwhile(verb, trigger)
    if _meanwhile(verb, trigger):
        return True
    exact = phrase.finding.value.precision not in {"country", "region", ""}
    return (
        exact
        and not of_doer
        and (
            _done_too(verb, trigger)
            or _suffered_while(verb, trigger)
            or _hurt_too(verb, trigger, words)
            or _by_doing(verb, trigger)
            or (trigger.dep_ == "advcl" and trigger.tag_ == "VBG" and _is_for(verb, trigger.head))
        )
    )


def _verb_over(word: Token) -> tuple[Token | None, bool]:
    """The verb under which a word stands, as its object, its subject or with a preposition; whether within who does it."""
    of_doer = False
    for _ in range(_DEPTH):
        if word.pos_ in VERBS:
            return word, of_doer
        if word.dep_ not in _WITHIN:
            break
        of_doer = of_doer or word.dep_ == "nsubj"
        word = word.head
    return None, of_doer


def _meanwhile(verb: Token, trigger: Token) -> bool:
    """'Was shot as he left a mosque in Voss', 'was arrested when she landed in Voss', 'was killed when a patrol in Voss hit a mine'."""
    at_once = any(c.lower_ in _AS and c.dep_ in {"mark", "advmod"} for c in verb.lefts)
    return bool(verb.dep_ == "advcl" and verb.head == trigger and at_once)


def _passed(phrase: PlacePhrase) -> bool:
    """'As he entered a mosque in Voss', 'while leaving Voss'."""
    return phrase.head.dep_ == "dobj" and lemma(phrase.anchor) in word_list("beside_force.passing")


def _done_too(verb: Token, trigger: Token) -> bool:
    """'Raided a mosque in Voss and arrested ten', 'ten were killed and 20 wounded in Voss'."""
    if {lemma(verb), lemma(trigger)} <= word_list("beside_force.hurting"):
        first, second = (verb, trigger) if trigger.dep_ == "conj" else (trigger, verb)
        return bool(second.dep_ == "conj" and second.head == first)
    next_to = trigger.dep_ == "conj" and trigger.head == verb and not has_subject(trigger)
    return bool(next_to and lemma(verb) in word_list("beside_force.striking"))


def _suffered_while(verb: Token, trigger: Token) -> bool:
    """'Fired at students marching in Voss', 'arrested ten people protesting in Voss', not 'expelled envoys working in Voss'."""
    if verb.tag_ != "VBG" or lemma(verb) in word_list("beside_force.living"):
        return False
    if verb.dep_ in {"ccomp", "pcomp"}:  # as the parse may have 'students marching'
        over = verb.head if verb.dep_ == "ccomp" else verb.head.head
        return bool(over == trigger and has_subject(verb))
    if verb.dep_ != "acl":
        return False
    sufferer = verb.head
    held = sufferer.head.head if sufferer.dep_ == "pobj" else sufferer.head
    return bool(sufferer.dep_ in {"dobj", "nsubjpass", "pobj"} and held == trigger)


def _hurt_too(verb: Token, trigger: Token, words: PlaceWords) -> bool:
    """'Died in an attack that injured ten in Voss', 'were killed in a clash that erupted in Voss'."""
    attack = verb.head
    if verb.dep_ != "relcl" or attack.dep_ != "pobj" or attack.lower_ not in words.events:
        return False
    within = attack.head.lower_ in {"during", "in"} and attack.head.head == trigger
    return bool(within and any(c.dep_ == "nsubj" and c.tag_ in {"WDT", "WP"} for c in verb.lefts))


def _by_doing(verb: Token, trigger: Token) -> bool:
    """'Hit a convoy in Voss, killing ten'."""
    by = trigger.dep_ == "advcl" and trigger.tag_ == "VBG" and trigger.head == verb and trigger.i > verb.i
    return by and not any(c.dep_ in {"mark", "advmod", "nsubj"} and c.i < trigger.i for c in trigger.children)


def _is_for(verb: Token, trigger: Token) -> bool:
    """'Were sent to guard a dam in Voss', 'fired gas to disperse crowds in Voss, arresting ten'."""
    aim = verb.dep_ in {"advcl", "xcomp"} and verb.head == trigger and verb.i > trigger.i
    return bool(aim and verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.lefts))
