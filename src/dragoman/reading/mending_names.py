"""Which names, offices and lists of names did the parser hang wrong?"""

from itertools import pairwise

from spacy.tokens import Span, Token

from dragoman.knowledge.rule_words import word_list
from dragoman.reading.doers import has_subject
from dragoman.reading.labels import DESCRIBING, NOUN_SUBJECTS, NOUNS, VERBS
from dragoman.reading.lemmas import lemma
from dragoman.reading.rehanging import MAX_CLIMB, attach, rearrange, verbs_above

NAMED = frozenset({"GPE", "PERSON", "NORP", "ORG", "LOC"})
PLACES = frozenset({"GPE", "LOC", "NORP"})
OWN_WORDS = frozenset({"poss", "amod", "compound", "det"})
HYPHENS = frozenset("-‐‑–")
ASTRAY = frozenset({"prep", "appos"})  # a name before a verb without a subject


def list_by_semicolons(sentence: Span) -> None:
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
        attach(member, before, "conj")


def _top_name(words: Span) -> Token | None:
    """The name at the head of some words; None where their head is no name."""
    for token in words:
        outside = token.head.i < words.start or token.head.i >= words.end or token.head.i == token.i
        if outside and token.dep_ not in {"cc", "punct", "advmod"}:
            return token if token.pos_ == "PROPN" else None
    return None


def give_name(name: Token) -> None:
    """'Peru's minister Ana Soto and Chile's minister Kofi Ade': a name right behind an office, or its comma, is that officer's."""
    if name.pos_ != "PROPN" or name.left_edge.i < 2:
        return
    office = name.doc[name.left_edge.i - 1]
    first = name.head
    if (
        office.text == ","
        and name.dep_ == "appos"
        and any(c.dep_ == "appos" for c in first.children if c.i < office.i)
    ):
        office = name.doc[office.i - 1]  # 'Peru's minister, Ana Soto, and army chief, Kofi Ade'
    if office.i == first.i or office.pos_ not in NOUNS or office.dep_ != "conj":
        return
    if first.i < office.i and office.sent == name.sent:
        attach(name, office, "appos")


def title_of_land(office: Token) -> None:
    """'The state Deputy Governor, Ana Soto, urged': the state is whose governor she is, not who urges."""
    land = office.head
    if land.lower_ not in word_list("mending_names.lands") or office.left_edge.i != land.i + 1:
        return
    if office.dep_ != "appos" or not office.text[:1].isupper() or land.head.i == land.i:
        return
    arcs = [(office, land.head, land.dep_), (land, office, "compound")]
    rearrange(office.doc, [*arcs, *((c, office, c.dep_) for c in land.children if c.i != office.i)])


def lift_office(office: Token) -> None:
    """'Peru's minister Ana Soto and Chile's minister Kofi Ade met', '… and Chile's Kofi Ade met': two ministers met, not one of two names."""
    name = office.head
    first = name.head
    if name.dep_ != "appos" or name.pos_ != "PROPN" or first.tag_ not in {"NN", "NNP"} or first.i > name.i:
        return
    own = frozenset({"poss"}) if office.pos_ == "PROPN" else OWN_WORDS
    if office.tag_ not in {"NN", "NNP"} or not any(c.dep_ in own for c in office.lefts):
        return
    for joint in [c for c in name.children if c.dep_ == "cc" and name.i < c.i < office.i]:
        attach(joint, first, "cc")
    attach(office, first, "conj")


def part_officers(name: Token) -> None:
    """'Minister of Mines Ana Soto and Chad's Minister of Trade Kofi Ade met', where the parser sees one name with two offices."""
    office, last = name.head.head, name.head.head.head
    fields = [c for c in name.lefts if c.lower_ in word_list("long_titles.fields_of_office")]
    if name.head.lower_ != "of" or office.dep_ != "nmod" or not fields or not name.i < last.i:
        return
    second = next((c for c in last.lefts if c.dep_ == "nmod" and c.i > name.i), None)
    joint = [c for c in office.rights if c.dep_ == "cc" and c.i > name.i]
    if second is None or second.pos_ not in NOUNS or not joint or last.pos_ != "PROPN":
        return
    arcs = [
        (name, last.head, last.dep_),
        (last, name, "conj"),
        (office, name, "nmod"),
        (joint[0], name, "cc"),
    ]
    arcs += [(fields[-1], name.head, "pobj")]
    arcs += [(c, fields[-1], c.dep_) for c in name.lefts if c.i < fields[-1].i]
    rearrange(name.doc, arcs)


