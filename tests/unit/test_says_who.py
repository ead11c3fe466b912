"""Is every saying found, with who says it, by which cue, and just what is said?"""

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.coding.findings import Said
from dragoman.coding.says_who import find_sayings, who_says
from dragoman.coding.says_who.quotations import find_quotes
from dragoman.knowledge.cues import Cues, Example, load_cues

pytestmark = pytest.mark.model

CUES = load_cues()


@pytest.fixture(scope="module")
def cues() -> Cues:
    return CUES


def words(doc: Doc, said: Said) -> tuple[str, str, list[str], str]:
    """Source, cue, contents and manner of a saying, as text."""
    source = doc[said.source[0] : said.source[1]].text if said.source else ""
    cue = doc[said.cue[0] : said.cue[1]].text
    return source, cue, [doc[a:b].text for a, b in said.content], said.how


def sayings(nlp: Language, cues: Cues, text: str) -> list[tuple[str, str, list[str], str]]:
    doc = nlp(text)
    return [words(doc, said) for said in find_sayings(doc, cues=cues)]


def vouched(nlp: Language, cues: Cues, text: str, word: str) -> tuple[str, str] | None:
    """Source and manner of who says the act at the last `word`, or None for the reporter."""
    doc = nlp(text)
    trigger = [t.i for t in doc if t.lower_ == word.lower()][-1]
    said = who_says(trigger, find_sayings(doc, cues=cues))
    return None if said is None else (words(doc, said)[0], said.how)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“We will sign the treaty,” Lopez said.",
            ("Lopez", "said", ["“We will sign the treaty,”"], "direct_quote"),
            id="curly",
        ),
        pytest.param(
            '"We will sign the treaty," Lopez said.',
            ("Lopez", "said", ['"We will sign the treaty,"'], "direct_quote"),
            id="straight",
        ),
        pytest.param(
            "‘We will sign the treaty,’ Lopez said.",
            ("Lopez", "said", ["‘We will sign the treaty,’"], "direct_quote"),
            id="single",
        ),
        pytest.param(
            "“We will sign the treaty,” said Lopez.",
            ("Lopez", "said", ["“We will sign the treaty,”"], "direct_quote"),
            id="inverted",
        ),
        pytest.param(
            "“We will sign. The talks are over. Peru agrees,” Lopez said.",
            ("Lopez", "said", ["“We will sign. The talks are over. Peru agrees,”"], "direct_quote"),
            id="several sentences",
        ),
        pytest.param(
            "“We will sign the treaty,” Lopez said on Monday. “Peru has agreed to the terms.”",
            (
                "Lopez",
                "said",
                ["“We will sign the treaty,”", "“Peru has agreed to the terms.”"],
                "direct_quote",
            ),
            id="goes on after the cue",
        ),
        pytest.param(
            "“The treaty,” Lopez said, “will be signed on Monday.”",
            ("Lopez", "said", ["“The treaty,”", "“will be signed on Monday.”"], "direct_quote"),
            id="in pieces",
        ),
        pytest.param(
            "Lopez said: “We will sign the treaty.”",
            ("Lopez", "said", ["“We will sign the treaty.”"], "direct_quote"),
            id="after a colon",
        ),
        pytest.param(
            "Lopez tweeted: “We signed the treaty.",
            ("Lopez", "tweeted", ["“We signed the treaty."], "direct_quote"),
            id="never closed",
        ),
        pytest.param(
            "“He told me, ‘Sign the treaty,’ and I did,” Lopez said.",
            ("Lopez", "said", ["“He told me, ‘Sign the treaty,’ and I did,”"], "direct_quote"),
            id="nested",
        ),
        pytest.param(
            "Lopez said the treaty was “a gift to Peru” and to its farmers.",
            ("Lopez", "said", ["the treaty was “a gift to Peru” and to its farmers"], "indirect"),
            id="mixed",
        ),
        pytest.param(
            "Lopez said that Peru had signed the treaty.",
            ("Lopez", "said", ["that Peru had signed the treaty"], "indirect"),
            id="indirect",
        ),
        pytest.param(
            "Lopez told reporters that Peru had signed the treaty.",
            ("Lopez", "told", ["that Peru had signed the treaty"], "indirect"),
            id="told somebody",
        ),
        pytest.param(
            "Peru, Lopez said, had signed the treaty.",
            ("Lopez", "said", ["Peru", "had signed the treaty"], "indirect"),
            id="put into the clause",
        ),
        pytest.param(
            "According to Lopez, Peru has signed the treaty.",
            ("Lopez", "According to", ["Peru has signed the treaty"], "indirect"),
            id="according to, before",
        ),
        pytest.param(
            "Peru has signed the treaty, according to Lopez.",
            ("Lopez", "according to", ["Peru has signed the treaty"], "indirect"),
            id="according to, after",
        ),
        pytest.param(
            "Lopez welcomed the envoys, saying that Peru had signed the treaty.",
            ("Lopez", "saying", ["that Peru had signed the treaty"], "indirect"),
            id="a participle takes its verb's subject",
        ),
        pytest.param(
            "Sources said that Peru had signed the treaty.",
            ("Sources", "said", ["that Peru had signed the treaty"], "unnamed"),
            id="sources",
        ),
        pytest.param(
            "An official said on condition of anonymity that Peru had signed the treaty.",
            ("An official", "said", ["that Peru had signed the treaty"], "unnamed"),
            id="anonymity",
        ),
        pytest.param(
            "Peru is understood to have signed the treaty.",
            ("", "is understood to have", ["Peru", "signed the treaty"], "unnamed"),
            id="is understood",
        ),
        pytest.param(
            "Lopez added:\n\n“We will sign the treaty.”\n\nPeru was calm.",
            ("Lopez", "added", ["“We will sign the treaty.”"], "direct_quote"),
            id="a colon announces the next paragraph",
        ),
        pytest.param(
            "Lopez added:\n\n“We will sign the treaty.\n\n“Nobody will stop us.”\n\nPeru was calm.",
            ("Lopez", "added", ["“We will sign the treaty.", "“Nobody will stop us.”"], "direct_quote"),
            id="an unclosed quotation goes on in the next paragraph",
        ),
        pytest.param(
            "Lopez opposed the treaty.",
            ("Lopez", "opposed", ["the treaty"], "indirect"),
            id="a verb whose participle is an adjective too",
        ),
        pytest.param(
            "The talks are expected to go on in Lima.",
            ("", "are expected to", ["The talks", "go on in Lima"], "unnamed"),
            id="what is expected",
        ),
        pytest.param(
            "Aziza Rahimova: Kazakhstan Must Reopen the Border\n\nThe minister spoke in Tashkent.",
            ("Aziza Rahimova", ":", ["Kazakhstan Must Reopen the Border"], "indirect"),
            id="a headline that begins with who says it",
        ),
        pytest.param(
            "“Chile shelled our port.”― Ana Soto",
            ("Ana Soto", "”―", ["“Chile shelled our port.”―"], "direct_quote"),
            id="a signature stuck to the mark that closes the quotation",
        ),
        pytest.param(
            "“We will sign,” the mayor began, before the lights went out.",
            ("the mayor", "began", ["“We will sign,”"], "direct_quote"),
            id="to begin is to speak where a comma joins it to what is said",
        ),
        pytest.param(
            "Lopez added: “We will sign the treaty. “Nobody will stop us.” Peru closed the port. Chile was calm.",
            ("Lopez", "added", ["“We will sign the treaty.", "“Nobody will stop us.”"], "direct_quote"),
            id="one that goes on in a text without paragraphs ends where it is closed",
        ),
        pytest.param(
            "“We will sign the treaty.\n\n“Nobody will stop us,” Lopez added. Peru closed the port.",
            ("Lopez", "added", ["“We will sign the treaty.", "“Nobody will stop us,”"], "direct_quote"),
            id="one that is told of at its end has all its paragraphs",
        ),
        pytest.param(
            "“We called it “a mistake” and left,” Lopez added. Peru closed the port.",
            ("Lopez", "added", ["“We called it “a mistake” and left,”"], "direct_quote"),
            id="a quotation within one is part of it",
        ),
        pytest.param(
            "“We will sign,” Lopez said in Lima. Rain fell on the square. “Nobody will stop us.”",
            ("Lopez", "said", ["“We will sign,”", "“Nobody will stop us.”"], "direct_quote"),
            id="a later quotation of the paragraph has the same speaker",
        ),
        pytest.param(
            "“We will sign,” Lopez said in Lima.\n\nRain fell on the square.\n\n“Nobody will stop us.”",
            ("Lopez", "said", ["“We will sign,”"], "direct_quote"),
            id="one of another paragraph has not",
        ),
        pytest.param(
            "“We will sign,” Lopez said in Lima.\n\n“Nobody will stop us.”\n\nRain fell on the square.",
            ("Lopez", "said", ["“We will sign,”", "“Nobody will stop us.”"], "direct_quote"),
            id="one that fills the next paragraph goes on",
        ),
        pytest.param(
            "Lopez said Peru would sign the treaty and thanked the envoys.",
            ("Lopez", "said", ["Peru would sign the treaty"], "indirect"),
            id="what the speaker did besides is not said by him",
        ),
        pytest.param(
            "Lopez said Peru would sign the treaty and thank the envoys.",
            ("Lopez", "said", ["Peru would sign the treaty and thank the envoys"], "indirect"),
            id="what he says that Peru would do besides is",
        ),
        pytest.param(
            "Lopez said Peru had signed the treaty, which farmers oppose.",
            ("Lopez", "said", ["Peru had signed the treaty"], "indirect"),
            id="an aside after a comma is the reporter's",
        ),
        pytest.param(
            "Lopez voiced doubts about the treaty.",
            ("Lopez", "voiced doubts about", ["the treaty"], "indirect"),
            id="a noun of saying and the verb that carries it",
        ),
        pytest.param(
            "Lopez is confident that Peru will sign.",
            ("Lopez", "confident", ["that Peru will sign"], "indirect"),
            id="an adjective of stance",
        ),
    ],
)
def test_a_saying_is_found_with_its_source_cue_and_content(nlp, cues, text, expected):
    assert expected in sayings(nlp, cues, text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru signed the treaty.",
        "The prices rose according to plan.",
        "Lopez found the harbour empty.",
        "The farmer's dog and the mayors' cats slept.",
        "They call every day.",
        "The story was told.",
        "Lima: Peru signed the treaty.",
        "Troops entered a village called Santa Rosa.",
    ],
)
def test_what_says_nothing_is_no_saying(nlp, cues, text):
    assert sayings(nlp, cues, text) == []


