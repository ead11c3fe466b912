"""Which of the parser's readings cannot be right, and what is meant instead?

The small parser makes a few mistakes again and again that a reader never would: a past-tense verb joined to a present one of
another clause, a preposition left without its object before 'to'; of names (`mending_names.py`), a weekday taken for the head of one, a
list of states taken for an apposition. Each rule undoes one of them where the words leave no doubt; it knows nothing of meaning.
"""

from itertools import islice

from spacy.tokens import Doc, Token

from dragoman.calendar_names import NAMED_DAYS
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.labels import NOUN_SUBJECTS, NOUNS, SUBJECTS_AND_DUMMIES, VERBS
from dragoman.reading.lemmas import lemma
from dragoman.reading.mending_names import (
    ASTRAY,
    end_field,
    free_name,
    free_outcome,
    give_name,
    hang_members,
    join_company,
    join_objects,
    join_subjects,
    lift_office,
    lift_person,
    lift_second,
    list_by_semicolons,
    make_subject,
    name_officer,
    name_officers,
    one_officer,
    own_next,
    own_office,
    own_second,
    part_holder,
    part_officers,
    raise_holder,
    raise_name,
    share_title,
    split_pair,
    title_of_land,
    unlist,
)
from dragoman.reading.rehanging import attach, rearrange, verbs_above

MOST_OVER = 20  # words over a name among which its verb is sought
PRESENT = "present"
PAST = "past"
TENSE = {"VBD": PAST, "VBZ": PRESENT, "VBP": PRESENT, "MD": "modal"}
OPENERS = frozenset("since after before as until because while although".split())
BELOW = frozenset({"relcl", "acl", "advcl", "xcomp", "pcomp", "ccomp"})
ENDS_OF_QUOTES = frozenset({",", '"', "'", "”", "’", "''"})
BEFORE_VERBS = frozenset({"aux", "auxpass", "neg", "advmod", "npadvmod"})


def mend(doc: Doc) -> Doc:
    """The same Doc with the arcs that cannot be right set right."""
    for sentence in doc.sents:
        list_by_semicolons(sentence)
    for token in doc:
        if token.dep_ == "conj" and token.pos_ in VERBS:
            _join_by_tense(token)
            _speak_on(token)
            _promise_on(token)
            _aim_on(token)
            _open_clause(token)
            _reduce(token)
        elif token.dep_ in NOUN_SUBJECTS:
            _lift_subject(token)
            _give_object(token)
            join_subjects(token)
            name_officer(token)
        elif token.dep_ == "appos":
            title_of_land(token)
            unlist(token)
            _free_subject(token)
            lift_person(token)
            raise_name(token)
            raise_holder(token)
            give_name(token)
        elif token.dep_ == "compound" and token.head.tag_ in {"VBZ", "VBD"}:
            make_subject(token)
        elif token.dep_ == "acl" and token.tag_ == "VBG":
            _urge_on(token)
        elif token.dep_ == "xcomp" and token.tag_ == "VB":
            _send_for(token)
        elif token.dep_ == "xcomp" and token.tag_ == "NNS":
            _lead_to(token)
        elif token.dep_ == "advcl" and token.tag_ == "VB":
            _ask_for(token)
        elif token.dep_ == "advcl" and token.tag_ == "VBG":
            _make_noun(token)
            _say_on(token)
        elif token.dep_ == "conj" and token.pos_ in NOUNS:
            own_second(token)
            own_office(token)
            own_next(token)
            lift_person(token)
            share_title(token.head)
            end_field(token)
            one_officer(token)
            lift_office(token)
            lift_second(token)
            join_objects(token)
            name_officers(token)
        elif token.dep_ == "ccomp" and token.tag_ in {"VBD", "VBN"}:
            _reduce_clause(token)
        elif token.dep_ in {"nmod", "compound"} and token.pos_ in NOUNS:
            split_pair(token)
        if token.lower_ == "with":
            join_company(token)
        elif token.lower_ == "among":
            hang_members(token)
        elif token.lower_ == "dead":
            free_outcome(token)
        elif token.lower_ == "back" and token.dep_ == "amod":
            _part(token)
        if token.dep_ == "pobj" and token.pos_ == "PROPN":
            part_officers(token)
            part_holder(token)
        if token.lower_ in {"whom", "which"} and token.dep_ == "pobj":
            _relate(token)
        if token.pos_ == "PROPN" and token.dep_ in ASTRAY:
            _give_subject(token)
        elif token.pos_ == "PROPN" and token.dep_ == "dobj":
            _invert(token)
        if token.lower_ in NAMED_DAYS:
            free_name(token)
    return doc