def end_field(name: Token) -> None:
    """'Peru's Minister of Trade and Industry Ana Soto met', where the parser joins her, last field and all, to the minister."""
    beside = [c for c in name.head.rights if c.dep_ == "conj" and c.i < name.i]
    office = beside[-1] if beside else name.head  # 'Deputy Prime Minister and Minister of Trade and Industry'
    own = [c for c in name.lefts if c.dep_ == "compound"]
    fields = [c for c in own if c.lower_ in word_list("long_titles.fields_of_office")]
    of = next((c for c in office.rights if c.lower_ == "of"), None)
    held = next((c for c in of.rights if c.dep_ == "pobj"), None) if of is not None else None
    if not fields or len(fields) == len(own) or of is None or held is None or office.head.i == office.i:
        return
    joint = name.doc[name.left_edge.i - 1]
    if fields[0].left_edge.i != joint.i + 1 or joint.dep_ != "cc" or of.right_edge.i != joint.i - 1:
        return
    arcs = [(name, office.head, office.dep_), (office, name, "nmod")]
    arcs += [(joint, held, "cc"), (fields[-1], held, "conj")]
    others = [c for c in office.rights if c.i > name.i]
    rearrange(name.doc, [*arcs, *((c, name, c.dep_) for c in others)])


def one_officer(name: Token) -> None:
    """'Peru's Deputy Prime Minister and Foreign Minister Ana Soto met', where the parser sees two: she holds both offices."""
    first = name.head
    second = next((c for c in name.lefts if _held_beside(c)), None)
    if second is None or not _held_beside(first) or any(c.dep_ == "det" for c in first.lefts):
        return
    joint = name.doc[name.left_edge.i - 1]
    before = name.doc[joint.i - 1]
    field = any(before in c.subtree for c in first.rights if c.dep_ == "prep")
    field = field and before.lower_ in word_list("long_titles.fields_of_office")
    if joint.dep_ != "cc" or joint.lower_ != "and" or first.head.i == first.i:
        return
    if before.i != first.i and not field:
        return
    if any(t.ent_type_ in {"NORP", "GPE"} for t in name.doc[joint.i + 1 : name.i]):
        return  # 'Peru's Prime Minister and Chilean Foreign Minister Ana Soto'
    arcs = [(name, first.head, first.dep_), (first, name, "nmod"), (joint, name, "cc")]
    others = [c for c in first.rights if c.i > name.i]
    rearrange(name.doc, [*arcs, *((c, name, c.dep_) for c in others)])


def _held_beside(office: Token) -> bool:
    """Whether one may hold an office beside another: 'Foreign Minister', 'Vice President'; a president and a minister are two."""
    if office.tag_ != "NNP" or not office.text[:1].isupper():
        return False
    deputy = any(c.lower_ in {"deputy", "vice", "vice-"} for c in office.lefts)
    return deputy or lemma(office) in word_list("mending_names.held_beside")


def join_company(company: Token) -> None:
    """'Chad, along with Mali and Togo, condemned it', '… together with …': all of them did, where they stand before the verb."""
    before = company.nbor(-1) if company.i else company
    noun = before.nbor(-1) if before.i else before
    noun = noun.nbor(-1) if noun.text == "," and noun.i else noun
    verb = next(verbs_above(noun), None)
    last = company.right_edge
    if (
        before.lower_ not in {"along", "together"}
        or noun.pos_ not in NOUNS
        or verb is None
        or last.i >= verb.i
    ):
        return
    while noun.dep_ not in NOUN_SUBJECTS and noun.head.i != verb.i and noun.head.i != noun.i:
        noun = noun.head  # of 'Peru's minister Ana Soto' the minister
    if noun.dep_ not in NOUN_SUBJECTS or noun.i > company.i:
        return
    for member in [c for c in company.rights if c.dep_ == "pobj"]:
        attach(member, noun, "conj")


