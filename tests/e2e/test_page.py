"""Does the page show what a report says, and never obey it?"""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman import cli
from dragoman.records import Event, Report
from dragoman.store import CodedReport, Store
from dragoman.web.derivation import derivation
from dragoman.web.page import page
from dragoman.web.timeline import WIDTH, timeline
from marked_events import made_event

HOSTILE = [
    pytest.param("<script>alert(1)</script>", id="script"),
    pytest.param("</script><script>alert(1)</script>", id="end-of-script"),
    pytest.param('"><img src=x onerror=alert(1)>', id="attribute"),
    pytest.param("' onmouseover='alert(1)", id="single-quotes"),
    pytest.param("{{ 7 * 191 }}{% raw %}", id="template"),
    pytest.param("<!-- &lt;b&gt; ]]> -->", id="comment"),
    pytest.param("<style>*{display:none}</style>", id="style"),
    pytest.param("<base href=//evil.example><meta http-equiv=refresh content=0>", id="base"),
]


class Seen(HTMLParser):
    """The elements of a page with their attributes, and the text of the first report."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.report = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if self._depth or (tag == "div" and dict(attrs).get("class") == "text box"):
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        self._depth -= bool(self._depth)

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.report += data


def seen(html: str) -> Seen:
    parser = Seen()
    parser.feed(html)
    return parser


def hostile_page(words: str) -> str:
    report = Report(text=f"{words} met {words}.", id=words, title=words, publisher=words, url=words)
    told = [(0, len(report.text))]
    fields = ("type", "source.0.name", "place", "attribution", "topics.0")
    event = made_event(
        report, tellings=told, evidence=[(field, (0, len(words))) for field in fields], names=(words, words)
    )
    return page([(report, [event])], title=words)


@pytest.mark.parametrize("words", HOSTILE)
def test_markup_in_a_report_is_shown_and_not_obeyed(words: str) -> None:
    plain, attacked = seen(hostile_page("Kenya")), seen(hostile_page(words))

    assert attacked.report == f"{words} met {words}."
    assert [tag for tag, _ in attacked.elements] == [tag for tag, _ in plain.elements]
    assert [list(attributes) for _, attributes in attacked.elements] == [list(a) for _, a in plain.elements]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param("a\u202egnp.exe", "a\ufffdgnp.exe", id="override-of-direction"),
        pytest.param("a\u2066b\u2069", "a\ufffdb\ufffd", id="isolates"),
        pytest.param("a\ud800b", "a\ufffdb", id="lone-surrogate"),
        pytest.param("a\x00\x1b[2J\x85", "a\ufffd\ufffd[2J\ufffd", id="control-signs"),
        pytest.param(
            "وزير 外相 e\u0301 👩‍👩‍👧 \u200f", "وزير 外相 e\u0301 👩‍👩‍👧 \u200f", id="other-scripts-stay"
        ),
        pytest.param("a\n\tb", "a\n\tb", id="line-breaks-stay"),
    ],
)
def test_signs_that_command_are_shown_as_replaced(words: str, shown: str) -> None:
    assert seen(hostile_page(words)).report == f"{shown} met {shown}."


def test_many_line_breaks_are_one_gap_and_all_of_the_text_is_there() -> None:
    report = Report(text="Kenya met Ghana.\n\n \n\nIt rained.\n\nThen it stopped.", id="r")
    html = page([(report, [made_event(report, tellings=[(0, 16)])])], title="t")

    assert html.count('class="gap"') == 1
    assert seen(html).report == report.text


@pytest.mark.parametrize(
    ("url", "links"),
    [("javascript:alert(1)", 0), ("data:text/html,x", 0), ("", 0), ("https://example.org/?a=1&b=2", 1)],
)
def test_only_a_web_address_becomes_a_link(url: str, links: int) -> None:
    report = Report(text="Kenya met Ghana.", id="r", url=url)
    html = page([(report, [made_event(report, tellings=[(0, 15)])])], title="t")

    outward = [
        a["href"] for tag, a in seen(html).elements if tag == "a" and not str(a["href"]).startswith("#")
    ]
    assert outward == [url] * links


def test_only_the_pages_own_style_and_script_may_run() -> None:
    html = hostile_page("Kenya")
    policy = next(
        a["content"] for _, a in seen(html).elements if a.get("http-equiv") == "Content-Security-Policy"
    )
    own = {
        name: "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        for name, source in re.findall(r"<(style|script)>(.*?)</\1>", html, re.DOTALL)
    }

    assert policy == (
        f"default-src 'none'; style-src '{own['style']}'; script-src '{own['script']}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert not re.search(
        r"\b(src|srcset|action|formaction|style|on\w+)=",
        re.sub(r"<(style|script)>.*?</\1>", "", html, flags=re.S),
    )


def test_a_page_without_records_says_so() -> None:
    html = page([], title="Nothing")

    assert "no event answers this query" in html
    assert "<svg class" not in html


def test_the_same_records_make_the_same_page() -> None:
    assert hostile_page("Kenya") == hostile_page("Kenya")


def test_values_that_rest_on_the_same_words_stand_together() -> None:
    report = Report(text="Kenya met Ghana on Monday.", id="r")
    fields = ("source.0.name", "source.0.country", "source.0.sector", "cameo")
    event = made_event(
        report, tellings=[(0, 15)], evidence=[(f, (0, 5)) for f in fields] + [("start", (19, 25))]
    )

    told, codebook = derivation(event, number=4)

    who = next(answer for answer in told if answer.question == "Who")
    assert who.values == (("", "Kenya"), ("", "Kenya"), ("", "KEN"), ("", "GOV"))
    assert [(w.key, w.quote, w.fields) for w in who.words] == [
        ("4-0-5", "Kenya", ("name", "country", "sector"))
    ]
    assert next(a for a in told if a.question == "When").words[0].quote == "Monday"
    assert codebook[0].values[1] == ("CAMEO", "042")


def test_marks_of_one_lane_do_not_touch_and_the_undated_are_counted() -> None:
    report = Report(text="Kenya met Ghana.", id="r")
    days = ["1947", *(f"2026-03-{day:02}" for day in (4, 4, 4, 5, 5, 6, 7, 8, 9, 30)), ""]
    drawing = timeline([(n, made_event(report, tellings=[(0, 15)], day=day)) for n, day in enumerate(days)])

    spots = [(dot.x, dot.y) for dot in drawing.dots]
    near = [(a, b) for a in spots for b in spots if a < b and abs(a[0] - b[0]) < 12 and abs(a[1] - b[1]) < 12]
    assert (len(spots), drawing.undated, near) == (11, 1, [])
    assert all(0 < x < WIDTH and 0 < y < drawing.height for x, y in spots)
    assert drawing.ticks[0][1] == "earlier"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of two reports, with one event each."""
    where = tmp_path / "events.duckdb"
    with Store.open(where) as opened:
        coded: list[CodedReport] = []
        for name, kind in (("one", "CONSULT"), ("two", "ASSAULT")):
            report = Report(text=f"{name}: Kenya met Ghana.", id=name)
            events: tuple[Event, ...] = (made_event(report, tellings=[(5, 20)], type=kind),)
            coded.append(FakeCoded(report, events))
        opened.add(coded, coder_version="0")
    return where


