"""Do the served pages show what the store holds, and obey nothing that a report or an address says?"""

import csv
import gc
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.exports import FORMATS
from dragoman.records import Report
from dragoman.store import Store
from dragoman.web.site import exporting
from dragoman.web.site.app import make_app
from dragoman.web.site.guard import MOST_BODY, host_of
from fake_coder import FakeCoded, FakeCoder
from marked_events import made_event

HERE = "http://127.0.0.1:8765"
ATTACK = "<script>alert(1)</script>{{ 7*7 }}\u202e=HYPERLINK(1)"
PAGES = (
    "/",
    "/events",
    "/reports",
    "/pair?a=KEN&b=GHA",
    "/actor?id=KEN",
    "/report?id=talks",
    "/report?id=hostile",
)


def in_store(path: Path) -> None:
    """Three reports: one of four meetings, one of one, and a hostile one."""
    hostile = Report(text=f"Kenya met Ghana. {ATTACK}", id="hostile", title=ATTACK, publisher=ATTACK)
    attacked = made_event(
        hostile, tellings=[(0, len(hostile.text))], evidence=[("place", (17, 30))], names=(ATTACK, ATTACK)
    )
    texts = {
        "talks": "Kenya met Ghana on 2026-03-02. Kenya met Ghana in Oslo on 2026-03-09. Peru met Chile on 2026-03-10. "
        "Peru met Kenya on 2026-03-11.",
        "../more & more": "Ghana met Kenya on 2026-04-01.",
    }
    with Store.open(path) as store:
        coded = [FakeCoder().examine(Report(text=t, id=i, published="2026-04-02")) for i, t in texts.items()]
        store.add([*coded, FakeCoded(hostile, (attacked,), 1)], coder_version="test")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("site") / "news.duckdb"
    in_store(where)
    return where


@pytest.fixture(scope="module")
def site(path: Path) -> Iterator[TestClient]:
    with TestClient(make_app(path), base_url=HERE, follow_redirects=False) as client:
        yield client


def records(site: TestClient, address: str) -> list[str]:
    """The ids of the records that a page lists."""
    return re.findall(r'class="open" href="/event/([0-9a-f]{16})"', site.get(address).text)


def taken(site: TestClient, query: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in site.get(f"/events.jsonl?{query}").text.splitlines()]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_there_and_may_use_only_its_own_style_and_script(
    site: TestClient, address: str
) -> None:
    answer = site.get(address)

    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(
        r"<script(?! src=\"/static/)|<style|\sstyle=|\son\w+=|https?://", answer.text.partition("<main")[0]
    )


@pytest.mark.parametrize(
    "address", [*PAGES, "/events.csv", "/events.jsonl", "/export?to=csv", "/absent", "/static/site.css"]
)
def test_who_asks_for_the_head_alone_gets_that_of_the_page(site: TestClient, address: str) -> None:
    page, head = site.get(address), site.head(address)

    assert (head.status_code, head.content) == (page.status_code, b"")
    assert head.headers == page.headers


def test_a_download_that_nobody_waits_for_lets_go_of_store_and_lock(path: Path) -> None:
    app = make_app(path)
    with TestClient(app, base_url=HERE) as client:
        for _ in range(3):
            client.head("/export?to=csv")
            client.head("/events.csv")
        assert client.get("/export?to=csv").status_code == 200
    gc.collect()

    assert app.site.hand._users == 0


def test_the_overview_counts_by_type_pair_and_place(site: TestClient) -> None:
    page = site.get("/").text

    assert "6 records from 3 reports" in page
    assert re.search(
        r'href="/pair\?a=GHA&amp;b=KEN"><bdi>Ghana</bdi> and <bdi>Kenya</bdi></a></th><td class="num">3<',
        page,
    )
    assert "Oslo, NOR: 1 event, most of them verbal cooperation" in page
    assert "9 Mar 2026: verbal cooperation 1" in page


