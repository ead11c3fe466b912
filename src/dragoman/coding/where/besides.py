"""Which place that hangs on another word than the act's own is the act's all the same?

'Accused them in a speech in Voss', 'police in Voss arrested ten', 'took refuge in the Voss offices of the union', 'reached a deal
in Voss', 'convicted of murder in Voss', 'the town of Voss fell to rebels'. `event_place.py` asks it last.
"""

from spacy.tokens import Token

from dragoman.coding.findings import FORCE, SPEECH, Act
from dragoman.coding.where.beside_force import beside_force
from dragoman.coding.where.phrases import BESIDE, WITH_ACT, PlacePhrase, has_subject
from dragoman.knowledge.gazetteer import PlaceWords
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.labels import NOUN_SUBJECTS, NOUNS, VERBS
from dragoman.reading.lemmas import lemma

_IN = frozenset({"at", "in", "inside", "near", "outside"})
_DURING = frozenset({"at", "during", "in", "on"})
_DEPTH = 6


def beside_rank(phrase: PlacePhrase, trigger: Token, act: Act, words: PlaceWords) -> int | None:
    """How closely such a place is tied to an act, as `event_place.py` ranks; None where it is not the act's."""
    if _scene_of(phrase, trigger) or _whence(phrase, trigger):
        return WITH_ACT
    if phrase.preposition is None:
        if _taken(phrase, trigger, act) or _saw(phrase, trigger):
            return WITH_ACT
        if act.type in FORCE and beside_force(phrase, trigger, act, words):
            return BESIDE
        return WITH_ACT if _before_site(phrase, trigger) else None
    if _led_to(phrase, trigger, act, words) or _written(phrase, trigger) or _behind_day(phrase, trigger):
        return WITH_ACT
    if phrase.preposition.lower_ not in _IN:
        opened = phrase.preposition.lower_ == "of"  # 'at the opening of a school in Voss'
        return WITH_ACT if opened and _on_occasion(phrase.anchor, trigger, words) else None
    exact = phrase.finding.value.precision not in {"country", "region", ""}
    if _on_occasion(phrase.anchor, trigger, words):
        return WITH_ACT
    if exact and (_dealt(phrase.anchor, trigger, words) or _tried(phrase.anchor, trigger, act, words)):
        return WITH_ACT
    if exact and (_last_of_meeting(phrase, trigger, act) or _last_of_sides(phrase, trigger, act)):
        return WITH_ACT
    if _gathered(phrase.anchor, trigger, act):
        return WITH_ACT
    if exact and act.type == "COERCE" and _kept_from(phrase, trigger):
        return BESIDE
    forced = act.type in FORCE | {"MOBILIZE"} and beside_force(phrase, trigger, act, words)
    if forced or _undergone_there(phrase, trigger):
        return BESIDE
    return BESIDE if _local_doer(phrase.anchor, trigger, words) else None


def _taken(phrase: PlacePhrase, trigger: Token, act: Act) -> bool:
    """'The town of Voss fell to rebels': what falls is where it fell."""
    falls = (
        phrase.head.dep_ in NOUN_SUBJECTS and phrase.head.head == trigger and phrase.head.i not in act.sources
    )
    return falls and (act.type, act.mode) == ("COERCE", "seize")


def _saw(phrase: PlacePhrase, trigger: Token) -> bool:
    """'Voss saw its largest protest', 'Voss was hit by rockets', 'Voss was rocked by a blast'."""
    verb, noun = phrase.head.head, trigger
    for _ in range(_DEPTH):
        if noun.head == verb or noun.dep_ not in {"acl", "amod", "conj", "pobj", "prep"}:
            break
        noun = noun.head
    active = phrase.head.dep_ == "nsubj" and noun.dep_ == "dobj" and noun.head == verb
    if active and lemma(verb) in word_list("besides.seeing"):
        return True
    passive = phrase.head.dep_ == "nsubjpass" and noun.dep_ == "agent" and noun.head == verb
    return passive and lemma(verb) in word_list("besides.shaking")


