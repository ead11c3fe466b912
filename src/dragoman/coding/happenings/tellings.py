"""Which acts of one report are one happening?

A report tells of one meeting in its first line, again in a quotation and again near its end. Acts of the same type,
sides, time and stage are one happening with several tellings. What is not certainly the same stays apart.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import compress
from operator import not_

from dragoman.coding.drafts import Draft, both_sides, last_names, long_ago, other_time, parties, persons
from dragoman.coding.findings import DEEDS, FORCE, SPEECH, Finding, Sides, known
from dragoman.coding.happenings.retold import crowd, other_crowds, retold, same_victim
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import BODIES
from dragoman.records import AHEAD, Actor, TimeSpan

ONE_AND_THE_SAME = frozenset({"CONSULT"})  # types of which two tellings with the same sides are one happening
SAID_AT_MEETINGS = frozenset(
    {"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE", "CONSULT"}
)
KNOWN_LATER = frozenset(
    {"ASSAULT", "COERCE", "CONCEDE", "PROTEST"}
)  # of whose sides a report may tell no country
BEFALL_ONCE = frozenset(
    {("COERCE", "arrest"), ("SANCTION", "convict"), ("RETREAT", "resign"), ("RETREAT", "release")}
)
NEAR, NEAR_SIDELESS = 6, 12  # sentences between a partial telling and the happening that it tells of
MOST_COMPARED = (
    40  # tellings of a happening, its first and last, that another is compared with: no report tells so often
)
NEAR_RALLY = 2  # sentences between what one crowd does at one protest


def happenings(drafts: Sequence[Draft]) -> tuple[tuple[Draft, ...], ...]:
    """The drafts grouped, each group one happening, tellings in text order; groups by their first telling.

    Tellings that name both sides are grouped first; those of a meeting that name one or none ('excellent talks') join the
    nearest group that they fit. One without any side that fits nowhere is left out.
    """
    groups: list[list[Draft]] = []
    partial = [d.act.type in ONE_AND_THE_SAME and (_one_sided(d) or _attends(d)) for d in drafts]
    for draft in compress(drafts, map(not_, partial)):
        _join(draft, groups)
    for draft in compress(drafts, partial):
        if not _join_nearest(draft, groups) and both_sides(draft) and not _only_named(draft):
            groups.append([draft])
    return tuple(sorted((tuple(sorted(g, key=lambda d: d.start)) for g in groups), key=lambda g: g[0].start))


def joined_again(groups: Sequence[tuple[Draft, ...]]) -> tuple[tuple[Draft, ...], ...]:
    """The deeds grouped anew, now that more is known of whose their sides are; none is parted.

    What is said and who met is left: those of one country say much to one another.
    """
    kept: list[list[Draft]] = []
    for group in groups:
        fits = [g for g in kept if _one_after_all(g, group)]
        if fits:
            fits[-1].extend(group)
        else:
            kept.append(list(group))
    return tuple(tuple(sorted(g, key=lambda d: d.start)) for g in kept)


def _one_after_all(group: Sequence[Draft], other: Sequence[Draft]) -> bool:
    """Whether two groups of deeds are one: a telling of each tells of the same, and none of either forbids it."""
    if group[0].act.type != other[0].act.type or group[0].act.type not in KNOWN_LATER:
        return False
    pairs = [(a, b) for a in _ends(group) for b in _ends(other)]
    return any(_same(a, b) for a, b in pairs) and not any(_apart(a, b) for a, b in pairs)


def _one_sided(draft: Draft) -> bool:
    """Whether a telling names but one side; a president who receives his own ministers is two, and so are 'the warring parties'."""
    one, two = persons(draft.sides.source), persons(draft.sides.target)
    named = (s.actor.mention.lower().split() for s in (*draft.sides.source, *draft.sides.target))
    return (
        len(both_sides(draft)) < 2
        and not (one and two)
        and all(word_list("tellings.rivals").isdisjoint(w) for w in named)
    )


def _attends(draft: Draft) -> bool:
    """Whether a telling only adds who was at a meeting that is known: 'the talks were attended by the ambassador'."""
    return draft.lemma == "attend" and bool(draft.definite)


def _only_named(draft: Draft) -> bool:
    """Whether a noun but names a meeting of which the report tells neither with whom nor when or where: 'the UN talks'."""
    nowhere = draft.time is None and draft.place is None
    if (
        draft.alone
        and draft.lemma in word_list("tellings.among_themselves")
        and len(both_sides(draft)) < 2
        and not _above(draft)
    ):
        return True
    return draft.noun and draft.act.mode != "third-party" and (nowhere or not known(draft.sides.source))


def _above(draft: Draft) -> bool:
    """Whether a body above states is on either side: whom it gathers are others."""
    return any(s.actor.sector in BODIES for s in (*draft.sides.source, *draft.sides.target))


def _join(draft: Draft, groups: list[list[Draft]]) -> None:
    fits = [g for g in groups if _fits(draft, _ends(g))]
    if fits:
        max(fits, key=lambda g: max(d.start for d in g)).append(draft)
    else:
        groups.append([draft])


def _fits(draft: Draft, tellings: Sequence[Draft]) -> bool:
    """Whether a telling is the same as one of some of a happening's, and contradicts none of them."""
    return any(_same(draft, d) for d in tellings) and not any(_apart(draft, d) for d in tellings)