@pytest.mark.parametrize(
    ("query", "count"),
    [
        pytest.param("", 6, id="all"),
        pytest.param("actor=KEN", 5, id="a country"),
        pytest.param("actor=ken&with=GHA", 3, id="two"),
        pytest.param("actor=Kenya&with=Peru", 1, id="by name"),
        pytest.param("actor=KENGOV&with=KENGOV", 1, id="two different actors of one country"),
        pytest.param("since=2026-03-10&until=2026-03", 2, id="days"),
        pytest.param("type=CONSULT/visit", 2, id="mode"),
        pytest.param("words=in OSLO", 1, id="words"),
        pytest.param("place=NOR", 1, id="place"),
        pytest.param("context=diplomatic&quad=1&status=happened", 6, id="context, kind and status"),
        pytest.param("quad=4", 0, id="none"),
        pytest.param(
            "confidence=0.9&rule=what.frame:", 5, id="as sure as all are, of those that a frame found"
        ),
        pytest.param("confidence=.91", 0, id="surer than any"),
        pytest.param("rule=what.learned", 0, id="another rule"),
    ],
)
def test_the_list_and_the_downloads_hold_what_the_address_asks_for(
    site: TestClient, query: str, count: int
) -> None:
    listed = records(site, f"/events?{query}")

    assert len(listed) == count
    assert {r["event_id"] for r in taken(site, query)} == set(listed)
    assert len(list(csv.reader(io.StringIO(site.get(f"/events.csv?{query}").text)))) == count + 1


@pytest.mark.parametrize("page", ["/events", "/"])
def test_a_countrys_name_in_a_filter_leads_to_its_code(site: TestClient, page: str) -> None:
    named = site.get(f"{page}?actor=Kenya").text

    assert f'all of the country is <a href="{page}?actor=KEN">KEN</a>' in named
    assert "all of the country" not in site.get(f"{page}?actor=KEN&with=Oslo").text


def test_a_list_without_records_says_what_can_be_done(site: TestClient) -> None:
    page = site.get("/events?actor=XXX").text

    assert "0 records from 0 reports." in page
    assert "No record matches. Take a filter away" in page


@pytest.mark.parametrize(("type", "told"), [("ACCUSE", "of AID"), ("REQUEST", "to AID"), ("AGREE", "to AID")])
def test_a_list_tells_which_act_is_spoken_of_as_one_would_say_it(
    tmp_path: Path, type: str, told: str
) -> None:
    words = "Kenya spoke of rice."
    made = made_event(Report(text=words, id="a"), tellings=[(0, len(words))], type=type, quad_class=3)
    with Store.open(tmp_path / "e.duckdb") as store:
        store.add(
            [FakeCoded(Report(text=words, id="a"), (replace(made, content="AID"),), 1)], coder_version="0"
        )
    with TestClient(make_app(tmp_path / "e.duckdb"), base_url=HERE) as client:
        assert f'<span class="mode">{told}</span>' in client.get("/events").text


def test_a_pair_and_an_actor_have_pages_of_their_own_records(site: TestClient) -> None:
    assert "3 records from 2 reports" in site.get("/pair?a=KEN&b=GHA").text
    assert "5 records from 3 reports" in site.get("/actor?id=KEN").text
    assert "No record has both" in site.get("/pair?a=CHL&b=GHA").text


def test_own_types_are_counted_on_the_pages_of_counts(site: TestClient, tmp_path: Path) -> None:
    where = tmp_path / "own.duckdb"
    coded = FakeCoder().examine(
        Report(text="Kenya met Ghana in Oslo. Kenya met Ghana in Rome. Peru met Chile.", id="own")
    )
    own = [replace(e, own_type="TALKS<i>", own_confidence=0.9) for e in coded.events[:2]]
    with Store.open(where) as store:
        store.add([FakeCoded(coded.report, (*own, *coded.events[2:]), 1)], coder_version="test")
    with TestClient(make_app(where), base_url=HERE) as client:
        pages = [client.get(address).text for address in ("/", "/pair?a=KEN&b=GHA", "/actor?id=KEN")]
        none = client.get("/actor?id=PER").text

    for page in pages:
        link, count = re.findall(
            r'<h2 id="h-own-types">By own type</h2>.*?href="([^"]*)"><bdi>TALKS&lt;i&gt;</bdi></a>.*?class="num">(\d+)<',
            page,
            re.DOTALL,
        )[0]
        assert link.startswith("/events?")
        assert "own-type=TALKS%3Ci%3E" in link
        assert count == "2"
    assert "By own type" not in none
    assert "By own type" not in site.get("/").text


def test_a_record_shows_the_words_of_each_value_and_the_rule(site: TestClient) -> None:
    (found,) = taken(site, "words=Oslo")
    page = site.get(f"/event/{found['event_id']}").text

    assert re.search(r'<mark class="u q1 t-consult"[^>]*>Kenya</mark>', page)
    assert re.search(r"“<bdi>Ghana</bdi>”</button> <code>who.country</code>", page)
    assert site.get(f"/event/{found['event_id']}.json").json() == found
    assert site.get(f"/event/{str(found['event_id'])[:8]}").status_code == 200


