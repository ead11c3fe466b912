"""Are the parser's sure mistakes mended, and is what is right left alone?"""

import pytest
import spacy
from spacy.tokens import Doc

from dragoman.reading.mending import mend, tense

VOCAB = spacy.blank("en").vocab


def doc_of(rows: str) -> Doc:
    """A sentence from rows of word, tag, coarse tag, label, head and (after a colon) entity type."""
    parts = [r.split() for r in rows.strip().splitlines()]
    words = [p[0] for p in parts]
    return Doc(
        VOCAB,
        words=words,
        lemmas=[w.lower() for w in words],
        tags=[p[1] for p in parts],
        pos=[p[2] for p in parts],
        deps=[p[3] for p in parts],
        heads=[int(p[4]) for p in parts],
        ents=[f"B-{p[5]}" if len(p) > 5 else "O" for p in parts],
    )


def arcs(rows: str) -> dict[str, tuple[str, str]]:
    return {t.text: (t.dep_, t.head.text) for t in mend(doc_of(rows))}


JOINED = """
Okello NNP PROPN nsubj 1
praised VBD VERB ROOT 1
the DT DET det 3
role NN NOUN dobj 1
Peru NNP PROPN nsubj 5
plays VB{0} VERB relcl 3
and CC CCONJ cc 5
welcomed VBD VERB conj 5
the DT DET det 9
summit NN NOUN dobj 7
"""


@pytest.mark.parametrize(
    ("form", "head"), [pytest.param("Z", "praised", id="present"), pytest.param("D", "plays", id="past-too")]
)
def test_a_past_verb_is_joined_to_the_past_verb_above(form: str, head: str) -> None:
    assert arcs(JOINED.format(form))["welcomed"] == ("conj", head)


WITH = """
Okello NNP PROPN nsubj 1
spoke VBD VERB ROOT 1
{0}
Lule NNP PROPN nsubj 5
to TO PART aux 5
press VB VERB advcl 1
"""


@pytest.mark.parametrize(
    ("before", "arc"),
    [
        pytest.param("with IN ADP prep 1", ("pobj", "with"), id="preposition-without-object"),
        pytest.param("again RB ADV advmod 1", ("nsubj", "press"), id="no-preposition"),
    ],
)
def test_a_bare_preposition_takes_the_name_behind_it(before: str, arc: tuple[str, str]) -> None:
    assert arcs(WITH.format(before))["Lule"] == arc


LIST = """
Chad NNP PROPN nsubj 6 GPE
, , PUNCT punct 0
Niger NNP PROPN appos 0 {0}
, , PUNCT punct 2
and CC CCONJ cc 2
Mali NNP PROPN conj 2 {0}
met VBD VERB ROOT 6
"""


@pytest.mark.parametrize(
    ("kind", "label"),
    [pytest.param("GPE", "conj", id="one-kind"), pytest.param("PERSON", "appos", id="of-another-kind")],
)
def test_a_list_of_states_is_no_apposition(kind: str, label: str) -> None:
    assert arcs(LIST.format(kind))["Niger"] == (label, "Chad")


DAY = """
Okello NNP PROPN nsubj 1
met VBD VERB ROOT 1
Lule NNP PROPN compound 3
{0} NNP PROPN dobj 1
"""


@pytest.mark.parametrize(
    ("word", "arc"),
    [
        pytest.param("Tuesday", ("dobj", "met"), id="weekday"),
        pytest.param("Akinyi", ("compound", "Akinyi"), id="last-name"),
    ],
)
def test_a_day_is_no_part_of_a_name(word: str, arc: tuple[str, str]) -> None:
    assert arcs(DAY.format(word))["Lule"] == arc


SAID_ON = """
Lule NNP PROPN compound 1
{0} NNP PROPN npadvmod 2
met VBD VERB ROOT 2
"""


@pytest.mark.parametrize(
    ("word", "arc"),
    [
        pytest.param("Tuesday", ("nsubj", "met"), id="weekday"),
        pytest.param("Akinyi", ("compound", "Akinyi"), id="last-name"),
    ],
)
def test_who_acts_on_a_day_is_no_part_of_the_day(word: str, arc: tuple[str, str]) -> None:
    assert arcs(SAID_ON.format(word))["Lule"] == arc