def _scene_of(phrase: PlacePhrase, trigger: Token) -> bool:
    """'Voss, the scene of an attack', 'Voss was the site of clashes'."""
    noun = trigger.head.head
    if trigger.dep_ != "pobj" or trigger.head.lower_ != "of" or lemma(noun) not in word_list("besides.scene"):
        return False
    called = noun.dep_ == "attr" and phrase.head.dep_ == "nsubj" and phrase.head.head == noun.head
    return bool(called or (noun.dep_ == "appos" and noun.head == phrase.head))


def _whence(phrase: PlacePhrase, trigger: Token) -> bool:
    """'Fled Voss, from where rebels were driven'."""
    link = trigger.head
    opens = trigger.dep_ == "pcomp" and any(c.lower_ == "where" for c in trigger.lefts)
    return bool(opens and link.nbor(-1).text == "," and phrase.head.right_edge.i in {link.i - 2, link.i - 1})


def _written(phrase: PlacePhrase, trigger: Token) -> bool:
    """'Thanked her in a statement issued in Voss', 'a letter signed by lawmakers in Voss demanded'."""
    assert phrase.preposition is not None
    verb = phrase.anchor
    if verb.dep_ == "pobj" and verb.head.dep_ == "agent":
        verb = verb.head.head
    paper = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or lemma(paper) not in word_list("besides.papers"):
        return False
    over = paper.head.head if paper.dep_ == "pobj" and paper.head.lower_ == "in" else paper.head
    sent = phrase.preposition.lower_ in _IN or phrase.preposition.lower_ == "from"
    return bool(sent and over == trigger and paper.dep_ in {"pobj", "nsubj"})


def _before_site(phrase: PlacePhrase, trigger: Token) -> bool:
    """'Took refuge in the Voss offices of the union', 'was held in a Voss hotel'."""
    noun = phrase.head.head
    if phrase.head.dep_ not in {"compound", "nmod"} or noun.pos_ != "NOUN" or noun.dep_ != "pobj":
        return False
    if phrase.finding.value.precision == "country" or noun.head.lower_ not in _IN:
        return False
    held = noun.head.head
    return bool(held == trigger or (held.dep_ == "dobj" and held.head == trigger))


def _on_occasion(noun: Token, trigger: Token, words: PlaceWords) -> bool:
    """'Accused them of it in a speech in Voss', 'praised her at the opening of a school in Voss'."""
    verb = trigger
    while verb.pos_ not in VERBS and verb.head != verb:
        verb = verb.head
    over = {trigger, verb, *([verb.head] if verb.dep_ == "advcl" else ())}
    inner = {c for c in verb.children if c.dep_ == "prep"}
    met = False
    for _ in range(_DEPTH):
        met = met or lemma(noun) in words.gatherings or noun.lower_ in words.gatherings
        if noun.dep_ != "pobj":
            return False
        link = noun.head
        held = link.head
        # 'accused them *of arming* rebels in a speech'; the parse may hang 'of' on whom it accuses
        below = held.dep_ == "pcomp" and (held.head in inner or held.head.head.head == verb)
        if held in over or below:
            return met and link.lower_ in _DURING
        if held.pos_ not in NOUNS:
            return False
        noun = held
    return False


def _behind_day(phrase: PlacePhrase, trigger: Token) -> bool:
    """'The king on Monday in Voss received her': behind a day that stands before the verb, whatever the parse hangs it on."""
    link = phrase.preposition
    if link is None or link.lower_ not in _IN or link.i == 0:
        return False
    between = phrase.anchor.dep_ in NOUN_SUBJECTS and phrase.anchor.head == trigger and link.i < trigger.i
    return bool(between and link.nbor(-1).ent_type_ in {"DATE", "TIME"})


def _kept_from(phrase: PlacePhrase, trigger: Token) -> bool:
    """'Stopped them from holding a rally in Voss'."""
    kept = phrase.anchor if phrase.anchor.pos_ in VERBS else phrase.anchor.head
    return bool(kept.dep_ == "pcomp" and kept.head.lower_ == "from" and kept.head.head == trigger)


