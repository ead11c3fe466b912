"""Are known names found in a text, and only where they stand?"""

import time
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.facts import Fact, in_office
from dragoman.knowledge.names import Knowledge, load_knowledge
from dragoman.knowledge.tables import rows

SECTORS = {
    "COP",
    "GOV",
    "JUD",
    "LEG",
    "MIL",
    "PRM",
    "PTY",
    "REB",
    "SPY",
    "UAF",
    "UNK",
    "AGR",
    "BUS",
    "CRM",
    "CVL",
    "EDU",
    "ELI",
    "JRN",
    "LAB",
    "MED",
    "REF",
    "OPP",
    "PRE",
    "REL",
    "SOC",
    "IGO",
    "UNO",
    "EUR",
    "NGO",
    "ISM",
    "IMG",
    "MNC",
}
KNOWLEDGE = load_knowledge()


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return KNOWLEDGE


def found(knowledge: Knowledge, text: str) -> list[str]:
    return [text[m.start : m.end] for m in knowledge.match(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("US officials told us", ["US", "officials"], id="acronym-not-pronoun"),
        pytest.param("TELL US MORE", [], id="acronym-not-in-a-shouted-line"),
        pytest.param("Turkey bought turkey", ["Turkey"], id="state-not-bird"),
        pytest.param("china cups from China", ["China"], id="state-not-crockery"),
        pytest.param("Guinean and Equatorial Guinea", ["Guinean", "Equatorial Guinea"], id="longest-wins"),
        pytest.param("Malian, not Maliana", ["Malian"], id="whole-words"),
        pytest.param("the Élysée and the Elysee", ["Élysée", "Elysee"], id="accents-do-not-matter"),
        pytest.param("al‑Shabaab, al Shabaab", ["al‑Shabaab", "al Shabaab"], id="hyphens-do-not-matter"),
        pytest.param("People’s Protection Units", ["People’s Protection Units"], id="quotes-do-not-matter"),
        pytest.param("the UN security council", ["UN security council"], id="later-capitals-do-not-matter"),
        pytest.param("tunisian crowds", ["tunisian", "crowds"], id="some-adjectives-in-lower-case"),
        pytest.param("polish the table", [], id="not-those-that-are-words"),
        pytest.param("the İzmir mayor", ["İzmir", "mayor"], id="offsets-survive-odd-letters"),
    ],
)
def test_match_finds_names_as_they_are_spelt(knowledge: Knowledge, text: str, names: list[str]) -> None:
    assert found(knowledge, text) == names


@given(st.text(max_size=300))
def test_match_never_fails_and_never_overlaps(text: str) -> None:
    matches = KNOWLEDGE.match(text)
    assert all(0 <= m.start < m.end <= len(text) and m.facts for m in matches)
    assert all(a.end <= b.start for a, b in pairwise(matches))


def test_folding_keeps_the_length(knowledge: Knowledge) -> None:
    text = "İstanbul’s Straße – ﬁne\u00a0ŁÓDŹ"
    assert len(knowledge.fold(text)) == len(text)


def test_matching_is_linear_in_the_text(knowledge: Knowledge) -> None:
    text = "the United Nations Security Council of the " * 25_000
    start = time.process_time()
    assert len(knowledge.match(text)) == 25_000
    assert time.process_time() - start < 10


@pytest.mark.parametrize("file", ["organisations.tsv", "armed_groups.tsv", "roles.tsv", "leaders.tsv"])
def test_sectors_are_those_of_plover(file: str) -> None:
    used = {s for r in rows(file) for s in (r["sector"], r["second"])} - {""}
    assert used
    assert used <= SECTORS


@pytest.mark.parametrize(
    ("file", "least"),
    [("organisations.tsv", 400), ("armed_groups.tsv", 150), ("roles.tsv", 600), ("leaders.tsv", 1900)],
)
def test_files_hold_as_much_as_they_promise(file: str, least: int) -> None:
    assert sum(1 for _ in rows(file)) >= least


def test_no_two_known_persons_share_a_form() -> None:
    forms = Counter(f for r in rows("leaders.tsv") for f in {r["name"], *r["aliases"].split("|")} - {""})
    assert [f for f, n in forms.items() if n > 1] == []


def test_further_offices_are_of_listed_persons_and_none_is_told_twice() -> None:
    further = [tuple(r.values()) for r in rows("offices.tsv")]
    assert len(further) == len(set(further)) >= 450
    listed = {r["name"]: r for r in rows("leaders.tsv")}
    columns = ("name", "country", "sector", "role", "since", "until")
    assert {f[0] for f in further} <= set(listed)
    assert not {tuple(r[c] for c in columns) for r in listed.values()} & set(further)
    assert {f[2] for f in further} <= SECTORS
    assert all(since < until for *_, since, until in further if until and since != until)


@pytest.mark.parametrize(
    ("day", "office"),
    [
        ("", "lamp keeper"),  # as listed
        ("1999-05-01", "lamp keeper"),  # before any: as listed
        ("2003-05-01", "harbour master"),
        ("2005-02-01", "harbour master"),  # nobody knows the month of 2005
        ("2006-02-01", "lamp keeper"),
        ("2010-03-01", "lamp keeper"),
        ("2010-07-01", "pilot"),
        ("2014-01-01", "pilot"),  # who left last
    ],
)
def test_the_office_of_the_day_comes_first(day: str, office: str) -> None:
    offices = (
        Fact("leader", "Ada Quill", "KEN", "GOV", role="lamp keeper", since="2005", until="2010"),
        Fact("leader", "Ada Quill", "KEN", "GOV", role="harbour master", since="2001", until="2005"),
        Fact("leader", "Ada Quill", "", "EUR", role="pilot", since="2010-06", until="2012"),
    )
    found = in_office((*offices, Fact("place", "Quill", "NOR")), day)
    always = replace(offices[0], since="", until="")
    assert in_office((always, offices[1]), "2009-05-01") == (always, offices[1])
    assert found[0].role == office
    assert len(found) == 4


def test_a_role_is_listed_once() -> None:
    assert [f for f, n in Counter(r["form"] for r in rows("roles.tsv")).items() if n > 1] == []