def _ends(tellings: Sequence[Draft]) -> Sequence[Draft]:
    """The tellings of a happening that others are compared with, so that a report made of repetition costs no more than others."""
    half = MOST_COMPARED // 2
    return tellings if len(tellings) <= MOST_COMPARED else [*tellings[:half], *tellings[-half:]]


def dated_by_meetings(groups: Sequence[tuple[Draft, ...]]) -> tuple[tuple[Draft, ...], ...]:
    """What was said at a meeting was said on its day.

    An undated saying by one who took part, told of after the meeting, takes the date of the last dated meeting told of
    before it.
    """
    meetings = [
        (group[0].start, group[0].sides, time) for group in groups
        if group[0].act.type == "CONSULT" and group[0].status.value == "happened"
        and (time := next((d.time for d in group if d.time and d.time.value.in_days().granularity == "day"), None))
    ]  # fmt: skip
    return tuple(_dated_by(group, meetings) for group in groups)


def _dated_by(
    group: tuple[Draft, ...], meetings: Sequence[tuple[int, Sides, Finding[TimeSpan]]]
) -> tuple[Draft, ...]:
    first = group[0]
    if (
        first.act.type not in SAID_AT_MEETINGS
        or first.status.value != "happened"
        or not first.tells_on
        or first.act.mode == "visit"
        or any(d.time for d in group)
    ):
        return group
    speakers = parties(first.sides.source)
    for start, both, time in reversed(meetings):
        if start <= first.start and speakers and speakers <= parties(both.source) | parties(both.target):
            value = replace(time.value.in_days(), basis="inferred")
            return (replace(first, time=Finding(value, time.spans, "when.same-meeting")), *group[1:])
    return group


def _join_nearest(draft: Draft, groups: list[list[Draft]]) -> bool:
    """Adds a telling that names fewer than two sides to the nearest happening that it fits; False where none does."""
    mine = both_sides(draft)
    fits = [
        g for g in groups
        if g[0].act.type == draft.act.type and any(mine <= both_sides(d) for d in g) and not any(_apart(draft, d) for d in g)
        and _told_mode(draft) in {"", *(_told_mode(d) for d in g)}
        and (any(draft.status.value == d.status.value or _weighed(draft, d) for d in g) or _gainsaid(draft, g))
        and min(abs(draft.sentence - d.sentence) for d in g) <= (NEAR if mine else NEAR_SIDELESS)
        and (g[0].start <= draft.start or mine)
    ]  # fmt: skip
    if fits:
        min(fits, key=lambda g: (not _as_sure(draft, g), _distance(draft, g), g[0].start)).append(draft)
    return bool(fits)


def _distance(draft: Draft, group: Sequence[Draft]) -> int:
    return min(abs(draft.start - d.start) for d in group)


def _as_sure(draft: Draft, group: Sequence[Draft]) -> bool:
    """Whether what is vouched for by nobody in name was told before in the same way; anything else fits any happening."""
    hedged = (draft.certainty.value, draft.attribution.value.how)
    return draft.certainty.value != "probable" or any(
        (d.certainty.value, d.attribution.value.how) == hedged for d in group
    )


def _gainsaid(draft: Draft, group: Sequence[Draft]) -> bool:
    """Whether one of the sides of a happening denies it: 'Uganda said that no meeting took place'."""
    said = draft.attribution.value.to
    return draft.status.value == "denied" and said is not None and said.party in both_sides(group[0])


def _apart(a: Draft, b: Draft) -> bool:
    """Whether two tellings cannot be of one happening: another stage, manner, day or place."""
    if _one_act(a, b) or (same_victim(a, b) and not other_time(a, b)):
        return False
    modes = {_told_mode(a), _told_mode(b)}
    return (
        ((a.status.value in AHEAD) != (b.status.value in AHEAD) and not _weighed(a, b))
        or (a.status.value == "recurring") != (b.status.value == "recurring")
        or (len(modes) == 2 and ("" not in modes or "visit" in modes) and not _received(a, b))
        or other_time(a, b)
        or _other_place(a, b)
        or _other_persons(a, b)
    )


def _received(a: Draft, b: Draft) -> bool:
    """Whether a host receives a guest, and the talks that the two then have are told: 'welcomed her to Lima. The two discussed trade'."""
    visit, talks = sorted((a, b), key=lambda d: d.act.mode != "visit")
    if (visit.act.mode, talks.act.mode) != ("visit", "") or visit.lemma not in word_list(
        "tellings.receiving"
    ):
        return False
    return talks.start > visit.start and frozenset() < both_sides(talks) <= both_sides(visit)


