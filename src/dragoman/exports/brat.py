"""How do records leave as brat's standoff files? A folder: the text and the marks of each report, and the configuration.

brat's offsets count Unicode characters, the end not included, and no span may cross a line's end: such a span is parted.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from dragoman.exports.codes import Codes
from dragoman.exports.formats import Format, Tally, Target
from dragoman.inert import one_line
from dragoman.records import Event
from dragoman.store import Entry

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}")
_UNWRITABLE = re.compile(r"[\ud800-\udfff]")
STATUSES = ("happened", "ongoing", "planned", "conditional", "denied", "recurring")
CERTAINTIES = ("certain", "probable", "possible", "unknown")


def file_name(report_id: str) -> str:
    """A name for a report's files that every system takes, and that stays in the folder.

    >>> file_name("r-1"), file_name("../../etc/passwd")[:7]
    ('r-1', 'report-')
    """
    if _SAFE.fullmatch(report_id) and report_id.lower() not in {"annotation", "visual"}:
        return report_id
    return f"report-{hashlib.sha256(report_id.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def fragments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a span that lie in one line each, blanks at their ends left away.

    >>> fragments("He met\\n  her.", 0, 13)
    [(0, 6), (9, 13)]
    """
    parts, at = [], start
    for line in text[start:end].splitlines(keepends=True):
        words = line.strip()
        if words:
            first = at + line.index(words)
            parts.append((first, first + len(words)))
        at += len(line)
    return parts


@dataclass
class _Marks:
    """The lines of one report's annotations, numbered as they come."""

    text: str
    lines: list[str] = field(default_factory=list)
    spans: dict[tuple[str, int, int], str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def number(self, kind: str) -> str:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return f"{kind}{self.counts[kind]}"

    def span(self, label: str, start: int, end: int) -> str:
        """The name of a text-bound annotation; made where there is none yet.

        Raises:
            ValueError: the span holds no words of the text.
        """
        key = (label, start, end)
        if key not in self.spans:
            parts = fragments(self.text, start, end) if 0 <= start < end <= len(self.text) else []
            if not parts:
                raise ValueError(f"no words at {start}–{end}")
            name = self.number("T")
            where = ";".join(f"{a} {b}" for a, b in parts)
            words = " ".join(self.text[a:b] for a, b in parts)
            self.lines.append(f"{name}\t{label} {where}\t{words}")
            self.spans[key] = name
        return self.spans[key]

    def add(self, kind: str, rest: str) -> None:
        self.lines.append(f"{self.number(kind)}\t{rest}")


def marks_of(text: str, events: list[Event]) -> list[str]:
    """The lines of a report's `.ann` file.

    Raises:
        ValueError: a record's words are not in the text.
    """
    marks = _Marks(text)
    for event in events:
        _mark(marks, event)
    return marks.lines


def _mark(marks: _Marks, event: Event) -> None:
    if not event.tellings:
        raise ValueError("no telling, so nothing to mark")
    trigger = marks.span(event.type, event.tellings[0].start, event.tellings[0].end)
    arguments: list[str] = []
    for label, prefix in (("Actor", "source."), ("Recipient", "target."), ("Topic", "topics.")):
        found: dict[str, str] = {}
        for e in event.evidence:
            if e.field.startswith(prefix):
                party = e.field.removeprefix(prefix).partition(".")[0]
                if party not in found or e.field.endswith(".mention"):
                    found[party] = marks.span("Topic" if label == "Topic" else "Party", e.start, e.end)
        names = list(dict.fromkeys(found.values()))
        arguments += [f"{label}{i if i > 1 else ''}:{name}" for i, name in enumerate(names, 1)]
    for label, name in (("Time", "start"), ("Place", "place")):
        for e in event.evidence:
            if e.field == name:
                arguments.append(f"{label}:{marks.span(label, e.start, e.end)}")
                break
    name = marks.number("E")
    marks.lines.append(f"{name}\t{event.type}:{trigger}" + "".join(f" {argument}" for argument in arguments))
    _say_more(marks, event, name)


def _say_more(marks: _Marks, event: Event, name: str) -> None:
    """Attributes, who says so, the place's number, and a note with what brat has no place for."""
    marks.add("A", f"Status {name} {event.status}")
    marks.add("A", f"Certainty {name} {event.certainty}")
    if event.reciprocal:
        marks.add("A", f"Reciprocal {name}")
    for e in event.evidence:
        if e.field == "attribution" and event.attribution.to is not None:
            marks.add("R", f"Said Arg1:{marks.span('Party', e.start, e.end)} Arg2:{name}")
            break
    place = event.place
    if place and place.geonames_id:
        for e in event.evidence:
            if e.field == "place":
                marks.add(
                    "N",
                    f"Reference {marks.span('Place', e.start, e.end)} GeoNames:{place.geonames_id}\t{one_line(place.name)}",
                )
                break
    note = f"{event.event_id} mode={event.mode} content={event.content} start={event.time.start} end={event.time.end}"
    marks.add("#", f"AnnotatorNotes {name}\t{one_line(note)}")


def write(entries: Iterator[Entry], target: Target, codes: Codes, tally: Tally) -> None:
    folder = target.place()
    folder.mkdir()
    types = codes.codebook.types
    (folder / "annotation.conf").write_text(_configuration(types), encoding="utf-8", newline="\n")
    for report_id, group in groupby(entries, key=lambda entry: entry.report_id):
        _write_report(folder, report_id, list(group), tally)


def _write_report(folder: Path, report_id: str, entries: list[Entry], tally: Tally) -> None:
    text = _UNWRITABLE.sub("\ufffd", entries[0].text)
    good: list[Event] = []
    for entry in entries:
        try:
            marks_of(text, [entry.event])
        except ValueError as error:
            tally.fault(entry.event.event_id, error)
        else:
            good.append(entry.event)
    name = file_name(report_id)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    lines = "".join(line + "\n" for line in marks_of(text, good))
    (folder / f"{name}.ann").write_text(lines, encoding="utf-8", newline="\n")
    tally.rows += len(good)


def _configuration(types: tuple[str, ...]) -> str:
    sides = "Actor*:Party, Recipient*:Party, Time?:Time, Place?:Place, Topic*:Topic"
    lines = [
        "[entities]",
        "Party",
        "Time",
        "Place",
        "Topic",
        "",
        "[relations]",
        "Said\tArg1:Party, Arg2:<EVENT>",
        "",
    ]
    lines += ["[events]", *(f"{name}\t{sides}" for name in types), "", "[attributes]"]
    lines += [
        f"Status\tArg:<EVENT>, Value:{'|'.join(STATUSES)}",
        f"Certainty\tArg:<EVENT>, Value:{'|'.join(CERTAINTIES)}",
    ]
    return "\n".join([*lines, "Reciprocal\tArg:<EVENT>", ""])


FORMAT = Format(
    name="brat",
    what="brat standoff: a folder with each report's text and marks",
    write=write,
    lacks=("tellings", "content", "confidence", "role", "basis"),
    folder=True,
    text=True,
)
