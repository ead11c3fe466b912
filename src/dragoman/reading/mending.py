"""Which of the parser's readings cannot be right, and what is meant instead?

The small parser makes a few mistakes again and again that a reader never would: a past-tense verb joined to a present one of
another clause, a preposition left without its object before 'to', a weekday taken for the head of a name, a list of states
taken for an apposition. Each rule here undoes one of them where the words leave no doubt; it knows nothing of meaning.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.attrs import DEP, HEAD
from spacy.tokens import Doc, Span, Token

from dragoman.knowledge.rule_words import word_list
from dragoman.reading.labels import NOUNS, SUBJECTS_AND_DUMMIES, VERBS

PRESENT, PAST = "present", "past"
TENSE = {"VBD": PAST, "VBZ": PRESENT, "VBP": PRESENT, "MD": "modal"}
OPENERS = frozenset("since after before as until because while although".split())
BELOW = frozenset({"relcl", "acl", "advcl", "xcomp", "pcomp", "ccomp"})
NAMED = frozenset({"GPE", "PERSON", "NORP", "ORG", "LOC"})
ASTRAY = frozenset({"prep", "appos"})  # a name before a verb without a subject
ENDS_OF_QUOTES = frozenset({",", '"', "'", "”", "’", "''"})
BEFORE_VERBS = frozenset({"aux", "auxpass", "neg", "advmod", "npadvmod"})
MAX_CLIMB = 12


def mend(doc: Doc) -> Doc:
    """The same Doc with the arcs that cannot be right set right."""
    for sentence in doc.sents:
        _list_by_semicolons(sentence)
    for token in doc:
        if token.dep_ == "conj" and token.pos_ in VERBS:
            _join_by_tense(token)
            _open_clause(token)
            _reduce(token)
        elif token.dep_ in {"nsubj", "nsubjpass"}:
            _lift_subject(token)
            _give_object(token)
            _join_subjects(token)
        elif token.dep_ == "appos":
            _unlist(token)
            _free_subject(token)
            _raise_name(token)
            _give_name(token)
        elif token.dep_ == "compound" and token.head.tag_ in {"VBZ", "VBD"}:
            _make_subject(token)
        elif token.dep_ == "advcl" and token.tag_ == "VBG":
            _make_noun(token)
            _say_on(token)
        elif token.dep_ == "conj" and token.pos_ == "NOUN":
            _lift_office(token)
        elif token.dep_ == "ccomp" and token.tag_ in {"VBD", "VBN"}:
            _reduce_clause(token)
        elif token.dep_ in {"nmod", "compound"} and token.pos_ in NOUNS:
            _split_pair(token)
        if token.lower_ in {"whom", "which"} and token.dep_ == "pobj":
            _relate(token)
        if token.pos_ == "PROPN" and token.dep_ in ASTRAY:
            _give_subject(token)
        elif token.pos_ == "PROPN" and token.dep_ == "dobj":
            _invert(token)
        if token.lower_ in word_list("mending.weekdays"):
            _free_name(token)
    return doc


def _attach(token: Token, head: Token, dep: str) -> None:
    """Hangs a word on another of its sentence; left as it is where that would make a circle."""
    above = head
    while above.head.i != above.i:
        if above.i == token.i:
            return
        above = above.head
    if above.i == token.i or not token.sent.start <= head.i < token.sent.end:
        return
    token.head = head
    token.dep_ = dep


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
    above = [a for a in _verbs_above(first) if tense(a)]
    like = [a for a in above if tense(a) == own]
    if not like and tense(first):
        return
    goal = (like or above)[:1]
    if goal:
        joint = [c for c in first.children if c.dep_ == "cc" and first.i < c.i < verb.i]
        _attach(verb, goal[0], "conj")
        for word in joint[-1:]:
            _attach(word, goal[0], "cc")


def _list_by_semicolons(sentence: Span) -> None:
    """'spoke with: Minister Ade of Chad; Minister Lin of Mali; and …': one list, however the parser hangs its members."""
    ends = [t.i for t in sentence if t.text == ";"]
    if len(ends) < 2:
        return
    doc, first = sentence.doc, next((t.i + 1 for t in sentence if t.text == ":"), sentence.start)
    borders = [first, *(i + 1 for i in ends), sentence.end]
    members = [_top_name(doc[a:b]) for a, b in pairwise(borders) if a < b]
    if len(members) < 3 or not all(members):
        return
    for before, member in pairwise(m for m in members if m is not None):
        _attach(member, before, "conj")


def _top_name(words: Span) -> Token | None:
    """The name at the head of some words; None where their head is no name."""
    for token in words:
        outside = token.head.i < words.start or token.head.i >= words.end or token.head.i == token.i
        if outside and token.dep_ not in {"cc", "punct", "advmod"}:
            return token if token.pos_ == "PROPN" else None
    return None


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
                _attach(verb, main, "advcl")
                _attach(nouns[0], verb, "nsubj")
                _attach(word, verb, "mark")
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
    subjects = [c for c in first.lefts if c.dep_ in {"nsubj", "nsubjpass"}]
    if not helpers or len(subjects) != 1 or any(c.dep_ in SUBJECTS_AND_DUMMIES for c in verb.children):
        return
    if any(c.dep_ in {"cc", "punct", "dobj"} and first.i < c.i < verb.i for c in first.children):
        return
    if any(c.dep_ in {"aux", "auxpass"} for c in first.children):
        return
    passive = any(c.dep_ == "auxpass" for c in helpers)
    above = verb if first.dep_ == "ROOT" else first.head
    _rearrange(
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


def _rearrange(doc: Doc, arcs: Sequence[tuple[Token, Token, str]]) -> None:
    """Hangs several words anew at once, where one by one would make circles for a moment."""
    table = doc.to_array([HEAD, DEP])
    for token, head, dep in arcs:
        table[token.i, 0] = (head.i - token.i) % 2**64
        table[token.i, 1] = doc.vocab.strings.add(dep)
    doc.from_array([HEAD, DEP], table)


def _verbs_above(verb: Token) -> Iterator[Token]:
    for _ in range(MAX_CLIMB):
        if verb.head.i == verb.i:
            return
        verb = verb.head
        if verb.pos_ in VERBS:
            yield verb


def _lift_subject(noun: Token) -> None:
    """'Peru had earlier accused …': the subject of an auxiliary is its verb's."""
    aux = noun.head
    if aux.dep_ in {"aux", "auxpass"} and not any(c.dep_ in SUBJECTS_AND_DUMMIES for c in aux.head.children):
        _attach(noun, aux.head, "nsubjpass" if _is_passive(aux.head) else "nsubj")


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ == "auxpass" for c in verb.lefts)


