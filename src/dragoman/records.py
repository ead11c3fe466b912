"""What is a report, and what is an event record?

The nouns that every room shares, immutable. All offsets count code points of `Report.text` as it was
given, `start` included, `end` not: `text[start:end]` is the words.
"""

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import Any, Literal, get_args

from dragoman.errors import ReportError

SCHEMA_VERSION = "1"

CertaintyLevel = Literal["certain", "probable", "possible", "unknown"]
Status = Literal["happened", "ongoing", "planned", "conditional", "denied", "recurring"]
ContextBasis = Literal["sentence", "document"]
How = Literal["direct_quote", "indirect", "unnamed", "reporter"]
Granularity = Literal[
    "",
    "minute",
    "hour",
    "part_of_day",
    "day",
    "week",
    "month",
    "season",
    "quarter",
    "year",
    "decade",
    "range",
]
TimeBasis = Literal["", "stated", "inferred", "report"]
Precision = Literal["", "site", "city", "district", "province", "country", "region"]
PlaceBasis = Literal["", "stated", "sentence", "dateline", "context"]
DateSource = Literal["", "given", "json-ld", "meta", "time", "feed", "url", "text"]
DateConfidence = Literal["", "high", "medium", "low"]

ABOVE_STATES = frozenset(
    {"UNO", "EUR", "IGO", "NGO", "MNC", "ISM", "IMG"}
)  # sectors that stand for a country
TOOK_PLACE = frozenset({"happened", "ongoing", "recurring"})  # statuses of what has happened
AHEAD = frozenset({"planned", "conditional"})  # statuses of what has not happened yet
_BARE = (
    *("type", "mode", "content", "strict_type", "cameo", "quad_class", "intensity"),
    *("confidence", "certainty", "status"),
)  # fields that may rest on no words
CERTAINTIES: tuple[CertaintyLevel, ...] = get_args(CertaintyLevel)  # surest first


