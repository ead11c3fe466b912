"""How do the words of a parsed sentence hang together?

Slots (docs/frames.md) are paths from a word to its arguments; subjects and objects are logical ones (`doers.py`). Written for spaCy's English dependency labels (CLEAR style). Wrong parses give wrong slots.
"""

from spacy.tokens import Token

from dragoman.knowledge.rule_words import word_list
from dragoman.reading.beside import BESIDE, describes, is_beside, same_clause
from dragoman.reading.doers import antecedent, direct_object, is_passive, light_subject, received_by, subject
from dragoman.reading.joined import conjuncts, first_joined
from dragoman.reading.labels import NOMINALS, PREDICATES, VERBS
from dragoman.reading.lemmas import lemma

DEEP_PREPOSITIONS = frozenset({"with", "to", "against", "from", "at"})
ARGUMENTS = frozenset(
    "subj obj iobj poss adj light xcomp ccomp command prt acl advcl appos neg aux attr acomp oprd conj".split()
)  # every other slot is a preposition
OPENING_PHRASES = frozenset({"prep", "dative", "agent", "prt", "advmod", "pcomp", "mark"})
MERELY = frozenset({"only", "just", "merely", "simply", "solely"})  # 'not only met': met
OPENS_QUOTES = frozenset({'"', "“", "'", "‘", "``"})


def done_by(verb: Token) -> Token:
    """The verb of which a gerund tells by what it is done: 'they *responded* by cutting aid'; else the verb itself."""
    first = first_joined(verb)
    if first.dep_ == "pcomp" and first.head.lower_ == "by":
        return first.head.head
    return verb


def fillers(token: Token, path: str) -> tuple[Token, ...]:
    """The heads that fill a slot of a word, conjuncts included; empty where it is not filled."""
    first, _, rest = path.partition(".")
    found = _slot(token, first)
    if not found:  # most slots of most words are empty
        return ()
    heads = tuple({word.i: word for head in found for word in conjuncts(head)}.values())
    if not rest:
        return heads
    return tuple({filler.i: filler for head in heads for filler in _deeper(head, rest)}.values())


def _deeper(head: Token, rest: str) -> tuple[Token, ...]:
    """What fills a slot of a word, or of what it is a part of."""
    inner = tuple(f for whole in whole_of(head) for f in fillers(whole, rest))
    return inner or fillers(head, rest)


def whole_of(noun: Token) -> tuple[Token, ...]:
    """What a noun is but a part or a number of: 'a series of *attacks*', 'the last stage of a *campaign*'."""
    return fillers(noun, "of") if lemma(noun) in word_list("doers.parts") else ()


def _slot(token: Token, slot: str) -> list[Token]:
    if slot not in ARGUMENTS:
        return _prepositional(token, slot.split("_"))
    match slot:
        case "subj":
            return subject(token)
        case "obj":
            return direct_object(token)
        case "iobj":
            told = [c for c in token.children if c.dep_ in {"dative", "iobj"} and c.pos_ != "ADP"]
            return told or received_by(token)
        case "poss":
            return [c for c in token.children if c.dep_ == "poss"]
        case "adj":
            return _before(token)
        case "light":
            return light_subject(token)
        case "xcomp":
            return _infinitives(token)
        case "ccomp":
            return [c for c in token.children if c.dep_ == "ccomp" or (c.dep_ == "acl" and _has_that(c))]
        case "command":
            return [c for c in token.children if c.dep_ == "ccomp" and _commands(c)]
        case "prt":
            return [
                c
                for c in token.children
                if c.dep_ in {"prt", "advmod"} or (c.dep_ == "prep" and not any(True for _ in c.children))
            ]
        case "neg":
            return [c for c in token.children if c.dep_ == "neg" and not not_only(c)]
        case _:  # acl, advcl, appos, aux, attr, acomp, oprd, conj
            return [c for c in token.children if c.dep_ == slot]


def not_only(word: Token) -> bool:
    """Whether a 'not' takes away no more than 'only': 'not only insulted them but left'."""
    return (
        word.lower_ in {"not", "n't", "n’t"} and word.i + 1 < len(word.doc) and word.nbor().lower_ in MERELY
    )