@pytest.mark.parametrize("example", CUES.saying_examples, ids=lambda e: f"{e.id}: {e.text}")
def test_every_example_of_the_reporting_file_holds(nlp, cues, example: Example):
    doc = nlp(example.text)
    found = [(s, words(doc, s)) for s in find_sayings(doc, cues=cues)]
    if not example.expected:
        assert [w for s, w in found if s.rule.split(".")[-1].removeprefix("noun-") == example.id] == []
        return
    source, cue, content = (example.expected[k] for k in ("source", "cue", "content"))
    assert (source, cue, [content]) in [w[:3] for _, w in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru issued a statement condemning the blockade.",
            ("a statement", "condemning", ["the blockade"], "indirect"),
        ),
        (
            "Lopez ended the rally by condemning the blockade.",
            ("Lopez", "condemning", ["the blockade"], "indirect"),
        ),
        (
            "With farmers worried about the tax, Peru dropped it.",
            ("farmers", "worried about", ["the tax"], "indirect"),
        ),
        (
            "Farmers, worried about the tax, left the valley.",
            ("Farmers", "worried about", ["the tax"], "indirect"),
        ),
        (
            "Peru signed an agreement to reopen the port.",
            ("Peru", "signed an agreement", ["to reopen the port"], "indirect"),
        ),
        (
            "Lopez begged Peru to reopen the port.",
            ("Lopez", "begged", ["Peru to reopen the port"], "indirect"),
        ),
        ("Lopez spoke to farmers in Lima.", None),
        ("Rebels committed many crimes.", None),
        ("Crowds condemning nobody filled the square.", None),
    ],
)
def test_a_stance_is_a_saying_and_a_deed_is_none(nlp, cues, text, expected):
    assert sayings(nlp, cues, text) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        ("Lopez said that Peru had closed the port.", "closed", ("Lopez", "indirect")),
        ("Lopez said that Peru had closed the port.", "said", None),
        ("Peru closed the port.", "closed", None),
        ("Lopez condemned the blockade.", "condemned", None),
        ("Lopez condemned the blockade.", "blockade", None),
        ("Silva said that Lopez had condemned the blockade.", "condemned", ("Silva", "indirect")),
        ("Silva said Lopez told reporters that Peru had closed the port.", "closed", ("Lopez", "indirect")),
        ("Lopez denied that Peru had closed the port.", "denied", None),
        ("Lopez denied that Peru had closed the port.", "closed", ("Lopez", "indirect")),
        ("Lopez did not say that Peru had closed the port.", "closed", None),
        ("Lopez may say that Peru had closed the port.", "closed", None),
        ("Peru denied carrying out the attack.", "attack", ("Peru", "indirect")),
        ("Peru admitted the attack.", "attack", ("Peru", "indirect")),
        ("Peru discussed the attack.", "attack", None),
        ("Lopez wants to close the port.", "close", None),
        ("Lopez urged Peru to close the port.", "close", None),
        ("Peru closed the port, according to the mayor.", "closed", ("the mayor", "indirect")),
        ("Peru reportedly closed the port.", "closed", ("", "unnamed")),
        ("Peru reportedly freed a sailor, who was born in Chile.", "freed", ("", "unnamed")),
        ("Peru reportedly freed a sailor, who was born in Chile.", "born", None),
        ("Peru is said to have freed a sailor, who was born in Chile.", "born", None),
        ("There were reports that Peru had closed the port.", "closed", ("", "unnamed")),
        ("“We closed the port,” Lopez wrote.", "closed", ("Lopez", "direct_quote")),
        ("Lopez spoke. Peru closed the port.", "closed", None),
        ("Lopez, who said that Peru had closed the port, resigned.", "resigned", None),
        (
            "Officials who asked not to be named said Peru had closed the port.",
            "closed",
            ("Officials", "unnamed"),
        ),
        (
            "Officials who asked for coffee said Peru had closed the port.",
            "closed",
            ("Officials", "indirect"),
        ),
        ("The radio quoted Lopez as saying that Peru had closed the port.", "closed", ("Lopez", "indirect")),
        ("Peru had closed the port, the radio cited Lopez as saying.", "closed", ("Lopez", "indirect")),
        ("The radio quoted Lopez. Peru closed the port.", "closed", None),
        ("“Peru closed the port,” Lopez scolded.", "closed", ("Lopez", "direct_quote")),
        ("Lopez scolded the envoy: “Peru closed the port.”", "closed", ("Lopez", "direct_quote")),
        ("Lopez praised the gate that Peru closed, “a thing of beauty”.", "closed", None),
        (
            "Lopez said: “We left in May.” He added that Peru had closed the port.",
            "closed",
            ("He", "indirect"),
        ),
        ("Peru closed the port – the ministry said – after a storm.", "closed", ("the ministry", "indirect")),
        ('A statement read: "Peru has closed the port."', "closed", ("A statement", "direct_quote")),
        (
            "Chile “has no need of the port”, Lopez said, adding that Peru had closed it.",
            "closed",
            ("Lopez", "indirect"),
        ),
        ("There was speculation that Peru had closed the port.", "closed", ("", "unnamed")),
        ("Two men familiar with the talks said Peru had closed the port.", "closed", ("Two men", "unnamed")),
        ("A clerk not authorised to speak said Peru had closed the port.", "closed", ("A clerk", "unnamed")),
        ("An authorised envoy said Peru had closed the port.", "closed", ("An authorised envoy", "indirect")),
        (
            "Lopez angered Chile with a claim that Peru had closed the port.",
            "closed",
            ("Lopez", "indirect"),
        ),
        ("The claim that Peru had closed the port angered Chile.", "closed", ("", "unnamed")),
        ("If the truce fails, Lopez argues, Peru closes the port.", "closes", ("Lopez", "indirect")),
        ("Lopez tweeted in the small hours that Peru had closed the port.", "closed", ("Lopez", "indirect")),
        ("As the mayor said, Peru had closed the port.", "closed", ("the mayor", "indirect")),
        ("Peru, as the mayor has admitted, closed the port.", "closed", ("the mayor", "indirect")),
        ("Peru closed the port, as reported by the mayor.", "closed", ("the mayor", "indirect")),
        ("As the mayor told reporters, Peru had closed the port.", "closed", ("the mayor", "indirect")),
        ("As the mayor announced the tax, Peru closed the port.", "closed", None),
        ("Peru closed the port as the mayor said.", "closed", None),
        ("As he shouted, Peru closed the port.", "closed", None),
        ("As the mayor had hoped, Peru closed the port.", "closed", None),
        ("By the mayor's own account, Peru closed the port.", "closed", ("the mayor", "indirect")),
        ("Peru closed the port, by the mayor's reckoning.", "closed", ("the mayor", "indirect")),
        ("In the view of Chile, Peru closed the port.", "closed", ("Chile", "indirect")),
        ("In the harbour's telling, Peru closed the port.", "closed", ("the harbour", "indirect")),
        ("By all accounts, Peru closed the port.", "closed", ("all accounts", "unnamed")),
        ("In view of the storm, Peru closed the port.", "closed", None),
        ("In other words, Peru closed the port.", "closed", None),
        ("Per the ministry, Peru closed the port.", "closed", ("the ministry", "indirect")),
        ("Peru closed the port twice per day.", "closed", None),
        ("Lopez told a crowd of fishermen that Peru had closed the port.", "closed", ("Lopez", "indirect")),
        ("Lopez appeared to suggest that Peru had closed the port.", "closed", ("Lopez", "indirect")),
        ("Lopez continued to insist that Peru had closed the port.", "closed", ("Lopez", "indirect")),
        ("Lopez went on to say that Peru had closed the port.", "closed", ("Lopez", "indirect")),
        ("Lopez went home to say that Peru had closed the port.", "closed", None),
        (
            "The odd thing, she wrote on Sunday, is that Peru closed the port.",
            "closed",
            ("she", "indirect"),
        ),
        (
            "Peru, one of the mayor's advisers pointed out, closed the port.",
            "closed",
            ("one of the mayor", "indirect"),
        ),
    ],
)
def test_who_says_is_the_innermost_voucher_of_an_act(nlp, cues, text, act, expected):
    found = vouched(nlp, cues, text, act)

    if expected is None or found is None:
        assert found == expected
    else:
        assert (found[0].startswith(expected[0]), found[1]) == (True, expected[1])


