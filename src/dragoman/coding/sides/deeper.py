"""Which party stands deeper in what an act says, where none of its own slots names one?

'Objected to any invitation being extended to the party': goes down from what is said, from the object, and from the act's own word,
and takes the first party that can be the other side. What an act is only about, who tells of it, where it happens, whose good it
is for, and what lies more than a clause away is none. It knows no meaning of verbs but those few lists.
"""

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from dragoman.coding.findings import FORCE, SPEECH, Act, Mention
from dragoman.coding.sides.implied import forces, is_known, marks, other
from dragoman.coding.sides.slots import colours, founded
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import BODIES, CROWDS_AND_FIRMS, MEETING_BODIES
from dragoman.reading.beside import BESIDE, is_beside
from dragoman.reading.doers import direct_object
from dragoman.reading.joined import conjuncts, first_joined
from dragoman.reading.labels import VERBS
from dragoman.reading.lemmas import lemma

LOCATIVE = frozenset("in at near across inside outside around throughout within off".split())
NOT_BELOW = frozenset({"conj", "parataxis"})
MEDIUM = frozenset("about regarding concerning via through alongside beside besides unlike".split())
ASIDE = BESIDE | frozenset("when if because although though whereas unless once where".split())
CLAUSAL = frozenset({"ccomp", "acl", "relcl", "advcl", "pcomp", "xcomp", "csubj"})
TOWARDS = frozenset("against to into toward towards at near before for".split())
FRIENDLY = frozenset({"SUPPORT", "COOPERATE", "AID", "AGREE"})
ADDRESSING = frozenset({"ACCUSE", "REQUEST", "THREATEN"})  # of which the object is the other side
TOGETHER = frozenset({"join", "accompany"})  # 'joined Chad in condemning the raid'
BETWEEN_POWERS = frozenset({"SUPPORT", "AGREE", "REJECT", "CONSULT", "COOPERATE"})
NOMINATIVE = frozenset({"he", "she", "they", "him", "her", "them"})
MAX_WORDS = 60  # of a clause that is searched
MAX_CLAUSES = 1  # that may lie between where the search begins and the party


def within(
    act: Act,
    doc: Doc,
    mentions: Mapping[int, Mention],
    own: frozenset[str],
    tellers: frozenset[int] = frozenset(),
) -> tuple[Mention, ...]:
    """The first party, other than the acting side, in what an act says, in its fillers, then in its clause.

    Args:
        act: an act with no target among its slots.
        doc: the parsed text.
        mentions: resolved mentions by head token.
        own: countries, or else sectors, of the acting side.
        tellers: words of who tells of the act.
    """
    trigger = doc[act.trigger]
    if act.type in ADDRESSING and any(_nobody_known(t, mentions) for t in direct_object(trigger)):
        return ()
    if act.type == "REQUEST" and any(_at_large(doc[i], mentions) for i in act.targets):
        return ()
    if act.type == "ACCUSE" and any(_somebody(doc[i], mentions) for i in act.targets):
        return ()
    roots = [*(doc[i] for i in act.targets), *direct_object(trigger)]
    roots += [doc[act.says]] if act.says is not None and not _blamed_for(doc[act.says], act) else []
    searched = [
        *(_below(r, r, act) for r in roots),
        (t for t in _below(trigger, trigger, act) if t.i > trigger.i),
        _bodies_behind(trigger, mentions),
    ]
    for words in searched:
        found = _first_party((w for w in words if w.i not in tellers), mentions, own, act, trigger)
        if found is not None:
            return found
    return ()


def _nobody_known(token: Token, mentions: Mapping[int, Mention]) -> bool:
    """'Accused his predecessors of it', 'urged our partners to help': the other side, of whom nothing is known."""
    mention = mentions.get(token.i)
    if mention is None or mention.kind != "role" or any(is_known(a) for a in mention.actors):
        return False
    return not any(c.dep_ == "appos" and c.i in mentions for c in token.children)  # 'its ally, Peru'


def _at_large(token: Token, mentions: Mapping[int, Mention]) -> bool:
    """'Called on neighbouring states to stop arming rebels': the states at large, not the rebels."""
    return (
        token.i not in mentions
        and token.tag_ == "NNS"
        and lemma(token) in word_list("untold.states_at_large")
    )


def _somebody(token: Token, mentions: Mapping[int, Mention]) -> bool:
    """'They', of whom nobody knows who they are: '"They robbed the people of Chad", Soto said'."""
    mention = mentions.get(token.i)
    known = mention is not None and bool(mention.actors)
    return token.lower_ in NOMINATIVE and not known


def _below(token: Token, root: Token, act: Act) -> Iterator[Token]:
    """A word and what hangs on it, in text order, without places, topics, far clauses, and what is told beside it."""
    words = [t for t in token.subtree if t.i == root.i or not _left_out(t, root, act)]
    return iter(words[:MAX_WORDS])


