"""Does an act keep its status and its certainty in every company it stands in? Minimal pairs, a near miss beside each."""

import pytest
from spacy.language import Language
from spacy.tokens import Token

import dragoman
from dragoman.coding.how_sure import factuality, how_sure
from dragoman.coding.says_who import find_sayings
from dragoman.errors import DataError
from dragoman.knowledge import cues as cue_files
from dragoman.knowledge.cues import Cues, Example, load_cues
from dragoman.records import CERTAINTIES

pytestmark = pytest.mark.model

CUES = load_cues()


@pytest.fixture(scope="module")
def cues() -> Cues:
    return CUES


def act_in(nlp: Language, text: str, word: str) -> Token:
    """The last token that reads `word`."""
    found = [t for t in nlp(text) if t.lower_ == word.lower()]
    assert found, f"{word!r} is not a token of {text!r}"
    return found[-1]


def judged(nlp: Language, cues: Cues, text: str, word: str) -> tuple[str, str]:
    act = act_in(nlp, text, word)
    status, level = how_sure(act, cues=cues, sayings=find_sayings(act.doc, cues=cues))
    return status.value, level.value


# (sentence, the act's word, status, certainty): one act after another in many companies
PAIRS = [
    # an act and its hedges
    ("Ghana signed the treaty.", "signed", "happened", "certain"),
    ("Ghana not only signed the treaty but paid.", "signed", "happened", "certain"),
    ("A meeting with bus drivers has been scheduled for Friday.", "meeting", "planned", "certain"),
    ("A meeting with bus drivers was held on Friday.", "meeting", "happened", "certain"),
    ("Police raided the bar on Monday before dawn and arrested two men, witnesses told the paper.", "arrested", "happened", "certain"),
    ("Ghana has not signed the treaty.", "signed", "denied", "certain"),
    ("Togo did not sign, nor did Ghana pay.", "pay", "denied", "certain"),
    ("Togo did not sign, and Ghana paid.", "paid", "happened", "certain"),
    ("Ghana has signed the treaty.", "signed", "happened", "certain"),
    ("The treaty was signed by Ghana.", "signed", "happened", "certain"),
    ("Ghana reportedly signed the treaty.", "signed", "happened", "probable"),
    ("Ghana allegedly shelled the port.", "shelled", "happened", "probable"),
    ("Ghana probably signed the treaty.", "signed", "happened", "probable"),
    ("Ghana is understood to have signed the treaty.", "signed", "happened", "probable"),
    ("Ghana is believed to have signed the treaty.", "signed", "happened", "probable"),
    ("Ghana is said to have signed the treaty.", "signed", "happened", "probable"),
    ("Ghana is known to have signed the treaty.", "signed", "happened", "certain"),
    ("Ghana appears to have signed the treaty.", "signed", "happened", "probable"),
    ("Ghana seems to have shelled the port.", "shelled", "happened", "probable"),
    ("Troops are closing in on rebels in the battle for the port.", "battle", "ongoing", "certain"),
    ("Rebels won the battle for the port.", "battle", "happened", "certain"),
    ("The army recaptured the port after a battle.", "battle", "happened", "certain"),
    ("Two rebels were killed in a battle near the port.", "battle", "happened", "certain"),
    ("Two rebels were killed in the battle for the port.", "battle", "ongoing", "certain"),
    ("Chad began an operation called Eagle against the rebels.", "operation", "happened", "certain"),
    ("A strike called by the union paralysed the port on Monday.", "strike", "happened", "certain"),
    ("The party backed a strike called by the union.", "strike", "planned", "possible"),
    ("The union backed a strike called for Monday.", "strike", "planned", "possible"),
    ("Chad attended a meeting called to discuss the war.", "meeting", "happened", "certain"),
    ("Peru urged Chad to stop shelling the port.", "shelling", "ongoing", "certain"),
    ("Peru demanded that Chad halt its attacks on the port.", "attacks", "ongoing", "certain"),
    ("Chad halted its attacks on the port.", "attacks", "happened", "certain"),
    ("Peru urged Chad to stop rebels from shelling the port.", "shelling", "denied", "possible"),
    ("Peru wants to stop an attack on the port.", "attack", "happened", "possible"),
    ("Chad may halt its planned attacks on the port.", "attacks", "planned", "certain"),
    ("Chad will continue its raids on the port.", "continue", "ongoing", "certain"),
    ("Chad will resume its raids on the port.", "resume", "planned", "certain"),
    ("I can confirm that Chad raided the port.", "confirm", "happened", "certain"),
    ("Chad can confirm that it raided the port.", "confirm", "planned", "possible"),
    ("I cannot confirm that Chad raided the port.", "confirm", "denied", "possible"),
    ("Hope to see you in Lima.", "Hope", "happened", "certain"),
    ("Come to see us in Lima.", "Come", "planned", "unknown"),
    ("The raid was not about revenge.", "raid", "happened", "certain"),
    ("The raid on the port was not the first.", "raid", "happened", "certain"),
    ("There was no raid on the port.", "raid", "denied", "certain"),
    ("The raid on the port never took place.", "raid", "denied", "certain"),
    ("The talks, which were cancelled in May, angered Togo.", "talks", "denied", "certain"),
    ("The talks, which were planned for May, angered Togo.", "talks", "happened", "certain"),
    ("Boats were used to shell the port.", "shell", "happened", "certain"),
    ("Boats will be used to shell the port.", "shell", "planned", "certain"),
    ("Boats used to shell the port.", "shell", "recurring", "certain"),
    ("Talks on how to arm the rebels failed.", "arm", "planned", "possible"),
    ("Chad tried shelling the port.", "shelling", "happened", "certain"),
    ("Chad will try shelling the port.", "shelling", "planned", "possible"),
    ("It looks as if rebels have left the port.", "left", "happened", "probable"),
    ("Rebels acted as if Chad had left the port.", "left", "conditional", "possible"),
    ("Chad should have warned Togo.", "warned", "conditional", "possible"),
    ("Chad must have warned Togo.", "warned", "happened", "possible"),
    ("Chad almost shelled the port.", "shelled", "denied", "certain"),
    ("Chad shelled almost every port.", "shelled", "happened", "certain"),
    ("Chad no longer shells the port.", "shells", "denied", "certain"),
    ("Had rebels shelled the port, Togo would have left.", "shelled", "conditional", "possible"),
    ("Had rebels shelled the port, Togo would have left.", "left", "conditional", "possible"),
    ("Should Chad shell the port, Togo will leave.", "leave", "conditional", "possible"),
    ("Not until Chad shelled the port did Togo leave.", "shelled", "happened", "certain"),
    ("Chad did not sign the treaty until May.", "sign", "happened", "certain"),
    ("Chad will not sign the treaty until May.", "sign", "denied", "certain"),
    ("Chad did not sign the treaty in May.", "sign", "denied", "certain"),
    ("Chad is on the verge of signing the treaty.", "signing", "planned", "probable"),
    ("Chad warned of a raid on the port.", "raid", "planned", "possible"),
    ("There is no plan to sign the treaty.", "sign", "denied", "certain"),
    ("There is no evidence of a raid on the port.", "raid", "denied", "possible"),
    ("It is true that Chad shelled the port.", "shelled", "happened", "certain"),
    ("Chad remembered to warn Togo.", "warn", "happened", "certain"),
    ("Chad persuaded Togo to sign the treaty.", "sign", "happened", "probable"),
    ("The city is under lockdown.", "lockdown", "ongoing", "certain"),
    ("Ghana has lifted the lockdown.", "lockdown", "happened", "certain"),
    ("Ghana may have signed the treaty.", "signed", "happened", "possible"),
    ("Did Ghana say who shelled the port?", "say", "happened", "unknown"),
    ("When did Ghana sign the treaty?", "sign", "happened", "certain"),
    ("The minister is going to Lomé for talks.", "going", "planned", "certain"),
    ("The minister is going on a tour of the north.", "going", "planned", "certain"),
    ("The minister was going to Lomé for talks.", "going", "ongoing", "certain"),
    ("The talks are going well.", "going", "ongoing", "certain"),
    ("Ghana is holding elections in two weeks.", "holding", "planned", "certain"),
    ("Ghana is holding elections in two provinces.", "holding", "ongoing", "certain"),
    ("Ghana was holding elections in two weeks.", "holding", "ongoing", "certain"),
    ("Ghana would like to sign the treaty.", "like", "ongoing", "certain"),
    ("Ghana would like to sign the treaty.", "sign", "planned", "possible"),
    ("Ghana would sign the treaty.", "sign", "planned", "certain"),
    ("Ghana tried to win rebels over by freeing prisoners.", "win", "planned", "possible"),
    ("Ghana tried to win rebels over by freeing prisoners.", "freeing", "happened", "certain"),
    ("Ghana wants to win rebels over by freeing prisoners.", "freeing", "planned", "possible"),
    ("Ghana is trying to win rebels over by freeing prisoners.", "freeing", "planned", "possible"),
    ("Ghana might have shelled the port.", "shelled", "happened", "possible"),
    ("Perhaps Ghana signed the treaty.", "signed", "happened", "possible"),
    ("Officials fear that rebels shelled the port.", "shelled", "happened", "possible"),
    ("Officials know that rebels shelled the port.", "shelled", "happened", "certain"),
    ("It is possible that rebels shelled the port.", "shelled", "happened", "possible"),
    ("It is unclear whether rebels shelled the port.", "shelled", "happened", "unknown"),
    ("Togo welcomed the envoy, who reportedly resigned.", "welcomed", "happened", "certain"),
    ("Did rebels shell the port?", "shell", "happened", "unknown"),
    ("Why did rebels shell the port?", "shell", "happened", "certain"),
    # who says so
    ("The minister said that Ghana had signed the treaty.", "signed", "happened", "certain"),
    ("Sources said that Ghana had signed the treaty.", "signed", "happened", "probable"),
    ("Two officials who asked not to be named said Ghana had signed the treaty.", "signed", "happened", "probable"),
    ("Ghana signed the treaty, according to sources.", "signed", "happened", "probable"),
    ("Ghana signed the treaty, according to the ministry.", "signed", "happened", "certain"),
    ("According to the mayor, rebels shelled the port.", "shelled", "happened", "certain"),
    # plans
    ("Ghana will sign the treaty.", "sign", "planned", "certain"),
    ("Ghana is to sign the treaty on Monday.", "sign", "planned", "certain"),
    ("Ghana is going to sign the treaty.", "sign", "planned", "certain"),
    ("Ghana plans to sign the treaty.", "sign", "planned", "certain"),
    ("Ghana intends to sign the treaty.", "sign", "planned", "certain"),
    ("Ghana is planning to sign the treaty.", "sign", "planned", "certain"),
    ("Ghana is due to sign the treaty.", "sign", "planned", "certain"),
    ("Ghana is set to sign the treaty.", "sign", "planned", "certain"),
    ("Ghana is scheduled to sign the treaty.", "sign", "planned", "certain"),
    ("Ghana is about to sign the treaty.", "sign", "planned", "certain"),
    ("Ghana decided to sign the treaty.", "sign", "planned", "certain"),
    ("Ghana is expected to sign the treaty.", "sign", "planned", "probable"),
    ("Ghana is likely to sign the treaty.", "sign", "planned", "probable"),
    ("Ghana may sign the treaty.", "sign", "planned", "possible"),
    ("Ghana could sign the treaty.", "sign", "planned", "possible"),
    ("Ghana is considering signing the treaty.", "signing", "planned", "possible"),
    ("Ghana wants to sign the treaty.", "sign", "planned", "possible"),
    ("Ghana hopes to sign the treaty.", "sign", "planned", "possible"),
    ("The minister said that Ghana would sign the treaty.", "sign", "planned", "certain"),
    ("The minister will meet the envoy and sign the treaty.", "sign", "planned", "certain"),
    ("The minister will meet the envoy who signed the treaty.", "signed", "happened", "certain"),
    ("The minister met the envoy who will sign the treaty.", "met", "happened", "certain"),
    ("The envoy is meeting the minister next week.", "meeting", "planned", "certain"),
    ("The summit opens tomorrow.", "opens", "planned", "certain"),
    ("The envoy will not sign the treaty.", "sign", "denied", "certain"),
    ("The envoy won't sign the treaty.", "sign", "denied", "certain"),
    # the speech act itself, and what it speaks of
    ("Ghana promised to free the sailors.", "promised", "happened", "certain"),
    ("Ghana promised to free the sailors.", "free", "planned", "probable"),
    ("Ghana agreed to free the sailors.", "agreed", "happened", "certain"),
    ("Ghana agreed to free the sailors.", "free", "planned", "probable"),
    ("Ghana refused to free the sailors.", "refused", "happened", "certain"),
    ("Ghana refused to free the sailors.", "free", "denied", "certain"),
    ("Ghana has refused to meet the envoy.", "refused", "happened", "certain"),
    ("Ghana threatened to close the strait.", "threatened", "happened", "certain"),
    ("Ghana may threaten to close the strait.", "threaten", "planned", "possible"),
    ("Togo asked Ghana to free the sailors.", "asked", "happened", "certain"),
    ("Togo asked Ghana to free the sailors.", "free", "planned", "possible"),
    ("Togo did not ask Ghana to free the sailors.", "ask", "denied", "certain"),
    ("Togo urges Ghana to free the sailors.", "urges", "happened", "certain"),
    ("The ministry condemns the attack.", "condemns", "happened", "certain"),
    ("The ministry condemns the attack.", "attack", "happened", "certain"),
    ("Togo demanded that Ghana free the sailors.", "demanded", "happened", "certain"),
    ("Togo demanded that Ghana free the sailors.", "free", "planned", "possible"),
    ("Togo is expected to condemn the blockade.", "condemn", "planned", "probable"),
    ("Togo repeatedly condemned the blockade.", "condemned", "recurring", "certain"),
    # denials
    ("Rebels did not shell the port.", "shell", "denied", "certain"),
    ("Rebels never shelled the port.", "shelled", "denied", "certain"),
    ("No rebel shelled the port.", "shelled", "denied", "certain"),
    ("Rebels denied shelling the port.", "shelling", "denied", "certain"),
    ("Rebels denied shelling the port.", "denied", "happened", "certain"),
    ("Rebels denied that they had shelled the port.", "shelled", "denied", "certain"),
    ("Rebels said that they had shelled the port.", "shelled", "happened", "certain"),
    ("Rebels denied carrying out the attack.", "attack", "denied", "certain"),
    ("Rebels carried out the attack.", "attack", "happened", "certain"),
    ("Rebels failed to shell the port.", "shell", "denied", "certain"),
    ("Rebels managed to shell the port.", "shell", "happened", "certain"),
    ("Rebels did not manage to shell the port.", "shell", "denied", "certain"),
    ("Rebels left without shelling the port.", "shelling", "denied", "certain"),
    ("Rebels left after shelling the port.", "shelling", "happened", "certain"),
    ("Ghana did not rule out sending troops.", "sending", "planned", "possible"),
    ("Ghana ruled out sending troops.", "sending", "denied", "certain"),
    ("Ghana has no plans to send troops.", "send", "denied", "certain"),
    ("Ghana has plans to send troops.", "send", "planned", "certain"),
    ("Ghana decided against sending troops.", "sending", "denied", "certain"),
    ("Ghana decided on sending troops.", "sending", "planned", "certain"),
    ("Ghana has yet to sign the treaty.", "sign", "denied", "certain"),
    ("Ghana has to sign the treaty.", "sign", "planned", "possible"),
    ("Ghana would only sign the treaty after Togo paid.", "sign", "conditional", "possible"),
    ("Ghana only signed the treaty after Togo paid.", "signed", "happened", "certain"),
    ("Ghana denied plans to send troops.", "send", "denied", "certain"),
    ("Ghana scrapped a plan to send troops.", "send", "denied", "certain"),
    ("Ghana announced a plan to send troops.", "send", "planned", "certain"),
    ("Ghana has no intention of sending troops.", "sending", "denied", "certain"),
    ("Ghana has the intention of sending troops.", "sending", "planned", "certain"),
    # occasions that were used
    ("The envoy took the opportunity to thank Togo.", "thank", "happened", "certain"),
    ("The envoy will take the opportunity to thank Togo.", "thank", "planned", "certain"),
    ("The envoy had no opportunity to thank Togo.", "thank", "denied", "certain"),
    ("The envoy used a speech in Lima to thank Togo.", "thank", "happened", "certain"),
    ("Upon meeting the minister, the envoy thanked Togo.", "meeting", "happened", "certain"),
    ("The envoy insisted upon meeting the minister.", "meeting", "planned", "possible"),
    # what depends on something
    ("Ghana will free the sailors only when Togo apologises.", "free", "conditional", "possible"),
    ("Ghana will free the sailors when Togo apologises.", "free", "planned", "certain"),
    ("Ghana freed the sailors only when Togo apologised.", "freed", "happened", "certain"),
    ("Ghana will free the sailors on condition that Togo apologises.", "free", "conditional", "possible"),
    ("Ghana will free the sailors on the island.", "free", "planned", "certain"),
    ("Ghana will sign the treaty provided that Togo pays.", "sign", "conditional", "possible"),
    ("Ghana will sign the treaty as long as Togo pays.", "sign", "conditional", "possible"),
    ("As long as Togo pays its debts, Ghana will free the sailors.", "free", "conditional", "possible"),
    ("Ghana will free the sailors as long as Togo signs the treaty.", "signs", "conditional", "possible"),
    ("Ghana will send troops for as long as it takes to defend Togo.", "send", "planned", "certain"),
    ("Ghana shelled the port as long as rebels held it.", "shelled", "ongoing", "certain"),
    # what was done since some day
    ("Ghana has expelled nine envoys since May.", "expelled", "happened", "certain"),
    ("Ghana has expelled envoys since May.", "expelled", "happened", "certain"),
    ("Ghana has detained nine clerks since May.", "detained", "happened", "certain"),
    ("Ghana has detained the clerk since May.", "detained", "ongoing", "certain"),
    ("Ghana has occupied the island since May.", "occupied", "ongoing", "certain"),
    # the terms of a treaty
    ("The treaty provides for joint patrols.", "patrols", "planned", "certain"),
    ("The army provided security for the talks.", "talks", "happened", "certain"),
    # conditions
    ("If rebels shell the port, Ghana will respond.", "shell", "conditional", "possible"),
    ("If rebels shell the port, Ghana will respond.", "respond", "conditional", "possible"),
    ("When rebels shelled the port, Ghana responded.", "shelled", "happened", "certain"),
    ("Ghana will respond unless rebels leave the port.", "leave", "conditional", "possible"),
    ("Ghana will help in the event of an attack.", "attack", "conditional", "possible"),
    ("Ghana helped in the hours after an attack.", "attack", "happened", "certain"),
    # going on, coming back
    ("Rebels are shelling the port.", "shelling", "ongoing", "certain"),
    ("Rebels have been shelling the port.", "shelling", "ongoing", "certain"),
    ("Rebels continue to shell the port.", "shell", "ongoing", "certain"),
    ("Rebels continued shelling the port.", "shelling", "ongoing", "certain"),
    ("Rebels stopped shelling the port.", "shelling", "happened", "certain"),
    ("Rebels began shelling the port.", "shelling", "happened", "certain"),
    ("Ghana has been engaged in talks with Togo.", "talks", "ongoing", "certain"),
    ("Ghana has been engaged in mediation.", "engaged", "ongoing", "certain"),
    ("Rebels regularly shell the port.", "shell", "recurring", "certain"),
    ("Rebels shell the port every week.", "shell", "recurring", "certain"),
    ("The ministers have spoken a number of times.", "spoken", "recurring", "certain"),
    ("The ministers met several times in spring.", "met", "recurring", "certain"),
    ("The ministers met on Monday.", "met", "happened", "certain"),
    ("The ministers used to meet in Lima.", "meet", "recurring", "certain"),
    ("The mayor read a letter urging Togo to leave.", "urging", "happened", "certain"),
    ("The mayor saw rebels shelling the port.", "saw", "happened", "certain"),
    ("Forty sailors are being held in Lima.", "held", "ongoing", "certain"),
    ("Forty sailors are detained in Lima.", "detained", "ongoing", "certain"),
    ("Forty sailors were detained on Monday.", "detained", "happened", "certain"),
    ("Forty sailors have been detained since May.", "detained", "ongoing", "certain"),
    ("A sailor was jailed for spying.", "jailed", "happened", "certain"),
    ("A sailor was jailed for ten years.", "jailed", "ongoing", "certain"),
    ("Forty sailors were held in Lima.", "held", "happened", "certain"),
    ("Togo has long backed the rebels.", "backed", "ongoing", "certain"),
    ("Togo has backed the rebels.", "backed", "happened", "certain"),
    ("The envoy flew to Lima to seize the archive.", "seize", "happened", "probable"),
    ("The envoy will fly to Lima to seize the archive.", "seize", "planned", "probable"),
    ("The ministers met to reaffirm the pact.", "reaffirm", "happened", "certain"),
    ("The farmers thanked Togo for its support.", "support", "ongoing", "certain"),
    ("The farmers thanked Togo for its recent support.", "support", "happened", "certain"),
    ("Togo is considering Ghana's request.", "request", "happened", "certain"),
    ("Togo is considering sanctions.", "sanctions", "planned", "possible"),
    # acts named by nouns
    ("Ghana held talks with Togo.", "talks", "happened", "certain"),
    ("Ghana will hold talks with Togo.", "talks", "planned", "certain"),
    ("Ghana may hold talks with Togo.", "talks", "planned", "possible"),
    ("Ghana is holding talks with Togo.", "talks", "ongoing", "certain"),
    ("Ghana held no talks with Togo.", "talks", "denied", "certain"),
    ("Talks were held in Lima.", "talks", "happened", "certain"),
    ("Talks will be held in Lima.", "talks", "planned", "certain"),
    ("Talks are due to start on Monday.", "talks", "planned", "certain"),
    ("Talks are expected to start on Monday.", "talks", "planned", "probable"),
    ("Talks scheduled for Monday drew attention.", "talks", "planned", "certain"),
    ("A planned visit drew protests.", "visit", "planned", "certain"),
    ("A recent visit drew protests.", "visit", "happened", "certain"),
    ("The ministers discussed possible talks.", "talks", "planned", "possible"),
    ("The ministers praised recent talks.", "talks", "happened", "certain"),
    ("The ministers discussed the upcoming summit.", "summit", "planned", "certain"),
    ("The ministers discussed the next summit.", "summit", "planned", "certain"),
    ("The ministers discussed the last summit.", "summit", "happened", "certain"),
    ("The envoy landed ahead of Friday's talks.", "talks", "planned", "certain"),
    ("The envoy landed during Friday's talks.", "talks", "happened", "certain"),
    ("The ongoing talks drew attention.", "talks", "ongoing", "certain"),
    ("The alleged attack drew attention.", "attack", "happened", "probable"),
    ("Repeated attacks emptied the town.", "attacks", "recurring", "certain"),
    ("There was no attack on the port.", "attack", "denied", "certain"),
    ("There was an attack on the port.", "attack", "happened", "certain"),
    ("Togo called for talks.", "talks", "planned", "possible"),
    ("Togo cancelled the visit.", "visit", "denied", "certain"),
    ("Togo threatened an attack on the port.", "attack", "planned", "probable"),
    ("An attack on the port is likely.", "attack", "planned", "probable"),
    ("Rebels claim to have shelled the port.", "shelled", "happened", "probable"),
    ("Rebels claim to shell the port.", "shell", "planned", "probable"),
    ("The major admitted to shelling the port.", "shelling", "happened", "certain"),
    ("The major looks forward to visiting the port.", "visiting", "planned", "possible"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "status", "certainty"), PAIRS)
