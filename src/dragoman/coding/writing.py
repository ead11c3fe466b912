"""How is one happening written down?

The one place where answers become an `Event`: tellings of the cleaned text get their offsets in the report's own text,
the record takes certainty and attribution from its surest telling, and every value that is not empty gets its evidence.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dragoman.codebook import Codebook
from dragoman.coding.drafts import Draft, fullest, surest, two_sided
from dragoman.coding.findings import Act, Finding, Side, Spans, known
from dragoman.coding.forces import by_its_forces
from dragoman.coding.own_types.deciding import OwnJudgement
from dragoman.coding.untold_modes import mode_of
from dragoman.coding.where.geocoding import UNLISTED
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.cleaning import Clean
from dragoman.records import Actor, Event, Evidence, Place, Report, Telling, TimeSpan, Topic
from dragoman.version import __version__

MAX_CONTEXTS = 4
LEARNED = "what.learned"
TOGETHER = frozenset({"AGREE", "CONSULT", "COOPERATE"})  # what several do with one another
ONE_SIDED = frozenset({"visit", "third-party"})  # but not this: 'Togo and Mali mediated'
NOT_IN_ID = re.compile(r"[^\w]+", re.UNICODE)


def write(
    group: Sequence[Draft],
    *,
    report: Report,
    cleaned: Clean,
    codebook: Codebook,
    confidence: float = 0.0,
    background: Sequence[Finding[str]] = (),
    own_type: OwnJudgement | None = None,
) -> Event:
    """The record of one happening.

    Args:
        group: its tellings, in text order; at least one.
        report: the report that tells of it.
        cleaned: the way back to the report's own offsets.
        codebook: quad class, intensity and CAMEO equivalents.
        confidence: how sure it is that the record is right, 0 to 1.
        background: the contexts of the report as a whole, which follow those of the telling's own sentence.
        own_type: its type in a codebook of the user's own.
    """
    chosen = _chosen(group)
    best, fullest, time, place = chosen.best, chosen.fullest, chosen.time, chosen.place
    content = _first(best.act.content, *(d.act.content for d in group))
    told = _first(*(d.surer_mode or d.act.mode for d in (best, *group)))
    mode = mode_of(group, fullest, told, content, codebook)
    own = _contexts(group)
    contexts = [*own, *(c for c in background if c.value not in {o.value for o in own})][:MAX_CONTEXTS]
    cameo = codebook.cameo(best.act.type, mode, tuple(c.value for c in own), content, lemma=best.lemma)
    status = best.status.value
    tellings = tuple(_telling(d, report, cleaned) for d in group)
    places = (f"{t.start}-{t.end}" for t in tellings)
    identity = "|".join([report.sha256, report.id, best.act.type, *places])
    values: dict[str, Any] = {
        "mode": mode,
        "content": content,
        "reciprocal": _reciprocal(fullest),
        "strict_type": codebook.strict_type(best.act.type, status, content),
        "cameo": cameo,
        "quad_class": codebook.quad_class(best.act.type),
        "intensity": codebook.goldstein(cameo),
    }
    if own_type:
        values |= {"own_type": own_type.type, "own_confidence": own_type.confidence}
    quote = _quoter(report, cleaned)
    evidence = tuple([quote(*e) for e in _evidence(values, group, chosen, contexts, cleaned.text)])
    if own_type:
        own_words = (best.start, best.end)
        evidence += tuple(quote(field, own_words, own_type.rule) for field in ("own_type", "own_confidence"))
    if place and place.value.basis == "dateline" and cleaned.dateline:  # words that were cleaned away
        start, end = cleaned.dateline
        evidence += (
            Evidence(field="place", start=start, end=end, quote=report.text[start:end], rule=place.rule),
        )
    return Event(
        event_id=hashlib.sha256(identity.encode()).hexdigest()[:16],
        evidence=evidence,
        report_id=report.id,
        coder_version=__version__,
        type=best.act.type,
        contexts=tuple(c.value for c in contexts),
        contexts_basis=tuple("document" if n >= len(own) else "sentence" for n in range(len(contexts))),
        confidence=round(confidence, 2),
        source=tuple(_identified(s.actor) for s in fullest.sides.source),
        target=tuple(_identified(s.actor) for s in fullest.sides.target),
        time=time.value if time else TimeSpan(),
        place=place.value if place else None,
        attribution=best.attribution.value,
        certainty=best.certainty.value,
        status=status,
        disputed=chosen.dispute is not None,
        topics=tuple(t.value for t in chosen.topics),
        tellings=tellings,
        **values,
    )


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Which tellings of a happening give its record's values: the surest, and the one that tells most of its sides."""

    best: Draft
    fullest: Draft
    time: Finding[TimeSpan] | None
    place: Finding[Place] | None
    topics: Sequence[Finding[Topic]]
    dispute: Finding[bool] | None