def test_a_relative_pronoun_is_given_with_the_noun_it_stands_for(nlp, cues):
    found = sayings(nlp, cues, "The mayor who said that Peru had closed the port resigned.")

    assert [s[0] for s in found] == ["The mayor who"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“We will sign.” The protests in Lima began on Monday.", id="what-begins-says-nothing"),
        pytest.param("Nairobi: The president met the envoy of Chad.", id="a-dateline-says-nothing"),
        pytest.param("Peru's worried mayor left.", id="nor-does-who-is-worried-by-nothing"),
    ],
)
def test_what_only_looks_like_a_cue_is_none(nlp, cues, text):
    assert sayings(nlp, cues, text) == []


def test_a_quotation_over_two_paragraphs_keeps_both_for_finding(nlp):
    doc = nlp("“We will go.\n\n“We will not come back,” Lopez said.")

    assert [doc[a:b].text for a, b in find_quotes(doc)] == ["“We will go.", "“We will not come back,”"]


def test_a_quotation_whose_next_paragraph_opens_on_the_next_line_has_two(nlp):
    doc = nlp("Lopez said: “We are leaving.\n“We shall not come back,” he said.")

    assert [doc[a:b].text.strip() for a, b in find_quotes(doc)] == [
        "“We are leaving.",
        "“We shall not come back,”",
    ]