def _give_name(name: Token) -> None:
    """'Peru's minister Ana Soto and Chile's minister Kofi Ade': a name right behind an office is that officer's."""
    if name.pos_ != "PROPN" or name.left_edge.i == 0:
        return
    office = name.doc[name.left_edge.i - 1]
    first = name.head
    if office.i == first.i or office.pos_ not in NOUNS or office.dep_ != "conj":
        return
    if first.i < office.i and office.sent == name.sent:
        _attach(name, office, "appos")


def _lift_office(office: Token) -> None:
    """'Peru's minister Ana Soto and Chile's minister Kofi Ade met': two ministers met, not one of two names."""
    name = office.head
    first = name.head
    if name.dep_ != "appos" or name.pos_ != "PROPN" or first.tag_ != "NN" or first.i > name.i:
        return
    if office.tag_ != "NN" or not any(c.dep_ in {"poss", "amod", "compound", "det"} for c in office.lefts):
        return
    for joint in [c for c in name.children if c.dep_ == "cc" and name.i < c.i < office.i]:
        _attach(joint, first, "cc")
    _attach(office, first, "conj")


def _split_pair(noun: Token) -> None:
    """'between Peru's government and FLP guerrillas', 'Soto and Thai leader Lee': two sides, of which the parser makes one."""
    last = noun.head
    joined = [c for c in noun.rights if c.dep_ == "conj" and noun.i < c.i < last.i]
    if not joined:
        return
    owned = noun.pos_ == "NOUN" and any(c.dep_ in {"poss", "det"} for c in noun.lefts)
    named = noun.ent_type_ == last.ent_type_ == "PERSON" and joined[0].pos_ == "NOUN"
    if not named and not (owned and joined[0].i == last.i - 1 and joined[0].pos_ == "PROPN"):
        return
    if not any(c.dep_ == "cc" for c in noun.rights) or last.head.i == last.i:
        return
    arcs = [(noun, last.head, last.dep_), (last, noun, "conj"), (joined[0], last, "compound")]
    arcs += [(c, noun, c.dep_) for c in last.lefts if c.i < noun.i]
    _rearrange(noun.doc, arcs)


def _relate(pronoun: Token) -> None:
    """'met Okello, to whom she offered help': the clause tells of Okello."""
    prep = pronoun.head
    verb = prep.head
    if prep.dep_ != "prep" or verb.dep_ != "advcl" or verb.left_edge.i != prep.i or prep.i < 2:
        return
    noun = verb.doc[prep.i - 2]
    if verb.doc[prep.i - 1].text == "," and noun.pos_ in NOUNS and noun.i > verb.head.i:
        _attach(verb, noun, "relcl")


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
        _attach(gerund, teller, "advcl")


def _give_object(noun: Token) -> None:
    """'spoke with Okello to press …': Okello is whom he spoke with, not who presses."""
    verb = noun.head
    if verb.tag_ != "VB" or not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts):
        return
    edge: int = noun.left_edge.i
    before = noun.doc[edge - 1] if edge > noun.sent.start else None
    if before is None or any(True for _ in before.children):
        return
    if before.dep_ == "mark" and before.lower_ in {"with", "to"} and verb.head.i < before.i:
        _attach(before, verb.head, "prep")
    if before.dep_ == "prep":
        _attach(noun, before, "pobj")


