"""Did it happen, is it planned, conditional or denied, and how sure is the report of it?

Scope follows syntax: the act's own auxiliaries, negation and adverbs; the verb, adjective or noun that governs it; the
conjunction over its clause; for an act named by a noun, its adjectives, its preposition, and the verb that carries it.
Cannot answer yet: irony, numbers of probability, and what only the wider text tells ('the plan fell through').
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from spacy.tokens import Token

from dragoman.coding.findings import Finding, Said
from dragoman.knowledge.cues import Cue, Cues
from dragoman.records import CERTAINTIES, CertaintyLevel, Status

Sure = tuple[Finding[Status], Finding[CertaintyLevel]]

LONGEST = 200  # words of a clause that are searched for a question word
WINDOW = 3_000  # tokens between an act and the cue of a saying that may hold it
MAX_DEPTH = 12  # how many governors up the tree are heeded
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
CLAUSES = frozenset(
    {"xcomp", "ccomp", "csubj", "csubjpass", "pcomp", "advcl", "acl", "relcl", "dobj", "oprd", "parataxis"}
)
NOUNS = frozenset({"NOUN", "PROPN"})
VERBS = frozenset({"VERB", "AUX"})
COPULAR = frozenset({"acomp", "attr", "oprd", "advmod", "amod", "prep"})


@dataclass(frozen=True, slots=True)
class _View:
    """What is known of a word so far: the words each half rests on, and the rule."""

    status: str
    certainty: str
    status_words: tuple[Token, ...] = ()
    status_rule: str = "default"
    certainty_words: tuple[Token, ...] = ()
    certainty_rule: str = "default"

    def turn(self, status: str, word: Token, rule: str) -> "_View":
        return replace(self, status=status, status_words=(word, *self.status_words)[:4], status_rule=rule)

    def doubt(self, level: str, word: Token, rule: str) -> "_View":
        """The same, no surer than `level`."""
        if not level or CERTAINTIES.index(level) <= CERTAINTIES.index(self.certainty):
            return self
        return replace(
            self, certainty=level, certainty_words=(word, *self.certainty_words)[:4], certainty_rule=rule
        )


PLAIN = _View("happened", "certain")


def how_sure(trigger: Token, *, cues: Cues, sayings: Sequence[Said] = ()) -> Sure:
    """Whether the act at `trigger` happened, and how surely the report tells it.

    A speech act is judged itself: 'promised' is happened, what is promised is planned. Who says it lowers certainty
    only where nobody is named (`sayings` with how "unnamed" that hold the trigger).

    Returns:
        The status and the certainty, each with the characters of `doc.text` it rests on (none for a default).
    """
    view = _judge(trigger, cues, 0)
    first = bisect_left(sayings, trigger.i - WINDOW, key=lambda s: s.cue[0])
    last = bisect_left(sayings, trigger.i + WINDOW, key=lambda s: s.cue[0])
    for said in sayings[first:last]:
        inside = any(start <= trigger.i < end for start, end in said.content)
        if said.how == "unnamed" and inside and not said.cue[0] <= trigger.i < said.cue[1]:
            view = view.doubt("probable", trigger.doc[said.cue[0]], "unnamed")
    status, level = _settled(view)
    return (
        Finding(status, _spans(view.status_words), f"how_sure.{view.status_rule}"),
        Finding(level, _spans(view.certainty_words), f"how_sure.{view.certainty_rule}"),
    )


def factuality(trigger: Token, *, cues: Cues, sayings: Sequence[Said] = ()) -> float:
    """Status and certainty on the scale from -3 (did not happen) to +3 (happened)."""
    status, level = how_sure(trigger, cues=cues, sayings=sayings)
    return cues.scale[status.value, level.value]


def _settled(view: _View) -> tuple[Status, CertaintyLevel]:
    return view.status, view.certainty  # type: ignore[return-value]


def _spans(words: Iterable[Token]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted({(w.idx, w.idx + len(w)) for w in words}))


def _judge(token: Token, cues: Cues, depth: int) -> _View:
    """The view of a verb, noun or adjective: its own form, then what governs it."""
    if depth > MAX_DEPTH:
        return PLAIN
    if token.pos_ in NOUNS:
        return _judge_noun(token, cues, depth)
    own = _own(token, cues)
    return _governed(token, own, cues, depth)


# ── the act's own words ────────────────────────────────────────────────────────────────────────────────────────────


def _first_conjunct(token: Token) -> Token:
    """The conjunct that bears the auxiliaries a later one shares: 'will meet X and sign Y'."""
    steps = 0
    while token.dep_ == "conj" and token.head.pos_ in VERBS and steps < MAX_DEPTH:
        token, steps = token.head, steps + 1
    return token


def _own(token: Token, cues: Cues) -> _View:
    """What a verb's auxiliaries, negation, adverbs and tense say of it."""
    children = list(token.children)
    if token.dep_ == "conj" and not _finite_alone(token, children):
        children += [
            c
            for c in _first_conjunct(token).children
            if c.dep_ in {"aux", "auxpass", "neg"} and c.i < token.i
        ]
    words = {c.lower_ for c in children if c.dep_ in {"aux", "auxpass"}}
    view = _tense(token, children, words, cues)
    for child in children:
        view = _adverb(view, child, token, cues)
    return _marked(view, token, children, cues)