def hang_members(among: Token) -> None:
    """'Several states, among them Chad, agreed': the phrase is the states'."""
    if not any(c.lower_ == "them" for c in among.rights) or among.i < 2:
        return
    before = among.nbor(-1)
    noun = before.nbor(-1) if before.text == "," else before
    if noun.pos_ in NOUNS and among.head.i != noun.i:
        attach(among, noun, "prep")


def own_second(state: Token) -> None:
    """'Peru's minister Ana Soto and Chile's Kofi Ade met', where the parser joins Chile to the first: it is the second's."""
    first, end = state.head, state.i + 2
    if not any(c.dep_ == "case" and c.i == state.i + 1 for c in state.rights) or first.pos_ != "PROPN":
        return
    while end < state.sent.end and state.doc[end].pos_ == "PROPN":
        end += 1
    second = state.doc[end - 1]
    office = second.head if second.dep_ == "appos" else first.head if first.dep_ == "appos" else state
    if second.pos_ != "PROPN" or office.i >= first.i or office.tag_ not in {"NN", "NNP"}:
        return
    arcs = [(c, office, "cc") for c in first.rights if c.dep_ == "cc" and c.i < state.i]
    arcs += [(first, office, "appos"), (second, office, "conj"), (state, second, "poss")]
    rearrange(state.doc, arcs)


def own_next(state: Token) -> None:
    """'Met Chad's president and Togo's minister Ana Soto', where the parser joins both Togo and the minister: Togo is whose she is."""
    if state.dep_ != "conj" or state.i + 2 >= state.sent.end or state.nbor().dep_ != "case":
        return
    owned = state.doc[state.i + 2]
    for _ in range(MAX_CLIMB):
        if owned.left_edge.i != state.i + 2 or owned.head.i == owned.i:
            return
        if owned.head.i in {state.head.i, state.i} and owned.dep_ in {"conj", "appos"}:
            break
        owned = owned.head
    else:
        return
    arcs = [(state, owned, "poss"), (owned, state.head, "conj")]
    others = [c for c in state.rights if c.i > owned.i]
    rearrange(state.doc, [*arcs, *((c, owned, c.dep_) for c in others)])


def own_office(state: Token) -> None:
    """'Peru's premier and Chile's president met', where the parser joins Chile to the premier: it is the president's."""
    first, owned = state.head, state.i + 2
    if first.tag_ not in {"NN", "NNS"} or owned >= state.sent.end or state.nbor().tag_ != "POS":
        return
    if not any(c.dep_ == "poss" for c in first.lefts):
        return
    beside = [c for c in first.rights if c.dep_ == "appos" and c.i >= owned]
    over = [first.head] if first.dep_ in {"nmod", "poss", "compound"} and first.head.i >= owned else []
    second = next((n for n in (*beside, *over) if n.tag_ in {"NN", "NNS"}), None)
    if second is None or any(w.head.i != second.i for w in state.doc[owned : second.i]):
        return
    arcs = [(second, first, "conj"), (state, second, "poss"), (state.nbor(), state, "case")]
    if over:
        if second.head.i == second.i:
            return
        arcs += [(first, second.head, second.dep_)]
        arcs += [(c, first, c.dep_) for c in second.lefts if c.i < first.i]
    rearrange(state.doc, arcs)


def lift_person(name: Token) -> None:
    """'Ana Soto of Peru and Kofi Ade of Chile', 'Ana Soto, Peru, and Kofi Ade, Chile': the second is joined to the first, not to her country."""
    place = name.head
    if name.ent_type_ != "PERSON" or place.ent_type_ != "GPE" or place.dep_ not in {"pobj", "appos"}:
        return
    of = place.dep_ == "pobj"
    first = place.head.head if of else place.head
    like = any(c.lower_ == "of" if of else c.dep_ == "appos" and c.pos_ == "PROPN" for c in name.rights)
    if first.pos_ != "PROPN" or first.ent_type_ == "GPE" or not like:
        return
    for joint in [c for c in place.rights if c.dep_ == "cc" and c.i < name.i]:
        attach(joint, first, "cc")
    attach(name, first, "conj")
    share_title(first)


