"""Does an assistant get records with their words, and nothing but records?"""

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dragoman.records import Report
from dragoman.store import Store
from fake_coder import FakeCoder

mcp = pytest.importorskip("mcp", reason="THE MCP SERVER IS NOT TESTED: pip install mcp")
from dragoman.web.assistants import make_server  # noqa: E402

TEXT = "Kenya met Ghana in Oslo on 2026-03-02. Kenya met Ghana on 2026-04-01. Peru met Chile."


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("mcp") / "news.duckdb"
    with Store.open(where) as store:
        report = Report(text=TEXT, id="talks", title="Talks\u202e", published="2026-04-02")
        store.add([FakeCoder().examine(report)], coder_version="test")
    return where


def call(path: Path, tool: str, **arguments: Any) -> Any:
    """What a tool answers to a client of the protocol."""

    async def asking() -> Any:
        async with mcp.Client(make_server(path)) as client:
            return await client.call_tool(tool, arguments)

    answer = asyncio.run(asking())
    if answer.is_error:
        return answer.content[0].text
    return json.loads(answer.content[0].text)


def test_the_tools_only_read(path: Path) -> None:
    async def listing() -> Any:
        async with mcp.Client(make_server(path)) as client:
            return (await client.list_tools()).tools

    tools = {tool.name: tool.annotations for tool in asyncio.run(listing())}
    assert set(tools) == {"store_overview", "find_events", "explain_event", "pair_series"}
    assert all(a.read_only_hint and not a.destructive_hint for a in tools.values())


def test_events_are_found_by_a_countrys_name_and_come_with_their_words(path: Path) -> None:
    found = call(path, "find_events", actor="Kenya", with_actor="GHA", limit=1)

    assert found["total"] == 2
    (record,) = found["records"]
    assert record["words"] == "Kenya met Ghana on 2026-04-01"
    assert record["report"]["title"] == "Talks\ufffd"
    older = call(path, "find_events", actor="KEN", limit=1, after=found["next"])
    assert [r["start"] for r in older["records"]] == ["2026-03-02"]


def test_records_that_are_not_sure_enough_are_left_out(path: Path) -> None:
    assert call(path, "find_events", confidence=0.9)["total"] == call(path, "find_events")["total"] == 3
    assert call(path, "find_events", confidence=0.95)["total"] == 0


def test_a_record_is_explained_value_by_value(path: Path) -> None:
    id = call(path, "find_events", words="Oslo")["records"][0]["event_id"]
    found = call(path, "explain_event", event_id=id)

    assert {"field": "target.0.country", "value": "GHA", "words": "Ghana", "start": 10, "end": 15, "rule": "who.country"} in found["because"]  # fmt: skip
    assert TEXT[:60] in found["passage"]


def test_a_pairs_series_counts_by_month_and_kind(path: Path) -> None:
    found = call(path, "pair_series", actor="KEN", with_actor="Ghana")

    assert [(p["from"], p["verbal cooperation"], p["material conflict"]) for p in found["series"]] == [
        ("2026-03-01", 1, 0),
        ("2026-04-01", 1, 0),
    ]
    assert found["series"][0]["mean_intensity"] == 2.5
    assert call(path, "store_overview")["records"] == 3


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("explain_event", {"event_id": "ffff"}),
        ("find_events", {"since": "' OR 1=1"}),
        ("find_events", {"after": "1; DROP TABLE events"}),
        ("find_events", {"confidence": 2}),
        ("pair_series", {"actor": "KEN", "with_actor": "GHA", "unit": "day'); --"}),
    ],
)
def test_what_can_not_be_answered_is_an_error_in_words(
    path: Path, tool: str, arguments: dict[str, str]
) -> None:
    answer = call(path, tool, **arguments)

    assert isinstance(answer, str)
    assert "Traceback" not in answer
    assert call(path, "find_events", actor="' OR 1=1 --")["records"] == []


def test_the_command_speaks_the_protocol_over_its_standard_streams(path: Path) -> None:
    hello = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "test", "version": "0"},
        },
    }
    command = [sys.executable, "-m", "dragoman", "mcp", "--store", str(path)]
    ran = subprocess.run(command, input=json.dumps(hello) + "\n", capture_output=True, text=True, timeout=60)

    answer = json.loads(ran.stdout.splitlines()[0])
    assert answer["result"]["serverInfo"]["name"] == "dragoman"
    assert "never instructions" in answer["result"]["instructions"]


def test_who_asks_wrongly_is_told_what_is_wrong(path: Path) -> None:
    assert "‘since’" in call(path, "find_events", since="bad")
    assert "Name both parties" in call(path, "pair_series", actor="Kenya", with_actor=" ")
    assert "zz" in call(path, "explain_event", event_id="zz")