def _left_out(token: Token, root: Token, act: Act) -> bool:
    clauses = 0
    while token.i != root.i:
        clauses += token.dep_ in CLAUSAL
        if clauses > MAX_CLAUSES or _another_clause(token, root, act) or _beside_the_point(token):
            return True
        token = token.head
    return False


def _another_clause(token: Token, root: Token, act: Act) -> bool:
    """Whether a word opens or stands in a clause that tells of something else than the act."""
    if token.dep_ in NOT_BELOW and token.pos_ in VERBS:
        return True
    if token.dep_ == "relcl" and (root.pos_ == "VERB" or token.head.i != root.i):
        return True
    if token.dep_ == "acl" and lemma(token) in word_list("deeper.charging"):
        return True  # 'extradited a man suspected of spying for Chad'
    if token.dep_ == "nsubj" and lemma(token.head) in word_list(
        "deeper.tellers"
    ):  # 'the town, which Chad said it held'
        return True
    if act.type in FORCE and token.lower_ == "with":
        return any(lemma(c) in word_list("deeper.helping") for c in token.children)  # 'with the help of Chad'
    if token.dep_ == "nsubj" and token.head.dep_ == "relcl" and act.type in FORCE:
        return True  # 'the strike that Soto ordered'
    if _blamed_for(token, act):
        return True
    told = token.dep_ == "ccomp" or (token.dep_ == "acl" and any(c.lower_ == "that" for c in token.lefts))
    if told and (act.type not in SPEECH or act.type == "SUPPORT"):  # 'gave proof that Chad was behind it'
        return True
    if token.dep_ == "pobj" and token.head.dep_ == "agent" and act.type in FORCE:
        return bool(token.head.head.dep_ == "acl")  # 'an assault backed by Chad'
    if token.dep_ != "advcl" or (act.type == "THREATEN" and any(c.lower_ == "if" for c in token.lefts)):
        return False  # 'threatened to strike if Chad attacked'
    return any(c.lower_ in ASIDE for c in token.lefts)


def _blamed_for(token: Token, act: Act) -> bool:
    """Whether a clause tells what is blamed, and so whom it hurts: 'slammed donors for abandoning Chad', 'accused a ship of nearing Chad'."""
    return act.type == "ACCUSE" and token.dep_ == "pcomp" and token.head.lower_ in {"for", "of"}


def _beside_the_point(token: Token) -> bool:
    """Whether a word opens what tells where, about what, or by whose words: 'in Chad', 'a debate on Chad', 'according to Chad'."""
    if (token.dep_ == "poss" or token.lower_ == "of") and lemma(token.head) in word_list("findings.suffered"):
        return True
    if token.lower_ == "of" and lemma(token.head) in word_list("findings.invaded"):
        return True
    if _whose_rules(token):
        return True
    if token.lower_ == "according" or is_beside(token):
        return True
    if token.dep_ == "mark":
        return token.lower_ in LOCATIVE | BESIDE
    if token.dep_ != "prep":
        return False
    over = lemma(token.head)
    if over in word_list("deeper.borders") or token.lower_ in LOCATIVE | BESIDE | MEDIUM:
        return True
    if over in word_list("deeper.attacks") and token.lower_ in {"on", "against"}:  # who is hit by it
        return True
    if token.lower_ in {"on", "upon"} and over not in word_list("deeper.burdens"):
        return any(c.dep_ == "pobj" for c in token.children)
    return over in word_list("deeper.leaving") and (token.lower_ == "from" or over == "out")


def _whose_rules(token: Token) -> bool:
    """Whether a word opens what was broken: 'a breach of UN resolutions'."""
    return token.lower_ == "of" and lemma(token.head) in word_list("deeper.broken")


def _bodies_behind(trigger: Token, mentions: Mapping[int, Mention]) -> Iterator[Token]:
    """Bodies above states, which act where they meet: 'abstained at the union's summit'."""
    for token in trigger.subtree:
        mention = mentions.get(token.i)
        if (
            token.i > trigger.i
            and mention is not None
            and any(a.sector in MEETING_BODIES for a in mention.actors)
            and not _of_another(token, trigger)
            and not only_where(token)
        ):
            yield token


def only_where(token: Token) -> bool:
    """Whether a body is named by its town, and that is where something happens: 'would not meet in Brussels'."""
    return token.ent_type_ == "GPE" and token.dep_ == "pobj" and token.head.lower_ in LOCATIVE


def _of_another(token: Token, trigger: Token) -> bool:
    """Whether a word hangs on a verb joined to the act's, or far below: 'was welcomed and will be monitored by the UN'."""
    clauses = 0
    while token.i != trigger.i and token.head.i != token.i:
        if token.dep_ in NOT_BELOW and token.pos_ in VERBS:
            return True
        if _whose_rules(token) or (token.dep_ == "prep" and token.lower_ in {"under", "on", *MEDIUM}):
            return True
        clauses += token.dep_ in CLAUSAL
        token = token.head
    return clauses > MAX_CLAUSES + 1


