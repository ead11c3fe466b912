"""Which reports do some paths hold?

    kinds.py     which reader reads which kind: text, JSON, HTML pages, tables, web archives, feeds, those of others
    packed.py    gzip and Zstandard, of all kinds
    folders.py   every such file below a folder, sorted
    '-'          standard input: its first bytes tell its kind

Read one after another; no more than one report is ever held. Nothing vanishes: what cannot be read goes to `set_aside`.
"""

import datetime as dt
import hashlib
import io
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from dragoman.errors import SourceError
from dragoman.records import Report
from dragoman.sources.dates import address_day
from dragoman.sources.folders import files_in, identity, printable
from dragoman.sources.items import Limits, Located, Reading, SetAside
from dragoman.sources.kinds import KINDS, in_folders, kind_of, others, read_stream, suffix_of
from dragoman.sources.language import ENGLISH, language_of
from dragoman.sources.markup import readable

STDIN = "-"
_SHORT = (
    "title",
    "publisher",
    "url",
    "author",
    "canonical_url",
)  # what a report's source says of it, in which no control sign stays
_COUNTED = frozenset(
    {"text", "json", "jsonl", "html"}
)  # kinds whose reports can be counted without reading them
Found = Report | SetAside


def read_reports(
    paths: Sequence[str],
    *,
    set_aside: Callable[[SetAside], None],
    limits: Limits | None = None,
    reading: Reading | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Report]:
    """The reports that some files, folders or standard input (`-`) hold, in order.

    Args:
        paths: files, folders, or `-`.
        set_aside: is told of each item that is no report, with its place, reason and remedy; and, as a note, of reports
            dated in the future and of reports met twice, which are passed on once.
        limits: what is too large; ten megabytes a report by default.
        reading: names of columns, the language wanted (English by default), the kind of what has no suffix.
        stdin: stands in for standard input.

    Raises:
        SourceError: a path does not exist, cannot be opened, is of a kind that is not read, or is a folder without any
            report. Raised by the call itself, before the first report is asked for.
    """
    check_paths(paths)
    stream = stdin or (sys.stdin.buffer if STDIN in paths else io.BytesIO())
    how, most = reading or Reading(), limits or Limits()
    located = (
        item
        for name in paths
        for item in _items(name, set_aside=set_aside, limits=most, reading=how, stdin=stream)
    )
    return _reports(located, set_aside=set_aside, limits=most, language=how.language)


@dataclass(frozen=True, slots=True)
class Listed:
    """A file that some paths stand for: where it is, how it was named, and the id that it would give a report that has none."""

    path: Path
    place: str
    report_id: str


def list_files(paths: Sequence[str], *, set_aside: Callable[[SetAside], None]) -> Iterator[Listed]:
    """The files that some paths stand for, in the order in which `read_reports` reads them, for `read_files`.

    Args:
        set_aside: is told of folders that cannot be listed, and of files of other kinds.

    Raises:
        SourceError: as `read_reports`, or a path is standard input, which has no files. Raised by the call itself.
    """
    if STDIN in paths:
        raise SourceError(STDIN, "standard input cannot be shared out", "Give files or folders")
    for path in paths:
        _check(path)
    return (
        Listed(path, printable(path), report_id)
        for name in paths
        for path, report_id in _files(name, set_aside=set_aside)
    )


def read_files(
    files: Iterable[Listed],
    *,
    set_aside: Callable[[SetAside], None],
    limits: Limits | None = None,
    reading: Reading | None = None,
) -> Iterator[Report]:
    """The reports of listed files, in order, as `read_reports` gives them; one that cannot be opened is set aside."""
    how, most = reading or Reading(), limits or Limits()
    located = (item for file in files for item in _items_of_file(file, limits=most, reading=how))
    return _reports(located, set_aside=set_aside, limits=most, language=how.language)


def count_items(paths: Sequence[str]) -> int | None:
    """How many items some paths hold (lines of JSON lines, other files), or None where that cannot be told before reading."""
    total = 0
    for name in paths:
        if name == STDIN or not (Path(name).is_dir() or Path(name).is_file()):
            return None
        for path, _ in _files(name, set_aside=lambda _: None):
            kind = kind_of(path) or "text"
            if kind not in _COUNTED or suffix_of(path) != path.suffix.lower():
                return None
            if kind == "jsonl":
                with path.open("rb") as stream:
                    total += sum(chunk.count(b"\n") for chunk in iter(lambda s=stream: s.read(1 << 20), b""))  # type: ignore[misc]
            else:
                total += 1
    return total


def check_paths(paths: Sequence[str]) -> None:
    """Whether reports can be read from some paths, before anything is read or made.

    Raises:
        SourceError: as of `read_reports`.
    """
    for path in paths:
        _check(path)
    if list(paths).count(STDIN) > 1:
        raise SourceError(STDIN, "standard input can be read only once", "Give '-' once")


