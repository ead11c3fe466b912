"""Do the commands do what their help says?"""

import csv
import dataclasses
import io
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner, Result

import dragoman
from dragoman import cli
from dragoman.inert import guarded
from dragoman.printing import CSV_COLUMNS
from dragoman.records import Event, Report
from dragoman.store import Store
from fake_coder import FakeCoder, make_fake

Run = Callable[..., Result]
COMMANDS = ("code", "events", "candidates", "explain", "report", "doctor", "stories", "verify", "runs")
MEETINGS = [
    {
        "id": "a",
        "text": "Kenya met Ghana in Oslo on 2020-02-28. They said little.",
        "published": "2020-03-01",
    },
    {"id": "b", "text": "It rained. Peru met Chile.", "published": "2020-04-01"},
]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command, run in an empty folder with the fake coder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(
        vars(dragoman), "load", make_fake
    )  # by its dictionary: `dragoman.load` would load the coder
    monkeypatch.delenv("DRAGOMAN_STORE", raising=False)

    def invoke(*words: str, stdin: str | bytes = "") -> Result:
        return CliRunner().invoke(cli.app, list(words), input=stdin)

    return invoke


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(report) + "\n" for report in MEETINGS))
    return path


def wanted() -> list[Event]:
    return [event for r in MEETINGS for event in FakeCoder().examine(Report(**r)).events]


def test_reports_become_a_table_and_a_summary(run: Run, reports: Path) -> None:
    result = run("code", "reports.jsonl")

    assert result.exit_code == 0
    assert "CONSULT/visit" in result.stdout
    assert "Kenya (KEN GOV)" in result.stdout
    assert "2 events: CONSULT 2" in result.stdout
    assert result.stderr == "Reports: 2 coded, 2 events, 0 set aside.\n"


def test_json_lines_on_standard_output_are_the_records_and_nothing_else(run: Run, reports: Path) -> None:
    result = run("code", "reports.jsonl", "--format", "jsonl")

    assert result.stdout == "".join(event.to_json() + "\n" for event in wanted())


def test_csv_has_a_header_and_a_row_an_event_with_formulas_disarmed(run: Run, reports: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("code", "reports.jsonl", "--format", "csv").stdout)))

    assert [(row["event_id"], row["source_country"], row["topics"]) for row in rows] == [
        (event.event_id, event.source[0].country, "'=fish") for event in wanted()
    ]
    assert tuple(rows[0]) == CSV_COLUMNS


