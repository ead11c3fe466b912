"""Which place does each name of a text mean?

Weighs people, kind of place, the report's countries, places near by, and what the text says ('Paris, Texas'). One sense
a name through a report. Not answered: two towns of one name in one report.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from typing import Literal

from spacy.tokens import Doc

from dragoman.coding.findings import Finding
from dragoman.coding.place_signs import Toponym
from dragoman.coding.toponyms import find_places
from dragoman.knowledge.gazetteer import Gazetteer, PlaceRow, fold
from dragoman.records import Place, PlaceBasis

NEARBY_KM = 250.0
KIND_WEIGHT: dict[str, float] = {
    "country": 1.5, "region": 0.3, "province": -0.8, "district": -1.2, "city": 0.0, "site": 0.0,
}  # fmt: skip


def places_in(doc: Doc, *, gazetteer: Gazetteer, home: str = "") -> tuple[Finding[Place], ...]:
    """Every place that a parsed text mentions, in order, each with its words: `find_places` and `resolve_places` in one.

    Args:
        doc: parsed by the pipeline that `dragoman.reading.parsing.load_parser` loads.
        gazetteer: `load_gazetteer()`.
        home: ISO 3166-1 alpha-3 code of the publisher's country, or "".

    >>> from dragoman.knowledge.gazetteer import load_gazetteer
    >>> from dragoman.reading.parsing import load_parser
    >>> doc = load_parser()("A storm hit Paris, Texas.")
    >>> [(p.value.mention, p.value.country, p.value.precision) for p in places_in(doc, gazetteer=load_gazetteer())]
    [('Paris', 'USA', 'city'), ('Texas', 'USA', 'province')]
    """
    return resolve_places(find_places(doc, gazetteer=gazetteer), doc, gazetteer=gazetteer, home=home)


def resolve_places(
    toponyms: Sequence[Toponym], doc: Doc, *, gazetteer: Gazetteer, home: str = ""
) -> tuple[Finding[Place], ...]:
    """Which place each name means: one finding a toponym, in the same order.

    A name means one place through a report, unless the text puts it into another ('Paris, Texas'). Names that no row
    fits keep their words alone. `basis` is "stated" for a place's own name and "context" for adjectives and names inside
    other names, which never are an event's place.

    Args:
        home: ISO 3166-1 alpha-3 code of the publisher's country, or "".
    """
    options = [_options(t, gazetteer) for t in toponyms]
    chosen = [rows[0] if rows else None for rows in options]
    for _ in range(2):
        chosen = _chosen(toponyms, options, chosen, home)
    return tuple(_finding(t, row, chosen) for t, row in zip(toponyms, chosen, strict=True))


def _options(toponym: Toponym, gazetteer: Gazetteer) -> tuple[PlaceRow, ...]:
    """Rows that a toponym could mean, at most sixty, the likeliest first."""
    rows = gazetteer.candidates(toponym.text)
    if not rows:
        rows = _without_kind(toponym.text, gazetteer)
    if toponym.kind == "adjective":
        rows = tuple(r for r in rows if r.adjective)
    return tuple(sorted(rows, key=_likely, reverse=True)[:60])


def _without_kind(text: str, gazetteer: Gazetteer) -> tuple[PlaceRow, ...]:
    """Rows of a name less its direction or word of kind: 'Northern Mali', 'Homs Governorate', 'Lake Chala'."""
    words = text.split()
    if len(words) < 2:
        return ()
    lists = gazetteer.words
    if words[0].casefold() in lists.directions:
        return gazetteer.candidates(" ".join(words[1:]))
    if words[-1].casefold() in lists.kinds:
        return gazetteer.candidates(" ".join(words[:-1]))
    if words[0].casefold() in {"mount", "lake", "port", "fort", "camp", "city", "province"}:
        return gazetteer.candidates(" ".join(words[1:]))
    return ()


def _likely(row: PlaceRow) -> float:
    """How likely a row is, nothing else being known: people, kind of place, whether the name is its main one."""
    score = math.log10(row.population + 100) + KIND_WEIGHT.get(row.kind, 0.0) + (0.8 if row.capital else 0.0)
    if row.by_hand:
        score += 1.0
    return score + (0.8 if row.primary or row.by_hand else 0.0)


def _chosen(
    toponyms: Sequence[Toponym],
    options: Sequence[tuple[PlaceRow, ...]],
    before: Sequence[PlaceRow | None],
    home: str,
) -> list[PlaceRow | None]:
    """A row for each toponym in the light of those chosen before; one sense a name."""
    counts = _countries(before, home)
    own = Counter((fold(t.text), r.country) for t, r in zip(toponyms, before, strict=True) if r is not None)
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    first: list[int | None] = []
    for i, (toponym, rows) in enumerate(zip(toponyms, options, strict=True)):
        held = before[toponym.container] if toponym.container is not None else None
        around = [r for r in before[max(0, i - 4) : i + 5] if r is not None and r.kind != "country"]
        weights = (
            _shares(counts, {r.country for r in rows if r.country}, own, fold(toponym.text))
            if len(rows) > 1
            else {}
        )
        scores = [_likely(row) + _fits(row, toponym, weights, around) + _held(row, held) for row in rows]
        best = max(range(len(rows)), key=scores.__getitem__) if rows else None
        first.append(best)
        if best is not None:
            votes[fold(toponym.text)][best] += 3 if _held(rows[best], held) > 0 else 1
    out: list[PlaceRow | None] = []
    for toponym, rows, best in zip(toponyms, options, first, strict=True):
        held = before[toponym.container] if toponym.container is not None else None
        if best is not None and not _held(rows[best], held) > 0:
            best = votes[fold(toponym.text)].most_common(1)[0][0]
        out.append(rows[best] if best is not None and best < len(rows) else None)
    return out


def _countries(rows: Sequence[PlaceRow | None], home: str) -> Counter[str]:
    """How often the report speaks of each country, by its places and its people's names."""
    counts: Counter[str] = Counter(r.country for r in rows if r is not None and r.country)
    if home:
        counts[home] += 1
    return counts


