"""Who does what a word tells, and to whom or what is it done?

The logical subject and object of a verb, and who carries out what a noun names, with passives, relative clauses, shared and controlled
subjects undone.
"""

from collections.abc import Iterable

from spacy.tokens import Token

from dragoman.calendar_names import NAMED_DAYS
from dragoman.knowledge.rule_words import word_list, word_table
from dragoman.reading.joined import conjuncts, first_joined
from dragoman.reading.labels import (
    ACTIVE_SUBJECTS,
    DESCRIBING,
    NOMINALS,
    NOUN_SUBJECTS,
    PREDICATES,
    RELATIVE,
    SUBJECTS_AND_DUMMIES,
    VERBS,
)
from dragoman.reading.lemmas import lemma

OF_OBJECT = frozenset("of for from over with as into".split())  # 'accused Iran of bombing': Iran bombs
LIGHT_PREPOSITIONS = frozenset(
    "in into to on for with during after at following before ahead throughout amid over".split()
)
OF_STATES = frozenset({"NORP", "GPE"})
ON = frozenset({"against", "on", "upon"})  # whom a penalty is laid
MAX_DEPTH = 6
MAX_JOINED = 20  # verbs of a list that are gone back through


def is_passive(verb: Token, depth: int = 0) -> bool:
    """Whether a verb is passive: 'was held', 'held by', 'the deal signed in Oslo', 'was arrested and charged'."""
    own = [child.dep_ for child in verb.children]
    if "auxpass" in own or "nsubjpass" in own or "csubjpass" in own:
        return True
    if "nsubj" in own:
        return False
    if "agent" in own:  # also 'taken hostage by'
        return True
    if "dobj" in own or verb.tag_ != "VBN":
        return False
    if verb.dep_ in {"acl", "advcl"}:
        return not any(c.dep_ == "aux" for c in verb.children)
    if verb.dep_ == "conj" and verb.head.pos_ in VERBS and depth < MAX_JOINED:
        return not any(c.dep_ == "aux" for c in verb.children) and is_passive(verb.head, depth + 1)
    return False


def subject(verb: Token, depth: int = 0) -> list[Token]:
    """The logical subject's heads: who does it."""
    if depth > MAX_DEPTH:
        return []
    if is_passive(verb):
        return (
            _agent(verb.children)
            or [
                who
                for c in verb.children
                if c.dep_ == "prep" and c.lower_ in {"as", "with"}
                for who in _agent(c.subtree)
            ]  # 'was described as alarming by Peru', 'charged with fraud by a court'
            or _agent_below(verb)
        )
    own = [c for c in verb.children if c.dep_ in ACTIVE_SUBJECTS]
    if own:
        return [antecedent(c, verb) for c in own]
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


def _agent_below(verb: Token) -> list[Token]:
    """'Was praised for its restraint by Peru', 'was given boats by Peru': a 'by' hung on a noun that is nobody's doing."""
    given = [c for c in verb.rights if c.dep_ == "dobj"] if received_by(verb) else []
    return [g for thing in given for part in conjuncts(thing) for g in _agent(part.rights)] or [
        g
        for c in verb.rights
        if c.dep_ in {"prep", "dobj", "npadvmod"} and c.lower_ != "by"
        for noun in ((c,) if c.dep_ != "prep" else c.rights)
        if noun.pos_ == "PROPN" or any(w.dep_ == "poss" for w in noun.lefts)
        for g in _agent(noun.rights)
    ]


def received_by(verb: Token) -> list[Token]:
    """Who is given something, where the parse does not say it outright: 'Chad was given boats', 'sold Chad barley'."""
    if lemma(verb) not in word_list("doers.giving"):
        return []
    given = [c for c in verb.children if c.dep_ == "dobj"]
    receiver = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if receiver is not None and given and is_passive(verb):
        return [antecedent(receiver, verb)]
    if not given or any(c.dep_ in {"prep", "dative"} and c.lower_ == "to" for c in verb.children):
        return []
    # 'handed the army ten more tanks': two objects
    return given[:1] if len(given) > 1 else _run_together(verb, given[0])


