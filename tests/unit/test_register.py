"""Does the register know who is who, by which names, and does it never join two persons?"""

import datetime as dt
from pathlib import Path

import pytest

import dragoman
from dragoman import Report
from dragoman.errors import DataError, StoreError
from dragoman.register import Named, entries, merge, part
from dragoman.store import Store


def gathered(*names: tuple[str, str], **options: object) -> list[set[str]]:
    return [{n.name for n in j.names} for j in merge([Named(n, c, "GOV", 1) for n, c in names], **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(("Sergei Ivanenko", "RUS"), ("Sergey Ivanenko", "RUS"), id="spelt-alike"),
        pytest.param(("Kofi Asaré", "GHA"), ("Kofi Asare", "GHA"), id="accents"),
        pytest.param(("Kofi Asare", "GHA"), ("K. Asare", "GHA"), id="initial"),
        pytest.param(("Kofi Asare", "GHA"), ("Asare", "GHA"), id="last-name-alone"),
        pytest.param(("Kofi Asare", "GHA"), ("Kofi Asare", ""), id="country-told-once"),
        pytest.param(("Abdel Fattah el-Sisi", "EGY"), ("Abdel-Fattah el-Sissi", "EGY"), id="listed"),
    ],
)
def test_names_of_one_bearer_are_gathered(one: tuple[str, str], other: tuple[str, str]) -> None:
    listed = {"abdel fattah el sisi": "Sisi", "abdel fattah el sissi": "Sisi"}
    assert gathered(one, other, listed=listed) == [{one[0], other[0]}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(("Kofi Asare", "GHA"), ("Kofi Asare", "TGO"), id="two-countries"),
        pytest.param(("Kofi Asare", "GHA"), ("Ama Asare", "GHA"), id="two-first-names"),
        pytest.param(("Kofi Asare", "GHA"), ("Kofi Mensah", "GHA"), id="two-last-names"),
        pytest.param(("Omar al-Bakr", "IRQ"), ("Hadi al", "IRQ"), id="a-particle-is-no-last-name"),
    ],
)
def test_names_that_may_be_two_bearers_stay_two(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert len(gathered(one, other)) == 2


def test_a_last_name_that_may_be_either_of_two_is_neither() -> None:
    assert gathered(("Kofi Asare", "GHA"), ("Ama Asare", "GHA"), ("Asare", "GHA")) == [
        {"Ama Asare"},
        {"Asare"},
        {"Kofi Asare"},
    ]


def test_names_that_somebody_parted_stay_apart() -> None:
    apart = frozenset({("K. Asare", "Kofi Asare")})
    assert len(gathered(("Kofi Asare", "GHA"), ("K. Asare", "GHA"), parted=apart)) == 2


TEXT = (
    "Ghana's fisheries minister, Efua Tetteh, met Togolese Foreign Minister Komla Agbeko in Lomé on Monday. Tetteh asked him for "
    "two patrol boats. Agbeko promised to send one."
)
LATER = "Ghanaian Foreign Minister Efua Tetteh condemned Togo on Friday."


@pytest.mark.model
def test_somebody_introduced_once_is_followed_and_found_with_office_country_and_words(tmp_path: Path) -> None:
    coder = dragoman.load()
    reports = [
        Report(text=TEXT, id="a", published="2026-03-03"),
        Report(text=LATER, id="b", published="2026-06-06"),
    ]
    events = [coder.examine(r) for r in reports]
    request = next(e for e in events[0].events if e.type == "REQUEST")
    assert (request.source[0].name, request.source[0].country) == ("Efua Tetteh", "GHA")
    with Store.open(tmp_path / "s.duckdb") as store:
        store.add(events, coder_version="1")
        (found,) = entries(store, words="tetteh")
        assert (found.name, found.country, found.reports) == ("Efua Tetteh", "GHA", ("a", "b"))
        assert (found.first, found.last) == ("2026-03-03", "2026-06-06")
        assert found.offices[-1].role == "foreign minister"
        assert "Efua Tetteh" in found.offices[-1].mention
        assert [e.name for e in entries(store, country="TGO") if e.name] == ["Komla Agbeko"]


@pytest.mark.model
def test_two_names_that_were_parted_are_two_entries(tmp_path: Path) -> None:
    coder = dragoman.load()
    texts = (
        "Ghanaian Minister Kofi Asare met Togolese Minister Komla Agbeko.",
        "Ghanaian Minister K. Asare met Togolese Minister Komla Agbeko.",
    )
    with Store.open(tmp_path / "s.duckdb") as store:
        store.add([coder.examine(Report(text=t, published="2026-03-03")) for t in texts], coder_version="1")
        assert len(list(entries(store, country="GHA"))) == 1
        part(store, "K. Asare", "Kofi Asare", now=dt.datetime(2026, 3, 4))
        assert len(list(entries(store, country="GHA"))) == 2


@pytest.mark.model
def test_ones_own_list_tells_who_somebody_is(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "name,aliases,country,sector,role,since\nZoila Quispe,Mother Zoila,PER,OPP,opposition leader,2024\n",
        encoding="utf-8",
    )
    text = "Zoila Quispe condemned the Chilean government on Monday."
    plain_ = dragoman.load().code(Report(text=text, published="2026-03-03"))
    told = dragoman.load(actors=own).code(Report(text=text, published="2026-03-03"))
    assert [a.country for e in plain_ for a in e.source] in ([], [""])
    assert [(a.country, a.sector, a.role) for e in told for a in e.source] == [
        ("PER", "OPP", "opposition leader")
    ]


def test_a_list_that_names_nobody_is_refused_with_its_line(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,country\nZoila Quispe,\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 2"):
        dragoman.load(actors=own)


def test_names_that_no_record_has_cannot_be_parted(tmp_path: Path) -> None:
    with (
        Store.open(tmp_path / "s.duckdb") as store,
        pytest.raises(StoreError, match="no record has the name 'A'"),
    ):
        part(store, "A", "B", now=dt.datetime(2026, 3, 4))
