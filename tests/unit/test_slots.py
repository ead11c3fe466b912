"""Do slots find who acts where the parser hangs him elsewhere?"""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.codebook.frames import FrameSet
from dragoman.coding.findings import Act
from dragoman.coding.what import find_acts
from dragoman.reading.doers import direct_object, subject
from dragoman.reading.grammar import fillers

pytestmark = pytest.mark.model


def acts_in(doc: Doc, frames: FrameSet, parties: set[str]) -> list[Act]:
    """What frames find where the words of that spelling are the parties."""
    return find_acts(doc, frames=frames, parties=frozenset(t.i for t in doc if t.text in parties))


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        pytest.param("The raid was described by Peru.", "described", ["Peru"], id="by-the-verb"),
        pytest.param(
            "The raid was described as very alarming by Peru.", "described", ["Peru"], id="by-the-adjective"
        ),
        pytest.param("The raid was described as very alarming.", "described", [], id="by-nobody"),
        pytest.param(
            "The mayor was charged with fraud by prosecutors.", "charged", ["prosecutors"], id="with-by"
        ),
    ],
)
def test_who_does_what_a_passive_tells_stands_behind_by(
    nlp: Language, text: str, verb: str, who: list[str]
) -> None:
    doc = nlp(text)
    (token,) = [t for t in doc if t.text == verb]

    assert [t.text for t in subject(token)] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param(
            "The strip is a buffer between the militia and Chile – which has threatened to attack the rebels.",
            ["Chile"],
            id="the-party-before-which",
        ),
        pytest.param(
            "The strip is a buffer for the lake – which has threatened to flood the town.", [], id="no-party"
        ),
    ],
)
def test_which_is_the_party_right_before_it_where_the_parser_has_another_noun(
    nlp: Language, frames: FrameSet, text: str, who: list[str]
) -> None:
    doc = nlp(text)
    parties = frozenset(t.i for t in doc if t.text in {"Chile", "rebels"})
    acts = [a for a in find_acts(doc, frames=frames, parties=parties) if doc[a.trigger].lemma_ == "threaten"]

    assert [doc[i].text for a in acts for i in a.sources if i in parties] == who


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "Peru launched a series of attacks on Chile on Monday.", [("Peru", "Chile")], id="a-series-of"
        ),
        pytest.param("Peru launched attacks on Chile on Monday.", [("Peru", "Chile")], id="attacks"),
        pytest.param(
            "Peru launched a history of attacks on Chile on Monday.", [("", "Chile")], id="no-attack"
        ),
    ],
)
def test_what_is_but_a_part_of_an_act_is_no_act_beside_it(
    nlp: Language, frames: FrameSet, text: str, sides: list[tuple[str, str]]
) -> None:
    doc = nlp(text)
    parties = frozenset(t.i for t in doc if t.text in {"Peru", "Chile"})
    acts = find_acts(doc, frames=frames, parties=parties)

    def names(heads: tuple[int, ...]) -> str:
        return "".join(doc[i].text for i in heads if i in parties)

    assert [(names(a.sources), names(a.targets)) for a in acts if a.type == "ASSAULT"] == sides


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        pytest.param('"Stop the raids," the premier told Fiji.', ["Stop"], id="an-order"),
        pytest.param('"Do not arm the rebels," the premier said.', ["arm"], id="a-ban"),
        pytest.param('"We stop the raids," the premier told Fiji.', [], id="a-statement"),
        pytest.param('"You should stop the raids," the premier said.', [], id="advice"),
        pytest.param('"We are calm, stop the raids," the premier said.', [], id="not-what-it-begins-with"),
    ],
)
def test_an_order_in_a_quotation_fills_the_slot_of_commands(
    nlp: Language, text: str, orders: list[str]
) -> None:
    doc = nlp(text)
    (verb,) = [t for t in doc if t.text in {"told", "said"}]

    assert [t.text for t in fillers(verb, "command")] == orders


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        pytest.param(
            "Police arrested then released opposition leader Ana Dolo.", ["Dolo"], id="one-after-another"
        ),
        pytest.param("Police charged, and the editor Ana Dolo fled.", [], id="another-subject"),
        pytest.param(
            "The editor fled and was arrested by soldiers.", ["editor"], id="who-did-one-suffers-the-other"
        ),
        pytest.param("The editor was charged and arrested.", ["editor"], id="who-suffers-both"),
    ],
)
def test_two_deeds_done_one_after_another_share_their_object(
    nlp: Language, text: str, whom: list[str]
) -> None:
    doc = nlp(text)
    (verb,) = [t for t in doc if t.text == ("arrested" if "arrested" in text else "charged")]

    assert [t.text for t in direct_object(verb)] == whom


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        pytest.param("Fiji has sent a second tranche of humanitarian aid to Tonga.", ["AID"], id="tranche"),
        pytest.param("Fiji donated a total of 30 tons of blankets to Tonga.", ["AID"], id="two-measures"),
        pytest.param("Fiji sent a total of 30 letters to Tonga.", ["CONSULT"], id="of-what-is-no-aid"),
    ],
)
def test_of_a_measure_of_goods_the_goods_make_the_act(
    nlp: Language, frames: FrameSet, text: str, type_: list[str]
) -> None:
    assert [a.type for a in acts_in(nlp(text), frames, {"Fiji", "Tonga"})] == type_


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param(
            "The resolution, drafted and tabled by Fiji, condemned the raid on Samoa.",
            ["Fiji"],
            id="its-authors",
        ),
        pytest.param(
            "The resolution, drafted and tabled in haste, condemned the raid on Samoa.", [], id="untold"
        ),
    ],
)
def test_a_paper_does_what_those_do_who_drafted_it(
    nlp: Language, frames: FrameSet, text: str, who: list[str]
) -> None:
    doc = nlp(text)
    parties = frozenset(t.i for t in doc if t.text in {"Fiji", "Samoa"})
    acts = [a for a in find_acts(doc, frames=frames, parties=parties) if doc[a.trigger].text == "condemned"]

    assert acts
    assert [doc[i].text for a in acts for i in a.sources if i in parties] == who


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        pytest.param("Police arrested a trader for bombing a bank.", "bombing", ["trader"], id="his-deed"),
        pytest.param("Police arrested a trader after storming a bank.", "storming", ["Police"], id="theirs"),
    ],
)
def test_what_somebody_is_punished_for_he_did(nlp: Language, text: str, verb: str, who: list[str]) -> None:
    (token,) = [t for t in nlp(text) if t.text == verb]

    assert [t.text for t in subject(token)] == who