def lift_second(office: Token) -> None:
    """'The presidents of Chad and Mali, as well as the envoy of Togo', where the parser joins the envoy to Chad."""
    state = office.head
    while state.dep_ == "conj" and state.ent_type_ == "GPE":
        state = state.head
    first = state.head.head
    if (
        not _is_office(office)
        or state.ent_type_ != "GPE"
        or state.dep_ != "pobj"
        or state.head.lower_ != "of"
    ):
        return
    if _is_office(first) and any(c.dep_ in {"det", "poss"} for c in office.lefts):
        attach(office, first, "conj")


def share_title(name: Token) -> None:
    """'Ministers Ana Soto of Peru and Kofi Ade of Chile met': those named met, and 'ministers' is the title of both."""
    office = name.head
    if (
        name.dep_ != "appos"
        or office.tag_ != "NNS"
        or name.pos_ != "PROPN"
        or name.left_edge.i != office.i + 1
    ):
        return
    if office.head.i == office.i or not any(c.dep_ == "conj" and c.pos_ == "PROPN" for c in name.rights):
        return
    rearrange(name.doc, [(name, office.head, office.dep_), (office, name, "compound")])


def split_pair(noun: Token) -> None:
    """'between Peru's government and FLP guerrillas', 'Soto and Thai leader Lee': two sides, of which the parser makes one."""
    last = noun.head
    joined = [c for c in noun.rights if c.dep_ == "conj" and noun.i < c.i < last.i]
    if not joined:
        return
    named = noun.ent_type_ == last.ent_type_ == "PERSON" and joined[0].pos_ == "NOUN"
    another = _another_body(noun, joined[0], last) or _other_half(noun, joined[0])
    if not named and not (joined[0].i == last.i - 1 and another):
        return
    if not any(c.dep_ == "cc" for c in noun.rights) or last.head.i == last.i:
        return
    colour = "amod" if joined[0].pos_ == "ADJ" else "compound"
    arcs = [(noun, last.head, last.dep_), (last, noun, "conj"), (joined[0], last, colour)]
    arcs += [(c, noun, c.dep_) for c in last.lefts if c.i < noun.i]
    rearrange(noun.doc, arcs)


def _another_body(noun: Token, colour: Token, last: Token) -> bool:
    """Whether what is joined is one body of its own: 'Peru's army and FLP rebels', not 'Peru's army and police chiefs'."""
    own = any(c.dep_ in {"poss", "det"} for c in noun.lefts)
    if noun.pos_ == "NOUN" and own and colour.pos_ == "PROPN":
        return True
    if noun.tag_ == "NNS" and last.head.lower_ == "between":  # 'between police and opposition supporters'
        return True
    if _is_office(noun) and noun.tag_ in {"NN", "NNP"} and last.tag_ == "NNS" and _is_office(last):
        # 'the President and House leaders'
        return colour.pos_ == "PROPN" and any(c.dep_ == "det" for w in (noun, last) for c in w.lefts)
    apart = {lemma(last), lemma(colour)} & word_list("mending_names.others")
    before = any(c.i < noun.i and c.dep_ in OWN_WORDS for c in last.lefts)
    return bool(apart) and noun.tag_ == "NN" and (own or before)


def _other_half(noun: Token, joined: Token) -> bool:
    """Whether two halves of one land are told of by one name: 'North and South Korea'."""
    halves = word_list("mending_names.halves")
    return noun.pos_ == "PROPN" and {noun.lower_, joined.lower_} <= halves and noun.lower_ != joined.lower_


def rejoin_former(first: Token) -> None:
    """'A Chadian ex-officer': the parser takes 'ex', '-' and 'officer' for three words that one verb has; the last stands for all."""
    if first.i + 2 >= first.sent.end or first.whitespace_:
        return
    mark, last = first.nbor(1), first.nbor(2)
    if mark.text not in HYPHENS or mark.whitespace_ or last.pos_ not in NOUNS:
        return
    parts = (first, mark, last)
    top = next((t for t in parts if t.head.i not in {p.i for p in parts} or t.head.i == t.i), first)
    if top.i == last.i or top.dep_ in DESCRIBING:
        return
    goal = last if top.head.i == top.i else top.head
    own = [c for t in (first, mark) for c in t.children if c.i not in {p.i for p in parts}]
    arcs = [(last, goal, top.dep_), (first, last, "amod"), (mark, last, "punct")]
    rearrange(first.doc, arcs + [(c, last, c.dep_) for c in own])