@pytest.mark.parametrize(
    ("cell", "printed"),
    [("=1", "'=1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("a=1", "a=1"), (-3.5, -3.5), ("", "")],
)
def test_only_texts_that_begin_like_a_formula_get_an_apostrophe(cell: object, printed: object) -> None:
    assert guarded(cell) == printed


def test_one_text_comes_from_standard_input(run: Run) -> None:
    result = run("code", "-", "--format", "jsonl", stdin="Peru met Chile.")

    assert json.loads(result.stdout)["source"][0]["name"] == "Peru"


def test_an_empty_result_says_why(run: Run) -> None:
    result = run(
        "code", "-", stdin="It rained. one wonders whether it will stop. one wonders whether it will stop."
    )

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "No events: 3 sentences in 1 report, 2 candidates set aside.",
        "  “one wonders whether it will stop”: a musing, not an act (2 times)",
    ]


def test_an_empty_result_in_json_lines_says_why_on_standard_error(run: Run) -> None:
    result = run("code", "-", "--format", "jsonl", stdin="It rained.")

    assert (result.stdout, result.stderr.splitlines()[0]) == (
        "",
        "No events: 1 sentence in 1 report, 0 candidates set aside.",
    )


BAD = {
    "empty.txt": (b"", "empty.txt: empty."),
    "latin.txt": (b"caf\xe9", "latin.txt: not UTF-8: byte 0xe9 at offset 3."),
    "binary.txt": (b"\x00\x01", "binary.txt: binary: a NUL byte at offset 0."),
    "huge.txt": (b"x" * 2_000_001, "huge.txt: more than 2 MB, the limit for one report."),
    "cut.jsonl": (b'{"text": \n', "cut.jsonl, line 1: not JSON: Expecting value at column 10."),
    "date.jsonl": (
        b'{"text": "x", "published": "10/09/20"}',
        "date.jsonl, line 1: field 'published': expected a date",
    ),
    "crash.txt": (b"CRASH", "crash.txt: the coder failed: ValueError: cannot make sense of this."),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_report_is_set_aside_with_status_3_and_the_others_are_coded(
    run: Run, reports: Path, name: str
) -> None:
    content, message = BAD[name]
    Path(name).write_bytes(content)

    result = run("code", name, "reports.jsonl", "--format", "jsonl", "--limit-mb", "2")

    assert (result.exit_code, len(result.stdout.splitlines())) == (3, 2)
    assert result.stderr.startswith(f"set aside: {message}")
    assert "2 coded, 2 events, 1 set aside" in result.stderr


def test_an_estimate_says_what_was_set_aside_and_why(run: Run) -> None:
    Path("r.jsonl").write_text(
        '{"text": "Peru met Chile.", "published": "2999-01-01"}\n{"text": "CRASH"}\n{"text": \n'
    )
    told = run("estimate", "r.jsonl", "--within", "1")

    assert told.exit_code == 0
    assert [line.partition(". ")[0] for line in told.stderr.splitlines()] == [
        "note: r.jsonl, line 1: dated in the future, 2999-01-01",
        "set aside: r.jsonl, line 3: not JSON: Expecting value at column 10",
        "set aside: r.jsonl, line 2, of the sample: the coder failed: ValueError: cannot make sense of this",
    ]
    assert re.search(r"^reports +2, 20 characters; 1 set aside$", told.stdout, re.MULTILINE)
    assert re.search(r"^in 1 hour +1 worker, a core for each$", told.stdout, re.MULTILINE)
    assert re.search(r"^from +2 reports coded just now, 1 of them set aside;", told.stdout, re.MULTILINE)


def test_a_report_without_a_date_and_one_from_the_future_are_coded_with_status_0(run: Run) -> None:
    lines = '{"text": "Kenya met Peru."}\n{"text": "Peru met Chile.", "published": "2999-01-01"}\n'
    result = run("code", "-", "--format", "jsonl", stdin=lines)

    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 2)
    assert result.stderr.startswith("note: standard input, line 2: dated in the future, 2999-01-01.")
    assert (
        "note: nothing tells the day of 1 report: words such as 'Monday' date nothing there." in result.stderr
    )


def test_ten_megabytes_are_coded(run: Run) -> None:
    Path("long.txt").write_text("It rained. " * 900_000 + "Peru met Chile.")

    result = run("code", "long.txt", "--format", "jsonl")

    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 1)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["code", "absent/"], "dragoman: absent/: there is no such file or folder."),
        (["events"], "dragoman: events.duckdb: there is no such store. Make one"),
        (["events", "--store", "reports.jsonl"], "dragoman: reports.jsonl: it is not a store."),
        (["explain", "e3"], "dragoman: events.duckdb: there is no such store."),
        (
            ["code", "reports.jsonl", "--store", "absent/e.duckdb"],
            "dragoman: absent/e.duckdb: its folder does not exist.",
        ),
    ],
)
def test_what_cannot_run_ends_with_one_line_and_status_1(
    run: Run, reports: Path, words: list[str], message: str
) -> None:
    result = run(*words)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(message)
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [
        ["code"],
        ["code", "x", "--format", "xml"],
        ["code", "x", "--workers", "0"],
        ["events", "--since", "10/09/20"],
        ["events", "--status", "done"],
        ["nonsense"],
    ],
)
def test_wrong_usage_is_status_2(run: Run, words: list[str]) -> None:
    assert run(*words).exit_code == 2


