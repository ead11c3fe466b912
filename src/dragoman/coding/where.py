"""Where did it happen?

Three steps: which words name places (`find_places`), which places they are (`resolve_places`), and which of them is the
place of one act (`event_place`). It cannot answer yet: places told of only in another sentence, streets, private buildings.
"""

import bisect
import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc, Span, Token

from dragoman.coding.findings import Act, Finding
from dragoman.knowledge.gazetteer import Gazetteer, PlaceRow, PlaceWords, fold
from dragoman.records import Place, Precision

ToponymKind = Literal["name", "adjective", "embedded"]

LONGEST = 6  # tokens of a name
LONGEST_ENTITY = 20  # tokens of what the recogniser may call one place or several
WELL_KNOWN = 100_000  # people: a name of such a place needs no further sign
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NEARBY_KM = 250.0
KIND_WEIGHT: dict[str, float] = {
    "country": 1.5, "region": 0.3, "province": -0.8, "district": -1.2, "city": 0.0, "site": 0.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name in the text.

    `start:end` are tokens, `span` characters of `doc.text`. `kind`: a place's own name, an adjective made of it
    ('Syrian'), or a name inside another body's name ('Bank of Ireland'). `hint` is the precision that a word beside it
    tells ('the town of X'), or "". `container` is the index of the toponym that holds it ('Paris, Texas'), or None.
    """

    start: int
    end: int
    span: tuple[int, int]
    text: str
    kind: ToponymKind = "name"
    hint: Precision = ""
    container: int | None = None


def find_places(doc: Doc, *, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Every place name of a text, in order, none inside another; people's names are left out."""
    taken: dict[int, Toponym] = {}
    people = _people(doc)
    for finder in (_long_names, _recognised, _listed, _in_lists, _inside_names):
        for found in finder(doc, people, gazetteer, taken):
            if not any(i in taken for i in range(found.start, found.end)):
                taken |= dict.fromkeys(range(found.start, found.end), found)
    ordered = sorted(set(taken.values()), key=lambda t: t.start)
    return tuple(_placed(ordered, doc))


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


def event_place(
    act: Act,
    doc: Doc,
    places: Sequence[Finding[Place]],
    *,
    words: PlaceWords,
    dateline: Finding[Place] | None = None,
) -> Finding[Place] | None:
    """The place of one act, or None where its own clause names none.

    Only a place phrase tied to the trigger, its object or its clause counts, never a place merely named nearby, and
    never a capital that stands for its government. `dateline` is the answer of last resort, with basis "dateline".
    """
    trigger = doc[act.trigger]
    sentence = trigger.sent
    best: tuple[int, int, Finding[Place]] | None = None
    for phrase in (*_named_phrases(sentence, places, words), *_site_phrases(sentence, places, words)):
        rank = _rank(phrase, trigger, act, words)
        if rank is None:
            continue
        key = (rank, abs(phrase.head.i - trigger.i))
        if best is None or key < best[:2]:
            best = (*key, phrase.finding)
    if best is not None:
        return best[2]
    if dateline is None:
        return None
    return Finding(replace(dateline.value, basis="dateline"), dateline.spans, "where.dateline")


# ------------------------------------------------------------------------------------------------ finding names


def _people(doc: Doc) -> frozenset[str]:
    """Folded parts of people's names of two words and more: 'Hilton' of 'Paris Hilton' is no town later on."""
    return frozenset(
        fold(t.text)
        for e in doc.ents
        if e.label_ == "PERSON" and len(e) > 1
        for t in e
        if t.text[:1].isupper()
    )


def _long_names(
    doc: Doc, people: frozenset[str], gazetteer: Gazetteer, taken: Mapping[int, Toponym]
) -> Iterator[Toponym]:
    """Well-known names of several words, which the recogniser often cuts: 'Trinidad and Tobago', 'Saxony-Anhalt'."""
    for token in doc:
        if not token.text[:1].isupper() or token.pos_ not in {"PROPN", "ADJ", "NOUN"}:
            continue
        for end in range(min(token.i + LONGEST, len(doc)), token.i + 1, -1):
            if not doc[end - 1].text[:1].isupper():
                continue
            text = doc[token.i : end].text
            rows = gazetteer.candidates(text)
            if not rows or not rows[0].by_hand or fold(text) in gazetteer.words.not_places:
                continue
            if _inside_longer(doc, token.i, end, {"ORG", "PERSON", "EVENT", "LAW", "WORK_OF_ART", "FAC"}):
                break
            yield _toponym(doc, token.i, end, kind="adjective" if rows[0].adjective else "name")
            break


def _inside_longer(doc: Doc, start: int, end: int, labels: Set[str]) -> bool:
    """Whether a recognised entity with such a label reaches beyond this range, articles and possessives apart."""
    if doc[start].ent_iob_ == "I" and doc[start].ent_type_ in labels and doc[start - 1].lower_ != "the":
        return True
    after = doc[end] if end < len(doc) else None
    if after is None or after.ent_iob_ != "I" or after.ent_type_ not in labels:
        return False
    return after.lower_ not in _POSSESSIVES


_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


def _recognised(
    doc: Doc, people: frozenset[str], gazetteer: Gazetteer, taken: Mapping[int, Toponym]
) -> Iterator[Toponym]:
    """What the recogniser takes for places, cut to the name itself."""
    for ent in doc.ents:
        if ent.label_ not in PLACE_LABELS or len(ent) > LONGEST_ENTITY:
            continue
        for start, end in _pieces(doc, *_trimmed(doc, ent.start, ent.end), gazetteer):
            if _believed(doc, start, end, people, gazetteer, taken):
                yield _toponym(doc, start, end)


def _believed(
    doc: Doc, start: int, end: int, people: frozenset[str], gazetteer: Gazetteer, taken: Mapping[int, Toponym]
) -> bool:
    """Whether a recognised place is to be believed: known, or said to be a place and no person's name."""
    text, words = doc[start:end].text, gazetteer.words
    key = fold(text)
    if _unwanted(doc, start, end, words) or not text[:1].isupper():
        return False
    rows = gazetteer.candidates(text)
    if rows:
        return not rows[0].adjective or any(not r.adjective and r.population > 50_000 for r in rows)
    if doc[start].ent_type_ == "FAC" or key in people:
        return False
    return _said_place(doc, start, end, words) or _in_list(doc, start, end, taken)


def _unwanted(doc: Doc, start: int, end: int, words: PlaceWords) -> bool:
    """Whether a range, alone or with the word before, is known for no place: 'North', 'West Nile'."""
    key = fold(doc[start:end].text)
    wider = fold(doc[start - 1 : end].text) if start else ""
    return key in words.not_places or key in words.directions or (" " in wider and wider in words.not_places)


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A range without articles, possessives and blanks at its ends."""
    while start < end and (doc[start].lower_ in {"the", "a"} or doc[start].is_space or doc[start].is_punct):
        start += 1
    while end > start and (doc[end - 1].lower_ in _POSSESSIVES or doc[end - 1].is_space):
        end -= 1
    return start, end


def _pieces(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """A recognised range as one name, or parted at commas; a leading direction is dropped where that gives a known name."""
    if start >= end:
        return
    if gazetteer.candidates(doc[start:end].text):
        yield start, end
        return
    comma = next((i for i in range(start + 1, end - 1) if doc[i].text in {",", "and", "/", "–", "—"}), None)
    if comma is not None:
        yield from _pieces(doc, start, comma, gazetteer)
        yield from _pieces(doc, *_trimmed(doc, comma + 1, end), gazetteer)
        return
    words = gazetteer.words
    if end - start > 1 and doc[start].lower_ in words.directions | {"of", "-"}:
        yield from _pieces(doc, start + 1, end, gazetteer)
        return
    if (
        end - start > 1
        and doc[end - 1].lower_ in words.kinds
        and gazetteer.candidates(doc[start : end - 1].text)
    ):
        yield start, end - 1
        return
    yield start, end


def _listed(
    doc: Doc, people: frozenset[str], gazetteer: Gazetteer, taken: Mapping[int, Toponym]
) -> Iterator[Toponym]:
    """Names of the gazetteer that the recogniser missed: well-known ones, and others where the words say 'place'."""
    i = 0
    while i < len(doc):
        found = None
        if i not in taken and _could_begin(doc[i]):
            ends = range(min(i + LONGEST, len(doc)), i, -1)
            found = next(filter(None, (_listed_at(doc, i, end, people, gazetteer) for end in ends)), None)
            if found is not None:
                yield found
        i = found.end if found is not None else i + 1


def _could_begin(token: Token) -> bool:
    first = token.text[:1]
    return first.isupper() and token.pos_ not in {"PRON", "AUX", "DET", "CCONJ", "SCONJ"} and len(token) > 1


def _listed_at(
    doc: Doc, start: int, end: int, people: frozenset[str], gazetteer: Gazetteer
) -> Toponym | None:
    """The toponym at exactly these tokens, or None."""
    last = doc[end - 1]
    if end - start > 1 and not (last.text[:1].isupper() or last.is_digit):
        return None
    text, words = doc[start:end].text, gazetteer.words
    key = fold(text)
    rows = gazetteer.candidates(text)
    if not rows or _unwanted(doc, start, end, words):
        return None
    said = _said_place(doc, start, end, words)
    if rows[0].adjective and not (said and len(rows) > 1):
        return _toponym(doc, start, end, kind="adjective")
    if doc[start].pos_ not in {"PROPN", "NOUN"} or _goes_on(doc, start, end):
        return None
    if _is_abbreviation(text) and not (start and doc[start - 1].text == ","):
        return None
    known = rows[0].by_hand or (rows[0].population >= WELL_KNOWN and rows[0].primary)
    doubtful = key in people or key in words.shared_with_people
    if _inside_longer(doc, start, end, {"ORG", "PERSON", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "FAC"}):
        return None
    if doc[start].ent_type_ == "PERSON":
        known = known and rows[0].by_hand
    if (known and not doubtful) or (said and key not in people):
        return _toponym(doc, start, end)
    return None


def _is_abbreviation(text: str) -> bool:
    """Whether a name is cut short, as 'Mass.' or 'Va': such are places only after a comma ('Salem, Mass.')."""
    letters = text.rstrip(".")
    return len(letters) <= 5 and (text.endswith(".") or len(letters) == 2) and letters.isalpha()


def _in_lists(
    doc: Doc, people: frozenset[str], gazetteer: Gazetteer, taken: Mapping[int, Toponym]
) -> Iterator[Toponym]:
    """Lesser-known names in a list of places, or set into a known one: 'Oslo, Bergen and Voss'; 'Voss, Norway'."""
    reached = dict(taken)
    for i in (*range(len(doc)), *range(len(doc) - 1, -1, -1)):
        if i in reached or not _could_begin(doc[i]) or doc[i].pos_ != "PROPN":
            continue
        for end in range(min(i + 3, len(doc)), i, -1):
            text = doc[i:end].text
            if not doc[end - 1].text[:1].isupper() or not _in_list(doc, i, end, reached):
                continue
            rows = gazetteer.candidates(text)
            if rows and not rows[0].adjective and fold(text) not in people | gazetteer.words.not_places:
                found = _toponym(doc, i, end)
                reached |= dict.fromkeys(range(i, end), found)
                yield found
                break


def _in_list(doc: Doc, start: int, end: int, taken: Mapping[int, Toponym]) -> bool:
    """Whether a comma or 'and' alone parts a range from a place name on either side."""
    before, after = start - 1, end
    joints = {",", "and", "or", "&", "/"}
    while before > 0 and doc[before].lower_ in joints:
        before -= 1
    while after < len(doc) - 1 and doc[after].lower_ in joints:
        after += 1
    left = before < start - 1 and _is_name(taken.get(before))
    right = after > end and _is_name(taken.get(after))
    return left or right


def _is_name(toponym: Toponym | None) -> bool:
    return toponym is not None and toponym.kind == "name"


def _goes_on(doc: Doc, start: int, end: int) -> bool:
    """Whether the range is only a part of a longer name: 'York' of 'York Minster'."""
    after = doc[end] if end < len(doc) else None
    before = doc[start - 1] if start else None
    more = (
        after is not None
        and after.pos_ == "PROPN"
        and after.text[:1].isupper()
        and after.ent_type_ not in PLACE_LABELS
    )
    less = (
        before is not None
        and before.pos_ == "PROPN"
        and before.text[:1].isupper()
        and before.dep_ == "compound"
    )
    return bool(more or (less and before is not None and before.head.i in range(start, end)))


def _said_place(doc: Doc, start: int, end: int, words: PlaceWords) -> bool:
    """Whether the words around a range say that it is a place: 'in X', 'the town of X', 'X province', 'X, Syria'."""
    before = doc[start - 1].lower_ if start else ""
    before2 = doc[start - 2].lower_ if start > 1 else ""
    if before == "the":
        before, before2 = before2, doc[start - 3].lower_ if start > 2 else ""
    if before in words.directions:
        before = before2
    after = doc[end].lower_ if end < len(doc) else ""
    return (
        before in _PLACE_PREPOSITIONS
        or (before == "of" and (before2 in words.kinds or before2 in words.parts))
        or before in words.kinds
        or after in words.kinds
        or (after == "," and end + 1 < len(doc) and doc[end + 1].ent_type_ == "GPE")
    )


_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "inside", "outside", "around", "throughout", "from"})


def _inside_names(
    doc: Doc, people: frozenset[str], gazetteer: Gazetteer, taken: Mapping[int, Toponym]
) -> Iterator[Toponym]:
    """Well-known places inside names of bodies: 'Ireland' in 'Bank of Ireland'."""
    unwanted = gazetteer.words.not_places | gazetteer.words.directions
    for ent in doc.ents:
        if ent.label_ not in {"ORG", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "FAC", "NORP"}:
            continue
        i = ent.start
        while i < ent.end:
            for end in range(min(i + 3, ent.end), i, -1):
                text = doc[i:end].text
                rows = () if i in taken or not text[:1].isupper() else gazetteer.candidates(text)
                if rows and fold(text) not in unwanted and _famous(rows[0]):
                    yield _toponym(doc, i, end, kind="adjective" if rows[0].adjective else "embedded")
                    i = end - 1
                    break
            i += 1


def _famous(row: PlaceRow) -> bool:
    return (
        (row.by_hand and row.primary) or row.adjective or row.kind == "country" or row.population >= 500_000
    )


def _toponym(doc: Doc, start: int, end: int, *, kind: ToponymKind = "name") -> Toponym:
    span = doc[start:end]
    return Toponym(start=start, end=end, span=(span.start_char, span.end_char), text=span.text, kind=kind)


def _placed(ordered: Sequence[Toponym], doc: Doc) -> Iterator[Toponym]:
    """The toponyms with their hints and containers."""
    for i, toponym in enumerate(ordered):
        container = None
        if i + 1 < len(ordered) and toponym.kind == "name" and ordered[i + 1].kind == "name":
            between = [t.lower_ for t in doc[toponym.end : ordered[i + 1].start]]
            if between in _HELD_BY and not _listing(ordered, i, doc):
                container = i + 1
        yield replace(toponym, hint=_hint(toponym, doc), container=container)


_HELD_BY = ([","], ["("], [",", "in"], ["in"], [",", "the"], ["in", "the"], ["province", ","], ["district", ","], ["district", "of"], [",", "northern"], [",", "southern"], [",", "eastern"], [",", "western"], ["in", "northern"], ["in", "southern"], ["in", "eastern"], ["in", "western"], ["in", "central"], ["province", "in"], ["district", "in"])  # fmt: skip


def _listing(ordered: Sequence[Toponym], i: int, doc: Doc) -> bool:
    """Whether toponym i stands in a list ('Rome, Paris and Oslo'), so that the comma says nothing of holding."""
    if doc[ordered[i].end].text != "," or i + 2 >= len(ordered):
        return False
    between = {t.lower_ for t in doc[ordered[i + 1].end : ordered[i + 2].start]}
    return bool(between) and between <= {",", "and", "or", "&"} and bool(between & {"and", "or", "&"})


def _hint(toponym: Toponym, doc: Doc) -> Precision:
    after = doc[toponym.end].lower_ if toponym.end < len(doc) else ""
    if after in _KIND_OF_NEIGHBOUR:
        return _KIND_OF_NEIGHBOUR[after]
    if toponym.start > 1 and doc[toponym.start - 1].lower_ == "of":
        return _KIND_OF_NEIGHBOUR.get(doc[toponym.start - 2].lower_, "")
    return ""


_KIND_OF_NEIGHBOUR: dict[str, Precision] = {
    "province": "province", "governorate": "province", "state": "province", "oblast": "province",
    "city": "city", "town": "city", "village": "city", "capital": "city", "district": "district",
    "county": "district", "region": "province", "prefecture": "province",
}  # fmt: skip


# ------------------------------------------------------------------------------------------------ resolving them


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
    place = Place(
        name=row.name,
        mention=toponym.text,
        geonames_id=row.geonames_id,
        lat=row.lat,
        lon=row.lon,
        country=row.country,
        precision=row.kind,
        basis=basis,
    )
    return Finding(place, (toponym.span,), f"where.gazetteer:{toponym.kind}")


# ------------------------------------------------------------------------------------------------ the act's place


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A place in the sentence: the noun that leads it, the preposition before it or None, and what that hangs on."""

    finding: Finding[Place]
    head: Token
    preposition: Token | None
    anchor: Token


def _named_phrases(sentence: Span, places: Sequence[Finding[Place]], words: PlaceWords) -> Iterator[_Phrase]:
    """The sentence's resolved places as phrases."""
    doc = sentence.doc
    for finding in _in_sentence(sentence, places):
        start, end = finding.spans[0]
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            yield _phrase(finding, span.root, span, words)


def _in_sentence(sentence: Span, places: Sequence[Finding[Place]]) -> Iterator[Finding[Place]]:
    """The places' own names that stand in a sentence; `places` is in the order of the text."""
    first = bisect.bisect_left(places, sentence.start_char, key=lambda f: f.spans[0][0])
    for finding in itertools.islice(places, first, None):
        if finding.spans[0][0] >= sentence.end_char:
            return
        if finding.value.basis == "stated":
            yield finding


def _phrase(finding: Finding[Place], root: Token, span: Span, words: PlaceWords) -> _Phrase:
    """Climb from a name to the preposition that leads its phrase: 'in the town of X', 'off the coast of Y'."""
    head = root
    for _ in range(12):
        parent = head.head
        if parent == head:
            break
        if (head.dep_ in {"conj", "appos"} and parent.pos_ in {"PROPN", "NOUN"}) or (
            head.dep_ in {"compound", "nmod", "amod", "poss"} and _place_noun(parent, words)
        ):
            head = parent
        elif (
            head.dep_ == "pobj"
            and _place_noun(parent.head, words)
            and (parent.lower_ == "of" or parent.lower_ in words.at)
        ):
            head = parent.head
        else:
            break
    preposition = head.head if head.dep_ == "pobj" else None
    anchor = preposition.head if preposition is not None else head.head
    while (
        preposition is not None
        and anchor.pos_ == "ADP"
        and anchor.dep_ in {"prep", "agent"}
        and anchor.head != anchor
    ):
        anchor = anchor.head
    return _Phrase(_worded(finding, span, words), head, preposition, anchor)


def _place_noun(token: Token, words: PlaceWords) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "ADV", "ADJ"} and (
        token.lower_ in words.kinds or token.lower_ in words.sites or token.lower_ in words.parts
    )


