"""Do two tellings tell of one act, and can they?

What makes them one: that one stands in the other, the same sides and words, that a thing befalls a person but once. What parts
them: another stage, manner, day, place, or other persons. Where neither is told, they stay two.
"""

import datetime as dt
from collections.abc import Sequence

from dragoman.coding.drafts import (
    Draft,
    attends,
    both_sides,
    last_names,
    long_ago,
    other_time,
    parties,
    persons,
)
from dragoman.coding.findings import DEEDS, FORCE, SPEECH, known
from dragoman.coding.happenings.retold import (
    crowd,
    of_state,
    other_camps,
    other_crowds,
    rebels,
    retold,
    same_victim,
)
from dragoman.knowledge.rule_words import word_list
from dragoman.records import AHEAD, Actor

ONE_AND_THE_SAME = frozenset({"CONSULT"})  # types of which two tellings with the same sides are one happening
BEFALL_ONCE = frozenset(
    {("COERCE", "arrest"), ("SANCTION", "convict"), ("RETREAT", "resign"), ("RETREAT", "release")}
)
TOLD_ONE_BY_ONE = DEEDS | {"SUPPORT"}  # of which 'also' tells another: 'he also praised its courage'
HEAD = 2  # sentences at a report's head
NEAR = 6  # sentences over which what was told is taken as known
STAY = 3  # days between two tellings of one visit
NEAR_RALLY = 2  # sentences between what one crowd does at one protest


def are_apart(a: Draft, b: Draft) -> bool:
    """Whether two tellings cannot be of one happening: another stage, manner, day or place."""
    if other_camps(a, b):
        return True
    if _one_act(a, b) or (same_victim(a, b) and not other_time(a, b)):
        return False
    modes = {told_mode(a), told_mode(b)}
    return (
        _told_as_others(*sorted((a, b), key=lambda d: d.start))
        or ((a.status.value in AHEAD) != (b.status.value in AHEAD) and not weighed(a, b))
        or (a.status.value == "recurring") != (b.status.value == "recurring")
        or (len(modes) == 2 and ("" not in modes or "visit" in modes) and not _received(a, b))
        or (other_time(a, b) and not _one_stay(a, b))
        or other_place(a, b)
        or _other_persons(a, b)
        or _other_camp(a, b)
    )


def _told_as_others(first: Draft, later: Draft) -> bool:
    """Whether the later telling begins with another happening: 'Rebels raided a bus. Separately, a mine killed two soldiers'."""
    return later.elsewhere and first.sentence < later.sentence and not _told_again(first, later)


def _other_camp(a: Draft, b: Draft) -> bool:
    """Whether rebels stand where the other has their state: 'Boko Haram burned a village; the army killed six of them'."""
    sides = ((a.sides.source, b.sides.source), (a.sides.target, b.sides.target))
    deeds = a.act.type in DEEDS and not (a.act.reciprocal or b.act.reciprocal)
    return deeds and any(
        (rebels(one) and of_state(other)) or (rebels(other) and of_state(one)) for one, other in sides
    )


def _one_stay(a: Draft, b: Draft) -> bool:
    """Whether two visits are of days so near that they are one stay: 'arrived on Saturday', 'left on Sunday after a visit'."""
    days = [d.time.value.start for d in (a, b) if d.time is not None and d.time.value.granularity == "day"]
    if {a.act.mode, b.act.mode} != {"visit"} or len(days) < 2:
        return False
    first, second = (dt.date.fromisoformat(day[:10]) for day in days)
    return abs((first - second).days) <= STAY


def _received(a: Draft, b: Draft) -> bool:
    """Whether a host receives a guest, and the talks that the two then have are told: 'welcomed her to Lima. The two discussed trade'."""
    visit, talks = sorted((a, b), key=lambda d: d.act.mode != "visit")
    if (visit.act.mode, talks.act.mode) != ("visit", "") or visit.lemma not in word_list(
        "same_act.receiving"
    ):
        return False
    return talks.start > visit.start and frozenset() < both_sides(talks) <= both_sides(visit)


def told_mode(draft: Draft) -> str:
    """The mode that the words tell; what the learned part adds parts no two tellings."""
    return "" if "mode" in draft.learned else draft.act.mode


def weighed(a: Draft, b: Draft) -> bool:
    """Whether a sentence tells of an act and weighs what may come of it: 'its role could be decisive, as it mediates'."""
    return a.sentence == b.sentence and "possible" in {a.certainty.value, b.certainty.value}