def tense(verb: Token) -> str:
    """The tense of a finite verb, by itself or by its first auxiliary: past, present, modal; "" for one that is not finite."""
    for child in verb.lefts:
        if child.dep_ in {"aux", "auxpass"} and child.tag_ in TENSE:
            return TENSE[child.tag_]
    return TENSE.get(verb.tag_, "")


def _join_by_tense(verb: Token) -> None:
    """'praised the role that Peru plays and welcomed …': 'welcomed' is joined to 'praised'."""
    first, own = verb.head, tense(verb)
    if own not in {PAST, PRESENT} or first.pos_ not in VERBS or first.dep_ not in BELOW:
        return
    if any(c.dep_ in SUBJECTS_AND_DUMMIES for c in verb.children) or tense(first) in {own, "modal"}:
        return
    if first.tag_ == "VBN" and verb.tag_ == "VBD" and not tense(first):
        return  # 'the men accused and tried': the tagger's past may be a participle
    above = [a for a in verbs_above(first) if tense(a)]
    like = [a for a in above if tense(a) == own]
    if not like and tense(first):
        return
    goal = (like or above)[:1]
    if goal:
        joint = [c for c in first.children if c.dep_ == "cc" and first.i < c.i < verb.i]
        attach(verb, goal[0], "conj")
        for word in joint[-1:]:
            attach(word, goal[0], "cc")


def _speak_on(verb: Token) -> None:
    """'Denied that it had armed them and accused Peru': who denies accuses; but of 'denied that they had beaten and cursed him' they do."""
    first = verb.head
    denial = first.head
    if first.dep_ != "ccomp" or lemma(denial) not in word_list("verbs.denying"):
        return
    speaks = lemma(verb) in word_list("mending.speaking") or (
        lemma(verb) == "call" and any(c.lower_ in {"on", "for"} for c in verb.rights)
    )
    said_too = lemma(first) in word_list("mending.speaking") and not _is_passive(first)
    if not speaks or said_too or tense(denial) != PAST:
        return
    own = any(c.dep_ in {*SUBJECTS_AND_DUMMIES, "aux", "auxpass"} for c in verb.children)
    joint = [c for c in first.children if c.dep_ == "cc" and first.i < c.i < verb.i]
    if own or not joint or first.i + 1 == joint[-1].i:
        return
    for word in (verb, joint[-1]):
        attach(word, denial, word.dep_)


def _promise_on(verb: Token) -> None:
    """'Agreed to free them and set up a fund': where a form may be either, what follows an infinitive is promised with it."""
    first = verb.head
    if verb.lower_ not in word_list("mending.unchanged") or lemma(first) not in word_list(
        "mending.promising"
    ):
        return
    between = [c for c in first.children if first.i < c.i < verb.i]
    promised = [c for c in between if c.dep_ == "xcomp" and c.tag_ == "VB"]
    comma = any(c.text == "," for c in between)
    own = any(c.dep_ in {*SUBJECTS_AND_DUMMIES, "aux"} for c in verb.children)
    if len(promised) != 1 or comma or own:
        return
    verb.tag_ = "VB"
    for word in [verb, *(c for c in between if c.dep_ == "cc")]:
        attach(word, promised[0], word.dep_)