def _worded(finding: Finding[Place], span: Span, words: PlaceWords) -> Finding[Place]:
    """The finding with its mention widened to the direction before and the word of kind behind: 'northern X', 'X province'."""
    doc, start, end = span.doc, span.start, span.end
    while start > span.sent.start and (
        doc[start - 1].lower_ in words.directions
        or (doc[start - 1].text == "-" and start - 2 >= span.sent.start and doc[start - 2].is_alpha)
        or (doc[start - 1].lower_ in {"held", "controlled"} and doc[start - 2].text == "-")
    ):
        start -= 1
    if end < span.sent.end and doc[end].lower_ in words.kinds and doc[end - 1].head.i == end:
        end += 1
    wide = doc[start:end]
    if (start, end) == (span.start, span.end):
        return finding
    precision: Precision = (
        "region"
        if start < span.start and finding.value.precision in {"country", "province"}
        else finding.value.precision
    )
    value = replace(finding.value, mention=wide.text, precision=precision)
    return Finding(value, ((wide.start_char, wide.end_char),), finding.rule)


def _site_phrases(sentence: Span, places: Sequence[Finding[Place]], words: PlaceWords) -> Iterator[_Phrase]:
    """Places told by a common noun alone: 'at the Ministry of Foreign Affairs', 'on an island'."""
    doc = sentence.doc
    named = [span for f in _in_sentence(sentence, places) for span in f.spans]
    for token in sentence:
        if (
            token.dep_ != "pobj"
            or token.lower_ not in words.sites
            or token.head.lower_ not in {"at", "in", "on", "inside", "outside", "near"}
        ):
            continue
        own = [c for c in token.children if c.i < token.i]
        if not own and not token.text[:1].isupper():
            continue  # 'in prison', 'at school'
        of = next((c for c in token.children if c.lower_ == "of"), None)
        end = of.right_edge.i + 1 if of is not None and of.right_edge.i - token.i < 6 else token.i + 1
        span = doc[max(token.left_edge.i, sentence.start) : end]
        if any(s < span.end_char and span.start_char < e for s, e in named):
            continue
        place = Place(name="", mention=span.text, precision="site", basis="stated")
        finding = Finding(place, ((span.start_char, span.end_char),), "where.site")
        yield _Phrase(finding, token, token.head, token.head.head)