def _finite_alone(token: Token, children: list[Token]) -> bool:
    """Whether a conjunct stands on its own: a finite form, or one with a subject or auxiliaries of its own."""
    return token.tag_ in {"VBD", "VBZ", "VBP"} or any(
        c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"} for c in children
    )


def _tense(token: Token, children: list[Token], words: set[str], cues: Cues) -> _View:
    modal = next(
        (c for c in children if c.dep_ == "aux" and c.lower_ in cues.modals and c.tag_ != "TO"), None
    )
    perfect = token.tag_ == "VBN" and "have" in {cues.lemma(w) for w in words}
    if modal is not None and modal.tag_ == "MD":
        cue = cues.modals[modal.lower_]
        status = cue.perfect if perfect and cue.perfect else cue.status
        return PLAIN.turn(status, modal, f"modal.{cue.id}").doubt(cue.certainty, modal, f"modal.{cue.id}")
    be = next((c for c in children if c.dep_ in {"aux", "auxpass"} and cues.lemma(c.lower_) == "be"), None)
    if token.tag_ == "VBG" and be is not None:
        rule = "planned" if _time_ahead(token, cues) else "ongoing"
        return PLAIN.turn(rule, be, "progressive")
    if token.tag_ == "VBN" and "being" in words and len(words) > 1:
        return PLAIN.turn("ongoing", be or token, "progressive")
    if token.tag_ == "VBN" and be is not None and token.lower_ in cues.times["states"]:
        return PLAIN.turn("ongoing", be, "state")
    if token.tag_ == "VBG" and token.dep_ in {"acl", "ROOT"} and cues.lemma(token.lower_) not in cues.verbs:
        return PLAIN.turn("ongoing", token, "participle")
    if token.tag_ in {"VBZ", "VBP"}:
        ahead = _time_ahead(token, cues)
        if ahead is not None:
            return PLAIN.turn("planned", ahead, "present-ahead")
        if (
            cues.lemma(token.lower_) in cues.times["scheduled"]
            and (day := _day_beside(token, cues)) is not None
        ):
            return PLAIN.turn("planned", day, "present-ahead")
        if cues.lemma(token.lower_) in cues.times["stative"] and not words:
            return PLAIN.turn("ongoing", token, "stative")
    if (
        token.tag_ == "VB"
        and token.dep_ in {"ROOT", "conj", "ccomp"}
        and not words
        and not _has_subject(children)
    ):
        return PLAIN.turn("planned", token, "imperative").doubt("unknown", token, "imperative")
    return PLAIN


def _imperative(token: Token, children: list[Token], words: set[str]) -> bool:
    """A bare verb with no subject that heads a sentence, stands first in it, or has 'please' before it."""
    if any(c.lower_ == "please" for c in children) and token.tag_ in {"VB", "VBP"}:
        return True
    if (
        token.tag_ != "VB"
        or words - {"do"}
        or _has_subject(children)
        or any(c.tag_ == "TO" for c in children)
    ):
        return False
    if token.dep_ in {"ROOT", "conj", "ccomp", "dep", "parataxis"}:
        return bool(token.dep_ != "ccomp" or token.i < token.head.i or token.head.pos_ != "VERB")
    return bool(token.i == token.sent.start)


def _day_beside(token: Token, cues: Cues) -> Token | None:
    for child in token.children:
        for word in (child, *child.children):
            if word.lower_ in cues.times["days"]:
                return word
    return None


