"""Can those who know the token review on the pages, and nobody else, and does the store stay as it is?"""

import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.records import Report
from dragoman.store import Store
from dragoman.web.site.app import make_app
from fake_coder import FakeCoder

HERE = "http://127.0.0.1:8765"
TOKEN = "a-token-of-many-characters"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    where = tmp_path / "news.duckdb"
    report = Report(text="Kenya met Ghana in Oslo on 2026-03-02. Peru met Chile.", id="talks")
    with Store.open(where) as store:
        store.add([FakeCoder().examine(report)], coder_version="test")
    return where


@pytest.fixture
def site(path: Path) -> TestClient:
    return TestClient(make_app(path, token=TOKEN), base_url=HERE, follow_redirects=False)


def sign_in(site: TestClient, name: str = "Ada", token: str = TOKEN) -> int:
    return site.post("/review/sign-in", data={"name": name, "token": token}).status_code


def ids(site: TestClient) -> list[str]:
    return [json.loads(line)["event_id"] for line in site.get("/events.jsonl").text.splitlines()]


def form(site: TestClient, event: str, **values: str) -> dict[str, str]:
    """What a record's page sends, with the secret that stands in its forms."""
    found = re.search(r'name="csrf" value="([^"]+)"', site.get(f"/event/{event}").text)
    return {"event": event, "field": "", "csrf": found[1] if found else ""} | values


def reviews(site: TestClient) -> list[dict[str, object]]:
    return [json.loads(line) for line in site.get("/review/reviews.jsonl").text.splitlines()]


def test_a_reviewer_accepts_corrects_and_takes_back(site: TestClient, path: Path) -> None:
    before = path.read_bytes()
    assert sign_in(site) == 303
    event = ids(site)[0]

    for values in (
        {"field": "target.0.country", "verdict": "correct", "value": "GIN", "note": ""},
        {"field": "mode", "verdict": "reject"},
        {"verdict": "accept", "note": "clear <b>"},
        {"field": "mode", "verdict": "withdraw"},
    ):
        answer = site.post("/review/verdict", data=form(site, event, **values))
        assert (answer.status_code, answer.headers["location"]) == (303, f"/event/{event}#review")

    assert [(r["field"], r["verdict"], r["before"], r["after"]) for r in reviews(site)] == [
        ("target.0.country", "correct", "GHA", "GIN"),
        ("mode", "reject", "visit", None),
        ("", "accept", None, None),
        ("mode", "withdraw", "visit", None),
    ]
    page = site.get(f"/event/{event}").text
    assert "corrects target: country, from “<bdi>GHA</bdi>” to “<bdi>GIN</bdi>”" in page
    assert "clear &lt;b&gt;" in page
    assert path.read_bytes() == before
    assert site.get(f"/event/{event}.json").json()["target"][0]["country"] == "GHA"


def test_verdicts_leave_as_gold_and_as_agreement(site: TestClient, path: Path) -> None:
    one, two = ids(site)
    for name in ("Ada", "Ben"):
        sign_in(site, name)
        site.post("/review/verdict", data=form(site, one, verdict="accept"))
        site.post("/review/verdict", data=form(site, two, verdict="reject"))

    (gold,) = [json.loads(line) for line in site.get("/review/gold.jsonl").text.splitlines()]
    assert (gold["id"], len(gold["events"]), gold["reviewed_by"]) == ("talks", 1, ["Ada", "Ben"])
    page = re.sub(r"\s+", " ", site.get("/review").text)
    assert "2 records judged by 2 reviewers" in page
    assert '<th scope="row">the record</th><td class="num">2</td><td class="num">1.00</td>' in page


def test_the_next_record_is_one_without_a_verdict_and_the_same_for_all(site: TestClient) -> None:
    sign_in(site)
    first = site.get("/review/next").headers["location"]
    event = re.findall("[0-9a-f]{16}", first)[0]
    site.post("/review/verdict", data=form(site, event, verdict="accept"))
    second = site.get("/review/next").headers["location"]

    assert {first, second} == {f"/event/{id}#review" for id in ids(site)}
    sign_in(site, "Ben")
    assert site.get("/review/next").headers["location"] == first


