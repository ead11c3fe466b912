"""How well do two records fit as one happening?

They are compared by type, stage, sides, days, place, names and words; each agreement adds to a score, each contradiction takes from it.
"""

import datetime as dt
import math
from collections.abc import Set
from dataclasses import dataclass

from dragoman.calendar_names import MONTHS, WEEKDAYS
from dragoman.knowledge.rule_words import word_list
from dragoman.records import ABOVE_STATES, AHEAD, Event, Place

NEAR_DAYS, NEAR_REPORTS = (
    1,
    4,
)  # days between two stated dates, and between the reports where a date is not stated
ENOUGH = 0.5
# what each agreement is worth; contradictions are negative
SIDES, SIDE, DAY, NEAR_DAY, REPORTS_DAY = 0.30, 0.15, 0.20, 0.05, 0.10
PLACE, COUNTRY, OTHER_PLACE = 0.20, 0.05, -0.25
NAME, OTHER_NAMES = 0.15, -0.20
WORDS, MODE, OTHER_MODE, CONTENT, OTHER_CONTENT, COPIED = 0.40, 0.05, -0.10, 0.05, -0.15, 0.40
MANY_A_DAY = frozenset({"ASSAULT", "ACCUSE", "REQUEST", "COERCE", "SUPPORT", "AGREE", "THREATEN", "PROTEST"})
FAR, FAR_WIDE = (
    50.0,
    300.0,
)  # kilometres from which on two places contradict one another: cities, and wider ones
EXACT = frozenset({"site", "city", "district"})
FIRM = frozenset({"UNO", "EUR"})  # parties above states that are one body; other sectors only name a kind
STEM = 6  # letters of a word that are compared, so that "expelled" and "expelling" are alike
EMPTY = word_list("fitting.empty") | {
    *MONTHS,
    *WEEKDAYS,
}  # words of the calendar, which days are compared for, and words that tell of no act
ALIKE = 0.15  # share of words without which two acts of a kind that is told many times a day are never one


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """What is compared of one record. `first` and `last` are None where the report states no date; `published` may be None too.

    `firm` are the parties that can contradict others: states, and bodies above them that are one. `words` are those that tell
    of the act, cut to stems, without the proper names of its sides, which are compared by themselves.
    """

    event_id: str
    report_id: str
    published: dt.date | None
    type: str
    mode: str
    content: str
    ahead: bool
    reciprocal: bool
    source: frozenset[str]
    target: frozenset[str]
    firm: frozenset[str]
    names: frozenset[str]
    first: dt.date | None
    last: dt.date | None
    place: Place | None
    words: frozenset[str]

    @classmethod
    def of(cls, event: Event, *, published: dt.date | None, days: tuple[dt.date, dt.date] | None) -> "Teller":
        """The teller of a record; `days` are its first and last day, or None where the report states none."""
        actors = (*event.source, *event.target)
        words = " ".join([*(t.quote for t in event.tellings), *(t.text for t in event.topics)])
        return cls(
            event_id=event.event_id,
            report_id=event.report_id,
            published=published,
            type=event.type,
            mode=event.mode,
            content=event.content,
            ahead=event.status in AHEAD,
            reciprocal=event.reciprocal,
            source=frozenset(a.party for a in event.source) - {""},
            target=frozenset(a.party for a in event.target) - {""},
            firm=frozenset(
                a.party for a in actors if a.country not in {"", *ABOVE_STATES} or a.party in FIRM
            ),
            names=frozenset(a.name.split()[-1].lower() for a in actors if len(a.name.split()) > 1),
            first=days[0] if days else None,
            last=days[1] if days else None,
            place=event.place,
            words=_stems(
                words, but=EMPTY | {w.lower() for a in actors for w in _words(a.mention) if w[:1].isupper()}
            ),
        )


def clash(one: Teller, other: Teller) -> bool:
    """Whether one story cannot hold both, though a third record, told with less, fits either."""
    if one.type not in MANY_A_DAY or one.place is None or other.place is None:
        return False
    return _apart(one.place, other.place)


