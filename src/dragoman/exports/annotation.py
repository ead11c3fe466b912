"""How do records leave as W3C Web Annotations? One annotation a record for its tellings, one for each value with words.

Positions count code points; a program that counts UTF-16 units, such as one in JavaScript, converts them, or finds the
words by their quotation with what stands before and after it.
"""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from dragoman.exports.codes import Codes
from dragoman.exports.formats import Format, Tally, Target, named
from dragoman.inert import plain_json
from dragoman.records import Actor, Attribution, Place, Topic
from dragoman.store import Entry

_AROUND = 32  # characters before and after a quotation
_OURS = {
    "dragoman": "urn:dragoman:",
    "sha256": "dragoman:sha256",
    "rule": "dragoman:rule",
    "field": "dragoman:field",
}
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", _OURS]


def annotations_of(entry: Entry) -> Iterator[dict[str, Any]]:
    """The annotations of a record.

    Raises:
        ValueError: some words are not where the record says that they are.
    """
    event = entry.event
    name = f"urn:dragoman:event:{quote(event.event_id, safe='')}"
    if event.tellings:
        yield {
            "id": name,
            "type": "Annotation",
            "motivation": "classifying",
            "body": [
                _body("classifying", event.type, "type"),
                *(
                    _body("tagging", value, field)
                    for field, value in (
                        ("mode", event.mode),
                        ("status", event.status),
                        ("certainty", event.certainty),
                    )
                    if value
                ),
            ],
            "target": _targets(entry, [(t.start, t.end, t.quote) for t in event.tellings]),
        }
    for number, evidence in enumerate(event.evidence):
        shown = _shown(event.value_at(evidence.field))
        if shown:
            yield {
                "id": f"{name}#{number}",
                "type": "Annotation",
                "motivation": "describing",
                "body": [{**_body("describing", shown, evidence.field), "rule": evidence.rule}],
                "target": _targets(entry, [(evidence.start, evidence.end, evidence.quote)]),
            }


def _shown(value: object) -> str:
    """A value as text: an actor or place by its name, who vouches by his, a topic by its words; "" for nothing."""
    if isinstance(value, Attribution):
        return named(value.to) or value.how
    if isinstance(value, Actor | Place):
        return value.name or value.mention
    if isinstance(value, Topic):
        return value.text
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _body(purpose: str, value: str, field: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain", "field": field}


def _targets(entry: Entry, spans: Sequence[tuple[int, int, str]]) -> list[dict[str, Any]]:
    source = entry.url or f"urn:dragoman:report:{quote(entry.report_id, safe='')}"
    return [
        {
            "type": "SpecificResource",
            "source": source,
            "sha256": entry.sha256,
            "selector": _selectors(entry.text, *span),
        }
        for span in spans
    ]


def _selectors(text: str, start: int, end: int, words: str) -> list[dict[str, Any]]:
    if not (0 <= start < end <= len(text)) or text[start:end] != words:
        raise ValueError(f"the words at {start}–{end} are not {words[:40]!r}")
    around = {"prefix": text[max(0, start - _AROUND) : start], "suffix": text[end : end + _AROUND]}
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", "exact": words, **{k: v for k, v in around.items() if v}},
    ]


def write(entries: Iterator[Entry], target: Target, codes: Codes, tally: Tally) -> None:
    with target.text() as out:
        out.write(
            f'{{"@context": {plain_json(CONTEXT)}, "id": "urn:dragoman:annotations", "type": "AnnotationPage",'
        )
        out.write(' "startIndex": 0, "items": [')
        begun = False
        for entry in entries:
            try:
                lines = [plain_json(one) for one in annotations_of(entry)]
            except ValueError as error:
                tally.fault(entry.event.event_id, error)
                continue
            for line in lines:
                out.write((",\n" if begun else "\n") + line)
                begun = True
            tally.rows += len(lines)
        out.write("\n]}\n")


FORMAT = Format(
    name="annotation",
    what="W3C Web Annotation (JSON-LD): the words behind each value, found again by place, quotation and digest",
    write=write,
    lacks=("confidence", "basis"),
    text=True,
)