def _run_together(verb: Token, thing: Token) -> list[Token]:
    """'Sold Chad barley', 'gave Chadian judges records': who receives, whom the parser takes for a part of the thing's name."""
    first = next((c for c in thing.lefts if c.dep_ == "compound"), None)
    bare = first is not None and not any(
        c.dep_ in {"det", "poss", "nummod"} and c.i < first.i for c in thing.lefts
    )
    if first is None or not bare or first.left_edge.i != verb.i + 1:
        return []
    place = first.tag_ == "NNP" and not first.text.isupper()
    return [first] if place or first.tag_ == "NNS" else []


def _surface_subject(verb: Token, depth: int) -> list[Token]:
    """Who a finite clause is about, passive or not."""
    own = [c for c in verb.children if c.dep_ in NOUN_SUBJECTS]
    if own:
        return [antecedent(c, verb) for c in own]
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
    if dep in PREDICATES:
        return _surface_subject(head, depth + 1)
    if dep == "conj":
        return _surface_subject(head, depth + 1) if head.pos_ in VERBS else []
    if dep in {"xcomp", "ccomp", "advcl", "dep"}:
        return _author(verb) or _controller(verb, head, depth)
    if dep in {"acl", "relcl"}:
        asked = _asked(head) if verb.tag_ == "VB" else []
        if asked:
            return asked
        if verb.tag_ == "VBG" and head.lemma_.lower() in word_list("doers.papers") and head.dep_ == "dobj":
            return _author(verb) or _surface_subject(
                head.head, depth + 1
            )  # 'issued a statement condemning it'
        if verb.tag_ == "VBG" and (holding := _holding(head)) is not None:
            return _surface_subject(holding, depth + 1)
        if verb.tag_ in {"VBG", "VBD", "VBZ", "VBP"}:
            return [head]
        return (
            [c for c in head.children if c.dep_ == "poss"]
            or _decider(verb, head)
            or _deciding(verb, head)
            or light_subject(head, depth + 1)
        )
    if dep == "pcomp":
        return _gerund_subject(head, depth)
    if dep == "aux":
        return _surface_subject(head, depth + 1)
    return []


def _decider(verb: Token, noun: Token) -> list[Token]:
    """'The decision of Chad to expel the envoy': Chad is to expel him."""
    if verb.tag_ != "VB" or noun.lemma_.lower() not in word_list("doers.intents"):
        return []
    return [
        g
        for c in noun.children
        if c.dep_ == "prep" and c.lower_ == "of"
        for g in c.children
        if g.dep_ == "pobj"
    ]


def _deciding(verb: Token, noun: Token) -> list[Token]:
    """'In response to a Chadian move to expel the envoy': Chad is to expel him."""
    if verb.tag_ != "VB" or noun.lemma_.lower() not in word_list("doers.intents"):
        return []
    return [c for c in noun.lefts if c.dep_ in DESCRIBING and c.ent_type_ in OF_STATES][-1:]


def _author(verb: Token) -> list[Token]:
    """'Received a letter from Peru, expressing thanks': Peru expresses them."""
    paper = verb.head if verb.head.pos_ == "NOUN" else None
    received = paper.head if paper is not None else verb.head
    if verb.tag_ != "VBG" or received.lemma_.lower() not in {"receive", "get"}:
        return []
    papers = [
        c for c in received.children if c.dep_ == "dobj" and c.lemma_.lower() in word_list("doers.papers")
    ]
    return [
        g for t in (*papers, received) for c in t.children if papers and c.dep_ == "prep" and c.lower_ == "from"
        for g in c.children if g.dep_ == "pobj"
    ][:1]  # fmt: skip


