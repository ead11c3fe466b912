"""Is a text's language told, and what is not English set aside and counted?"""

import json
from pathlib import Path

import pytest

from dragoman.sources import Reading, SetAside, read_reports
from dragoman.sources.language import language_of

FRENCH = "Le ministre des Affaires étrangères a rencontré son homologue à Dakar mardi soir pour parler de la pêche."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said on Monday that talks with the two neighbours were to begin in the capital.", "en"),
        ("Police arrested 14 protesters in Vellin; union leaders vowed more marches before Sunday's parliament vote.", "en"),
        (FRENCH, "fr"),
        ("Der Außenminister traf am Dienstag seinen Amtskollegen in Wien zu Gesprächen über die Grenze.", "de"),
        ("El ministro de Exteriores se reunió con su homólogo en Lima el martes por la noche.", "es"),
        ("Министр иностранных дел встретился со своим коллегой в Минске во вторник.", "ru"),
        ("外务大臣は火曜日に東京で会談した。両国は合意した。", "ja"),
        ("Waziri wa mambo ya nje alikutana na mwenzake mjini Nairobi siku ya Jumanne.", "sw"),
        ("Kenya met Ghana.", "en"),
        ("TOKYO, Jan. 5 (Agency) -- Sato met Kim.", "en"),
        ("14 : 3", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_the_language_of_a_text_is_told(text: str, language: str) -> None:
    assert language_of(text) in ({language, ""} if len(text) < 50 else {language})


def test_what_a_source_says_counts_only_where_the_text_is_too_short() -> None:
    assert language_of("12 : 4", declared="fr") == "fr"
    assert language_of(FRENCH, declared="en") == "fr"


def read(path: Path, language: str) -> tuple[list[str], list[SetAside]]:
    aside: list[SetAside] = []
    found = list(read_reports([str(path)], set_aside=aside.append, reading=Reading(language=language)))
    return [r.language for r in found], aside


def test_what_is_not_english_is_set_aside_as_language_unless_all_are_wanted(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(
        "".join(
            json.dumps({"text": t}) + "\n"
            for t in (FRENCH, "The envoy of Kandar said that it was not for him to say.")
        )
    )

    assert read(path, "en")[0] == ["en"]
    assert [(item.reason, item.note) for item in read(path, "en")[1]] == [
        ("language: fr, not English", False)
    ]
    assert read(path, "any") == (["fr", "en"], [])
    assert [item.reason for item in read(path, "fr")[1]] == ["language: en, not fr"]