ON_DAY = """
{0} IN ADP prep 3
{1} NNP PROPN compound 2
Lule NNP PROPN nsubj 3
met VBD VERB ROOT 3
"""


@pytest.mark.parametrize(
    ("before", "word", "arc"),
    [
        pytest.param("On", "Tuesday", ("pobj", "On"), id="weekday"),
        pytest.param("On", "Akinyi", ("compound", "Lule"), id="first-name"),
        pytest.param("For", "Tuesday", ("compound", "Lule"), id="another-preposition"),
    ],
)
def test_a_day_before_who_acts_is_when(before: str, word: str, arc: tuple[str, str]) -> None:
    assert arcs(ON_DAY.format(before, word))[word] == arc


SUBJECTS = """
Ade NNP PROPN nsubj 5
, , PUNCT punct 0
Lin NNP PROPN npadvmod 0
{0}
Okoro NNP PROPN nsubj 5
agreed VBD VERB ROOT 5
"""


def test_two_subjects_joined_by_and_are_one_list() -> None:
    mended = arcs(SUBJECTS.format("and CC CCONJ cc 0"))

    assert (mended["Lin"], mended["Okoro"]) == (("conj", "Ade"), ("conj", "Ade"))


def test_two_subjects_not_joined_stay_apart() -> None:
    assert arcs(SUBJECTS.format(", , PUNCT punct 0"))["Okoro"] == ("nsubj", "agreed")


def test_a_verb_has_the_tense_of_its_first_auxiliary() -> None:
    doc = doc_of("Chad NNP PROPN nsubj 2\nis VBZ AUX aux 2\nwaiting VBG VERB ROOT 2")

    assert (tense(doc[2]), tense(doc[0])) == ("present", "")


REDUCED = """
Men NNS NOUN nsubj 1
seized VBD VERB ROOT 1
in IN ADP prep 1
raids NNS NOUN pobj 2
{0}
were VBD AUX auxpass 6
freed VBN VERB conj 1
"""


@pytest.mark.parametrize(
    ("between", "root"),
    [
        pytest.param("later RB ADV advmod 6", "freed", id="garden-path"),
        pytest.param("and CC CCONJ cc 1", "seized", id="joined-by-and"),
    ],
)
def test_what_no_and_joins_is_the_main_verb(between: str, root: str) -> None:
    doc = mend(doc_of(REDUCED.format(between)))

    assert [(s.root.text, len(s)) for s in doc.sents] == [(root, 7)]


SINCE = """
Talks NNS NOUN nsubj 1
failed VBD VERB ROOT 1
{0} IN ADP prep 1
Peru NNP PROPN pobj 2
has VBZ AUX aux 5
left VBN VERB conj 1
"""


@pytest.mark.parametrize(
    ("word", "arc"),
    [pytest.param("since", ("nsubj", "left"), id="since"), pytest.param("with", ("pobj", "with"), id="with")],
)
def test_a_clause_behind_since_has_its_subject(word: str, arc: tuple[str, str]) -> None:
    assert arcs(SINCE.format(word))["Peru"] == arc


LISTED = """
met VBD VERB ROOT 0
: : PUNCT punct 0
Ade NNP PROPN dobj 0
; : PUNCT punct 2
Lin NNP PROPN conj 0
{0} : PUNCT punct 4
Okoro NNP PROPN appos 4
"""


@pytest.mark.parametrize(
    ("sign", "label"), [pytest.param(";", "conj", id="semicolons"), pytest.param(",", "appos", id="one-only")]
)
def test_members_parted_by_semicolons_are_a_list(sign: str, label: str) -> None:
    assert arcs(LISTED.format(sign))["Okoro"] == (label, "Lin")


SHELLING = """
killed VBN VERB ROOT 0
in IN ADP prep 0
{0}
tank NN NOUN pobj 1
shelling VBG VERB advcl 0
"""


