"""In which ways might the coder mark a sentence that nobody has marked?

A sentence that was written for one act between two parties holds other parties, and words of other acts; so does any plain
sentence. Nobody has judged those, but a teacher's answers to them can be learned from. It knows nothing of what they tell.
"""

import random
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from dragoman.coding.coder import Examiner
from dragoman.coding.findings import Act, Mention
from dragoman.coding.learned.marking import Marked, Stretch
from dragoman.coding.what import find_acts
from dragoman.coding.who import find_mentions
from dragoman.training.acts import BATCH, stretch


def asides(
    texts: Sequence[str], known: frozenset[Marked], examiner: Examiner, *, each: int, seed: int = 0
) -> Iterator[Marked]:
    """Markings of sentences, none twice.

    Args:
        texts: the sentences.
        known: markings that are lessons already.
        examiner: finds the parties and the frames' acts.
        each: how many markings are drawn by chance for a sentence, beside those that the frames would set.
        seed: the same seed gives the same markings.
    """
    draw = random.Random(seed)
    seen = set(known)
    texts = list(dict.fromkeys(texts))
    for doc in examiner.nlp.pipe(texts, batch_size=BATCH):
        mentions = {m.head: m for m in find_mentions(doc, knowledge=examiner.knowledge)}
        acts = find_acts(doc, frames=examiner.frames, parties=frozenset(mentions))
        found = [marked(act, doc, mentions) for act in acts]
        words = [act.trigger for act in acts] + [t.i for t in doc if t.pos_ == "VERB"]
        found += [_drawn(doc, words, [*mentions.values()], draw) for _ in range(each if words else 0)]
        for one in found:
            if one not in seen and (one.source or one.target):
                seen.add(one)
                yield one


def _drawn(doc: Doc, words: Sequence[int], mentions: Sequence[Mention], draw: random.Random) -> Marked:
    """One of the words as the act's, and none, one or two of the parties as its sides."""
    word = draw.choice(words)
    sides = draw.sample([None, None, *(m for m in mentions if not m.start <= word < m.end)], 2)
    source, target = (stretch(doc, m.start, m.end) if m else None for m in sides)
    return Marked(text=doc.text, source=source, target=target, act=stretch(doc, word, word + 1))


def marked(act: Act, doc: Doc, mentions: Mapping[int, Mention]) -> Marked:
    """An act's own sentence with its word, and those of its sides that it tells, marked."""
    sentence = doc[act.trigger].sent
    at = sentence.start_char

    def within(start: int, end: int) -> Stretch | None:
        if start >= end or start < sentence.start or end > sentence.end:
            return None
        span = doc[start:end]
        return (span.start_char - at, span.end_char - at) if span.text.strip() else None

    return Marked(
        text=sentence.text,
        source=within(*_range(act.sources, doc, mentions)),
        target=within(*_range(act.targets, doc, mentions)),
        act=within(act.trigger, act.trigger + 1),
    )


def _range(heads: Sequence[int], doc: Doc, mentions: Mapping[int, Mention]) -> Stretch:
    """The token range of the first head that is a mention; else of the first head with what stands before it."""
    for head in heads:
        if head in mentions:
            return mentions[head].start, mentions[head].end
    return (doc[heads[0]].left_edge.i, heads[0] + 1) if heads else (0, 0)
