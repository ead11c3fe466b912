"""Are reports in tables read, by the columns that are said or guessed, and is what is broken set aside alone?"""

import csv
import datetime as dt
import io
from pathlib import Path

import duckdb
import pytest

from dragoman.records import Report
from dragoman.sources import Limits, Reading, SetAside, read_reports
from dragoman.sources.columns import parse_columns

LIMITS = Limits(today=dt.date(2026, 1, 1))
NOTE = "columns taken by their names: "


def read(path: Path, columns: str = "", limit: int = 10_000_000) -> tuple[list[Report], list[SetAside]]:
    aside: list[SetAside] = []
    reading, limits = Reading(columns=parse_columns(columns)), Limits(report_bytes=limit, today=LIMITS.today)
    return list(read_reports([str(path)], set_aside=aside.append, limits=limits, reading=reading)), aside


def table(tmp_path: Path, content: str | bytes, name: str = "news.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_columns_are_guessed_by_their_names_and_the_guess_is_shown(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        'Headline,Pub_Date,"Full Text",source,link,n\nTalks,"September 10, 2020","Kandar met Marovia, it said.\nTwice.",The Post,https://x.example/1,7\n',
    )
    reports, aside = read(path)

    assert [(r.title, r.published, r.text, r.publisher, r.url) for r in reports] == [
        ("Talks", "2020-09-10", "Kandar met Marovia, it said.\nTwice.", "The Post", "https://x.example/1")
    ]
    assert [(a.reason, a.note) for a in aside] == [
        (f"{NOTE}text=Full Text, published=Pub_Date, title=Headline, publisher=source, url=link", True)
    ]


def test_columns_that_are_said_go_before_any_guess(tmp_path: Path) -> None:
    path = table(tmp_path, "text;report;when\nA teaser;Kandar met Marovia.;2020-09-10\n")
    reports, aside = read(path, "text=report,published=when")

    assert [(r.text, r.published) for r in reports] == [("Kandar met Marovia.", "2020-09-10")]
    assert aside == []


@pytest.mark.parametrize(
    ("header", "columns", "reason"),
    [
        ("a,b", "", "no column is known to hold the reports' text; there are: a, b"),
        ("a,b", "text=c", "there is no column 'c'; there are: a, b"),
    ],
)
def test_a_table_without_the_column_is_set_aside_and_its_columns_are_named(
    tmp_path: Path, header: str, columns: str, reason: str
) -> None:
    reports, aside = read(table(tmp_path, f"{header}\n1,2\n"), columns)

    assert (reports, [a.reason for a in aside]) == ([], [reason])


@pytest.mark.parametrize("wrong", ["text", "text=", "words=body", "=body"])
def test_a_mapping_that_cannot_be_read_says_what_is_expected(wrong: str) -> None:
    with pytest.raises(ValueError, match="expected FIELD=COLUMN, FIELD being one of text, published"):
        parse_columns(wrong)