def _check(name: str) -> None:
    if name == STDIN:
        return
    if not name:
        raise SourceError(
            "''", "the empty name is that of no file", "Give a path; . is the folder that you are in"
        )
    path, shown = Path(name), printable(name)
    try:
        there = path.exists()
    except OSError as error:
        raise SourceError(shown, f"cannot be opened: {error.strerror}", "Check the path") from error
    if not there:
        raise SourceError(shown, "there is no such file or folder", "Check the spelling of the path")
    if not os.access(path, os.R_OK):
        raise SourceError(shown, "it may not be read", "Change its permissions")
    if path.is_dir():
        if not any(in_folders(file) for file in files_in(path, errors=[])):
            raise SourceError(
                shown,
                "the folder holds no file of a kind that is read",
                f"Give a folder of reports: {_kinds()}",
            )
    elif suffix_of(path) and not kind_of(path) and path.is_file():
        raise SourceError(
            shown, f"files of kind {suffix_of(path)} are not read", f"Give one of these kinds: {_kinds()}"
        )


def _kinds() -> str:
    return ", ".join(sorted(suffixes[0] for suffixes in KINDS.values()) + sorted(others()))


def _reports(
    located: Iterable[Located], *, set_aside: Callable[[SetAside], None], limits: Limits, language: str
) -> Iterator[Report]:
    seen: dict[bytes, bytes] = {}
    for place, found in located:
        if isinstance(found, Report):
            found = _unless_met(found, place=place, seen=seen)
        if isinstance(found, Report):
            found = told_apart(found, place=place, language=language)
        if isinstance(found, SetAside):
            set_aside(found)
            continue
        if found.date and found.date > limits.today + dt.timedelta(days=1):
            reason = f"dated in the future, {found.published}"
            set_aside(
                SetAside(place, reason, "It was coded with that date; correct it if it is wrong", note=True)
            )
        yield found


def told_apart(report: Report, *, place: str, language: str) -> Found:
    """The report with its language, its origin, and a date from its address where it has no other; or set aside as `language`."""
    spoken = language_of(report.text, declared=report.language.strip()[:2].lower())
    if language != "any" and spoken not in {"", language}:
        english = " not English" if language == ENGLISH else f" not {language}"
        return SetAside(
            place, f"language: {spoken},{english}", "To code it all the same, give --language any"
        )
    day = None if report.published else address_day(report.url)
    dated = (
        {"published": day.isoformat(), "published_source": "url", "published_confidence": "medium"}
        if day
        else {}
    )
    told = {name: value for name in _SHORT if (value := getattr(report, name))}
    clean = {name: shown for name, value in told.items() if (shown := readable(value)) != value}
    changed: dict[str, Any] = {"origin": report.origin or place, **dated, **clean}
    return replace(report, language=spoken, **changed)


def _unless_met(report: Report, *, place: str, seen: dict[bytes, bytes]) -> Found:
    """The report, or why it is none where its id was met before. `seen` maps ids to texts, as digests of 8 bytes."""
    key = hashlib.blake2b(report.id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    text = bytes.fromhex(report.sha256[:16])
    if key not in seen:
        seen[key] = text
        return report
    return met_again(report.id, place=place, same=seen[key] == text)


def met_again(report_id: str, *, place: str, same: bool) -> SetAside:
    """What is said of a report whose id was met before, with the same text or another."""
    if same:
        return SetAside(place, f"the same report again, id {report_id!r}", "It is coded once", note=True)
    return SetAside(
        place, f"id {report_id!r} belongs to an earlier report with another text", "Give it an id of its own"
    )


def _items(
    name: str, *, set_aside: Callable[[SetAside], None], limits: Limits, reading: Reading, stdin: BinaryIO
) -> Iterator[Located]:
    if name == STDIN:
        place = "standard input"
        try:
            yield from read_stream(
                stdin, kind=reading.kind, path=None, place=place, report_id="", limits=limits, reading=reading
            )
        except OSError as error:
            yield place, SetAside(place, f"cannot be read: {error.strerror}", "Check what is sent to it")
        return
    for path, report_id in _files(name, set_aside=set_aside):
        yield from _items_of_file(Listed(path, printable(path), report_id), limits=limits, reading=reading)


def _items_of_file(file: Listed, *, limits: Limits, reading: Reading) -> Iterator[Located]:
    path, place = file.path, file.place
    kind = kind_of(path) or (reading.kind if not suffix_of(path) else "")
    known = file.report_id if path.is_file() else ""
    try:
        with path.open("rb") as stream:
            yield from read_stream(
                stream, kind=kind, path=path, place=place, report_id=known, limits=limits, reading=reading
            )
    except OSError as error:
        remedy = "Check the file and its permissions"
        yield place, SetAside(place, f"cannot be read: {error.strerror}", remedy)


def _files(name: str, *, set_aside: Callable[[SetAside], None]) -> Iterator[tuple[Path, str]]:
    """The files that a path stands for, with the id that each would give its report."""
    path = Path(name)
    if not path.is_dir():
        yield path, identity(path, folder=None)
        return
    others: Counter[str] = Counter()
    errors: list[OSError] = []
    for file in files_in(path, errors=errors):
        if in_folders(file):
            yield file, identity(file, folder=path)
        else:
            others[printable(file.suffix) or "no suffix"] += 1
    for error in errors:
        set_aside(
            SetAside(
                printable(error.filename), f"cannot be listed: {error.strerror}", "Check its permissions"
            )
        )
    if others:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(others.items()))
        set_aside(
            SetAside(
                printable(name),
                f"files of other kinds were not read: {kinds}",
                "Convert those that are reports",
                note=True,
            )
        )