@pytest.mark.parametrize(
    ("before", "arc"),
    [
        pytest.param("heavy JJ ADJ amod 3", ("pobj", "in"), id="noun"),
        pytest.param("the DT DET det 3", ("advcl", "killed"), id="clause-behind-a-whole-phrase"),
    ],
)
def test_a_gerund_right_behind_a_bare_noun_is_its_head(before: str, arc: tuple[str, str]) -> None:
    assert arcs(SHELLING.format(before))["shelling"] == arc


ENVOY = """
envoy NN NOUN ROOT 0
in IN ADP prep 0
Lima NNP PROPN pobj 1 GPE
, , PUNCT punct 0
Soto NNP PROPN appos 2 {0}
"""


@pytest.mark.parametrize(
    ("kind", "head"),
    [pytest.param("PERSON", "envoy", id="person"), pytest.param("GPE", "Lima", id="place-beside-place")],
)
def test_a_name_behind_a_place_is_the_officials(kind: str, head: str) -> None:
    assert arcs(ENVOY.format(kind))["Soto"] == ("appos", head)


OWNERS = """
Fiji NNP PROPN poss 2 GPE
’s POS PART case 0
premier NN NOUN nmod 6
and CC CCONJ cc 2
{0} NNP PROPN conj 2 GPE
{1}
envoy NN NOUN nsubj 7
met VBD VERB ROOT 7
"""


@pytest.mark.parametrize(
    ("behind", "envoy", "state"),
    [
        pytest.param("’s POS PART case 4", ("conj", "premier"), ("poss", "envoy"), id="its-own-office"),
        pytest.param("peace NN NOUN compound 6", ("nsubj", "met"), ("conj", "premier"), id="no-owner"),
    ],
)
def test_the_second_office_is_of_the_state_before_it(
    behind: str, envoy: tuple[str, str], state: tuple[str, str]
) -> None:
    found = arcs(OWNERS.format("Chad", behind))

    assert (found["envoy"], found["Chad"]) == (envoy, state)


HEAD = """
{0} NN NOUN nsubj 8
of IN ADP prep 0
mission NN NOUN pobj 1
in IN ADP prep 2
Juba NNP PROPN pobj 3 GPE
, , PUNCT punct 4
Ana NNP PROPN compound 7 PERSON
Soto NNP PROPN appos 2 PERSON
asked VBD VERB ROOT 8
"""


@pytest.mark.parametrize(
    ("noun", "head"),
    [pytest.param("head", "head", id="office"), pytest.param("wife", "mission", id="no-office")],
)
def test_a_name_behind_a_body_and_its_place_is_that_of_who_heads_it(noun: str, head: str) -> None:
    assert arcs(HEAD.format(noun))["Soto"] == ("appos", head)


AMBASSADOR = """
ambassador NN NOUN nsubj 6
to IN ADP prep 0
Chad NNP PROPN nmod 5 GPE
{0} , PUNCT punct 2
Ana NNP PROPN compound 5 PERSON
Soto NNP PROPN pobj 1 PERSON
said VBD VERB ROOT 6
"""


@pytest.mark.parametrize(
    ("comma", "arc"),
    [
        pytest.param(",", ("appos", "ambassador"), id="comma"),
        pytest.param("-", ("pobj", "to"), id="no-comma"),
    ],
)
def test_a_state_and_a_name_behind_a_comma_are_two(comma: str, arc: tuple[str, str]) -> None:
    found = arcs(AMBASSADOR.format(comma))

    assert found["Soto"] == arc
    assert (found["Chad"] == ("pobj", "to")) == (comma == ",")


ORDERS = """
if IN SCONJ mark 2
{0} 2 PERSON
orders VBZ VERB ROOT 2
"""


@pytest.mark.parametrize(
    ("noun", "label"),
    [
        pytest.param("Soto NNP PROPN compound", "nsubj", id="name"),
        pytest.param("trade NN NOUN compound", "compound", id="common-noun"),
    ],
)
def test_a_name_before_its_verb_is_its_subject(noun: str, label: str) -> None:
    assert next(arc for word, arc in arcs(ORDERS.format(noun)).items() if word in noun) == (label, "orders")


ACCUSED = """
Peru NNP PROPN nsubj 1
{0} 2
accused VBN VERB ROOT 2
Chile NNP PROPN dobj 2
"""


