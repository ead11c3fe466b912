"""Which nouns and titles denote political actors, and in what sector?"""

from collections.abc import Iterator

from dragoman.knowledge.facts import Fact, KnownForm
from dragoman.knowledge.tables import parted, rows

FILE = "roles.tsv"


def role_names() -> Iterator[KnownForm]:
    """Head nouns and titles, singular and plural, each with its sector and canonical role."""
    for r in rows(FILE):
        kind, body = ("honorific", "person") if r["kind"] == "honorific" else ("role", r["kind"])
        fact = Fact(
            "honorific" if kind == "honorific" else "role",
            r["form"],
            country=r["country"],
            sector=r["sector"],
            sectors=parted(r["second"]),
            role=r["role"],
            plural=r["number"] == "p",
            body=body,
            inherits=r["inherits"],
        )
        yield KnownForm(r["form"], fact)