def _has_subject(children: Iterable[Token]) -> bool:
    return any(c.dep_ in SUBJECTS for c in children)


def _time_ahead(token: Token, cues: Cues) -> Token | None:
    """The word of a time to come beside a present tense: 'tomorrow', 'next week'."""
    for child in token.children:
        if child.lower_ in cues.times["future"]:
            return child
        inner = next((c for c in child.children if c.lower_ in cues.times["next"]), None)
        if inner is not None and _is_time(child, cues):
            return inner
    return None


def _is_time(token: Token, cues: Cues) -> bool:
    return cues.lemma(token.lower_) in cues.times["periods"] or token.lower_ in cues.times["days"]


def _adverb(view: _View, child: Token, token: Token, cues: Cues) -> _View:
    """Heed one dependent of the act: an adverb, a negation, a negative argument, a phrase of repetition."""
    low = child.lower_
    cue = cues.adverbs.get(low) if child.dep_ in {"advmod", "neg", "preconj", "npadvmod", "intj"} else None
    if cue is not None and cue.status == "denied":
        return _negate(view, child, cues)
    if cue is not None:
        if (
            cue.status
            and not (cue.present and token.tag_ not in {"VBZ", "VBP", "VBG"})
            and view.status in {"happened", "ongoing"}
        ):
            view = view.turn(cue.status, child, f"adverb.{cue.id}")
        return view.doubt(cue.certainty, child, f"adverb.{cue.id}")
    if child.dep_ == "det" and low in {"no", "neither"}:
        return _negate(view, child, cues)
    if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and _empty(child):
        return _negate(view, child, cues)
    if (
        child.dep_ in {"npadvmod", "prep", "dobj", "pobj"}
        and view.status in {"happened", "ongoing"}
        and _repeats(child, cues)
    ):
        return view.turn("recurring", child, "repeated")
    return view


def _negate(view: _View, word: Token, cues: Cues) -> _View:
    return view.turn("happened" if view.status == "denied" else "denied", word, "negation")


def _empty(token: Token) -> bool:
    """Whether an argument is none at all: 'no soldier', 'none of them', 'nobody'."""
    if token.lower_ in {"none", "nobody", "nothing", "neither"} or (
        token.lower_ == "no" and token.dep_ != "attr"
    ):
        return True
    return any(c.dep_ in {"det", "neg"} and c.lower_ in {"no", "neither"} for c in token.children)


def _repeats(token: Token, cues: Cues) -> bool:
    """Whether a phrase counts occasions: 'every week', 'several times', 'on three occasions'."""
    if token.dep_ == "prep":
        return any(_repeats(c, cues) for c in token.children if c.dep_ == "pobj")
    lemma = cues.lemma(token.lower_)
    before = {c.lower_ for c in token.children}
    if token.lower_ in cues.times["many"]:
        counted = (t for c in token.children if c.dep_ == "prep" for t in c.children)
        return any(cues.lemma(t.lower_) in cues.times["units"] for t in counted)
    if lemma in cues.times["units"]:
        return bool(before & cues.times["many"])
    return lemma in cues.times["periods"] and bool(before & cues.times["each"])


def _marked(view: _View, token: Token, children: list[Token], cues: Cues) -> _View:
    """Heed the conjunction over the act's clause, and an if-clause under the act."""
    shared = _first_conjunct(token).children if token.dep_ == "conj" else ()
    mark = next(
        (c for c in (*children, *shared) if c.dep_ in {"mark", "advmod"} and c.lower_ in cues.marks), None
    )
    if mark is not None and token.dep_ in {
        "advcl",
        "ccomp",
        "ROOT",
        "conj",
        "acl",
        "pcomp",
        "relcl",
        "csubj",
    }:
        cue = cues.marks[mark.lower_]
        if not cue.present or token.tag_ in {"VBZ", "VBP"}:
            if cue.status and view.status != "denied":
                view = view.turn(cue.status, mark, f"mark.{cue.id}")
            return view.doubt(cue.certainty, mark, f"mark.{cue.id}")
    if view.status in {"planned", "conditional"}:
        for clause in children:
            if clause.dep_ == "advcl" and (mark := _condition(clause, cues)) is not None:
                return view.turn("conditional", mark, "condition").doubt("possible", mark, "condition")
    asked = _question(token, children)
    return view.doubt("unknown", asked, "question") if asked is not None else view


