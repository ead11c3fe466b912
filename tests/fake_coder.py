"""What stands in for the coder where only reading, storing and printing are tested?

It takes 'Kenya met Ghana.' for a CONSULT, and does on command what a coder must not do.
"""

import os
import re
import time
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.records import Actor, Attribution, Event, Evidence, Place, Report, Telling, TimeSpan, Topic
from dragoman.version import __version__

COUNTRIES = {"Kenya": "KEN", "Ghana": "GHA", "Peru": "PER", "Chile": "CHL"}
_MEETING = re.compile(
    r"(Kenya|Ghana|Peru|Chile) met (Kenya|Ghana|Peru|Chile)( in Oslo)?( on \d{4}-\d\d-\d\d)?"
)
_HEADER = re.compile(r"date (\d{4}-\d\d-\d\d)\n")
_MUSING = re.compile(r"one wonders whether [^.]*")


@dataclass(frozen=True)
class FakeCoded:
    report: Report
    events: tuple[Event, ...]
    sentences: int
    set_aside: tuple[tuple[str, str], ...] = ()


class FakeCoder:
    def examine(self, report: Report, /) -> FakeCoded:
        _misbehave(report.text)
        events = tuple(_event(report, match) for match in _MEETING.finditer(report.text))
        aside = tuple((m[0], "a musing, not an act") for m in _MUSING.finditer(report.text))
        return FakeCoded(_dated(report), events, report.text.count("."), aside)


def _dated(report: Report) -> Report:
    """The report with the day that its first line tells, as the coder keeps one that came without a date."""
    if report.published or not (found := _HEADER.match(report.text)):
        return report
    return replace(report, published=found[1], published_source="text", published_confidence="medium")


def make_fake(**options: object) -> FakeCoder:
    """Stands for `dragoman.load`, whatever it is asked for."""
    return FakeCoder()


def make_nothing() -> FakeCoder:
    raise OSError("the model is not here")


class SlowCoder(FakeCoder):
    """Takes its time, and leaves the number of its process in a folder."""

    def __init__(self, folder: str) -> None:
        self._mark = Path(folder, str(os.getpid()))

    def examine(self, report: Report, /) -> FakeCoded:
        self._mark.touch()
        time.sleep(0.02)
        return super().examine(report)


@dataclass(frozen=True)
class MakeSlow:
    folder: str

    def __call__(self) -> SlowCoder:
        return SlowCoder(self.folder)


def _misbehave(text: str) -> None:
    if "CRASH" in text:
        raise ValueError("cannot make\nsense of this")
    if "DIE" in text:
        os._exit(7)
    if "SLOW" in text:
        if mark := os.environ.get("FAKE_CODER_MARK"):  # who waits for it knows that coding has begun
            Path(mark).touch()
        for _ in range(1000):
            time.sleep(0.01)


def _event(report: Report, match: re.Match[str]) -> Event:
    start, end = match.span()
    sides = tuple(
        Actor(actor_id=COUNTRIES[name], name=name, mention=name, country=COUNTRIES[name], sector="GOV")
        for name in match.group(1, 2)
    )
    day = (match[4] or "").removeprefix(" on ")
    return Event(
        event_id=f"{abs(hash_of(report.id, start)):016x}",
        report_id=report.id,
        coder_version=__version__,
        type="CONSULT",
        mode="visit" if match[3] else "",
        strict_type="CONSULT",
        contexts=("diplomatic",),
        cameo="042",
        quad_class=1,
        intensity=2.5,
        confidence=0.9,
        source=sides[:1],
        target=sides[1:],
        reciprocal=True,
        time=TimeSpan(start=day, end=day, granularity="day", basis="stated") if day else TimeSpan(),
        place=Place(name="Oslo", mention="Oslo", lat=59.9, lon=10.7, country="NOR", precision="city")
        if match[3]
        else None,
        topics=(Topic(text="=fish", context="environment"),),
        tellings=(
            Telling(
                sentence=report.text[:start].count("."),
                start=start,
                end=end,
                quote=match[0],
                attribution=Attribution(),
                certainty="certain",
                status="happened",
                rule="what.frame:meet",
            ),
        ),
        evidence=(
            Evidence(
                field="type",
                start=match.end(1) + 1,
                end=match.end(1) + 4,
                quote="met",
                rule="what.frame:meet",
            ),
            Evidence(
                field="source.0.country", start=start, end=match.end(1), quote=match[1], rule="who.country"
            ),
            Evidence(
                field="target.0.country",
                start=match.start(2),
                end=match.end(2),
                quote=match[2],
                rule="who.country",
            ),
        ),
    )


def hash_of(report_id: str, start: int) -> int:
    import hashlib

    return int.from_bytes(hashlib.sha256(f"{report_id}:{start}".encode()).digest()[:8], "big")
