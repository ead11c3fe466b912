"""How do the records that answer become a table of polars, pandas or Arrow?

The tables are flat: one row a record, an actor, or a pair of countries. Nothing is read before one of the last methods is called.
"""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import duckdb

TableName = Literal["events", "actors", "pairs"]
_EVENT = (
    "e.event_id, e.report_id, e.story_id, e.type, e.mode, e.content, e.strict_type, e.contexts, e.cameo, e.quad_class, "
    'e.intensity, e.confidence, e.reciprocal, e.status, e.certainty, e.start, e."end", e.granularity, e.time_basis, '
    "e.own_type, e.first_day, e.last_day, e.place, e.place_country, e.geonames_id, e.lat, e.lon, e.attributed_to, e.attribution_how, "
    "r.published, r.publisher, r.url, r.title"
)
_SIDE = (
    "(SELECT coalesce(list({column} ORDER BY a.position), []) FROM actors a WHERE a.event_id = e.event_id "
    "AND a.report_id = e.report_id AND a.side = '{side}') AS {side}_{name}"
)
_LISTS = ", ".join(
    _SIDE.format(side=side, column=column, name=name)
    for side in ("source", "target")
    for column, name in (
        ("CASE WHEN a.name <> '' THEN a.name ELSE a.mention END", "names"),
        ("a.country", "countries"),
        ("a.sector", "sectors"),
    )
)
_OF = "{a}.event_id = e.event_id AND {a}.report_id = e.report_id"
_REPORT = "JOIN reports r ON r.report_id = e.report_id"
# Each source with each target; where nobody is acted on, the sources with one another.
_PAIRS = (
    "SELECT s.event_id, s.report_id, s.country AS one, t.country AS other FROM actors s "
    "JOIN actors t ON t.event_id = s.event_id AND t.report_id = s.report_id "
    "WHERE s.side = 'source' AND t.side = 'target' AND s.country <> '' AND t.country <> '' "
    "UNION SELECT a.event_id, a.report_id, a.country, b.country FROM actors a "
    "JOIN actors b ON b.event_id = a.event_id AND b.report_id = a.report_id AND a.country < b.country "
    "WHERE a.side = 'source' AND b.side = 'source' AND a.country <> '' AND NOT EXISTS (SELECT 1 FROM actors t "
    "WHERE t.event_id = a.event_id AND t.report_id = a.report_id AND t.side = 'target')"
)
STATEMENTS: dict[str, str] = {
    "events": f"SELECT {_EVENT}, {_LISTS} FROM events e {_REPORT}{{where}} ORDER BY e.arrival, e.position",
    "actors": (
        "SELECT e.event_id, e.report_id, e.type, e.first_day, a.side, a.position, a.actor_id, a.name, a.mention, a.country, a.sector, a.role "
        f"FROM events e JOIN actors a ON {_OF.format(a='a')}{{where}} ORDER BY e.arrival, e.position, a.side, a.position"
    ),
    "pairs": (
        f"SELECT p.one AS source_country, p.other AS target_country, {_EVENT} FROM events e {_REPORT} "
        f"JOIN ({_PAIRS}) p ON {_OF.format(a='p')}{{where}} ORDER BY e.arrival, e.position, p.one, p.other"
    ),
}
_HOW = 'python -m pip install "dragoman[frames]"'
Ask = Callable[[str, list[Any]], duckdb.DuckDBPyRelation]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the records that answer, not read yet; `Store.query` makes it. Every method reads it anew."""

    _ask: Ask
    _statement: str
    _values: tuple[Any, ...]

    def polars(self) -> Any:
        """The table as a polars DataFrame.

        Raises:
            ImportError: polars or pyarrow is not installed.
            StoreError: the store cannot be read.
        """
        return self._as(
            "polars", lambda answer: importlib.import_module("polars").from_arrow(answer.to_arrow_table())
        )

    def pandas(self) -> Any:
        """The table as a pandas DataFrame; days are datetime64, lists are arrays.

        Raises:
            ImportError: pandas is not installed.
            StoreError: the store cannot be read.
        """
        return self._as("pandas", lambda answer: answer.df())

    def arrow(self) -> Any:
        """The table as a pyarrow Table.

        Raises:
            ImportError: pyarrow is not installed.
            StoreError: the store cannot be read.
        """
        return self._as("pyarrow", lambda answer: answer.to_arrow_table())

    def rows(self) -> list[dict[str, Any]]:
        """The table as one dict a row; needs no other package."""
        answer = self._ask(self._statement, list(self._values))
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.fetchall()]

    def _as(self, package: str, convert: Callable[[duckdb.DuckDBPyRelation], Any]) -> Any:
        try:
            return convert(self._ask(self._statement, list(self._values)))
        except ImportError as error:
            raise ImportError(f"{package} tables need {error.name or package}: {_HOW}") from error
