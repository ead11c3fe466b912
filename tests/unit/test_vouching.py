"""Who vouches for a speech act that its own speaker, or somebody else, tells of? All sentences are invented."""

import pytest

import dragoman

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "type_", "voucher"),
    [
        pytest.param("Ghana's president said he would help Togo.", "AGREE", None, id="in-his-own-words"),
        pytest.param(
            "Ghana's president said he and the Togolese leader pledged to help Fiji.",
            "AGREE", "Ghana's president", id="of-what-several-did",
        ),
        pytest.param(
            "State media reported that Ghana's president said he would help Togo.",
            "AGREE", "State media", id="told-by-another",
        ),
        pytest.param("Ghana's police said the Togolese envoy was told to leave.", "REQUEST", "Ghana's police", id="of-what-nobody-is-said-to-have-said"),
        pytest.param("Togo claims to have captured two Ghanaian villages.", "COERCE", "Togo", id="claims-to-have"),
        pytest.param("Togo wants to have captured two Ghanaian villages.", "COERCE", None, id="wants-to-have"),
    ],
)  # fmt: skip
def test_who_vouches_for_an_act_is_who_tells_of_it(
    whole_coder: dragoman.Coder, text: str, type_: str, voucher: str | None
) -> None:
    events = whole_coder.code(dragoman.Report(text=text, published="2031-05-06"))

    found = [e.attribution.to.mention if e.attribution.to else None for e in events if e.type == type_]

    assert found == [voucher]


@pytest.mark.parametrize(
    ("text", "type_", "how", "certainty"),
    [
        pytest.param(
            "Sources said Kenya had freed four rebels who attacked the Ugandan embassy in May.",
            "RETREAT", "unnamed", "probable", id="what-sources-say",
        ),
        pytest.param(
            "Sources said Kenya had freed four rebels who attacked the Ugandan embassy in May.",
            "ASSAULT", "reporter", "certain", id="of-whom-they-say-it",
        ),
        pytest.param(
            "Sources said four rebels had attacked the Ugandan embassy in May.",
            "ASSAULT", "unnamed", "probable", id="what-they-say-of-them",
        ),
        pytest.param(
            "Sources said that Kenya, who attacked the Ugandan embassy in May, had freed four rebels.",
            "RETREAT", "unnamed", "probable", id="behind-whom-it-is-of",
        ),
    ],
)  # fmt: skip
def test_nobody_named_vouches_only_for_what_he_says_of_another(
    whole_coder: dragoman.Coder, text: str, type_: str, how: str, certainty: str
) -> None:
    events = whole_coder.code(dragoman.Report(text=text, published="2031-05-06"))

    assert [(e.attribution.how, e.certainty) for e in events if e.type == type_] == [(how, certainty)]
