"""In which place do the words around an act set its scene?

A place told with going, visiting, gathering or speaking is that of the act that this was for, or that was done there: 'flew
to Voss to meet her', 'met her on a trip to Voss', 'signed it at a summit in Voss', 'speaking in Voss, he condemned them',
'a bomb went off in Voss, killing ten'. Only words of the act's own clause count, and of the clause that it serves.
"""

from spacy.tokens import Token

from dragoman.coding.where.phrases import BESIDE, THERE, PlacePhrase, has_subject
from dragoman.knowledge.gazetteer import PlaceWords
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.labels import VERBS
from dragoman.reading.lemmas import lemma

_OBJECTS = frozenset({"dobj", "nsubjpass", "attr"})
_TOWARDS = frozenset({"to", "into"})
_DURING = frozenset({"at", "during", "in", "on"})
_ONCE_THERE = frozenset({"after", "on", "upon", "when", "while"})
_DEPTH = 4


def scene_rank(phrase: PlacePhrase, trigger: Token, words: PlaceWords) -> int | None:
    """How closely a scene's place is tied to an act, as `event_place.py` ranks; None where the place sets no scene for it."""
    opening = _opened(phrase)
    if opening is None and phrase.anchor.pos_ not in VERBS and not _sets_scenes(lemma(phrase.anchor), words):
        return None
    verb = _verb_of(trigger)
    if verb is None:
        return None
    if opening is not None and (_once_there(opening, verb) or _visitor(opening, verb)):
        return BESIDE
    if phrase.preposition is None:
        visited = phrase.head.dep_ == "dobj" and phrase.anchor.lemma_ == "visit"
        there = _once_there(phrase.anchor, verb) or _visitor(phrase.anchor, verb)
        return BESIDE if visited and there else None
    if _gone_for(phrase, verb, trigger, words) or _gone_and(phrase, trigger, words):
        return BESIDE
    if _gathered_and(phrase, trigger, words):
        return BESIDE
    if _met_at(phrase, verb, trigger, words) or _told_to(phrase, trigger, words):
        return THERE
    afar = phrase.preposition.lower_ == "from" and phrase.anchor.lemma_ == "speak"  # 'speaking from Voss'
    if phrase.preposition.lower_ not in words.at and not afar:
        return None
    speaker = _speaking_at(phrase.anchor, words)
    there = speaker.lemma_ in words.speaking and _once_there(speaker, verb)
    return BESIDE if there or _by_doing(phrase.anchor, verb) else None


def _opened(phrase: PlacePhrase) -> Token | None:
    """The verb of 'opening a clinic in Voss', 'addressing Voss residents': what is done to what is there."""
    noun, link = phrase.anchor, phrase.preposition
    if link is None and phrase.head.dep_ == "dobj" and phrase.head.pos_ == "NOUN":
        return noun if lemma(noun) in word_list("scenes.leading") else None
    if link is None and lemma(noun) not in word_list("scenes.residents"):
        return None
    if link is not None and link.lower_ not in {"at", "in", "of"}:
        return None
    done = noun.dep_ == "dobj" and lemma(noun.head) in word_list("scenes.leading")
    return noun.head if done else None


def _sets_scenes(noun: str, words: PlaceWords) -> bool:
    return noun in words.gatherings or noun in words.visits or noun in words.sent or noun in words.hearers


def _verb_of(trigger: Token) -> Token | None:
    """The verb that leads the act's clause: itself, the one that carries a noun, the first of several; None where there is none."""
    node = trigger
    for _ in range(_DEPTH):
        if node.pos_ in VERBS:
            break
        if node.dep_ not in _OBJECTS and node.dep_ != "conj":
            return None
        node = node.head
    if node.pos_ not in VERBS:
        return None
    for _ in range(_DEPTH):
        if node.dep_ != "conj" or node.head.pos_ not in VERBS or has_subject(node):
            break
        node = node.head
    return node