def _rank(phrase: _Phrase, trigger: Token, act: Act, words: PlaceWords) -> int | None:
    """How closely a place phrase is tied to the act: 0 the closest; None where it is not the act's."""
    if phrase.preposition is None:
        return _rank_bare(phrase, trigger, act, words)
    if not _locative(phrase, trigger, act, words):
        return None
    anchor = phrase.anchor
    if anchor == trigger:
        return 0
    if act.type in _SPOKEN and trigger.pos_ in {"VERB", "AUX"}:
        rank = _rank_in_clause(anchor, trigger, phrase)
        return rank if rank == _FRONT else None
    if anchor.pos_ in {"NOUN", "PROPN", "NUM", "PRON"}:
        return _rank_in_noun(anchor, trigger, act)
    return _rank_in_clause(anchor, trigger, phrase)


_SPOKEN = frozenset(
    {"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE"}
)  # what is spoken of lies elsewhere
_FRONT = 5


def _locative(phrase: _Phrase, trigger: Token, act: Act, words: PlaceWords) -> bool:
    """Whether the preposition can lead to the place of an act of this type."""
    assert phrase.preposition is not None
    word = phrase.preposition.lower_
    exact = phrase.finding.value.precision != "country"
    if word == "on":
        return (
            phrase.head.lower_ in words.sites
            or phrase.head.lower_ in words.kinds
            or (act.type == "ASSAULT" and phrase.anchor == trigger)
        )
    if word in {"over", "across", "along", "amid", "between"}:
        return exact or word == "across"
    if word in words.at:
        return True
    if word in words.origin and act.type == "RETREAT" and act.mode in {"withdraw", ""}:
        return phrase.anchor == trigger or trigger in phrase.anchor.ancestors
    if word in words.goal and _goes(act) and phrase.anchor == trigger:
        return True
    return word == "of" and phrase.anchor == trigger and act.type in {"ASSAULT", "COERCE"}