def _holding(noun: Token) -> Token | None:
    """'Convened a news conference alleging fraud', 'issued a statement after it calling for change': the verb whose subject says so."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if verb.pos_ not in VERBS or verb.lemma_.lower() not in word_list("doers.bringing_out"):
        return None
    things = (
        {c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"}
        if noun.dep_ == "pobj"
        else {noun.lemma_.lower()}
    )
    return verb if noun.dep_ in {"dobj", "pobj"} and things & word_list("doers.brought_out") else None


def _absolute_subject(verb: Token) -> list[Token]:
    """'With Kenya seeking a deal, …': the subject stands before the participle, as the parser sees it the object of 'with'."""
    if verb.tag_ != "VBG" or verb.dep_ not in {"advcl", "pcomp", "acl"} or verb.left_edge.i == 0:
        return []
    word = first_joined(verb.doc[verb.left_edge.i - 1])
    return [word] if word.dep_ == "pobj" and word.head.lower_ == "with" and word.pos_ in NOMINALS else []


def _asked(noun: Token) -> list[Token]:
    """'An invitation to Kenya to attend': who is to attend."""
    led = word_table("doers.control_nouns").get(noun.lemma_.lower(), ())
    return [
        g for c in noun.children if c.dep_ in {"prep", "dative"} and c.lower_ in led
        for g in c.children if g.dep_ == "pobj"
    ]  # fmt: skip


def _controller(verb: Token, head: Token, depth: int) -> list[Token]:
    if head.pos_ in NOMINALS:
        return [c for c in head.children if c.dep_ == "poss"] or light_subject(head, depth + 1)
    wished = head.lemma_.lower() in word_list("doers.wished") and any(c.lower_ == "to" for c in verb.lefts)
    infinitive = verb.tag_ in {"VB", "VBN"} and (verb.dep_ != "advcl" or wished)
    if infinitive and head.lemma_.lower() in word_list("doers.object_control"):
        patients = direct_object(head) or [
            g for c in head.children if c.dep_ in {"prep", "dative"} and c.lower_ in {"on", "upon", "to", "for", "with"}
            for g in c.children if g.dep_ == "pobj"
        ]  # fmt: skip
        if patients:
            return patients
    return _surface_subject(head, depth + 1)


def _gerund_subject(prep: Token, depth: int) -> list[Token]:
    head = prep.head
    received = (_thanked(head) or _laid_on(head)) if prep.lower_ == "for" else []
    if received:
        return received
    charged = (
        head.head if head.dep_ == "dobj" else head
    )  # the parser often hangs 'for' on the one who is punished
    punished = prep.lower_ == "for" and charged.lemma_.lower() in word_list("doers.punishing")
    if punished and charged.i != head.i:
        return [head]
    if prep.lower_ == "in" and head.lemma_.lower() in word_list("doers.judging"):
        owners = [c for o in direct_object(head) for c in o.children if c.dep_ == "poss"]
        if owners:
            return owners  # 'hailed Oman's patience in feeding them', where the parser hangs 'in' on the verb
    if head.pos_ in VERBS:
        if punished or (
            prep.lower_ in OF_OBJECT and head.lemma_.lower() in word_list("doers.object_control")
        ):
            return direct_object(head) or _surface_subject(head, depth + 1)
        return _surface_subject(head, depth + 1)
    return [c for c in head.children if c.dep_ == "poss"] or light_subject(head, depth + 1)


def _laid_on(word: Token) -> list[Token]:
    """'Imposed sanctions on two firms for arming rebels': the firms arm them, wherever the parser hangs 'for'."""
    first = first_joined(word)
    if first.dep_ == "pobj":
        return [first] if first.head.lower_ in ON and _penalties(first.head.head) else []
    laid = [c for t in (word, *_penalties(word)) for c in t.children if c.dep_ == "prep" and c.lower_ in ON]
    on = [g for c in laid for g in c.children if g.dep_ == "pobj" and g.lower_ not in NAMED_DAYS]
    return on if _penalties(word) else []


def _penalties(word: Token) -> list[Token]:
    """What is laid on somebody, as a word itself or as what it tells to be imposed."""
    things = (word, *(c for c in word.children if c.dep_ in {"dobj", "nsubjpass"}))
    return [t for t in things if t.pos_ == "NOUN" and lemma(t) in word_list("doers.penalties")]


def _thanked(word: Token) -> list[Token]:
    """'Expressed gratitude to Peru for sending boats': Peru sends them."""
    thanks = [word] if word.pos_ == "NOUN" else [c for c in word.children if c.dep_ == "dobj"]
    if not thanks or thanks[0].lemma_.lower() not in word_list("doers.thanks"):
        return []
    near = [thanks[0], thanks[0].head] if thanks[0].dep_ == "dobj" else thanks
    return [
        g for t in near for c in t.children if c.dep_ in {"prep", "dative"} and c.lower_ == "to"
        for g in c.children if g.dep_ == "pobj"
    ]  # fmt: skip


def antecedent(word: Token, verb: Token) -> Token:
    """A relative pronoun's noun; any other word is itself."""
    if word.lower_ in RELATIVE and word.tag_ in {"WDT", "WP", "WP$", "IN", "DT"}:
        clause = verb
        for _ in range(MAX_DEPTH):
            if clause.dep_ in {"relcl", "acl"}:
                return first_joined(clause.head) if _of_several(clause) else clause.head
            if clause.dep_ not in {"conj", "xcomp", "ccomp"}:
                break
            clause = clause.head
    return word