def _question(token: Token, children: list[Token]) -> Token | None:
    """The word that makes a clause a question to be answered yes or no: an auxiliary before its subject, or '?'."""
    if token.dep_ not in {"ROOT", "ccomp", "conj"}:
        return None
    subject = next((c for c in children if c.dep_ in SUBJECTS), None)
    aux = next((c for c in children if c.dep_ in {"aux", "auxpass"}), token if token.pos_ == "AUX" else None)
    last = token.doc[token.sent.end - 1]
    if token.dep_ == "ROOT" and last.text == "?":
        return None if _wh_question(token) else last
    early = aux is not None and subject is not None and aux.i < subject.i and aux.i <= token.sent.start + 1
    if not early or aux is None or aux.tag_ not in {"VBP", "VBZ", "VBD", "MD"}:
        return None
    return None if _wh_question(token) else aux


def _condition(clause: Token, cues: Cues) -> Token | None:
    for child in clause.children:
        if (
            child.dep_ in {"mark", "advmod"}
            and child.lower_ in cues.marks
            and cues.marks[child.lower_].id == "if"
        ):
            return child
    return None


def _wh_question(token: Token) -> bool:
    return any(c.tag_ in {"WP", "WRB", "WDT", "WP$"} for c in islice(token.subtree, LONGEST))


# ── what governs the act ────────────────────────────────────────────────────────────────────────────────────────────


def _governed(token: Token, own: _View, cues: Cues, depth: int) -> _View:
    """The view of a verb after the word it depends on is heard."""
    top = _first_conjunct(token)
    if top != token and top.dep_ not in CLAUSES:
        if _finite_alone(token, list(token.children)):
            return own
        return _merge(own, _judge(top, cues, depth + 1)) if token.tag_ in {"VBG", "VBN"} else own
    if top.dep_ not in CLAUSES:
        return own
    head = top.head
    way = _complement(token, top)
    if top.dep_ == "pcomp":
        return (
            own
            if _has_subject(top.children) and way == "ing"
            else _after_preposition(own, head, way, cues, depth)
        )
    if top.dep_ == "relcl" and way == "inf" and any(c.tag_ == "TO" for c in top.children):
        return _uncued(own, token, top, head, way, cues, depth)
    if top.dep_ == "relcl" or (
        top.dep_ == "advcl" and (way == "that" or any(c.dep_ == "mark" for c in top.children))
    ):
        return own
    if top.dep_ == "advcl" and not _adjoins(top, head):
        return _uncued(own, token, top, head, way, cues, depth)
    if top.dep_ == "csubj" and way == "ing":
        return own.doubt("possible", top, "gerund")
    if top.dep_ == "acl" and way != "inf" and head.pos_ in NOUNS and way != "that":
        return own
    found = _cue_of(head, "", way, cues)
    if found is None and cues.lemma(head.lower_) == "be":
        for child in head.children:
            if child.dep_ in {"acomp", "attr"} and (found := _cue_of(child, "", way, cues)) is not None:
                head = child
                break
    if found is not None:
        return _apply(own, found, head, top, way, cues, depth)
    return _uncued(own, token, top, head, way, cues, depth)


def _adjoins(gerund: Token, head: Token) -> bool:
    """Whether a gerund follows its verb (and the verb's particle) at once, as its object: 'ruled out sending'."""
    between = gerund.doc[head.i + 1 : gerund.i]
    return (
        gerund.tag_ == "VBG"
        and head.i < gerund.i
        and all(w.dep_ in {"prt", "neg", "advmod"} for w in between)
    )


def _complement(token: Token, top: Token) -> str:
    """How a clause stands: inf, ing, that (finite), done (participle)."""
    for verb in (token, top):
        if any(c.tag_ == "TO" and c.dep_ == "aux" for c in verb.children):
            return "inf"
    if any(c.tag_ == "MD" for c in top.children) or token.tag_ in {"VBD", "VBZ", "VBP"}:
        return "that"
    finite = any(
        c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "VBZ", "VBP", "MD"} for c in token.children
    )
    if finite:
        return "that"
    return {"VBG": "ing", "VB": "inf", "VBN": "done"}.get(token.tag_, "that")


