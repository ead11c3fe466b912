"""How do the words of a parsed sentence hang together?

Slots (docs/frames.md) are paths from a word to its arguments, with passives, relative clauses, shared and controlled
subjects undone. Written for spaCy's English dependency labels (CLEAR style). Wrong parses give wrong slots.
"""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from dragoman.reading.forms import base_form
from dragoman.reading.tree import Word

OBJECT_CONTROL = frozenset(
    "urge ask tell order persuade convince force allow help permit invite advise encourage instruct compel warn beg "
    "implore enable require request pressure push press command authorise authorize lead expect want call pressure "
    "plead appeal remind direct forbid bar ban prevent stop accuse suspect blame criticise criticize condemn charge "
    "convict praise thank commend denounce".split()
)
PAPERS = frozenset(
    "statement letter communique communiqué declaration message note resolution cable telegram".split()
)  # say what their authors do
CONTROL_NOUNS = {  # whose addressee is to do what follows
    "invitation": ("to",), "request": ("to",), "appeal": ("to",), "order": ("to", "for"), "call": ("on", "for"),
    "pressure": ("on",), "warning": ("to",), "permission": ("to", "for"), "demand": ("on",), "instruction": ("to",),
}  # fmt: skip
WISHED = frozenset(
    "expect want urge ask tell order invite instruct encourage request".split()
)  # 'we expect Peru, our friend, to act'
OF_OBJECT = frozenset("of for from over with as into".split())  # 'accused Iran of bombing': Iran bombs
DEEP_PREPOSITIONS = frozenset({"with", "to", "against", "from", "at"})
BESIDE = frozenset(
    "after before following ahead during amid since despite while as until".split()
)  # told of beside the act
COMPOUND = frozenset("according due thanks owing contrary prior next close addition regard respect".split())
BESIDE_NOUNS = frozenset(
    "eve run up runup wake aftermath lead margin margins sideline sidelines lines".split()
)  # 'in the run-up to'
PUNISHING = frozenset(  # 'arrested a man for stabbing a neighbour': the man stabbed
    "arrest detain jail imprison fine sentence prosecute punish hold remand indict sue sanction suspend sack dismiss expel execute "
    "investigate want hang probe penalise penalize apprehend nab book reprimand blacklist".split()
)
THANKS = frozenset("appreciation gratitude thanks praise thank".split())
INTENTS = frozenset(
    "decision plan refusal offer promise attempt intention willingness readiness desire effort move threat failure".split()
)
JUDGING = frozenset(
    "praise hail laud applaud commend welcome recognise recognize acknowledge appreciate value salute thank criticise criticize condemn "
    "denounce decry deplore".split()
)
CALLING = frozenset("call term describe dub label".split())
CLAUSES = frozenset({"relcl", "advcl", "ccomp", "conj", "parataxis", "dep"})
LIGHT_PREPOSITIONS = frozenset(
    "in into to on for with during after at following before ahead throughout amid over".split()
)
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
SUBJECTS = frozenset({"nsubj", "csubj"})
DESCRIBING = frozenset(
    {"compound", "amod", "nmod"}
)  # words before a noun that say which: 'press' in 'a press conference'
ARGUMENTS = frozenset(
    "subj obj iobj poss adj light xcomp ccomp command prt advcl appos neg aux attr acomp oprd conj".split()
)  # every other slot is a preposition
BEGUN = frozenset(
    "imposition introduction start launch beginning resumption signing conclusion adoption holding deployment enforcement "
    "continuation provision completion staging".split()
)  # what is done by whoever carries them out: 'announced the imposition of sanctions'
OPENS_QUOTES = frozenset({'"', "“", "'", "‘", "``"})
PARTS = frozenset(
    "series wave string number spate barrage round stage phase part end start beginning set dozen hundred couple pair "
    "sequence flurry volley salvo".split()
)
IMPERSONAL = frozenset(  # of which 'it is … to', 'it is … that' says it of nobody
    "possible impossible necessary unnecessary important imperative essential vital crucial critical clear unclear evident obvious true "
    "hard difficult easy premature accurate fair wrong right early late better best inevitable unlikely likely probable doubtful "
    "inconceivable unacceptable acceptable advisable reasonable appropriate inappropriate regrettable time pity shame fact".split()
)
HELD_OF_NOBODY = frozenset(  # 'it is believed that'
    "say believe understand report hope think expect know allege agree decide announce fear note mention estimate assume".split()
)
MAX_DEPTH = 6
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def lemma(token: Token) -> str:
    """A word's lemma, lower case; capitalised plurals, which the tagger takes for names ('Ministers'), in the singular."""
    return token.base if type(token) is Word else base_form(token.lemma_, token.lower_, token.tag_)


