"""Is every report read, and everything else set aside with its place, reason and remedy?"""

import datetime as dt
import io
import json
from pathlib import Path

import pytest

from dragoman.errors import SourceError
from dragoman.records import Report
from dragoman.sources import Limits, SetAside, count_items, read_reports
from dragoman.sources.items import bounded_lines

TODAY = dt.date(2021, 5, 1)


def read(*paths: object, limit: int = 10_000_000, stdin: bytes = b"") -> tuple[list[Report], list[SetAside]]:
    aside: list[SetAside] = []
    limits = Limits(report_bytes=limit, today=TODAY)
    reports = read_reports(
        [str(p) for p in paths], set_aside=aside.append, limits=limits, stdin=io.BytesIO(stdin)
    )
    return list(reports), aside


def lines(folder: Path, *objects: object, name: str = "reports.jsonl") -> Path:
    path = folder / name
    path.write_bytes(b"".join(o if isinstance(o, bytes) else json.dumps(o).encode() + b"\n" for o in objects))
    return path


def test_a_text_file_is_one_report_kept_exactly_with_its_stem_as_id(tmp_path: Path) -> None:
    path = tmp_path / "first-report.txt"
    path.write_bytes("Lomé:\r\n\r\n Kenya met Ghana. \n".encode())

    reports, aside = read(path)

    assert [(r.id, r.text, r.published) for r in reports] == [
        ("first-report", "Lomé:\r\n\r\n Kenya met Ghana. \n", "")
    ]
    assert aside == []


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfKenya met Ghana.")

    assert read(tmp_path / "a.txt")[0][0].text == "Kenya met Ghana."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "empty", id="no-bytes"),
        pytest.param(b" \n\t\r\n", "empty", id="only-blanks"),
        pytest.param(b"abc\xe9 met", "not UTF-8: byte 0xe9 at offset 3", id="latin-1"),
        pytest.param(
            b"\xef\xbb\xbfabc\xe9 met", "not UTF-8: byte 0xe9 at offset 6", id="latin-1-after-a-mark"
        ),
        pytest.param("Kenya met".encode("utf-16"), "UTF-16, not UTF-8", id="utf-16"),
        pytest.param(b"\x89PNG\r\n\0\0", "binary: a NUL byte at offset 6", id="binary"),
        pytest.param(b"x" * 1001, "more than 0.001 MB, the limit for one report", id="over-the-limit"),
    ],
)
def test_a_bad_text_is_set_aside_with_its_place_reason_and_remedy(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)

    reports, aside = read(path, limit=1000)

    assert reports == []
    assert [(item.place, item.reason, item.note) for item in aside] == [(str(path), reason, False)]
    assert aside[0].remedy


def test_a_text_of_just_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 1000)

    assert len(read(tmp_path / "a.txt", limit=1000)[0]) == 1