def _cue_of(head: Token, link: str, way: str, cues: Cues) -> Cue | None:
    """The governor cue of a head that takes such a complement; `link` is the preposition between, or ""."""
    lemma = cues.lemma(head.lower_)
    if head.pos_ in VERBS or head.tag_.startswith("V"):
        kinds = ("p", "a", "v") if _passive(head) else ("v", "a")
        particle = next((c.lower_ for c in head.children if c.dep_ == "prt"), "")
    else:
        kinds, particle = (("n", "a") if head.pos_ in NOUNS else ("a", "n", "v")), ""
    stem = f"{lemma}_{particle}" if particle else lemma
    keys = [f"{stem}_{link}"] if link else [_exact(head), stem]
    for kind in kinds:
        for key in keys:
            for cue in cues.governors.get(f"{kind}:{key}", ()):
                if not cue.takes or way in cue.takes or (way in {"done", "subj"} and "inf" in cue.takes):
                    return cue
    return None


def _exact(head: Token) -> str:
    """The key of a word in just this form before just that word: '=used_to'."""
    after = head.doc[head.i + 1].lower_ if head.i + 1 < len(head.doc) else ""
    return f"={head.lower_}_{after}"


def _passive(verb: Token) -> bool:
    if verb.tag_ != "VBN":
        return False
    return (
        verb.dep_ in {"acl", "amod"}
        or any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)
        or not any(c.dep_ == "aux" for c in verb.children)
    )


def _apply(own: _View, cue: Cue, head: Token, act: Token, way: str, cues: Cues, depth: int) -> _View:
    """The act's view under a governor cue: the governor's own view, and what the cue makes of it."""
    over = _judge_head(head, cues, depth + 1)
    rule = f"governor.{cue.id}"
    negated = over.status == "denied"
    had = (
        way != "that"
        and act.tag_ == "VBN"
        and any(cues.lemma(c.lower_) == "have" for c in act.children if c.dep_ == "aux")
    )
    status = cue.status
    if status == "planned" and (had or (way == "that" and own.status == "happened" and cue.id in {"expect"})):
        status = "own"
    if negated:
        status = cue.negated or ("own" if cue.status == "own" and way == "that" else "denied")
    elif status == "same":
        status = over.status
    if status == "own" or (way == "that" and status == "planned" and own.status in {"denied", "conditional"}):
        status = own.status
    if own.status == "denied" and way != "that":
        status = "happened" if status == "denied" else "denied"
    view = replace(own, status=status)
    if status != own.status or cue.status == "planned":
        view = view.turn(status, head, rule)
    level = (cue.negated_certainty or over.certainty) if negated else cue.certainty
    return view.doubt(level, head, rule).doubt(over.certainty, head, rule)


def _judge_head(head: Token, cues: Cues, depth: int) -> _View:
    """The view of a governor; an adjective or noun after a copula takes the copula's."""
    if depth > MAX_DEPTH:
        return PLAIN
    if head.pos_ in VERBS:
        return _judge(head, cues, depth)
    view = PLAIN
    for child in head.children:
        if child.dep_ in {"neg", "det", "advmod"}:
            view = _adverb(view, child, head, cues)
    if head.dep_ in COPULAR and head.head.pos_ in VERBS:
        return _merge(view, _own(head.head, cues))
    if view.status != "denied" and head.pos_ in NOUNS and head.dep_ in {"dobj", "nsubjpass", "nsubj"}:
        over = _own(head.head, cues)
        return _merge(view, over) if over.status == "denied" and head.dep_ != "nsubj" else view
    return view


def _merge(inner: _View, outer: _View) -> _View:
    """An act within another's scope: the outer's status unless it merely happened, and the less sure of the two."""
    view = inner
    if outer.status != "happened":
        status = outer.status
        if inner.status == "denied":
            status = "happened" if outer.status == "denied" else "denied"
        view = replace(view, status=status, status_words=outer.status_words, status_rule=outer.status_rule)
    if CERTAINTIES.index(outer.certainty) > CERTAINTIES.index(view.certainty):
        view = replace(
            view,
            certainty=outer.certainty,
            certainty_words=outer.certainty_words,
            certainty_rule=outer.certainty_rule,
        )
    return view


