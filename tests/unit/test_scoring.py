"""Does the scorer count as docs/scoring.md says, and as the measuring rods do?"""

import json
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.errors import SourceError
from dragoman.records import Report
from dragoman.scoring import GoldReport, Score, read_gold, read_predicted, score, telling
from dragoman.scoring.matching import judged_fields, match, sides_agree
from dragoman.store import Store
from fake_coder import FakeCoder

TEXT = "Kenya met Ghana in Oslo. Kenya met Ghana again. Peru accused Chile of theft."
KEN, GHA, PER, CHL = (
    {"country": code, "sector": "GOV", "mention": code} for code in ("KEN", "GHA", "PER", "CHL")
)


def gold_event(words: str, type: str = "CONSULT", **fields: Any) -> dict[str, Any]:
    return {"type": type, "core": True, "evidence": [words], "status": "happened", "certainty": "certain",
            "source": [KEN], "target": [GHA], **fields}  # fmt: skip


def predicted(start: int, end: int, type: str = "CONSULT", **fields: Any) -> dict[str, Any]:
    return {"report_id": "r", "type": type, "tellings": [{"start": start, "end": end}], "status": "happened", "certainty": "certain",
            "source": [KEN], "target": [GHA], "confidence": 0.8, "attribution": {"to": None, "how": "reporter"}, **fields}  # fmt: skip


def gold_of(tmp_path: Path, *events: dict[str, Any], text: str = TEXT) -> tuple[GoldReport, ...]:
    (tmp_path / "r.json").write_text(
        json.dumps({"id": "r", "text": text, "events": list(events)}), encoding="utf-8"
    )
    return read_gold(tmp_path)


def figures(found: Score, level: str) -> tuple[int, int, int, int]:
    f = found.levels[level].figures  # type: ignore[index]
    return f.core_hit, f.core, f.right, f.predicted


def test_each_level_asks_for_more(tmp_path: Path) -> None:
    gold = gold_of(
        tmp_path,
        gold_event("Kenya met Ghana in Oslo"),
        gold_event("Peru accused Chile", "ACCUSE", source=[PER], target=[CHL]),
    )
    records = [
        predicted(0, 15),
        predicted(48, 60, "ACCUSE", source=[CHL], target=[PER]),
        predicted(25, 40, "ASSAULT"),
    ]
    found = score(gold, {"r": records})

    assert [figures(found, level) for level in ("found", "typed", "full")] == [
        (2, 2, 2, 3),
        (2, 2, 2, 3),
        (1, 2, 1, 3),
    ]


def test_a_second_prediction_of_one_event_is_wrong(tmp_path: Path) -> None:
    found = score(
        gold_of(tmp_path, gold_event("Kenya met Ghana in Oslo")), {"r": [predicted(0, 15), predicted(6, 23)]}
    )

    assert figures(found, "full") == (1, 1, 1, 2)
    assert [(m.kind, m.words) for m in found.mistakes] == [("invented", "Kenya met Ghana")]


def test_a_background_event_that_is_found_is_right_and_one_that_is_not_costs_nothing(tmp_path: Path) -> None:
    gold = gold_of(
        tmp_path,
        gold_event("Kenya met Ghana in Oslo"),
        gold_event("Peru accused Chile", "ACCUSE", core=False),
    )

    assert figures(score(gold, {"r": [predicted(0, 9), predicted(48, 60, "ACCUSE")]}), "typed") == (
        1,
        1,
        2,
        2,
    )
    assert figures(score(gold, {"r": [predicted(0, 9)]}), "typed") == (1, 1, 1, 1)


def test_a_core_event_is_matched_before_a_background_one_that_shares_more(tmp_path: Path) -> None:
    gold = gold_of(tmp_path, gold_event("Kenya met Ghana in Oslo", core=False), gold_event("Kenya"))

    assert [(m.gold, m.predicted) for m in match(gold[0].events, [predicted(0, 23)], "found")] == [(1, 0)]


def test_words_that_stand_twice_count_at_both_places(tmp_path: Path) -> None:
    gold = gold_of(tmp_path, gold_event("Kenya met Ghana"))

    assert gold[0].events[0].spans == ((0, 15), (25, 40))
    assert figures(score(gold, {"r": [predicted(26, 40)]}), "found") == (1, 1, 1, 1)


def test_a_prediction_whose_words_are_elsewhere_is_not_found(tmp_path: Path) -> None:
    assert figures(
        score(gold_of(tmp_path, gold_event("Kenya met Ghana in Oslo")), {"r": [predicted(23, 25)]}), "found"
    ) == (0, 1, 0, 1)