def lemmas(words: Sequence[Token]) -> list[str]:
    """`lemma` of each of some words."""
    if words and type(words[0]) is Word:
        return [word.base for word in words]
    return [lemma(word) for word in words]


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: 'was held', 'held by', 'the deal signed in Oslo', 'was arrested and charged'."""
    own = {child.dep_ for child in verb.children}
    if own & {"auxpass", "nsubjpass", "csubjpass"}:
        return True
    if "nsubj" in own:
        return False
    if "agent" in own:  # also 'taken hostage by'
        return True
    if "dobj" in own or verb.tag_ != "VBN":
        return False
    if verb.dep_ in {"acl", "advcl"}:
        return not any(c.dep_ == "aux" for c in verb.children)
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        return not any(c.dep_ == "aux" for c in verb.children) and is_passive(verb.head)
    return False


def conjuncts(token: Token) -> list[Token]:
    """A word and what is joined to it by 'and', in order."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj":
            found += conjuncts(child)
    return found


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
    return fillers(noun, "of") if lemma(noun) in PARTS else ()


def _slot(token: Token, slot: str) -> list[Token]:
    match slot:
        case "subj":
            return subject(token)
        case "obj":
            return direct_object(token)
        case "iobj":
            return [c for c in token.children if c.dep_ in {"dative", "iobj"} and c.pos_ != "ADP"]
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
        case "advcl" | "appos" | "neg" | "aux" | "attr" | "acomp" | "oprd" | "conj":
            return [c for c in token.children if c.dep_ == slot]
        case _:
            return _prepositional(token, slot.split("_"))


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
    if token.pos_ in NOUNS:
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


def subject(verb: Token, depth: int = 0) -> list[Token]:
    """The logical subject's heads: who does it."""
    if depth > MAX_DEPTH:
        return []
    if is_passive(verb):
        return _agent(verb.children) or [
            who
            for c in verb.children
            if c.dep_ == "prep" and c.lower_ in {"as", "with"}
            for who in _agent(c.subtree)
        ]  # 'was described as alarming by Peru', 'charged with fraud by a court'
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if own:
        return [_antecedent(c, verb) for c in own]
    if verb.pos_ == "ADJ" or verb.dep_ in {"acomp", "attr"}:
        return (
            _surface_subject(verb.head, depth + 1) if verb.dep_ in {"acomp", "attr", "ccomp", "oprd"} else []
        )
    return _shared_subject(verb, depth)


def _agent(words: Iterable[Token]) -> list[Token]:
    """Who is named by 'by' among some words."""
    return [
        g
        for c in words
        if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")
        for g in c.children
        if g.dep_ == "pobj"
    ]


def _surface_subject(verb: Token, depth: int) -> list[Token]:
    """Who a finite clause is about, passive or not."""
    own = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if own:
        return [_antecedent(c, verb) for c in own]
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and is_passive(verb):
        return [verb.head]  # 'two men sought in the killing': the men
    return _shared_subject(verb, depth)


def _shared_subject(verb: Token, depth: int) -> list[Token]:
    """The subject of a verb that has none of its own: joined, controlled, participle or gerund."""
    if depth > MAX_DEPTH or verb.head.i == verb.i:
        return []
    head, dep = verb.head, verb.dep_
    absolute = _absolute_subject(verb)
    if absolute:
        return absolute
    if dep in {"acomp", "attr", "oprd"}:
        return _surface_subject(head, depth + 1)
    if dep == "conj":
        return _surface_subject(head, depth + 1) if head.pos_ in {"VERB", "AUX"} else []
    if dep in {"xcomp", "ccomp", "advcl", "dep"}:
        return _author(verb) or _controller(verb, head, depth)
    if dep in {"acl", "relcl"}:
        asked = _asked(head) if verb.tag_ == "VB" else []
        if asked:
            return asked
        if verb.tag_ == "VBG" and head.lemma_.lower() in PAPERS and head.dep_ == "dobj":
            return _author(verb) or _surface_subject(
                head.head, depth + 1
            )  # 'issued a statement condemning it'
        if verb.tag_ in {"VBG", "VBD", "VBZ", "VBP"}:
            return [head]
        return (
            [c for c in head.children if c.dep_ == "poss"]
            or _decider(verb, head)
            or light_subject(head, depth + 1)
        )
    if dep == "pcomp":
        return _gerund_subject(head, depth)
    if dep == "aux":
        return _surface_subject(head, depth + 1)
    return []