def _told_mode(draft: Draft) -> str:
    """The mode that the words tell; what the learned part adds parts no two tellings."""
    return "" if "mode" in draft.learned else draft.act.mode


def _weighed(a: Draft, b: Draft) -> bool:
    """Whether a sentence tells of an act and weighs what may come of it: 'its role could be decisive, as it mediates'."""
    return a.sentence == b.sentence and "possible" in {a.certainty.value, b.certainty.value}


def _same(a: Draft, b: Draft) -> bool:
    if _one_act(a, b):
        return True
    if a.act.type != b.act.type or _apart(a, b):
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
    if a.act.content and b.act.content and a.act.content != b.act.content:
        return False
    if a.act.type in DEEDS and max((a, b), key=lambda d: d.start).another:
        return False
    return _alike(a.lemmas, b.lemmas) >= 0.5


def _one_act(a: Draft, b: Draft) -> bool:
    """Whether the sentence itself makes two tellings one."""
    return _one_saying(a, b) or _one_deed(a, b)


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
        or a.act.type not in {"ACCUSE", "REQUEST", *FORCE}
        or not (a.act.trigger in b.under or b.act.trigger in a.under)
    ):
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


def _one_course(a: Draft, b: Draft) -> bool:
    """Whether two verbs tell of the steps of one act of the law: 'found guilty and fined', 'arrested and held'."""
    return _told_mode(a) == _told_mode(b) and (a.act.type, a.act.mode) in BEFALL_ONCE


def _one_siege(a: Draft, b: Draft) -> bool:
    """Whether a participle tells of the same hold on the same people: 'encircled the town, besieging the farmers'."""
    tagged = a.act.frame == b.act.frame and _told_mode(a) == _told_mode(b)
    return tagged and bool(parties(a.sides.target)) and parties(a.sides.target) == parties(b.sides.target)


def _befell_once(a: Draft, b: Draft) -> bool:
    """Whether both tell of what befalls one named person but once in a report: his arrest, sentence, release, resignation."""
    if (a.act.type, _told_mode(a)) not in BEFALL_ONCE or _told_mode(a) != _told_mode(b):
        return False
    if {a.time is None, b.time is None} == {True, False} and any(map(long_ago, (a, b))):
        return False
    if max((a, b), key=lambda d: d.start).another:
        return False
    resigned = a.act.mode == "resign"
    mine, theirs = (last_names(d.sides.source if resigned else d.sides.target) for d in (a, b))
    doers, others = (parties(d.sides.source) for d in (a, b))
    doer_fits = resigned or doers == others or not doers or not others
    if not mine and not theirs and not resigned:
        return doer_fits and _same_victim(*sorted((a, b), key=lambda d: d.start))
    return mine == theirs != frozenset() and doer_fits


def _same_victim(first: Draft, later: Draft) -> bool:
    """Whether who suffers it is told of without a name, and then as known: 'arrested two men; the suspects were remanded'."""
    near = first.sentence < later.sentence <= first.sentence + NEAR
    same = parties(first.sides.target) == parties(later.sides.target) != frozenset()
    return near and same and bool(later.definite)


def _harm_done(a: Draft, b: Draft) -> bool:
    """Whether one tells what an attack told of beside it did: 'opened fire on the patrol; two men were killed'."""
    if a.undergone == b.undergone or abs(a.sentence - b.sentence) > 1:
        return False
    harm, attack = (a, b) if a.undergone else (b, a)
    mine, theirs = parties(harm.sides.target), parties(attack.sides.target)
    fits = not mine or not theirs or bool(mine & theirs)
    return not known(harm.sides.source) and bool(known(attack.sides.source) or theirs) and fits


def _one_rally(a: Draft, b: Draft) -> bool:
    """Whether what the same crowd does in sentences side by side is one protest: they gathered, marched, held up banners."""
    if a.act.type != "PROTEST" or not {_told_mode(a), _told_mode(b)} <= {"", "demo"}:
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
    if a.act.type not in ONE_AND_THE_SAME or _attends(a) or _attends(b):
        return False
    mine, theirs = (persons((*d.sides.source, *d.sides.target)) for d in (a, b))
    return any(not names & theirs[party] for party, names in mine.items() if party in theirs)


def _same_sides(a: Draft, b: Draft) -> bool:
    a_source, a_target = parties(a.sides.source), parties(a.sides.target)
    b_source, b_target = parties(b.sides.source), parties(b.sides.target)
    if a.act.reciprocal or b.act.reciprocal:
        return a_source | a_target == b_source | b_target
    return a_source == b_source and (a_target == b_target or not a_target or not b_target)


def _other_place(a: Draft, b: Draft) -> bool:
    if a.place is None or b.place is None:
        return False
    one, two = a.place.value, b.place.value
    if one.mention == two.mention or one.country != two.country:
        return one.mention != two.mention and bool(one.country and two.country)
    return one.precision == two.precision == "city" and one.geonames_id != two.geonames_id
