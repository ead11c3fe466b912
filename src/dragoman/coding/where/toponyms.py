"""Which words of a text name places?

What the recogniser takes for a place, names that the gazetteer knows, and names inside other names. Which place a name
means is asked in `geocoding.py`. Not found: streets, private buildings, names in no gazetteer with no sign beside them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from dragoman.coding.where.signs import (
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
)
from dragoman.knowledge.gazetteer import Gazetteer, PlaceRow, PlaceWords, fold
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.labels import NOUNS
from dragoman.reading.lemmas import lemma

LONGEST = 6  # tokens of a name
MOST_OWNED = 5  # tokens between a state and what is told as its own: 's restive northern city of'
FAR_GAP = 8  # tokens between a place and one near which it is told to lie
LONGEST_ENTITY = 20  # tokens of what the recogniser may call one place or several
WITHIN = frozenset({"around", "at", "from", "in", "inside", "near", "of", "outside"})
APPOSED = 3  # tokens at least between a place and what it is told to be one in: ', a town in'
WELL_KNOWN = 100_000  # people: a name of such a place needs no further sign


def find_places(doc: Doc, *, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Every place name of a text, in order, none inside another; people's names are left out."""
    taken: dict[int, Toponym] = {}
    text = _Text(doc, gazetteer)
    for finder in (_long_names, _recognised, _listed, _in_lists, _called, _inside_names):
        for found in finder(text, taken):
            if not any(i in taken for i in range(found.start, found.end)):
                taken |= dict.fromkeys(range(found.start, found.end), found)
    ordered = [taken[i] for i in sorted(taken) if taken[i].start == i]
    return tuple(_placed(ordered, text.words, text.lists))


class _Text:
    """A parsed text as the finders read it: each range of words is spelt, folded and looked up once."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer) -> None:
        self.words: list[Token] = list(doc)
        self.ents = doc.ents
        self.people = _people(self.words, self.ents)
        self.gazetteer, self.lists = gazetteer, gazetteer.words
        self.capital = [w.text[:1].isupper() for w in self.words]
        self._ending = [c or w.text.isdigit() for c, w in zip(self.capital, self.words, strict=True)]
        self.capitals = [i for i, capital in enumerate(self.capital) if capital]
        self._text = doc.text
        self._known: dict[tuple[int, int], _Name] = {}
        self._longer: dict[int, list[int]] = {}

    def __getitem__(self, where: tuple[int, int]) -> "_Name":
        name = self._known.get(where)
        if name is None:
            start, end = where
            last = self.words[end - 1]
            spelt = self._text[self.words[start].idx : last.idx + len(last.text)]
            name = self._known[where] = _Name(spelt, *self.gazetteer.find(spelt))
        return name

    def longer(self, start: int) -> list[int]:
        """Ends, farthest first, at which a name of several words could end that begins at `start`."""
        ends = self._longer.get(start)
        if ends is None:
            word = self.words[start]
            alone = word.whitespace_ and not self.gazetteer.opens_name(word.text)  # no name goes on behind it
            after = range(min(start + LONGEST, len(self.words)), start + 1, -1)
            ends = self._longer[start] = [] if alone else [e for e in after if self._ending[e - 1]]
        return ends

    def toponym(self, start: int, end: int, *, kind: ToponymKind = "name") -> Toponym:
        text, first = self[start, end].text, self.words[start].idx
        return Toponym(start=start, end=end, span=(first, first + len(text)), text=text, kind=kind)


class _Name(NamedTuple):
    """Some words: as they stand, as the index has them, and the places of that name."""

    text: str
    key: str
    rows: tuple[PlaceRow, ...]


def _people(words: Sequence[Token], ents: Iterable[Span]) -> frozenset[str]:
    """Folded parts of people's names of two words and more: 'Hilton' of 'Paris Hilton' is no town later on."""
    return frozenset(
        fold(t.text)
        for e in ents
        if e.label_ == "PERSON" and len(e) > 1
        for t in words[e.start : e.end]
        if t.text[:1].isupper()
    )


