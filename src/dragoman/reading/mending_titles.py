"""Which offices did the parser part from the names behind them?"""

from spacy.tokens import Token

from dragoman.knowledge.rule_words import word_list
from dragoman.reading.lemmas import lemma
from dragoman.reading.rehanging import rearrange

LONG_NAME = 6  # words
STATELY = frozenset({"NORP", "GPE"})
OF_ITSELF = frozenset({"nmod", "compound", "poss"})  # how an office hangs on the name of who holds it


def title_all(name: Token) -> None:
    """'Arrested activists Ana Soto and Kofi Ade', where the parser sees two objects: 'activists' is the title of both."""
    before = name.left_edge.i - 1
    office = name.doc[before] if before >= 0 else name
    joined = any(c.dep_ == "conj" and c.pos_ == "PROPN" for c in name.rights)
    full = any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in name.lefts)
    if office.tag_ == "NNS" and office.dep_ == name.dep_ and office.head.i == name.head.i and joined and full:
        rearrange(name.doc, [(office, name, "compound")])


def hold_field(name: Token) -> None:
    """'Met Minister of Trade Ana Soto', where the parser hangs her on 'of', or on the verb: the minister is she."""
    listed = word_list("long_titles.fields_of_office")
    own = [c for c in name.lefts if c.dep_ == "compound"]
    hung = bool(own) and own[0].lower_ in listed  # 'Trade Ana Soto'
    of = name.head if hung else name.doc[max(name.left_edge.i - 2, 0)]
    field = own[0] if hung else name.doc[max(name.left_edge.i - 1, 0)]
    if of.lower_ != "of" or field.i != of.i + 1 or field.lower_ not in listed or len(own) <= hung:
        return
    office = of.head
    if not _has_field(office) or office.head.i == office.i or name.ent_type_ not in {"PERSON", ""}:
        return
    others = [(c, name, c.dep_) for c in office.rights if c.i > name.i]
    arcs = [(name, office.head, office.dep_), (office, name, "nmod"), (field, of, "pobj")]
    rearrange(name.doc, [*arcs, *others])


def name_group(name: Token) -> None:
    """'The opposition party Chadema accused', 'the armed group al-Shabab', where the parser sees two subjects: it is the group's name."""
    verb = name.head
    group = next((c for c in verb.lefts if c.dep_ == name.dep_ and c.i < name.i), None)
    if (
        group is None
        or group.tag_ != "NN"
        or name.pos_ != "PROPN"
        or not any(c.dep_ == "det" for c in group.lefts)
    ):
        return
    between = list(name.doc[group.i + 1 : name.i])
    if len(between) > LONG_NAME or any(t.pos_ not in {"PROPN", "PUNCT"} or t.text == "," for t in between):
        return
    own = [(t, name, "compound") for t in between if t.head.i == group.i]
    rearrange(name.doc, [(name, group, "appos"), *own])


def own_aide(name: Token) -> None:
    """'Soto aide Kofi Ade met', where the parser sees two subjects: he is Soto's aide."""
    office = next((c for c in name.lefts if c.dep_ == "compound" and c.tag_ == "NN"), None)
    before = name.doc[name.left_edge.i - 1] if name.left_edge.i else name
    if office is None or office.i != name.left_edge.i or name.pos_ != "PROPN" or before.pos_ != "PROPN":
        return
    if before.dep_ == name.dep_ and before.head.i == name.head.i:
        rearrange(name.doc, [(before, office, "compound")])


def share_troops(troops: Token) -> None:
    """'UK, US and French troops', where the parser sees two states and troops of the third: they are troops of all three."""
    first = troops
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
        if (
            first.pos_ != "PROPN" or not first.text.isupper()
        ):  # 'Chad and Malian troops' are a state and troops
            return
    coloured = any(c.dep_ in {"amod", "compound"} and c.ent_type_ in STATELY for c in troops.lefts)
    if first.i == troops.i or first.head.i == first.i or not coloured:
        return
    if troops.tag_ == "NNS" and lemma(troops) in word_list("mending_titles.shared"):
        others = [(c, troops, c.dep_) for c in first.rights if c.i > troops.i]
        rearrange(troops.doc, [(troops, first.head, first.dep_), (first, troops, "nmod"), *others])


def _has_field(office: Token) -> bool:
    """Whether a word is an office that is told by its field, and hangs on no name."""
    return (
        lemma(office) in {"minister", "secretary"} and office.tag_ == "NNP" and office.dep_ not in OF_ITSELF
    )
