"""Are verdicts kept as they were given, and do gold and agreement follow from them?"""

import json
import sqlite3
import threading
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.codebook import load_codebook
from dragoman.errors import StoreError
from dragoman.records import Event, Report
from dragoman.reviewing import Review, ReviewBook, Verdict, book_of, standing
from dragoman.reviewing.agreement import agreement, alpha
from dragoman.reviewing.fields import checked, corrected, fields_of, text_at
from dragoman.reviewing.gold import file_name, gold
from dragoman.store import Store
from fake_coder import FakeCoded, FakeCoder

CODEBOOK = load_codebook()
TEXT = "Kenya met Ghana in Oslo on 2026-03-02. Peru met Chile."


def coded(text: str = TEXT, id: str = "talks") -> FakeCoded:
    return FakeCoder().examine(Report(text=text, id=id, published="2026-03-05"))


def review(
    event: Event, verdict: Verdict, *, field: str = "", after: str | None = None, by: str = "Ada"
) -> Review:
    return Review(
        event_id=event.event_id,
        report_id=event.report_id,
        field=field,
        verdict=verdict,
        after=after,
        reviewer=by,
    )


@pytest.fixture
def book(tmp_path: Path) -> ReviewBook:
    return ReviewBook(book_of(tmp_path / "news.duckdb"))


def test_a_book_keeps_who_said_what_when_and_what_was_before(book: ReviewBook) -> None:
    event = coded().events[0]
    assert book.all() == ()
    book.add(Review(event_id=event.event_id, report_id="talks", field="mode", verdict="correct", before="visit", after="", reviewer="Ada", note="no"), event)  # fmt: skip

    (line,) = book.of_event(event.event_id)
    assert (line.number, line.before, line.after, line.reviewer, line.note) == (1, "visit", "", "Ada", "no")
    assert line.at.endswith("+00:00")
    assert json.loads(line.to_json())["verdict"] == "correct"
    assert book.records() == {event.event_id: event}
    assert book.of_event("other") == ()


def test_nothing_in_a_book_can_be_changed_or_taken_out(book: ReviewBook) -> None:
    event = coded().events[0]
    book.add(review(event, "reject"), event)
    with sqlite3.connect(book.path) as connection:
        for statement in ("UPDATE reviews SET verdict = 'accept'", "DELETE FROM reviews"):
            with pytest.raises(sqlite3.IntegrityError, match="a review"):
                connection.execute(statement)

    assert [line.verdict for line in book.all()] == ["reject"]


