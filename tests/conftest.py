"""What several tests need: the live model, the coder, the frames, the measuring rods."""

from pathlib import Path

import hypothesis
import pytest
import spacy.language

import dragoman
from dragoman.codebook.frames import FrameSet, load_frames
from dragoman.reading.parsing import load_parser

ROOT = Path(__file__).resolve().parent.parent
# No test of what is right fails because the machine is busy.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def nlp() -> spacy.language.Language:
    """The parser as reports are read with it: a paragraph's end is a sentence's end."""
    return load_parser()


@pytest.fixture(scope="session")
def coder() -> dragoman.Coder:
    """The coder as `dragoman.load()` gives it: coding leaves nothing behind in it, so all tests share one."""
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
