#!/usr/bin/env python3
"""Writes the parts of the docs that follow from the source: the house's arrows and files, and the headers of data files.

    python tools/make_docs.py [--readme]

Each part stands in its page between `<!-- made: NAME -->` and `<!-- end -->`. With `--readme` it also runs the README's example
and puts in what it prints. tests/unit/test_docs.py fails while a part is not what this would write.
"""

import argparse
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "dragoman"
CODING = PACKAGE / "coding"
FACE = "dragoman"  # the package's own __init__, in the drawing
EVERYWHERE = frozenset(
    {"flat", "records", "errors", "version", "inert", "overwriting", "wording", "calendar_names", "odds"}
)  # every room may use them: no arrow is drawn
HANDED = frozenset({"findings", "drafts"})  # every room of coding/ may use them: no arrow is drawn
FIELDS = ("What", "Source", "Licence", "Made by")
TOP = (
    "__main__",
    "cli",
    "web",
    "component",
    "printing",
    "doctor",
    FACE,
    "library",
    "exports",
    "running",
    "training",
    "scoring",
    "reviewing",
    "coding",
    "stories",
    "register",
)
REST = (
    "reading",
    "knowledge",
    "codebook",
    "sources",
    "store",
    "flat",
    "records",
    "errors",
    "version",
    "inert",
    "overwriting",
    "wording",
    "calendar_names",
    "odds",
)


def room(path: Path) -> str:
    """The part of the house that a module belongs to."""
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return FACE if first == "__init__" else first


def imports(path: Path) -> Iterator[str]:
    """The modules of the package that a module imports from."""
    source = path.read_text(encoding="utf-8")
    for package, name in re.findall(
        r"^\s*(?:from|import) (dragoman\S*)(?: import (\w+))?", source, re.MULTILINE
    ):
        yield f"{package}.{name}" if package == FACE and name in (*TOP, *REST) else package


def arrows() -> str:
    """A drawing of which room imports from which."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path in sorted(PACKAGE.rglob("*.py")):
        found[room(path)] |= {used.partition(".")[2].partition(".")[0] or FACE for used in imports(path)}
    order = [*TOP, *REST]
    return drawing([(user, sorted(found[user] - EVERYWHERE - {user}, key=order.index)) for user in order])


def rooms_of_coding() -> str:
    """A drawing of which room of `coding/` imports from which; how the findings are handed about is left out."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path in sorted(CODING.rglob("*.py")):
        user = path.relative_to(CODING).parts[0].removesuffix(".py")
        within = (used.split(".")[2] for used in imports(path) if used.startswith(f"{FACE}.coding."))
        found[user] |= set(within) - HANDED - {user}
    return drawing([(user, sorted(found[user])) for user in sorted(found)])


def drawing(arrows: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Arrows as a drawing that the pages of a repository show."""
    return "\n".join(
        [
            "```mermaid",
            "flowchart TD",
            *(f"  {user} --> {' & '.join(used)}" for user, used in arrows if used),
            "```",
        ]
    )


def files() -> str:
    """One line a module: the question that it answers."""
    lines: list[str] = []
    rooms: defaultdict[str, list[Path]] = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        rooms[room(path) if path.parent != PACKAGE else ""].append(path)
    for name in sorted(rooms, key=lambda r: [*TOP, *REST].index(r) if r else -1):
        lines += ["", f"**{name + '/' if name else 'On top and at the bottom'}**", ""]
        lines += [f"- `{p.relative_to(PACKAGE).as_posix()}`: {question(p)}" for p in rooms[name]]
    return "\n".join(lines[1:])


def question(path: Path) -> str:
    """The first line of a module's docstring."""
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    return first.strip('" ')


def data() -> str:
    """One row a data file, from its header."""
    rows = ["| file | what | source | licence | made by |", "|---|---|---|---|---|"]
    for path in sorted(p for p in PACKAGE.rglob("*") if p.suffix in {".toml", ".tsv"}):
        told = header(path)
        cells = (told.get(field, "").replace("|", "\\|") for field in FIELDS)
        rows.append(f"| `{path.relative_to(PACKAGE).as_posix()}` | {' | '.join(cells)} |")
    return "\n".join(rows)


def header(path: Path) -> dict[str, str]:
    """The fields of a data file's header; a line that is indented goes on with the field before it."""
    told: dict[str, str] = {}
    last = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            break
        begun = re.match(r"# (What|Source|Licence|Made by|Gaps|Checked|Columns)\s+(.*)", line)
        if begun:
            last = begun[1]
            told[last] = begun[2].strip()
        elif last and line.startswith("#    "):
            told[last] += " " + line[1:].strip()
        else:
            last = ""
    return told


def formats() -> str:
    """The formats of `dragoman export`, and which of them carries what."""
    from dragoman.exports import FORMATS
    from dragoman.exports.formats import LACKS

    rows = ["| `--to` | what it is |", "|---|---|"]
    rows += [f"| `{name}` | {chosen.what} |" for name, chosen in FORMATS.items()]
    rows += ["", f"| of a record | {' | '.join(FORMATS)} |", "|---" * (len(FORMATS) + 1) + "|"]
    for name, lack in LACKS.items():
        marks = ("no" if name in chosen.lacks else "yes" for chosen in FORMATS.values())
        rows.append(f"| {lack.what} | {' | '.join(marks)} |")
    return "\n".join(rows)


PARTS: tuple[tuple[str, str, Callable[[], str]], ...] = (
    ("docs/architecture.md", "arrows", arrows),
    ("docs/architecture.md", "rooms of coding", rooms_of_coding),
    ("docs/architecture.md", "files", files),
    ("docs/provenance.md", "data", data),
    ("docs/exports.md", "formats", formats),
)


def renewed(page: str, name: str, part: str) -> str:
    """A page with one of its made parts as it should be."""
    mark = re.compile(rf"(<!-- made: {name} -->\n)(?:(?!<!-- ).)*?(<!-- end -->)", re.DOTALL)
    if not mark.search(page):
        raise SystemExit(f"no place for {name!r}")
    return mark.sub(lambda m: f"{m[1]}{part}\n{m[2]}", page)


def readme(page: str) -> str:
    """The README with what its example prints."""
    block = re.compile(r"(```python\n(.*?)```\n```text\n).*?(```)", re.DOTALL)
    found = block.search(page)
    if found is None:
        raise SystemExit("no example in README.md")
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", found[2]], capture_output=True, encoding="utf-8", check=True
    )
    return block.sub(lambda m: m[1] + done.stdout + m[3], page)


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the parts of the docs that follow from the source.")
    parser.add_argument(
        "--readme", action="store_true", help="run the README's example too (loads the parser)"
    )
    for page, name, part in PARTS:
        path = ROOT / page
        path.write_text(renewed(path.read_text(encoding="utf-8"), name, part()), encoding="utf-8")
    if parser.parse_args().readme:
        path = ROOT / "README.md"
        path.write_text(readme(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
