"""Which values of a record can be reviewed, what may stand there, and what is the record once corrected?"""

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from dragoman.codebook import Codebook
from dragoman.records import CertaintyLevel, Event, Status
from dragoman.store import day_range

LONGEST = 300  # characters of one value
_ACTOR = ("name", "mention", "country", "sector", "role")
_PLAIN = ("type", "mode", "content", "status", "certainty", "reciprocal", "start", "end")
_OTHER = ("place.mention", "place.country", "attribution", "topics")
_LABELS = {
    "": "the record",
    "start": "begin",
    "place.mention": "place",
    "place.country": "country of the place",
    "attribution": "says who",
}
_COUNTRY, _SECTOR = re.compile("[A-Z]{3}"), re.compile("[A-Z]{3}")
_PARTY = re.compile(r"(source|target)\.(\d{1,2})\.(\w+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Field:
    """A value that can be reviewed; `choices` are all that may stand there, or none where it is free."""

    path: str
    label: str
    value: str
    choices: tuple[str, ...] = ()


def fields_of(event: Event, codebook: Codebook) -> tuple[Field, ...]:
    """Every value of a record that can be reviewed; of a side without actors the values of a first one, empty."""
    paths = list(_PLAIN)
    for side in ("source", "target"):
        for n in range(max(1, len(getattr(event, side)))):
            paths += [f"{side}.{n}.{name}" for name in _ACTOR]
    record = event.to_dict()
    return tuple(
        Field(path, label(path), text_at(record, path), _choices(path, record, codebook))
        for path in (*paths, *_OTHER)
    )


def label(path: str) -> str:
    """What a field is called on a page.

    >>> label("source.0.country"), label("target.1.name"), label("start")
    ('source: country', 'target 2: name', 'begin')
    """
    party = _PARTY.fullmatch(path)
    if party:
        number = f" {int(party[2]) + 1}" if int(party[2]) else ""
        return f"{party[1]}{number}: {party[3]}"
    return _LABELS.get(path, path)


def text_at(record: Mapping[str, Any], path: str) -> str:
    """A value of a record (as `Event.to_dict` gives it) as a form shows it."""
    party = _PARTY.fullmatch(path)
    if party:
        side = record[party[1]]
        return str(side[int(party[2])].get(party[3], "")) if int(party[2]) < len(side) else ""
    if path == "reciprocal":
        return "yes" if record["reciprocal"] else "no"
    if path == "attribution":
        said = record["attribution"]
        to = said["to"]
        return (to["mention"] or to["name"]) if to else "unnamed" if said["how"] == "unnamed" else ""
    if path == "topics":
        return "; ".join(topic["text"] for topic in record["topics"])
    if path.startswith("place."):
        return str((record["place"] or {}).get(path.removeprefix("place."), ""))
    return str(record.get(path) or "")


def checked(event: Event, path: str, text: str, codebook: Codebook) -> str:
    """A correction's value as it will stand, if it can stand there.

    Raises:
        ValueError: it cannot, or the record has no such field.
    """
    known = {field.path: field for field in fields_of(event, codebook)}
    if path not in known:
        raise ValueError(f"a record has no field {path[:60]!r}")
    value = " ".join(text.split())
    if len(value) > LONGEST:
        raise ValueError(f"{label(path)}: {len(value)} characters; {LONGEST} is the most")
    if any(ord(sign) < 32 or "\ud800" <= sign <= "\udfff" for sign in value):
        raise ValueError(f"{label(path)}: a sign that no text has")
    choices = known[path].choices
    if choices and value not in choices:
        raise ValueError(f"{label(path)}: expected one of {', '.join(c or 'nothing' for c in choices)}")
    if path in {"start", "end"} and value:
        day_range(value)
    if path.endswith((".country", ".sector")) and value and not _COUNTRY.fullmatch(value):
        raise ValueError(f"{label(path)}: expected a code of three capitals, got {value!r}")
    return value


def corrected(record: Mapping[str, Any], changes: Mapping[str, str]) -> dict[str, Any]:
    """A record (as `Event.to_dict` gives it) with some values changed; the record itself stays as it is.

    A mode that the corrected type does not have must be corrected too; nothing is guessed here.
    """
    found = copy.deepcopy(dict(record))
    for path, text in changes.items():
        party = _PARTY.fullmatch(path)
        if party:
            side = found[party[1]]
            while len(side) <= int(party[2]):
                side.append(dict.fromkeys(_ACTOR, "") | {"actor_id": "", "sectors": []})
            side[int(party[2])][party[3]] = text
        elif path == "reciprocal":
            found["reciprocal"] = text == "yes"
        elif path == "attribution":
            found["attribution"] = _attribution(text)
        elif path == "topics":
            found["topics"] = [{"text": t.strip(), "context": ""} for t in text.split(";") if t.strip()]
        elif path.startswith("place."):
            found["place"] = {**(found["place"] or {}), path.removeprefix("place."): text}
        else:
            found[path] = text
    for name in ("source", "target"):
        found[name] = [actor for actor in found[name] if any(actor.get(part) for part in _ACTOR)]
    if found["place"] and not (found["place"].get("mention") or found["place"].get("country")):
        found["place"] = None
    return found


def _attribution(text: str) -> dict[str, Any]:
    if text in {"", "unnamed"}:
        return {"to": None, "how": "unnamed" if text else "reporter", "cue": ""}
    return {"to": {"mention": text, "name": ""}, "how": "indirect", "cue": ""}


def _choices(path: str, record: Mapping[str, Any], codebook: Codebook) -> tuple[str, ...]:
    if path == "type":
        return codebook.types
    if path == "content":
        return ("", *codebook.types)
    if path == "mode":
        return ("", *sorted({mode for kind in codebook.types for mode in codebook.modes(kind)}))
    if path == "status":
        return tuple(get_args(Status))
    if path == "certainty":
        return tuple(get_args(CertaintyLevel))
    return ("yes", "no") if path == "reciprocal" else ()
