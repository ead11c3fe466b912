"""What kinds of event are there, and what does each mean in PLOVER's and CAMEO's terms?

The one noun of the codebook and its questions. How the files are read: files.py. Which words belong to which
context: contexts.py. It does not read text: that is what the frames are for.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook import checks
from dragoman.codebook.contexts import Context, ContextHit, Triggers, find_hits, index_triggers, rank_contexts
from dragoman.codebook.files import CameoCode, Equivalent, EventType, Mode, read_files
from dragoman.errors import DataError
from dragoman.records import Status

_WEIGHT_OF_A_WORD_OR_MODE, _WEIGHT_OF_A_CONTEXT = 3, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """PLOVER's types, modes and contexts with their CAMEO equivalents; `load_codebook` builds it.

    Every method raises `DataError` for a type, mode or code that the codebook does not have.
    """

    event_types: Mapping[str, EventType]
    contexts: Mapping[str, Context]
    cameo_codes: Mapping[str, CameoCode]
    equivalents: Mapping[str, tuple[Equivalent, ...]]  # by type
    demand_lemmas: frozenset[str]
    triggers: Triggers

    @property
    def types(self) -> tuple[str, ...]:
        """The names of the types, in PLOVER's order."""
        return tuple(self.event_types)

    @property
    def context_of_mode(self) -> Mapping[str, str]:
        """Modes that imply a context, and which: cyber, misinformation."""
        return {m.name: m.context for t in self.event_types.values() for m in t.modes if m.context}

    def modes(self, type: str) -> tuple[str, ...]:
        """The names of a type's modes; none for a type that has none."""
        return tuple(mode.name for mode in self._type(type).modes)

    def mode_of_content(self, type: str, content: str) -> str:
        """The mode of a speech act by the type of the act spoken of: to ask for AID is REQUEST assist; "" where none follows."""
        return self._type(type).mode_of_content.get(content, "")

    def quad_class(self, type: str) -> int:
        """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
        return self._type(type).quad_class

    def is_speech(self, type: str) -> bool:
        """Whether the act is to say something, so that a record may have a `content`."""
        return self._type(type).speech

    def plover_score(self, type: str, mode: str = "") -> float:
        """PLOVER's own score of a type and mode, -10 (conflict) to +10 (cooperation)."""
        entry = self._type(type)
        return self._mode(entry, mode).score if mode else entry.score

    def intensity(
        self, type: str, mode: str = "", contexts: Sequence[str] = (), content: str = "", *, lemma: str = ""
    ) -> float:
        """The Goldstein value, -10 to +10, of the CAMEO code that such an event is given (see `cameo`)."""
        return self.goldstein(self.cameo(type, mode, contexts, content, lemma=lemma))

    def goldstein(self, cameo: str) -> float:
        """The Goldstein value of a CAMEO code, -10 (conflict) to +10 (cooperation)."""
        return self._code(cameo).goldstein

    def cameo(
        self, type: str, mode: str = "", contexts: Sequence[str] = (), content: str = "", *, lemma: str = ""
    ) -> str:
        """The most specific CAMEO code that is the equivalent of an event; else its type's own ("040").

        Args:
            type: PLOVER type.
            mode: its mode, or "".
            contexts: the event's contexts, strongest first.
            content: of a speech act, the type of the act spoken of, or "".
            lemma: of the word that tells of the act, where known: sets 'sign' (057) apart from 'praise'
                (051), and a demand (10x) from an appeal (02x, which a REQUEST is otherwise).

        >>> load_codebook().cameo("CONSULT", "visit")
        '042'
        """
        entry = self._type(type)
        rank = {context: place for place, context in reversed(list(enumerate(contexts)))}
        lemma = lemma.lower()
        code, best = entry.cameo, (0, 0)
        for row in self.equivalents.get(type, ()):
            fit = _fit(row, mode, rank, content, lemma)
            if fit and fit > best:
                code, best = row.cameo, fit
        if lemma in self.demand_lemmas and code.startswith("02"):
            return "10" + code[2:]
        return code

    def strict_type(self, type: str, status: Status, content: str = "") -> str:
        """The single type that PLOVER's manual would give, "" where it would code no event.

        What is planned or conditional becomes the promise or threat that it amounts to; acts of speech keep
        their type; what is denied is no event. A promise to give way is CONCEDE. Whether the actor himself
        announced it is not looked at.

        >>> book = load_codebook()
        >>> book.strict_type("CONSULT", "planned"), book.strict_type("ASSAULT", "planned")
        ('AGREE', 'THREATEN')
        """
        entry = self._type(type)
        if status == "denied":
            return ""
        strict = entry.planned if status in {"planned", "conditional"} else type
        gives_way = content in self.event_types and self.event_types[content].planned == "CONCEDE"
        return "CONCEDE" if strict == "AGREE" and entry.speech and gives_way else strict

    def context_hits(self, lemmas: Sequence[str]) -> tuple[ContextHit, ...]:
        """The words that give a context, with their places in `lemmas`; in text order."""
        return find_hits(lemmas, triggers=self.triggers)

    def contexts_of(self, lemmas: Sequence[str], *, minimum: float = 0.5) -> tuple[str, ...]:
        """The contexts of a run of lemmas, strongest first; () where no word gives one.

        Args:
            lemmas: any case and spelling; hyphened words whole or in parts.
            minimum: 0.5 takes a single weak word (right for a short phrase); 1.0 wants a strong word or two
                weak ones (right for a sentence).

        >>> load_codebook().contexts_of(["coking", "coal"])[0]
        'natural_resource'
        """
        return self.ranked(self.context_hits(lemmas), minimum=minimum)

    def ranked(self, hits: Iterable[ContextHit], *, minimum: float) -> tuple[str, ...]:
        """The contexts of some hits, strongest first; those under `minimum` left out."""
        return rank_contexts(hits, minimum=minimum, contexts=self.contexts)

    def check(self) -> None:
        """Raise `DataError`, naming file and place, where the codebook contradicts itself."""
        checks.check_types(self.event_types, self.cameo_codes)
        checks.check_contexts(self.contexts)
        checks.check_cameo(self.cameo_codes, self.event_types, self.contexts)
        checks.check_equivalents(self.equivalents, self.event_types, self.contexts, self.cameo_codes)

    def _type(self, name: str) -> EventType:
        if name not in self.event_types:
            raise DataError(
                "plover.toml", f"type {name!r}", f"no such type; there are {', '.join(self.types)}"
            )
        return self.event_types[name]

    def _mode(self, entry: EventType, name: str) -> Mode:
        for mode in entry.modes:
            if mode.name == name:
                return mode
        known = ", ".join(m.name for m in entry.modes) or "none"
        raise DataError("plover.toml", f"type {entry.name}", f"no mode {name!r}; it has {known}")

    def _code(self, code: str) -> CameoCode:
        if code not in self.cameo_codes:
            raise DataError("cameo.tsv", f"code {code!r}", "no such CAMEO code")
        return self.cameo_codes[code]