def _dealt(noun: Token, trigger: Token, words: PlaceWords) -> bool:
    """'Reached a deal in Voss', 'signed an accord in Voss'."""
    return noun.dep_ in {"dobj", "nsubjpass"} and noun.head == trigger and lemma(noun) in words.deals


def _tried(noun: Token, trigger: Token, act: Act, words: PlaceWords) -> bool:
    """'Was convicted of murder in Voss'."""
    if (act.type, act.mode) != ("SANCTION", "convict") or noun.dep_ != "pobj":
        return False
    return noun.head.lower_ in {"of", "to"} and noun.head.head == trigger


def _last_of_meeting(phrase: PlacePhrase, trigger: Token, act: Act) -> bool:
    """'Met the minister and deputy premier Dahl in Voss': a place behind all whom somebody met, that hangs on one of them."""
    if act.type != "CONSULT" or trigger.pos_ not in VERBS or not act.targets:
        return False
    noun = phrase.anchor
    if noun.pos_ == "PROPN" and noun.dep_ == "conj" and noun.head == trigger:
        return True  # the last of a long list, which the parse joins to the verb
    for _ in range(2 * _DEPTH):
        if noun.dep_ in {"conj", "appos"}:
            noun = noun.head
        elif noun.dep_ == "pobj" and noun.head.lower_ == "of":
            noun = noun.head.head
    return bool(noun.i in act.targets and phrase.head.i > max(act.targets))


def _last_of_sides(phrase: PlacePhrase, trigger: Token, act: Act) -> bool:
    """'Fighting between rebels and the army in Voss': a place behind both sides of a noun's act, that hangs on the second."""
    noun, sides = phrase.anchor, {*act.sources, *act.targets}
    between = noun.dep_ == "conj" and noun.head.dep_ == "pobj" and noun.head.head.lower_ == "between"
    last = noun.i in sides and phrase.head.i > max(sides)
    return bool(between and last and noun.head.head.head == trigger)


def _undergone_there(phrase: PlacePhrase, trigger: Token) -> bool:
    """'Troops in Voss, deployed to guard it', 'fighters in Voss captured by rebels': where those are who do or suffer what a participle tells."""
    return bool(trigger.dep_ == "acl" and trigger.head == phrase.anchor and phrase.head.i < trigger.i)


def _gathered(verb: Token, trigger: Token, act: Act) -> bool:
    """'Apologised to widows who had gathered in Voss': who hears it is there."""
    heard = verb.dep_ in {"acl", "relcl"} and lemma(verb) in word_list("besides.gathering")
    to = verb.head.head
    aimed = verb.head.i in act.targets or (to.lower_ in {"to", "before"} and verb.head.dep_ == "pobj")
    return heard and act.type in SPEECH and aimed and trigger in verb.ancestors


def _led_to(phrase: PlacePhrase, trigger: Token, act: Act, words: PlaceWords) -> bool:
    """'Led a delegation to Voss'."""
    assert phrase.preposition is not None
    led = phrase.anchor.dep_ == "dobj" and phrase.anchor.head == trigger
    return (
        act.mode == "visit"
        and led
        and phrase.preposition.lower_ == "to"
        and lemma(phrase.anchor) in words.sent
    )


def _local_doer(noun: Token, trigger: Token, words: PlaceWords) -> bool:
    """'A court in Voss ordered', 'police in Voss arrested': those who act where they are."""
    if lemma(noun) not in words.locals:
        return False
    agent = noun.dep_ == "pobj" and noun.head.dep_ == "agent" and noun.head.head == trigger
    next_to = trigger.dep_ == "conj" and trigger.pos_ in VERBS and not has_subject(trigger)
    doing = {trigger, trigger.head} if next_to else {trigger}
    return bool(agent or (noun.dep_ == "nsubj" and noun.head in doing))
