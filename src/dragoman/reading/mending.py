"""Which of the parser's readings cannot be right, and what is meant instead?

The small parser makes a few mistakes again and again that a reader never would: a past-tense verb joined to a present one of
another clause, a preposition left without its object before 'to'; of names (`mending_names.py`), a list of states taken for an
apposition; of days (`mending_days.py`), one taken for the head of a name. Each rule undoes one of them where the words leave no doubt; it knows nothing of meaning.
"""

from itertools import islice

from spacy.tokens import Doc, Token

from dragoman.calendar_names import NAMED_DAYS
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.doers import has_subject
from dragoman.reading.joined import first_joined
from dragoman.reading.labels import NOUN_SUBJECTS, NOUNS, SUBJECTS_AND_DUMMIES, VERBS
from dragoman.reading.lemmas import lemma
from dragoman.reading.mending_days import DATES, begin_clause, date_saying, free_date, free_name
from dragoman.reading.mending_names import (
    ASTRAY,
    colour_name,
    end_field,
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
    name_body,
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
    rejoin_former,
    share_title,
    split_pair,
    title_of_land,
    unlist,
)
from dragoman.reading.mending_titles import hold_field, name_group, own_aide, share_troops, title_all
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
        if token.tag_ == "NNP":
            _make_common(token)
        _mend_part(token)
        _mend_word(token)
        _mend_name(token)
        _mend_day(token)
    return doc


def _mend_part(token: Token) -> None:
    """What a word's part in its clause may hide."""
    part = token.dep_
    if part == "conj" and token.pos_ in VERBS:
        _mend_joined_verb(token)
    elif part in NOUN_SUBJECTS:
        _mend_subject(token)
    elif part == "appos":
        _mend_apposition(token)
    elif part == "compound" and token.head.tag_ in {"VBZ", "VBD"}:
        make_subject(token)
    elif part in {"nmod", "compound"} and token.pos_ in NOUNS:
        split_pair(token)
    elif part == "conj" and token.pos_ in NOUNS:
        _mend_joined_noun(token)
    else:
        _mend_clause(token)


def _mend_joined_verb(verb: Token) -> None:
    _join_by_tense(verb)
    _speak_on(verb)
    _add_saying(verb)
    _promise_on(verb)
    _aim_on(verb)
    _open_clause(verb)
    _reduce(verb)


def _mend_subject(subject: Token) -> None:
    _name_again(subject)
    _lift_subject(subject)
    _give_object(subject)
    join_subjects(subject)
    name_officer(subject)
    colour_name(subject)
    name_body(subject)
    name_group(subject)
    own_aide(subject)


def _mend_apposition(name: Token) -> None:
    title_of_land(name)
    unlist(name)
    _free_subject(name)
    lift_person(name)
    raise_name(name)
    raise_holder(name)
    give_name(name)


def _mend_joined_noun(noun: Token) -> None:
    begin_clause(noun)
    own_second(noun)
    own_office(noun)
    own_next(noun)
    lift_person(noun)
    share_title(noun.head)
    end_field(noun)
    one_officer(noun)
    hold_field(noun)
    share_troops(noun)
    lift_office(noun)
    lift_second(noun)
    join_objects(noun)
    name_officers(noun)


def _mend_clause(token: Token) -> None:
    """What the head of a clause below another word may hide."""
    part, tag = token.dep_, token.tag_
    if part == "acl" and tag == "VBG":
        _urge_on(token)
    elif part in {"acl", "relcl"} and token.head.dep_ == "ROOT":
        _tell_on(token)
    elif part == "xcomp" and tag == "VB":
        _send_for(token)
    elif part == "xcomp" and tag == "NNS":
        _lead_to(token)
    elif part == "oprd" and tag in {"NN", "NNS"}:
        _call(token)
    elif part == "advcl" and tag == "VB":
        _ask_for(token)
    elif part == "advcl" and tag == "VBG":
        _make_noun(token)
        _say_on(token)
    elif part == "ccomp" and tag in {"VBD", "VBN"}:
        _reduce_clause(token)
    elif part == "relcl" and tag in {"VBD", "VBN"}:
        _reduce_below(token)