def are_one(a: Draft, b: Draft) -> bool:
    if other_camps(a, b):
        return False
    if _one_act(a, b):
        return True
    if a.act.type != b.act.type or are_apart(a, b):
        return False
    if same_victim(a, b) or retold(a, b):
        return True
    if a.act.type == "PROTEST" and other_crowds(a, b):
        return False
    if (a.act.type == "ASSAULT" and _harm_done(a, b)) or _one_rally(a, b):
        return True
    if _befell_once(a, b):
        return True
    if not _same_sides(a, b):
        return False
    if a.act.type in ONE_AND_THE_SAME:
        return True
    if a.act.type in DEEDS and _told_again(*sorted((a, b), key=lambda d: d.start)):
        return True
    if _one_war(a, b) or _in_fight(*sorted((a, b), key=lambda d: d.start)):
        return True
    if a.act.content and b.act.content and a.act.content != b.act.content:
        return False
    if a.act.type in TOLD_ONE_BY_ONE and max((a, b), key=lambda d: d.start).another:
        return False
    if _side_by_side(a, b):
        return False
    return _alike(a.lemmas, b.lemmas) >= 0.5


def _in_fight(deed: Draft, fight: Draft) -> bool:
    """Whether a noun behind a deed names the fight that it was done in: 'fired at protesters in clashes with them'."""
    named = fight.noun and fight.lemma in word_list("same_act.fights") and not deed.noun
    within = deed.act.type == "ASSAULT" and deed.sentence == fight.sentence and not fight.another
    return named and within and deed.start < fight.start and both_sides(deed) == both_sides(fight)


def _one_war(a: Draft, b: Draft) -> bool:
    """Whether both name the war that one side wages on another: 'Chad's invasion of Niger … Chad's war on Niger'."""
    both = all(d.noun and d.lemma in word_list("same_act.wars") and parties(d.sides.target) for d in (a, b))
    return both and not max((a, b), key=lambda d: d.start).another


def _side_by_side(a: Draft, b: Draft) -> bool:
    """Whether one sentence tells of two sayings, one beside the other: 'thanked Fiji for its help and thanked it for its vote'."""
    if a.act.type != "SUPPORT" or a.sentence != b.sentence or a.noun or b.noun:
        return False
    return a.end <= b.start or b.end <= a.start


def _one_act(a: Draft, b: Draft) -> bool:
    """Whether the sentence itself makes two tellings one."""
    return _one_saying(a, b) or _one_deed(a, b) or _one_journey(a, b)


def _one_journey(a: Draft, b: Draft) -> bool:
    """Whether one of two tellings is what the other's journey is for: 'arrived in Lima to begin a visit to Peru'."""
    visits = {(d.act.type, d.act.mode) for d in (a, b)} == {("CONSULT", "visit")}
    hangs = a.sentence == b.sentence and (a.act.trigger in b.under or b.act.trigger in a.under)
    lands = {d.place.value.country for d in (a, b) if d.place is not None}
    return visits and hangs and parties(a.sides.source) == parties(b.sides.source) and len(lands) < 2


def _one_saying(a: Draft, b: Draft) -> bool:
    """Whether one of two tellings is the saying, and the other what is said by it: '“We will not yield,” the king told Fiji'."""
    if a.act.type != b.act.type or a.act.type not in SPEECH or a.sentence != b.sentence:
        return False
    within = a.start < b.end and b.start < a.end
    hangs = a.act.trigger in b.under or b.act.trigger in a.under
    sources = parties(a.sides.source), parties(b.sides.source)
    targets = parties(a.sides.target), parties(b.sides.target)
    return (within or hangs) and sources[0] == sources[1] and targets[0] == targets[1]


def _one_deed(a: Draft, b: Draft) -> bool:
    """Whether one of two tellings of force is what the other is done for, or what it does."""
    if (
        a.act.type != b.act.type
        or a.act.type not in {"ACCUSE", "PROTEST", "REQUEST", *FORCE}
        or not (a.act.trigger in b.under or b.act.trigger in a.under)
    ):
        return False
    if a.act.type == "ASSAULT" and _in_two_places(a, b):
        return False
    mine, theirs = ({s.actor.country for s in d.sides.target} - {""} for d in (a, b))
    if a.act.type == "ACCUSE":  # 'summoned the envoy to protest', 'blamed Fiji, calling it a bully'
        return parties(a.sides.source) == parties(b.sides.source) and (
            "summon" in {a.lemma, b.lemma} or mine == theirs
        )
    if a.act.type in {"SANCTION", "COERCE"} and not _one_course(a, b) and not _one_siege(a, b):
        return False  # 'raided the paper and arrested its editor'
    if a.act.type == "REQUEST":  # 'sent the king a petition, asking him to resign'
        return parties(a.sides.source) == parties(b.sides.source) and mine == theirs
    return parties(a.sides.source) == parties(b.sides.source) and (mine == theirs or not mine or not theirs)