def _decider(verb: Token, noun: Token) -> list[Token]:
    """'The decision of Chad to expel the envoy': Chad is to expel him."""
    if verb.tag_ != "VB" or noun.lemma_.lower() not in INTENTS:
        return []
    return [
        g
        for c in noun.children
        if c.dep_ == "prep" and c.lower_ == "of"
        for g in c.children
        if g.dep_ == "pobj"
    ]


def _author(verb: Token) -> list[Token]:
    """'Received a letter from Peru, expressing thanks': Peru expresses them."""
    paper = verb.head if verb.head.pos_ == "NOUN" else None
    received = paper.head if paper is not None else verb.head
    if verb.tag_ != "VBG" or received.lemma_.lower() not in {"receive", "get"}:
        return []
    papers = [c for c in received.children if c.dep_ == "dobj" and c.lemma_.lower() in PAPERS]
    return [
        g for t in (*papers, received) for c in t.children if papers and c.dep_ == "prep" and c.lower_ == "from"
        for g in c.children if g.dep_ == "pobj"
    ][:1]  # fmt: skip


def _absolute_subject(verb: Token) -> list[Token]:
    """'With Kenya seeking a deal, …': the subject stands before the participle, as the parser sees it the object of 'with'."""
    if verb.tag_ != "VBG" or verb.dep_ not in {"advcl", "pcomp", "acl"} or verb.left_edge.i == 0:
        return []
    word = verb.doc[verb.left_edge.i - 1]
    while word.dep_ == "conj" and word.head.i != word.i:
        word = word.head
    return [word] if word.dep_ == "pobj" and word.head.lower_ == "with" and word.pos_ in NOUNS else []


def _asked(noun: Token) -> list[Token]:
    """'An invitation to Kenya to attend': who is to attend."""
    word = CONTROL_NOUNS.get(noun.lemma_.lower())
    return [
        g for c in noun.children if c.dep_ in {"prep", "dative"} and c.lower_ in (word or ())
        for g in c.children if g.dep_ == "pobj"
    ]  # fmt: skip


def _controller(verb: Token, head: Token, depth: int) -> list[Token]:
    if head.pos_ in NOUNS:
        return [c for c in head.children if c.dep_ == "poss"] or light_subject(head, depth + 1)
    wished = head.lemma_.lower() in WISHED and any(c.lower_ == "to" for c in verb.lefts)
    infinitive = verb.tag_ in {"VB", "VBN"} and (verb.dep_ != "advcl" or wished)
    if infinitive and head.lemma_.lower() in OBJECT_CONTROL:
        patients = direct_object(head) or [
            g for c in head.children if c.dep_ in {"prep", "dative"} and c.lower_ in {"on", "upon", "to", "for", "with"}
            for g in c.children if g.dep_ == "pobj"
        ]  # fmt: skip
        if patients:
            return patients
    return _surface_subject(head, depth + 1)


def _gerund_subject(prep: Token, depth: int) -> list[Token]:
    head = prep.head
    thanked = _thanked(head) if prep.lower_ == "for" else []
    if thanked:
        return thanked
    charged = (
        head.head if head.dep_ == "dobj" else head
    )  # the parser often hangs 'for' on the one who is punished
    punished = prep.lower_ == "for" and charged.lemma_.lower() in PUNISHING
    if punished and charged.i != head.i:
        return [head]
    if prep.lower_ == "in" and head.lemma_.lower() in JUDGING:
        owners = [c for o in direct_object(head) for c in o.children if c.dep_ == "poss"]
        if owners:
            return owners  # 'hailed Oman's patience in feeding them', where the parser hangs 'in' on the verb
    if head.pos_ in {"VERB", "AUX"}:
        if punished or (prep.lower_ in OF_OBJECT and head.lemma_.lower() in OBJECT_CONTROL):
            return direct_object(head) or _surface_subject(head, depth + 1)
        return _surface_subject(head, depth + 1)
    return [c for c in head.children if c.dep_ == "poss"] or light_subject(head, depth + 1)


def _thanked(word: Token) -> list[Token]:
    """'Expressed gratitude to Peru for sending boats': Peru sends them."""
    thanks = [word] if word.pos_ == "NOUN" else [c for c in word.children if c.dep_ == "dobj"]
    if not thanks or thanks[0].lemma_.lower() not in THANKS:
        return []
    near = [thanks[0], thanks[0].head] if thanks[0].dep_ == "dobj" else thanks
    return [
        g for t in near for c in t.children if c.dep_ in {"prep", "dative"} and c.lower_ == "to"
        for g in c.children if g.dep_ == "pobj"
    ]  # fmt: skip