def _mend_word(token: Token) -> None:
    """What single words hide where the parser meets them."""
    if token.lower_ == "with":
        join_company(token)
    elif token.lower_ == "among":
        hang_members(token)
    elif token.lower_ == "dead":
        free_outcome(token)
    elif token.dep_ == "amod" and token.tag_ in {"VBN", "VBD"}:
        _make_verb(token)
    elif token.lower_ == "ex":
        rejoin_former(token)
    elif token.dep_ == "dobj" and token.lower_ in word_list("mending.held_as"):
        _hold_as(token)
    elif token.lower_ == "back" and token.dep_ == "amod":
        _part(token)


def _mend_name(token: Token) -> None:
    """What a name that is an object, or stands astray, may hide, and the pronoun that stands for one."""
    if token.dep_ == "pobj" and token.pos_ == "PROPN":
        part_officers(token)
        part_holder(token)
        hold_field(token)
    if token.lower_ in {"whom", "which"} and token.dep_ == "pobj":
        _relate(token)
    if token.pos_ == "PROPN" and token.dep_ in ASTRAY:
        _give_subject(token)
    elif token.pos_ == "PROPN" and token.dep_ == "dobj":
        _invert(token)
        title_all(token)
        hold_field(token)
    if token.lower_ == "visiting" and token.dep_ == "pcomp":
        _describe_guest(token)


def _mend_day(token: Token) -> None:
    """What a day beside a name or a saying may hide, and a saying that closes a sentence."""
    if token.lower_ in NAMED_DAYS:
        free_name(token)
        date_saying(token)
    if token.lower_ in DATES:
        free_date(token)
    if token.tag_ == "VBD" and token.dep_ in {"ROOT", "conj"}:
        _close_with_teller(token)


def _make_common(noun: Token) -> None:
    """'A coast guard cutter', 'the party': a word in small letters before no name is no name; but 'general Ana Soto'."""
    if not (noun.is_lower and noun.is_alpha and noun.lower_ not in word_list("mending.particles")):
        return
    beside = [noun.doc[i] for i in (noun.i - 1, noun.i + 1) if 0 <= i < len(noun.doc)]
    if not any(t.text == "-" or (t.is_title and t.i > noun.i) for t in beside):
        noun.tag_, noun.pos_ = "NN", "NOUN"


def _name_again(subject: Token) -> None:
    """'Ahmed, who …, blamed them', whose name the tagger takes for a participle: a name elsewhere in the text."""
    if not (subject.pos_ in VERBS and subject.is_title):
        return
    if any(t.text == subject.text and t.pos_ == "PROPN" for t in subject.doc):
        subject.tag_, subject.pos_ = "NNP", "PROPN"


def tense(verb: Token) -> str:
    """The tense of a finite verb, by itself or by its first auxiliary: past, present, modal; "" for one that is not finite."""
    for child in verb.lefts:
        if child.dep_ in {"aux", "auxpass"} and child.tag_ in TENSE:
            return TENSE[child.tag_]
    return TENSE.get(verb.tag_, "")


def _make_verb(word: Token) -> None:
    """'Said a Chadian drone fired rockets at it': a participle before a noun has no subject, so that it is the verb of what is said."""
    noun = word.head
    own = [c for c in word.lefts if c.dep_ == "nsubj"]
    if not own or noun.dep_ != "dobj" or noun.head.pos_ not in VERBS or not has_subject(noun.head):
        return
    before = [c for c in noun.lefts if c.i < word.i]
    if before or own[0].i < noun.head.i:
        return
    word.tag_ = "VBD"
    rearrange(word.doc, [(word, noun.head, "ccomp"), (noun, word, "dobj")])