def join_subjects(noun: Token) -> None:
    """'Ministers Ade, Lin, and Okoro said …', where the parser sees two subjects."""
    second = next((c for c in noun.head.lefts if c.dep_ == noun.dep_ and c.i > noun.i), None)
    if second is None or not any(c.dep_ == "cc" and noun.i < c.i < second.i for c in noun.children):
        return
    for child in list(noun.rights):
        if child.i < second.i and child.dep_ in {"npadvmod", "appos"} and child.pos_ == "PROPN":
            attach(child, noun, "conj")
    attach(second, noun, "conj")


def unlist(noun: Token) -> None:
    """'Chad, Niger, and Mali met': a list of names of one kind is no apposition."""
    first = noun.head
    if not (noun.pos_ == first.pos_ == "PROPN" and noun.ent_type_ == first.ent_type_ in NAMED):
        return
    between = noun.doc[first.i + 1 : noun.left_edge.i].text
    joined = any(c.dep_ == "cc" for c in noun.rights) and any(
        c.dep_ == "conj" and c.ent_type_ == noun.ent_type_ for c in noun.rights
    )
    if between == "," and joined and not any(c.dep_ == "det" for c in noun.lefts):
        attach(noun, first, "conj")


def name_officers(name: Token) -> None:
    """'the IMF Director, Ana Soto, and the Bank President, Kofi Ade': each name is that of the office before its comma."""
    office = name.head
    if not _named_after(name, office) or office.ent_type_ in {"PERSON", "GPE"}:
        return
    behind = [c for t in (name, office) for c in t.rights if c.i > name.i]
    second = next((c for c in behind if c.dep_ == "conj" and c.ent_type_ != "PERSON"), None)
    if second is None or not any(c.dep_ == "cc" for c in behind):
        return
    holder = next((c for c in (*second.rights, *name.rights) if _named_after(c, second)), None)
    if holder is None:
        return
    for joint in [c for c in name.rights if c.dep_ == "cc"]:
        attach(joint, office, "cc")
    attach(second, office, "conj")
    attach(name, office, "appos")
    attach(holder, second, "appos")


def _named_after(name: Token, office: Token) -> bool:
    """Whether a full name stands behind an office and a comma, be it hung there or not."""
    before = name.left_edge.i - 1
    if not _is_full_name(name) or name.dep_ not in {"conj", "appos"}:
        return False
    own = {office.i, *(t.i for c in office.rights if c.dep_ == "prep" for t in c.subtree)}
    return name.doc[before].text == "," and before - 1 in own


def _is_full_name(name: Token) -> bool:
    """Whether a name has more words than one: 'Ana Soto', 'Mr. Ade'."""
    named = name.pos_ == "PROPN" and name.ent_type_ in {"PERSON", ""}
    return named and any(c.dep_ == "compound" for c in name.lefts)


def name_officer(name: Token) -> None:
    """'Togo's minister, Mr. Ade had invited them', where the parser sees two subjects: he is the minister."""
    office = next((c for c in name.head.lefts if c.dep_ == name.dep_ and c.i < name.i), None)
    if office is None or office.ent_type_ or not _is_full_name(name):
        return
    if office.right_edge.i + 2 == name.left_edge.i and name.doc[name.left_edge.i - 1].text == ",":
        attach(name, office, "appos")


def colour_name(name: Token) -> None:
    """'Chad's paramilitary Transitional Forces attacked', where the parser sees two subjects: the adjective is of the name."""
    colour = next((c for c in name.head.lefts if c.dep_ == name.dep_ and c.i < name.i), None)
    if colour is None or colour.tag_ != "JJ" or name.pos_ != "PROPN" or colour.i + 1 != name.left_edge.i:
        return
    owners = [c for c in colour.lefts if c.dep_ in {"poss", "det"}]
    attach(colour, name, "amod")
    for owner in owners:
        attach(owner, name, owner.dep_)