def _aim_on(verb: Token) -> None:
    """'Came to meet the king, hold talks and tour a port': a bare infinitive is no fellow of a finite verb, but of the infinitive before it."""
    first = verb.head
    if verb.tag_ != "VB" or tense(first) not in {PAST, PRESENT} or first.i > verb.i:
        return
    if any(c.dep_ in {*SUBJECTS_AND_DUMMIES, "aux", "auxpass", "neg"} for c in verb.children):
        return
    aims = [
        t
        for t in verb.doc[first.i + 1 : verb.i]
        if t.tag_ == "VB" and t.dep_ in BELOW and first.is_ancestor(t)
    ]
    if aims and any(c.tag_ == "TO" for c in aims[-1].lefts):
        attach(verb, aims[-1], "conj")


def _ask_for(verb: Token) -> None:
    """'Dismissed calls to free them': what is called for, right behind the calls, and not what they were dismissed for."""
    before = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i else verb
    asked = (
        before.dep_ == "dobj"
        and before.head.i == verb.head.i
        and lemma(before) in word_list("mending.requests")
    )
    if asked and verb.left_edge.lower_ == "to":
        attach(verb, before, "acl")


def _part(back: Token) -> None:
    """'Pull back troops': a part of the verb right before it, and no word that tells which troops."""
    verb = back.head.head
    if back.head.dep_ == "dobj" and verb.i == back.i - 1 and lemma(verb) in word_list("mending.moving_back"):
        attach(back, verb, "prt")


def _open_clause(verb: Token) -> None:
    """'… since Peru has left': what the parser takes for the object of 'since' is the subject of the clause behind it."""
    main = verb.head
    if not tense(verb) or any(c.dep_ in SUBJECTS_AND_DUMMIES for c in verb.children):
        return
    if any(c.dep_ == "cc" and main.i < c.i < verb.i for c in main.children):
        return
    for word in main.children:
        if word.dep_ == "prep" and word.lower_ in OPENERS and main.i < word.i < verb.i:
            nouns = [c for c in word.children if c.dep_ == "pobj"]
            between = verb.doc[word.right_edge.i + 1 : verb.left_edge.i].text
            if len(nouns) == 1 and between in {"", ","}:
                attach(verb, main, "advcl")
                attach(nouns[0], verb, "nsubj")
                attach(word, verb, "mark")
                return


def _reduce(verb: Token) -> None:
    """'The men seized in the raid were freed': what is joined by no 'and' is the main verb, the first one only tells which men."""
    first = verb.head
    if (
        verb.dep_ != "conj"
        or first.tag_ not in {"VBD", "VBN"}
        or first.dep_ not in {"ROOT", "ccomp"}
        or first.i > verb.i
    ):
        return
    helpers = [c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}]
    subjects = [c for c in first.lefts if c.dep_ in NOUN_SUBJECTS]
    if not helpers or len(subjects) != 1 or any(c.dep_ in SUBJECTS_AND_DUMMIES for c in verb.children):
        return
    if any(c.dep_ in {"cc", "punct", "dobj"} and first.i < c.i < verb.i for c in first.children):
        return
    if any(c.dep_ in {"aux", "auxpass"} for c in first.children):
        return
    passive = any(c.dep_ == "auxpass" for c in helpers)
    above = verb if first.dep_ == "ROOT" else first.head
    rearrange(
        verb.doc,
        [
            (verb, above, first.dep_),
            (subjects[0], verb, "nsubjpass" if passive else "nsubj"),
            (first, subjects[0], "acl"),
            *(
                (c, verb, c.dep_)
                for c in first.children
                if c.i > verb.i and c.dep_ in {"punct", "prep", "npadvmod"}
            ),
        ],
    )
    first.tag_ = "VBN"