def test_ten_megabytes_are_one_report(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes(b"Kenya met.\n" * 900_000 + b"x" * 100_000)

    reports, aside = read(tmp_path / "long.txt")

    assert (len(reports[0].text), aside) == (10_000_000, [])


def test_each_line_of_json_lines_is_a_report(tmp_path: Path) -> None:
    path = lines(
        tmp_path,
        {
            "id": "a",
            "text": "One.",
            "published": "2020-09-10",
            "title": "T",
            "publisher": "P",
            "url": "u",
            "events": [1],
        },
        b"\n",
        {"text": "Two.", "published": None, "publisher": None},
        {"id": 7, "text": "Three."},
    )

    reports, aside = read(path)

    assert reports[0] == Report(
        id="a",
        text="One.",
        published="2020-09-10",
        title="T",
        publisher="P",
        url="u",
        origin=f"{path}, line 1",
    )
    assert [(r.id, r.text) for r in reports[1:]] == [(Report(text="Two.").id, "Two."), ("7", "Three.")]
    assert aside == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param(b'{"text": "x"', "not JSON: Expecting ',' delimiter at column 13", id="cut-off"),
        pytest.param(b"[1, 2]", "expected a JSON object, got a list", id="no-object"),
        pytest.param(b"[" * 100_000, "not JSON that can be read: RecursionError", id="nested-too-deep"),
        pytest.param(b'{"text": "\xe9"}', "not UTF-8: byte 0xe9 at offset 10", id="not-utf-8"),
        pytest.param(b'{"id": "x"}', "field 'text': missing", id="no-text"),
        pytest.param(b'{"text": 3}', "field 'text': expected a string, got a number", id="text-a-number"),
        pytest.param(b'{"text": " "}', "field 'text': empty", id="blank-text"),
        pytest.param(b'{"text": "a\\u0000b"}', "field 'text': binary: a NUL character at offset 1", id="nul"),
        pytest.param(
            b'{"text": "a\\ud800b"}', "field 'text': half a surrogate pair at offset 1", id="surrogate"
        ),
        pytest.param(
            b'{"text": "x", "url": "\\ud800"}',
            "field 'url': not valid Unicode text",
            id="surrogate-elsewhere",
        ),
        pytest.param(
            b'{"text": "x", "id": ["a"]}', "field 'id': expected a string, got a list", id="id-a-list"
        ),
        pytest.param(
            b'{"text": "x", "title": true}',
            "field 'title': expected a string, got true or false",
            id="title-true",
        ),
        pytest.param(
            b'{"text": "x", "published": "10/09/20"}',
            "field 'published': expected a date such as 2020-09-10, got '10/09/20'",
            id="date-in-another-form",
        ),
        pytest.param(
            b'{"text": "x", "published": "2020-02-30"}',
            "field 'published': expected a date such as 2020-09-10, got '2020-02-30'",
            id="no-such-day",
        ),
        pytest.param(
            b'{"text": "' + b"x" * 1001 + b'"}',
            "field 'text': more than 0.001 MB, the limit for one report",
            id="long-text",
        ),
        pytest.param(b"x" * 1_100_000, "more than 0.001 MB, the limit for one report", id="long-line"),
    ],
)
def test_a_bad_line_is_set_aside_and_the_lines_about_it_are_read(
    tmp_path: Path, line: bytes, reason: str
) -> None:
    path = lines(tmp_path, {"text": "Before."}, line + b"\n", {"text": "After."})

    reports, aside = read(path, limit=1000)

    assert [r.text for r in reports] == ["Before.", "After."]
    assert [(item.place, item.reason) for item in aside] == [(f"{path}, line 2", reason)]


def test_a_date_with_a_time_of_day_is_read(tmp_path: Path) -> None:
    assert (
        read(lines(tmp_path, {"text": "x", "published": "2020-09-10T23:59:00Z"}))[0][0].published
        == "2020-09-10"
    )


def test_the_message_names_file_line_field_and_both_dates() -> None:
    _, aside = read("-", stdin=b'{"text": "x", "published": "10/09/20"}')

    wanted = "standard input, line 1: field 'published': expected a date such as 2020-09-10, got '10/09/20'."
    assert str(aside[0]).startswith(wanted)


@pytest.mark.parametrize(("published", "notes"), [("2021-05-03", 1), ("2021-05-02", 0), ("2021-05-01", 0)])
def test_a_report_from_the_future_is_kept_and_noted_but_one_from_beyond_the_date_line_is_not_noted(
    tmp_path: Path, published: str, notes: int
) -> None:
    reports, aside = read(lines(tmp_path, {"text": "x", "published": published}))

    assert (len(reports), len(aside)) == (1, notes)
    assert all(item.note and published in item.reason for item in aside)


def test_an_id_with_another_text_is_set_aside_and_the_same_report_again_is_only_noted(tmp_path: Path) -> None:
    path = lines(
        tmp_path, {"id": "a", "text": "One."}, {"id": "a", "text": "Two."}, {"id": "a", "text": "One."}
    )

    reports, aside = read(path)

    assert [r.text for r in reports] == ["One."]
    assert [(item.place.rpartition(" ")[2], item.note) for item in aside] == [("2", False), ("3", True)]


def test_a_folder_is_read_whole_and_sorted_with_paths_as_ids(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "2020/a.txt", ".git/hidden.txt", "._a.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"This is {name}.")
    lines(tmp_path, {"id": "j", "text": "Line."})
    lines(tmp_path, {"text": "Object."}, name="o.json")

    reports, aside = read(tmp_path)

    assert [r.id for r in reports] == ["a", "b", "o", "j", "2020/a"]
    assert aside == []


def test_files_of_other_kinds_in_a_folder_are_counted_in_a_note(tmp_path: Path) -> None:
    for name in ("a.txt", "b.pdf", "c.pdf", "d"):
        (tmp_path / name).write_text("text")

    _, aside = read(tmp_path)

    assert [(item.reason, item.note) for item in aside] == [
        ("files of other kinds were not read: 2 .pdf, 1 no suffix", True)
    ]


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        pytest.param('{"id": "g", "text": "x", "events": []}', ["g"], id="one-line"),
        pytest.param('{\n  "id": "g",\n  "text": "x"\n}\n', ["g"], id="indented"),
        pytest.param('{"text": "x"}', ["gold"], id="no-id"),
    ],
)
def test_a_json_file_is_one_report(tmp_path: Path, content: str, ids: list[str]) -> None:
    (tmp_path / "gold.json").write_text(content)

    assert [r.id for r in read(tmp_path / "gold.json")[0]] == ids


