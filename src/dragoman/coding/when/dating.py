"""How do the acts of one report date one another?

What its own sentence leaves undated takes its time from acts told beside or before it, and last of all from the
report. Works on drafts and on groups of them; `event_time.py`, `days_apart.py`, `told_times.py` and `report_time.py` answer for one act each.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from spacy.tokens import Doc

from dragoman.coding.drafts import SPOKEN_TODAY, Draft
from dragoman.coding.findings import SPEECH, Act, Finding, Said
from dragoman.coding.when.days_apart import relation_of, time_by_relation
from dragoman.coding.when.event_time import event_time
from dragoman.coding.when.report_time import lead_time, report_time
from dragoman.coding.when.told_times import after_time, carried_time, narrated_time, shared_time
from dragoman.reading.anchor import ReportDate
from dragoman.reading.timex import Timex
from dragoman.records import TimeSpan

AHEAD_THEN = "how_sure.ahead-then"  # 'on the eve of his meeting with Y'
Groups = Sequence[tuple[Draft, ...]]
Grouped = tuple[tuple[Draft, ...], ...]
Time = Finding[TimeSpan]


@dataclass(frozen=True, slots=True)
class Clock:
    """What is known of the times of one report: its parsed text, its time expressions, its own date."""

    doc: Doc
    timexes: tuple[Timex, ...]
    date: ReportDate
    words: Mapping[str, frozenset[str]]
    known_by: str = ""

    def time_of(self, act: Act, trigger: int | None = None) -> Time | None:
        """When an act took place, or what another word of its sentence tells of, as that sentence says."""
        asked = act if trigger is None else replace(act, trigger=trigger)
        return event_time(asked, self.doc, self.timexes, anchor=self.date.day, words=self.words)


def own_time(act: Act, said: Said | None, clock: Clock) -> Time | None:
    """When an act took place; what somebody refuses, promises or backs in saying so took place when he said it."""
    own = clock.time_of(act)
    if own is not None and said is not None and said.how == "direct_quote" and _of_today(own, clock):
        spoken = clock.time_of(act, said.cue[0])  # '"Police arrested ten men today," he said on Monday'
        day = spoken is not None and spoken.value.in_days().granularity == "day"
        return replace(spoken if day and spoken is not None else own, rule=SPOKEN_TODAY)
    if own is not None or said is None or act.type not in SPEECH:
        return own
    found = clock.time_of(act, said.cue[0])
    return replace(found, rule="when.said") if found else None


def _of_today(time: Time, clock: Clock) -> bool:
    """Whether an act is dated by 'today' or 'this morning'."""
    words = clock.doc.text[slice(*time.spans[0])].lower().split() if time.spans else []
    return bool(words) and words[0] in {"today", "tonight", "this"} and time.value.start == time.value.end


def carried(drafts: Sequence[Draft], clock: Clock) -> list[Draft]:
    """The drafts, those undated dated by what was told just before, where the text goes on telling of it."""
    drafts = [replace(d, time=None) if _content_ahead(d, clock) else _to_come(d, clock) for d in drafts]
    parties = [{s.actor.party for s in (*d.sides.source, *d.sides.target)} for d in drafts]
    dated = [
        (d, parties[n]) for n, d in enumerate(drafts) if d.time and d.time.rule != SPOKEN_TODAY
    ]  # what is told beside a quotation need not be of its day
    found: list[Draft] = []
    for n, draft in enumerate(drafts):
        time = draft.time
        if time is None and draft.status.value == "planned":
            time = after_time(
                draft.act,
                clock.doc,
                dated=[
                    (d.act, d.time)
                    for d, others in dated
                    if d.time and _ahead(d.time, clock) and others & parties[n]
                ],
            )
        if time is None and draft.status.value in {"happened", "denied"}:
            before = [(d.act, d.time) for d, others in dated if d.time and others & parties[n]]
            time = _decided(draft.act, clock)
            time = time or carried_time(draft.act, clock.doc, clock.timexes, dated=before)
            time = time or after_time(draft.act, clock.doc, dated=before)
            time = time or narrated_time(
                draft.act, clock.doc, clock.timexes, time_of=partial(clock.time_of, draft.act)
            )
            if _ahead(time, clock):
                time = None  # what has happened does not lie ahead
        found.append(replace(draft, time=time))
    return [_shared(draft, found, clock) for draft in found]


def _decided(act: Act, clock: Clock) -> Time | None:
    """When it was decided or begun to do what has happened and an infinitive tells: 'voted on Monday to expel them'."""
    verb = clock.doc[act.trigger]
    if verb.tag_ != "VB" or verb.dep_ != "xcomp" or verb.head.tag_ != "VBD":
        return None
    time = clock.time_of(act, verb.head.i)
    return None if time is None or not time.value.start or _ahead(time, clock) else time


def _ahead(time: Time | None, clock: Clock) -> bool:
    day = clock.date.day
    return time is not None and day is not None and time.value.start > day.isoformat()


def _to_come(draft: Draft, clock: Clock) -> Draft:
    """A deed that only a noun tells of, whose day is still to come, is planned: 'hailed the summit in July'."""
    ahead = draft.noun and draft.act.type not in SPEECH and draft.status.value == "happened"
    if draft.time is None or not ahead or not _ahead(draft.time, clock):
        return draft
    return replace(draft, status=Finding("planned", draft.time.spans, "how_sure.date-ahead"))


def _content_ahead(draft: Draft, clock: Clock) -> bool:
    """Whether an act of speech that happened bears a date ahead, or a day by which: that of what was asked, promised or refused."""
    by = draft.time is not None and not draft.time.value.start
    said = draft.act.type in SPEECH and draft.status.value == "happened"
    return said and (by or _ahead(draft.time, clock))


def _shared(draft: Draft, drafts: Sequence[Draft], clock: Clock) -> Draft:
    if draft.time is not None or draft.status.value != "happened":
        return draft
    dated = [
        (d.act, d.time)
        for d in drafts
        if d.sentence == draft.sentence and d.time and d.status.value == "happened"
    ]
    time = shared_time(draft.act, clock.doc, dated=dated)
    return draft if _ahead(time, clock) else replace(draft, time=time)


def dated_by_others(groups: Groups, clock: Clock) -> Grouped:
    """'On the eve of his meeting with Y': one of two happenings dates the other."""
    of = {draft.act.trigger: n for n, group in enumerate(groups) for draft in group}
    dated = [_time(g) for g in groups]
    found: dict[int, Time] = {}
    for n, group in enumerate(groups):
        for draft in group:
            relation = relation_of(draft.act, clock.doc)
            if relation is None:
                continue
            main = of.get(relation.main)
            if main is None and dated[n] is None:  # 'the king died on Monday, two days after rebels attacked'
                told = clock.time_of(draft.act, relation.main)
                if told is not None and (time := time_by_relation(told, relation)):
                    found[n] = time
            if main is None or main == n:
                continue
            if dated[n] is None and (time := time_by_relation(dated[main], relation)):
                found[n] = time
            elif dated[main] is None and (time := time_by_relation(dated[n], relation, backwards=True)):
                found[main] = time
    anchor = clock.date.day
    return tuple(_at(group, found[n], anchor) if n in found else group for n, group in enumerate(groups))


def dated_by_report(groups: Groups, clock: Clock) -> Grouped:
    """The groups; what happened, is the report's news and nothing dates has the report's day, with basis "report"."""
    asked = next((d.act for group in groups for d in group), None)
    lead = None
    if asked is not None:
        lead = lead_time(clock.doc, anchor=clock.date.day, time_of=partial(clock.time_of, asked))
    return tuple(group if _time(group) else _on_the_day(group, clock, lead) for group in groups)


def _on_the_day(group: tuple[Draft, ...], clock: Clock, lead: Time | None) -> tuple[Draft, ...]:
    for n, draft in enumerate(group):
        if draft.status.value != "happened":
            continue
        time = report_time(
            draft.act,
            clock.doc,
            anchor=clock.date.day,
            known_by=clock.known_by,
            time_of=partial(clock.time_of, draft.act),
            lead=lead,
        )
        if time is not None:
            return (*group[:n], replace(draft, time=time), *group[n + 1 :])
    return group


def _at(group: tuple[Draft, ...], time: Time, anchor: dt.date | None) -> tuple[Draft, ...]:
    """A happening at a time. What was ahead of another act has happened by the report's day, if its own day is past."""
    first = replace(group[0], time=time)
    if first.status.rule == AHEAD_THEN and anchor is not None and time.value.start < anchor.isoformat():
        first = replace(first, status=Finding("happened", time.spans, "how_sure.date-past"))
    return (first, *group[1:])


def _time(group: Sequence[Draft]) -> Time | None:
    return max((d.time for d in group if d.time), key=lambda t: len(t.value.start), default=None)