def test_a_record_leads_to_other_reports_of_the_same_happening(tmp_path: Path) -> None:
    where = tmp_path / "stories.duckdb"
    told = [FakeCoder().examine(Report(text=f"Kenya met Ghana. {n}", id=f"wire-{n}")) for n in (1, 2, 3)]
    one, two, three = (replace(c.events[0], story_id="s1" if n < 2 else None) for n, c in enumerate(told))
    with Store.open(where) as store:
        coded = [FakeCoded(c.report, (e,), 1) for c, e in zip(told, (one, two, three), strict=True)]
        store.add(coded, coder_version="test")
    client = TestClient(make_app(where), base_url=HERE)
    page = client.get(f"/event/{one.event_id}").text

    assert "Told in other reports too" in page
    assert f'href="/event/{two.event_id}"' in page
    assert f'href="/event/{three.event_id}"' not in page
    assert "Told in other" not in client.get(f"/event/{three.event_id}").text
    assert "3 records of 2 happenings from 3 reports" in client.get("/").text


@pytest.fixture
def promised(tmp_path: Path) -> TestClient:
    """A site whose store holds a promise that was kept, a hostile one that is open, and a plan that was called off."""

    def told(day: str, words: str, type: str, **values: object) -> FakeCoded:
        report = Report(text=words, id=f"r{day}", published=day)
        made = made_event(report, tellings=[(0, len(words))], names=("Kenya", "Ghana"), day=day, type=type)
        sides = {"source": made.source, "target": (replace(made.target[0], country="GHA"),)}
        return FakeCoded(report, (replace(made, event_id=f"{day[-2:]:0>16}", **{**sides, **values}),), 1)  # type: ignore[arg-type]

    path = tmp_path / "promises.duckdb"
    with Store.open(path) as store:
        store.add(
            [
                told("2026-03-01", "Kenya promised Ghana rice", "AGREE", content="AID"),
                told("2026-03-02", f"Kenya vowed {ATTACK}", "AGREE", content="RETREAT"),
                told("2026-03-03", "Kenya is to visit Ghana", "CONSULT", status="planned"),
                told("2026-03-04", "Kenya called the visit to Ghana off", "REJECT", content="CONSULT"),
                told("2026-03-09", "Kenya sent Ghana rice", "AID"),
            ],
            coder_version="test",
        )
    return TestClient(make_app(path), base_url=HERE)


@pytest.mark.parametrize("address", ["/pair?a=KEN&b=GHA", "/commitments?a=GHA&b=KEN"])
def test_a_pairs_promises_and_plans_stand_with_what_became_of_them(
    promised: TestClient, address: str
) -> None:
    page = promised.get(address).text
    pledges = re.findall(r'<li class="pledge">.*?(?=<li class="pledge">|</ol>)', page, re.DOTALL)

    assert [re.findall(r'class="pill (\w+)">([\w ]+)', pledge) for pledge in pledges] == [
        [("broken", "seems called off")],
        [("open", "open")],
        [("kept", "seems kept")],
    ]
    assert 'href="/event/0000000000000009"' in pledges[2]
    assert "shared words: rice" in pledges[2]
    assert "<script>alert" not in page
    assert "\u202e" not in page


def test_a_pairs_commitments_leave_as_files(promised: TestClient) -> None:
    asked = "a=KEN&b=GHA&until=2026-03-02"
    rows = list(csv.DictReader(io.StringIO(promised.get(f"/commitments.csv?{asked}").text)))
    lines = [json.loads(line) for line in promised.get(f"/commitments.jsonl?{asked}").text.splitlines()]

    assert [(r["kind"], r["state"], r["later_type"], r["later_words"]) for r in rows] == [
        ("promise", "open", "", ""),
        ("promise", "kept", "AID", "Kenya sent Ghana rice"),
    ]
    assert [(one["event"]["event_id"], one["state"]) for one in lines] == [
        (r["event_id"], r["state"]) for r in rows
    ]
    assert promised.get(f"/commitments.exe?{asked}").status_code == 400


def test_a_long_list_of_commitments_is_walked_by_the_place_and_not_the_page(promised: TestClient) -> None:
    whole = promised.get("/commitments?a=KEN&b=GHA").text
    rest = promised.get("/commitments?a=KEN&b=GHA&after=2026-03-03~3~0").text

    assert whole.count('class="pledge"') == 3
    assert rest.count('class="pledge"') == 2
    assert ">The oldest<" in rest
    assert promised.get("/commitments?a=KEN&b=GHA&after=tomorrow").status_code == 400
    lacking = promised.get("/commitments?a=KEN")
    assert lacking.status_code == 400
    assert "‘b’ is missing: add it to the address, as in ?a=IND&amp;b=RUS." in lacking.text