@pytest.mark.parametrize(
    ("text", "spoken_of"),
    [
        pytest.param(
            "Fiji demanded the release of Ana Dolo, who was arrested by Tonga.", False, id="told-in-passing"
        ),
        pytest.param("Fiji demanded that Tonga arrest Ana Dolo.", True, id="what-is-demanded"),
        pytest.param(
            "Fiji promised to help Samoa after the arrest of Ana Dolo by Tonga.", False, id="told-beside-it"
        ),
    ],
)
def test_what_a_clause_tells_in_passing_is_not_only_spoken_of(
    nlp: Language, frames: FrameSet, text: str, spoken_of: bool
) -> None:
    doc = nlp(text)
    acts = acts_in(doc, frames, {"Fiji", "Tonga", "Dolo"})

    assert [a.reported for a in acts if doc[a.trigger].lemma_ == "arrest"] == [spoken_of]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param("A Fijian coast guard vessel attacked the harbour.", ["Fijian"], id="whose-vessel"),
        pytest.param("A wooden vessel attacked the harbour.", [], id="nobody-s-vessel"),
        pytest.param("A Fijian shop attacked the harbour.", [], id="no-craft"),
    ],
)
def test_a_craft_does_what_those_do_who_man_it(
    nlp: Language, frames: FrameSet, text: str, who: list[str]
) -> None:
    doc = nlp(text)
    parties = frozenset(t.i for t in doc if t.text == "Fijian")
    acts = find_acts(doc, frames=frames, parties=parties)

    assert acts
    assert [doc[i].text for a in acts for i in a.sources if i in parties] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param("Fiji announced the imposition of sanctions against Tonga.", ["Fiji"], id="carried-out"),
        pytest.param("Fiji announced the lifting of sanctions against Tonga.", [], id="undone"),
    ],
)
def test_who_announces_an_imposition_imposes(nlp: Language, text: str, who: list[str]) -> None:
    (noun,) = [t for t in nlp(text) if t.text == "sanctions"]

    assert [t.text for t in fillers(noun, "light")] == who