@pytest.mark.parametrize(
    ("given", "texts"),
    [
        pytest.param(b"Kenya met Ghana.\n", ["Kenya met Ghana.\n"], id="text"),
        pytest.param(b'\n\n {"text": "One."}\n{"text": "Two."}', ["One.", "Two."], id="json-lines"),
        pytest.param(b'\xef\xbb\xbf{"text": "One."}\n', ["One."], id="json-lines-after-a-mark"),
        pytest.param(b'{\n "text": "One."\n}\n', ["One."], id="indented-object"),
        pytest.param(b"\n  Kenya {met} Ghana.", ["\n  Kenya {met} Ghana."], id="text-after-blanks"),
        pytest.param(b"", [], id="nothing"),
    ],
)
def test_standard_input_is_json_lines_where_it_begins_with_a_brace_else_one_text(
    given: bytes, texts: list[str]
) -> None:
    reports, aside = read("-", stdin=given)

    assert [r.text for r in reports] == texts
    assert [item.reason for item in aside] == ([] if texts else ["empty"])


def test_line_numbers_of_standard_input_count_blank_lines() -> None:
    _, aside = read("-", stdin=b'\n\n{"text": "One."}\nbroken\n')

    assert [item.place for item in aside] == ["standard input, line 4"]


@pytest.mark.parametrize("name", ["absent.txt", "absent/", "page.pdf", "", "x" * 5000])
def test_a_path_that_cannot_be_read_ends_it_before_any_report(tmp_path: Path, name: str) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Kenya met Ghana.")
    (tmp_path / "page.pdf").write_text("<p>")
    (tmp_path / "empty").mkdir()
    bad = tmp_path / name if name else tmp_path / "empty"

    with pytest.raises(SourceError) as error:
        read_reports([str(good), str(bad)], set_aside=lambda _: None)

    assert str(error.value).startswith(str(bad))


def test_a_link_to_nothing_in_a_folder_is_set_aside_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Text.")
    (tmp_path / "a.txt").symlink_to(tmp_path / "absent")

    reports, aside = read(tmp_path)

    assert [r.id for r in reports] == ["b"]
    assert [(item.place, item.reason) for item in aside] == [
        (str(tmp_path / "a.txt"), "cannot be read: No such file or directory")
    ]


def test_a_file_that_vanishes_while_others_are_read_is_set_aside(tmp_path: Path) -> None:
    aside: list[SetAside] = []
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"Text {name}.")
    stream = read_reports([str(tmp_path / n) for n in ("a.txt", "b.txt", "c.txt")], set_aside=aside.append)
    first = next(stream)
    (tmp_path / "b.txt").unlink()

    assert [first.id, *(r.id for r in stream)] == ["a", "c"]
    assert [item.reason for item in aside] == ["cannot be read: No such file or directory"]


class CountedStream(io.RawIOBase):
    """A line of a gigabyte that is never there as a whole; knows the most that was asked for at once."""

    def __init__(self, size: int) -> None:
        self.left, self.most = size, 0

    def readline(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        assert size >= 0
        self.most = max(self.most, size)
        given = min(size, self.left)
        self.left -= given
        return b"x" * given


def test_a_line_of_a_gigabyte_is_never_held_whole() -> None:
    stream = CountedStream(1_000_000_000)

    found = list(bounded_lines(stream, limit=5000))  # type: ignore[arg-type]

    assert found == [(1, None)]
    assert (stream.left, stream.most <= 1 << 20) == (0, True)


def test_items_are_counted_without_reading_reports(tmp_path: Path) -> None:
    lines(tmp_path, {"text": "One."}, {"text": "Two."})
    (tmp_path / "a.txt").write_text("Text.")

    assert count_items([str(tmp_path)]) == 3
    assert count_items([str(tmp_path), "-"]) is None


@pytest.mark.shared
def test_the_founding_report_and_the_gold_files_are_read(shared: Path) -> None:
    reports, _ = read(shared / "news" / "founding-report.txt", shared / "bench" / "reports")

    assert reports[0].id == "founding-report"
    assert reports[0].published == ""
    assert len(reports) >= 28