def _in_two_places(a: Draft, b: Draft) -> bool:
    """Whether each of two tellings says where: 'killed six men in Fada and took two priests in Léo'."""
    told = [d.place for d in (a, b) if d.place is not None and _says_where(d)]
    return len(told) == 2 and len({p.value.called for p in told}) == 2


def _says_where(draft: Draft) -> bool:
    """Whether a telling's own words name a town or province."""
    place = draft.place
    return (
        place is not None
        and place.value.basis == "stated"
        and place.value.geonames_id is not None  # not 'the town'
        and place.value.precision in {"city", "district", "province"}
        and any(draft.start <= start and end <= draft.end for start, end in place.spans)
    )


def _one_course(a: Draft, b: Draft) -> bool:
    """Whether two verbs tell of the steps of one act of the law: 'found guilty and fined', 'arrested and held'."""
    return told_mode(a) == told_mode(b) and (a.act.type, a.act.mode) in BEFALL_ONCE


def _one_siege(a: Draft, b: Draft) -> bool:
    """Whether a participle tells of the same hold on the same people: 'encircled the town, besieging the farmers'."""
    tagged = a.act.frame == b.act.frame and told_mode(a) == told_mode(b)
    return tagged and bool(parties(a.sides.target)) and parties(a.sides.target) == parties(b.sides.target)


def _befell_once(a: Draft, b: Draft) -> bool:
    """Whether both tell of what befalls one named person but once in a report: his arrest, sentence, release, resignation."""
    once = (a.act.type, told_mode(a)) in BEFALL_ONCE or _charged(a, b)
    if not once or told_mode(a) != told_mode(b):
        return False
    if {a.time is None, b.time is None} == {True, False} and any(map(long_ago, (a, b))):
        return False
    if max((a, b), key=lambda d: d.start).another:
        return False
    resigned = a.act.mode == "resign"
    mine, theirs = (last_names(d.sides.source if resigned else d.sides.target) for d in (a, b))
    doers, others = (parties(d.sides.source) for d in (a, b))
    doer_fits = resigned or doers == others or not doers or not others
    first, later = sorted((a, b), key=lambda d: d.start)
    if not mine and not theirs and not resigned:
        return doer_fits and _known_victim(first, later)
    return doer_fits and (mine == theirs != frozenset() or (not resigned and _named_below(first, later)))


def _charged(a: Draft, b: Draft) -> bool:
    """Whether both tell that somebody is charged before a court."""
    return a.act.type == "ACCUSE" and {a.lemma, b.lemma} <= word_list("same_act.charging")


def _named_below(first: Draft, later: Draft) -> bool:
    """Whether a report's head tells of one person whom it names below: 'arrested a former minister … Ana Soto was held at her home'."""
    head = first.sentence < HEAD and first.sentence < later.sentence <= first.sentence + NEAR
    if not head or len(first.sides.target) != 1 or len(later.sides.target) != 1:
        return False
    one, same = first.sides.target[0].actor, later.sides.target[0].actor
    told_as = {*later.lemmas, *same.mention.lower().split()}
    if not word_list("same_act.beside").isdisjoint(told_as):  # 'his accomplice, Odo Soto, was held'
        return False
    unnamed = not one.name and one.mention.lower().startswith(("a ", "an ")) and bool(same.name)
    roles = {one.role, same.role} - {""}
    return unnamed and one.party == same.party != "" and len(roles) < 2


def _known_victim(first: Draft, later: Draft) -> bool:
    """Whether who suffers it is told of without a name, and then as known: 'arrested two men; the suspects were remanded'."""
    near = first.sentence < later.sentence <= first.sentence + NEAR
    same = parties(first.sides.target) == parties(later.sides.target) != frozenset()
    return near and same and bool(later.definite)


