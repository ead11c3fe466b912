"""Which frame matches at a word, by the company that the word keeps?

Tries the frames that a word opens in their order; the first whose words and slots are there, and none that it forbids, matches. It
tells nothing of sides, nor of what is promised or asked for.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.codebook.frames import Company, Frame, FrameSet, Opening, Pos
from dragoman.coding.sides.slots import party_at
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.grammar import fillers, not_only, whole_of
from dragoman.reading.lemmas import lemma, lemmas

POS_OF: dict[str, Pos] = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
UNDERGONE = frozenset(
    {"ACCUSE", "ASSAULT", "COERCE", "REQUEST", "SANCTION", "THREATEN"}
)  # what is told without its doer
MAX_TRIGGERS = 400  # a sentence of more trigger words than this is no sentence


@dataclass(frozen=True, slots=True)
class FrameMatch:
    """A frame that matches at a word."""

    frame: Frame
    trigger: Token
    taken: frozenset[int]  # nouns that the frame's own company explains


Fill = Callable[[Token, str], tuple[Token, ...]]


def remembered() -> Fill:
    """`fillers`, each slot of each word looked up once: many frames ask the same slots of one trigger."""
    known: dict[tuple[int, str], tuple[Token, ...]] = {}

    def fill(token: Token, path: str) -> tuple[Token, ...]:
        at = (token.i, path)
        if at not in known:
            known[at] = fillers(token, path)
        return known[at]

    return fill


def matches_in(
    sentence: Iterable[Token], frames: FrameSet, parties: frozenset[int], fill: Fill, refused: set[int]
) -> list[FrameMatch]:
    """The matches of a sentence; adds to `refused` the words that have a frame's company, and some that it forbids."""
    found: list[FrameMatch] = []
    words = list(sentence)
    bases, spellings = lemmas(words), [token.lower_ for token in words]
    opening = [
        (token, opened)
        for token, base, spelt in zip(words, bases, spellings, strict=True)
        if (base in frames.triggers or spelt in frames.triggers) and (opened := opened_at(token, frames))
    ]
    if not opening:
        return found
    held = {*bases, *spellings}
    for token, opened in opening:
        tried = [frame for options in opened for frame in options.among(held)]
        match = _first(tried, token, frames, parties, fill, refused)
        if match is None and _undergoes(token, parties, fill):
            tried = [_without_doer(frame) for frame in tried if frame.type in UNDERGONE]
            match = _first(tried, token, frames, parties, fill, refused)
        if match is not None:
            found.append(match)
        if len(found) >= MAX_TRIGGERS:
            break
    return found


def _first(
    tried: Iterable[Frame],
    token: Token,
    frames: FrameSet,
    parties: frozenset[int],
    fill: Fill,
    refused: set[int],
) -> FrameMatch | None:
    """The match of the first frame that a word has the company of."""
    for frame in tried:
        taken = _taken(frame, token, frames, parties, fill)
        if taken is None:
            continue
        if forbidden(frame, token, frames, parties, fill):
            refused.add(token.i)
            continue
        return FrameMatch(frame, token, taken)
    return None


def _undergoes(token: Token, parties: frozenset[int], fill: Fill) -> bool:
    """Whether a finite passive tells what a party undergoes, and no words by whom: 'the senator was lectured over it'."""
    if not any(c.dep_ == "auxpass" for c in token.children) or fill(token, "subj"):
        return False
    return any(party_at(t, parties) is not None for t in fill(token, "obj"))


def _without_doer(frame: Frame) -> Frame:
    """A frame that asks for no party as the one who acts."""
    return replace(frame, need=tuple(c for c in frame.need if not (c.slot == "subj" and c.actor)))


def opened_at(token: Token, frames: FrameSet) -> list[Opening]:
    """The frames that a word may open, in the order in which they are tried."""
    pos = POS_OF.get(token.pos_)
    if pos is None or token.dep_ in {"aux", "auxpass"}:
        return []
    word = lemma(token)
    opened = [frames.at(pos, word)]
    if (
        pos == "adj" or not opened[0].frames
    ):  # participles are tagged as adjectives now and then, and verbs as nouns
        if token.tag_ in {"VBN", "VBG"} or (pos == "adj" and token.dep_ in {"ROOT", "acl", "conj", "advcl"}):
            opened.append(frames.at("verb", word))
        elif pos == "noun" and token.tag_ == "NNP" and word != token.lower_:
            opened.append(frames.at("noun", token.lower_))
    return [o for o in opened if o.frames]


def _taken(
    frame: Frame, token: Token, frames: FrameSet, parties: frozenset[int], fill: Fill
) -> frozenset[int] | None:
    """The words that a frame's company explains where the trigger keeps it; None where it does not."""
    taken: set[int] = set()
    for company in frame.need:
        held = [t for t in fill(token, company.slot) if holds(company, t, frames, parties, fill)]
        if not held:
            return None
        if company.words and (frame.pos != "verb" or company.slot not in {"xcomp", "ccomp", "advcl"}):
            taken.update(w.i for t in held for w in (t, *whole_of(t)) if lemma(w) in company.words)
    if frame.words and not frame.words <= words_of(token):
        return None
    return frozenset(taken)


def words_of(token: Token) -> set[str]:
    """The lemmas of a word and all below it, less a 'not' that takes nothing away: 'not only Chad but Niger'."""
    return {lemma(t) for t in token.subtree if not not_only(t)}


def forbidden(frame: Frame, token: Token, frames: FrameSet, parties: frozenset[int], fill: Fill) -> bool:
    return any(
        holds(company, t, frames, parties, fill)
        for company in frame.forbid
        for t in fill(token, company.slot.lstrip("?"))
    )


def holds(company: Company, token: Token, frames: FrameSet, parties: frozenset[int], fill: Fill) -> bool:
    word = lemma(token)
    if company.any or word in company.words or token.lower_ in company.words:
        return True
    if company.words and any(lemma(t) in company.words for t in _measured(token, fill)):
        return True  # 'some of its troops', 'dozens of arrests', 'a total of ten tons of rice'
    if company.actor and party_at(token, parties) is not None:
        return True
    return company.act and bool(opened_at(token, frames))


def _measured(token: Token, fill: Fill) -> Iterator[Token]:
    """What a word is but a part, a number or a measure of, through two of them."""
    for _ in range(2):
        if lemma(token) not in word_list("slots.partitive") and lemma(token) not in word_list(
            "matching_frames.measures"
        ):
            return
        inner = fill(token, "of")
        yield from inner
        if not inner:
            return
        token = inner[0]