class FakeCoded:
    def __init__(self, report: Report, events: tuple[Event, ...]) -> None:
        self.report, self.events, self.sentences, self.set_aside = report, events, 1, ()


def test_report_writes_the_page_of_a_query_and_says_where_it_is(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "new folder" / "page.html"
    result = CliRunner().invoke(
        cli.app, ["report", "--store", str(store), "--out", str(out), "--type", "CONSULT", "--title", "A & B"]
    )

    assert (result.exit_code, result.stdout) == (0, f"Wrote {out.as_uri()}: 1 event of 1 report.\n")
    html = out.read_text(encoding="utf-8")
    assert "A &amp; B" in html
    assert ("one: " in html, "two: " in html) == (True, False)
    assert [path.name for path in out.parent.iterdir()] == ["page.html"]


def test_a_report_of_two_parties_tells_what_became_of_their_promises(tmp_path: Path) -> None:
    where, out = tmp_path / "events.duckdb", tmp_path / "page.html"
    with Store.open(where) as opened:
        for n, (words, type) in enumerate(
            (("Kenya promised rice.", "AGREE"), ("Kenya sent rice.", "AID")), 1
        ):
            report = Report(text=words, id=f"r{n}", published=f"2026-03-0{n}")
            made = made_event(report, tellings=[(0, len(words))], day=report.published, type=type)
            target = (replace(made.target[0], country="GHA"),)
            content = "AID" if type == "AGREE" else ""
            event = replace(made, event_id=f"{n:016x}", target=target, content=content)
            opened.add([FakeCoded(report, (event,))], coder_version="0")

    def written(*asked: str) -> str:
        CliRunner().invoke(cli.app, ["report", "--store", str(where), "--out", str(out), *asked])
        return out.read_text(encoding="utf-8")

    pair, promise_only, everything = (
        written("--actor", "KEN", "--with", "GHA"),
        written("--actor", "KEN", "--with", "GHA", "--type", "AGREE"),
        written(),
    )
    assert re.search(r'class="pledge".*?href="#r1".*?seems kept.*?href="#r2"', pair, re.DOTALL)
    assert "seems kept" in promise_only
    assert 'href="#r2"' not in promise_only
    assert 'class="pledge"' not in everything


def test_a_page_that_cannot_be_written_is_one_line_and_status_1(store: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(cli.app, ["report", "--store", str(store), "--out", str(tmp_path)])

    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"dragoman: {tmp_path}: the page cannot be written: Is a directory. Give another --out"
    ]