def fit(one: Teller, other: Teller, *, copied: bool = False) -> tuple[float, str]:
    """How well two records fit as one happening, and in what; 0 where they cannot be one."""
    if one.type != other.type or one.ahead != other.ahead or one.report_id == other.report_id:
        return 0.0, ""
    sides = _sides(one, other)
    days = _days(one, other) if sides else None
    if sides is None or days is None:
        return 0.0, ""
    often = one.type in MANY_A_DAY and not copied
    place = _place(one.place, other.place, often=often)
    if place is None:
        return 0.0, ""
    alike = _alike(one.words, other.words)
    if often and alike < ALIKE:
        return 0.0, ""
    found = [
        sides,
        days,
        place,
        _names(one, other),
        (WORDS * alike, f"words {alike:.2f}"),
    ]
    found += [_same(one.mode, other.mode, MODE, OTHER_MODE, "mode")]
    found += [_same(one.content, other.content, CONTENT, OTHER_CONTENT, "content")]
    if copied:
        found.append((COPIED, "reports are copies"))
    return max(0.0, sum(worth for worth, _ in found)), ", ".join(why for worth, why in found if why and worth)


def _sides(one: Teller, other: Teller) -> tuple[float, str] | None:
    mine, theirs = one.source | one.target, other.source | other.target
    common = mine & theirs
    if not common and (mine or theirs):
        return None
    if one.reciprocal or other.reciprocal:
        return (SIDES, "same sides") if len(common) >= 2 else (SIDE, "one side the same")
    firm = one.firm | other.firm
    if not one.names & other.names and any(
        a and b and not a & b and a | b <= firm
        for a, b in ((one.source, other.source), (one.target, other.target))
    ):
        return None
    both = bool(one.source & other.source) and bool(one.target & other.target)
    return (SIDES, "same sides") if both and len(common) >= 2 else (SIDE, "one side the same")


def _days(one: Teller, other: Teller) -> tuple[float, str] | None:
    if one.first and one.last and other.first and other.last:
        gap = max((one.first - other.last).days, (other.first - one.last).days, 0)
        if gap > NEAR_DAYS:
            return None
        return (
            (DAY, "same day")
            if (one.first, one.last) == (other.first, other.last)
            else (NEAR_DAY, "days near")
        )
    if one.published and other.published:
        gap = abs((one.published - other.published).days)
        if gap > NEAR_REPORTS:
            return None
        return (REPORTS_DAY, "reports of one day") if gap <= 1 else (0.0, "")
    return 0.0, ""


def _place(one: Place | None, other: Place | None, *, often: bool) -> tuple[float, str] | None:
    if one is None or other is None:
        return 0.0, ""
    if one.geonames_id is not None and one.geonames_id == other.geonames_id:
        return (COUNTRY, "same country") if one.precision == "country" else (PLACE, "same place")
    if one.country and other.country and one.country != other.country:
        return OTHER_PLACE, "another country"
    if _apart(one, other):
        return None if often else (OTHER_PLACE, "another place")
    return (COUNTRY, "same country") if one.country and one.country == other.country else (0.0, "")


def _apart(one: Place, other: Place) -> bool:
    """Whether two places are too far from one another to be one, which cannot be said of whole countries."""
    exact = {one.precision, other.precision} <= EXACT
    if not exact and not {one.precision, other.precision} <= EXACT | {"province"}:
        return False
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return exact
    east = math.cos(math.radians((one.lat + other.lat) / 2)) * (one.lon - other.lon)
    return 111.2 * math.hypot(one.lat - other.lat, east) >= (FAR if exact else FAR_WIDE)  # km a degree


def _names(one: Teller, other: Teller) -> tuple[float, str]:
    if not one.names or not other.names:
        return 0.0, ""
    return (NAME, "a name the same") if one.names & other.names else (OTHER_NAMES, "other names")


def _same(one: str, other: str, same: float, apart: float, what: str) -> tuple[float, str]:
    if not one or not other:
        return 0.0, ""
    return (same, f"same {what}") if one == other else (apart, f"another {what}")


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the shorter record's words that the other has too."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def _words(text: str) -> list[str]:
    return [w.strip(".,;:!?\"'“”‘’()").removesuffix("’s").removesuffix("'s") for w in text.split()]


def _stems(text: str, *, but: Set[str]) -> frozenset[str]:
    return frozenset(w.lower()[:STEM] for w in _words(text) if len(w) > 3 and w.lower() not in but)
