"""What do speakers do by what they say, where signs of it are told and the tagger has read them?

How sure that is, and whether it is kept, is for `confidence/` and `refusing/` to say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from dragoman.coding.drafts import Draft
from dragoman.coding.findings import Act, Mention, Said
from dragoman.coding.learned.judgement import Judgement
from dragoman.coding.learned.tagged import word_of
from dragoman.coding.learned.tagger import Tags
from dragoman.coding.spoken.speech_acts import find_spoken
from dragoman.knowledge.tables import Words

OPEN_SIGNS = frozenset({"will", "will.passive"})
ANNOUNCED = frozenset({"AGREE", "REJECT", "THREATEN"})
GOES_ON = 1  # sentences in which a speaker goes on with the same act
SURE = 0.6  # how probable must be another type than the sign's


def proposed_in_speech(
    doc: Doc,
    *,
    sayings: Sequence[Said],
    mentions: Mapping[int, Mention],
    told: Sequence[Draft],
    sentences: Sequence[int],
    words: Words,
    tags: Tags,
) -> tuple[Act, ...]:
    """The acts that speakers of a report do by what they say, as far as its words are a sign of them.

    Who asks, blames or threatens in one sentence goes on with it in the next: that is no act more.

    Args:
        doc: a parsed text.
        sayings: who says what.
        mentions: resolved mentions by head token.
        told: what is told of already.
        sentences: by token, the number of its sentence.
        words: the lists of `spoken.toml`.
        tags: what the tagger made of the text.
    """
    found = find_spoken(
        doc,
        sayings=sayings,
        mentions=mentions,
        taken=[(d.act.start, d.act.end) for d in told],
        words=words,
    )
    before = [(d.act.type, d.sentence, frozenset(s.actor for s in d.sides.source)) for d in told]
    acts: list[Act] = []
    for act in found:
        word = word_of(act, doc, tags)
        if word is None:
            continue
        judgement = tags.judgement(word)
        act = replace(act, type=_announced(act, judgement), mode=_blamed_how(act, judgement))
        speaker, sentence = mentions[act.sources[0]].actors, sentences[act.trigger]
        if not any(
            type_ == act.type
            and abs(sentence - at) <= GOES_ON
            and any(a.party == b.party and (a.name == b.name) for a in speaker for b in source)
            for type_, at, source in before
        ):
            acts.append(act)
    return tuple(acts)


def _announced(act: Act, judgement: Judgement) -> str:
    """The type of an act in speech: what somebody says that he will do may be a promise or a threat, and its words do not tell."""
    if act.sign in OPEN_SIGNS and judgement.type in ANNOUNCED and judgement.types[judgement.type] >= SURE:
        return judgement.type
    return act.type


def _blamed_how(act: Act, judgement: Judgement) -> str:
    """The mode of blame: words of blame show displeasure, unless the learned part takes them for a charge."""
    if act.type != "ACCUSE":
        return ""
    return "allege" if judgement.mode("ACCUSE") == "allege" and judgement.type == "ACCUSE" else "disapprove"
