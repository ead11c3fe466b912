"""A store of made-up records, as large as one likes, to measure pages and exports on.

    python benchmarks/synthetic_store.py FILE [--records 100000] [--seed 1]

Its reports are sentences put together by chance, with the evidence where the words stand; nothing is coded, so that a
hundred thousand records take a minute. Countries are drawn unevenly, as news draws them. The same seed makes the same records.
"""

import argparse
import datetime as dt
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from itertools import islice
from pathlib import Path

from dragoman.codebook import load_codebook
from dragoman.knowledge.states import State, read_states
from dragoman.records import (
    Actor,
    Attribution,
    CertaintyLevel,
    Event,
    Evidence,
    Place,
    Report,
    Status,
    Telling,
    TimeSpan,
    Topic,
)
from dragoman.store import Store

FIRST_DAY, DAYS = dt.date(2023, 1, 1), 3 * 365
VERBS = {1: "met", 2: "sent aid to", 3: "accused", 4: "shelled"}
TOPICS = (
    ("wheat exports", "economic"),
    ("the border", "territory"),
    ("prisoners", "human_rights"),
    ("gas", "natural_resource"),
)
STATUSES: tuple[Status, ...] = ("happened",) * 7 + ("planned", "denied", "ongoing")
CERTAINTIES: tuple[CertaintyLevel, ...] = ("certain",) * 6 + ("probable", "possible")
OFFICES = ("foreign minister", "president", "defence minister", "envoy")


@dataclass(frozen=True, slots=True)
class Made:
    """A report with its records, as the store takes them."""

    report: Report
    events: tuple[Event, ...]
    sentences: int
    set_aside: tuple[tuple[str, str], ...] = ()


def made_reports(records: int, *, seed: int) -> Iterator[Made]:
    """Reports of one to fifteen records until there are so many records."""
    chance = random.Random(seed)
    world = _World.read()
    left = records
    for number in range(records):
        if left <= 0:
            return
        made = _report(chance, world, number, min(left, chance.randint(1, 15)))
        left -= len(made.events)
        yield made


@dataclass(frozen=True, slots=True)
class _World:
    states: list[State]
    weights: list[float]
    points: dict[str, tuple[float, float]]
    kinds: list[tuple[str, str, int]]

    @classmethod
    def read(cls) -> "_World":
        data = (resources.files("dragoman.knowledge") / "data" / "places_countries.tsv").read_text(
            encoding="utf-8"
        )
        cells = [line.split("\t") for line in data.splitlines() if line and not line.startswith("#")]
        points = {country: (float(lat), float(lon)) for country, lat, lon, *_ in cells}
        states = [s for s in read_states() if s.id == s.country and s.country in points and s.capitals]
        codebook = load_codebook()
        kinds = [
            (kind, mode, codebook.quad_class(kind))
            for kind in codebook.types
            for mode in ("", *codebook.modes(kind))
        ]
        return cls(states, [1 / (n + 3) for n in range(len(states))], points, kinds)


def _report(chance: random.Random, world: _World, number: int, count: int) -> Made:
    published = FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS))
    report_id, text, drafts = f"report-{number:06}", "", []
    for _ in range(count):
        one, other = chance.choices(world.states, world.weights, k=2)
        if one is other:
            other = world.states[(world.states.index(one) + 1) % len(world.states)]
        drafts.append((len(text), one, other, chance.choice(world.kinds)))
        person = f"{chance.choice('ABCDEFGH')}. {chance.choice(('Moreau', 'Adeyemi', 'Castillo', 'Novak', 'Haddad'))}"
        quad = drafts[-1][3][2]
        sentence = (
            f"{one.name} {VERBS[quad]} {other.name} over {chance.choice(TOPICS)[0]} on Monday, {person} said."
        )
        text += sentence + (" " if chance.random() < 0.7 else "\n\n")
    report = Report(
        text=text,
        id=report_id,
        published=published.isoformat(),
        publisher=f"Wire {number % 7}",
        title=f"Report {number}",
    )
    events = tuple(_event(chance, world, report, n, *draft) for n, draft in enumerate(drafts))
    return Made(report, events, count)