def name_body(name: Token) -> None:
    """'The regional bloc ECOWAS appealed for calm', of which the parser makes a bloc for which it appealed: a sentence tells something."""
    verb, noun = name.head, name.head.head
    letters = name.text.isupper() and len(name) > 2
    if letters and verb.dep_ != "relcl":
        _join_letters(name)
    if (
        verb.dep_ != "relcl"
        or noun.dep_ != "ROOT"
        or noun.tag_ != "NN"
        or not (name.tag_ == "NNP" or letters)
    ):
        return
    right_behind = name.left_edge.i == noun.i + 1 and verb.tag_ in {"VBD", "VBZ"}
    if right_behind and any(c.dep_ == "det" for c in noun.lefts):
        others = [(c, verb, c.dep_) for c in noun.rights if c.i > verb.i]
        rearrange(name.doc, [(verb, verb, "ROOT"), (noun, verb, "nsubj"), (name, noun, "appos"), *others])


def _join_letters(name: Token) -> None:
    """'The bloc ECOWAS condemned them', where the parser gives the verb two subjects."""
    noun = name.doc[name.i - 1] if name.i else name
    if noun.tag_ == "NN" and noun.dep_ == "nsubj" and noun.head.i == name.head.i:
        attach(name, noun, "appos")
        name.tag_, name.pos_ = "NNP", "PROPN"


def join_objects(noun: Token) -> None:
    """'received Chile's minister Ana Soto, and Peru's minister Kofi Ade', where the parser joins the second to the verb."""
    verb = noun.head
    first = next((c for c in verb.rights if c.dep_ == "dobj" and c.right_edge.i < noun.left_edge.i), None)
    if verb.pos_ not in VERBS or first is None or noun.ent_type_ not in {"PERSON", ""}:
        return
    between = noun.doc[first.i + 1 : noun.left_edge.i]
    if between and between[-1].dep_ == "cc" and between[-1].lower_ in {"and", "or", "&"}:
        attach(noun, first, "conj")


def raise_name(name: Token) -> None:
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
            attach(name, above, "appos")
            return


def raise_holder(name: Token) -> None:
    """'The head of the mission in Juba, Ana Soto, asked': she heads it, and is neither the mission nor the town."""
    held = name.head
    comma = name.doc[name.left_edge.i - 1]
    if not _is_full_name(name) or comma.text != "," or held.dep_ != "pobj":
        return
    office = held
    for _ in range(MAX_CLIMB):
        if office.dep_ not in {"pobj", "prep"}:
            break
        office = office.head
    if _is_office(office) and not _is_office(held) and office.dep_ in NOUN_SUBJECTS:
        attach(name, office, "appos")


def part_holder(name: Token) -> None:
    """'The ambassador to Chad, Ana Soto, said', where the parser sees one name of both: she is the ambassador."""
    prep, office = name.head, name.head.head
    lands = [c for c in name.lefts if c.dep_ == "nmod" and c.pos_ == "PROPN"]
    if prep.dep_ != "prep" or len(lands) != 1 or not _is_office(office) or name.ent_type_ in PLACES:
        return
    land = lands[0]
    named = name.doc[land.i + 2 : name.i + 1]
    if land.nbor().text != "," or len(named) <= 1 or any(t.pos_ != "PROPN" for t in named):
        return
    own = [(c, land, c.dep_) for c in name.lefts if c.i < land.i]
    rearrange(name.doc, [(land, prep, "pobj"), (name, office, "appos"), *own])


def _is_office(noun: Token) -> bool:
    return noun.pos_ in NOUNS and lemma(noun) in word_list("mending_names.offices")


def make_subject(noun: Token) -> None:
    """'if Ana Soto orders a strike', where the parser takes a name and its verb for one long noun."""
    verb = noun.head
    if verb.pos_ != "VERB" or noun.pos_ != "PROPN" or noun.i != verb.i - 1:
        return
    if not has_subject(verb):
        attach(noun, verb, "nsubj")


def free_outcome(dead: Token) -> None:
    """'Police shot dead two men': that they are dead is what the shots did, no quality of theirs."""
    verb = dead.nbor(-1) if dead.i else dead
    if dead.dep_ == "amod" and verb.pos_ in VERBS and dead.head.head.i == verb.i:
        attach(dead, verb, "oprd")