def _chosen(group: Sequence[Draft]) -> _Chosen:
    best, most = surest(group), fullest(group)
    return _Chosen(
        best=best,
        fullest=replace(most, sides=by_its_forces(most)),
        time=best_time(best, group),
        place=best_place(best, group),
        topics=_topics(group),
        dispute=next((d.disputed for d in group if d.disputed), None),
    )


def _reciprocal(draft: Draft) -> bool:
    """Whether each side does it to the other: by the act's own words, or because several states agree, talk or work together and nobody else is told."""
    act, alone = draft.act, not known(draft.sides.target)
    if act.type in TOGETHER and alone and act.mode not in ONE_SIDED:
        return len({s.actor.party for s in known(draft.sides.source)} - {""}) > 1 or (
            act.type != "AGREE" and act.reciprocal and two_sided(draft.sides)
        )
    return act.reciprocal and two_sided(draft.sides)


def _first(*values: str) -> str:
    return next((v for v in values if v), "")


def best_place(best: Draft, group: Sequence[Draft]) -> Finding[Place] | None:
    """The surest telling's place, one told with the act before one told beside it; or where that is a country, a wide region or a province, the first finer one in it that another tells."""
    called = any(d.act.type == "CONSULT" and d.act.mode == "phone" for d in group)
    own = (d.place for d in (best, *group) if d.place and not (called and _of_the_topic(d, d.place)))
    told = sorted(own, key=lambda p: p.value.basis == "sentence")
    first = next(iter(told), None)
    if first is None or first.value.basis == "dateline":
        return first
    finer = (p for p in told if _width(p) < _width(first) and p.value.country == first.value.country)
    return next((p for p in finer if p.value.basis == "stated"), first)


def _width(place: Finding[Place]) -> int:
    """How wide a place is: 0 a town or a site in it, 1 a province, 2 a state or what may be any part of one; what is in no gazetteer but set into a known place is no wider than a town."""
    if place.rule == UNLISTED and place.value.country:
        return 0
    return WIDTHS.get(place.value.precision, 0)


WIDTHS = {"": 2, "country": 2, "province": 1, "region": 2}


def _of_the_topic(draft: Draft, place: Finding[Place]) -> bool:
    """Whether the place told with a call is where something happened that was spoken of: 'they discussed the raid in Voss'."""
    return place.value.basis == "sentence" or draft.lemma not in word_list("writing.face_to_face")


def best_time(best: Draft, group: Sequence[Draft]) -> Finding[TimeSpan] | None:
    """The finest date that a telling gives, of equally fine ones the surest telling's; else the day by which it was over."""
    times = [d.time for d in (best, *group) if d.time]
    dated = [t for t in times if t.value.start] or [t for t in times if t.value.end]
    return max(dated, key=lambda t: (len(t.value.start or t.value.end), -_days(t.value)), default=None)


def _days(span: TimeSpan) -> int:
    """How many days a span told in days lasts; 0 for one that is open or told in months or years."""
    if min(len(span.start), len(span.end)) < 10:
        return 0
    return (dt.date.fromisoformat(span.end[:10]) - dt.date.fromisoformat(span.start[:10])).days


def _topics(group: Sequence[Draft]) -> list[Finding[Topic]]:
    seen: dict[str, Finding[Topic]] = {}
    for draft in group:
        for topic in draft.topics:
            seen.setdefault(topic.value.text.lower(), topic)
    return list(seen.values())[:12]


def _contexts(group: Sequence[Draft]) -> list[Finding[str]]:
    seen: dict[str, Finding[str]] = {}
    for draft in group:
        for context in draft.contexts:
            seen.setdefault(context.value, context)
    return list(seen.values())[:MAX_CONTEXTS]


def _identified(actor: Actor) -> Actor:
    """The actor with its readable identity: country or body, sector, and name or office."""
    who = actor.name or actor.role
    parts = [
        actor.country or actor.sector or "unknown",
        actor.sector if actor.country else "",
        NOT_IN_ID.sub("-", who.lower()).strip("-"),
    ]
    return replace(actor, actor_id=".".join(p for p in parts if p))


def _telling(draft: Draft, report: Report, cleaned: Clean) -> Telling:
    start, end = cleaned.given(draft.start, draft.end)
    return Telling(
        sentence=draft.sentence,
        start=start,
        end=end,
        quote=report.text[start:end],
        attribution=draft.attribution.value,
        certainty=draft.certainty.value,
        status=draft.status.value,
        rule="tellings.denial" if draft.bare else found_by(draft.act),
    )


def found_by(act: Act) -> str:
    """The rule that found an act: its frame, the sign of it in what somebody says, or the learned part alone."""
    if act.sign:
        return f"what.said:{act.sign}"
    return f"what.frame:{act.frame}" if act.frame else LEARNED