@pytest.mark.parametrize(
    ("text", "as_what"),
    [
        pytest.param("The raid was described as very alarming by Fiji.", ["alarming"], id="an-adjective"),
        pytest.param("The raid was described as a crime by Fiji.", ["crime"], id="a-noun"),
        pytest.param("The raid was described as Fiji slept.", [], id="when"),
    ],
)
def test_as_what_something_is_described_may_be_an_adjective(
    nlp: Language, text: str, as_what: list[str]
) -> None:
    (verb,) = [t for t in nlp(text) if t.text == "described"]

    assert [t.text for t in fillers(verb, "as")] == as_what


@pytest.mark.parametrize(
    ("text", "verb", "slot", "held"),
    [
        pytest.param("Chad was given two boats by Peru.", "given", "iobj", ["Chad"], id="passive-receiver"),
        pytest.param("Chad was given two boats by Peru.", "given", "obj", ["boats"], id="passive-gift"),
        pytest.param("Chad was told two lies by Peru.", "told", "obj", ["Chad"], id="nothing-given"),
        pytest.param(
            "Chad was given 20,000 bulletproof vests by Peru.",
            "given",
            "subj",
            ["Peru"],
            id="by-behind-a-gift",
        ),
        pytest.param(
            "Peru has handed the Chadian army another ten tracked carriers.",
            "handed",
            "iobj",
            ["army"],
            id="two-objects",
        ),
        pytest.param("Peru sold Iran barley.", "sold", "iobj", ["Iran"], id="run-together"),
        pytest.param("Peru sold Iran barley to Chad.", "sold", "iobj", [], id="another-receiver"),
        pytest.param(
            "Chad was praised for its patience by Peru's president.",
            "praised",
            "subj",
            ["president"],
            id="by-behind-a-thing-with-an-owner",
        ),
        pytest.param("Chad was blamed for a raid by rebels.", "blamed", "subj", [], id="by-of-the-deed"),
    ],
)
def test_who_is_given_something_and_who_does_it_are_found_where_the_parser_hides_them(
    nlp: Language, text: str, verb: str, slot: str, held: list[str]
) -> None:
    doc = nlp(text)
    (token,) = [t for t in doc if t.text == verb]

    assert [t.text for t in fillers(token, slot)] == held


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        pytest.param("Norway recognised the state of Palestine.", True, id="land-of-a-party"),
        pytest.param("Norway recognised the value of Palestine.", False, id="no-land"),
    ],
)
def test_a_land_is_who_is_named_behind_it(nlp: Language, frames: FrameSet, text: str, fires: bool) -> None:
    acts = acts_in(nlp(text), frames, {"Norway", "Palestine"})

    assert ("support.recognise" in {a.frame for a in acts}) is fires


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        pytest.param("Peru's office praised Chad.", True, id="a-body-of-a-party"),
        pytest.param("Peru's climate praised Chad.", False, id="no-body"),
    ],
)
def test_a_body_acts_for_whose_it_is(nlp: Language, frames: FrameSet, text: str, fires: bool) -> None:
    acts = acts_in(nlp(text), frames, {"Peru", "Chad"})

    assert ("support.praise" in {a.frame for a in acts}) is fires