ROWS = {
    "a date that can mean two days": (b"x,10/09/20\n", "column for 'published': expected a date such as 2020-09-10, got '10/09/20'"),
    "no text": (b",2020-09-10\n", "its text is empty"),
    "too many cells": (b"x,2020-09-10,y\n", "3 cells, but 2 columns"),
    "not utf-8": (b"caf\xe9,2020-09-10\n", "not UTF-8: byte 0xe9 at offset 3 of the row"),
    "a NUL": (b"a\0b,2020-09-10\n", "its text has a character that is none at offset 1"),
    "a long text": (b"x" * 1001 + b",2020-09-10\n", "more than 0.001 MB, the limit for one report"),
    "a long line": (b"x" * 1_100_000 + b"\n", "a line of more than 1.002 MB"),
    "an open quotation mark": (b'"x,2020-09-10\n', "a quotation mark is opened and never closed"),
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_a_bad_row_is_set_aside_with_its_line_and_the_rows_about_it_are_read(
    tmp_path: Path, name: str
) -> None:
    row, reason = ROWS[name]
    path = table(tmp_path, b"text,date\nBefore.,2020-01-01\n" + row + b"After.,2020-01-02\n")
    reports, aside = read(path, limit=1000)

    assert [r.text for r in reports] == ["Before.", "After."]
    assert [(a.place, a.reason) for a in aside if not a.note] == [(f"{path}, line 3", reason)]


def test_a_cell_that_is_a_formula_is_only_words(tmp_path: Path) -> None:
    cells = ['=HYPERLINK("http://x.example","Click")', "+1+cmd|' /C calc'!A0", "@SUM(1)", "-2"]
    out = io.StringIO()
    csv.writer(out).writerows([["text"], *[[c] for c in cells]])

    assert [r.text for r in read(table(tmp_path, out.getvalue()))[0]] == cells


def test_tabs_separate_too_and_blank_lines_are_passed_over(tmp_path: Path) -> None:
    reports, _ = read(table(tmp_path, "\ufeff\ntext\tid\n\nKandar, Marovia; all.\ta1\n", "news.tsv"))

    assert [(r.id, r.text) for r in reports] == [("a1", "Kandar, Marovia; all.")]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xff\xfe\n1\n"])
def test_a_table_without_a_header_is_set_aside(tmp_path: Path, content: bytes) -> None:
    assert [a.note for a in read(table(tmp_path, content))[1]] == [False]


def parquet(path: Path, select: str) -> Path:
    duckdb.sql(select).write_parquet(str(path))
    return path


def test_a_parquet_file_is_read_row_by_row_with_dates_and_numbers_as_words(tmp_path: Path) -> None:
    path = parquet(
        tmp_path / "news.parquet",
        "SELECT i AS id, 'Kandar met Marovia ' || i AS body, DATE '2020-09-10' + i::INTEGER AS day FROM range(600) t(i)",
    )
    reports, aside = read(path)

    assert len(reports) == 600
    assert (reports[2].id, reports[2].text, reports[2].published) == (
        "2",
        "Kandar met Marovia 2",
        "2020-09-12",
    )
    assert [a.reason for a in aside] == [f"{NOTE}text=body, published=day, id=id"]


def test_a_name_that_looks_like_a_pattern_or_an_address_is_one_file(tmp_path: Path) -> None:
    plain = parquet(tmp_path / "other.parquet", "SELECT 'Other.' AS text")
    odd = tmp_path / "[o]the?*.parquet"
    parquet(tmp_path / "odd.parquet", "SELECT 'Odd.' AS text").replace(odd)

    assert [r.text for r in read(odd)[0]] == ["Odd."]
    assert [r.text for r in read(plain)[0]] == ["Other."]


@pytest.mark.parametrize("cut", [1, 4, 20, 200])
def test_a_parquet_file_that_is_cut_off_is_set_aside(tmp_path: Path, cut: int) -> None:
    path = parquet(tmp_path / "a.parquet", "SELECT 'Kandar met Marovia ' || i AS text FROM range(100) t(i)")
    path.write_bytes(path.read_bytes()[:-cut])
    reports, aside = read(path)

    assert reports == []
    assert [a.reason for a in aside] == ["Parquet that is cut off: its end is missing"]


def test_a_text_over_the_limit_in_a_parquet_file_is_never_held_whole(tmp_path: Path) -> None:
    path = parquet(tmp_path / "a.parquet", "SELECT repeat('x', 3000000) AS text UNION ALL SELECT 'Short.'")
    reports, aside = read(path, limit=1000)

    assert [r.text for r in reports] == ["Short."]
    assert [a.reason for a in aside if not a.note] == ["more than 0.001 MB, the limit for one report"]


def test_a_parquet_file_that_is_something_else_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1" + b"junk" * 20 + b"PAR1")

    assert [a.reason.startswith("Parquet that cannot be read: ") for a in read(path)[1]] == [True]
