"""What is a record as one row of plain values, for tables?"""

from collections.abc import Sequence

from dragoman.records import Actor, Event

_SEVERAL = "; "  # parts several values of one cell


def flat(event: Event) -> dict[str, object]:
    """A record's values by the names of their columns: texts, numbers, truth values, and None where there is no place or telling.

    Of several tellings the first one's words stand there, and `tellings` says how many there are.
    """
    place, said = event.place, event.attribution
    telling = event.tellings[0] if event.tellings else None
    return {
        "event_id": event.event_id,
        "report_id": event.report_id,
        "story_id": event.story_id,
        "type": event.type,
        "mode": event.mode,
        "content": event.content,
        "strict_type": event.strict_type,
        "contexts": _SEVERAL.join(event.contexts),
        "cameo": event.cameo,
        "quad_class": event.quad_class,
        "intensity": event.intensity,
        "confidence": event.confidence,
        "own_type": event.own_type,
        "own_confidence": event.own_confidence,
        **_side("source", event.source),
        **_side("target", event.target),
        "reciprocal": event.reciprocal,
        "start": event.time.start,
        "end": event.time.end,
        "granularity": event.time.granularity,
        "time_basis": event.time.basis,
        "place": place.called if place else None,
        "place_country": place.country if place else None,
        "geonames_id": place.geonames_id if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "precision": place.precision if place else None,
        "place_basis": place.basis if place else None,
        "attributed_to": said.to.called if said.to else "",
        "how": said.how,
        "cue": said.cue,
        "certainty": event.certainty,
        "status": event.status,
        "disputed": event.disputed,
        "topics": _SEVERAL.join(topic.text for topic in event.topics),
        "tellings": len(event.tellings),
        "words": telling.quote if telling else None,
        "words_start": telling.start if telling else None,
        "words_end": telling.end if telling else None,
        "coder_version": event.coder_version,
    }


def _side(name: str, actors: Sequence[Actor]) -> dict[str, object]:
    return {
        name: _SEVERAL.join(actor.called for actor in actors),
        f"{name}_country": _SEVERAL.join(actor.country for actor in actors),
        f"{name}_sector": _SEVERAL.join(actor.sector for actor in actors),
    }