def _uncued(own: _View, token: Token, top: Token, head: Token, way: str, cues: Cues, depth: int) -> _View:
    """A clause under a word that no cue knows."""
    if way == "that":
        return own
    if way == "inf" and cues.lemma(head.lower_) == "be" and top.dep_ in {"xcomp", "ccomp"}:
        return _merge(own.turn("planned", head, "be-to"), _own(head, cues))
    if way == "inf" and any(c.tag_ == "TO" for c in top.children):
        rule = "purpose" if top.dep_ == "advcl" else "infinitive"
        if top.dep_ == "advcl" and head.pos_ in VERBS and own.status != "denied":
            over = _judge(head, cues, depth + 1)
            sure = "certain" if cues.lemma(token.lower_) in cues.verbs else "probable"
            return _merge(own, over).doubt(sure, top, rule)
        return own.turn("denied" if own.status == "denied" else "planned", top, rule).doubt(
            "probable", top, rule
        )
    if (
        head.pos_ in VERBS
        and top.dep_ in {"advcl", "xcomp", "ccomp", "dobj", "oprd"}
        and way in {"ing", "done", "inf"}
    ):
        return _merge(own, _judge(head, cues, depth + 1))
    return own


def _after_preposition(own: _View, prep: Token, way: str, cues: Cues, depth: int) -> _View:
    """A gerund under a preposition: 'without meeting', 'accused of bombing', 'plans for leaving'."""
    cue = _preposition_cue(prep, way, cues)
    if cue is not None:
        return own.turn(cue.status, prep, f"preposition.{cue.id}").doubt(
            cue.certainty, prep, f"preposition.{cue.id}"
        )
    head = prep.head
    found = _cue_of(head, prep.lower_, way, cues)
    if found is not None:
        return _apply(own, found, head, prep, way, cues, depth)
    if prep.lower_ in {"by", "with", "in", "before", "after", "while", "when", "upon"} and head.pos_ in VERBS:
        over = _judge(head, cues, depth + 1)
        return _merge(own, over) if over.status in {"planned", "conditional"} else own
    return own


def _preposition_cue(prep: Token, way: str, cues: Cues) -> Cue | None:
    """The cue of a preposition, simple ('without') or joined ('ahead of', 'in the event of')."""
    names = [prep.lower_, f"{prep.head.lower_}_{prep.lower_}"]
    if prep.head.dep_ == "pobj":
        names.append(f"{prep.head.head.lower_}_{prep.head.lower_}_{prep.lower_}")
    for name in names:
        cue = cues.prepositions.get(name)
        if cue is not None and (not cue.takes or way in cue.takes):
            return cue
    return None


# ── an act named by a noun ──────────────────────────────────────────────────────────────────────────────────────────


def _judge_noun(token: Token, cues: Cues, depth: int) -> _View:
    view = PLAIN
    denied = False
    for child in token.children:
        low = child.lower_
        cue = (
            cues.adjectives.get(low)
            if child.dep_ in {"amod", "compound", "det", "nmod", "advmod", "neg"}
            else None
        )
        if cue is not None:
            denied = denied or cue.status == "denied"
            if cue.status:
                view = view.turn(cue.status, child, f"adjective.{cue.id}")
            view = view.doubt(cue.certainty, child, f"adjective.{cue.id}")
        elif child.dep_ in {"acl", "relcl", "amod"} and child.i > token.i:
            view = _noun_clause(view, child, cues, depth)
    ahead = _time_ahead(token, cues)
    if ahead is not None and view is PLAIN:
        view = view.turn("planned", ahead, "noun-ahead")
    view = _noun_governed(token, view, denied, cues, depth)
    if view.status_rule == "default" and _lasts(token, cues):
        return view.turn("ongoing", token, "lasting")
    return view


def _lasts(token: Token, cues: Cues) -> bool:
    """Whether a noun names what goes on until told otherwise ('their support', 'the war'), and no verb carries it."""
    if cues.lemma(token.lower_) not in cues.times["lasting"]:
        return False
    if any(c.lower_ in cues.times["past"] for c in token.children):
        return False
    head = token.head
    carried = head.pos_ in VERBS and (_carries(head, "object", cues) or _carries(head, "subject", cues))
    return not carried


