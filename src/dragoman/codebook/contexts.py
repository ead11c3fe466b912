"""Which of PLOVER's contexts do some words belong to?

Dictionary look-ups only: at each word the longest trigger wins and uses its words up. A word's sense is not
looked at, so 'bank' of a river counts as the other one; weak triggers, which need company, hold the noise down.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

STRONG, WEAK, LONGER = 1.0, 0.5, 0.25  # a trigger's weight; LONGER for each word after its first
MOST_KNOWN = 16_000  # lemmas of which it is remembered whether they begin a trigger
LONGEST_KNOWN = 40  # characters
_SKIPPED = frozenset(
    {"-", "–", "'s", "’s", "'", "’"}
)  # joins, not words: 'counter-terrorism', "women's rights"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One PLOVER context and its triggers: lemmas in lower case, one to several words each."""

    name: str
    meaning: str
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    unless: tuple[str, ...] = ()


class ContextHit(NamedTuple):
    """A trigger found at `lemmas[start:end]`; `weight` is its strength (weak 0.5, strong 1.0 and more)."""

    context: str
    start: int
    end: int
    weight: float
    trigger: str


class Parts(NamedTuple):
    """A lemma's words as triggers are spelt, and the places of those that begin one."""

    words: tuple[str, ...]
    firsts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Triggers:
    """The trigger words of all contexts, indexed for look-up: build with `index_triggers`."""

    phrases: Mapping[str, tuple[tuple[str, float], ...]]  # trigger -> contexts and weights
    longest: Mapping[str, int]  # first word -> words in the longest trigger that it begins
    spelling: Mapping[str, str]
    known: dict[str, "Parts"] = field(default_factory=dict, repr=False, compare=False)  # lemmas met before

    def parts(self, lemma: str) -> "Parts":
        """The canonical words of a lemma, and which of them begin a trigger: none of most."""
        found = self.known.get(lemma)
        if found is None:
            words = tuple(self.spelling.get(word, word) for word in _canonical(lemma))
            found = Parts(words, tuple(n for n, word in enumerate(words) if word in self.longest))
            if len(self.known) < MOST_KNOWN and len(lemma) <= LONGEST_KNOWN:
                self.known[lemma] = found
        return found


def index_triggers(contexts: Iterable[Context], *, spelling: Mapping[str, str]) -> Triggers:
    """The look-up tables of some contexts."""
    phrases: dict[str, dict[str, float]] = {}
    longest: dict[str, int] = {}
    for context in contexts:
        for triggers, base in ((context.strong, STRONG), (context.weak, WEAK)):
            for trigger in triggers:
                words = [spelling.get(w, w) for part in trigger.split() for w in _canonical(part)]
                if not words:
                    continue
                weight = base + LONGER * (len(words) - 1) if base == STRONG else base
                phrases.setdefault(" ".join(words), {}).setdefault(context.name, weight)
                longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return Triggers({p: tuple(c.items()) for p, c in phrases.items()}, longest, dict(spelling))


def find_hits(lemmas: Sequence[str], *, triggers: Triggers) -> tuple[ContextHit, ...]:
    """Every trigger in a run of lemmas, in text order; none overlaps one of other words."""
    hits: list[ContextHit] = []
    past = (0, 0)  # lemma and part behind the last hit
    known, parts = triggers.known, triggers.parts
    opening = {lemma for lemma in set(lemmas) if (known.get(lemma) or parts(lemma)).firsts}  # few begin one
    for at in [n for n, lemma in enumerate(lemmas) if lemma in opening]:
        for part in triggers.parts(lemmas[at]).firsts:
            run = _run(lemmas, at, part, triggers) if (at, part) >= past else []
            for length in range(len(run), 0, -1):
                phrase = " ".join([word for word, _, _ in run[:length]])
                if phrase in triggers.phrases:
                    _, last, end = run[length - 1]
                    hits += [ContextHit(c, at, last + 1, w, phrase) for c, w in triggers.phrases[phrase]]
                    past = last, end + 1
                    break
    return tuple(hits)


def _run(lemmas: Sequence[str], at: int, part: int, triggers: Triggers) -> list[tuple[str, int, int]]:
    """The words from a part of a lemma on, as many as a trigger may have that begins so; each with its lemma and part."""
    run: list[tuple[str, int, int]] = []
    most = triggers.longest[triggers.parts(lemmas[at]).words[part]]
    while len(run) < most and at < len(lemmas):
        run += [(word, at, n) for n, word in enumerate(triggers.parts(lemmas[at]).words) if n >= part]
        at, part = at + 1, 0
    return run[:most]


def rank_contexts(
    hits: Iterable[ContextHit], *, minimum: float, contexts: Mapping[str, Context]
) -> tuple[str, ...]:
    """Contexts by strength (the sum over different triggers), strongest first; those under `minimum` left out.

    Equally strong ones stand in text order. A context gives way to those that it names under `unless`.
    """
    strength: dict[str, float] = {}
    seen: set[tuple[str, str]] = set()
    for hit in hits:
        if (hit.context, hit.trigger) not in seen:
            seen.add((hit.context, hit.trigger))
            strength[hit.context] = strength.get(hit.context, 0.0) + hit.weight
    kept = sorted((c for c, s in strength.items() if s >= minimum), key=lambda c: -strength[c])
    return tuple(c for c in kept if not set(contexts[c].unless) & set(kept))


@lru_cache(maxsize=16_000)  # a language has few words that come often
def _canonical(lemma: str) -> tuple[str, ...]:
    """The parts of a lemma, in the singular."""
    lower = lemma.lower().replace("–", "-")
    return () if lower in _SKIPPED else tuple(_singular(part) for part in lower.split("-") if part)


def _singular(word: str) -> str:
    """The word without a plural ending; crude, but the same for triggers and text.

    >>> _singular("forces"), _singular("supplies"), _singular("crisis"), _singular("gas")
    ('force', 'supply', 'crisis', 'gas')
    """
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]
