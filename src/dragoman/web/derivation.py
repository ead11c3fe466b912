"""What does each value of a record rest on, in the order in which a reader asks?

Gathers a record's evidence by question. Values that one rule read from the same words stand together.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.records import Event, Evidence
from dragoman.web.marked import key

_PLAIN = (  # question, fields
    ("What", ("type", "mode", "content", "reciprocal", "own_type")),
    ("When", ("start", "end", "granularity", "time_basis")),
    ("Where", ("place",)),
    ("How sure", ("status", "certainty")),
    ("Says who", ("attribution",)),
)
_CODEBOOK = ("strict_type", "cameo", "quad_class", "intensity", "confidence")
_PARTY = ("name", "mention", "role", "country", "sector")
_LABELS = {"granularity": "precision", "time_basis": "basis", "cameo": "CAMEO", "mention": "called"}
_BARE = frozenset(
    {"type", "name", "role", "country", "sector", "start", "place", "status", "certainty", "attribution"}
)


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of the report, the fields that rest on them, and the rule that read them.

    `telling` counts from 1 where they are a whole telling, and is 0 where they are not.
    """

    key: str
    quote: str
    start: int
    end: int
    rule: str
    fields: tuple[str, ...]
    telling: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One question's values as (label, value), and all the words that they rest on; a value that needs no label has none."""

    question: str
    values: tuple[tuple[str, str], ...]
    words: tuple[Words, ...]


def derivation(event: Event, *, number: int) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
    """What a record says by its words, and then what the codebook makes of that.

    Args:
        event: the record.
        number: its number on the page.
    """
    told = [*_plain(event, number, "What"), *_parties(event, number, "source", "Who")]
    told += _parties(event, number, "target", "To whom")
    for question in ("When", "Where", "How sure", "Says who"):
        told += _plain(event, number, question)
    told += _listed(event, number, "topics", "About what")
    told += _listed(event, number, "contexts", "Context")
    return tuple(told), tuple(_fields(event, number, "", tuple((f, f) for f in _CODEBOOK)))


def _plain(event: Event, number: int, question: str) -> Iterator[Answer]:
    fields = dict(_PLAIN)[question]
    return _fields(event, number, question, tuple((f, f) for f in fields))


def _parties(event: Event, number: int, side: str, question: str) -> Iterator[Answer]:
    for n in range(len(getattr(event, side))):
        yield from _fields(event, number, question, tuple((f"{side}.{n}.{f}", f) for f in _PARTY))


def _listed(event: Event, number: int, name: str, question: str) -> Iterator[Answer]:
    for n in range(len(getattr(event, name))):
        yield from _fields(event, number, question, ((f"{name}.{n}", name),))


def _fields(
    event: Event, number: int, question: str, fields: tuple[tuple[str, str], ...]
) -> Iterator[Answer]:
    """One answer of several fields, or none where all are empty."""
    values = tuple(
        (_label(event, path, label), shown)
        for path, label in fields
        if (shown := _shown(event, path)) and not _says_no_more(event, path)
    )
    names = dict(fields)
    evidence = [(e, names[e.field]) for e in event.evidence if e.field in names]
    if values:
        yield Answer(question, values, tuple(_merged(event, number, evidence)))


def _label(event: Event, path: str, label: str) -> str:
    nameless = label == "mention" and not event.value_at(path.removesuffix("mention") + "name")
    if label in _BARE or nameless or path.startswith(("topics.", "contexts.")):
        return ""
    return _LABELS.get(label, label.replace("_", " "))


def _merged(event: Event, number: int, evidence: list[tuple[Evidence, str]]) -> Iterator[Words]:
    together: dict[tuple[int, int, str], list[str]] = {}
    quotes: dict[tuple[int, int, str], str] = {}
    for e, label in evidence:
        names = together.setdefault((e.start, e.end, e.rule), [])
        quotes[e.start, e.end, e.rule] = e.quote
        if label not in names:
            names.append(label)
    tellings = {(t.start, t.end): n for n, t in reversed(list(enumerate(event.tellings, 1)))}
    for (start, end, rule), names in together.items():
        shown = tuple(_LABELS.get(n, n.replace("_", " ")) for n in names)
        telling = tellings.get((start, end), 0)
        yield Words(key(number, start, end), quotes[start, end, rule], start, end, rule, shown, telling)


def _says_no_more(event: Event, path: str) -> bool:
    """Is this value the same as one that stands beside it, or as words that are shown with it?"""
    if path == "end":
        return event.time.end == event.time.start
    if path.endswith(".mention"):
        side = path.removesuffix("mention")
        words = {e.quote for e in event.evidence if e.field.startswith(side)}
        name = event.value_at(side + "name")
        return bool(name) and event.value_at(path) in {name, *words}
    return False


def _shown(event: Event, path: str) -> str:
    """A value in words, or "" where there is none."""
    value = event.value_at(path)
    if path == "place":
        return _place(event)
    if path == "attribution":
        return _attribution(event)
    if path == "own_type":
        return f"{value} ({event.own_confidence:.2f})" if value else ""
    if path == "reciprocal":
        return "yes" if value else ""
    if path.startswith("topics."):
        topic = event.topics[int(path.split(".")[1])]
        return topic.text + (f" ({topic.context.replace('_', ' ')})" if topic.context else "")
    return "" if value is None or value == "" else str(value).replace("_", " ")


def _place(event: Event) -> str:
    place = event.place
    if place is None:
        return ""
    parts = [place.called, place.country, place.precision]
    if place.lat is not None and place.lon is not None:
        parts.append(
            f"{abs(place.lat):.2f}° {'N' if place.lat >= 0 else 'S'} {abs(place.lon):.2f}° {'E' if place.lon >= 0 else 'W'}"
        )
    return ", ".join(part for part in parts if part)


def _attribution(event: Event) -> str:
    said = event.attribution
    how = {"reporter": "the reporter", "unnamed": "a source without a name"}.get(
        said.how, said.how.replace("_", " ")
    )
    who = said.to.called if said.to else ""
    return ", ".join(part for part in (who, how, f"“{said.cue}”" if said.cue else "") if part)
