"""Which paragraphs of a report need not be parsed, since they can hold no event and no event's words can point to them?

A paragraph can hold no event where no frame can match: no word of it, in any inflected form, opens a frame of which the
other words that the frame asks for stand there too; nor is there a verb of saying with a word that makes what is said an act.
Such a paragraph is left out unless it is one of the two before one that
may hold an event ('he' may point back to it), or tells of a name first that a parsed one tells of again. It goes by words
alone and takes a noun for a verb, so most paragraphs of political news pass.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.lang.en.stop_words import STOP_WORDS

from dragoman.codebook.frames import Frame, FrameSet
from dragoman.knowledge.rule_words import word_table
from dragoman.reading.cleaning import BETWEEN, Clean
from dragoman.reading.forms import make_room
from dragoman.reading.grammar import ARGUMENTS
from dragoman.reading.parsing import Tables

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
PARTS = re.compile(r"['’-]|n(?=['’]t\Z)")
MOST_REMEMBERED = 20_000  # words: about 7 MB
INFLECTED = ("verb", "noun", "adj")
NEAR = 2  # paragraphs before one that may hold an event, to which its 'he' and 'the two' may point
Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Gate:
    """Keeps from the parser what can hold no event. `wanted` has what the frames of each trigger ask for beside it."""

    wanted: Mapping[str, tuple[tuple[Words, ...], ...]]
    known: Words  # all words that any frame looks at
    exceptions: Sequence[Mapping[str, Sequence[str]]]
    rules: Sequence[tuple[str, str]]
    _remembered: dict[str, Words] = field(default_factory=dict, compare=False, repr=False)

    def narrowed(self, cleaned: Clean) -> Clean:
        """The same report with the paragraphs left out that need not be parsed."""
        paragraphs = cleaned.text.split(BETWEEN)
        kept = self.kept(paragraphs)
        return cleaned if all(kept) else cleaned.only(kept)

    def kept(self, paragraphs: Sequence[str]) -> list[bool]:
        """Whether each paragraph of a report is to be parsed."""
        read = [WORD.findall(p) for p in paragraphs]
        telling = [self._may_tell(words) for words in read]
        kept = [any(telling[i : i + NEAR + 1]) for i in range(len(read))]
        if all(kept) or not any(kept):
            return kept
        names = [{w for w in words if w[0].isupper() and w.lower() not in STOP_WORDS} for words in read]
        first: dict[str, int] = {}
        for i, words in enumerate(names):
            if kept[i]:
                for word in words:
                    first.setdefault(word, i)
        later: set[str] = set()
        for i in reversed(range(len(read))):
            kept[i] = kept[i] or any(w in later and first.get(w, i) >= i for w in names[i])
            if kept[i]:
                later |= names[i]
        return kept

    def may_tell(self, text: str) -> bool:
        """Whether a frame might match in a text: false only where none can."""
        return self._may_tell(WORD.findall(text))

    def _may_tell(self, words: Sequence[str]) -> bool:
        here: set[str] = set()
        for word in words:
            here |= self._forms(word)
        return any(
            all(not asked.isdisjoint(here) for asked in company)
            for word in here
            for company in self.wanted.get(word, ())
        )

    def _forms(self, word: str) -> Words:
        """The words of frames that a word may be a form of; of one with hyphens, its parts too."""
        found = self._remembered.get(word)
        if found is None:
            if len(self._remembered) >= MOST_REMEMBERED:
                make_room(self._remembered, most=MOST_REMEMBERED)
            parts = {word.lower(), *PARTS.split(word.lower())}
            found = frozenset(f for part in parts for f in self._bases(part) if f in self.known)
            self._remembered[word] = found
        return found

    def _bases(self, word: str) -> Iterator[str]:
        bases = [
            word,
            *word_table("gate.shortened").get(word, ()),
            *(b for table in self.exceptions for b in table.get(word, ())),
        ]
        bases += [word[: len(word) - len(old)] + new for old, new in self.rules if word.endswith(old)]
        yield from bases
        mended = word_table("forms.mended")
        yield from (mended[b] for b in bases if b in mended)


def load_gate(
    frames: FrameSet,
    exceptions: Tables,
    rules: Tables,
    *,
    saying: Words = frozenset(),
    said: Words = frozenset(),
) -> Gate:
    """The gate for some frames, and for what is done by saying.

    Args:
        frames: all ways of saying it.
        exceptions: for each part of speech the bases of irregular forms, as spaCy's lemmatizer has them.
        rules: for each part of speech the endings and what they become, likewise.
        saying: verbs of saying, without which nobody is told to do anything by what he says.
        said: words of which one must stand beside them for that.
    """
    wanted: dict[str, set[tuple[Words, ...]]] = {}
    for frame in frames.frames:
        asked = tuple(_asked(frame))
        for trigger in frame.triggers:
            wanted.setdefault(trigger, set()).add(asked)
    for verb in saying:
        first, *particles = verb.split("_")  # 'point_out'
        wanted.setdefault(first, set()).add((said, *(frozenset({p}) for p in particles)))
    known = {w for company in wanted.values() for asked in company for words in asked for w in words}
    return Gate(
        wanted={t: _least(company) for t, company in wanted.items()},
        known=frozenset(known | wanted.keys()),
        exceptions=[exceptions[pos] for pos in INFLECTED if pos in exceptions],
        rules=[(old, new) for pos in INFLECTED for old, new in rules.get(pos, ())],
    )


def _asked(frame: Frame) -> Iterator[Words]:
    """What must stand beside a frame's trigger: one word of each of these."""
    yield from (frozenset({word}) for word in frame.words if WORD.fullmatch(word))
    for company in frame.need:
        if not (company.any or company.actor or company.act) and all(map(WORD.fullmatch, company.words)):
            yield company.words  # not where it may be a sign, such as '$'
        for slot in company.slot.split("."):
            if slot not in ARGUMENTS:
                yield from (frozenset({word}) for word in slot.split("_"))


def _least(company: set[tuple[Words, ...]]) -> tuple[tuple[Words, ...], ...]:
    """The demands of a trigger's frames; where one frame asks for nothing, the others do not matter."""
    return ((),) if () in company else tuple(company)
