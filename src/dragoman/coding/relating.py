"""What does a sentence tell of from one marked party to the other?

Composes frames and the learned part for one sentence whose two sides are given; `coder.py` does the like for whole reports.
"""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from dragoman.codebook import Codebook
from dragoman.codebook.frames import FrameSet
from dragoman.coding.confidence.weighing import Vote, Weights, best_vote, weighed_pair
from dragoman.coding.findings import Act
from dragoman.coding.learned.classifier import Classifier
from dragoman.coding.learned.judgement import NONE, Judgement
from dragoman.coding.learned.marking import Marked, Stretch
from dragoman.coding.what import find_acts
from dragoman.records import Relation


def checked(sentence: str, source: Stretch, target: Stretch) -> Marked:
    """The marked sentence.

    Raises:
        ValueError: a stretch is empty or lies outside of the sentence, or the two overlap.
    """
    for name, (start, end) in (("source", source), ("target", target)):
        if not 0 <= start < end <= len(sentence):
            raise ValueError(f"{name}={(start, end)}: no words of a sentence of {len(sentence)} characters")
    if source[0] < target[1] and target[0] < source[1]:
        raise ValueError(f"source={source} and target={target} overlap")
    return Marked(text=sentence, source=source, target=target)


def votes_of(doc: Doc, marked: Marked, *, frames: FrameSet, mentions: frozenset[int]) -> tuple[Vote, ...]:
    """What the frames say that fire in a sentence, each act with how many of the marked parties are its sides.

    Acts that are only spoken of have no vote, nor, where one has both parties, have those that have fewer.
    """
    spans = [_tokens(doc, s) for s in (marked.source, marked.target) if s is not None]
    parties = mentions | {doc[a:b].root.i for a, b in spans}
    acts = [a for a in find_acts(doc, frames=frames, parties=parties) if not a.reported]
    votes = [_vote(act, spans) for act in acts]
    most = max((v.sides for v in votes), default=0)
    return tuple(v for v in votes if v.sides == most)


def relation_of(
    judgement: Judgement | None,
    votes: Sequence[Vote],
    *,
    codebook: Codebook,
    weights: Weights,
) -> Relation:
    """The relation that judgement and votes come to together; either may be missing."""
    shares = weighed_pair(judgement, votes, codebook.types, weights)
    type_ = max(shares, key=lambda t: (shares[t], t))
    vote = best_vote([v for v in votes if v.type == type_])
    statuses: Mapping[str, float] = judgement.statuses if judgement else {"happened": 1.0}
    status = max(statuses, key=lambda s: (statuses[s], s))
    if type_ == NONE:
        return Relation(
            type=NONE, mode="", content="", status="", strict_type="",
            probabilities=shares, statuses=statuses, rule=_rule(judgement, None, type_),
        )  # fmt: skip
    content = ""
    if codebook.is_speech(type_):
        content = (vote.content if vote else "") or (judgement.content if judgement else "")
    return Relation(
        type=type_,
        mode=(vote.mode if vote else "") or (judgement.mode(type_) if judgement else ""),
        content=content,
        status=status,
        strict_type=codebook.strict_type(type_, status, content),  # type: ignore[arg-type]
        probabilities=shares,
        statuses=statuses,
        rule=_rule(judgement, vote, type_),
    )


def relate(
    doc: Doc,
    marked: Marked,
    *,
    frames: FrameSet,
    mentions: frozenset[int],
    classifier: Classifier,
    codebook: Codebook,
    weights: Weights,
) -> Relation:
    """The relation between the two marked parties of a parsed sentence."""
    votes = votes_of(doc, marked, frames=frames, mentions=mentions)
    return relation_of(classifier.judge(marked), votes, codebook=codebook, weights=weights)


def _rule(judgement: Judgement | None, vote: Vote | None, type_: str) -> str:
    learned = "what.learned" if judgement and (vote is None or judgement.type == type_) else ""
    framed = f"what.frame:{vote.frame}" if vote else ""
    return " + ".join(part for part in (framed, learned) if part)


def _vote(act: Act, spans: Sequence[Stretch]) -> Vote:
    heads = {*act.sources, *act.targets}
    shared = sum(any(i in heads for i in range(*span)) for span in spans)
    return Vote(frame=act.frame, type=act.type, mode=act.mode, content=act.content, sides=shared)


def _tokens(doc: Doc, stretch: Stretch) -> Stretch:
    span = doc.char_span(*stretch, alignment_mode="expand")
    return span.start, span.end