def load_codebook(*, directory: Path | None = None) -> Codebook:
    """Read and check the codebook: the package's own, or one of the same four files in `directory`.

    Raises:
        DataError: a file is missing or wrong; it names file and place.
    """
    files = read_files(directory)
    contexts = {context.name: context for context in files.contexts}
    equivalents: dict[str, tuple[Equivalent, ...]] = {}
    for row in files.equivalents:
        equivalents[row.type] = (*equivalents.get(row.type, ()), row)
    book = Codebook(
        event_types={entry.name: entry for entry in files.types},
        contexts=contexts,
        cameo_codes={code.code: code for code in files.cameo_codes},
        equivalents=equivalents,
        demand_lemmas=files.demand_lemmas,
        triggers=index_triggers(contexts.values(), spelling=files.spelling),
    )
    book.check()
    return book


def _fit(
    row: Equivalent, mode: str, rank: Mapping[str, int], content: str, lemma: str
) -> tuple[int, int] | None:
    """How well a row fits: the weight of its conditions, and how strong its context (0 at best); None if not."""
    weight = 0
    for wanted, given in ((row.modes, mode), (row.contents, content), (row.lemmas, lemma)):
        if wanted:
            if given not in wanted:
                return None
            weight += _WEIGHT_OF_A_WORD_OR_MODE
    if not row.contexts:
        return weight, 0
    places = [min(rank[c] for c in both) for both in row.contexts if all(c in rank for c in both)]
    return (weight + _WEIGHT_OF_A_CONTEXT * max(map(len, row.contexts)), -min(places)) if places else None
