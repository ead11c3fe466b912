"""Do frames match where their own examples say that they do, and nowhere else?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.codebook.frames import POSES, Frame, FrameSet
from dragoman.coding.findings import Act
from dragoman.coding.what import find_acts
from dragoman.coding.who import find_mentions
from dragoman.knowledge.names import Knowledge
from dragoman.reading.lemmas import lemma


@dataclass(frozen=True, slots=True)
class Tried:
    """An example of a frame, and the ids of the frames that matched in it."""

    frame: Frame
    text: str
    should: bool  # a `yes` of the frame, not a `no`
    matched: tuple[str, ...]

    @property
    def well(self) -> bool:
        """Whether the frame did as its example says."""
        return (self.frame.id in self.matched) == self.should


def tried(
    wanted: Iterable[Frame], nlp: Language, *, frames: FrameSet, knowledge: Knowledge
) -> Iterator[Tried]:
    """Each example of some frames, in their order.

    Args:
        wanted: the frames whose examples are tried.
        nlp: parses them.
        frames: all that may match.
        knowledge: tells which words are parties.
    """
    examples = [
        (text, (frame, should))
        for frame in wanted
        for should, texts in ((True, frame.yes), (False, frame.no))
        for text in texts
    ]
    for doc, (frame, should) in nlp.pipe(examples, as_tuples=True):
        acts = matching(doc, frames=frames, knowledge=knowledge)
        yield Tried(frame, doc.text, should, tuple(act.frame for act in acts))


def matching(doc: Doc, *, frames: FrameSet, knowledge: Knowledge) -> Sequence[Act]:
    """The acts that frames find in a text, whatever becomes of them."""
    parties = frozenset(mention.head for mention in find_mentions(doc, knowledge=knowledge))
    return find_acts(doc, frames=frames, parties=parties)


def in_vain(
    doc: Doc, acts: Iterable[Act], *, frames: FrameSet
) -> Iterator[tuple[str, str, tuple[Frame, ...]]]:
    """The words of a text that open frames and tell of no act: each with its lemma, and the frames."""
    told = {act.trigger for act in acts}
    for token in doc:
        word = lemma(token)
        if token.i not in told and token.dep_ not in {"aux", "auxpass"} and word in frames.triggers:
            yield token.text, word, tuple(frame for pos in POSES for frame in frames.at(pos, word).frames)