def _goes(act: Act) -> bool:
    """Whether the act is one of going somewhere, so that its goal is its place."""
    return (
        act.mode == "visit"
        or act.type in {"ASSAULT", "MOBILIZE"}
        or (act.type, act.mode) == ("COERCE", "seize")
    )


def _rank_bare(phrase: _Phrase, trigger: Token, act: Act, words: PlaceWords) -> int | None:
    """A place without a preposition: what is visited, bombed or taken, or the name before a noun ('the Geneva talks')."""
    if phrase.head.dep_ in {"dobj", "obj", "nsubjpass"} and phrase.anchor == trigger and _goes(act):
        return 1
    before = phrase.head.dep_ in {"compound", "nmod", "amod"}
    if before and phrase.anchor == trigger and phrase.finding.value.precision != "country":
        return 1 if trigger.lower_ in words.events or act.type == "ASSAULT" else None
    if phrase.head.dep_ in {"npadvmod", "advmod"} and phrase.anchor == trigger:
        return 2
    return None


def _rank_in_noun(anchor: Token, trigger: Token, act: Act) -> int | None:
    """A place inside a noun phrase of the act: of what it is done to or held ('talks in X'), not of its doer or topic."""
    for node in (anchor, *anchor.ancestors):
        if node == trigger:
            return 2
        if node.i in act.topics or (
            node.i in act.sources and node.i not in act.targets and trigger.pos_ == "VERB"
        ):
            return None
        if node.dep_ == "conj":
            return None
        if node.pos_ in {"VERB", "AUX"} or node.dep_ in {"relcl", "ccomp"}:
            return 4 if _carries(node, trigger) else None
    return None