@pytest.mark.parametrize(
    ("helper", "head"),
    [
        pytest.param("had VBD AUX aux", "accused", id="auxiliary"),
        pytest.param("claims VBZ VERB ccomp", "claims", id="verb-of-its-own"),
    ],
)
def test_the_subject_of_an_auxiliary_is_its_verb_s(helper: str, head: str) -> None:
    assert arcs(ACCUSED.format(helper))["Peru"] == ("nsubj", head)


OFFICERS = """
Peru NNP PROPN poss 1
minister {0} NOUN nsubj 8
Ana NNP PROPN compound 3
Soto NNP PROPN appos 1
and CC CCONJ cc 3
Chile NNP PROPN poss 6
envoy NN NOUN conj 3
Ade NNP PROPN appos 1
met VBD VERB ROOT 8
"""


@pytest.mark.parametrize(
    ("tag", "head"),
    [
        pytest.param("NN", "minister", id="two-officers"),
        pytest.param("NNS", "Soto", id="officers-of-one-list"),
    ],
)
def test_an_office_joined_to_an_officer_s_name_is_joined_to_the_officer(tag: str, head: str) -> None:
    assert arcs(OFFICERS.format(tag))["envoy"] == ("conj", head)


def test_a_name_right_behind_an_office_is_that_officer_s() -> None:
    assert arcs(OFFICERS.format("NN"))["Ade"] == ("appos", "envoy")
    assert arcs(OFFICERS.format("NN"))["Soto"] == ("appos", "minister")


PAIR = """
talks NNS NOUN ROOT 0
between IN ADP prep 0
Peru NNP PROPN {0} 4
's POS PART case 2
government NN NOUN nmod 7
and CC CCONJ cc 4
FLP NNP PROPN conj 4
guerrillas NNS NOUN pobj 1
"""


@pytest.mark.parametrize(
    ("label", "head"),
    [pytest.param("poss", "between", id="two-sides"), pytest.param("compound", "guerrillas", id="one")],
)
def test_two_sides_are_not_one_long_noun(label: str, head: str) -> None:
    assert arcs(PAIR.format(label))["government"][1] == head


WHOM = """
She PRP PRON nsubj 1
met VBD VERB ROOT 1
Ade NNP PROPN dobj 1
, , PUNCT punct 1
to IN ADP prep 7
{0} 4
she PRP PRON nsubj 7
offered VBD VERB advcl 1
help NN NOUN dobj 7
"""


@pytest.mark.parametrize(
    ("word", "arc"),
    [
        pytest.param("whom WP PRON pobj", ("relcl", "Ade"), id="relative"),
        pytest.param("profit NN NOUN pobj", ("advcl", "met"), id="noun"),
    ],
)
def test_a_clause_behind_to_whom_tells_of_the_name_before_it(word: str, arc: tuple[str, str]) -> None:
    assert arcs(WHOM.format(word))["offered"] == arc


ASTRAY = """
At IN ADP prep 4
one CD NUM nummod 2
point NN NOUN pobj 0
Okello NNP PROPN prep 0
{0}
Peru NNP PROPN {1} 4 GPE
"""


@pytest.mark.parametrize(
    ("verb", "label", "arc"),
    [
        pytest.param("accused VBD VERB ROOT 4", "dobj", ("nsubj", "accused"), id="a-verb-without-subject"),
        pytest.param("accused VBD VERB ROOT 4", "nsubj", ("prep", "At"), id="a-verb-with-one"),
        pytest.param("accuse VB VERB ROOT 4", "dobj", ("prep", "At"), id="no-finite-verb"),
    ],
)
def test_a_name_right_before_a_verb_without_subject_acts(verb: str, label: str, arc: tuple[str, str]) -> None:
    assert arcs(ASTRAY.format(verb, label))["Okello"] == arc


ENCLOSED = """
The DT DET det 1
envoy NN NOUN appos 7
for IN ADP prep 1
Chad NNP PROPN pobj 2 GPE
, , PUNCT punct 3
Soto NNP PROPN appos 3 {0}
, , PUNCT punct 7
is VBZ VERB ROOT 7
"""


