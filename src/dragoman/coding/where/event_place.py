"""Where did it happen?

Picks the place of one act from those that its sentence names, by syntax. Which words are places is found in
`toponyms.py`, which places they are in `geocoding.py`. Not answered: places told of only in another sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from spacy.tokens import Doc, Span, Token

from dragoman.coding.findings import SPEECH, Act, Finding
from dragoman.coding.where.besides import beside_rank
from dragoman.coding.where.geocoding import UNLISTED
from dragoman.coding.where.phrases import BESIDE, SITE, PlacePhrase, has_subject, place_phrases
from dragoman.coding.where.scenes import scene_rank
from dragoman.knowledge.gazetteer import PlaceWords
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.labels import DESCRIBING, NOMINALS, NOUN_SUBJECTS, NOUNS, VERBS
from dragoman.reading.lemmas import lemma
from dragoman.records import Place, Precision

Ranked = tuple[
    int, int, int, PlacePhrase
]  # how closely it is tied to the act, how far it stands, how fine it is


def event_place(
    act: Act,
    doc: Doc,
    places: Sequence[Finding[Place]],
    *,
    words: PlaceWords,
) -> Finding[Place] | None:
    """The place of one act, or None where its own clause names none.

    Only a place phrase tied to the trigger, its object or its clause counts, never a place merely named nearby, and
    never a capital that stands for its government. `basis` is "stated" where the place is told with the act, "sentence"
    where it is told with another verb of the sentence.
    """
    trigger = doc[act.trigger]
    sentence = trigger.sent
    told: list[Ranked] = []
    for phrase in place_phrases(sentence, places, words):
        if act.type == "SANCTION" and phrase.head.lower_ in word_list("event_place.custody"):
            continue  # 'sentenced to ten years in a military prison'
        rank = _rank(phrase, trigger, act, words)
        if rank is None:
            rank = _rank_of_clause(phrase, trigger, act, words) or _rank_shared(phrase, trigger, act, words)
        if rank is None:
            rank = scene_rank(phrase, trigger, words)
        if rank is None:
            rank = beside_rank(phrase, trigger, act, words)
        if rank is not None:
            told.append((rank, abs(phrase.head.i - trigger.i), _fineness(phrase.finding), phrase))
    if not told:
        return None
    rank, _, fineness, phrase = _closest(told)
    if phrase.finding.rule == SITE and (town := _lies_in(phrase, sentence, places, words)) is not None:
        phrase, fineness = town, _fineness(town.finding)
    inside = [
        t
        for t in told
        if (t[2] <= fineness and t[3] is not phrase and (_goes_on(t[3], phrase) or _owned(t[3], phrase)))
        or (t[2] < fineness and t[0] == rank and _holds(phrase, t[3]))
    ]
    found = min(inside, key=itemgetter(1))[3].finding if inside else phrase.finding
    return replace(found, value=replace(found.value, basis="sentence")) if rank >= BESIDE else found


def _fineness(place: Finding[Place]) -> int:
    """How fine a place is, 0 the finest; so is one in no gazetteer that the text sets into a known one."""
    set_into = place.rule == UNLISTED and place.value.country and not place.value.precision
    return 0 if set_into else FINENESS.index(place.value.precision)


def _closest(told: Sequence[Ranked]) -> Ranked:
    """The place most closely tied to the act; of those that are as close, a state or a place in one before a part of the world: 'in Togo, West Africa'.

    A town or district that no gazetteer lists is no part of the world.
    """
    best = min(told, key=itemgetter(0, 1, 2))
    if best[3].finding.rule == SITE:  # 'invaded Voss on its border'
        undergone = [t for t in told if t[3].preposition is None and t[3].finding.rule != SITE and t[0] == 1]
        best = min(undergone, key=itemgetter(1, 2), default=best)
    found = best[3].finding
    if found.value.country or found.rule == SITE or found.value.precision in _SMALL:
        return best
    lying = (t for t in told if t[0] == best[0] and t[3].finding.value.country)
    return min(lying, key=itemgetter(1, 2), default=best)


def _lies_in(
    site: PlacePhrase, sentence: Span, places: Sequence[Finding[Place]], words: PlaceWords
) -> PlacePhrase | None:
    """The named place in which one lies that only a common noun tells: 'at a bus station in Voss'."""
    doc, end = sentence.doc, site.finding.spans[0][1]
    for phrase in place_phrases(sentence, places, words):
        start = phrase.finding.spans[0][0]
        if site.head.lower_ in words.kinds and doc.text[end:start] == ", " and phrase.finding.rule != SITE:
            return phrase  # 'in the capital, Voss', whatever the parse hangs that on
        span = doc.char_span(*phrase.finding.spans[0], alignment_mode="expand")
        within = span is not None and span.root.dep_ == "pobj" and span.root.head.head == site.head
        if not within or phrase.finding.rule == SITE:
            continue
        link = span.root.head.lower_
        if link in words.at or (link == "of" and site.head.lower_ in words.kinds):  # 'the village of Voss'
            return phrase
    return None


def _holds(wide: PlacePhrase, fine: PlacePhrase) -> bool:
    """Whether one place is told of as lying in another: 'a raid on Voss, in northern Norway'."""
    beside = wide.anchor == fine.anchor and fine.head.i < wide.head.i
    return beside and wide.finding.value.country == fine.finding.value.country != ""


def _goes_on(fine: PlacePhrase, wide: PlacePhrase) -> bool:
    """Whether a wide place is told right behind one that lies in it: 'bombed a depot near Voss, in northern Norway'."""
    if wide.preposition is None or not 0 < wide.preposition.idx - fine.finding.spans[0][1] <= len(", "):
        return False
    return fine.finding.value.country == wide.finding.value.country != ""


def _owned(fine: PlacePhrase, wide: PlacePhrase) -> bool:
    """Whether a wide place owns one that lies in it: 'northern Norway's Finnmark region'."""
    end, start = wide.finding.spans[0][1], fine.finding.spans[0][0]
    between = wide.head.doc.text[end:start] if end < start else ""
    return between in _OWNING and fine.finding.value.country == wide.finding.value.country != ""