def _shares(
    counts: Counter[str], countries: Set[str], own: Counter[tuple[str, str]], key: str
) -> dict[str, float]:
    """Some countries' shares of the report, 0 to 1, a name's own mentions left out."""
    rest = {country: counts[country] - own[key, country] for country in countries}
    total = counts.total() - sum(own[key, country] for country in countries)
    return {country: n / max(1, total) for country, n in rest.items()}


def _fits(row: PlaceRow, toponym: Toponym, weights: Mapping[str, float], around: Sequence[PlaceRow]) -> float:
    """How well a row fits the report: its country is spoken of, other places lie near, the word beside it agrees."""
    score = 2.5 * math.sqrt(weights.get(row.country, 0.0))
    if row.kind != "country" and any(_km(row, other) < NEARBY_KM for other in around if other is not row):
        score += 0.8
    if row.kind == "province" and any(
        r.kind == "province" and r.country == row.country and r is not row for r in around
    ):
        score += 1.5
    if toponym.hint:
        score += 1.5 if row.kind == toponym.hint else 0.0
    return score


def _held(row: PlaceRow, held: PlaceRow | None) -> float:
    """Whether a row lies in the place that the text puts it into."""
    if held is None or row is held:
        return 0.0
    if held.kind == "country":
        return 4.0 if row.country == held.country and row.kind != "country" else 0.0
    if held.admin1 and held.kind == "province" and (row.country, row.admin1) == (held.country, held.admin1):
        return 5.0
    reach = {"city": 60.0, "site": 60.0, "district": 120.0, "province": 400.0}.get(held.kind, 900.0)
    return 3.0 if row.kind != "country" and _km(row, held) < reach else 0.0


def _km(a: PlaceRow, b: PlaceRow) -> float:
    """Kilometres between two places, good enough for comparing."""
    east = (abs(a.lon - b.lon) + 180) % 360 - 180
    return 111.2 * math.hypot(east * math.cos(math.radians((a.lat + b.lat) / 2)), a.lat - b.lat)


def _finding(toponym: Toponym, row: PlaceRow | None, chosen: Sequence[PlaceRow | None]) -> Finding[Place]:
    basis: Literal["stated", "context"] = "stated" if toponym.kind == "name" else "context"
    if row is None:
        held = chosen[toponym.container] if toponym.container is not None else None
        place = Place(
            name=toponym.text, mention=toponym.text, country=held.country if held else "", basis=basis
        )
        return Finding(place, (toponym.span,), "where.unknown")
    place = place_of(row, mention=toponym.text, basis=basis)
    return Finding(place, (toponym.span,), f"where.gazetteer:{toponym.kind}")


def place_of(row: PlaceRow, *, mention: str, basis: PlaceBasis) -> Place:
    """A row of the gazetteer as a record has it."""
    return Place(
        name=row.name,
        mention=mention,
        geonames_id=row.geonames_id,
        lat=row.lat,
        lon=row.lon,
        country=row.country,
        precision=row.kind,
        basis=basis,
    )