def test_the_status_and_certainty_of_an_act_follow_its_company(nlp, cues, text, word, status, certainty):
    assert judged(nlp, cues, text, word) == (status, certainty)


@pytest.mark.parametrize("example", CUES.status_examples, ids=lambda e: f"{e.id}: {e.text}")
def test_every_example_of_the_cue_file_holds(nlp, cues, example: Example):
    expected = (example.expected["status"], example.expected["certainty"])

    assert judged(nlp, cues, example.text, example.expected["act"]) == expected


def test_the_words_that_a_finding_rests_on_are_given(nlp, cues):
    act = act_in(nlp, "Ghana is expected to sign the treaty.", "sign")

    status, level = how_sure(act, cues=cues)

    assert [act.doc.text[a:b] for a, b in status.spans] == ["expected"]
    assert [act.doc.text[a:b] for a, b in level.spans] == ["expected"]
    assert status.rule == level.rule == "how_sure.governor.expect"


def test_a_plain_past_rests_on_no_words(nlp, cues):
    status, level = how_sure(act_in(nlp, "Ghana signed the treaty.", "signed"), cues=cues)

    assert (status.spans, level.spans, status.rule) == ((), (), "how_sure.default")


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("Ghana signed the treaty.", "Ghana may have signed the treaty."),
        ("Ghana reportedly signed the treaty.", "Perhaps Ghana signed the treaty."),
        ("Ghana signed the treaty.", "Ghana never signed the treaty."),
    ],
)
def test_factuality_falls_with_doubt_and_denial(nlp, cues, surer, less_sure):
    first, second = (factuality(act_in(nlp, t, "signed"), cues=cues) for t in (surer, less_sure))

    assert -3 <= second < first <= 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "?",
        "to to to to",
        "if if if",
        "“",
        "No no no no not never nothing.",
        "😀 will 😀",
        "A\x00B may",
    ],
)
def test_nonsense_is_judged_without_harm(nlp, cues, text):
    levels = [how_sure(t, cues=cues)[1].value for t in nlp(text)]

    assert set(levels) <= set(CERTAINTIES)


