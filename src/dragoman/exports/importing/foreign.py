"""What is taken from a row of somebody else's events, and which repairs were needed?"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.codebook import load_codebook
from dragoman.exports.layouts import PACKAGE
from dragoman.knowledge.tables import parted, rows

_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?: .*)?")
_MANY = re.compile(r"[;|]")
_NOTHING = frozenset({"", "None", "NULL", "NA"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignEvent:
    """What a row says, in our terms: countries are ISO 3166-1 alpha-3, `type` is PLOVER's."""

    day: dt.date
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    type: str
    code: str = ""


@dataclass
class Repairs:
    """Counts by name: `made` of faults that were mended, `set_aside` of rows that were left out, and why."""

    made: Counter[str] = field(default_factory=Counter)
    set_aside: Counter[str] = field(default_factory=Counter)
    rows: int = 0


class RowError(ValueError):
    """A row cannot be used: `RowError(reason)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the terms of others mean in ours; `read_terms` reads it."""

    types: frozenset[str]
    type_of_code: Mapping[str, str]
    code_of_text: Mapping[str, str]
    countries: Mapping[str, str]  # by CAMEO or ISO code, and by English name in small letters

    def day(self, text: str, repairs: Repairs) -> dt.date:
        """The day of a date as GDELT, ICEWS or POLECAT writes it.

        Raises:
            RowError: it is none.
        """
        shown = text.strip().strip('"')
        try:
            if match := _DAY.fullmatch(shown):
                return dt.date(*(int(part) for part in match.groups()))
            if match := _AMERICAN.fullmatch(shown):
                month, day, year = (int(part) for part in match.groups())
                found = dt.date(year + 2000 if year < 100 else year, month, day)
                repairs.made["date written month/day/year"] += 1
                return found
        except ValueError:
            pass
        raise RowError("no date")

    def cameo(self, code: str, text: str, repairs: Repairs) -> str:
        """The CAMEO code of a row, from the name of the event where the code is missing or none.

        Raises:
            RowError: neither says which.
        """
        shown = code.strip().strip('"')
        if shown in self.type_of_code:
            return shown
        if f"0{shown}" in self.type_of_code:
            repairs.made["leading zero of the code put back"] += 1
            return f"0{shown}"
        if by_text := self.code_of_text.get(text.strip().lower()):
            repairs.made["code taken from the name of the event"] += 1
            return by_text
        digits = re.match(r"\d*", shown)
        for length in range(len(digits[0]) if digits else 0, 1, -1):
            if shown[:length] in self.type_of_code:
                repairs.made[f"code {shown[:8]} read as {shown[:length]}"] += 1
                return shown[:length]
        raise RowError("no CAMEO code")

    def country(self, text: str, repairs: Repairs) -> str:
        """A country's code; "" for none, and for what is no country, such as a region."""
        shown = text.strip().strip('"')
        if shown in _NOTHING:
            return ""
        found = self.countries.get(shown) or self.countries.get(shown.lower(), "")
        if not found:
            repairs.made["country that is none, or not known, left empty"] += 1
        return found

    def plover(self, cameo: str) -> str:
        """The PLOVER type of a CAMEO code.

        Raises:
            RowError: it has none: it is a statement.
        """
        kind = self.type_of_code[cameo]
        if kind == "-":
            raise RowError("a statement (CAMEO 01): PLOVER has no such type")
        return kind


def read_terms() -> Terms:
    """The tables of the package, turned round.

    >>> read_terms().countries["russian federation"]
    'RUS'
    """
    book = load_codebook()
    countries: dict[str, str] = {}
    for row in rows("states.tsv"):
        for name in (row["name"], *parted(row["names"])):
            countries.setdefault(name.lower(), row["country"])
        countries[row["id"]] = row["country"]
    for row in rows("country_codes.tsv", package=PACKAGE):
        countries.setdefault(row["cameo"], countries.get(row["iso3"], row["iso3"]))
    return Terms(
        types=frozenset(book.types),
        type_of_code={code.code: code.type for code in book.cameo_codes.values()},
        code_of_text={r["text"]: r["cameo"] for r in rows("cameo_texts.tsv", package=PACKAGE)},
        countries=countries,
    )


def several(cell: str) -> Iterator[str]:
    """The values of a cell in which ';' or '|' parts several; none for `None` and its like."""
    return (shown for value in _MANY.split(cell) if (shown := value.strip()) not in _NOTHING)