def _gone_for(phrase: PlacePhrase, verb: Token, trigger: Token, words: PlaceWords) -> bool:
    """'flew to Voss to meet her', 'led a delegation to Voss to sign', 'keep troops in Voss to guard it', 'flew to Voss for talks with her'."""
    assert phrase.preposition is not None
    aim = verb.dep_ in {"advcl", "xcomp"} and verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.lefts)
    upper = verb.head if aim else None
    if trigger.dep_ == "pobj" and trigger.head.lower_ == "for":
        upper = trigger.head.head
    if upper is None or upper.i > trigger.i:
        return False
    word, anchor = phrase.preposition.lower_, phrase.anchor
    if anchor == upper and word in _TOWARDS and upper.lemma_ in words.going:
        return True
    if anchor == upper and word == "for" and upper.lemma_ == "leave":
        return True
    if anchor == upper and word in {"in", "at"} and upper.lemma_ in words.arriving:
        return True
    if anchor.dep_ == "dobj" and anchor.head == upper and word in _TOWARDS and lemma(anchor) in words.visits:
        return True  # 'used a visit to Voss to thank her'
    if upper.lemma_ not in words.sending or word not in {"to", "into", "in"}:
        return False
    sent = next((c for c in upper.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    return sent is not None and anchor in {upper, sent} and sent.lemma_ in words.sent


def _gone_and(phrase: PlacePhrase, trigger: Token, words: PlaceWords) -> bool:
    """'Travelled to Voss and met her'."""
    assert phrase.preposition is not None
    gone = phrase.anchor
    word = phrase.preposition.lower_
    there = (word in _TOWARDS and gone.lemma_ in words.going) or (
        word in {"in", "at"} and gone.lemma_ in words.arriving
    )
    next_to = trigger.dep_ == "conj" and trigger.head == gone and not has_subject(trigger)
    return bool(there and next_to and phrase.head.i < trigger.i and trigger.lemma_ not in words.going)


def _gathered_and(phrase: PlacePhrase, trigger: Token, words: PlaceWords) -> bool:
    """'Addressed a rally in Voss and accused her'."""
    assert phrase.preposition is not None
    noun = phrase.anchor
    held = (
        noun.dep_ == "dobj" and lemma(noun) in words.gatherings and phrase.preposition.lower_ in {"in", "at"}
    )
    next_to = trigger.dep_ == "conj" and trigger.head == noun.head and not has_subject(trigger)
    return bool(held and next_to and noun.head.lemma_ in word_list("scenes.leading"))


def _subject_of(noun: Token, verb: Token) -> bool:
    """'Soto, on a visit to Voss, thanked'."""
    return bool(noun.dep_ == "nsubj" and noun.head == verb)


def _visitor(visiting: Token, verb: Token) -> bool:
    """'Soto, visiting Voss, thanked', 'Soto, addressing villagers in Voss, thanked'."""
    return visiting.tag_ == "VBG" and visiting.dep_ == "acl" and _subject_of(visiting.head, verb)


def _met_at(phrase: PlacePhrase, verb: Token, trigger: Token, words: PlaceWords) -> bool:
    """'met her on a trip to Voss', 'signed it at a summit in Voss', 'Soto, on a trip to Voss, signed it'."""
    assert phrase.preposition is not None
    noun, word = phrase.anchor, phrase.preposition.lower_
    if noun.dep_ != "pobj" or noun.head.lower_ not in _DURING:
        return False
    held = noun.head.head
    over = verb.head if verb.dep_ == "xcomp" else verb  # 'in their travel to Voss they sought to agree'
    if held not in {verb, trigger, over} and not (lemma(noun) in words.visits and _subject_of(held, verb)):
        return False
    visit = lemma(noun) in words.visits and word in _TOWARDS and not _of_another_day(noun)
    return visit or (lemma(noun) in words.gatherings and word in {"in", "at"})


def _of_another_day(noun: Token) -> bool:
    """'praised the welcome on her July trip to Voss': a visit that has a date of its own is over."""
    return any(c.ent_type_ in {"DATE", "ORDINAL"} or c.lower_ in word_list("scenes.past") for c in noun.lefts)


def _told_to(phrase: PlacePhrase, trigger: Token, words: PlaceWords) -> bool:
    """'told reporters in Voss that …'."""
    noun = phrase.anchor
    assert phrase.preposition is not None
    spoke = trigger.lemma_ == "tell" and lemma(noun) in words.gatherings  # 'told a forum in Voss'
    hearer = spoke or lemma(noun) in words.hearers
    heard = noun.head == trigger and noun.dep_ in {"dobj", "dative"} and hearer
    return heard and phrase.preposition.lower_ in {"in", "at"}


def _once_there(anchor: Token, verb: Token) -> bool:
    """'Speaking in Voss, he condemned', 'met her after arriving in Voss'."""
    if anchor.tag_ != "VBG":
        return False
    beside = anchor.dep_ == "advcl" and anchor.head == verb
    return beside or (
        anchor.dep_ == "pcomp" and anchor.head.lower_ in _ONCE_THERE and anchor.head.head == verb
    )


def _speaking_at(anchor: Token, words: PlaceWords) -> Token:
    """The verb of 'speaking at a rally in Voss', whose place hangs on the rally; else the word itself."""
    held = (
        anchor.dep_ == "pobj" and anchor.head.lower_ in _DURING and anchor.lemma_.lower() in words.gatherings
    )
    return anchor.head.head if held else anchor


def _by_doing(anchor: Token, verb: Token) -> bool:
    """'A bomb went off in Voss, killing ten': what is done by doing something is done where that is."""
    follows = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head == anchor and verb.i > anchor.i
    return follows and not any(c.dep_ in {"mark", "advmod", "nsubj"} and c.i < verb.i for c in verb.children)