_SMALL = frozenset({"city", "district"})
_OWNING = frozenset({"'s ", "’s ", "' ", "’ "})
FINENESS: tuple[Precision, ...] = (
    "site",
    "city",
    "district",
    "province",
    "region",
    "country",
    "",
)  # finest first


def _rank_of_clause(phrase: PlacePhrase, trigger: Token, act: Act, words: PlaceWords) -> int | None:
    """A place that a relative clause tells of: 'in Voss, where rebels attacked', 'the Voss attack that killed ten'."""
    verb = trigger
    while verb.dep_ in {"conj", "xcomp", "dobj", "nsubj", "nsubjpass"} and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ == "advcl" or (verb.dep_ == "relcl" and verb.head.ent_type_ in {"DATE", "TIME"}):
        return 1 if _gone_where(phrase, verb) else None
    if verb.dep_ != "relcl":
        return None
    noun = verb.head
    opening = [t for t in verb.subtree if noun.i < t.i < verb.i]
    if any(t.lower_ == "where" for t in opening):
        link = phrase.preposition
        held = (
            link is not None and phrase.anchor == noun and link.lower_ in words.at
        )  # 'the court in Voss, where'
        return 1 if held or phrase.head == noun or noun in phrase.head.subtree else None
    own = any(c.dep_ in NOUN_SUBJECTS and c.tag_ in {"WDT", "WP"} for c in verb.children)
    if own and noun.lower_ in words.events:
        rank = _rank(phrase, noun, act, words)
        return None if rank is None or rank > 2 else rank + 1
    return None


def _gone_where(phrase: PlacePhrase, verb: Token) -> bool:
    """'Flies to Voss on Friday, where she will meet him': a place before 'where' that a day parts from it."""
    lead = next(iter(verb.subtree))
    told = phrase.preposition is not None and phrase.preposition.lower_ in {"in", "to"}
    return bool(
        lead.lower_ == "where" and told and phrase.anchor in verb.ancestors and phrase.head.i < lead.i
    )


def _rank_shared(phrase: PlacePhrase, trigger: Token, act: Act, words: PlaceWords) -> int | None:
    """The place of an event that did several things: 'the attack in Voss killed ten and wounded 20'."""
    first = trigger.head
    if trigger.dep_ != "conj" or trigger.pos_ != "VERB" or has_subject(trigger):
        return None
    subject = next((c for c in first.children if c.dep_ in NOUN_SUBJECTS), None)
    if subject is None or subject.lower_ not in words.events or phrase.head not in subject.subtree:
        return None
    return _rank(phrase, first, act, words)


