"""What several tests need: the live model, the coder, the frames, the measuring rods."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import cast

import hypothesis
import pytest
import spacy.language
from spacy.tokens import Span

import dragoman
from dragoman.codebook.frames import FrameSet, load_frames
from dragoman.coding.learned.tagger import UNREAD, Tagger, Tags
from dragoman.reading.parsing import load_parser

ROOT = Path(__file__).resolve().parent.parent
# No test of what is right fails because the machine is busy.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def nlp() -> spacy.language.Language:
    """The parser as reports are read with it: a paragraph's end is a sentence's end."""
    return load_parser()


class Silent:
    """A tagger that reads nothing, so that a test sees what the rules say by themselves."""

    def read(self, sentences: Iterable[Span]) -> Tags:
        del sentences
        return UNREAD


@pytest.fixture(scope="session")
def coder() -> dragoman.Coder:
    """What rules say by themselves, if they are but a little sure: coding leaves nothing behind in it, so all tests share one."""
    coder = dragoman.load()
    weights = replace(coder.weights, thresholds=dict.fromkeys(coder.weights.thresholds, 0.028))
    return replace(coder, tagger=cast(Tagger, Silent()), weights=weights)


@pytest.fixture(scope="session")
def whole_coder() -> dragoman.Coder:
    """The coder as `dragoman.load()` gives it."""
    return dragoman.load()


@pytest.fixture(scope="session")
def frames() -> FrameSet:
    """All frames of the codebook."""
    return load_frames()


@pytest.fixture(scope="session")
def shared() -> Path:
    path = ROOT.parent / "shared"
    if not path.is_dir():
        pytest.skip(f"THE MEASURING RODS ARE NOT HERE: {path} does not exist")
    return path