def test_a_cue_file_with_an_unknown_status_is_refused():
    with pytest.raises(DataError, match="status"):
        cue_files._cue({"id": "x", "status": "hapened"})


def test_names_in_capitals_do_not_hide_a_plural(nlp, cues):
    assert judged(nlp, cues, "GHANA WILL HOLD TALKS WITH TOGO.", "TALKS")[0] in {"planned", "happened"}


@pytest.mark.parametrize(
    ("text", "type_", "status"),
    [
        pytest.param("The militia has fought the Ugandan army for two decades.", "ASSAULT", "ongoing", id="for-how-long"),
        pytest.param("Uganda has suspended the Kenyan envoy for two years.", "SANCTION", "happened", id="for-a-term"),
        pytest.param("Kenya has consistently advised against travel to Somalia since 2011.", "REQUEST", "recurring", id="said-since"),
        pytest.param("The Syrian regime has used chemical weapons more than 100 times.", "ASSAULT", "recurring", id="many-times"),
        pytest.param("The Syrian regime used chemical weapons again.", "ASSAULT", "happened", id="once-more"),
        pytest.param("The Kenyan government continues its crackdown on street traders.", "COERCE", "ongoing", id="goes-on"),
        pytest.param("Nineteen Kenyan lawmakers issued a statement backing the Ugandan strikers.", "SUPPORT", "happened", id="written"),
        pytest.param("The Afghan delegation was on a visit to Iran last week.", "CONSULT", "happened", id="was-on-a-visit"),
        pytest.param('"I would like to thank Japan for its generosity," the Palauan president said.', "SUPPORT", "happened", id="would-like-to-thank"),
        pytest.param('"Allow me to congratulate Kenya on its election," said the Danish minister.', "SUPPORT", "happened", id="allow-me-to"),
        pytest.param('"We cannot thank Egypt enough," said the Sudanese minister.', "SUPPORT", "happened", id="cannot-thank-enough"),
        pytest.param('"We have never thanked Egypt," said the Sudanese minister.', "SUPPORT", "denied", id="never-thanked"),
        pytest.param('"I would not like to criticise Oman," the Yemeni envoy said.', "ACCUSE", "denied", id="would-not-like-to-criticise"),
        pytest.param('"I do not want to blame Oman," the Yemeni envoy said.', "ACCUSE", "denied", id="does-not-want-to-blame"),
        pytest.param('"I would like to visit Oman," the Yemeni envoy said.', "CONSULT", "planned", id="would-like-to-visit"),
        pytest.param("The Togolese minister wants to thank Ghana in person next week.", "SUPPORT", "planned", id="another-wants-to-thank"),
    ],
)  # fmt: skip
def test_deeds_go_on_and_what_is_said_is_said_again(
    coder: dragoman.Coder, text: str, type_: str, status: str
) -> None:
    events = coder.code(dragoman.Report(text=text, published="2026-03-12"))

    assert [e.status for e in events if e.type == type_] == [status]