def _antecedent(word: Token, verb: Token) -> Token:
    """A relative pronoun's noun; any other word is itself."""
    if word.lower_ in RELATIVE and word.tag_ in {"WDT", "WP", "WP$", "IN", "DT"}:
        clause = verb
        for _ in range(MAX_DEPTH):
            if clause.dep_ in {"relcl", "acl"}:
                return clause.head
            if clause.dep_ not in {"conj", "xcomp", "ccomp"}:
                break
            clause = clause.head
    return word


def direct_object(verb: Token) -> list[Token]:
    """The logical object's heads: to whom or what it is done."""
    if is_passive(verb):
        own = [c for c in verb.children if c.dep_ in {"nsubjpass", "csubjpass"}]
        if own:
            return [_antecedent(c, verb) for c in own]
        if verb.dep_ in {"acl", "relcl"}:
            return [verb.head]
        if verb.dep_ == "conj":  # 'was seized and jailed'; 'landed and was greeted'
            return direct_object(verb.head) if is_passive(verb.head) else _surface_subject(verb.head, 1)
        if verb.dep_ == "xcomp":
            return _surface_subject(verb.head, 1)
        return (
            _surface_subject(verb.head, 1) if verb.dep_ in {"advcl", "acomp"} else []
        )  # 'was alarmed by the raid'
    own = [c for c in verb.children if c.dep_ in {"dobj", "obj"}]
    if own:
        return [_antecedent(c, verb) for c in own]
    then = next((c for c in verb.rights if c.dep_ == "dep" and c.tag_ in {"VBD", "VBN"}), None)
    if then is not None and not any(
        c.dep_ in SUBJECTS for c in then.children
    ):  # 'arrested then freed the editor'
        return direct_object(then)
    called = [o for c in verb.children if c.dep_ == "ccomp" for o in _called(c)]
    if called:
        return called
    if verb.dep_ == "relcl" and any(c.dep_ in SUBJECTS and c.lower_ not in RELATIVE for c in verb.children):
        return [] if any(c.dep_ in {"ccomp", "xcomp"} for c in verb.children) else [verb.head]
    for child in verb.children:  # 'condemned and rejected the plan'
        if (
            child.dep_ == "conj"
            and child.pos_ == "VERB"
            and not any(g.dep_ in SUBJECTS for g in child.children)
            and not any(c.dep_ in {"prep", "ccomp", "xcomp"} for c in verb.children)
        ):
            return [g for g in child.children if g.dep_ == "dobj"]
    return []


def _called(clause: Token) -> list[Token]:
    """'Agreed what they called a truce': what it is called is what was agreed."""
    if clause.lemma_.lower() not in CALLING or not any(c.lower_ == "what" for c in clause.lefts):
        return []
    return [c for c in clause.children if c.dep_ in {"oprd", "attr", "dobj"} and c.lower_ != "what"]


def light_subject(noun: Token, depth: int = 0) -> list[Token]:
    """Who carries out what a noun names: 'Iran launched an attack', 'Moscow is engaged in talks', 'the visit by X'."""
    if depth > MAX_DEPTH:
        return []
    head = noun.head
    while noun.dep_ == "conj" and head.pos_ in NOUNS and head.i != noun.i:
        noun, head = head, head.head
    if noun.dep_ == "pobj" and head.lower_ == "of" and lemma(head.head) in PARTS | BEGUN:
        return light_subject(head.head, depth + 1)  # 'launched a series of attacks'
    if noun.dep_ in {"dobj", "attr", "oprd"}:
        return _surface_subject(head, depth + 1) if noun.dep_ != "dobj" else subject(head, depth + 1)
    if noun.dep_ == "nsubjpass":
        return subject(head, depth + 1)
    if noun.dep_ == "pobj" and head.head.pos_ in {"VERB", "AUX"} and head.lower_ in LIGHT_PREPOSITIONS:
        return _surface_subject(head.head, depth + 1)
    return []


def _prepositional(token: Token, words: list[str]) -> list[Token]:
    found = _own_prepositional(token, words)
    if found:
        return found
    if token.pos_ in {"VERB", "AUX"}:
        for child in token.children:
            if child.dep_ in {"dobj", "nsubjpass", "prt", "acomp", "attr", "advmod", "oprd"}:
                found += _own_prepositional(child, words)
        if not found and token.dep_ == "acl" and is_passive(token):
            found = _own_prepositional(token.head, words)
    elif token.dep_ in {"dobj", "nsubjpass", "attr", "acomp"} and token.head.pos_ in {"VERB", "AUX"}:
        doer = (
            words[0] == "by" and token.dep_ == "nsubjpass"
        )  # 'the truce was praised by Peru': no truce by Peru
        found = [] if doer else _own_prepositional(token.head, words)
    if (
        not found and token.dep_ == "xcomp" and is_passive(token.head)
    ):  # 'among them X is said to have figured'
        found = _own_prepositional(token.head, words)
    if not found and token.pos_ in {"VERB", "AUX"} and words[0] in DEEP_PREPOSITIONS and len(words) == 1:
        found = _deep_prepositional(token, words[0])
    return found