def test_a_straight_mark_that_opens_a_line_closes_nothing(nlp):
    doc = nlp('Lopez said: "We are leaving.\n"We shall not come back," he said. "Never."')

    assert [doc[a:b].text.strip() for a, b in find_quotes(doc)] == [
        '"We are leaving.',
        '"We shall not come back,"',
        '"Never."',
    ]


def test_an_apostrophe_opens_no_quotation(nlp):
    assert find_quotes(nlp("The ministers' plan wasn't Peru's, and it's gone.")) == ()


def test_a_saying_is_immutable(nlp, cues):
    said = find_sayings(nlp("Lopez said that Peru had closed the port."), cues=cues)[0]

    with pytest.raises(dataclasses.FrozenInstanceError):
        said.how = "indirect"  # type: ignore[misc]


PIECES = [
    "“",
    "”",
    '"',
    "'",
    "’",
    "‘",
    "said",
    "Lopez",
    ",",
    ".",
    "\n\n",
    "according to",
    "that",
    "Peru closed the port",
    ":",
    "—",
    "😀",
    " ",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_jumble_of_quotation_marks_gives_ranges_within_the_text(nlp, cues, pieces):
    doc = nlp(" ".join(pieces))

    found = find_sayings(doc, cues=cues)

    assert all(0 <= a < b <= len(doc) for s in found for a, b in (*s.content, s.cue))
    assert find_sayings(doc, cues=cues) == found