@lru_cache(maxsize=4)  # asked for by each record of a report
def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One news report, as it was published.

    Args:
        text: the report's words, kept exactly as given.
        published: ISO 8601 date (`2020-09-10`), or "" where it is not known. A `datetime.date` is taken too.
        publisher: who published it, or "".
        url: where, or "".
        title: its headline, or "" (not coded: evidence lies in `text`).
        id: its identity; by default the first 16 hex digits of the SHA-256 of the text.
        author: who wrote it, as its page or feed says, or "".
        language: ISO 639-1 code of the language that it is written in, or "" where that was not looked at or cannot be told.
        published_source: which part of its source gave `published`; "given" unless a reader says better.
        published_confidence: how far that part can be trusted; "" where nobody judged.
        canonical_url: the address that its page calls its own, or "".
        origin: where it was read, such as `crawl.warc.gz, record 12`, or "".

    Raises:
        ReportError: `published` is not a date, or `text` is not a string.

    >>> Report(text="Lavrov met Wang.", published="2020-09-10").published
    '2020-09-10'
    """

    text: str
    published: str = ""
    publisher: str = ""
    url: str = ""
    title: str = ""
    id: str = ""
    author: str = ""
    language: str = ""
    published_source: DateSource = ""
    published_confidence: DateConfidence = ""
    canonical_url: str = ""
    origin: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise ReportError(
                self.id or "report", f"field 'text': expected a string, got {type(self.text).__name__}"
            )
        published = self.published or ""
        if isinstance(published, dt.datetime):
            published = published.date().isoformat()
        elif isinstance(published, dt.date):
            published = published.isoformat()
        try:
            published = dt.date.fromisoformat(published[:10]).isoformat() if published else ""
        except (ValueError, TypeError):
            raise ReportError(
                self.id or "report",
                f"field 'published': expected a date such as 2020-09-10, got {self.published!r}",
            ) from None
        object.__setattr__(self, "published", published)
        if not published:
            object.__setattr__(self, "published_source", "")
            object.__setattr__(self, "published_confidence", "")
        elif not self.published_source:
            object.__setattr__(self, "published_source", "given")
        object.__setattr__(self, "id", str(self.id) if self.id else self.sha256[:16])

    @property
    def sha256(self) -> str:
        """Hex digest of the text (UTF-8; lone surrogates kept as they are)."""
        return _digest(self.text)

    @property
    def date(self) -> dt.date | None:
        """`published` as a date, or None where it is not known."""
        return dt.date.fromisoformat(self.published) if self.published else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A political actor, as one mention presents it.

    `country` is ISO 3166-1 alpha-3 and empty for actors above states; `sector` is a PLOVER sector, or
    UNO, EUR, IGO, NGO, MNC, ISM, IMG. `name` is the fullest name that the report gives, or empty.
    """

    actor_id: str = ""
    name: str = ""
    mention: str = ""
    country: str = ""
    sector: str = ""
    sectors: tuple[str, ...] = ()  # second sectors, e.g. PTY of a governing party
    role: str = ""

    @property
    def called(self) -> str:
        """What it is called where one name is shown: its name, else its mention."""
        return self.name or self.mention

    @property
    def party(self) -> str:
        """What two mentions of one party share: its country, else its kind, else its name.

        >>> Actor(name="Grace Wanjala", country="KEN", sector="GOV").party
        'KEN'
        """
        if self.country and self.country not in ABOVE_STATES:
            return self.country
        return self.country or self.sector or self.called


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something happened. `lat` and `lon` are WGS 84 degrees, None where not resolved."""

    name: str = ""
    mention: str = ""
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str = ""
    precision: Precision = ""
    basis: PlaceBasis = ""

    @property
    def called(self) -> str:
        """What it is called where one name is shown: its name, else its mention."""
        return self.name or self.mention


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSpan:
    """When something happened: ISO 8601 dates, as fine as the text allows, both ends included."""

    start: str = ""
    end: str = ""
    granularity: Granularity = ""
    basis: TimeBasis = ""

    def in_days(self) -> "TimeSpan":
        """The same span without times of day."""
        if self.granularity not in {"minute", "hour", "part_of_day"}:
            return self
        return dataclasses.replace(self, start=self.start[:10], end=self.end[:10], granularity="day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who vouches for it.

    `to` is None for the reporter and for hearsay; of a source that is not named it holds what is said of it
    ('a senior western official'), with `how` "unnamed".
    """

    to: Actor | None = None
    how: How = "reporter"
    cue: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Somebody's words or thoughts in a text: who, the reporting words, what is said.

    Each of `source`, `cue` and the pieces of `content` is a range of characters, end not included. `source` is None where
    nobody is told of ('is understood to have'); `speaker` is the actor that the source stands for, None where it is not
    known. `vouches` says whether the source stands for what stands in the content ('said that') or only wants, asks for
    or judges it ('called for').
    """

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    speaker: Actor | None
    how: How
    vouches: bool
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What an act was about: the text's own noun phrase, and a PLOVER context or ""."""

    text: str
    context: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One place in a report that tells of a happening. `sentence` counts from 0."""

    sentence: int
    start: int
    end: int
    quote: str
    attribution: Attribution
    certainty: CertaintyLevel
    status: Status
    rule: str

    @property
    def heading(self) -> str:
        """Where it stands, how sure it is, and who says it, in one line."""
        said = f", says {self.attribution.to.mention}" if self.attribution.to else ""
        where = f"Sentence {self.sentence + 1}, characters {self.start}–{self.end}"
        return f"{where}: {self.certainty}, {self.status}{said} ({self.rule})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that one field's value rests on, and the name of the rule or model that gave it."""

    field: str  # a path such as "source.0.country"
    start: int
    end: int
    quote: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening, as one report tells of it: see docs/record.md for each field."""

    event_id: str
    report_id: str
    story_id: str | None = None
    coder_version: str
    type: str
    mode: str = ""
    content: str = ""
    strict_type: str = ""
    contexts: tuple[str, ...] = ()
    contexts_basis: tuple[ContextBasis, ...] = ()
    cameo: str = ""
    quad_class: int = 0
    intensity: float = 0.0
    confidence: float = 0.0
    own_type: str = ""
    own_confidence: float = 0.0
    source: tuple[Actor, ...] = ()
    target: tuple[Actor, ...] = ()
    reciprocal: bool = False
    time: TimeSpan = field(default_factory=TimeSpan)
    place: Place | None = None
    attribution: Attribution = field(default_factory=Attribution)
    certainty: CertaintyLevel = "certain"
    status: Status = "happened"
    disputed: bool = False
    topics: tuple[Topic, ...] = ()
    tellings: tuple[Telling, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON-ready values, times laid flat as the JSON Schema has them."""
        record: dict[str, Any] = {"schema_version": SCHEMA_VERSION}
        for f in dataclasses.fields(self):
            value = getattr(self, f.name)
            if f.name == "time":
                record |= {
                    "start": value.start,
                    "end": value.end,
                    "granularity": value.granularity,
                    "time_basis": value.basis,
                }
            else:
                record[f.name] = _plain(value)
        return record

    def to_json(self) -> str:
        """One line of JSON, keys sorted, so that the same record is always the same bytes."""
        return json.dumps(self.to_dict(), ensure_ascii=False, sort_keys=True, allow_nan=False)

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> "Event":
        """The inverse of `to_dict`."""
        names = {f.name for f in dataclasses.fields(cls)}
        values = {k: v for k, v in record.items() if k in names}
        values["time"] = TimeSpan(
            start=record["start"],
            end=record["end"],
            granularity=record["granularity"],
            basis=record["time_basis"],
        )
        values["source"] = tuple(_actor(a) for a in record["source"])
        values["target"] = tuple(_actor(a) for a in record["target"])
        values["place"] = Place(**record["place"]) if record["place"] else None
        values["attribution"] = _attribution(record["attribution"])
        values["contexts"] = tuple(record["contexts"])
        values["contexts_basis"] = tuple(record.get("contexts_basis", ()))  # none in records of older stores
        values["topics"] = tuple(Topic(**t) for t in record["topics"])
        values["tellings"] = tuple(
            Telling(**{**t, "attribution": _attribution(t["attribution"])}) for t in record["tellings"]
        )
        values["evidence"] = tuple(Evidence(**e) for e in record["evidence"])
        return cls(**values)

    @property
    def heading(self) -> str:
        """Type and mode, its id and its report's, in one line."""
        mode = f"/{self.mode}" if self.mode else ""
        return f"{self.type}{mode}  {self.event_id}  report {self.report_id}"

    def explain(self) -> str:
        """Where the report tells of it, and for every field that is not empty its value, the words that it rests on, and the rule that gave it.

        `dragoman explain` shows the same, with the words marked in the text.
        """
        lines = [self.heading]
        for telling in self.tellings:
            lines += ["", telling.heading, f"  “{telling.quote}”"]
        lines += ["", *(said for _, said in self.grounds())]
        if own := self.unbacked():
            lines.append(f"Without words of their own: {_listed(own)}")
        return "\n".join(lines)

    def grounds(self) -> list[tuple[str, str]]:
        """Each field that rests on words, and a line that tells its value, these words, and the rule that gave it."""
        lines = []
        for (path, rule), backed in groupby(self.evidence, key=lambda e: (e.field, e.rule)):
            words = [self.words_of(e) or f"“{e.quote}” at {e.start}–{e.end}" for e in backed]
            lines.append((path, f"{path} is {in_words(self.value_at(path))}, from {_listed(words)} ({rule})"))
        return lines

    def words_of(self, evidence: Evidence) -> str:
        """Which telling's words some evidence is as a whole, such as 'the words of sentence 1'; "" where it is none's."""
        told = (t for t in self.tellings if (t.start, t.end) == (evidence.start, evidence.end))
        return next((f"the words of sentence {t.sentence + 1}" for t in told), "")

    def unbacked(self) -> list[str]:
        """Fields that are not empty and rest on no words, such as a codebook's numbers, each with its value."""
        backed = {part for e in self.evidence for part in (e.field, e.field.split(".")[0])}
        return [
            f"{name} {in_words(value)}"
            for name in _BARE
            if name not in backed and (value := self.value_at(name)) not in ("", None)
        ]

    def value_at(self, path: str) -> object:
        """The value that an evidence path such as `source.0.country` names, or None."""
        value: Any = self
        for step in path.split("."):
            if step in {"start", "end", "granularity", "time_basis"} and isinstance(value, Event):
                value = getattr(value.time, step.removeprefix("time_"))
            elif isinstance(value, tuple):
                if not step.isdigit() or int(step) >= len(value):
                    return None
                value = value[int(step)]
            else:
                value = getattr(value, step, None)
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What a sentence tells of from one marked party to another.

    `type` is the most probable of the sixteen types and "NONE", no event between the two. `probabilities` (of the types)
    and `statuses` each add up to 1. `strict_type` is PLOVER's own single type, "" where it would code no event.
    `rule` names what gave the type: the learned part, a frame, or both.
    """

    type: str
    mode: str
    content: str
    status: str
    strict_type: str
    probabilities: Mapping[str, float]
    statuses: Mapping[str, float]
    rule: str


def in_words(value: object) -> str:
    """A value of a record as a reader writes it: a party with its codes, a truth as yes or no, several parted by semicolons.

    >>> in_words(Actor(name="Kenya", country="KEN", sector="GOV")), in_words(True), in_words(None)
    ('Kenya (KEN GOV)', 'yes', '')
    >>> in_words(Actor(country="KEN", sector="GOV"))
    '(KEN GOV)'
    """
    if isinstance(value, Actor):
        codes = (
            "unknown"
            if value.actor_id == "unknown"
            else " ".join(filter(None, (value.country, value.sector)))
        )
        # unknown: somebody is told of; a side that nothing tells is empty
        return " ".join(filter(None, (value.called, f"({codes})" if codes else "")))
    if isinstance(value, tuple):
        return "; ".join(map(in_words, value))
    if isinstance(value, Attribution):
        return value.how + (f", {in_words(value.to)}" if value.to else "")
    if isinstance(value, TimeSpan):
        return value.start if value.start == value.end else f"{value.start}–{value.end}"
    if isinstance(value, Place):
        return value.called
    if isinstance(value, Topic):
        return value.text
    return ("yes" if value else "no") if isinstance(value, bool) else "" if value is None else str(value)


def _listed(words: Sequence[str]) -> str:
    """Some words as a list in a sentence.

    >>> _listed(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value


def _actor(record: Mapping[str, Any]) -> Actor:
    return Actor(**{**record, "sectors": tuple(record.get("sectors", ()))})


def _attribution(record: Mapping[str, Any]) -> Attribution:
    return Attribution(
        to=_actor(record["to"]) if record["to"] else None, how=record["how"], cue=record["cue"]
    )
