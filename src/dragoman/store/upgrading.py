"""How does a store of an older layout become one of this one?

`schema.sql` lays out a new file as layout 2; `upgrades/N.sql` makes layout N out of the one before. A store is upgraded in one
transaction: it is of the old layout or of the new one, never between.
"""

from importlib import resources

import duckdb

FIRST, LAYOUT = 2, 6  # the oldest layout that can be upgraded, and the newest


def lay_out(connection: duckdb.DuckDBPyConnection) -> None:
    """Lay out a new, empty file."""
    _at_once(connection, [_script("schema.sql"), *_scripts(FIRST)])


def upgrade(connection: duckdb.DuckDBPyConnection, found: int) -> None:
    """Make the newest layout out of an older one, of `FIRST` at least."""
    _at_once(connection, _scripts(found))


def _scripts(after: int) -> list[str]:
    return [_script(f"upgrades/{number}.sql") for number in range(after + 1, LAYOUT + 1)]


def _script(name: str) -> str:
    return resources.files("dragoman.store").joinpath(name).read_text(encoding="utf-8")


def _at_once(connection: duckdb.DuckDBPyConnection, scripts: list[str]) -> None:
    connection.execute("BEGIN")
    try:
        for script in scripts:
            connection.execute(script)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