NUMBERS = ["99999999999999999999999", "inf", "1e308", "nan", "0", "-1"]
ZERO_MEANS = ("--port", "--within-days")  # any free port, the same day


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (words, number)
        for words in (
            "code reports.jsonl --limit-mb",
            "code reports.jsonl --seconds",
            "code reports.jsonl --workers",
            "estimate reports.jsonl --within",
            "estimate reports.jsonl --sample",
            "watch https://news.example/rss --store w.duckdb --every",
            "watch https://news.example/rss --store w.duckdb --pause",
            "watch https://news.example/rss --store w.duckdb --seconds",
            "watch https://news.example/rss --store w.duckdb --limit-mb",
            "events --limit",
            "actors --limit",
            "stories --limit",
            "export --to csv e.csv --limit",
            "score a b --draws",
            "serve --port",
            "compare s.duckdb f.csv --within-days",
        )
        for number in NUMBERS
        if number != "0" or not words.endswith(ZERO_MEANS)
    ],
)
def test_a_number_beyond_all_use_is_wrong_usage(run: Run, reports: Path, words: str, number: str) -> None:
    said = run(*words.split(), number)

    assert said.exit_code == 2
    assert f"Invalid value for '{words.split()[-1]}'" in said.stderr


@pytest.mark.parametrize("day", ["2020-00", "2020-01-00", "2020-13", "0000", "99999", "2020-02-30", "soon"])
def test_what_is_no_day_is_wrong_usage(run: Run, reports: Path, day: str) -> None:
    said = run("events", "--since", day)

    assert said.exit_code == 2
    assert "expected a date such as 2020, 2020-09 or 2020-09-10" in said.stderr


@pytest.mark.parametrize(
    "words",
    [
        "stories",
        "actors --part A B",
        "quarantine retry",
        "quarantine drop",
        "import absent",
        "report",
        "export --to csv e.csv",
    ],
)
def test_a_mistyped_name_of_a_store_makes_none(run: Run, words: str) -> None:
    said = run(*words.split(), "--store", "typo.duckdb")

    assert (said.exit_code, said.stdout) == (1, "")
    assert "there is no such store" in said.stderr or words == "import absent"
    assert list(Path().iterdir()) == []


def test_a_type_is_known_in_lower_case(run: Run, reports: Path) -> None:
    run("code", "reports.jsonl", "--store", "events.duckdb")

    assert "1 event: CONSULT 1" in run("events", "--type", "consult/Visit").stdout
    assert "'met' is none of AGREE, CONSULT" in run("events", "--type", "met").stderr.replace("\n", " ")


def test_what_finds_nothing_says_so(run: Run, reports: Path) -> None:
    run("code", "reports.jsonl", "--store", "events.duckdb")

    assert run("candidates", "--reason", "x").stderr == "No candidate was set aside for such a reason.\n"
    reviews = run("reviews")
    assert "To begin: dragoman serve" in reviews.stderr
    assert reviews.stdout == ""


def test_a_second_run_codes_nothing_twice_and_says_so(run: Run, reports: Path) -> None:
    run("code", "reports.jsonl", "--store", "e.duckdb")
    result = run("code", "reports.jsonl", "--store", "e.duckdb")

    assert result.exit_code == 0
    assert "0 coded, 0 events, 0 set aside, 2 in the store already" in result.stderr
    assert "No events" not in result.stdout


def test_events_lists_what_matches(run: Run, reports: Path) -> None:
    run("code", "reports.jsonl", "--store", "events.duckdb")

    listed = [json.loads(line) for line in run("events", "--format", "jsonl").stdout.splitlines()]
    assert all(record["story_id"] for record in listed)
    assert [record | {"story_id": None} for record in listed] == [json.loads(e.to_json()) for e in wanted()]
    one = run(
        "events",
        "--actor",
        "CHL",
        "--with",
        "PER",
        "--type",
        "CONSULT",
        "--since",
        "2020-04",
        "--format",
        "jsonl",
    )
    assert [json.loads(line)["report_id"] for line in one.stdout.splitlines()] == ["b"]