def _carries(verb: Token, trigger: Token) -> bool:
    """Whether a verb carries a noun trigger: 'talks were held', 'launched an attack'."""
    return trigger.pos_ in {"NOUN", "PROPN"} and any(
        node.head == verb and node.dep_ in {"dobj", "nsubjpass", "nsubj", "attr"}
        for node in _np_chain(trigger)
    )


def _np_chain(token: Token) -> Iterator[Token]:
    """A noun and the nouns above it, up to the one that hangs on a verb."""
    yield token
    for node in token.ancestors:
        if node.pos_ in {"VERB", "AUX"}:
            return
        yield node


def _rank_in_clause(anchor: Token, trigger: Token, phrase: _Phrase) -> int | None:
    """A place on another verb: one that carries the trigger, or shares its clause or subject."""
    if _carries(anchor, trigger):
        return 2
    verb = (
        trigger
        if trigger.pos_ in {"VERB", "AUX"}
        else next((n for n in trigger.ancestors if n.pos_ in {"VERB", "AUX"}), trigger)
    )
    if anchor == verb:
        return 3
    for lower, upper in ((verb, anchor), (anchor, verb)):
        node = lower
        for _ in range(6):
            if node == upper:
                return 4
            purpose = node.dep_ == "advcl" and lower == verb and any(c.lower_ == "to" for c in node.children)
            if not (node.dep_ in _SAME_CLAUSE or purpose) or (node.dep_ == "conj" and _own_subject(node)):
                break
            node = node.head
    front = (
        phrase.head.i < anchor.i
        and phrase.preposition is not None
        and phrase.preposition.i == phrase.preposition.sent.start
    )
    return _FRONT if front and anchor in trigger.ancestors and not _speaks(trigger, anchor) else None


_SAME_CLAUSE = frozenset({"conj", "xcomp", "aux", "auxpass"})


def _own_subject(token: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children)


def _speaks(trigger: Token, anchor: Token) -> bool:
    """Whether the trigger stands in what the anchor's subject says, thinks or wants."""
    node = trigger
    while node != anchor and node.head != node:
        if node.dep_ in {"ccomp", "relcl", "acl"}:
            return True
        node = node.head
    return False