@pytest.mark.parametrize(
    ("kind", "arc"),
    [
        pytest.param("PERSON", ("nsubj", "is"), id="a-person"),
        pytest.param("GPE", ("appos", "Chad"), id="a-place"),
    ],
)
def test_a_person_s_name_between_commas_before_a_verb_without_subject_acts(
    kind: str, arc: tuple[str, str]
) -> None:
    assert arcs(ENCLOSED.format(kind))["Soto"] == arc


QUOTED = """
We PRP PRON nsubj 2
will MD AUX aux 2
go VB VERB ccomp 4
, {0} PUNCT punct 4
added VBD VERB ROOT 4
Okello NNP PROPN dobj 4
"""


def test_who_stands_behind_the_verb_after_a_quotation_says_it() -> None:
    assert arcs(QUOTED.format(","))["Okello"] == ("nsubj", "added")
    assert arcs(QUOTED.replace(", {0}", "today NN").replace("NN PUNCT", "NN NOUN"))["Okello"] == (
        "dobj",
        "added",
    )


SPOKE = """
Soto NNP PROPN nsubj 1
spoke VBD VERB ROOT 1
with IN ADP {0} 5
Ade NNP PROPN nsubj 5
to TO PART aux 5
discuss VB VERB advcl 1
trade NN NOUN dobj 5
"""


@pytest.mark.parametrize(
    ("label", "arc"),
    [
        pytest.param("mark", ("pobj", "with"), id="mark"),
        pytest.param("advmod", ("nsubj", "discuss"), id="adverb"),
    ],
)
def test_who_is_spoken_with_is_no_subject_of_what_it_is_for(label: str, arc: tuple[str, str]) -> None:
    assert arcs(SPOKE.format(label))["Ade"] == arc


FRONT = """
In IN ADP prep 8
a DT DET det 2
text NN NOUN pobj 0
read VBN VERB acl 2
by IN ADP agent 3
spokesmen NNS NOUN pobj 4
, , PUNCT punct 5
ministers NNS NOUN appos 5
{0} VERB ROOT 8
Togo NNP PROPN dobj 8 GPE
"""


@pytest.mark.parametrize(
    ("verb", "arc"),
    [
        pytest.param("blamed VBD", ("nsubj", "blamed"), id="a-verb-without-subject"),
        pytest.param("blaming VBG", ("appos", "spokesmen"), id="no-verb-of-its-own"),
    ],
)
def test_who_stands_between_a_phrase_in_front_and_the_verb_acts(verb: str, arc: tuple[str, str]) -> None:
    assert arcs(FRONT.format(verb))["ministers"] == arc


WELCOMED = """
Togo NNP PROPN nsubj 1 GPE
{0} VERB ROOT 1
the DT DET det 3
deal NN NOUN nsubj {1}
{2}reached VBD VERB ccomp 1
"""


@pytest.mark.parametrize(
    ("verb", "extra", "arc"),
    [
        pytest.param("welcomed VBD", "", ("dobj", "welcomed"), id="a-thing-is-welcomed"),
        pytest.param("said VBD", "", ("nsubj", "reached"), id="a-clause-is-said"),
        pytest.param("welcomed VBD", "has VBZ AUX aux 5\n", ("nsubj", "reached"), id="a-clause-after-all"),
    ],
)
def test_who_welcomes_something_welcomes_no_clause(verb: str, extra: str, arc: tuple[str, str]) -> None:
    doc = doc_of(WELCOMED.format(verb, 5 if extra else 4, extra))
    doc[1].lemma_ = "say" if "said" in verb else "welcome"
    deal = mend(doc)[3]

    assert (deal.dep_, deal.head.text) == arc


PROMISED = """
Mali NNP PROPN nsubj 1
{1} VBP VERB ROOT 1
to TO PART aux 3
free VB VERB xcomp 1
sailors NNS NOUN dobj 3
and CC CCONJ cc 1
{0} VBD VERB conj 1
up RP ADP prt 6
a DT DET det 9
fund NN NOUN dobj 6
"""


