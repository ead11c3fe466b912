"""What must be loaded before reports can be coded?

What is known by name, how things are said, the parser, and the networks; loaded once, and the same for every report.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from spacy.language import Language

from dragoman.codebook import Codebook, load_codebook
from dragoman.codebook.frames import FrameSet
from dragoman.codebook.own_frames import all_frames
from dragoman.coding.confidence.weighing import Purpose, Weights, load_weights
from dragoman.coding.learned.classifier import Classifier
from dragoman.coding.learned.tagger import Tagger
from dragoman.coding.own_types.deciding import OwnTypes, load_own_types
from dragoman.knowledge.cues import Cues, load_cues
from dragoman.knowledge.gazetteer import Gazetteer, load_gazetteer
from dragoman.knowledge.names import Knowledge, load_knowledge
from dragoman.knowledge.only_meant import load_only_meant
from dragoman.knowledge.publishers import Publishers, load_publishers
from dragoman.knowledge.spoken import load_spoken
from dragoman.knowledge.when_words import load_when_words
from dragoman.reading.cleaning import Furniture, load_furniture
from dragoman.reading.forms import Forms
from dragoman.reading.gate import Gate, load_gate
from dragoman.reading.parsing import Parser, lemma_tables
from dragoman.reading.timex.lexicon import load_lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """All that the questions are asked with; it holds no state between reports."""

    parser: Parser
    codebook: Codebook
    frames: FrameSet
    knowledge: Knowledge
    publishers: Publishers
    gazetteer: Gazetteer
    cues: Cues
    furniture: Furniture
    when_words: Mapping[str, frozenset[str]]
    spoken_words: Mapping[str, frozenset[str]]
    meant_words: Mapping[str, frozenset[str]]
    classifier: Classifier
    tagger: Tagger
    weights: Weights
    purpose: Purpose = "default"
    actors: str = ""  # the file of the user's own persons and bodies, or ""
    own_frames: str = ""  # the file of the user's own frames, or ""
    calibration: str = ""  # the file of the user's own calibration, or ""
    own_types: OwnTypes | None = None  # the types of a codebook of the user's own
    own_types_file: str = ""  # the file that they are read from, or ""
    fast: bool = False  # whether neither the learned part nor the recogniser of entities is asked
    gate: Gate | None = None  # what keeps paragraphs without events from being parsed; None: all are parsed
    forms: Forms = field(default_factory=Forms, repr=False, compare=False)  # the words of the reports before

    @classmethod
    def load(
        cls,
        *,
        actors: str | os.PathLike[str] | None = None,
        frames: str | os.PathLike[str] | None = None,
        purpose: Purpose = "default",
        calibration: str | os.PathLike[str] | None = None,
        own_types: str | os.PathLike[str] | None = None,
        gate: bool = True,
        fast: bool = False,
    ) -> Self:
        """One for English reports, on this machine's processor, with all that it needs loaded.

        Args:
            actors: a CSV of persons and bodies of your own; docs/actors.md gives its columns.
            frames: a TOML file of ways of saying of your own; docs/frames.md says how they are written.
            purpose: how sure an event must be to be kept: "precise" keeps few and sure ones, "broad" many.
            calibration: what `dragoman calibrate` wrote, made of the user's own reviews.
            own_types: what `dragoman train` wrote, made of the user's own exemplars.
            gate: whether paragraphs that no frame can match are left unread; where the purpose asks for more than frames
                find, all are read.
            fast: whether to go by frames and known names, without the learned part and the recogniser of entities.

        Raises:
            DataError: a data file of the package, or one of the user's, is wrong.
            ValueError: own types are asked for without the learned part that they go by.
        """
        if own_types and fast:
            raise ValueError("own types go by the learned part, which fast leaves out: give one of the two")
        parser, codebook = Parser(entities=not fast), load_codebook()
        known = all_frames(frames, codebook)
        weights = load_weights(os.fspath(calibration) if calibration else "")
        load_lexicon()  # what `find_timexes` asks: here, so that no report waits for it
        gate = gate and purpose != "broad"
        cues, spoken = load_cues(), load_spoken()
        return cls(
            parser=parser,
            codebook=codebook,
            frames=known,
            gate=_gate(known, parser, cues, spoken) if gate else None,
            actors=os.fspath(actors) if actors else "",
            own_frames=os.fspath(frames) if frames else "",
            knowledge=(knowledge := load_knowledge(Path(actors) if actors else None)),
            publishers=load_publishers(knowledge.states.values()),
            gazetteer=load_gazetteer(),
            cues=cues,
            furniture=load_furniture(),
            when_words=load_when_words(),
            spoken_words=spoken,
            meant_words=load_only_meant(),
            classifier=Classifier(),
            tagger=(tagger := Tagger()),
            own_types=_own_types(own_types, codebook, tagger),
            own_types_file=os.fspath(own_types) if own_types else "",
            weights=weights,
            purpose=purpose,
            fast=fast,
            calibration=os.fspath(calibration) if calibration else "",
        )

    @property
    def nlp(self) -> Language:
        """The spaCy pipeline that parses reports; after very many reports another one of the same kind."""
        return self.parser.nlp


def _own_types(path: str | os.PathLike[str] | None, codebook: Codebook, tagger: Tagger) -> OwnTypes | None:
    return load_own_types(path, codebook, width=tagger.width, seen_by=tagger.digest) if path else None


def _gate(frames: FrameSet, parser: Parser, cues: Cues, spoken: Mapping[str, frozenset[str]]) -> Gate:
    saying = frozenset(verb for verb, ways in cues.verbs.items() if any(way.kind == "say" for way in ways))
    said = frozenset(word for words in spoken.values() for word in words) - saying - {"be"}
    return load_gate(frames, *lemma_tables(parser.nlp), saying=saying, said=said)
