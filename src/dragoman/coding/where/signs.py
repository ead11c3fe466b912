"""What do the words around a name say of its being a place?

Small tests that look at a name's neighbours, its entity label and the lists of `places_words.toml`. None of them knows
the gazetteer.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from dragoman.knowledge.gazetteer import PlaceWords
from dragoman.knowledge.rule_words import word_list, word_table
from dragoman.reading.lemmas import lemma
from dragoman.records import Precision

ToponymKind = Literal["name", "adjective", "embedded"]
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name in the text.

    `start:end` are tokens, `span` characters of `doc.text`. `kind`: a place's own name, an adjective made of it
    ('Syrian'), or a name inside another body's name ('Bank of Ireland'). `hint` is the precision that a word beside it
    tells ('the town of X'), or "". `container` is the index of the toponym that holds it ('Paris, Texas'), or None; `beside` that
    of the one near which it is told to lie ('Voss, north of Bergen').
    """

    start: int
    end: int
    span: tuple[int, int]
    text: str
    kind: ToponymKind = "name"
    hint: Precision = ""
    container: int | None = None
    beside: int | None = None


def inside_longer(words: Sequence[Token], start: int, end: int, labels: Set[str]) -> bool:
    """Whether a recognised entity with such a label reaches beyond this range, articles and possessives apart."""
    if words[start].ent_iob_ == "I" and words[start].ent_type_ in labels and words[start - 1].lower_ != "the":
        return True
    after = words[end] if end < len(words) else None
    if after is None or after.ent_iob_ != "I" or after.ent_type_ not in labels:
        return False
    return after.lower_ not in POSSESSIVES


POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


def is_abbreviation(text: str) -> bool:
    """Whether a name is cut short, as 'Mass.' or 'Va': such are places only after a comma ('Salem, Mass.')."""
    letters = text.rstrip(".")
    return len(letters) <= 5 and (text.endswith(".") or len(letters) == 2) and letters.isalpha()


def in_list(words: Sequence[Token], start: int, end: int, taken: Mapping[int, Toponym]) -> bool:
    """Whether a comma or 'and' alone parts a range from a place name on either side."""
    before, after = start - 1, end
    joints = {",", "and", "or", "&", "/"}
    while before > 0 and words[before].lower_ in joints:
        before -= 1
    while after < len(words) - 1 and words[after].lower_ in joints:
        after += 1
    left = before < start - 1 and _is_name(taken.get(before))
    right = after > end and _is_name(taken.get(after))
    return left or right


def _is_name(toponym: Toponym | None) -> bool:
    return toponym is not None and toponym.kind == "name"


def goes_on(words: Sequence[Token], start: int, end: int) -> bool:
    """Whether the range is only a part of a longer name: 'York' of 'York Minster'."""
    after = words[end] if end < len(words) else None
    before = words[start - 1] if start else None
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
    behind = words[end - 1].head.i if words[end - 1].head.i == end else end - 1  # 'Tarka Domo village'
    return bool(more or (less and before is not None and start <= before.head.i <= behind))


def said_place(words: Sequence[Token], start: int, end: int, lists: PlaceWords) -> bool:
    """Whether the words around a range say that it is a place: 'in X', 'travelled to X', 'the town of X', 'X province', 'X, Syria'."""
    before = words[start - 1].lower_ if start else ""
    before2 = words[start - 2].lower_ if start > 1 else ""
    if before == "the":
        before, before2 = before2, words[start - 3].lower_ if start > 2 else ""
    if before in lists.directions:
        before = before2
    after = words[end].lower_ if end < len(words) else ""
    return (
        before in _PLACE_PREPOSITIONS
        or (start > 0 and before in _TOWARDS and _gone(words[start - 1].head, lists))
        or (before == "of" and (before2 in lists.kinds or before2 in lists.parts))
        or (before == "of" and before2 in word_list("signs.of_places"))
        or before in lists.kinds
        or after in lists.kinds
        or (after == "," and end + 1 < len(words) and words[end + 1].ent_type_ == "GPE")
        or _apposed_kind(words, end, lists) != ""
    )


def _apposed_kind(words: Sequence[Token], end: int, lists: PlaceWords) -> str:
    """What a name is told to be right behind it: *town* of 'Voss, a small town'; "" where no word for a place tells."""
    behind = [t.lower_ for t in words[end : end + 4]]
    if behind[:1] != [","] or behind[1:2] not in (["a"], ["an"], ["the"]):
        return ""
    return next((w for w in behind[2:] if lists.kinds.get(w) in {"city", "district", "province"}), "")


def _gone(word: Token, lists: PlaceWords) -> bool:
    """Whether a word tells of going somewhere: 'travelled to X', 'a trip to X', 'was deployed to X'."""
    base = lemma(word)
    return base in lists.going or base in lists.visits or base in word_list("signs.sending")


_TOWARDS = frozenset({"to", "towards"})
_PLACE_PREPOSITIONS = frozenset(
    {"in", "into", "at", "near", "inside", "outside", "around", "throughout", "from"}
)


def listing(ordered: Sequence[Toponym], i: int, words: Sequence[Token]) -> bool:
    """Whether toponym i stands in a list ('Rome, Paris and Oslo'), so that the comma says nothing of holding."""
    if words[ordered[i].end].text != "," or i + 2 >= len(ordered):
        return False
    between = {t.lower_ for t in words[ordered[i + 1].end : ordered[i + 2].start]}
    return bool(between) and between <= {",", "and", "or", "&"} and bool(between & {"and", "or", "&"})


def kind_told_by(word: str) -> Precision:
    """How wide a place is of which a word tells the kind; "" where it tells none."""
    kinds: Mapping[str, Precision] = word_table("signs.kind_of_neighbour")
    return kinds.get(word, "")


def hint(toponym: Toponym, words: Sequence[Token], lists: PlaceWords) -> Precision:
    """How wide a place is by its neighbour, as in 'Kano province', 'the city of Kano' and 'Kano, a city'; "" where none tells."""
    after = words[toponym.end].lower_ if toponym.end < len(words) else ""
    kinds: Mapping[str, Precision] = word_table("signs.kind_of_neighbour")
    if after in kinds:
        return kinds[after]
    if toponym.start > 1 and words[toponym.start - 1].lower_ == "of":
        return kinds.get(words[toponym.start - 2].lower_, "")
    return kinds.get(_apposed_kind(words, toponym.end, lists), "")