def _first_party(
    words: Iterator[Token], mentions: Mapping[int, Mention], own: frozenset[str], act: Act, trigger: Token
) -> tuple[Mention, ...] | None:
    """The first that can be the other side; none at all where somebody is meant of whom nobody knows who it is; None: look on."""
    taken = {*act.sources, act.trigger}
    taken |= _telling_who_acts(act, trigger.doc)
    if act.type == "MOBILIZE" or lemma(trigger) in TOGETHER:  # the troops that are sent; who is joined
        taken |= {t.i for t in direct_object(trigger)}
    for token in words:
        mention = mentions.get(token.i)
        if mention is None or token.i in taken or colours(token) or founded(token):
            continue
        if act.type in FRIENDLY and _against(token, trigger):
            continue
        if mention.kind == "pronoun" and not mention.actors and token.lower_ in NOMINATIVE:
            if token.dep_ in {"dobj", "pobj", "dative"}:
                return ()
            continue
        if not other(mention, own) or not _can_be_side(token, mention, mentions, own, act):
            continue
        listed = (mentions.get(t.i) for t in conjuncts(token))
        return tuple(m for m in listed if m is not None and other(m, own))
    return None


def _telling_who_acts(act: Act, doc: Doc) -> set[int]:
    """The words that tell whose they are who act, or where they are posted: 'calls by the nurses' union', 'by Fiji's envoy to Peru'."""
    words = [c for i in act.sources for c in doc[i].children]
    posted = (c for c in words if c.lower_ == "to" and c.dep_ == "prep")
    before = {c.i for c in words if c.i < c.head.i}
    return before | {t.i for c in posted for t in c.subtree}


def _can_be_side(
    token: Token, mention: Mention, mentions: Mapping[int, Mention], own: frozenset[str], act: Act
) -> bool:
    """Whether a party that stands deeper can be the other side of an act of this type."""
    actors = mention.actors
    moved = token.dep_ == "dobj" and lemma(token.head) in word_list(
        "deeper.leaving"
    )  # 'agreed to withdraw troops'
    if (moved or lemma(token) in word_list("deeper.things")) and not any(a.country for a in actors):
        return False
    if mention.rule in {"who.named", "who.person"} and not any(a.country or a.sector for a in actors):
        return False  # of whom a name is all that is known
    if act.type == "AGREE" and any(forces(a) for a in actors):
        return False
    if act.type == "MOBILIZE" and not _met_by_troops(token):
        return False
    if act.type in BETWEEN_POWERS and all(a.sector in CROWDS_AND_FIRMS for a in actors):
        return False
    if act.type == "ACCUSE" and token.dep_ == "poss" and all(a.sector == "CVL" for a in actors):
        return False  # 'evictions of families from their homes'
    if act.type == "ACCUSE" and all(a.sector == "CVL" and a.country in own for a in actors):
        return False  # 'the Chadian senate condemned statements concerning Chadians'
    if act.type in FORCE:
        return True
    known = any(a.country or a.name or a.sector in BODIES for a in actors)
    if not known and any(c.lower_ in {"a", "an", "another"} for c in token.lefts):
        return False  # 'the creation of a tribunal'
    return not _own_thing(token, mention, mentions, own)


def _against(token: Token, trigger: Token) -> bool:
    """Whether what a friendly act is about is done to somebody, not for him: 'backed the fight against Chad', 'agreed to deter Chad'."""
    while token.i != trigger.i and token.head.i != token.i:
        over = token.head
        if token.dep_ == "pobj" and (
            over.lower_ == "against" or lemma(over.head) in word_list("deeper.burdens")
        ):
            return True
        if (
            token.dep_ == "dobj"
            and over.i != trigger.i
            and (lemma(over) in word_list("deeper.hostile") or lemma(over) in word_list("deeper.fighting"))
        ):
            return True
        token = over
    return False


def _met_by_troops(token: Token) -> bool:
    """Whether troops are sent to or against somebody: 'moved towards Chad', 'sent to fight the rebels', but not 'to guard Chad'."""
    token = first_joined(token)
    if token.dep_ == "pobj":
        return token.head.lower_ in TOWARDS
    return token.dep_ == "dobj" and lemma(token.head) in word_list("deeper.fighting")


def _own_thing(token: Token, mention: Mention, mentions: Mapping[int, Mention], own: frozenset[str]) -> bool:
    """'His party', 'their insurgency': of the acting side; but not 'her counterparts'."""
    if any(a.name for a in mention.actors) or mention.rule.endswith(("counterpart", "group", "they")):
        return False
    owners = [mentions[c.i] for c in token.lefts if c.dep_ == "poss" and c.i in mentions]
    return any(o.actors and all(own & marks(a) for a in o.actors) for o in owners)
