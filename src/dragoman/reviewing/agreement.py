"""How well do reviewers agree, beyond chance?

Krippendorff's alpha for nominal values (K. Krippendorff, Content Analysis, chapter 11): 1 is full agreement, 0 what chance would
give, below 0 worse than chance. Any number of reviewers, not all of whom need to have seen every record.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.records import Event
from dragoman.reviewing.book import Review, standing
from dragoman.reviewing.fields import corrected, text_at

COMPARED = ("type", "mode", "status", "certainty", "start", "attribution")
_SIDES = ("source", "target")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well reviewers agree on one question; `alpha` is None where nothing varies or too little was seen twice."""

    question: str
    alpha: float | None
    units: int


def alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha of nominal values.

    Args:
        units: of each thing judged, the values that its judges gave; those with fewer than two are left out.

    Returns:
        The figure, or None where fewer than two values are comparable or all are the same.

    >>> alpha([["yes", "yes"], ["no", "no"], ["yes", "no"]])
    0.4444444444444444
    """
    judged = [Counter(unit) for unit in units if len(unit) > 1]
    totals: Counter[Hashable] = Counter()
    for counts in judged:
        totals.update(counts)
    n = totals.total()
    if len(totals) < 2:
        return None
    apart = sum(
        (m * m - sum(c * c for c in counts.values())) / (m - 1) for counts in judged if (m := counts.total())
    )
    by_chance = (n * n - sum(c * c for c in totals.values())) / (n - 1)
    return 1 - apart / by_chance


def agreement(reviews: Iterable[Review], records: Mapping[str, Event]) -> tuple[Agreement, ...]:
    """How well reviewers agree on whether a record is right, and on its values where they accept it.

    Who accepts a record is taken to hold every value right that he did not correct.
    """
    verdicts: defaultdict[str, list[str]] = defaultdict(list)
    values: dict[str, defaultdict[str, list[str]]] = {q: defaultdict(list) for q in (*COMPARED, *_SIDES)}
    for (event_id, _), changes in judged(reviews).items():
        verdicts[event_id].append("reject" if changes is None else "accept")
        if changes is not None and event_id in records:
            record = corrected(records[event_id].to_dict(), changes)
            for field in COMPARED:
                values[field][event_id].append(text_at(record, field))
            for side in _SIDES:
                codes = sorted({a["country"] or a["sector"] or a["mention"] for a in record[side]})
                values[side][event_id].append(" ".join(codes))
    questions = {"the record": verdicts, **values}
    return tuple(
        Agreement(question, alpha(units.values()), sum(len(u) > 1 for u in units.values()))
        for question, units in questions.items()
    )


def judged(reviews: Iterable[Review]) -> dict[tuple[str, str], dict[str, str] | None]:
    """What each reviewer makes of each record: (event_id, reviewer) to the values changed, or None where it is rejected.

    Only records that a reviewer accepted or rejected as a whole are here. A rejected value is one that should be empty.
    """
    found: dict[tuple[str, str], dict[str, str] | None] = {}
    last = standing(reviews)
    for (event_id, field, reviewer), review in last.items():
        if not field:
            found[event_id, reviewer] = None if review.verdict == "reject" else {}
    for (event_id, field, reviewer), review in last.items():
        changes = found.get((event_id, reviewer))
        if field and changes is not None and review.verdict != "accept":
            changes[field] = str(review.after or "") if review.verdict == "correct" else ""
    return found
