"""What are the months and the days of the week called?"""

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
SHORT_MONTHS = tuple(name[:3] for name in MONTHS)
ANY_MONTH = f"(?:{'|'.join(SHORT_MONTHS)})"  # in a regular expression: the letters that every way of writing one begins with
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NAMED_DAYS = frozenset({*WEEKDAYS, "today", "tomorrow", "yesterday"})


def month_number(name: str) -> int:
    """The number of a month by its name, long or short, in any case.

    >>> month_number("Sept"), month_number("may")
    (9, 5)

    Raises:
        ValueError: it is no month's.
    """
    return SHORT_MONTHS.index(name[:3].lower()) + 1