def _noun_clause(view: _View, clause: Token, cues: Cues, depth: int) -> _View:
    """'talks due to start', 'talks scheduled for May', 'talks to be held', 'a visit that will take place'."""
    if (
        clause.dep_ == "acl"
        and any(c.tag_ == "TO" for c in clause.children)
        and _carries(clause, "object", cues)
    ):
        return view.turn("planned", clause, "noun-to-be")
    cue = _cue_of(clause, "", "inf", cues)
    if cue is not None and cue.status in {"planned", "denied"} and clause.dep_ in {"acl", "amod"}:
        return view.turn(cue.status, clause, f"governor.{cue.id}").doubt(
            cue.certainty, clause, f"governor.{cue.id}"
        )
    if clause.dep_ == "relcl" and (_carries(clause, "object", cues) or _carries(clause, "subject", cues)):
        over = _own(clause, cues)
        return _merge(view, over) if over.status in {"planned", "denied", "recurring"} else view
    return view


def _carries(verb: Token, way: str, cues: Cues) -> bool:
    stem = cues.lemma(verb.lower_)
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    return stem in cues.carriers[way] or f"{stem}_{particle}" in cues.carriers[way]


def _noun_governed(token: Token, view: _View, denied: bool, cues: Cues, depth: int) -> _View:
    if view.status_rule == "default" and _told(token, cues):
        return view
    top, steps = token, 0
    while top.dep_ == "conj" and steps < MAX_DEPTH:
        top, steps = top.head, steps + 1
    head = top.head
    if top.dep_ in {"dobj", "nsubjpass", "dative", "oprd"} and head.pos_ in VERBS:
        return _under_verb(view, head, denied, "object", cues, depth)
    if top.dep_ in {"nsubj", "attr"} and head.pos_ in VERBS:
        return _as_subject(view, head, denied, cues, depth)
    if top.dep_ == "pobj":
        return _noun_after_preposition(view, head, denied, cues, depth)
    if top.dep_ in {"compound", "nmod", "poss", "amod"} and head.pos_ in NOUNS:
        cue = next(iter(cues.governors.get(f"n:{cues.lemma(head.lower_)}", ())), None)
        if cue is not None and cue.status in {"planned", "denied"}:
            return _apply(view, cue, head, token, "noun", cues, depth)
    return view


def _told(token: Token, cues: Cues) -> bool:
    """Whether a noun is itself a saying or a resolve that somebody made: 'Togo's request', 'the decision'."""
    if f"n:{cues.lemma(token.lower_)}" not in cues.governors or token.dep_ not in {"dobj", "pobj"}:
        return False
    return any(
        c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in {"the", "this", "that"}) for c in token.children
    )


def _under_verb(view: _View, verb: Token, denied: bool, way: str, cues: Cues, depth: int) -> _View:
    cue = _cue_of(verb, "", "noun", cues)
    if cue is not None and cue.status not in {"same"}:
        return _apply(view, cue, verb, verb, "noun", cues, depth)
    if _carries(verb, way, cues) or cue is not None:
        over = _judge(verb, cues, depth + 1)
        return view if denied and over.status == "denied" else _merge(view, over)
    return view


def _as_subject(view: _View, verb: Token, denied: bool, cues: Cues, depth: int) -> _View:
    """'Talks took place', 'talks are due', 'an attack is possible', 'there was no attack'."""
    for child in verb.children:
        if child.dep_ in {"acomp", "xcomp"} and cues.lemma(verb.lower_) == "be":
            cue = _cue_of(child, "", "noun", cues) or _cue_of(child, "", "inf", cues)
            if cue is not None:
                return _apply(view, cue, child, verb, "noun", cues, depth)
    if _carries(verb, "subject", cues):
        over = _judge(verb, cues, depth + 1)
        return view if denied and over.status == "denied" else _merge(view, over)
    return view


def _noun_after_preposition(view: _View, prep: Token, denied: bool, cues: Cues, depth: int) -> _View:
    cue = _preposition_cue(prep, "noun", cues)
    if cue is not None and cue.status != "planned":
        return view.turn(cue.status, prep, f"preposition.{cue.id}").doubt(
            cue.certainty, prep, f"preposition.{cue.id}"
        )
    if cue is not None:
        return (
            view.turn("planned", prep, f"preposition.{cue.id}")
            if view.status in {"happened", "planned"}
            else view
        )
    head = prep.head
    found = _cue_of(head, prep.lower_, "noun", cues)
    if found is not None and found.status != "same":
        return _apply(view, found, head, prep, "noun", cues, depth)
    if found is not None or f"{cues.lemma(head.lower_)}_{prep.lower_}" in cues.carriers["through"]:
        over = _judge_head(head, cues, depth + 1)
        return view if denied and over.status == "denied" else _merge(view, over)
    return view