def test_events_that_match_nothing_say_what_the_store_holds(run: Run, reports: Path) -> None:
    run("code", "reports.jsonl", "--store", "events.duckdb")
    result = run("events", "--type", "ASSAULT")

    assert (result.exit_code, result.stdout) == (0, "No event matches. events.duckdb holds: CONSULT 2.\n")


def test_a_countrys_name_is_looked_for_in_names_and_the_code_is_told(run: Run, reports: Path) -> None:
    run("code", "reports.jsonl", "--store", "events.duckdb")
    note = "note: --actor Kenya looks for that name; all of the country: --actor KEN\n"

    assert run("events", "--actor", "Kenya").stderr == note
    assert run("events", "--actor", "KEN", "--with", "Oslo").stderr == ""
    assert run("commitments", "--by", "Kenya").stderr == note.replace("--actor", "--by")


def test_whose_actors_are_asked_for_is_a_countrys_code_or_name(run: Run, reports: Path) -> None:
    run("code", "reports.jsonl", "--store", "events.duckdb")

    by_code, by_name = run("actors", "--country", "ken"), run("actors", "--country", "Kenya")
    assert by_code.stdout == by_name.stdout
    assert by_code.stdout.startswith("Kenya (KEN): 1 event")
    refused = run("actors", "--country", "Atlantis")
    assert refused.exit_code == 2
    assert "'Atlantis' is no country: give its code, such as IND, or its name" in refused.stderr


def test_candidates_lists_what_was_not_kept_and_why(run: Run) -> None:
    run("code", "-", "--store", "s.duckdb", stdin="Kenya met Ghana. one wonders whether it rained.")

    listed = run("candidates", "--store", "s.duckdb").stdout.splitlines()
    assert [line.split("\t")[1:] for line in listed] == [
        ["one wonders whether it rained", "a musing, not an act"]
    ]
    assert run("candidates", "--store", "s.duckdb", "--reason", "musing").stdout.splitlines() == listed
    assert run("candidates", "--store", "s.duckdb", "--reason", "confidence").stdout == ""


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ([], {}),
        (["--precise"], {"purpose": "precise"}),
        (["--broad"], {"purpose": "broad"}),
        (["--no-gate"], {"gate": False}),
        (["--fast"], {"fast": True}),
    ],
)
def test_the_coder_is_made_as_the_command_says(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: list[str], wanted: dict[str, object]
) -> None:
    asked: list[dict[str, object]] = []

    def load(**options: object) -> FakeCoder:
        asked.append(options)
        return FakeCoder()

    monkeypatch.setitem(vars(dragoman), "load", load)
    result = run("code", "-", *words, stdin="Kenya met Ghana.")

    assert (result.exit_code, asked) == (0, [wanted])


def test_explain_shows_the_sentence_with_its_words_marked_and_every_field_with_its_rule(
    run: Run, reports: Path
) -> None:
    run("code", "reports.jsonl", "--store", "e.duckdb")
    result = run("explain", wanted()[0].event_id[:8], "--store", "e.duckdb")

    assert result.exit_code == 0
    assert "[Kenya met Ghana in Oslo on 2020-02-28]." in result.stdout
    assert "They said" not in result.stdout
    row = next(line for line in result.stdout.splitlines() if line.startswith("target.0.country"))
    assert row.split() == ["target.0.country", "GHA", "“Ghana”", "10–15", "who.country"]


def test_a_text_cannot_command_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "evil.txt").write_text("\x1b]0;owned\x07 Kenya met Ghana. \x1b[2J\u202e [red]x[/red]")
    run("code", "evil.txt", "--store", "e.duckdb")
    event = FakeCoder().examine(Report(text=(tmp_path / "evil.txt").read_text(), id="evil")).events[0]
    shown = run("explain", event.event_id, "--store", "e.duckdb").stdout

    assert "[Kenya met Ghana]" in shown
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", shown)


