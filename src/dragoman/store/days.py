"""Which days does a date as fine as a text allows mean?"""

import calendar
import datetime as dt
import re

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?", re.ASCII)


def day_range(text: str) -> tuple[dt.date, dt.date]:
    """The first and last day of an ISO 8601 year, month or day; a time of day is dropped.

    Raises:
        ValueError: the text is none of them.

    >>> day_range("2020-02")
    (datetime.date(2020, 2, 1), datetime.date(2020, 2, 29))
    """
    match = _PARTIAL.fullmatch(text.strip())
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        last_month = 12 if month is None else month
        last_day = calendar.monthrange(year, last_month)[1] if day is None else day
        first = dt.date(year, 1 if month is None else month, 1 if day is None else day)
        return first, dt.date(year, last_month, last_day)
    except ValueError:
        raise ValueError(f"expected a date such as 2020, 2020-09 or 2020-09-10, got {text!r}") from None


def known_days(start: str, end: str, *, published: str) -> tuple[dt.date, dt.date] | tuple[None, None]:
    """The days that an event covers: of what it states, else the day of its report, else unknown."""
    for first, last in ((start or end, end or start), (published, published)):
        try:
            return day_range(first)[0], day_range(last)[1]
        except ValueError:
            continue
    return None, None
