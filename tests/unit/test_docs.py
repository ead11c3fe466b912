"""Do the docs say what the source says?"""

import doctest
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.codebook import load_codebook
from own_scripts import script

ROOT = Path(__file__).resolve().parents[2]
RECORD = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
SCHEMA = json.loads((ROOT / "src" / "dragoman" / "exports" / "event.schema.json").read_text(encoding="utf-8"))
TOOL = script(ROOT / "tools" / "make_docs.py")


@pytest.mark.parametrize(("page", "name", "part"), TOOL.PARTS, ids=lambda v: v if isinstance(v, str) else "")
def test_what_follows_from_the_source_is_up_to_date(page: str, name: str, part: Any) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")

    assert TOOL.renewed(text, name, part()) == text, "run: python tools/make_docs.py"


def properties(schema: dict[str, Any]) -> Iterator[str]:
    yield from schema["properties"]
    for part in schema["$defs"].values():
        yield from part.get("properties", ())


def choices(schema: Any) -> Iterator[str]:
    """Every value that the schema lists."""
    if isinstance(schema, dict):
        yield from (value for value in schema.get("enum", ()) if value)
        for part in schema.values():
            yield from choices(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from choices(part)


@pytest.mark.parametrize("name", sorted({*properties(SCHEMA), *choices(SCHEMA)}))
def test_the_page_of_the_record_names_every_field_and_every_value(name: str) -> None:
    assert f"`{name}`" in RECORD


def test_the_page_of_the_record_names_every_type_with_its_modes() -> None:
    codebook = load_codebook()
    rows = dict(re.findall(r"^\| `([A-Z]+)` \|(.*)\|$", RECORD, re.MULTILINE))
    told = {name: set(re.findall(r"`([a-z-]+)`", row)) for name, row in rows.items()}

    assert told == {name: set(codebook.modes(name)) for name in codebook.types}


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda p: p.stem)
def test_every_page_that_a_page_leads_to_is_there(page: Path) -> None:
    targets = [t for t in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")) if "://" not in t]

    assert [t for t in targets if not (page.parent / t).exists()] == []


def anchors(page: Path) -> set[str]:
    """The names of a page's headings in an address."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))], ids=lambda p: p.stem
)
def test_every_heading_that_a_page_leads_to_is_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]*\.md)?#([^)]+)\)", page.read_text(encoding="utf-8"))

    assert [(to, name) for to, name in links if name not in anchors(page.parent / to if to else page)] == []


@pytest.mark.model
def test_the_examples_on_the_page_of_times_and_places_are_true() -> None:
    outcome = doctest.testfile(str(ROOT / "docs" / "times-and-places.md"), module_relative=False)

    assert outcome.attempted > 15
    assert outcome.failed == 0