def _long_names(text: _Text, taken: Mapping[int, Toponym]) -> Iterator[Toponym]:
    """Well-known names of several words, which the recogniser often cuts: 'Trinidad and Tobago', 'Saxony-Anhalt'."""
    words, capital = text.words, text.capital
    for start in text.capitals:
        if words[start].pos_ not in {"PROPN", "ADJ", "NOUN"}:
            continue
        for end in text.longer(start):
            if not capital[end - 1]:
                continue
            name = text[start, end]
            if not name.rows or not name.rows[0].by_hand or name.key in text.lists.not_places:
                continue
            if inside_longer(words, start, end, {"ORG", "PERSON", "EVENT", "LAW", "WORK_OF_ART", "FAC"}):
                break
            yield text.toponym(start, end, kind="adjective" if name.rows[0].adjective else "name")
            break


def _recognised(text: _Text, taken: Mapping[int, Toponym]) -> Iterator[Toponym]:
    """What the recogniser takes for places, cut to the name itself."""
    for ent in text.ents:
        if ent.label_ not in PLACE_LABELS or len(ent) > LONGEST_ENTITY:
            continue
        for start, end in _pieces(text, *_trimmed(text.words, ent.start, ent.end)):
            if _believed(text, start, end, taken):
                yield text.toponym(start, end)


def _believed(text: _Text, start: int, end: int, taken: Mapping[int, Toponym]) -> bool:
    """Whether a recognised place is to be believed: known, or said to be a place and no person's name."""
    name, words = text[start, end], text.words
    if _unwanted(text, start, end) or not text.capital[start]:
        return False
    if name.rows:
        return not name.rows[0].adjective or any(not r.adjective and r.population > 50_000 for r in name.rows)
    if words[start].ent_type_ == "FAC" or name.key in text.people:
        return False
    return said_place(words, start, end, text.lists) or in_list(words, start, end, taken)


def _unwanted(text: _Text, start: int, end: int) -> bool:
    """Whether a range, alone or with the word before, is known for no place: 'North', 'West Nile'."""
    key, lists = text[start, end].key, text.lists
    if key in lists.not_places or key in lists.directions:
        return True
    wider = text[start - 1, end].key if start else ""
    return " " in wider and wider in lists.not_places


