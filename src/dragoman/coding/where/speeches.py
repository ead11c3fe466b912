"""Where did somebody speak whose words a report gives over several sentences?

'The minister accused Togo of it. "They lie," she said in a speech in Voss': what she does by speaking she does in Voss. Only a
place told with the word of saying itself counts, never one of which somebody speaks.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from dragoman.coding.findings import Finding, Mention, Said, unframed_act
from dragoman.coding.where.event_place import event_place
from dragoman.knowledge.gazetteer import PlaceWords
from dragoman.reading.labels import VERBS
from dragoman.records import Actor, Place


@dataclass(frozen=True, slots=True)
class SpokenAt:
    """A place in which somebody spoke: the word of saying, who spoke, and where."""

    cue: int
    speakers: tuple[Actor, ...]
    place: Finding[Place]


def speech_places(
    doc: Doc,
    sayings: Sequence[Said],
    mentions: Mapping[int, Mention],
    places: Sequence[Finding[Place]],
    *,
    words: PlaceWords,
) -> Iterator[SpokenAt]:
    """The sayings of known speakers that are told with a place, in the order of the text."""
    for said in sayings:
        cue = next((i for i in range(*said.cue) if doc[i].pos_ in VERBS), None)
        heads = () if said.source is None else range(*said.source)
        speakers = tuple(a for i in heads if i in mentions for a in mentions[i].actors)
        if cue is None or not speakers:
            continue
        saying = unframed_act(cue, (cue, cue + 1), sources=(), targets=(), type="ACCUSE")
        place = event_place(saying, doc, places, words=words)
        if place is not None and (place.spans[0][0] > doc[cue].idx or _opens_by_speaking(doc, cue, words)):
            yield SpokenAt(cue, speakers, place)


def _opens_by_speaking(doc: Doc, cue: int, words: PlaceWords) -> bool:
    """'Speaking in Voss, she said': and not 'in Voss, she said, people starve'."""
    first = doc[cue].sent[0]
    return first.tag_ == "VBG" and first.lemma_.lower() in words.speaking