def _deep_prepositional(verb: Token, word: str) -> list[Token]:
    """Objects of a preposition that the parser hung too low: 'discussed aspects of the plan with Kenya'."""
    for token in verb.subtree:
        if token.head.lower_ in COMPOUND:  # 'according to', 'due to'
            continue
        if token.i > verb.i and token.dep_ == "prep" and token.lower_ == word and same_clause(token, verb):
            return [c for c in token.children if c.dep_ == "pobj"]
    return []


def same_clause(word: Token, head: Token) -> bool:
    """Whether a word below `head` stands in its own clause, and not in what is told beside it ('after', 'on the eve of')."""
    while word.i != head.i:
        if word.dep_ in CLAUSES or word.head.i == word.i or is_beside(word):
            return False
        word = word.head
    return True


def _describes(word: Token) -> bool:
    """Whether 'as' opens what something is called: 'described it as reckless', not 'towns such as these', 'as soon as possible'."""
    return word.lower_ == "as" and word.head.pos_ == "VERB" and any(c.dep_ == "amod" for c in word.rights)


def is_beside(word: Token) -> bool:
    """Whether a preposition opens something told beside the act: 'after his visit', 'on the eve of talks', not 'as reckless'."""
    if word.dep_ != "prep" or _describes(word):
        return False
    return word.lower_ in BESIDE or any(c.lower_ in BESIDE_NOUNS for c in word.children)


def _own_prepositional(token: Token, words: list[str]) -> list[Token]:
    found: list[Token] = []
    for child in token.children:
        if child.lower_ != words[0] or child.dep_ not in {
            "prep",
            "dative",
            "agent",
            "prt",
            "advmod",
            "pcomp",
            "mark",
        }:
            continue
        if child.lower_ not in BESIDE and is_beside(child):
            continue
        if len(words) > 1:
            found += _own_prepositional(child, words[1:])
            continue
        for grandchild in child.children:
            described = grandchild.dep_ == "amod" and _describes(child)
            if grandchild.dep_ in {"pobj", "pcomp"} or described:
                clause = token if token.pos_ in {"VERB", "AUX"} else token.head
                found.append(_antecedent(grandchild, clause))  # 'to whom he promised help'
            elif grandchild.dep_ == "prep":  # 'from behind the border'
                found += [g for g in grandchild.children if g.dep_ == "pobj"]
    return found


def stands_for_nothing(word: Token) -> bool:
    """Whether 'it' is there only for the grammar: 'it is necessary to', 'considered it wrong to', 'it is believed that'."""
    verb = word.head
    if word.lower_ != "it" or word.dep_ not in {"nsubj", "nsubjpass", "expl", "dobj"}:
        return False
    if word.dep_ == "nsubjpass":
        return lemma(verb) in HELD_OF_NOBODY and any(c.dep_ in {"ccomp", "xcomp"} for c in verb.children)
    said_of = [verb] if verb.pos_ in {"ADJ", "NOUN"} else []
    said_of += [c for c in verb.children if c.dep_ in {"acomp", "attr", "oprd"}]
    near = (verb, *said_of)
    clause = any(
        c.dep_ in {"ccomp", "xcomp", "csubj", "acl", "advcl", "relcl"} and c.i > word.i
        for w in near
        for c in w.children
        if c not in said_of
    )
    return clause and any(lemma(w) in IMPERSONAL for w in said_of)


def told_beside(noun: Token) -> bool:
    """Whether a noun names something told beside another act: 'met him on the eve of his *meeting* with Wang'."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    for _ in range(MAX_DEPTH):
        if noun.dep_ == "prep" and is_beside(noun):
            return True
        if noun.pos_ in {"VERB", "AUX"} or noun.head.i == noun.i:
            return False
        noun = noun.head
    return False


def to_infinitive(verb: Token) -> bool:
    """Whether a verb is an infinitive with 'to'."""
    return verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.lefts)


def first_joined(word: Token) -> Token:
    """The first of what is joined by 'and'."""
    while word.dep_ == "conj" and word.head.i != word.i:
        word = word.head
    return word