def _commands(clause: Token) -> bool:
    """Whether what is said is an order: 'Stop the raids,' 'Don't arm them.'"""
    first = clause.left_edge
    while first.is_punct and first.i < clause.i:
        first = first.nbor()
    before = first.nbor(-1) if first.i else None
    opens = before is None or first.i == clause.sent.start or before.text in OPENS_QUOTES
    if clause.tag_ not in {"VB", "VBP"} or not opens:
        return False
    return all(
        c.dep_ not in {"nsubj", "nsubjpass", "csubj", "expl", "mark"}
        and (c.dep_ != "aux" or c.lower_ in {"do", "please"})
        for c in clause.lefts
    )


def _has_that(clause: Token) -> bool:
    return any(c.dep_ == "mark" or c.lower_ == "that" for c in clause.children)


def _before(noun: Token) -> list[Token]:
    found: list[Token] = []
    for child in noun.lefts:
        if child.dep_ in {"amod", "compound", "nmod", "npadvmod", "nummod"}:
            found += [*(c for c in child.lefts if c.dep_ in {"amod", "compound", "nmod", "npadvmod"}), child]
            found += [c for c in child.rights if c.dep_ in {"conj", "compound", "appos"}]
    return found


def _infinitives(token: Token) -> list[Token]:
    found = [c for c in token.children if c.dep_ == "xcomp"]
    if token.pos_ in NOMINALS:
        found += [
            c
            for c in token.children
            if c.dep_ in {"acl", "relcl", "advcl"} and any(g.lower_ == "to" for g in c.lefts)
        ]
    else:
        found += [
            c
            for c in token.children
            if c.dep_ == "advcl" and c.tag_ == "VB" and any(g.lower_ == "to" for g in c.lefts)
        ]
        if not found:  # 'asked Kenya to send': the clause hangs on the verb as ccomp, or on the object
            found += [
                c
                for c in token.children
                if c.dep_ == "ccomp" and c.tag_ == "VB" and any(g.lower_ == "to" for g in c.lefts)
            ]
        if not found:
            found += [
                c for o in token.children if o.dep_ in {"dobj", "pobj", "dative"}
                for c in o.children if c.dep_ in {"acl", "relcl"} and c.tag_ == "VB" and any(g.lower_ == "to" for g in c.lefts)
            ]  # fmt: skip
    return found


def _prepositional(token: Token, words: list[str]) -> list[Token]:
    found = _own_prepositional(token, words)
    if found:
        return found
    if token.pos_ in VERBS:
        for child in token.children:
            if child.dep_ in {"dobj", "nsubjpass", "prt", "acomp", "attr", "advmod", "oprd"}:
                found += _own_prepositional(child, words)
        if not found and token.dep_ == "acl" and is_passive(token):
            found = _own_prepositional(token.head, words)
    elif words == ["by"] and lemma(token) in word_list("findings.suffered") | word_list("findings.invaded"):
        for held in _own_prepositional(token, ["of"]):  # 'the blockade of the port by Peru'
            found += _own_prepositional(held, words)
    elif token.dep_ in {"dobj", "nsubjpass", "attr", "acomp"} and token.head.pos_ in VERBS:
        doer = (
            words[0] == "by" and token.dep_ == "nsubjpass"
        )  # 'the truce was praised by Peru': no truce by Peru
        found = [] if doer else _own_prepositional(token.head, words)
    if (
        not found and token.dep_ == "xcomp" and is_passive(token.head)
    ):  # 'among them X is said to have figured'
        found = _own_prepositional(token.head, words)
    if not found and token.pos_ in VERBS and words[0] in DEEP_PREPOSITIONS and len(words) == 1:
        found = _deep_prepositional(token, words[0])
    return found