def _harm_done(a: Draft, b: Draft) -> bool:
    """Whether one tells what an attack told of beside it did: 'opened fire on the patrol; two men were killed'."""
    if abs(a.sentence - b.sentence) > 1:
        return False
    if a.undergone == b.undergone:
        return _toll(*sorted((a, b), key=lambda d: d.start))
    harm, attack = (a, b) if a.undergone else (b, a)
    mine, theirs = parties(harm.sides.target), parties(attack.sides.target)
    fits = not mine or not theirs or bool(mine & theirs)
    return not known(harm.sides.source) and bool(known(attack.sides.source) or theirs) and fits


def _toll(attack: Draft, harm: Draft) -> bool:
    """Whether who attacked is then said to have killed or wounded somebody: 'the raid on the camp … troops killed six people'."""
    counted = harm.lemma in word_list("retold.harm") and attack.lemma not in word_list("retold.harm")
    doers = parties(attack.sides.source), parties(harm.sides.source)
    mine, theirs = parties(attack.sides.target), parties(harm.sides.target)
    fits = not mine or mine == theirs
    return counted and not harm.another and doers[0] == doers[1] != frozenset() and fits


def _one_rally(a: Draft, b: Draft) -> bool:
    """Whether what the same crowd does in sentences side by side is one protest: they gathered, marched, held up banners."""
    if a.act.type != "PROTEST" or not {told_mode(a), told_mode(b)} <= {"", "demo"}:
        return False
    apart = abs(a.sentence - b.sentence)
    near = apart <= NEAR_RALLY or (apart <= NEAR and crowd(a) == crowd(b))
    if not near or other_crowds(a, b) or max((a, b), key=lambda d: d.start).another:
        return False
    mine, theirs = ([s.actor for s in known(d.sides.source)] for d in (a, b))
    same = bool(mine) and {x.sector for x in mine} == {x.sector for x in theirs}
    at, other = ({s.actor.party for s in known(d.sides.target)} for d in (a, b))
    return same and (at == other or not at or not other) and _one_country(mine, theirs)


def _one_country(some: Sequence[Actor], others: Sequence[Actor]) -> bool:
    """Whether two crowds are of the same countries, as far as both are told."""
    mine, theirs = ({a.country for a in actors} - {""} for actors in (some, others))
    return not mine or not theirs or mine == theirs


def _told_again(first: Draft, later: Draft) -> bool:
    """Whether the later telling takes what the first tells of as known: 'the raid', 'struck the convoy'."""
    return later.sentence - first.sentence <= NEAR and bool(
        later.definite & first.lemmas or (later.noun and later.lemma in later.definite)
    )


def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the shorter telling's content words that the other has too."""
    shorter = min(len(a), len(b))
    return len(a & b) / shorter if shorter >= 2 else 0.0


def _other_persons(a: Draft, b: Draft) -> bool:
    """Whether two tellings of a meeting name others on either side: 'Soto met Ade; the presidents had met in May'."""
    return a.act.type in ONE_AND_THE_SAME and not (attends(a) or attends(b)) and other_people(a, b)


def other_people(a: Draft, b: Draft) -> bool:
    """Whether two tellings name different persons of one party, on whichever side."""
    mine, theirs = (persons((*d.sides.source, *d.sides.target)) for d in (a, b))
    return any(not names & theirs[party] for party, names in mine.items() if party in theirs)


def _same_sides(a: Draft, b: Draft) -> bool:
    a_source, a_target = parties(a.sides.source), _hosts(a)
    b_source, b_target = parties(b.sides.source), _hosts(b)
    if a.act.reciprocal or b.act.reciprocal:
        return a_source | a_target == b_source | b_target
    return a_source == b_source and (a_target == b_target or not a_target or not b_target)


def _hosts(draft: Draft) -> frozenset[str]:
    """Who suffers or receives it; a town that is visited counts as its country."""
    found = parties(draft.sides.target)
    if draft.act.mode != "visit" or draft.place is None or not draft.place.value.country:
        return found
    return frozenset(draft.place.value.country if p == draft.place.value.mention else p for p in found)


def other_place(a: Draft, b: Draft) -> bool:
    """Whether two tellings are placed, and apart: in two countries, or two cities."""
    if a.place is None or b.place is None:
        return False
    one, two = a.place.value, b.place.value
    if one.mention == two.mention or one.country != two.country:
        return one.mention != two.mention and bool(one.country and two.country)
    return one.precision == two.precision == "city" and one.geonames_id != two.geonames_id