def _of_several(clause: Token) -> bool:
    """'Chad and Mali, which have both agreed': a verb in the plural behind the last of several."""
    single = clause.head.dep_ == "conj" and clause.head.tag_ in {"NN", "NNP"}
    plural = clause.tag_ == "VBP" or any(c.lower_ in {"are", "have", "were"} for c in clause.lefts)
    return single and plural


def direct_object(verb: Token, depth: int = 0) -> list[Token]:
    """The logical object's heads: to whom or what it is done."""
    if depth > MAX_JOINED:
        return []
    if is_passive(verb):
        if received_by(verb):
            return [c for c in verb.children if c.dep_ == "dobj"]
        own = [c for c in verb.children if c.dep_ in {"nsubjpass", "csubjpass"}]
        if own:
            return [antecedent(c, verb) for c in own]
        if verb.dep_ in {"acl", "relcl"}:
            return [verb.head]
        if verb.dep_ == "conj":  # 'was seized and jailed'; 'landed and was greeted'
            return (
                direct_object(verb.head, depth + 1)
                if is_passive(verb.head)
                else _surface_subject(verb.head, 1)
            )
        if verb.dep_ == "xcomp":
            return _surface_subject(verb.head, 1)
        return (
            _surface_subject(verb.head, 1) if verb.dep_ in {"advcl", "acomp"} else []
        )  # 'was alarmed by the raid'
    own = [c for c in verb.children if c.dep_ in {"dobj", "obj"}]
    if len(own) > 1 and received_by(verb):
        return own[1:]
    if own:
        return [antecedent(c, verb) for c in own]
    then = next((c for c in verb.rights if c.dep_ == "dep" and c.tag_ in {"VBD", "VBN"}), None)
    if then is not None and not any(
        c.dep_ in ACTIVE_SUBJECTS for c in then.children
    ):  # 'arrested then freed the editor'
        return direct_object(then, depth + 1)
    called = [o for c in verb.children if c.dep_ == "ccomp" for o in _called(c)]
    if called:
        return called
    if verb.dep_ == "relcl" and any(
        c.dep_ in ACTIVE_SUBJECTS and c.lower_ not in RELATIVE for c in verb.children
    ):
        return [] if any(c.dep_ in {"ccomp", "xcomp"} for c in verb.children) else [verb.head]
    for child in verb.children:  # 'condemned and rejected the plan'
        if (
            child.dep_ == "conj"
            and child.pos_ == "VERB"
            and not any(g.dep_ in ACTIVE_SUBJECTS for g in child.children)
            and not any(c.dep_ in {"prep", "ccomp", "xcomp"} for c in verb.children)
        ):
            return [g for g in child.children if g.dep_ == "dobj"]
    return []