def _rank(phrase: PlacePhrase, trigger: Token, act: Act, words: PlaceWords) -> int | None:
    """How closely a place phrase is tied to the act: 0 the closest; None where it is not the act's."""
    if phrase.preposition is None:
        return _rank_bare(phrase, trigger, act, words)
    if not _locative(phrase, trigger, act, words):
        return None
    anchor = phrase.anchor
    if (
        trigger.pos_ in NOUNS
        and phrase.preposition.i == trigger.i + 1
        and phrase.preposition.lower_ in _RIGHT_BEHIND
    ):
        return 0  # 'praised the outcome of the summit in Voss', whatever the parse hangs it on
    if anchor == trigger:
        if _spoken_of(phrase, trigger, words):
            return None
        aimed = act.type in SPEECH and phrase.preposition.lower_ in {"at", "on"}  # 'lashed out at Chad'
        return None if aimed and phrase.head.lower_ not in words.sites else 0
    if act.type in SPEECH and trigger.pos_ in VERBS:
        rank = _rank_in_clause(anchor, trigger, phrase)
        return rank if rank == _FRONT else None
    if _driver(anchor, trigger) not in {None, trigger}:
        return 2
    if anchor.pos_ in NOMINALS:
        return _rank_in_noun(anchor, trigger, act, words)
    return _rank_in_clause(anchor, trigger, phrase)


_FRONT = 5
_ON_THE_MOVE = frozenset({"ASSAULT", "MOBILIZE", "PROTEST"})
TAKEN = frozenset({("ASSAULT", "abduct"), ("COERCE", "arrest")})
_FOUGHT = frozenset({"battle", "battled", "fight", "fighting", "fought"})
_RIGHT_BEHIND = frozenset({"at", "in", "near", "outside"})


def _locative(phrase: PlacePhrase, trigger: Token, act: Act, words: PlaceWords) -> bool:
    """Whether the preposition can lead to the place of an act of this type."""
    assert phrase.preposition is not None
    word = phrase.preposition.lower_
    exact = phrase.finding.value.precision != "country"
    if word == "on":
        return (
            phrase.head.lower_ in words.surfaces
            or phrase.head.lower_ in words.kinds
            or phrase.head.lower_ in words.parts  # 'on the outskirts of X'
            or (act.type == "ASSAULT" and _aimed(phrase.anchor, trigger, words))
        )
    if word == "for" and act.type == "CONSULT" and trigger.lemma_ == "leave" and phrase.anchor == trigger:
        return True  # 'left for X on Monday'
    if word == "to" and act.type == "PROTEST" and phrase.head.lower_ == "streets":
        return True  # 'took to the streets of X'
    if word == "between" and phrase.head.i in {*act.sources, *act.targets}:
        return False  # 'clashes between Bogota and rebels'
    if word in {"over", "across", "along", "amid", "between"}:
        return exact or word == "across" or (word == "along" and phrase.head.lower_ in words.surfaces)
    if word == "through":  # 'marched through X'; what is sold or said through a country happens elsewhere
        marched = (
            phrase.anchor.lower_ in words.events and phrase.anchor != trigger
        )  # 'held during a march through X'
        return exact and (marched or (act.type in _ON_THE_MOVE and phrase.anchor == trigger))
    if word in words.at:
        return True
    if word == "from" and exact and (act.type, act.mode) in TAKEN and phrase.anchor == trigger:
        return True  # 'police picked up ten from the X area'
    if word == "from" and any(c.dep_ == "npadvmod" for c in phrase.preposition.lefts):
        return True  # '30 kilometres from X'
    if word in words.origin and act.type == "RETREAT" and act.mode in {"withdraw", ""}:
        return phrase.anchor == trigger or trigger in phrase.anchor.ancestors
    out = word == "of" and phrase.preposition.head.lower_ == "out"  # 'drove the rebels out of X'
    if (
        (word == "from" or out)
        and (verb := _driver(phrase.anchor, trigger))
        and verb.lemma_ in words.driving_out
    ):
        return True
    if (
        word in words.goal
        and _goes(act)
        and (phrase.anchor == trigger or _launched(phrase.anchor, trigger, words))
    ):
        return True
    if word == "for" and act.type == "ASSAULT" and exact and phrase.anchor.lower_ in _FOUGHT:
        return trigger in {phrase.anchor, phrase.anchor.head.head}  # 'the battle for X'
    if word == "to" and act.type == "AID" and phrase.head.lower_ in words.sites:
        return True  # 'delivered food to a camp in X'
    if word == "into" and act.type == "AID":  # 'aid was let into X'; what is sent *to* X is for it
        return True
    if word != "of" or act.type not in {"ASSAULT", "COERCE"}:
        return False
    taken = _goes(act) or (exact and _shuts(act))
    anchor = phrase.anchor
    control = anchor.lower_ == "control" and anchor.dep_ == "pobj" and anchor.head.lower_ == "for"
    if exact and control and trigger in {anchor.head.head, anchor.head.head.head}:
        return True  # 'fought for control of X'
    return anchor == trigger or (taken and _object_of(trigger, anchor))


