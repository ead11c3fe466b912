"""Which act is it, seeing who does it: a state that protests, somebody who warns of or tells what another will do, rulers who take from their own people?

Asked once the sides are known, since the words alone do not tell: 'Ghana protested against the arrest' objects, where a crowd
marches; 'the opposition warned that the army will jail students' blames the army, where the army itself threatens; a licence that its own government takes from a party is no sanction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Act, Mention, Sides, known
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import (
    ANSWERING_FOR_NO_STATE,
    BODIES,
    CROWDS,
    GOVERNING,
    OFFICIALS,
    ONLOOKERS,
    POWERS,
    RULING,
    STATE_OFFICES,
    UNDER_RULE,
)
from dragoman.reading.grammar import fillers, to_infinitive
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor

BLAME = "disapprove"
TOLD_AHEAD = frozenset({"AGREE", "CONCEDE"})  # what one says that he will do
CUT = "discontinue"
POLITICAL = POWERS | {"PTY"}


def by_doer(act: Act, both: Sides, doc: Doc, mentions: Mapping[int, Mention]) -> Act:
    """The act, or what it is by who does it; its sides are to be asked anew where it is another."""
    verb = doc[act.trigger]
    if act.type == "PROTEST":
        return replace(act, type="ACCUSE", mode=BLAME) if _objects(verb, both) else act
    if act.type == "THREATEN":
        others = _others_who_will(act, verb, [s.actor for s in known(both.source)], mentions)
        return replace(act, type="ACCUSE", mode=BLAME, targets=others) if others else act
    if act.type in TOLD_AHEAD and _promised_of_others(verb, [s.actor for s in known(both.source)], mentions):
        return replace(act, reported=True)
    if act.type == "ASSAULT" and _only_blamed(verb, both):
        return replace(act, type="ACCUSE", mode=BLAME)
    if act.type == "SANCTION" and act.mode == CUT:
        return _of_people(act, verb, both)
    if act.type == "COERCE" and _kept_out(verb) and _of_others(both):
        return replace(act, type="SANCTION", mode=CUT)
    return act


def _only_blamed(verb: Token, both: Sides) -> bool:
    """Whether an official 'came under fire' and nothing tells from whom or where: he was criticised."""
    if lemma(verb) not in word_list("by_doer.coming") or not any(fillers(verb, "under")):
        return False
    politicians = all(s.actor.role and s.actor.sector in POLITICAL for s in known(both.target))
    return (
        bool(known(both.target))
        and politicians
        and not any(t for slot in ("from", "in") for t in fillers(verb, slot))
    )


def _kept_out(verb: Token) -> bool:
    """'Slapped a travel ban on him', 'the entry ban on him'."""
    nouns = (word for word in (verb, *fillers(verb, "obj")) if lemma(word) == "ban")
    return any(lemma(c) in word_list("by_doer.entry") for noun in nouns for c in noun.lefts)


def _of_others(both: Sides) -> bool:
    """Whether a government, or a body of states, does it to officials of another state."""
    source, target = ([s.actor for s in known(side)] for side in (both.source, both.target))
    foreign = all(a.country and a.sector in STATE_OFFICES | OFFICIALS for a in target)
    ruling = all(a.sector in GOVERNING for a in source)
    return (
        bool(source and target)
        and foreign
        and ruling
        and {a.country for a in source}.isdisjoint(a.country for a in target)
    )


def _of_people(act: Act, verb: Token, both: Sides) -> Act:
    """What is no sanction, since it is people who suffer it: a licence that their rulers take, a land or a sea that they may not enter."""
    suffering = {s.actor.sector for s in known(both.target)}
    if _rules_over(both) and _taken_by_law(verb):
        return replace(act, type="COERCE", mode="censor" if suffering == {"JRN"} else "restrict")
    barred = bool(suffering) and suffering <= CROWDS | ONLOOKERS
    if barred and lemma(verb) in word_list("by_doer.barring") and any(fillers(verb, "obj")):
        return replace(act, type="COERCE", mode="restrict")
    return act


def _rules_over(both: Sides) -> bool:
    """Whether those who rule a country do it to its own people, parties or firms."""
    source, target = ([s.actor for s in known(side)] for side in (both.source, both.target))
    countries = {a.country for a in (*source, *target)}
    return (
        bool(source and target)
        and len(countries) == 1
        and "" not in countries
        and all(a.sector in RULING for a in source)
        and all(a.sector in UNDER_RULE for a in target)
    )


def _taken_by_law(verb: Token) -> bool:
    """Whether a verb, or its noun, tells that a right or a holding is taken: 'froze the accounts', 'withdrawal of the licence'."""
    held = (t for slot in ("obj", "of") for t in fillers(verb, slot))
    return any(lemma(t) in word_list("by_doer.rights") for t in held)


def _objects(verb: Token, both: Sides) -> bool:
    """Whether governments or bodies of them say that they object."""
    speakers = [s.actor for s in known(both.source)]
    governs = bool(speakers) and all(a.sector in GOVERNING for a in speakers)
    finite = verb.pos_ == "VERB" and not to_infinitive(verb)  # not 'left to protest the raid'
    return governs and finite and lemma(verb) in word_list("by_doer.objecting")


def _others_who_will(
    act: Act, verb: Token, speakers: Sequence[Actor], mentions: Mapping[int, Mention]
) -> tuple[int, ...]:
    """The words for those who will do what is warned of, where they are others than who warns and who is warned."""
    if lemma(verb) not in word_list("by_doer.warning") or not speakers:
        return ()
    said = fillers(verb, "ccomp")
    if not said or lemma(said[0]) in word_list("by_doer.suffering") or fillers(said[0], "neg"):
        return ()
    doers = tuple(t.i for t in fillers(said[0], "subj") if t.i in mentions)
    warned = [a for t in fillers(verb, "obj") if t.i in mentions for a in mentions[t.i].actors]
    actors = [a for i in doers for a in mentions[i].actors]
    if not actors or {a.party for a in actors} & {a.party for a in warned}:
        return ()
    return doers if all(_another(a, s) for a in actors for s in speakers) else ()


def _promised_of_others(verb: Token, speakers: Sequence[Actor], mentions: Mapping[int, Mention]) -> bool:
    """Whether somebody only tells what other states will do: 'Oman will host the talks, Tehran said', 'Mali will free the men, Chad said'."""
    if lemma(verb) not in word_list("by_doer.telling"):
        return False
    doers = [t for said in fillers(verb, "ccomp") for t in fillers(said, "subj")]
    actors = [a for t in doers if t.i in mentions for a in mentions[t.i].actors]
    own = {s.country for s in speakers}
    known_whose = all(s.country or s.sector in BODIES for s in speakers)
    return bool(actors) and known_whose and all(a.country not in {"", *own} for a in actors)


def _another(doer: Actor, speaker: Actor) -> bool:
    """Whether somebody who will act is none of whom a speaker speaks for: of another country, or of those against whom he stands."""
    if doer.party == speaker.party and doer.sector == speaker.sector:
        return False
    if doer.country and speaker.country and doer.country != speaker.country:
        return True
    return speaker.sector in ANSWERING_FOR_NO_STATE and doer.sector not in {speaker.sector, ""}
