"""Are the files of states, peoples and places sound?"""

import re
from collections import Counter

import pytest

from dragoman.knowledge.states import read_states
from dragoman.knowledge.tables import parted, rows

STATES = read_states()
BY_ID = {s.id: s for s in STATES}
OWN_CODES = {"KOS"}


def test_ids_are_unique() -> None:
    assert [i for i, n in Counter(s.id for s in STATES).items() if n > 1] == []


def test_every_territory_folds_into_a_state() -> None:
    assert {s.country for s in STATES if s.country != BY_ID.get(s.country, s).country} == set()
    assert {s.country for s in STATES} <= set(BY_ID)


def test_every_state_has_a_three_letter_code_and_a_name() -> None:
    assert [s.id for s in STATES if not re.fullmatch("[A-Z]{3}", s.id) or not s.name] == []


def test_states_with_a_correlates_of_war_code_are_the_members_of_that_list() -> None:
    numeric = [s.cow for s in STATES if s.cow]
    assert len(numeric) == len(set(numeric)) == 196


def test_only_breakaways_have_the_second_sector_pre() -> None:
    assert {s.name: s.country for s in STATES if s.second == "PRE"}.items() >= {
        "Abkhazia": "GEO",
        "Transnistria": "MDA",
        "Somaliland": "SOM",
        "Western Sahara": "MAR",
        "Northern Cyprus": "CYP",
    }.items()
    assert {s.second for s in STATES} == {"", "PRE"}


@pytest.mark.parametrize(
    ("code", "kept_apart_from"), [("PSE", "ISR"), ("HKG", "CHN"), ("TWN", "CHN"), ("KOS", "SRB")]
)
def test_some_are_kept_apart(code: str, kept_apart_from: str) -> None:
    assert BY_ID[code].country == code != kept_apart_from


def test_a_name_belongs_to_one_state_only() -> None:
    owners: dict[str, set[str]] = {}
    for s in STATES:
        for name in (s.name, *s.names):
            owners.setdefault(name, set()).add(s.country)
    assert {name for name, of in owners.items() if len(of) > 1} == set()


def test_peoples_and_places_lie_in_known_states() -> None:
    known = set(BY_ID) | {""}
    assert {r["country"] for r in rows("peoples.tsv")} <= known
    assert {r["country"] for r in rows("regions.tsv")} <= known - {""}
    assert all(parted(r["forms"]) or parted(r["adjectives"]) for r in rows("peoples.tsv"))