def _called(clause: Token) -> list[Token]:
    """'Agreed what they called a truce': what it is called is what was agreed."""
    if clause.lemma_.lower() not in word_list("doers.calling") or not any(
        c.lower_ == "what" for c in clause.lefts
    ):
        return []
    return [c for c in clause.children if c.dep_ in {"oprd", "attr", "dobj"} and c.lower_ != "what"]


def light_subject(noun: Token, depth: int = 0) -> list[Token]:
    """Who carries out what a noun names: 'Iran launched an attack', 'Moscow is engaged in talks', 'the visit by X'."""
    if depth > MAX_DEPTH:
        return []
    head = noun.head
    while noun.dep_ == "conj" and head.pos_ in NOMINALS and head.i != noun.i:
        noun, head = head, head.head
    if (
        noun.dep_ == "pobj"
        and head.lower_ == "of"
        and lemma(head.head) in word_list("doers.parts") | word_list("doers.begun")
    ):
        return light_subject(head.head, depth + 1)  # 'launched a series of attacks'
    others = word_list("doers.blaming") | word_list("doers.recording")
    if noun.dep_ == "dobj" and lemma(head) in others:
        return []  # 'condemned the charges against Chad', 'documented arrests'
    if _crime_of_others(noun, head.head if noun.dep_ == "pobj" else head):
        return []
    if noun.dep_ in {"dobj", "attr", "oprd"}:
        return _surface_subject(head, depth + 1) if noun.dep_ != "dobj" else subject(head, depth + 1)
    if noun.dep_ == "nsubjpass":
        return subject(head, depth + 1)
    if noun.dep_ == "pobj" and head.head.pos_ in VERBS and head.lower_ in LIGHT_PREPOSITIONS:
        return [] if _of_others(noun, head) else _surface_subject(head.head, depth + 1)
    return []


def _crime_of_others(noun: Token, verb: Token) -> bool:
    """Whether it is another's crime that somebody tells of or deals with: 'arrested a man over the killing', 'solved the murder'; not 'ordered the murder'."""
    crime = lemma(noun)
    if crime in word_list("doers.crimes"):
        return lemma(verb) not in word_list("doers.committing")
    return crime in word_list("doers.killings") and lemma(verb) in word_list("doers.of_the_law")


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own, be it a clause or 'there'."""
    return any(c.dep_ in SUBJECTS_AND_DUMMIES for c in verb.children)


def in_protest(verb: Token) -> bool:
    """'Went on strike over the arrest', 'walked out in protest at it': it is what others did."""
    return any(
        t.lower_ in {"protest", "strike"} and t.dep_ == "pobj" and t.head.lower_ in {"in", "on"}
        for t in verb.subtree
    )


def _of_others(noun: Token, preposition: Token) -> bool:
    """Whether a noun behind a verb tells what others do: 'was fined for the raid', 'left in protest at it', 'the police arrested two after a protest'."""
    verb = lemma(preposition.head)
    before = preposition.nbor(-1).lower_ if preposition.i else ""
    if preposition.lower_ in {"at", "over"} and before in word_list("doers.aggrieved"):
        return True
    if preposition.lower_ in {"for", "over"} and verb in word_list("doers.judged"):
        return True
    if verb in word_list("doers.hurting") and is_passive(preposition.head):
        return True  # 'was shot in the raid'
    if preposition.lower_ in {"over", "at", "against", "about"} and in_protest(preposition.head):
        return True
    quelled = word_list("doers.punishing") | word_list("doers.quelling")
    return lemma(noun) in word_list("doers.of_crowds") and verb in quelled