@pytest.mark.parametrize(
    ("form", "verb", "head"),
    [
        pytest.param("set", "agree", "free", id="which-may-be-an-infinitive"),
        pytest.param("brought", "agree", "agree", id="a-past-form"),
        pytest.param("set", "fail", "fail", id="nothing-promised"),
    ],
)
def test_a_form_that_may_be_an_infinitive_is_promised_with_the_one_before(
    form: str, verb: str, head: str
) -> None:
    assert arcs(PROMISED.format(form, verb))[form] == ("conj", head)


BACK = """
Mali NNP PROPN nsubj 1
{0} VBP VERB ROOT 1
back RB ADV amod 3
troops NNS NOUN dobj 1
"""


@pytest.mark.parametrize(
    ("verb", "arc"),
    [
        pytest.param("pull", ("prt", "pull"), id="a-part-of-the-verb"),
        pytest.param("pay", ("amod", "troops"), id="of-another-verb"),
    ],
)
def test_back_behind_a_verb_of_motion_is_part_of_it(verb: str, arc: tuple[str, str]) -> None:
    assert arcs(BACK.format(verb))["back"] == arc


CALLS = """
Mali NNP PROPN nsubj 1
rejected VBD VERB ROOT 1
{0} NN NOUN dobj 1
to TO PART aux 4
free VB VERB advcl 1
sailors NNS NOUN dobj 4
"""


@pytest.mark.parametrize(
    ("noun", "head"),
    [
        pytest.param("call", "call", id="what-is-called-for"),
        pytest.param("money", "rejected", id="what-it-is-done-for"),
    ],
)
def test_an_infinitive_right_behind_a_call_is_what_is_called_for(noun: str, head: str) -> None:
    assert arcs(CALLS.format(noun))["free"][1] == head


AIMS = """
Okello NNP PROPN nsubj 1
{0}
to TO PART aux 3
meet VB VERB advcl 1
Lule NNP PROPN dobj 3
, , PUNCT punct 1
hold {1} VERB conj 1
talks NNS NOUN dobj 6
"""


@pytest.mark.parametrize(
    ("came", "hold", "head"),
    [
        pytest.param("came VBD VERB ROOT 1", "VB", "meet", id="an-infinitive-is-joined-to-an-infinitive"),
        pytest.param("come VBP VERB ROOT 1", "VBP", "come", id="a-finite-verb-to-a-finite-one"),
        pytest.param("come VB VERB ROOT 1", "VB", "come", id="and-a-bare-form-to-one-after-will"),
    ],
)
def test_what_one_comes_to_do_is_told_in_infinitives(came: str, hold: str, head: str) -> None:
    assert arcs(AIMS.format(came, hold))["hold"] == ("conj", head)


BOUND = """
Okello NNP PROPN nsubj 1
{0} VBD VERB ROOT 1
for IN SCONJ mark 5
Lima NNP PROPN nsubj 5
to TO PART aux 5
attend VB VERB advcl 1
"""


@pytest.mark.parametrize(
    ("verb", "arc"),
    [
        pytest.param("left", ("pobj", "for"), id="for-where-somebody-leaves"),
        pytest.param("waited", ("nsubj", "attend"), id="for-whom-somebody-waits"),
    ],
)
def test_who_leaves_for_a_town_attends_there_himself(verb: str, arc: tuple[str, str]) -> None:
    rows = BOUND.format(verb)

    assert {t.text: (t.dep_, t.head.text) for t in mend(_of_lemma(doc_of(rows)))}["Lima"] == arc


def _of_lemma(doc: Doc) -> Doc:
    doc[1].lemma_ = {"left": "leave"}.get(doc[1].text, doc[1].text)
    return doc


LEADS = """
Chad NNP PROPN nsubj 1
agreed VBD VERB ROOT 1
to TO PART aux 3
{0} xcomp 1
"""


def test_a_plural_behind_to_is_no_infinitive() -> None:
    mended = arcs(LEADS.format("talks NNS NOUN"))
    left = arcs(LEADS.format("talk VB VERB"))

    assert (mended["to"], mended["talks"]) == (("prep", "agreed"), ("pobj", "to"))
    assert (left["to"], left["talk"]) == (("aux", "talk"), ("xcomp", "agreed"))