@pytest.mark.parametrize("token", ["", "wrong", TOKEN + "x", TOKEN[:-1], "ä" * 30])
def test_without_the_token_nobody_signs_in(site: TestClient, token: str) -> None:
    assert sign_in(site, token=token) == 403
    assert site.cookies.get("dragoman_reviewer") is None


def test_where_reviewing_is_off_an_empty_token_opens_nothing(path: Path) -> None:
    site = TestClient(make_app(path), base_url=HERE)

    assert sign_in(site, token="") == 403
    assert "opened to read only" in site.get("/review").text


def test_who_has_not_signed_in_can_read_and_write_nothing(site: TestClient) -> None:
    event = ids(site)[0]
    answer = site.post("/review/verdict", data=form(site, event, verdict="accept"))

    assert answer.status_code == 403
    assert "Sign in to review" in answer.text
    assert reviews(site) == []
    assert "<form method" not in site.get(f"/event/{event}").text


@pytest.mark.parametrize(
    ("values", "headers"),
    [
        pytest.param({"csrf": ""}, {}, id="no secret"),
        pytest.param({"csrf": "guessed"}, {}, id="a wrong secret"),
        pytest.param({}, {"Origin": "http://evil.example"}, id="another site"),
        pytest.param({}, {"Origin": "null"}, id="a hidden site"),
        pytest.param({}, {"Sec-Fetch-Site": "cross-site"}, id="the browser says so"),
        pytest.param({}, {"Origin": "http://127.0.0.1:9999"}, id="another port"),
        pytest.param({}, {"Content-Type": "text/plain"}, id="a form that needs no leave"),
    ],
)
def test_another_sites_page_cannot_post_for_a_reviewer(
    site: TestClient, values: dict[str, str], headers: dict[str, str]
) -> None:
    sign_in(site)
    event = ids(site)[0]
    answer = site.post("/review/verdict", data=form(site, event, verdict="accept") | values, headers=headers)

    assert answer.status_code == 403
    assert reviews(site) == []


def test_the_sites_own_page_can_post(site: TestClient) -> None:
    sign_in(site)
    sent = form(site, ids(site)[0], verdict="accept")

    assert site.post("/review/verdict", data=sent, headers={"Origin": HERE, "Sec-Fetch-Site": "same-origin"}).status_code == 303  # fmt: skip


@pytest.mark.parametrize(
    "values",
    [
        {"verdict": "delete"},
        {"verdict": "correct"},
        {"verdict": "correct", "field": "event_id", "value": "0"},
        {"verdict": "reject", "field": "__class__"},
        {"verdict": "correct", "field": "type", "value": "' OR 1=1"},
        {"verdict": "correct", "field": "start", "value": "soon"},
        {"verdict": "accept", "note": "x" * 501},
    ],
)
def test_what_is_no_verdict_is_refused_and_written_nowhere(site: TestClient, values: dict[str, str]) -> None:
    sign_in(site)
    answer = site.post("/review/verdict", data=form(site, ids(site)[0], **values))

    assert answer.status_code == 403
    assert reviews(site) == []


def test_a_verdict_on_a_record_that_is_not_there_is_refused(site: TestClient) -> None:
    sign_in(site)
    sent = form(site, ids(site)[0], verdict="accept") | {"event": "f" * 16}

    assert site.post("/review/verdict", data=sent).status_code == 404


@pytest.mark.parametrize(
    "address", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", ""]
)
def test_signing_in_leads_to_no_other_site(site: TestClient, address: str) -> None:
    answer = site.post("/review/sign-in", data={"name": "Ada", "token": TOKEN, "back": address})

    assert answer.headers["location"] == "/review"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites_and_ends_with_signing_out(
    site: TestClient,
) -> None:
    answer = site.post("/review/sign-in", data={"name": "Ada", "token": TOKEN})
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie

    sent = form(site, ids(site)[0])
    secret = site.cookies["dragoman_reviewer"]
    assert site.post("/review/sign-out", data=sent).status_code == 303
    site.cookies.set("dragoman_reviewer", secret)
    assert site.post("/review/verdict", data=sent | {"verdict": "accept"}).status_code == 403


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "Ada\x00", "Ada\u202e"])
def test_a_name_that_is_none_is_refused(site: TestClient, name: str) -> None:
    assert sign_in(site, name) == 403