def _object_of(verb: Token, noun: Token) -> bool:
    """Whether a noun is what a verb does or makes: 'took *control* of X', 'imposed a *blockade* of X'."""
    return noun.dep_ in {"dobj", "nsubjpass"} and noun.head == verb


def _shuts(act: Act) -> bool:
    """Whether an act shuts or besieges a place, which then is its own."""
    return act.type == "COERCE" and act.mode in {"curfew", "restrict"}


def _driver(anchor: Token, trigger: Token) -> Token | None:
    """The trigger, or the verb it is there to do ('a campaign to oust rebels'), where an anchor is it or its object."""
    verb = anchor.head if anchor.dep_ in {"dobj", "nsubjpass"} else anchor
    aim = verb.dep_ == "acl" and verb.head == trigger and any(c.lower_ == "to" for c in verb.lefts)
    return verb if aim or verb == trigger else None


def _launched(noun: Token, trigger: Token, words: PlaceWords) -> bool:
    """Whether a noun is the event that a verb brings about or tells of: 'ordered a strike against X', 'an attack on X killed ten'."""
    role = noun.dep_ in {"dobj", "nsubj", "nsubjpass"}
    return noun.head == trigger and role and noun.lower_ in words.events


def _aimed(noun: Token, trigger: Token, words: PlaceWords) -> bool:
    """Whether what lies on a place is the act, or the event that it brings about or is part of: 'killed in an attack on X'."""
    within = noun.dep_ == "pobj" and noun.head.lower_ in {"in", "during"} and noun.head.head == trigger
    return noun == trigger or _launched(noun, trigger, words) or (within and noun.lower_ in words.events)


def _spoken_of(phrase: PlacePhrase, trigger: Token, words: PlaceWords) -> bool:
    """Whether a place belongs to what was talked about: 'discussed the war, challenges in the Gulf', 'the situation in Kaya'."""
    before = [c for c in trigger.children if c.dep_ == "dobj" and c.i < phrase.head.i]
    wide = phrase.finding.value.precision in {"country", "region"}
    return (
        trigger.lemma_ in words.discussing
        and bool(before)
        and (wide or before[-1].lemma_ in words.situations)
    )


def _goes(act: Act) -> bool:
    """Whether the act is one of going somewhere, so that its goal is its place."""
    return (
        act.mode == "visit"
        or act.type in {"ASSAULT", "MOBILIZE"}
        or (act.type, act.mode) == ("COERCE", "seize")
    )


def _rank_bare(phrase: PlacePhrase, trigger: Token, act: Act, words: PlaceWords) -> int | None:
    """A place without a preposition: what is visited, bombed or taken, or the name before a noun ('the Geneva talks')."""
    exact = phrase.finding.value.precision != "country"
    held = exact and (act.type == "PROTEST" or _shuts(act))  # 'blocked the centre of Voss'
    left = (act.type, act.mode) == ("RETREAT", "withdraw")  # 'the last troops left Voss'
    done_to = phrase.head.dep_ in {"dobj", "obj", "nsubjpass"} and phrase.anchor == trigger
    if done_to and (held or left or _goes(act)):
        return 1
    if exact and phrase.head.dep_ in DESCRIBING:
        if phrase.anchor == trigger:
            return 1 if trigger.lower_ in words.events or act.type == "ASSAULT" else None
        if act.type == "ASSAULT" and _launched(phrase.anchor, trigger, words):
            return 1  # 'a Voss car bombing killed ten'
    if phrase.head.dep_ in {"npadvmod", "advmod"} and phrase.anchor == trigger:
        return 2
    return None