COLOURED = """
Chad NNP PROPN poss 2
's POS PART case 0
paramilitary {0} nsubj 5
Transitional NNP PROPN compound 4
Forces NNPS PROPN nsubj 5
attacked VBD VERB ROOT 5
"""


@pytest.mark.parametrize(
    ("tag", "colour", "owner"),
    [
        pytest.param("JJ ADJ", ("amod", "Forces"), ("poss", "Forces"), id="adjective"),
        pytest.param("NN NOUN", ("nsubj", "attacked"), ("poss", "paramilitary"), id="noun"),
    ],
)
def test_an_adjective_right_before_a_name_is_no_second_subject(
    tag: str, colour: tuple[str, str], owner: tuple[str, str]
) -> None:
    found = arcs(COLOURED.format(tag))
    assert (found["paramilitary"], found["Chad"]) == (colour, owner)


CALLED = """
Okello NNP PROPN {1} 1
called VBD VERB ROOT 1
{0}
a DT DET det 4
strike NN NOUN oprd 1
"""


@pytest.mark.parametrize(
    ("between", "subject", "label"),
    [
        pytest.param("then RB ADV advmod 1", "nsubj", "dobj", id="nobody-is-called-so"),
        pytest.param("it PRP PRON dobj 1", "nsubj", "oprd", id="something-is"),
        pytest.param("then RB ADV advmod 1", "nsubjpass", "oprd", id="passive"),
    ],
)
def test_what_is_called_is_an_object_where_nobody_is_called_so(
    between: str, subject: str, label: str
) -> None:
    assert arcs(CALLED.format(between, subject))["strike"] == (label, "called")


DATED = """
Okello NNP PROPN nsubj 1
said {0} ROOT 1
on IN ADP prep 6
Monday NNP PROPN pobj 2
the DT DET det 5
fleet NN NOUN {1} 6
left VBD VERB ccomp 1
"""


@pytest.mark.parametrize(
    ("verb", "label", "head"),
    [
        pytest.param("VBD VERB", "nsubj", "said", id="said-then"),
        pytest.param("VB VERB", "nsubj", "left", id="not-yet-said"),
        pytest.param("VBD VERB", "dep", "left", id="who-left-is-not-told-behind-it"),
    ],
)
def test_a_day_right_behind_said_is_that_of_the_saying(verb: str, label: str, head: str) -> None:
    assert arcs(DATED.format(verb, label))["on"] == ("prep", head)


GUEST = """
Okello NNP PROPN nsubj 1
met VBD VERB ROOT 1
with IN ADP prep 1
visiting VBG VERB pcomp 2
President NNP PROPN compound 5
Soto NNP PROPN dobj 3 {0}
in IN ADP prep 3
Lima NNP PROPN pobj 6
"""


def test_a_guest_is_not_who_is_visited() -> None:
    found = arcs(GUEST.format("PERSON"))
    assert (found["Soto"], found["visiting"]) == (("pobj", "with"), ("amod", "Soto"))
    assert found["in"] == ("prep", "met")
    assert arcs(GUEST.format("GPE"))["Soto"] == ("dobj", "visiting")


LISTED_WITH_A_DAY = """
In IN ADP prep 7
May NNP PROPN pobj 0 {0}
, , PUNCT punct 1
Okello NNP PROPN conj 1
and CC CCONJ cc 3
Soto NNP PROPN conj 3
{1} 7
agreed VBD VERB ROOT 7
"""


@pytest.mark.parametrize(
    ("entity", "beside", "arc"),
    [
        pytest.param("DATE", "then RB ADV advmod", ("nsubj", "agreed"), id="who-agreed"),
        pytest.param("DATE", "they PRP PRON nsubj", ("conj", "May"), id="others-agreed"),
        pytest.param("PERSON", "then RB ADV advmod", ("conj", "May"), id="no-day"),
    ],
)
def test_who_is_listed_with_a_day_begins_the_clause(entity: str, beside: str, arc: tuple[str, str]) -> None:
    assert arcs(LISTED_WITH_A_DAY.format(entity, beside))["Okello"] == arc