@pytest.mark.parametrize(
    ("gold", "given", "agree"),
    [
        pytest.param({"source": [KEN], "target": [GHA]}, {"source": [KEN, PER], "target": [GHA]}, True, id="one-shared"),
        pytest.param({"source": [KEN], "target": [GHA]}, {"source": [GHA], "target": [KEN]}, False, id="turned-round"),
        pytest.param({"source": [KEN], "target": [GHA], "reciprocal": True}, {"source": [GHA], "target": [KEN]}, True, id="turned-round-reciprocal"),
        pytest.param({"source": [KEN], "target": []}, {"source": [KEN], "target": [PER]}, True, id="side-not-annotated"),
        pytest.param({"source": [KEN]}, {"source": [], "target": [KEN]}, False, id="side-missing"),
        pytest.param({"source": [{"sector": "UNO", "country": "UNO"}]}, {"source": [{"sector": "UNO"}]}, True, id="above-states"),
        pytest.param({"source": [{"mention": "The Elders"}]}, {"source": [{"name": "the elders"}]}, True, id="words"),
        pytest.param({"source": [{"sector": "REB"}]}, {"source": [{"sector": "REB", "country": "MLI"}]}, False, id="sector-is-no-country"),
    ],
)  # fmt: skip
def test_sides_agree_where_each_annotated_side_shares_a_party(
    gold: dict[str, Any], given: dict[str, Any], agree: bool
) -> None:
    assert sides_agree(gold, given) is agree


@pytest.mark.parametrize(
    ("gold", "given", "field", "right"),
    [
        pytest.param({"start": "2024-05"}, {"start": "2024-05-06"}, "date", True, id="finer-date"),
        pytest.param({"start": "2024-05-06"}, {"start": "2024-05"}, "date", False, id="coarser-date"),
        pytest.param({"attributed_to": "unnamed"}, {"attribution": {"how": "unnamed"}}, "attribution", True, id="unnamed"),
        pytest.param({"attributed_to": "the minister"}, {"attribution": {"to": {"mention": "minister"}, "how": "indirect"}}, "attribution", True, id="part-of-the-words"),
        pytest.param({"attributed_to": ""}, {"attribution": {"to": {"mention": "minister"}, "how": "indirect"}}, "attribution", False, id="nobody"),
        pytest.param({"place": {"mention": "Oslo"}}, {"place": {"mention": "in Oslo"}}, "place", True, id="place"),
        pytest.param({"place": {"mention": "Oslo"}}, {"place": None}, "place", False, id="no-place"),
        pytest.param({"type": "AGREE", "content": "AID"}, {"content": ""}, "content", False, id="content"),
        pytest.param({"mode": "visit"}, {"mode": "visit"}, "mode", True, id="mode"),
        pytest.param({"source": [KEN]}, {"source": [{"sector": "MIL"}, {"sector": "GOV"}]}, "source sector", True, id="sector"),
    ],
)  # fmt: skip
def test_a_field_is_judged_where_the_annotation_has_it(
    gold: dict[str, Any], given: dict[str, Any], field: str, right: bool
) -> None:
    assert dict(judged_fields(gold_event("x", **gold), given))[field] is right


def test_a_field_that_the_annotation_lacks_is_not_judged() -> None:
    assert {
        name for name, _ in judged_fields(gold_event("x", content="AID", source=[]), predicted(0, 1))
    } == {"status", "certainty", "attribution"}


def test_confusions_name_both_types_and_what_has_no_pair(tmp_path: Path) -> None:
    gold = gold_of(
        tmp_path, gold_event("Kenya met Ghana in Oslo"), gold_event("Peru accused Chile", "ACCUSE")
    )
    found = score(gold, {"r": [predicted(0, 9, "ASSAULT"), predicted(41, 46)]})

    assert dict(found.confusions) == {
        ("CONSULT", "ASSAULT"): 1,
        ("ACCUSE", "(none)"): 1,
        ("(none)", "CONSULT"): 1,
    }


def test_calibration_compares_confidence_with_the_share_that_is_right(tmp_path: Path) -> None:
    gold = gold_of(tmp_path, gold_event("Kenya met Ghana in Oslo"))
    found = score(
        gold, {"r": [predicted(0, 9, confidence=0.85), predicted(50, 60, confidence=0.81)]}
    ).calibration

    assert [(b.count, round(b.confidence, 2), b.right) for b in found.bins] == [(2, 0.83, 0.5)]
    assert (round(found.error, 3), round(found.brier, 4)) == (0.33, 0.3393)