def _event(
    chance: random.Random,
    world: _World,
    report: Report,
    number: int,
    start: int,
    one: State,
    other: State,
    kind: tuple[str, str, int],
) -> Event:
    name, mode, quad = kind
    end = report.text.index(".", report.text.index(" said", start)) + 1
    telling = report.text[start : end - 1]
    day = (dt.date.fromisoformat(report.published) - dt.timedelta(days=chance.randrange(9))).isoformat()
    lat, lon = world.points[other.country]
    who, whom = start + len(one.name), report.text.index(other.name, start + len(one.name))
    monday = report.text.index("Monday", start)
    marks = (
        *[(f"source.0.{field}", start, who, "who.state") for field in ("mention", "country", "sector")],
        *[
            (f"target.0.{field}", whom, whom + len(other.name), "who.state")
            for field in ("mention", "country", "sector")
        ],
        *[(field, start, end - 1, "what.frame:made") for field in ("type", "mode", "strict_type", "cameo")],
        *[(field, monday, monday + 6, "when.dow") for field in ("start", "end", "granularity", "time_basis")],
        ("place", whom, whom + len(other.name), "where.gazetteer:name"),
    )
    said = Attribution(how="reporter")
    certainty, status = chance.choice(CERTAINTIES), chance.choice(STATUSES)
    topic, context = next((t for t in TOPICS if t[0] in telling), TOPICS[0])
    return Event(
        event_id=f"{chance.getrandbits(64):016x}",
        report_id=report.id,
        coder_version="synthetic",
        type=name,
        mode=mode,
        strict_type=name,
        contexts=(context,),
        cameo="042",
        quad_class=quad,
        intensity=round(chance.uniform(0, 8) * (1 if quad < 3 else -1), 1),
        confidence=round(chance.uniform(0.4, 0.95), 2),
        source=(_actor(chance, one),),
        target=(_actor(chance, other),),
        reciprocal=quad == 1,
        time=TimeSpan(start=day, end=day, granularity="day", basis="inferred"),
        place=Place(
            name=other.capitals[0],
            mention=other.name,
            lat=round(lat + chance.choice((0.0, 0.0, 1.5, -2.0)), 3),
            lon=lon,
            country=other.country,
            precision="city",
            basis="stated",
        ),
        attribution=said,
        certainty=certainty,
        status=status,
        topics=(Topic(text=topic, context=context),),
        tellings=(
            Telling(
                sentence=number,
                start=start,
                end=end - 1,
                quote=telling,
                attribution=said,
                certainty=certainty,
                status=status,
                rule="what.frame:made",
            ),
        ),
        evidence=tuple(
            Evidence(field=field, start=a, end=b, quote=report.text[a:b], rule=rule)
            for field, a, b, rule in marks
        ),
    )


def _actor(chance: random.Random, state: State) -> Actor:
    if chance.random() < 0.5:
        return Actor(
            actor_id=f"{state.country}.GOV",
            name=state.name,
            mention=state.name,
            country=state.country,
            sector="GOV",
        )
    name = f"{chance.choice(('Ana', 'Ivo', 'Lin', 'Omar'))} {state.country.title()}ov"
    return Actor(
        actor_id=f"{state.country}.GOV.{name.lower().replace(' ', '-')}",
        name=name,
        mention=name,
        country=state.country,
        sector="GOV",
        role=chance.choice(OFFICES),
    )


def make_store(path: Path, *, records: int, seed: int) -> int:
    """Write the store; the number of its reports."""
    reports = 0
    made = made_reports(records, seed=seed)
    with Store.open(path) as store:
        while batch := list(islice(made, 500)):
            store.add(batch, coder_version="synthetic")
            reports += len(batch)
    return reports


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("file", type=Path)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    if wanted.file.exists():
        parser.error(f"{wanted.file} is there already")
    begun = time.perf_counter()
    reports = make_store(wanted.file, records=wanted.records, seed=wanted.seed)
    size = wanted.file.stat().st_size / 1e6
    print(
        f"{wanted.file}: {wanted.records:,} records of {reports:,} reports, {size:.0f} MB, {time.perf_counter() - begun:.0f} s",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