def _join_by_tense(verb: Token) -> None:
    """'praised the role that Peru plays and welcomed …': 'welcomed' is joined to 'praised'."""
    first, own = verb.head, tense(verb)
    if own not in {PAST, PRESENT} or first.pos_ not in VERBS or first.dep_ not in BELOW:
        return
    if has_subject(verb) or tense(first) in {own, "modal"}:
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
    if not tense(verb) or has_subject(verb):
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
    if not helpers or len(subjects) != 1 or has_subject(verb):
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


def _reduce_below(first: Token) -> None:
    """'A war in which men linked to Chad have seized towns': the finite verb is the clause's, the first one only tells which men."""
    end, doc = first.right_edge.i + 1, first.doc
    subjects = [c for c in first.lefts if c.dep_ in NOUN_SUBJECTS]
    bare = not any(c.dep_ in {"aux", "auxpass"} for c in first.lefts)
    if len(subjects) != 1 or subjects[0].pos_ not in NOUNS or not bare:
        return
    if end >= first.sent.end or doc[end].dep_ not in {"aux", "auxpass"}:
        return
    verb = doc[end].head
    main = _goes_on(verb) if verb.dep_ == "ROOT" else verb.head
    if main is None or verb.dep_ not in {"ROOT", "conj", "ccomp"} or verb.i < first.i:
        return
    astray = [(c, main, c.dep_) for c in verb.lefts if c.i < first.left_edge.i]
    if verb.is_ancestor(first) != any(c.is_ancestor(first) for c, *_ in astray):
        return
    passive = any(c.dep_ == "auxpass" for c in verb.lefts)
    own = (subjects[0], verb, "nsubjpass" if passive else "nsubj")
    leads = [(c, verb, c.dep_) for c in first.lefts if c.i < subjects[0].left_edge.i]
    root = [(main, main, "ROOT")] if verb.dep_ == "ROOT" else []
    rearrange(doc, [*root, (verb, first.head, "relcl"), own, (first, subjects[0], "acl"), *leads, *astray])
    first.tag_ = "VBN"


def _goes_on(verb: Token) -> Token | None:
    """'Expelled' of 'Mali, where rebels have killed hundreds, expelled the envoy', which hangs below as nothing in particular."""
    return next(
        (
            c
            for c in verb.rights
            if c.dep_ in {"dep", "conj", "parataxis"}
            and tense(c)
            and c.doc[c.left_edge.i - 1].text == ","
            and not has_subject(c)
        ),
        None,
    )


def _lift_subject(noun: Token) -> None:
    """'Peru had earlier accused …': the subject of an auxiliary is its verb's."""
    aux = noun.head
    if aux.dep_ in {"aux", "auxpass"} and not has_subject(aux.head):
        attach(noun, aux.head, "nsubjpass" if _is_passive(aux.head) else "nsubj")


def _tell_on(verb: Token) -> None:
    """'Peru, which borders Chile, offered help', where the parser hangs both verbs on Peru: the second is what the sentence tells."""
    noun = verb.head
    first = next((c for c in noun.rights if c.dep_ in {"relcl", "appos"}), None)
    helpers = [c.i for c in verb.lefts if c.dep_ in BEFORE_VERBS]
    start = min([*helpers, verb.i])
    if first is None or not first.i < start or noun.pos_ not in NOUNS or not tense(verb):
        return
    enclosed = verb.doc[start - 1].text == "," and first.left_edge.nbor(-1).text == ","
    if enclosed and not has_subject(verb):
        after = [(c, verb, c.dep_) for c in noun.rights if c.i > verb.i]
        subject = "nsubjpass" if _is_passive(verb) else "nsubj"
        rearrange(verb.doc, [(verb, verb, "ROOT"), (noun, verb, subject), *after])


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


def _add_saying(verb: Token) -> None:
    """'said that eight men had died, and warned Peru': behind a comma who said so warns, not the men."""
    last, told = verb.head, first_joined(verb.head)
    teller = told.head
    joint = [c for c in last.children if c.dep_ == "cc" and last.i < c.i < verb.i]
    if told.dep_ != "ccomp" or not joint or teller.i > told.i or verb.tag_ not in {"VBD", "VBN"}:
        return
    parted = verb.doc[joint[-1].i - 1].text == "," and joint[-1].i + 1 == verb.i
    speaks = lemma(verb) in word_list("mending.speaking") and lemma(teller) in word_list("mending.tellers")
    if parted and speaks:
        verb.tag_ = "VBD"
        attach(verb, teller, "conj")
        attach(joint[-1], teller, "cc")