def _trimmed(words: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """A range without articles, possessives and blanks at its ends."""
    while start < end and (
        words[start].lower_ in {"the", "a"} or words[start].is_space or words[start].is_punct
    ):
        start += 1
    while end > start and (words[end - 1].lower_ in POSSESSIVES or words[end - 1].is_space):
        end -= 1
    return start, end


def _pieces(text: _Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A recognised range as one name, or parted at commas; a leading direction is dropped where that gives a known name."""
    if start >= end:
        return
    if text[start, end].rows:
        yield start, end
        return
    words, lists = text.words, text.lists
    comma = next((i for i in range(start + 1, end - 1) if words[i].text in {",", "and", "/", "–", "—"}), None)
    if comma is not None:
        yield from _pieces(text, start, comma)
        yield from _pieces(text, *_trimmed(words, comma + 1, end))
        return
    first = words[start].lower_
    if end - start > 1 and (first in lists.directions or first in {"of", "-"}):
        yield from _pieces(text, start + 1, end)
        return
    if end - start > 1 and words[end - 1].lower_ in lists.kinds and text[start, end - 1].rows:
        yield start, end - 1
        return
    yield start, end


def _listed(text: _Text, taken: Mapping[int, Toponym]) -> Iterator[Toponym]:
    """Names of the gazetteer that the recogniser missed: well-known ones, and others where the words say 'place'."""
    free, words = 0, text.words
    for i in text.capitals:
        if i < free or i in taken or not _could_begin(words[i]):
            continue
        found = next(filter(None, (_listed_at(text, i, end) for end in (*text.longer(i), i + 1))), None)
        if found is not None:
            yield found
            free = found.end


def _could_begin(capital: Token) -> bool:
    return capital.pos_ not in {"PRON", "AUX", "DET", "CCONJ", "SCONJ"} and len(capital.text) > 1


def _listed_at(text: _Text, start: int, end: int) -> Toponym | None:
    """The toponym at exactly these tokens, or None."""
    words, lists = text.words, text.lists
    name = text[start, end]
    if not name.rows or _unwanted(text, start, end):
        return None
    best = name.rows[0]
    said = said_place(words, start, end, lists)
    if best.adjective and not (said and len(name.rows) > 1):
        return text.toponym(start, end, kind="adjective")
    if words[start].pos_ not in NOUNS or goes_on(words, start, end):
        return None
    if is_abbreviation(name.text) and not (start and words[start - 1].text == ","):
        return None
    known = best.by_hand or (best.population >= WELL_KNOWN and best.primary)
    doubtful = name.key in text.people or name.key in lists.shared_with_people
    if inside_longer(words, start, end, {"ORG", "PERSON", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "FAC"}):
        return None
    if words[start].ent_type_ == "PERSON":
        known = known and (best.by_hand or _taken_as_towns_are(words, start, end, lists.taking))
    if (known and not doubtful) or (said and name.key not in text.people):
        return text.toponym(start, end)
    return None


def _taken_as_towns_are(words: Sequence[Token], start: int, end: int, taking: Set[str]) -> bool:
    """Whether words are the bare object of a verb, or noun, of what is done to towns: 'seized Voss', 'visited Voss', 'the siege of Voss'."""
    name = words[end - 1]
    fought = name.dep_ == "pobj" and name.head.lower_ in {"for", "of"}
    if fought and name.left_edge.i == start and lemma(name.head.head) in word_list("toponyms.fought_for"):
        return True
    bare = name.left_edge.i == start and all(c.is_punct for c in name.rights)
    done = bare and name.dep_ in {"dobj", "nsubjpass"} and lemma(name.head)
    return bool(done) and (done in taking or done in word_list("toponyms.visiting"))


def _in_lists(text: _Text, taken: Mapping[int, Toponym]) -> Iterator[Toponym]:
    """Lesser-known names in a list of places, or set into a known one: 'Oslo, Bergen and Voss'; 'Voss, Norway'."""
    words, reached = text.words, dict(taken)
    begins = [i for i in text.capitals if words[i].pos_ == "PROPN" and _could_begin(words[i])]
    for i in (*begins, *reversed(begins)):
        if i in reached:
            continue
        for end in range(min(i + 3, len(words)), i, -1):
            if not text.capital[end - 1] or not in_list(words, i, end, reached):
                continue
            name = text[i, end]
            unfit = name.key in text.people or name.key in text.lists.not_places or _begins(words, i, end)
            if name.rows and not name.rows[0].adjective and not unfit:
                found = text.toponym(i, end)
                reached |= dict.fromkeys(range(i, end), found)
                yield found
                break


def _begins(words: Sequence[Token], start: int, end: int) -> bool:
    """Whether words are the first of a longer name: 'Ana' in 'the mission in Juba, Ana Soto'."""
    last = words[end - 1]
    return last.dep_ == "compound" and last.head.i >= end and goes_on(words, start, end)


def _called(text: _Text, taken: Mapping[int, Toponym]) -> Iterator[Toponym]:
    """Names in no gazetteer that the words call a town or a district: 'the village of Tarka-Domo', 'Tarka-Domo village'."""
    words, free = text.words, 0
    for start in text.capitals:
        if start < free or start in taken or words[start].pos_ not in NOUNS:
            continue
        end = free = _name_end(text, start)
        before = start > 1 and words[start - 1].lower_ == "of" and _settlement(text, start - 2)
        behind = end < len(words) and _settlement(text, end) and words[end - 1].head.i == end
        owned = any(i in taken for i in range(start, end)) or text[start, end].key in text.people
        called = before or behind or _an_area(text, start, end) or _begins_as_places_do(text, start, end)
        called = called or _set_in(text, start, end, taken) or _in_owner(text, start, end, taken)
        if called and not owned:
            yield text.toponym(start, end)


def _an_area(text: _Text, start: int, end: int) -> bool:
    """'in the *Tarka-Domo* area', 'Mali's *Tarka-Domo* valley', 'at the *Tarka-Domo* border crossing'."""
    words = text.words
    if start < 2 or end >= len(words) or words[end - 1].head.i < end:
        return False
    named = words[end].lower_ in word_list("toponyms.areas") and words[end].text.islower()
    before = words[start - 1 if words[start - 1].lower_ != "the" else start - 2].lower_
    return named and _no_other(text, start, end) and (before in WITHIN or before in POSSESSIVES)


def _begins_as_places_do(text: _Text, start: int, end: int) -> bool:
    """'in *Barangay Santa Rosa*', 'near *Wadi Doro*'."""
    first, words = word_list("toponyms.first"), text.words
    return end - start > 1 and words[start].lower_ in first and words[start - 1].lower_ in WITHIN


def _in_owner(text: _Text, start: int, end: int, taken: Mapping[int, Toponym]) -> bool:
    """'in Bamako's *Tarka-Domo*': a name that is a known place's own, behind a word that leads to places; no body's."""
    words = text.words
    owner = taken.get(start - 2)
    town = owner is not None and owner.kind == "name" and words[owner.start].ent_type_ == "GPE"
    if owner is None or not town or words[start - 1].lower_ not in POSSESSIVES:
        return False
    name = words[end - 1]
    led = name.dep_ == "pobj" and name.head.i < owner.start and name.head.lower_ in WITHIN
    body = not word_list("toponyms.bodies").isdisjoint(t.lower_ for t in words[start:end])
    site = name.lower_ in text.lists.sites or name.lower_ in word_list("phrases.last")
    return led and not (body or site) and name.pos_ == "PROPN" and _no_other(text, start, end)


def _set_in(text: _Text, start: int, end: int, taken: Mapping[int, Toponym]) -> bool:
    """Whether the words set a name into a place that is known: 'in Tarka-Domo, in northern Mali', 'an attack on Tarka-Domo in Mali'."""
    words = text.words
    if not start or end >= len(words) or words[end - 1].pos_ != "PROPN" or not _no_other(text, start, end):
        return False
    before = words[start - 1]
    struck = before.lower_ == "on" and before.head.lower_ in text.lists.events
    apart = words[end].text == "," and before.lower_ in {"in", "near"}
    if not apart and not (struck and words[end].lower_ in {",", "in"}):
        return False
    gap = [t.lower_ for t in words[end : end + FAR_GAP]]
    known = next((n for n in range(1, len(gap)) if end + n in taken), 0)
    if not known or taken[end + known].kind != "name":
        return False
    link = set(gap[:known]) - text.lists.directions - {",", "the"}
    called = any(_settlement(text, i) for i in range(end + 1, end + known))
    return link == {"in"} or (called and not link.isdisjoint({"in", "near", "of"}))


def _no_other(text: _Text, start: int, end: int) -> bool:
    """Whether a name is none that is known to be no place."""
    return text[start, end].key not in text.lists.not_places


def _name_end(text: _Text, start: int) -> int:
    """Where a name ends that begins with some capitalised word: behind the last that a blank or a hyphen joins to it."""
    end = start + 1
    while end < min(len(text.words), start + LONGEST):
        joined = text.words[end].text == "-" and end + 1 < len(text.words) and text.capital[end + 1]
        if joined:
            end += 2
        elif text.capital[end] and text.words[end].pos_ in NOUNS and not _settlement(text, end):
            end += 1
        else:
            break
    return end


def _settlement(text: _Text, i: int) -> bool:
    """Whether a word is a common one for towns, or for districts."""
    word = text.words[i]
    if word.text.istitle() and word.pos_ in NOUNS and i > 0 and text.capital[i - 1]:
        return word.lower_ in word_list("toponyms.behind_names")
    return text.lists.kinds.get(word.text) in {"city", "district"} and word.pos_ == "NOUN"


def _inside_names(text: _Text, taken: Mapping[int, Toponym]) -> Iterator[Toponym]:
    """Well-known places inside names of bodies: 'Ireland' in 'Bank of Ireland'."""
    lists = text.lists
    for ent in text.ents:
        if ent.label_ not in {"ORG", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "FAC", "NORP"}:
            continue
        i = ent.start
        while i < ent.end:
            for end in range(min(i + 3, ent.end), i, -1):
                if i in taken or not text.capital[i]:
                    continue
                name = text[i, end]
                if (
                    name.rows
                    and name.key not in lists.not_places
                    and name.key not in lists.directions
                    and _famous(name.rows[0])
                ):
                    kind: ToponymKind = "adjective" if name.rows[0].adjective else "embedded"
                    if ent.label_ == "EVENT" and i > ent.start and text.words[i - 1].lower_ == "in":
                        kind = "name"  # 'the Annual Conference in Voss'
                    yield text.toponym(i, end, kind=kind)
                    i = end - 1
                    break
            i += 1


def _famous(row: PlaceRow) -> bool:
    return (
        (row.by_hand and row.primary) or row.adjective or row.kind == "country" or row.population >= 500_000
    )


def _placed(ordered: Sequence[Toponym], words: Sequence[Token], lists: PlaceWords) -> Iterator[Toponym]:
    """The toponyms with their hints, containers, and what they are told to lie beside."""
    for i, toponym in enumerate(ordered):
        container, beside = _next_to(ordered, i, words) if toponym.kind == "name" else (None, None)
        if container is None and i and _owned(ordered[i - 1], toponym, words):
            container = i - 1
        told = hint(toponym, words, lists)
        placed = bool(told) or container is not None or beside is not None
        yield replace(toponym, hint=told, container=container, beside=beside) if placed else toponym


def _next_to(ordered: Sequence[Toponym], i: int, words: Sequence[Token]) -> tuple[int | None, int | None]:
    """Which of the toponyms behind one holds it, and near which it lies; None where the words tell neither."""
    name = next((n for n in range(i + 1, min(i + 3, len(ordered))) if ordered[n].kind == "name"), None)
    if name is None:
        return None, None
    between = words[ordered[i].end : ordered[name].start]
    if _set_into_names(between):
        return name, None
    if name != i + 1:
        return None, None
    gap = [t.lower_ for t in between[:FAR_GAP]]
    held = " ".join(gap[:3]) in word_list("toponyms.held_by") and not listing(ordered, i, words)
    link = _one_of_a_kind(between)
    if held or link in {"in", "of"}:
        return name, None
    return None, (name if link == "near" or _tells_what_is_near(gap) else None)


def _one_of_a_kind(gap: Sequence[Token]) -> str:
    """The word by which one of two places is told to be of some kind in the other: *in* of 'Voss, a small town in Norway', else ""."""
    if not APPOSED < len(gap) < FAR_GAP or gap[0].text != "," or gap[1].lower_ not in {"a", "an", "the"}:
        return ""
    kinds = word_list("toponyms.kinds_owned")
    noun = next((n for n, t in enumerate(gap) if t.lower_ in kinds and t.pos_ == "NOUN"), 0)
    return gap[noun + 1].lower_ if 0 < noun < len(gap) - 1 else ""


def _set_into_names(gap: Sequence[Token]) -> bool:
    """Whether nothing but names stands between two places, each set into the next: 'Voss village in Ulvik county of Norway'."""
    if not 2 < len(gap) < LONGEST_ENTITY or gap[0].lower_ not in word_list("toponyms.kinds_owned"):
        return False
    linked = gap[1].lower_ in {"in", "of"} and gap[-1].lower_ in {"in", "of", ","}
    return linked and all(t.text[:1].isupper() or t.lower_ in word_list("toponyms.set_into") for t in gap[1:])


def _owned(state: Toponym, place: Toponym, words: Sequence[Token]) -> bool:
    """Whether a place is told as another's: 'Mali's central Mopti region', 'Peru's capital, Lima', 'Chad's town of Fada'."""
    gap = words[state.end : place.start]
    if not gap or gap[0].lower_ not in POSSESSIVES or {state.kind, place.kind} != {"name"}:
        return False
    kinds = word_list("toponyms.kinds_owned")
    return len(gap) <= MOST_OWNED and all(
        t.tag_ == "JJ" or t.lower_ in {",", "of", "and"} or t.lower_ in kinds for t in gap[1:]
    )


def _tells_what_is_near(gap: Sequence[str]) -> bool:
    """Whether the words between two places tell that one lies near the other: 'Voss near', 'Voss, 20 km north of', 'Voss, a suburb of'."""
    told = [word for word in gap if word != ","]
    if len(gap) >= FAR_GAP or not told:
        return False
    if told[-1] in {"near", "outside"}:
        return len(told) == 1
    nearby = told[-2:-1] and told[-2] in word_list("toponyms.near")
    return bool(nearby) and told[-1] in {"from", "of", "to"} and gap[0] != "and"