def test_the_doctor_names_what_is_there(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    found = FakeCoder().examine(Report(text="Kenya met Ghana. Peru met Chile."))
    monkeypatch.setattr(FakeCoder, "examine", lambda self, report: found)
    result = run("doctor")

    assert re.search(r"^ok    Python: 3\.\d+", result.stdout)
    assert "ok    duckdb: " in result.stdout
    assert "ok    self-test: coded one sentence: CONSULT, CONSULT" in result.stdout
    assert "data files: " in result.stdout


def test_the_doctor_ends_with_status_1_and_a_remedy_where_the_model_is_missing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(**options: object) -> FakeCoder:
        raise OSError("[E050] Can't find model")

    monkeypatch.setitem(vars(dragoman), "load", absent)
    result = run("doctor")

    assert result.exit_code == 1
    assert (
        "FAIL  self-test: OSError: [E050] Can't find model\n      Install Dragoman again: pip install"
        in result.stdout
    )


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version").stdout == f"dragoman {dragoman.__version__}\n"


def test_the_commands_are_those_that_are_tested_here(run: Run) -> None:
    assert set(COMMANDS) <= set(get_command(cli.app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["", *sorted(get_command(cli.app).commands)])  # type: ignore[attr-defined]
def test_every_help_has_an_example_and_its_exit_statuses(run: Run, name: str) -> None:
    text = run(*([name] if name else []), "--help").stdout

    assert re.search(r"^ +Example: dragoman \S", text, re.MULTILINE)
    assert re.search(
        r"^ +Exit status: 0 \S.*, 1 could not run|1 something.*, 2 wrong usage", text, re.MULTILINE
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_in_a_help_runs(
    run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(
        "fake_coder.hash_of",
        lambda report, start: int.from_bytes(b"\xe3\xf1" + report.encode().ljust(6, b"x"), "big"),
    )
    run("code", "reports.jsonl", "--store", "2020.duckdb") if name != "code" else None
    Path("reports.jsonl").write_text(Path("reports.jsonl").read_text().splitlines()[0])
    Path("2020.duckdb").unlink(missing_ok=True)
    run("code", "reports.jsonl", "--store", "2020.duckdb")
    example = re.search(r"Example: dragoman (.*)", run(name, "--help").stdout)

    assert example
    result = run(*example[1].split())
    assert result.exit_code == (1 if name == "doctor" else 0), result.output


def shell(*words: str, **options: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]


def test_help_and_version_load_neither_model_nor_store() -> None:
    program = (
        "import sys; from dragoman import cli\n"
        "for words in (['--help'], ['code', '--help'], ['--version']):\n"
        "    try: cli.app(words)\n"
        "    except SystemExit: pass\n"
        "print(sorted({'spacy', 'numpy', 'duckdb', 'rich'} & set(sys.modules)))"
    )

    assert shell("-c", program).stdout.splitlines()[-1] == "[]"


FAKED = "import dragoman, fake_coder, sys; dragoman.load = fake_coder.make_fake\nfrom dragoman import cli; cli.app()"
TESTS = Path(__file__).resolve().parents[1]


def environment(**more: str) -> dict[str, str]:
    path = os.pathsep.join([str(TESTS), *sys.path])
    return {**os.environ, "PYTHONPATH": path, **more}


def on_a_terminal(words: list[str], *, env: dict[str, str], folder: Path) -> str:
    """What a command writes to a terminal that it believes in."""
    parent, child = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", FAKED, *words], stdout=child, stderr=child, env=env, cwd=folder
    )
    os.close(child)
    written = b""
    while select.select([parent], [], [], 60)[0]:
        try:
            chunk = os.read(parent, 65536)
        except OSError:
            break
        if not chunk:
            break
        written += chunk
    process.wait()
    os.close(parent)
    return written.decode()


def test_a_terminal_gets_colours_and_a_bar_unless_no_color_is_set(tmp_path: Path, reports: Path) -> None:
    words = ["code", "reports.jsonl", "--store", "e.duckdb"]
    with_bar = on_a_terminal(words, env=environment(TERM="xterm-256color", COLUMNS="150"), folder=tmp_path)
    explain = ["explain", wanted()[0].event_id, "--store", "e.duckdb"]
    coloured = on_a_terminal(explain, env=environment(TERM="xterm-256color", COLUMNS="150"), folder=tmp_path)
    plain = on_a_terminal(
        explain, env=environment(TERM="xterm-256color", NO_COLOR="1", COLUMNS="150"), folder=tmp_path
    )

    assert "coding" in with_bar
    assert re.search("\x1b\\[[0-9;]*3[0-9]m", coloured)
    assert not re.search("\x1b\\[[0-9;]*3[0-9]m", plain)
    assert "[Kenya met Ghana" in plain


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("events", "Featherstonehaugh-Cholmondeley"),
        ("actors", "Featherstonehaugh-Cholmondeley"),
        ("explain e3f1", "target.0.country is GHA, from “Ghana” at 10–15 (who.country)"),
    ],
)
def test_a_small_terminal_cuts_no_word_and_is_not_overrun(
    run: Run, tmp_path: Path, words: str, wanted: str
) -> None:
    name = "Wilhelmina Featherstonehaugh-Cholmondeley"
    event = FakeCoder().examine(Report(text="Kenya met Ghana in Oslo.", id="r")).events[0]
    who = dataclasses.replace(
        event.source[0], name=name, role="minister of agriculture, forests and fisheries"
    )
    coded = dataclasses.replace(
        FakeCoder().examine(Report(text="Kenya met Ghana in Oslo.", id="r")),
        events=(dataclasses.replace(event, event_id="e3f1" * 4, source=(who,)),),
    )
    with Store.open("s.duckdb") as store:
        store.add([coded], coder_version="test")
    given = [*words.split(), "--store", "s.duckdb"]
    written = on_a_terminal(given, env=environment(TERM="xterm", COLUMNS="60"), folder=tmp_path)
    shown = re.sub(r"\x1b\[[0-9;]*m", "", written)

    assert all(len(line.rstrip()) <= 60 for line in shown.splitlines()), shown
    assert wanted in shown


def test_stories_are_a_table_where_it_has_room_and_lines_where_it_has_none(run: Run, tmp_path: Path) -> None:
    text = (
        "Kenya met Ghana in Oslo on 2020-02-28. They said little of what they had talked about for two days."
    )
    lines = (json.dumps({"id": name, "text": f"{text} {name}", "published": "2020-03-01"}) for name in "ab")
    Path("r.jsonl").write_text("\n".join(lines))
    run("code", "r.jsonl", "--store", "s.duckdb")
    (story,) = (
        json.loads(line) for line in run("stories", "--store", "s.duckdb", "--json").stdout.splitlines()
    )
    wide = run("stories", "--store", "s.duckdb").stdout
    written = on_a_terminal(
        ["stories", "--store", "s.duckdb"], env=environment(TERM="xterm", COLUMNS="60"), folder=tmp_path
    )
    narrow = [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", written).splitlines()]

    assert re.search(rf"^story +type .*\n{story['story']} +CONSULT/visit +Kenya ", wide, re.MULTILINE)
    assert narrow[1:3] == [
        f"story {story['story']}",
        "  type CONSULT/visit; source Kenya; target Ghana; start",
    ]


@pytest.mark.parametrize("command", ["events --format csv", "events --format jsonl", "actors --format csv"])
def test_data_is_exact_for_programs_and_harmless_on_a_terminal(
    run: Run, tmp_path: Path, command: str
) -> None:
    hostile = "Ken\u202eya\x9b2J"
    event = FakeCoder().examine(Report(text="Kenya met Ghana.", id="r")).events[0]
    who = dataclasses.replace(event.source[0], name=hostile)
    found = dataclasses.replace(event, source=(who,))
    with Store.open("s.duckdb") as store:
        coded = FakeCoder().examine(Report(text="Kenya met Ghana.", id="r"))
        store.add([dataclasses.replace(coded, events=(found,))], coder_version="test")
    words = [*command.split(), "--store", "s.duckdb"]
    piped = run(*words).stdout
    shown = on_a_terminal(words, env=environment(TERM="xterm-256color"), folder=tmp_path)

    assert hostile in (piped if "csv" in command else json.loads(piped)["source"][0]["name"])
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e]", shown)


@pytest.mark.parametrize(
    "words", ["events", "actors", "explain e3f1", "commitments", "stories", "runs", "verify"]
)
def test_output_that_has_no_room_or_no_encoding_ends_in_no_traceback(tmp_path: Path, words: str) -> None:
    event = FakeCoder().examine(Report(text="Kenya met Ghana in Oslo.", id="r")).events[0]
    named = dataclasses.replace(
        event,
        event_id="e3f1" * 4,
        status="planned",
        source=(dataclasses.replace(event.source[0], name="Ünal “Ü” 山"),),
    )
    coded = FakeCoder().examine(Report(text="Kenya met Ghana in Oslo.", id="r"))
    with Store.open(tmp_path / "events.duckdb") as store:
        store.add([dataclasses.replace(coded, events=(named,))], coder_version="test")
    with Path("/dev/full").open("w") as full:
        process = [sys.executable, "-c", FAKED, *words.split()]
        unwritten = subprocess.run(
            process, stdout=full, stderr=subprocess.PIPE, env=environment(), cwd=tmp_path, check=False
        )
    narrow = shell("-c", FAKED, *words.split(), env=environment(PYTHONIOENCODING="ascii"), cwd=tmp_path)
    closed = subprocess.run(
        ["sh", "-c", 'exec "$0" "$@" >&-', *process],
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=tmp_path,
        check=False,
    )

    assert b"Traceback" not in unwritten.stderr
    assert (narrow.returncode, narrow.stderr.replace("No run of dragoman code wrote to it.\n", "")) == (0, "")
    assert b"Traceback" not in closed.stderr


def test_a_reader_that_stops_reading_ends_the_command_without_a_traceback(
    tmp_path: Path, reports: Path
) -> None:
    reports.write_text(
        "".join(json.dumps({"id": i, "text": f"Kenya met Ghana. {i}"}) + "\n" for i in range(3000))
    )
    process = subprocess.Popen(
        [sys.executable, "-c", FAKED, "code", "reports.jsonl", "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=tmp_path,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    process.wait(timeout=60)

    assert b"Traceback" not in said


def test_ctrl_c_commits_what_is_coded_and_says_how_to_go_on(tmp_path: Path) -> None:
    (tmp_path / "reports.jsonl").write_text(
        "".join(
            json.dumps({"id": i, "text": f"Kenya met Ghana. {i}" + (" SLOW" if i > 5 else "")}) + "\n"
            for i in range(20)
        )
    )
    words = ["code", "reports.jsonl", "--store", "e.duckdb", "--seconds", "1"]
    process = subprocess.Popen(
        [sys.executable, "-c", FAKED, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(FAKE_CODER_MARK="begun"),
        cwd=tmp_path,
    )
    while not (tmp_path / "begun").exists() and process.poll() is None:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)

    assert process.returncode == 130
    assert b"run the same command again, what is in e.duckdb is not coded twice" in said
    listed = shell(
        "-c", FAKED, "events", "--store", "e.duckdb", "--format", "jsonl", env=environment(), cwd=tmp_path
    )
    assert len(listed.stdout.splitlines()) == 6


def test_one_thing_is_not_told_as_several(run: Run) -> None:
    Path("one.txt").write_text("Peru met Chile.")
    said = run("code", "one.txt", "--store", "events.duckdb").stderr
    said += run("export", "--to", "csv", "one.csv").stderr
    said += run("verify").stdout + run("runs").stdout + run("stories").stdout

    assert "1 coded, 1 event, 0 set aside" in said
    assert "1 report, 1 record, 1 telling: no faults." in said
    assert not re.search(r"\b1 (?:[a-z]+s|[a-z]+ies)\b(?! set aside)", said)
