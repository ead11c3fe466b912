"""Which word of a lesson tells of its act?

The coder judges acts whose word it knows; most exemplars mark only the sides. Frames find the word, or else the coder's
rules for words that no frame has; and the frames' own examples are lessons too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from dragoman.coding.coder import Examiner
from dragoman.coding.findings import Act
from dragoman.coding.learned.judgement import NONE
from dragoman.coding.learned.marking import Marked, Stretch
from dragoman.coding.says_who import VOUCH, find_sayings
from dragoman.coding.what import find_acts, look
from dragoman.coding.who import find_mentions
from dragoman.knowledge.tables import Words
from dragoman.knowledge.unframed import load_unframed
from dragoman.training.lessons import Lesson
from dragoman.training.unframed import find_unframed

BATCH = 64


def with_acts(lessons: Sequence[Lesson], examiner: Examiner) -> Iterator[Lesson]:
    """The lessons, each with its act's word marked: by hand, or where a frame finds one that fits, or `unframed` proposes it.

    In a lesson of no event, the word of a frame that fires between its sides is marked, or a word that would be proposed:
    that is what must be told apart.
    """
    words = load_unframed()
    docs = examiner.nlp.pipe((lesson.marked.text for lesson in lessons), batch_size=BATCH)
    for lesson, doc in zip(lessons, docs, strict=True):
        if lesson.marked.act:
            yield lesson
            continue
        act = _act_of(lesson, doc, examiner) or _proposed(lesson, doc, examiner, words)
        yield replace(lesson, marked=replace(lesson.marked, act=_word(doc, act))) if act else lesson


def of_frames(examiner: Examiner) -> Iterator[Lesson]:
    """A lesson from each frame's example in which it fires with a side that is a known party."""
    cases = [(text, frame) for frame in examiner.frames.frames for text in frame.yes]
    for doc, frame in examiner.nlp.pipe(cases, as_tuples=True, batch_size=BATCH):
        mentions = {m.head: m for m in find_mentions(doc, knowledge=examiner.knowledge)}
        for act in find_acts(doc, frames=examiner.frames, parties=frozenset(mentions)):
            sources = [mentions[i] for i in act.sources if i in mentions]
            targets = [mentions[i] for i in act.targets if i in mentions]
            if act.frame != frame.id or not (sources or targets):
                continue
            yield Lesson(
                marked=Marked(
                    text=doc.text,
                    source=stretch(doc, sources[0].start, sources[0].end) if sources else None,
                    target=stretch(doc, targets[0].start, targets[0].end) if targets else None,
                    act=_word(doc, act),
                ),
                type=act.type,
                mode=act.mode,
                content=act.content,
                kind="frame",
            )
            break


def _act_of(lesson: Lesson, doc: Doc, examiner: Examiner) -> Act | None:
    marked = lesson.marked
    spans = [_span(doc, s) for s in (marked.source, marked.target)]
    parties = {m.head for m in find_mentions(doc, knowledge=examiner.knowledge)}
    parties |= {doc[a:b].root.i for span in spans if span for a, b in [span]}
    acts = [
        (_shared(act, spans), act)
        for act in find_acts(doc, frames=examiner.frames, parties=frozenset(parties))
        if not act.reported and (lesson.type in {NONE, act.type} or _shared(act, spans) == 2)
    ]
    best = max(acts, key=lambda a: (a[1].type == lesson.type, a[0], -a[1].trigger), default=(0, None))
    return best[1] if best[0] else None


def _proposed(lesson: Lesson, doc: Doc, examiner: Examiner, words: Words) -> Act | None:
    """The word that would be proposed to be judged between the lesson's two sides."""
    spans = [_span(doc, s) for s in (lesson.marked.source, lesson.marked.target)]
    if None in spans:
        return None
    roots = [doc[a:b].root.i for span in spans if span for a, b in [span]]
    found = look(doc, frames=examiner.frames, parties=frozenset(roots))
    proposals = find_unframed(
        doc,
        acts=found.acts,
        settled=found.settled,
        parties={roots[0]: frozenset({"source"}), roots[1]: frozenset({"target"})},
        actors=frozenset(roots[:1]),
        sayings=[s for s in find_sayings(doc, cues=examiner.cues) if s.rule.startswith(VOUCH)],
        words=words,
    )
    return next((a for a in proposals if a.sources == (roots[0],)), None)


def _shared(act: Act, spans: Sequence[tuple[int, int] | None]) -> int:
    """How many of the two marked sides are sides of the act."""
    heads = {*act.sources, *act.targets}
    return sum(1 for span in spans if span and any(i in heads for i in range(*span)))


def _span(doc: Doc, stretch: Stretch | None) -> tuple[int, int] | None:
    if stretch is None:
        return None
    span = doc.char_span(*stretch, alignment_mode="expand")
    return (span.start, span.end) if span is not None else None


def stretch(doc: Doc, start: int, end: int) -> Stretch:
    """Where tokens `start` to `end`, not included, stand in the text."""
    span = doc[start:end]
    return span.start_char, span.end_char


def _word(doc: Doc, act: Act) -> Stretch:
    return stretch(doc, act.trigger, act.trigger + 1)