def _rank_in_noun(anchor: Token, trigger: Token, act: Act, words: PlaceWords) -> int | None:
    """A place inside a noun phrase of the act: of what it is done to or held ('talks in X'), not of its doer or topic."""
    for node in (anchor, *anchor.ancestors):
        if node == trigger:
            return 2
        if (
            node.dep_ == "pobj"
            and node.head.lower_ == "in"
            and lemma(node) in word_list("event_place.answering")
        ):
            return None  # 'met in response to a raid in X'
        if node.dep_ == "pobj" and node.head.dep_ == "agent" and _same_verb(node.head.head, trigger):
            return BESIDE  # 'captured by fighters in X'
        of_event = node.dep_ == "pobj" and node.head.lower_ == "by" and node.head.head.pos_ == "NOUN"
        doer = node.i in act.sources and node.i not in act.targets and trigger.pos_ == "VERB" and not of_event
        if doer and act.type == "MOBILIZE":
            return BESIDE  # 'troops in X will stand guard'
        if node.i in act.topics and act.type == "PROTEST":
            return BESIDE if node == anchor and anchor.lower_ not in words.events else None
        if doer or node.i in act.topics:
            return None
        if node.dep_ == "conj":
            return None
        if node.pos_ in VERBS or node.dep_ in {"relcl", "ccomp"}:
            return BESIDE if _carries(node, trigger) else None
    return None


def _held_there(held: Token, trigger: Token) -> bool:
    """'The talks, held in Voss, were attended by'."""
    noun = held.head
    apart = held.dep_ == "acl" and held.tag_ == "VBN" and noun.dep_ in NOUN_SUBJECTS and noun.head == trigger
    return bool(apart and noun.lemma_.lower() in word_list("event_place.held"))


def _same_verb(verb: Token, trigger: Token) -> bool:
    """Whether a verb is the trigger, or the second of 'was shot and killed'."""
    return verb == trigger or (verb.dep_ == "conj" and verb.head == trigger and not has_subject(verb))


def _carries(verb: Token, trigger: Token) -> bool:
    """Whether a verb carries a noun trigger: 'talks were held', 'launched an attack'."""
    return trigger.pos_ in NOUNS and any(
        node.head == verb and node.dep_ in {"dobj", "nsubjpass", "nsubj", "attr"}
        for node in _np_chain(trigger)
    )


def _np_chain(token: Token) -> Iterator[Token]:
    """A noun and the nouns above it, up to the one that hangs on a verb."""
    yield token
    for node in token.ancestors:
        if node.pos_ in VERBS:
            return
        yield node


def _rank_in_clause(anchor: Token, trigger: Token, phrase: PlacePhrase) -> int | None:
    """A place on another verb: one that carries the trigger, or shares its clause or subject."""
    if _carries(anchor, trigger) or _held_there(anchor, trigger):
        return 2
    verb = (
        trigger if trigger.pos_ in VERBS else next((n for n in trigger.ancestors if n.pos_ in VERBS), trigger)
    )
    if anchor == verb:
        return 3
    clause = _clause_of(verb)
    if clause.dep_ == "advcl" and clause.head == anchor and _at_once(clause):
        return 4
    for lower, upper in ((verb, anchor), (anchor, verb)):
        node = lower
        for _ in range(6):
            if node == upper:
                return 4
            purpose = node.dep_ == "advcl" and lower == verb and any(c.lower_ == "to" for c in node.children)
            if not (node.dep_ in _SAME_CLAUSE or purpose) or (node.dep_ == "conj" and has_subject(node)):
                break
            node = node.head
    front = (
        phrase.head.i < anchor.i
        and phrase.preposition is not None
        and phrase.preposition.i == phrase.preposition.sent.start
    )
    return _FRONT if front and anchor in trigger.ancestors and not _speaks(trigger, anchor) else None


def _clause_of(verb: Token) -> Token:
    """The verb that leads the clause in which a verb stands, without a subject of its own between them."""
    for _ in range(6):
        if verb.dep_ not in _SAME_CLAUSE or (verb.dep_ == "conj" and has_subject(verb)):
            break
        verb = verb.head
    return verb


def _at_once(verb: Token) -> bool:
    """Whether a clause tells what went on while the clause over it did: 'as they burnt homes'."""
    return any(c.dep_ in {"mark", "advmod"} and c.lower_ in {"as", "while", "when"} for c in verb.lefts)


_SAME_CLAUSE = frozenset({"conj", "xcomp", "aux", "auxpass"})


def _speaks(trigger: Token, anchor: Token) -> bool:
    """Whether the trigger stands in what the anchor's subject says, thinks or wants."""
    node = trigger
    while node != anchor and node.head != node:
        if node.dep_ in {"ccomp", "relcl", "acl"}:
            return True
        node = node.head
    return False