def test_many_reviewers_can_write_at_once(book: ReviewBook) -> None:
    event = coded().events[0]
    threads = [
        threading.Thread(target=book.add, args=(review(event, "accept", by=str(n)), event)) for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(line.number for line in book.all()) == list(range(1, 9))


def test_a_file_that_is_no_book_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "x.reviews.sqlite"
    path.write_bytes(b"not a database at all" * 50)

    with pytest.raises(StoreError, match="can't be used"):
        ReviewBook(path).all()


def test_the_last_word_of_each_reviewer_stands_unless_it_is_taken_back() -> None:
    event = coded().events[0]
    lines = [
        review(event, "reject"),
        review(event, "accept"),
        review(event, "reject", by="Ben"),
        review(event, "withdraw", by="Ben"),
    ]

    assert [(who, r.verdict) for (_, _, who), r in standing(lines).items()] == [("Ada", "accept")]


@pytest.mark.parametrize(
    ("path", "text", "stands"),
    [
        ("type", "ACCUSE", "ACCUSE"),
        ("mode", "", ""),
        ("source.0.name", "  Ivo\n Novak ", "Ivo Novak"),
        ("target.0.country", "PER", "PER"),
        ("start", "2026-02", "2026-02"),
        ("reciprocal", "no", "no"),
    ],
)
def test_a_correction_that_can_stand_is_taken(path: str, text: str, stands: str) -> None:
    event = coded().events[0]
    value = checked(event, path, text, CODEBOOK)

    assert value == stands
    assert text_at(corrected(event.to_dict(), {path: value}), path) == stands


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("type", "FIGHT"),
        ("status", "perhaps"),
        ("target.0.country", "Peru"),
        ("start", "yesterday"),
        ("source.7.name", "Ivo"),
        ("event_id", "0"),
        ("source.0.__class__", "x"),
        ("attribution", "a" * 301),
        ("topics", "fish\x00"),
    ],
)
def test_a_correction_that_can_not_stand_is_refused(path: str, text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        checked(coded().events[0], path, text, CODEBOOK)


def test_correcting_leaves_the_record_itself_alone() -> None:
    event = coded().events[0]
    before = event.to_json()
    changed = corrected(event.to_dict(), {"place.mention": "", "place.country": "", "topics": "fish; a treaty", "source.0.name": "Ivo"})  # fmt: skip

    assert changed["place"] is None
    assert [t["text"] for t in changed["topics"]] == ["fish", "a treaty"]
    assert changed["source"][0]["name"] == "Ivo"
    assert event.to_json() == before


def test_an_empty_side_offers_its_first_actor() -> None:
    event = Event(event_id="0" * 16, report_id="r", coder_version="0", type="PROTEST")
    paths = [field.path for field in fields_of(event, CODEBOOK)]
    changed = corrected(event.to_dict(), {"target.0.country": "PER"})

    assert {"source.0.name", "target.0.country", "place.mention"} <= set(paths)
    assert [a["country"] for a in changed["target"]] == ["PER"]
    assert changed["source"] == []


# Examples of K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): binary with two observers, nominal with four.


def test_alpha_is_that_of_the_published_examples() -> None:
    binary = list(zip("0100000010", "1110010000", strict=True))
    many = {
        1: "11 1", 2: "2232", 3: "3333", 4: "3333", 5: "2222", 6: "1234", 7: "4444", 8: "1121",
        9: "2222", 10: " 555", 11: "  11", 12: "  3 ",
    }  # fmt: skip
    units = [[value for value in unit if value != " "] for unit in many.values()]

    assert alpha(binary) == pytest.approx(0.095, abs=0.001)
    assert alpha(units) == pytest.approx(0.743, abs=0.001)


def test_alpha_says_nothing_where_nothing_can_be_compared() -> None:
    assert alpha([["a"], ["b"]]) is None
    assert alpha([["a", "a"], ["a", "a"]]) is None
    assert alpha([["a", "b"], ["b", "a"]]) == pytest.approx(-0.5)


def test_agreement_is_on_records_and_on_the_values_of_those_accepted() -> None:
    one, two = coded().events
    lines = [
        review(one, "accept"),
        review(one, "correct", field="mode", after="", by="Ben"),
        review(one, "accept", by="Ben"),
        review(two, "reject"),
        review(two, "reject", by="Ben"),
        review(two, "correct", field="type", after="ACCUSE", by="Cem"),
    ]
    found = {a.question: a for a in agreement(lines, {e.event_id: e for e in (one, two)})}

    assert (found["the record"].alpha, found["the record"].units) == (1.0, 2)
    assert (found["mode"].alpha, found["mode"].units) == (0.0, 1)
    assert (found["type"].alpha, found["type"].units) == (None, 1)


def test_gold_holds_what_was_accepted_with_its_corrections(tmp_path: Path) -> None:
    report = coded()
    one, two = report.events
    lines = [
        review(one, "correct", field="target.0.country", after="GIN"),
        review(one, "accept"),
        review(two, "accept"),
        review(two, "reject", by="Ben"),
    ]
    with Store.open(tmp_path / "s.duckdb") as store:
        store.add([report, coded("Peru met Ghana.", "unseen")], coder_version="t")
        (found,) = gold(store, lines)
        assert list(gold(store, lines[:2])) == []  # one of its records has no verdict
        (of_ada,) = gold(store, lines, reviewer="Ada")

    assert (found["id"], found["text"], found["rejected"]) == ("talks", TEXT, 1)
    (event,) = found["events"]
    assert event["evidence"] == ["Kenya met Ghana in Oslo on 2026-03-02"]
    assert [a["country"] for a in event["target"]] == ["GIN"]
    assert (event["attributed_to"], event["place"]) == ("", {"mention": "Oslo", "country": "NOR"})
    assert len(of_ada["events"]) == 2


@pytest.mark.parametrize("id", ["../../x", "", ".hidden", "a/b", "a\x00b", "x" * 200])
def test_no_report_names_a_file_outside_the_folder(id: str) -> None:
    assert file_name(id).removesuffix(".json").isalnum()


def test_the_command_tells_what_was_reviewed_and_writes_gold(tmp_path: Path) -> None:
    where = tmp_path / "s.duckdb"
    with Store.open(where) as store:
        store.add([coded()], coder_version="t")
    one, two = coded().events
    own = ReviewBook(book_of(where))
    for line in (review(one, "accept"), review(two, "reject"), review(two, "reject", by="Ben")):
        own.add(line, one if line.event_id == one.event_id else two)
    said = CliRunner().invoke(app, ["reviews", "--store", str(where), "--gold", str(tmp_path / "gold")])

    assert said.exit_code == 0, said.output
    assert "2 records judged by 2 reviewers: 3 verdicts, 2 of them reject" in said.output
    assert "Wrote 1 gold report" in said.output
    assert len(json.loads((tmp_path / "gold" / "talks.json").read_text())["events"]) == 1