def test_intervals_hold_the_figure_and_are_the_same_every_time(tmp_path: Path) -> None:
    gold = tuple(
        GoldReport(
            id=str(i), text=TEXT, events=gold_of(tmp_path, gold_event("Kenya met Ghana in Oslo"))[0].events
        )
        for i in range(20)
    )
    records = {str(i): [predicted(0, 9, "CONSULT" if i % 3 else "AID")] for i in range(20)}
    one, other = score(gold, records), score(gold, records)
    typed = one.levels["typed"]

    assert one == other
    assert typed.f1.low < typed.figures.f1 < typed.f1.high
    assert score(gold, records, seed=2).levels["typed"].f1 != typed.f1 or typed.f1.low > 0


def test_nothing_predicted_and_nothing_right_are_zeros_and_no_error(tmp_path: Path) -> None:
    found = score(gold_of(tmp_path, gold_event("Kenya met Ghana in Oslo")), {})

    assert (figures(found, "full"), found.levels["full"].figures.f1, found.fields) == ((0, 1, 0, 0), 0.0, {})


@pytest.mark.parametrize(
    ("content", "what"),
    [
        pytest.param("{", "it is no JSON", id="no-json"),
        pytest.param('{"id": "r", "text": "x"}', "expected an annotated report", id="no-events"),
        pytest.param(
            '{"id": "r", "text": "x", "events": [{"type": "AID", "evidence": []}]}',
            "expected an annotated report",
            id="no-core",
        ),
    ],
)
def test_gold_that_is_none_is_refused_with_its_place(tmp_path: Path, content: str, what: str) -> None:
    (tmp_path / "r.json").write_text(content, encoding="utf-8")

    with pytest.raises(SourceError, match=rf"r\.json: {what}"):
        read_gold(tmp_path)


def test_a_store_given_for_gold_is_refused(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.duckdb"):
        pass

    with pytest.raises(SourceError, match=r"s\.duckdb, line 1: it is no JSON"):
        read_gold(tmp_path / "s.duckdb")


def test_predictions_that_are_none_are_refused_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "p.jsonl").write_text('\n{"report_id": "r"}\n', encoding="utf-8")

    with pytest.raises(SourceError, match="line 2: expected a record"):
        read_predicted(tmp_path / "p.jsonl")


def test_the_page_shows_hostile_words_inert(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script>{{ 7*7 }}\u202eevil"
    gold = gold_of(tmp_path, gold_event(hostile), text=hostile)
    page = telling.page(score(gold, {}), title=hostile)

    assert "<script" not in page
    assert "\u202e" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}\ufffdevil" in page


def test_nothing_is_scored_where_no_report_is_on_both_sides(tmp_path: Path) -> None:
    gold_of(tmp_path, gold_event("Kenya met Ghana in Oslo"))
    (tmp_path / "p.jsonl").write_text(
        "".join(json.dumps({**predicted(0, 9), "report_id": name}) + "\n" for name in "abcd\u202e"),
        encoding="utf-8",
    )
    done = CliRunner().invoke(app, ["score", str(tmp_path), str(tmp_path / "p.jsonl")])

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        f"dragoman: {tmp_path}/p.jsonl: none of its reports is annotated. It has 5 reports (a, b, c, …); annotated are "
        "1 report (r). Code the annotated reports, each under the id that its annotation has\n"
    )


def test_reports_on_one_side_alone_are_named_beside_the_score(tmp_path: Path) -> None:
    reports = [{"id": name, "text": TEXT, "events": [gold_event("Kenya met Ghana in Oslo")]} for name in "rs"]
    (tmp_path / "g.jsonl").write_text("".join(json.dumps(r) + "\n" for r in reports), encoding="utf-8")
    told = [json.dumps({**predicted(0, 9), "report_id": name}) + "\n" for name in "rt"]
    (tmp_path / "p.jsonl").write_text("".join(told), encoding="utf-8")
    done = CliRunner().invoke(app, ["score", str(tmp_path / "g.jsonl"), str(tmp_path / "p.jsonl")])

    assert done.exit_code == 0
    assert done.stderr.splitlines() == [
        f"note: annotated, but not in {tmp_path}/p.jsonl: 1 report (s); their events count as missed",
        f"note: in {tmp_path}/p.jsonl, but not annotated: 1 report (t); not looked at",
    ]


