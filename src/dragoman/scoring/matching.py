"""Which predicted record tells of which annotated event, and what of it is right?

Three levels, each matched anew: `found`, the words overlap; `typed`, and the type is the same; `full`, and the sides agree.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dragoman.records import ABOVE_STATES
from dragoman.scoring.gold import GoldEvent, Record, Span

Level = Literal["found", "typed", "full"]
LEVELS: tuple[Level, ...] = ("found", "typed", "full")
_SAYINGS = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})  # whose content is judged


@dataclass(frozen=True, slots=True)
class Match:
    """A pair, by the places of its two in their lists."""

    gold: int
    predicted: int


def match(gold: Sequence[GoldEvent], predicted: Sequence[Record], level: Level) -> list[Match]:
    """One-to-one pairs: core events first, then by how many characters the words share, then by order."""
    spans = [told_at(record) for record in predicted]
    options = sorted(
        (not event.core, -shared, g, p)
        for g, event in enumerate(gold)
        for p, record in enumerate(predicted)
        if (shared := _shared(event.spans, spans[p])) and _agrees(event, record, level)
    )
    found: list[Match] = []
    gold_left, predicted_left = set(range(len(gold))), set(range(len(predicted)))
    for _, _, g, p in options:
        if g in gold_left and p in predicted_left:
            gold_left.remove(g)
            predicted_left.remove(p)
            found.append(Match(g, p))
    return found


def _agrees(event: GoldEvent, record: Record, level: Level) -> bool:
    if level == "found":
        return True
    return event.type == record["type"] and (level == "typed" or sides_agree(event.fields, record))


def told_at(record: Record) -> list[Span]:
    """Where a record's tellings stand."""
    return [(int(telling["start"]), int(telling["end"])) for telling in record["tellings"]]


def _shared(some: Sequence[Span], others: Sequence[Span]) -> int:
    """How many characters two lists of spans share, those that stand in two spans of a list twice."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in some for b in others)


def party(actor: Record) -> str:
    """What two mentions of one party share: its country; else its sector, where it is above states; else its words."""
    country, sector = actor.get("country") or "", actor.get("sector") or ""
    if country and country not in ABOVE_STATES:
        return str(country)
    return str(country or sector or str(actor.get("name") or actor.get("mention") or "").lower())


def parties(actors: Sequence[Record] | None) -> frozenset[str]:
    """The parties of a side."""
    return frozenset(filter(None, map(party, actors or ())))


def sides_agree(gold: Record, predicted: Record) -> bool:
    """Whether each side that is annotated shares a party; the sides of a reciprocal event may have changed places."""
    wanted = [parties(gold.get(side)) for side in ("source", "target")]
    given = [parties(predicted.get(side)) for side in ("source", "target")]
    if all(not w or w & g for w, g in zip(wanted, given, strict=True)):
        return True
    both = given[0] | given[1]
    return bool(gold.get("reciprocal")) and all(not w or w & both for w in wanted)


def judged_fields(gold: Record, predicted: Record) -> Iterator[tuple[str, bool]]:
    """Each field that this event can judge, and whether it is right."""
    yield "status", gold["status"] == predicted.get("status")
    yield "certainty", gold["certainty"] == predicted.get("certainty")
    yield (
        "attribution",
        _attribution_agrees(str(gold.get("attributed_to") or ""), predicted.get("attribution") or {}),
    )
    if gold.get("start"):
        yield "date", str(predicted.get("start") or "").startswith(gold["start"])
    if mention := (gold.get("place") or {}).get("mention"):
        yield "place", _one_holds_other(mention, (predicted.get("place") or {}).get("mention") or "")
    if gold["type"] in _SAYINGS and gold.get("content"):
        yield "content", gold["content"] == predicted.get("content")
    if gold.get("mode"):
        yield "mode", gold["mode"] == predicted.get("mode")
    sectors = {actor.get("sector") for actor in gold.get("source") or ()} - {"", None}
    if sectors:
        yield (
            "source sector",
            not sectors.isdisjoint(actor.get("sector") for actor in predicted.get("source") or ()),
        )


def _attribution_agrees(said: str, coded: dict[str, Any]) -> bool:
    to = str((coded.get("to") or {}).get("mention") or "")
    if said == "unnamed":
        return coded.get("how") == "unnamed"
    return _one_holds_other(said, to) if said else not to and coded.get("how") in {None, "reporter"}


def _one_holds_other(one: str, other: str) -> bool:
    return bool(one and other) and (one in other or other in one)