def _join_subjects(noun: Token) -> None:
    """'Ministers Ade, Lin, and Okoro said …', where the parser sees two subjects."""
    second = next((c for c in noun.head.lefts if c.dep_ == noun.dep_ and c.i > noun.i), None)
    if second is None or not any(c.dep_ == "cc" and noun.i < c.i < second.i for c in noun.children):
        return
    for child in list(noun.rights):
        if child.i < second.i and child.dep_ in {"npadvmod", "appos"} and child.pos_ == "PROPN":
            _attach(child, noun, "conj")
    _attach(second, noun, "conj")


def _unlist(noun: Token) -> None:
    """'Chad, Niger, and Mali met': a list of names of one kind is no apposition."""
    first = noun.head
    if not (noun.pos_ == first.pos_ == "PROPN" and noun.ent_type_ == first.ent_type_ in NAMED):
        return
    between = noun.doc[first.i + 1 : noun.left_edge.i].text
    joined = any(c.dep_ == "cc" for c in noun.rights) and any(
        c.dep_ == "conj" and c.ent_type_ == noun.ent_type_ for c in noun.rights
    )
    if between == "," and joined and not any(c.dep_ == "det" for c in noun.lefts):
        _attach(noun, first, "conj")


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
    _attach(noun, verb, "nsubjpass" if passive else "nsubj")


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
    thing = next((c for c in own if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if thing is None or thing.left_edge.i != verb.i + 1 or thing.pos_ not in NOUNS:
        return
    _attach(thing, verb, "dobj")
    _attach(clause, thing, "acl")
    clause.tag_ = "VBN"


def _raise_name(name: Token) -> None:
    """'the envoy to the talks in Lima, Ana Soto': the name is the envoy's, not the town's."""
    place = name.head
    if name.ent_type_ != "PERSON" or place.ent_type_ not in {"GPE", "LOC", "ORG", "FAC"}:
        return
    if name.doc[name.left_edge.i - 1].text != ",":
        return
    above = place
    for _ in range(MAX_CLIMB):
        if above.dep_ not in {"pobj", "prep", "conj"} or above.head.i == above.i:
            return
        above = above.head
        if above.pos_ == "NOUN" and not above.ent_type_:
            _attach(name, above, "appos")
            return


def _make_subject(noun: Token) -> None:
    """'if Ana Soto orders a strike', where the parser takes a name and its verb for one long noun."""
    verb = noun.head
    if verb.pos_ != "VERB" or noun.pos_ != "PROPN" or noun.i != verb.i - 1:
        return
    if not any(c.dep_ in SUBJECTS_AND_DUMMIES for c in verb.children):
        _attach(noun, verb, "nsubj")


def _give_subject(name: Token) -> None:
    """'At one point Okello accused …', 'the envoy for Chad, Ana Soto, is to hold …': the name right before the verb acts."""
    after = name.i + 1
    doc, enclosed = name.doc, after < len(name.doc) and name.doc[after].text == ","
    if enclosed and (name.ent_type_ != "PERSON" or doc[max(0, name.left_edge.i - 1)].text != ","):
        return
    verb = next((a for a in name.ancestors if a.pos_ in VERBS), None)
    if (
        verb is None
        or verb.i < after
        or not tense(verb)
        or any(c.dep_ in SUBJECTS_AND_DUMMIES for c in verb.children)
    ):
        return
    group = [c.i for c in verb.lefts if c.dep_ in {"aux", "auxpass", "neg"}]
    if min([*group, verb.i]) == after + enclosed and verb.dep_ in {"ROOT", "ccomp", "conj"}:
        _attach(name, verb, "nsubj")


def _invert(noun: Token) -> None:
    """'"We will go," added Okello': who stands behind the verb after a quotation says it."""
    verb = noun.head
    before = verb.nbor(-1) if verb.i else verb
    if noun.left_edge.i != verb.i + 1 or before.text not in ENDS_OF_QUOTES or not tense(verb):
        return
    quoted = any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children)
    if quoted and not any(c.dep_ in SUBJECTS_AND_DUMMIES for c in verb.children):
        _attach(noun, verb, "nsubj")


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
    _attach(verb, noun.head, "pobj")
    _attach(noun, verb, "compound")
    for child in list(noun.lefts):
        _attach(child, verb, child.dep_)
    verb.pos_, verb.tag_, verb.lemma_ = "NOUN", "NN", verb.lower_


def _free_name(day: Token) -> None:
    """'met President Okello Tuesday': the day is no part of the name."""
    if day.dep_ not in {"pobj", "dobj", "nsubj", "nsubjpass", "conj", "attr"} or day.i == 0:
        return
    name = day.nbor(-1)
    if name.head.i != day.i or name.dep_ not in {"compound", "nmod"} or name.pos_ != "PROPN":
        return
    if name.lower_ in word_list("mending.weekdays") or name.ent_type_ in {"DATE", "EVENT", "ORG"}:
        return
    verb = next(_verbs_above(day), None)
    if verb is None:
        return
    _attach(name, day.head, day.dep_)
    for child in list(day.lefts):
        _attach(child, name, child.dep_)
    _attach(day, verb, "npadvmod")