def test_a_pairs_page_can_be_bounded_in_time(site: TestClient) -> None:
    assert "2 records from 1 report" in site.get("/pair?a=KEN&b=GHA&since=2026-03&until=2026-03").text
    assert 'name="a" value="KEN"' in site.get("/pair?a=KEN&b=GHA").text


def test_a_report_without_a_title_is_called_by_its_first_words_that_tell_something(
    site: TestClient,
) -> None:
    listed = site.get("/reports").text
    own = site.get("/report?id=talks").text

    assert ">Kenya met Ghana on 2026-03-02. Kenya met Ghana in Oslo" in listed
    assert " …</bdi>" in listed
    assert "<title>Kenya met Ghana on 2026-03-02." in own
    assert "2026-04-02, talks" in own


def test_a_record_that_nothing_dates_says_when_it_was_told(tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    with Store.open(path) as store:
        report = Report(text="Kenya met Ghana.", id="r", published="2026-05-06")
        store.add([FakeCoder().examine(report)], coder_version="test")

    page = TestClient(make_app(path), base_url=HERE).get("/events").text
    assert "told 2026-05-06" in page


def test_a_report_of_any_name_can_be_read(site: TestClient) -> None:
    assert "Ghana met Kenya" in re.sub(
        "<[^>]+>", "", site.get("/report", params={"id": "../more & more"}).text
    )
    assert 'href="/report?id=..%2Fmore+%26+more"' in site.get("/reports").text


@pytest.mark.parametrize(
    "address", ["/report?id=hostile", "/event/0000000000000000", "/events", "/", "/reports"]
)
def test_hostile_text_is_shown_and_not_obeyed(site: TestClient, address: str) -> None:
    page = site.get(address).text

    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}\ufffd=HYPERLINK(1)" in page
    assert "<script>alert" not in page
    assert "\u202e" not in page


@pytest.mark.parametrize("name", list(FORMATS))
def test_what_is_asked_for_leaves_in_every_format_with_the_note_of_what_is_lost(
    site: TestClient, name: str
) -> None:
    assert f'href="/export?actor=PER&amp;to={name}"' in site.get("/events?actor=PER").text
    answer = site.get(f"/export?to={name}&actor=PER")

    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        notes = [n for n in packed.namelist() if n.endswith(".about.json")]
        assert len(packed.namelist()) > 1
        assert json.loads(packed.read(notes[0]))["records"] == 2


def test_one_export_is_made_at_a_time_and_of_a_format_that_there_is(site: TestClient) -> None:
    assert site.get("/export?to=../../etc").status_code == 400
    with exporting._making:
        assert site.get("/export?to=csv").status_code == 503
    assert site.get("/export?to=csv").status_code == 200


def test_a_hostile_cell_is_no_formula(site: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(site.get("/events.csv").text)))

    assert {row["topics"][:2] for row in rows} >= {"'=", "<s"}
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "@"))]


@pytest.mark.parametrize(
    "query",
    [
        "actor=' OR 1=1 --",
        'with="); DROP TABLE events; --',
        "type=CONSULT' OR 'a'='a",
        "words=%' OR TRUE OR '%",
        "place=') OR read_text('/etc/passwd') IS NOT NULL --",
        "context=x'); ATTACH 'stolen.duckdb'; --",
    ],
)
def test_sql_in_a_filter_is_only_words(site: TestClient, path: Path, query: str) -> None:
    before = path.read_bytes()

    assert records(site, f"/events?{query}") == []
    assert path.read_bytes() == before
    assert len(records(site, "/events")) == 6