def _quoter(report: Report, cleaned: Clean) -> Callable[[str, tuple[int, int], str], Evidence]:
    words: dict[tuple[int, int], tuple[int, int, str]] = {}  # most values rest on the same few words

    def quote(field: str, span: tuple[int, int], rule: str) -> Evidence:
        if span not in words:
            start, end = cleaned.given(*span)
            words[span] = start, end, report.text[start:end]
        start, end, quoted = words[span]
        return Evidence(field=field, start=start, end=end, quote=quoted, rule=rule)

    return quote


def _evidence(
    values: Mapping[str, object],
    group: Sequence[Draft],
    chosen: _Chosen,
    contexts: Sequence[Finding[str]],
    text: str,
) -> Iterator[tuple[str, tuple[int, int], str]]:
    """Field, words and rule of every value; a value that rests on no words of its own rests on the telling's."""
    best, fullest, place = chosen.best, chosen.fullest, chosen.place
    own = (best.start, best.end)
    found = found_by(best.act)
    agreed = bool(best.act.frame or best.act.sign) and "type" in best.learned
    yield "type", own, f"{found} + {LEARNED}" if agreed else found
    for field in ("mode", "content"):
        if values[field]:
            yield _told_by(field, values[field], (best, *group), own)
    if values["reciprocal"]:
        yield "reciprocal", own, found
    for field in ("strict_type", "cameo", "quad_class", "intensity"):
        if values[field]:
            yield field, own, "codebook"
    yield "confidence", own, "weighing"
    for name, side in (("source", fullest.sides.source), ("target", fullest.sides.target)):
        for n, actor in enumerate(side):
            yield from _side_evidence(f"{name}.{n}", actor, (fullest.start, fullest.end), text)
    yield from _spans("status", best.status, own)
    yield from _spans("certainty", best.certainty, own)
    yield from _spans("attribution", best.attribution, own)
    if chosen.dispute is not None:
        yield from _spans("disputed", chosen.dispute, own)
    if chosen.time:
        for field in ("start", "end", "granularity", "time_basis"):
            yield from _spans(field, chosen.time, own)
    if place and place.value.basis != "dateline":
        yield from _spans("place", place, own)
    for n, topic in enumerate(chosen.topics):
        yield from _spans(f"topics.{n}", topic, own)
    for n, context in enumerate(contexts):
        yield from _spans(f"contexts.{n}", context, own)


def _told_by(
    field: str, value: object, group: Sequence[Draft], own: tuple[int, int]
) -> tuple[str, tuple[int, int], str]:
    """The telling that gives a mode or content, and whether its frame or the learned part does; else the codebook does."""
    for d in group:
        if field == "mode" and d.surer_mode == value:
            return field, (d.start, d.end), LEARNED
        if getattr(d.act, field) == value:
            return field, (d.start, d.end), LEARNED if field in d.learned else found_by(d.act)
    likely = next((d for d in group if field == "mode" and d.likely_mode == value), None)
    return (field, own, "codebook") if likely is None else (field, (likely.start, likely.end), LEARNED)


def _side_evidence(
    path: str, side: Side, own: tuple[int, int], text: str
) -> Iterator[tuple[str, tuple[int, int], str]]:
    """Of a name and a mention these words themselves, where they stand nearest; of the rest the words that tell who it is."""
    for field in ("name", "mention", "country", "sector", "role"):
        value = getattr(side.actor, field)
        if not value:
            continue
        itself = nearest(value, text, own[0]) if field in {"name", "mention"} else None
        for span in (itself,) if itself else side.spans or (own,):
            yield f"{path}.{field}", span, side.rule


def nearest(words: str, text: str, at: int) -> tuple[int, int] | None:
    """Where words stand in a text as whole words, before a character or after it, whichever is nearer; None where they do not.

    >>> nearest("Mali", "Mali met Chad. Malians of Mali left.", 20)
    (26, 30)
    """
    size = len(words)
    found = (text.rfind(words, 0, at + size), text.find(words, at))
    whole = [i for i in found if i >= 0 and not (_inside(text, i) or _inside(text, i + size))]
    start = min(whole, key=lambda i: abs(i - at), default=-1)
    return (start, start + size) if start >= 0 else None


def _inside(text: str, i: int) -> bool:
    """Whether a place in a text lies inside a word."""
    return text[i - 1 : i].isalnum() and text[i : i + 1].isalnum()


def _spans(
    field: str, finding: Finding[Any], own: tuple[int, int]
) -> Iterator[tuple[str, tuple[int, int], str]]:
    spans: Spans = finding.spans or (own,)
    for span in spans:
        if span[0] < span[1]:
            yield field, span, finding.rule