def _hold_as(state: Token) -> None:
    """'took two teachers hostage', 'held the president incommunicado': they are taken, not the hostage."""
    before = state.doc[state.i - 1]
    if before.dep_ != "compound" or before.head.i != state.i:
        return
    theirs = [(c, before, c.dep_) for c in state.lefts if c.i != before.i]
    rearrange(state.doc, [(before, state.head, "dobj"), (state, state.head, "oprd"), *theirs])


def _describe_guest(visiting: Token) -> None:
    """'talks with visiting President Ana Soto', where the parser sees an object: she is visiting."""
    guest = next((c for c in visiting.rights if c.dep_ == "dobj"), None)
    if (
        guest is None
        or visiting.head.lower_ == "to"
        or guest.ent_type_ in {"GPE", "LOC", "FAC"}
        or guest.left_edge.i != visiting.i + 1
    ):
        return
    over, own = visiting.head, [c for c in visiting.rights if c.i > guest.i]
    rearrange(
        visiting.doc,
        [(guest, over, "pobj"), (visiting, guest, "amod"), *((c, over.head, c.dep_) for c in own)],
    )


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


def _call(noun: Token) -> None:
    """'Unions called a two-day strike': where nobody is called so, the noun is what is called."""
    beside = [c for c in noun.head.children if c.dep_ in {"nsubj", "dobj", "nsubjpass", "auxpass"}]
    active = len(beside) == 1 and beside[0].dep_ == "nsubj"
    if active and noun.head.lower_ == "called" and noun.head.i < noun.i and noun.head.dep_ not in BELOW:
        noun.dep_ = "dobj"


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
    if verb is None or not tense(verb) or has_subject(verb):
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
    if verb is None or verb.i < after or not tense(verb) or has_subject(verb):
        return
    group = [c.i for c in verb.lefts if c.dep_ in {"aux", "auxpass", "neg"}]
    if min([*group, verb.i]) == after + enclosed and verb.dep_ in {"ROOT", "ccomp", "conj"}:
        attach(name, verb, "nsubj")


def _close_with_teller(verb: Token) -> None:
    """'Rebels burned two lorries, officials and residents said': who stands between the last comma and the verb says it."""
    doc, above = verb.doc, verb.head
    if lemma(verb) not in word_list("mending.tellers") or has_subject(verb):
        return
    comma = next((i for i in range(verb.i - 1, verb.sent.start, -1) if doc[i].text == ","), verb.i)
    teller = _whole(doc, comma + 1, verb.i - 1)
    if teller is None or teller.pos_ not in NOUNS:
        return
    if any(c.dep_ == "ccomp" and c.i < comma for c in verb.children):
        attach(teller, verb, "nsubj")
    elif verb.dep_ == "conj" and above.dep_ == "ROOT":
        rearrange(doc, [(verb, verb, "ROOT"), (above, verb, "ccomp"), (teller, verb, "nsubj")])


def _whole(doc: Doc, start: int, last: int) -> Token | None:
    """The word that holds all words from one to another and no others, if one does."""
    word = doc[last]
    for _ in range(last - start + 1):
        if (word.left_edge.i, word.right_edge.i) == (start, last):
            return word
        word = word.head
        if not start <= word.i <= last:
            break
    return None


def _invert(noun: Token) -> None:
    """'"We will go," added Okello': who stands behind the verb after a quotation says it."""
    verb = noun.head
    before = verb.nbor(-1) if verb.i else verb
    if noun.left_edge.i != verb.i + 1 or before.text not in ENDS_OF_QUOTES or not tense(verb):
        return
    quoted = any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children)
    if quoted and not has_subject(verb):
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