def _deep_prepositional(verb: Token, word: str) -> list[Token]:
    """Objects of a preposition that the parser hung too low: 'discussed aspects of the plan with Kenya'."""
    compound = word_list("grammar.compound")  # 'according to', 'due to'
    for token in verb.subtree:
        if token.lower_ != word or token.dep_ != "prep" or token.i <= verb.i or token.head.lower_ in compound:
            continue
        apart = _of_a_bond(token) or _of_a_border(token) or _of_a_charge(token)
        if same_clause(token, verb) and not apart:
            return [c for c in token.children if c.dep_ == "pobj"]
    return []


def _of_a_bond(prep: Token) -> bool:
    """Whether a phrase tells with whom a bond is made closer that a verb speaks of: 'discussed strengthening ties *with Chad*'."""
    bond = prep.head
    doing = bond.head if bond.dep_ == "dobj" else bond
    return lemma(bond) in word_list("grammar.bonds") and doing.tag_ == "VBG"


def _of_a_charge(prep: Token) -> bool:
    """Whether a phrase is part of what somebody is accused of: 'extradited a man accused of belonging *to the FLP*'."""
    doing = prep.head.head if prep.head.dep_ == "dobj" else prep.head
    return bool(doing.dep_ == "pcomp" and doing.head.head.dep_ == "acl")


def _of_a_border(prep: Token) -> bool:
    """Whether a phrase tells who is on the other side of a thing spoken of: 'discussed the raids on the border *with Chad*', 'trade, including *with Chad*'."""
    return prep.head.lower_ == "including" or lemma(prep.head) in word_list("grammar.of_two")


def _own_prepositional(token: Token, words: list[str]) -> list[Token]:
    found: list[Token] = []
    first = words[0]
    for child in token.children:
        if len(words) > 1 and child.lower_ == words[-1] and first in {c.lower_ for c in child.lefts}:
            found += [c for c in child.children if c.dep_ == "pobj"]  # 'such' hung on 'as'
            continue
        if child.lower_ != first or child.dep_ not in OPENING_PHRASES:
            continue
        if child.lower_ not in BESIDE and is_beside(child):
            continue
        if len(words) > 1:
            found += _own_prepositional(child, words[1:])
            continue
        for grandchild in child.children:
            described = grandchild.dep_ == "amod" and describes(child)
            if grandchild.dep_ in {"pobj", "pcomp"} or described:
                clause = token if token.pos_ in VERBS else token.head
                found.append(antecedent(grandchild, clause))  # 'to whom he promised help'
            elif grandchild.dep_ == "prep" or _said_again(grandchild, first):  # 'from behind the border'
                found += [g for g in grandchild.children if g.dep_ == "pobj"]
    return found


def _said_again(word: Token, preposition: str) -> bool:
    """'To Chad and to Mali': a preposition that is joined to itself."""
    return bool(word.dep_ == "conj" and word.lower_ == preposition)


def stands_for_nothing(word: Token) -> bool:
    """Whether 'it' is there only for the grammar: 'it is necessary to', 'considered it wrong to', 'it is believed that'."""
    verb = word.head
    if word.lower_ != "it" or word.dep_ not in {"nsubj", "nsubjpass", "expl", "dobj"}:
        return False
    if word.dep_ == "nsubjpass":
        return lemma(verb) in word_list("grammar.held_of_nobody") and any(
            c.dep_ in {"ccomp", "xcomp"} for c in verb.children
        )
    said_of = [verb] if verb.pos_ in {"ADJ", "NOUN"} else []
    said_of += [c for c in verb.children if c.dep_ in PREDICATES]
    near = (verb, *said_of)
    clause = any(
        c.dep_ in {"ccomp", "xcomp", "csubj", "acl", "advcl", "relcl"} and c.i > word.i
        for w in near
        for c in w.children
        if c not in said_of
    )
    return clause and any(lemma(w) in word_list("grammar.impersonal") for w in said_of)


def clause_verb(word: Token) -> Token:
    """The verb of a word's own clause: itself, or the first above it; where there is none, the root."""
    while word.pos_ not in VERBS and word.head.i != word.i:
        word = word.head
    return word


def to_infinitive(verb: Token) -> bool:
    """Whether a verb is an infinitive with 'to'."""
    return verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.lefts)
