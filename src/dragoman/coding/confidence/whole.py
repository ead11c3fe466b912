"""How sure is it that a whole record is right: an event of its type, with both its sides?

Starts from how sure the surest telling is of its type (`judging.py`), and weighs what is known of the sides: whether they are
told at all, by name or by what was told before, near the telling or far from it, with their country or without. It judges no
other field, and knows nothing of what the sides' words mean.
"""

from collections.abc import Sequence

from dragoman.coding.confidence.weighing import Weights, calibrated
from dragoman.coding.drafts import Draft, fullest, surest
from dragoman.coding.findings import FELLOWS, Side, Spans, known
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import LOOSE_KINDS
from dragoman.odds import log_odds
from dragoman.records import ABOVE_STATES, Actor

Groups = tuple[tuple[Draft, ...], ...]
ADDED = "usual_doers"  # rules whose sides no word of the telling tells, so that they say nothing for it
ALONE = frozenset({"MOBILIZE", "PROTEST", "RETREAT"})  # what is done without another who is named
EVERYBODY = "international community"  # as the list of organisations calls it
NEAR = 60  # characters before and behind a telling in which the words of its sides are near
OF_THE_RECORD = frozenset(
    {"told_source", "told_target", "against_sides", "against_telling"}
)  # a telling's figures that speak of its record
NO_HOME_TOLD = ABOVE_STATES | {"REF"}  # who have no country, or of whom hardly anybody tells it: migrants
LEAST = 0.01  # no telling is held less or more sure of its type than this and 1 less this


def whole_confidence(group: Sequence[Draft], weights: Weights) -> float:
    """How probable it is that a happening's record is right in its type and both sides, 0 to 1."""
    figures = whole_figures(group)
    return calibrated(sum(weights.whole[name] * value for name, value in figures.items()), weights)


def whole_figures(group: Sequence[Draft]) -> dict[str, float]:
    """What speaks for and against a happening's record; `first` is always 1, the others lie between 0 and 1, but for log odds and logs."""
    full = fullest(group)
    source, target = (
        [s for s in known(side) if not s.rule.startswith(ADDED)]
        for side in (full.sides.source, full.sides.target)
    )
    return {
        "first": 1.0,
        "type": log_odds(max(d.confidence for d in group), least=LEAST),
        "again": float(len(group) > 1),
        "reciprocal": float(full.act.reciprocal),
        "said": float(surest(group).attribution.value.how != "reporter"),
        "several": float(len(source) > 1),
        **{name: value for name, value in full.figures.items() if name in OF_THE_RECORD},
        **_side("source", source, full),
        **_side("target", target, full),
    }


def sifted(
    groups: Groups, *, weights: Weights, at_least: float
) -> tuple[list[tuple[tuple[Draft, ...], float]], list[tuple[Draft, str]]]:
    """The happenings that are sure enough, each with its confidence, and of the others the first telling with the reason against."""
    judged = [(group, whole_confidence(group, weights)) for group in groups]
    left = [(g[0], f"confidence {sure:.2f}, below {at_least:.2f}") for g, sure in judged if sure < at_least]
    return [(g, sure) for g, sure in judged if sure >= at_least], left


def _side(name: str, side: Sequence[Side], telling: Draft) -> dict[str, float]:
    actors = [s.actor for s in side]
    return {
        name: float(bool(side) or (name == "target" and telling.act.type in ALONE)),
        f"{name}_crowd": float(any(a.sector in LOOSE_KINDS for a in actors)),
        f"{name}_far": float(any(s.spans and not _near(s.spans, telling) for s in side)),
        f"{name}_homeless": _asked_for_home(telling)
        * any(
            not (a.country or a.sector in NO_HOME_TOLD or _large(a) or _all_blamed(a, telling))
            for a in actors
        ),
        f"{name}_implied": float(any(s.rule.startswith("to_whom") for s in side)),
        f"{name}_named": float(any(a.name for a in actors)),
        f"{name}_referred": float(any(s.rule.startswith("same_person") for s in side)),
        f"{name}_states": float(bool(side) and all(a.country and a.sector == "GOV" for a in actors)),
    }


def _asked_for_home(telling: Draft) -> float:
    """How much it says against a side that nothing tells its country, half to 1: less in one sentence than where there are many others to tell it."""
    return 1.0 - 0.5 / telling.sentences


def _large(actor: Actor) -> bool:
    """'All countries', 'its allies', 'Western officials': governments, who are meant without being named."""
    if actor.sector != "GOV" or actor.name:
        return False
    words = set(actor.mention.lower().split())
    of_many = actor.mention.endswith("s") and not words.isdisjoint(word_list("whole.of_many"))
    return of_many or actor.role in word_list("findings.at_large") | FELLOWS


def _all_blamed(actor: Actor, telling: Draft) -> bool:
    """'The international community has failed us': everybody, of whom no country is to be told."""
    return telling.act.type == "ACCUSE" and actor.name == EVERYBODY


def _near(spans: Spans, telling: Draft) -> bool:
    return any(telling.start - NEAR <= start <= telling.end + NEAR for start, _ in spans)