def _lift_subject(noun: Token) -> None:
    """'Peru had earlier accused …': the subject of an auxiliary is its verb's."""
    aux = noun.head
    if aux.dep_ in {"aux", "auxpass"} and not any(c.dep_ in SUBJECTS_AND_DUMMIES for c in aux.head.children):
        attach(noun, aux.head, "nsubjpass" if _is_passive(aux.head) else "nsubj")


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ == "auxpass" for c in verb.lefts)


def _relate(pronoun: Token) -> None:
    """'met Okello, to whom she offered help': the clause tells of Okello."""
    prep = pronoun.head
    verb = prep.head
    if prep.dep_ != "prep" or verb.dep_ != "advcl" or verb.left_edge.i != prep.i or prep.i < 2:
        return
    noun = verb.doc[prep.i - 2]
    if verb.doc[prep.i - 1].text == "," and noun.pos_ in NOUNS and noun.i > verb.head.i:
        attach(verb, noun, "relcl")


def _say_on(gerund: Token) -> None:
    """'said that rebels had crossed the river, calling on Peru to act': who says so calls, not the rebels."""
    told = gerund.head
    teller = told.head
    if gerund.lower_ not in word_list("mending.saying") or told.dep_ != "ccomp" or teller.i > told.i:
        return
    if (
        gerund.i
        and gerund.doc[gerund.left_edge.i - 1].text == ","
        and teller.lemma_.lower() in word_list("mending.tellers")
    ):
        attach(gerund, teller, "advcl")


def _urge_on(gerund: Token) -> None:
    """'Ade met an adviser to the king urging Chad to act': who deals with one officer urges, but of 'met rebels urging a truce' they do."""
    officer = gerund.head
    if (
        gerund.lower_ not in word_list("mending.saying")
        or officer.tag_ not in {"NN", "NNP"}
        or gerund.i == officer.i + 1
    ):
        return
    verb = next(verbs_above(officer), None)
    if verb is None or verb.i > officer.i or officer.dep_ in NOUN_SUBJECTS or not tense(verb):
        return
    if lemma(verb) in word_list("mending.dealing"):
        attach(gerund, verb, "advcl")


def _send_for(purpose: Token) -> None:
    """'Chad summoned the envoy to submit a protest': who summons somebody says it to him; but the envoy apologises or explains."""
    sent_for = lemma(purpose.head) in word_list("mending.sending_for")
    if sent_for and lemma(purpose) in word_list("mending.conveying"):
        attach(purpose, purpose.head, "advcl")


def _lead_to(noun: Token) -> None:
    """'Agreed to talks', 'invited Chad to talks': the plural behind 'to' is no infinitive."""
    particle = next((c for c in noun.lefts if c.tag_ == "TO" and c.dep_ == "aux"), None)
    if particle is None or noun.head.i > particle.i:
        return
    attach(particle, noun.head, "prep")
    particle.pos_, particle.tag_ = "ADP", "IN"
    attach(noun, particle, "pobj")


def _give_object(noun: Token) -> None:
    """'spoke with Okello to press …', 'left for Lima to attend …': Okello is whom he spoke with, not who presses."""
    verb = noun.head
    if verb.tag_ != "VB" or not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts):
        return
    edge: int = noun.left_edge.i
    before = noun.doc[edge - 1] if edge > noun.sent.start else None
    if before is None or any(True for _ in before.children):
        return
    bound = before.lower_ == "for" and lemma(verb.head) in word_list("mending.setting_out")
    if before.dep_ == "mark" and (bound or before.lower_ in {"with", "to"}) and verb.head.i < before.i:
        attach(before, verb.head, "prep")
    if before.dep_ == "prep":
        attach(noun, before, "pobj")


