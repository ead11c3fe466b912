"""Which words of a text name places?

What the recogniser takes for a place, names that the gazetteer knows, and names inside other names. Which place a name
means is asked in `geocoding.py`. Not found: streets, private buildings, names in no gazetteer with no sign beside them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.coding.place_signs import (
    PLACE_LABELS,
    POSSESSIVES,
    Toponym,
    ToponymKind,
    goes_on,
    hint,
    in_list,
    inside_longer,
    is_abbreviation,
    listing,
    said_place,
    unwanted,
)
from dragoman.knowledge.gazetteer import Gazetteer, PlaceRow, fold

LONGEST = 6  # tokens of a name
LONGEST_ENTITY = 20  # tokens of what the recogniser may call one place or several
WELL_KNOWN = 100_000  # people: a name of such a place needs no further sign


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
            if inside_longer(doc, token.i, end, {"ORG", "PERSON", "EVENT", "LAW", "WORK_OF_ART", "FAC"}):
                break
            yield _toponym(doc, token.i, end, kind="adjective" if rows[0].adjective else "name")
            break


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
    if unwanted(doc, start, end, words) or not text[:1].isupper():
        return False
    rows = gazetteer.candidates(text)
    if rows:
        return not rows[0].adjective or any(not r.adjective and r.population > 50_000 for r in rows)
    if doc[start].ent_type_ == "FAC" or key in people:
        return False
    return said_place(doc, start, end, words) or in_list(doc, start, end, taken)


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A range without articles, possessives and blanks at its ends."""
    while start < end and (doc[start].lower_ in {"the", "a"} or doc[start].is_space or doc[start].is_punct):
        start += 1
    while end > start and (doc[end - 1].lower_ in POSSESSIVES or doc[end - 1].is_space):
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
    free = 0
    for token in doc:
        i = token.i
        if i < free or not _could_begin(token) or i in taken:
            continue
        ends = range(min(i + LONGEST, len(doc)), i, -1)
        found = next(filter(None, (_listed_at(doc, i, end, people, gazetteer) for end in ends)), None)
        if found is not None:
            yield found
            free = found.end


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
    if not rows or unwanted(doc, start, end, words):
        return None
    said = said_place(doc, start, end, words)
    if rows[0].adjective and not (said and len(rows) > 1):
        return _toponym(doc, start, end, kind="adjective")
    if doc[start].pos_ not in {"PROPN", "NOUN"} or goes_on(doc, start, end):
        return None
    if is_abbreviation(text) and not (start and doc[start - 1].text == ","):
        return None
    known = rows[0].by_hand or (rows[0].population >= WELL_KNOWN and rows[0].primary)
    doubtful = key in people or key in words.shared_with_people
    if inside_longer(doc, start, end, {"ORG", "PERSON", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "FAC"}):
        return None
    if doc[start].ent_type_ == "PERSON":
        known = known and rows[0].by_hand
    if (known and not doubtful) or (said and key not in people):
        return _toponym(doc, start, end)
    return None


def _in_lists(
    doc: Doc, people: frozenset[str], gazetteer: Gazetteer, taken: Mapping[int, Toponym]
) -> Iterator[Toponym]:
    """Lesser-known names in a list of places, or set into a known one: 'Oslo, Bergen and Voss'; 'Voss, Norway'."""
    reached = dict(taken)
    begins = [t.i for t in doc if t.pos_ == "PROPN" and _could_begin(t)]
    for i in (*begins, *reversed(begins)):
        if i in reached:
            continue
        for end in range(min(i + 3, len(doc)), i, -1):
            text = doc[i:end].text
            if not doc[end - 1].text[:1].isupper() or not in_list(doc, i, end, reached):
                continue
            rows = gazetteer.candidates(text)
            if rows and not rows[0].adjective and fold(text) not in people | gazetteer.words.not_places:
                found = _toponym(doc, i, end)
                reached |= dict.fromkeys(range(i, end), found)
                yield found
                break


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
            if between in _HELD_BY and not listing(ordered, i, doc):
                container = i + 1
        yield replace(toponym, hint=hint(toponym, doc), container=container)


_HELD_BY = ([","], ["("], [",", "in"], ["in"], [",", "the"], ["in", "the"], ["province", ","], ["district", ","], ["district", "of"], [",", "northern"], [",", "southern"], [",", "eastern"], [",", "western"], ["in", "northern"], ["in", "southern"], ["in", "eastern"], ["in", "western"], ["in", "central"], ["province", "in"], ["district", "in"])  # fmt: skip
