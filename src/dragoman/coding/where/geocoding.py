"""Which place does each name of a text mean?

Weighs people, kind of place, the report's countries, places near by, and what the text says ('Paris, Texas'). One sense
a name through a report. Not answered: two towns of one name in one report.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from operator import itemgetter
from typing import Literal, NamedTuple

from spacy.tokens import Doc

from dragoman.coding.findings import Finding
from dragoman.coding.where.signs import Toponym, kind_told_by
from dragoman.coding.where.toponyms import find_places
from dragoman.knowledge.gazetteer import Gazetteer, PlaceRow, fold
from dragoman.knowledge.rule_words import word_list
from dragoman.records import Place, PlaceBasis, Precision

NEARBY_KM, KM_OF_DEGREE = 250.0, 111.2
MOST_BESIDE_SHARES = (
    0.8 + 1.5 + 1.5 + 5.0 + 3.0
)  # all that `_fits`, its shares apart, `_held` and `_holds` can add
FAR_KM = 300.0  # no town is told to lie near one so far off
AREAS = frozenset({"country", "region", "province"})
SMALL = 20_000  # people of a place that bears a name beside its main one
SMALL_TOWN = 100_000  # people of a place that a word about where it lies can tell from another of its name
HOLDING = 3.0  # how much it speaks for a place that what the text puts into it lies there
UNLISTED = "where.unknown"  # the rule of a place that no row fits
MOST_HOLDERS = (
    3  # places of a name that is set into one, which is set into another: 'X village in Y county, Z'
)
VILLAGE = 5_000  # people of a place that bears it as its main one
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
    known: dict[tuple[str, str], _Named] = {}
    for t in toponyms:
        if (t.text, t.kind) not in known:
            options = _options(t, gazetteer)
            known[t.text, t.kind] = _Named(fold(t.text), options, {o.row.country for o in options} - {""})
    names = [known[t.text, t.kind] for t in toponyms]
    chosen = [n.options[0].row if n.options else None for n in names]
    for _ in range(2):
        before, chosen = chosen, _chosen(toponyms, names, chosen, home)
        if all(a is b for a, b in zip(before, chosen, strict=True)):
            break
    return tuple(_finding(t, row, toponyms, chosen) for t, row in zip(toponyms, chosen, strict=True))


class _Option(NamedTuple):
    """A place that a name could mean, and how likely it is, nothing else being known."""

    row: PlaceRow
    likely: float


_Options = tuple[_Option, ...]


class _Named(NamedTuple):
    """A name as the index has it, and what it could mean."""

    key: str
    options: _Options
    countries: Set[str]


def _options(toponym: Toponym, gazetteer: Gazetteer) -> _Options:
    """Rows that a toponym could mean, at most sixty, the likeliest first."""
    rows = gazetteer.candidates(toponym.text)
    if not rows:
        rows = _without_kind(toponym.text, gazetteer)
    found = [_Option(r, _likely(r)) for r in rows if toponym.kind != "adjective" or r.adjective]
    return tuple(sorted(found, key=itemgetter(1), reverse=True)[:60])


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
    if words[0].casefold() in word_list("geocoding.kinds_before"):
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
    names: Sequence[_Named],
    before: Sequence[PlaceRow | None],
    home: str,
) -> list[PlaceRow | None]:
    """A row for each toponym in the light of those chosen before; one sense a name."""
    counts = _countries(before, home)
    own = Counter((n.key, r.country) for n, r in zip(names, before, strict=True) if r is not None)
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    first: list[tuple[int | None, bool]] = []  # the best option; whether the text puts it into another place
    holds = {t.container: row for t, row in zip(toponyms, before, strict=True) if row is not None}
    for i, (toponym, named) in enumerate(zip(toponyms, names, strict=True)):
        beside = _of(before, toponym.beside)
        held = _of(before, toponym.container) or (None if beside is None or beside.kind in AREAS else beside)
        near = before[max(0, i - 4) : i + 5]
        around = [r for r in near if r is not None and r.kind != "country"] if len(named.options) > 1 else ()
        seen = _Seen(counts, own, around, toponym.hint, holds.get(i))
        best = _best(named, seen, held)
        if best is not None and _elsewhere(named, named.options[best].row, held, seen):
            best = None
        put = best is not None and _put(named.options[best].row, held, seen)
        first.append((best, put))
        if best is not None:
            votes[named.key][best] += 3 if put else 1
    out: list[PlaceRow | None] = []
    for toponym, named, (best, put) in zip(toponyms, names, first, strict=True):
        if best is not None and not put:
            best = votes[named.key].most_common(1)[0][0]
        row = named.options[best].row if best is not None and best < len(named.options) else None
        beside = _of(before, toponym.beside)
        unlikely = row is not None and (
            _far_off(row, own, counts, named.key) or (beside is not None and _far_from(row, beside))
        )
        out.append(None if unlikely else row)
    return out


def _of(rows: Sequence[PlaceRow | None], index: int | None) -> PlaceRow | None:
    return None if index is None else rows[index]


def _far_from(row: PlaceRow, beside: PlaceRow) -> bool:
    """Whether a place lies in another country than the one near which it is told to lie, and far from it."""
    towns = {row.kind, beside.kind}.isdisjoint(AREAS)
    return towns and row.country != beside.country and _km(row, beside) > FAR_KM


def _far_off(row: PlaceRow, own: Counter[tuple[str, str]], counts: Counter[str], key: str) -> bool:
    """Whether a village's name, or a small place's other name, is all that speaks for a country in a report that speaks of another."""
    most = VILLAGE if row.primary else SMALL
    if row.by_hand or row.adjective or row.kind == "country" or row.population > most:
        return False
    others = counts.total() - counts[row.country]
    return counts[row.country] <= own[key, row.country] and others > 0


def _best(named: _Named, seen: "_Seen", held: PlaceRow | None) -> int | None:
    """Which of a name's options fits best; None where it has none.

    They stand by likelihood, so that the search ends where even all that can speak for an option would not do.
    """
    options = named.options
    if len(options) < 2:
        return 0 if options else None
    weights = _shares(seen.counts, named.countries, seen.own, named.key)
    reach = 2.5 * math.sqrt(max(weights.values(), default=0.0)) + MOST_BESIDE_SHARES
    best, most = 0, -math.inf
    for number, (row, likely) in enumerate(options):
        if likely + reach < most:
            break
        score = likely + _fits(row, seen.hint, weights, seen.around) + _held(row, held) + _holds(row, seen)
        if score > most:
            best, most = number, score
    return best


class _Seen(NamedTuple):
    """What the report says beside a name: how often it speaks of countries, what stands near, the word beside it."""

    counts: Counter[str]
    own: Counter[tuple[str, str]]  # how often each name is taken to lie in each country
    around: Sequence[PlaceRow]
    hint: Precision
    holds: PlaceRow | None  # what the text puts into it: Buffalo, of 'Buffalo, New York'


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
    mine = {country: own.get((key, country), 0) for country in countries}
    total = max(1, counts.total() - sum(mine.values()))
    return {country: (counts.get(country, 0) - n) / total for country, n in mine.items()}


def _fits(row: PlaceRow, hint: Precision, weights: Mapping[str, float], around: Sequence[PlaceRow]) -> float:
    """How well a row fits the report: its country is spoken of, other places lie near, the word beside it agrees."""
    score = 2.5 * math.sqrt(weights.get(row.country, 0.0))
    if row.kind != "country":
        others = [other for other in around if other is not row]
        if any(_near(row, other) for other in others):
            score += 0.8
        if row.kind == "province" and any(r.kind == "province" and r.country == row.country for r in others):
            score += 1.5
    if hint:
        score += 1.5 if row.kind == hint else -4.0 if row.kind == "country" else 0.0  # 'Niger state'
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


def _holds(row: PlaceRow, seen: "_Seen") -> float:
    """Whether what the text puts into a row lies in it."""
    within = seen.holds is not None and seen.holds.kind not in AREAS and _held(seen.holds, row) > 0
    return HOLDING if within else 0.0


def _put(row: PlaceRow, held: PlaceRow | None, seen: "_Seen") -> bool:
    """Whether the text itself tells which place is meant, by what holds it or, of a province, by what it holds."""
    return _held(row, held) > 0 or (row.kind == "province" and _holds(row, seen) > 0)


def _elsewhere(named: "_Named", row: PlaceRow, held: PlaceRow | None, seen: "_Seen") -> bool:
    """Whether a place lies in another country than the text says, and bears the name beside its main one, is no such place, or is small and all that speaks for that country.

    'Ghana's Bono region' is no town in another country, though the gazetteer knows no other Bono.
    """
    if held is None or row.kind == "country" or "" in {row.country, held.country}:
        return False
    of_another_kind = seen.hint in AREAS and row.kind in {"city", "site"}
    alone = seen.counts[row.country] <= seen.own[named.key, row.country]
    small = held.kind in AREAS and row.kind == "city" and row.population < SMALL_TOWN and alone
    unlikely = not row.by_hand and (small or not row.primary)
    return row.country != held.country and (of_another_kind or unlikely)


def _near(a: PlaceRow, b: PlaceRow) -> bool:
    return abs(a.lat - b.lat) * KM_OF_DEGREE < NEARBY_KM and _km(a, b) < NEARBY_KM


def _km(a: PlaceRow, b: PlaceRow) -> float:
    """Kilometres between two places, good enough for comparing."""
    east = (abs(a.lon - b.lon) + 180) % 360 - 180
    return KM_OF_DEGREE * math.hypot(east * math.cos(math.radians((a.lat + b.lat) / 2)), a.lat - b.lat)


def _holder(
    toponym: Toponym, toponyms: Sequence[Toponym], chosen: Sequence[PlaceRow | None]
) -> PlaceRow | None:
    """The place that holds one that no row fits, or near which it lies; of several set into one another, the first that is known."""
    for _ in range(MOST_HOLDERS):
        index = toponym.beside if toponym.container is None else toponym.container
        if index is None or chosen[index] is not None:
            return _of(chosen, index)
        toponym = toponyms[index]
    return None


def _finding(
    toponym: Toponym,
    row: PlaceRow | None,
    toponyms: Sequence[Toponym],
    chosen: Sequence[PlaceRow | None],
) -> Finding[Place]:
    basis: Literal["stated", "context"] = "stated" if toponym.kind == "name" else "context"
    if row is None:
        held = _holder(toponym, toponyms, chosen)
        place = Place(
            name=toponym.text,
            mention=toponym.text,
            country=held.country if held else "",
            precision=toponym.hint or kind_told_by(toponym.text.split()[-1].lower()),
            basis=basis,
        )
        return Finding(place, (toponym.span,), UNLISTED)
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