def _free_subject(noun: Token) -> None:
    """'In a text adopted by its council, the union condemned it': what stands between a phrase in front and its verb acts."""
    doc, start = noun.doc, noun.left_edge.i
    if noun.pos_ not in NOUNS or start == 0 or doc[start - 1].text != ",":
        return
    verb = next((a for a in noun.ancestors if a.pos_ in VERBS and a.i > noun.i), None)
    if verb is None or not tense(verb) or any(c.dep_ in SUBJECTS_AND_DUMMIES for c in verb.children):
        return
    front = next(
        (c for c in verb.lefts if c.dep_ == "prep" and c.left_edge.i <= noun.i <= c.right_edge.i), None
    )
    between = [t for t in doc[noun.right_edge.i + 1 : verb.i] if not t.is_punct]
    if front is None or any(t.head.i != verb.i or t.dep_ not in BEFORE_VERBS for t in between):
        return
    passive = any(c.dep_ == "auxpass" for c in verb.lefts)
    attach(noun, verb, "nsubjpass" if passive else "nsubj")


def _reduce_clause(clause: Token) -> None:
    """'welcomes the deal reached in Lome': who welcomes something welcomes no clause, so the deal is what is welcomed."""
    verb = clause.head
    if verb.lemma_.lower() not in word_list("mending.of_things") or verb.pos_ != "VERB" or clause.i < verb.i:
        return
    own = list(clause.children)
    if any(c.dep_ in {"mark", "aux", "auxpass", "dobj"} for c in own) or any(
        c.dep_ == "dobj" for c in verb.children
    ):
        return
    thing = next((c for c in own if c.dep_ in NOUN_SUBJECTS), None)
    if thing is None or thing.left_edge.i != verb.i + 1 or thing.pos_ not in NOUNS:
        return
    attach(thing, verb, "dobj")
    attach(clause, thing, "acl")
    clause.tag_ = "VBN"


def _give_subject(name: Token) -> None:
    """'At one point Okello accused …', 'the envoy for Chad, Ana Soto, is to hold …': the name right before the verb acts."""
    after = name.i + 1
    doc, enclosed = name.doc, after < len(name.doc) and name.doc[after].text == ","
    if enclosed and (name.ent_type_ != "PERSON" or doc[max(0, name.left_edge.i - 1)].text != ","):
        return
    verb = next((a for a in islice(name.ancestors, MOST_OVER) if a.pos_ in VERBS), None)
    if (
        verb is None
        or verb.i < after
        or not tense(verb)
        or any(c.dep_ in SUBJECTS_AND_DUMMIES for c in verb.children)
    ):
        return
    group = [c.i for c in verb.lefts if c.dep_ in {"aux", "auxpass", "neg"}]
    if min([*group, verb.i]) == after + enclosed and verb.dep_ in {"ROOT", "ccomp", "conj"}:
        attach(name, verb, "nsubj")


def _invert(noun: Token) -> None:
    """'"We will go," added Okello': who stands behind the verb after a quotation says it."""
    verb = noun.head
    before = verb.nbor(-1) if verb.i else verb
    if noun.left_edge.i != verb.i + 1 or before.text not in ENDS_OF_QUOTES or not tense(verb):
        return
    quoted = any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children)
    if quoted and not any(c.dep_ in SUBJECTS_AND_DUMMIES for c in verb.children):
        attach(noun, verb, "nsubj")


def _make_noun(verb: Token) -> None:
    """'killed in tank shelling': what stands right behind the object of a preposition, with no object of its own, is the object."""
    noun = verb.nbor(-1) if verb.i else verb
    if (
        noun.dep_ != "pobj"
        or noun.pos_ != "NOUN"
        or noun.tag_ != "NN"
        or noun.head.lower_ not in {"in", "by", "during"}
    ):
        return
    if any(c.dep_ in {"det", "poss", "dobj", "xcomp", "ccomp", "aux"} for c in (*noun.lefts, *verb.children)):
        return
    attach(verb, noun.head, "pobj")
    attach(noun, verb, "compound")
    for child in list(noun.lefts):
        attach(child, verb, child.dep_)
    verb.pos_, verb.tag_, verb.lemma_ = "NOUN", "NN", verb.lower_