@pytest.mark.parametrize(
    "query",
    [
        "since=' OR 1=1",
        "until=tomorrow",
        "since=2026-03&until=2026-02",
        "status=happened' --",
        "quad=9",
        "quad=1 OR 1",
        "confidence=1.2",
        "confidence=80",
        "confidence=nan",
        "after=1; DROP TABLE events",
        "before=2026-03-01~x~1",
        "after=2026-03-01~1~9999999999999999999999",
        f"actor={'a' * 201}",
        "words=%00",
    ],
)
def test_what_can_not_be_asked_is_refused_with_a_reason(site: TestClient, query: str) -> None:
    answer = site.get(f"/events?{query}")

    assert answer.status_code == 400
    assert "That can&#39;t be asked" in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/static/../app.py",
        "/static/..%2f..%2f..%2frecords.py",
        "/static//etc/passwd",
        "/static/page.html.j2",
        "/static/site.css%00.js",
        "/events.parquet",
        "/event/../../etc/passwd",
        "/event/zz",
        "/report?id=../../../../etc/passwd",
        "/docs",
        "/openapi.json",
    ],
)
def test_nothing_but_the_site_can_be_reached(site: TestClient, address: str) -> None:
    answer = site.get(address)

    assert answer.status_code == 404
    assert "root:" not in answer.text


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "", "[::1"]
)
def test_a_host_that_is_not_ours_is_refused(site: TestClient, host: str) -> None:
    answer = site.get("/", headers={"Host": host})

    assert answer.status_code == 421
    assert "Kenya" not in answer.text


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1", "[::1]:9", "LOCALHOST"])
def test_a_host_that_is_ours_is_heard(site: TestClient, host: str) -> None:
    assert site.get("/", headers={"Host": host}).status_code == 200


def test_a_name_that_was_given_is_heard_and_no_other(path: Path) -> None:
    client = TestClient(make_app(path, hosts=frozenset({"desk.example"})), base_url="http://desk.example:80")

    assert client.get("/reports").status_code == 200
    assert client.get("/reports", headers={"Host": "other.example"}).status_code == 421
    assert host_of("a:b:c") == ""


def test_what_is_too_long_is_refused(site: TestClient) -> None:
    assert site.get("/events?x=" + "a" * 5000).status_code == 414
    assert site.get("/" + "a" * 600).status_code == 414
    assert site.post("/events", content=b"a" * (MOST_BODY + 1)).status_code == 413
    assert site.post("/events", content=b"a").status_code == 405


def test_a_store_that_is_being_written_says_so_and_comes_back(tmp_path: Path) -> None:
    where = tmp_path / "busy.duckdb"
    in_store(where)
    client = TestClient(make_app(tmp_path / "absent.duckdb"), base_url=HERE, raise_server_exceptions=False)

    answer = client.get("/")
    assert answer.status_code == 503
    assert "there is no such store" in answer.text
    where.rename(tmp_path / "absent.duckdb")
    assert client.get("/").status_code == 200


def test_new_records_are_seen_without_a_restart(tmp_path: Path) -> None:
    where = tmp_path / "growing.duckdb"
    in_store(where)
    app = make_app(where)
    client = TestClient(app, base_url=HERE)
    assert "6 records" in client.get("/").text
    app.site.hand.close()

    with Store.open(where) as store:
        store.add([FakeCoder().examine(Report(text="Peru met Ghana.", id="new"))], coder_version="test")
    assert "7 records" in client.get("/").text


@pytest.mark.parametrize(
    ("words", "leads_to"),
    [
        ("Kenya", "/actor?id=KEN"),
        ("the kenyans", "/actor?id=KEN"),
        ("Kenya and Ghana", "/pair?a=KEN&b=GHA"),
        ("Kenya–Ghana", "/pair?a=KEN&b=GHA"),
        ("GHA", "/actor?id=GHA"),
        ("Kenya and Kenya", "/actor?id=KEN"),
        ("sandstorm", "/events?words=sandstorm"),
    ],
)
def test_a_search_leads_to_the_page_that_is_meant(site: TestClient, words: str, leads_to: str) -> None:
    assert site.get("/search", params={"q": words}).headers["location"] == leads_to


def test_a_long_list_is_walked_to_its_end_and_back(tmp_path: Path) -> None:
    where = tmp_path / "long.duckdb"
    days = [f"Kenya met Ghana on 2026-{month:02}-{day:02}." for month in (1, 2, 3, 4) for day in range(1, 29)]
    with Store.open(where) as store:
        store.add([FakeCoder().examine(Report(text=" ".join(days), id="long"))], coder_version="test")
    client = TestClient(make_app(where), base_url=HERE)

    seen: list[list[str]] = []
    address: str | None = "/events?actor=KEN"
    while address:
        page = client.get(address).text
        seen.append(re.findall(r'class="open" href="/event/([0-9a-f]{16})"', page))
        older = re.search(r'rel="next" href="([^"]+)"', page)
        address = older[1].replace("&amp;", "&") if older else None
    assert [len(ids) for ids in seen] == [50, 50, 12]
    assert len({id for ids in seen for id in ids}) == 112
    newer = re.search(r'rel="prev" href="([^"]+)"', page)
    assert newer
    assert records(client, newer[1].replace("&amp;", "&")) == seen[1]