def test_a_report_that_was_coded_and_tells_of_nothing_is_scored(tmp_path: Path) -> None:
    gold_of(tmp_path, gold_event("Kenya met Ghana in Oslo"))
    with Store.open(tmp_path / "s.duckdb") as store:
        store.add([FakeCoder().examine(Report(text="It rained.", id="r"))], coder_version="test")
    done = CliRunner().invoke(app, ["score", str(tmp_path), str(tmp_path / "s.duckdb")])

    assert (done.exit_code, done.stderr) == (0, "")
    assert "core recall 0.000 [0.000–0.000] (0/1)" in done.stdout


def test_the_command_prints_figures_and_writes_the_page(tmp_path: Path) -> None:
    gold_of(tmp_path, gold_event("Kenya met Ghana in Oslo"))
    (tmp_path / "p.jsonl").write_text(json.dumps(predicted(0, 9)) + "\n", encoding="utf-8")
    arguments = ["score", str(tmp_path), str(tmp_path / "p.jsonl")]
    done = CliRunner().invoke(app, [*arguments, "--html", str(tmp_path / "s.html")])
    figures = json.loads(CliRunner().invoke(app, [*arguments, "--json"]).stdout)

    assert (
        "full   precision 1.000 [1.000–1.000] (1/1)  core recall 1.000 [1.000–1.000] (1/1)  F1 1.000"
        in done.stdout
    )
    assert figures["levels"]["full"]["f1"]["value"] == 1.0
    assert "<caption>Confusions" in (tmp_path / "s.html").read_text("utf-8")


def test_the_page_gives_no_share_of_nothing(tmp_path: Path) -> None:
    gold_of(tmp_path, gold_event("Kenya met Ghana in Oslo"))
    (tmp_path / "p.jsonl").write_text(json.dumps(predicted(0, 9, "AID")) + "\n", encoding="utf-8")
    CliRunner().invoke(
        app, ["score", str(tmp_path), str(tmp_path / "p.jsonl"), "--html", str(tmp_path / "s.html")]
    )
    page = (tmp_path / "s.html").read_text("utf-8")
    rows = dict(re.findall(r'<tr><th scope="row">([A-Z]+)</th>((?:<td>[^<]*</td>){5})</tr>', page))

    assert {kind: re.findall(r"<td>([^<]*)", cells) for kind, cells in rows.items()} == {
        "AID": ["0.000", "–", "–", "0", "1"],
        "CONSULT": ["–", "0.000", "0.000", "1", "0"],
    }


def disturbed(report: dict[str, Any], chance: random.Random) -> list[dict[str, Any]]:
    """Records made of a report's own annotations, some of them spoilt."""
    records = []
    for event in report["events"]:
        start = report["text"].find(event["evidence"][0])
        if chance.random() < 0.2 or start < 0:
            continue
        end = start + len(event["evidence"][0])
        for _ in range(1 + (chance.random() < 0.15)):
            shift = chance.choice([0, 0, 0, 12, -9, 400])
            said = event.get("attributed_to") or ""
            records.append({
                "report_id": report["id"],
                "type": event["type"] if chance.random() < 0.8 else "ACCUSE",
                "mode": event.get("mode", "") if chance.random() < 0.8 else "",
                "content": event.get("content", "") if chance.random() < 0.7 else "AID",
                "source": event["source"] if chance.random() < 0.8 else event["target"],
                "target": event["target"],
                "status": event["status"] if chance.random() < 0.8 else "planned",
                "certainty": event["certainty"],
                "start": chance.choice([event.get("start"), "2020-01-01", ""]),
                "place": event.get("place") if chance.random() < 0.7 else None,
                "attribution": {"to": {"mention": said[:8]} if said and said != "unnamed" else None, "how": "unnamed" if said == "unnamed" else "reporter"},
                "confidence": round(chance.random(), 2),
                "tellings": [{"start": max(0, start + shift), "end": max(1, end + shift)}],
            })  # fmt: skip
    return records


@pytest.mark.shared
def test_the_figures_are_those_of_the_measuring_rod(shared: Path, tmp_path: Path) -> None:
    chance = random.Random(7)
    reports = [
        json.loads(p.read_text("utf-8")) for p in sorted((shared / "bench" / "reports").glob("*.json"))
    ]
    records = [record for report in reports for record in disturbed(report, chance)]
    path = tmp_path / "p.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    rod = subprocess.run(
        [sys.executable, str(shared / "bench" / "score_reports.py"), str(shared / "bench" / "reports"), str(path)],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    ours = telling.lines(score(read_gold(shared / "bench" / "reports"), read_predicted(path), draws=20))
    without_intervals = [re.sub(r" \[[^]]*\]", "", line) for line in ours[1:-1]]

    assert len(records) > 200
    assert without_intervals == rod.splitlines()
