"""What do an act's auxiliaries, negation, adverbs, tense and conjunction say of it?"""

from collections.abc import Iterable
from itertools import islice

from spacy.tokens import Token

from dragoman.coding.how_sure.view import MAX_DEPTH, PLAIN, View
from dragoman.knowledge.cues import Cues
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.grammar import not_only
from dragoman.reading.labels import FINITE, SUBJECTS_AND_DUMMIES, VERBS
from dragoman.reading.lemmas import lemma

LONGEST = 200  # words of a clause that are searched for a question word
BEFORE_IMPERATIVES = frozenset(
    "advmod punct cc intj advcl prep npadvmod meta dep aux neg preconj ccomp parataxis".split()
)  # what may stand before a command
PRESENT = frozenset({"VBP", "VBZ"})
UNTIL = frozenset({"until", "till"})
AGAIN = frozenset({"again", "time", "over"})
SINGLE = frozenset({"a", "an", "one", "single"})  # 'not a shot was fired'


def own_form(token: Token, cues: Cues) -> View:
    """What a verb's auxiliaries, negation, adverbs and tense say of it."""
    children = list(token.children)
    if token.dep_ == "conj" and not finite_alone(token, children):
        children += [
            c for c in first_conjunct(token).children if c.dep_ in {"aux", "auxpass", "neg"} and c.i < token.i
        ]
    words = {c.lower_ for c in children if c.dep_ in {"aux", "auxpass"}}
    view = _tense(token, children, words, cues)
    for child in children:
        view = adverb(view, child, token, cues)
    nor = _nor_before(token, children)
    if nor is not None:
        view = _negate(view, nor)
    return _marked(view, token, children, cues)


def by_paper(token: Token) -> bool:
    """'Issued a decree banning the march': what a paper does is done when it is made."""
    paper = token.head
    made = paper.dep_ in {"dobj", "nsubjpass"} and lemma(paper.head) in word_list("form.issuing")
    return made and lemma(paper) in word_list("doers.papers") | word_list("form.laws")


def _followed(token: Token) -> bool:
    """'In response to Chad firing a rocket': what something follows was done, though the parser takes it to describe who did it."""
    if token.dep_ != "acl" or token.i == 0:
        return False
    doer = token.nbor(-1)
    link = doer.head
    follows = link.lower_ in word_list("form.following") or lemma(link.head) in word_list("form.answers")
    return doer.tag_ in {"NNP", "NNPS"} and doer.dep_ == "pobj" and follows


def finite_alone(token: Token, children: list[Token]) -> bool:
    """Whether a conjunct stands on its own: a finite form, or one with a subject or auxiliaries of its own."""
    return token.tag_ in FINITE or any(c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"} for c in children)


def first_conjunct(token: Token) -> Token:
    """The conjunct that bears the auxiliaries a later one shares: 'will meet X and sign Y'."""
    steps = 0
    while token.dep_ == "conj" and token.head.pos_ in VERBS and steps < MAX_DEPTH:
        token, steps = token.head, steps + 1
    return token


def _tense(token: Token, children: list[Token], words: set[str], cues: Cues) -> View:
    modal = next(
        (c for c in children if c.dep_ == "aux" and c.lower_ in cues.modals and c.tag_ != "TO"), None
    )
    perfect = token.tag_ == "VBN" and "have" in {cues.lemma(w) for w in words}
    if modal is not None and modal.tag_ == "MD":
        cue = cues.modals[modal.lower_]
        if cue.id == "would" and not perfect and lemma(token) in word_list("form.wishing"):
            return PLAIN.turn("ongoing", modal, "stative")
        if cue.id in {"will", "would"} and lemma(token) in word_list("form.going_on"):
            return PLAIN.turn("ongoing", token, f"modal.{cue.id}")
        if not perfect and _says_it(token, children):
            return PLAIN
        status = cue.perfect if perfect and cue.perfect else cue.status
        return PLAIN.turn(status, modal, f"modal.{cue.id}").doubt(cue.certainty, modal, f"modal.{cue.id}")
    be = next((c for c in children if c.dep_ in {"aux", "auxpass"} and cues.lemma(c.lower_) == "be"), None)
    if token.tag_ == "VBG" and be is not None:
        ahead = time_ahead(token, cues) or (be.tag_ in PRESENT and _about_to(token, cues))
        return PLAIN.turn("planned" if ahead else "ongoing", be, "progressive")
    if token.tag_ == "VBN" and "being" in words and len(words) > 1:
        return PLAIN.turn("ongoing", be or token, "progressive")
    if token.tag_ == "VBN" and be is not None and token.lower_ in cues.times["states"]:
        entered = (token.lower_ in cues.times["entered"] and be.tag_ in {"VBD", "VBN"}) or (
            token.lower_ in cues.times["busy"] and be.tag_ == "VBD"
        )
        return PLAIN if entered and not _lasts(token, cues) else PLAIN.turn("ongoing", be, "state")
    stands = token.tag_ == "VBN" and token.dep_ == "acl" and token.lower_ in cues.times["states"]
    since = _since(token, cues) if perfect or stands or (token.tag_ == "VBG" and words) else None
    if since is not None and not (since.lower_ == "since" and _done_with(token, cues)):
        return PLAIN.turn("ongoing", since, f"lasts-{since.lower_}")
    if perfect and token.tag_ == "VBN" and (length := _length(token, cues)) is not None:
        return PLAIN.turn("ongoing", length, "lasts-long")
    if cues.lemma(token.lower_) in cues.times["continuing"] and token.tag_ != "VB":
        return PLAIN.turn("ongoing", token, "continuing")
    lasting = token.tag_ == "VBG" and token.dep_ in {"acl", "ROOT"} and not _followed(token)
    if lasting and cues.lemma(token.lower_) not in cues.verbs and not by_paper(token):
        return PLAIN.turn("ongoing", token, "participle")
    if token.tag_ in {"VBZ", "VBP"}:
        ahead = time_ahead(token, cues)
        if ahead is not None:
            return PLAIN.turn("planned", ahead, "present-ahead")
        if (
            cues.lemma(token.lower_) in cues.times["scheduled"]
            and (day := _day_beside(token, cues)) is not None
        ):
            return PLAIN.turn("planned", day, "present-ahead")
        if cues.lemma(token.lower_) in cues.times["stative"] and not words:
            return PLAIN.turn("ongoing", token, "stative")
    if _imperative(token, children):
        return PLAIN.turn("planned", token, "imperative").doubt("unknown", token, "imperative")
    return PLAIN


def _says_it(verb: Token, children: list[Token]) -> bool:
    """Whether a speaker says a thing in saying that he will, would, can or must: 'I can confirm', 'I would argue'."""
    speaks = any(c.dep_ == "nsubj" and c.lower_ in {"i", "we"} for c in children)
    denied = any(c.dep_ == "neg" for c in children)
    return speaks and not denied and lemma(verb) in word_list("form.performing")


def _lasts(token: Token, cues: Cues) -> bool:
    """Whether it is said how long a state has lasted, or that it does: 'was jailed for years', 'has been detained since May'."""
    for child in token.children:
        if child.lower_ == "for":  # not 'was jailed for spying'
            if any(_is_time(c, cues) for c in child.children):
                return True
        elif child.lower_ in cues.times["lasting_words"]:
            return True
    return False


def _since(token: Token, cues: Cues) -> Token | None:
    """The word that says how long an act has gone on: 'has fought the army *for* decades', 'has fought it *since* May'."""
    for child in token.children:
        for word in (child, *(g for g in child.children if g.dep_ == "prep")):
            if (
                word.lower_ == "since"
                and word.dep_ == "prep"
                and any(g.dep_ == "pobj" for g in word.children)
            ):
                return word
            if word.lower_ == "for" and any(_is_time(g, cues) or _some_time(g) for g in word.children):
                return word
    return None


def _done_with(token: Token, cues: Cues) -> bool:
    """Whether what was done since some day is over each time it is done, or counted: 'has expelled envoys since May', 'has held nine clerks since May'."""
    if token.lower_ in cues.times["at_once"]:
        return True
    done_to = (c for c in token.children if c.dep_ in {"dobj", "nsubjpass"})
    return any(c.dep_ == "nummod" for thing in done_to for c in thing.children)


def _length(token: Token, cues: Cues) -> Token | None:
    """The word that says how long what was done has lasted: 'has fought a decades-*long* war', 'a four-*year* war'."""
    lasting = (
        c for c in token.children if c.dep_ == "dobj" and cues.lemma(c.lower_) in cues.times["lasting"]
    )
    for done in lasting:  # not 'has signed a two-year deal'
        for word in done.lefts:
            joined = any(c.tag_ == "HYPH" for c in word.children)
            timed = _is_time(word, cues) or (
                word.lower_ == "long" and any(_is_time(c, cues) for c in word.lefts)
            )
            if joined and timed:
                return word
    return None


def _some_time(token: Token) -> bool:
    return token.lower_ == "time" and any(c.lower_ in {"some", "long"} for c in token.children)


def _imperative(token: Token, children: list[Token], depth: int = 0) -> bool:
    """A bare verb with no subject that heads a sentence or begins a clause, or that has 'please' before it."""
    own = [c for c in children if c.dep_ in {"aux", "auxpass"} and c.lower_ not in {"do", "n't", "let"}]
    if own or has_subject(children):
        return False
    if token.tag_ in {"VB", "VBP"} and any(
        t.lower_ == "please" for t in token.doc[max(0, token.i - 2) : token.i]
    ):
        return True
    if token.tag_ != "VB" or lemma(token) in word_list("form.felt"):
        return False
    if token.dep_ == "conj":
        head = token.head
        orders = head.tag_ == "VB" and head.i < token.i and depth < MAX_DEPTH
        return orders and _imperative(head, list(head.children), depth + 1)
    if token.dep_ in {"ROOT", "ccomp"}:
        return all(c.dep_ in BEFORE_IMPERATIVES for c in children if c.i < token.i)
    begins = (
        token.i == token.sent.start
        or token.nbor(-1).is_punct
        or token.nbor(-1).lower_ in {"and", "so", "then"}
    )
    return bool(token.dep_ in {"dep", "advcl", "parataxis", "nmod"} and begins)


def _day_beside(token: Token, cues: Cues) -> Token | None:
    for child in token.children:
        for word in (child, *child.children):
            if word.lower_ in cues.times["days"]:
                return word
    return None


def has_subject(children: Iterable[Token]) -> bool:
    """Whether one of a verb's dependents is its subject."""
    return any(c.dep_ in SUBJECTS_AND_DUMMIES for c in children)


def time_ahead(token: Token, cues: Cues) -> Token | None:
    """The word of a time to come beside a present tense: 'tomorrow', 'next week'."""
    for child in token.children:
        if child.lower_ in cues.times["future"]:
            return child
        words = {c.lower_ for c in child.children}
        inner = next((c for c in child.children if c.lower_ in cues.times["next"]), None)
        if inner is None and "this" in words:
            inner = next((c for c in child.children if c.lower_ == "later"), None)
        if inner is not None and _is_time(child, cues):
            return inner
    return None


def _about_to(token: Token, cues: Cues) -> bool:
    """Whether what 'is -ing' is still to come: 'is going to Lima', 'is leaving in two weeks'."""
    goes = token.lower_ == "going" and any(_where_to(c) for c in token.rights)
    return goes or any(_time_off(c, cues) for c in token.rights)


def _where_to(word: Token) -> bool:
    """A place to go to, or an act: 'to Lima', 'to the summit', 'on a visit'."""
    if word.dep_ == "xcomp":
        return bool(word.tag_ == "VB")
    one = (c.lower_ in {"a", "an"} for thing in word.rights for c in thing.lefts)
    return word.dep_ == "prep" and (word.lower_ == "to" or any(one))


def _time_off(word: Token, cues: Cues) -> bool:
    """'In two weeks', 'in about a month'."""
    if word.lower_ != "in" or word.dep_ != "prep":
        return False
    times = (c for c in word.rights if c.dep_ == "pobj" and _is_time(c, cues))
    return any(c.dep_ == "nummod" or c.lower_ in {"a", "an"} for time in times for c in time.lefts)


def _is_time(token: Token, cues: Cues) -> bool:
    return cues.lemma(token.lower_) in cues.times["periods"] or token.lower_ in cues.times["days"]


def adverb(view: View, child: Token, token: Token, cues: Cues) -> View:
    """Heed one dependent of the act: an adverb, a negation, a negative argument, a phrase of repetition."""
    low = child.lower_
    if not_only(child) or _until(child):
        return view
    cue = cues.adverbs.get(low) if child.dep_ in {"advmod", "neg", "preconj", "npadvmod", "intj"} else None
    if cue is not None and cue.status == "denied":
        return _negate(view, child)
    if cue is not None:
        if (
            cue.status
            and not (cue.present and token.tag_ not in {"VBZ", "VBP", "VBG"})
            and view.status in {"happened", "ongoing"}
        ):
            view = view.turn(cue.status, child, f"adverb.{cue.id}")
        return view.doubt(cue.certainty, child, f"adverb.{cue.id}")
    if child.dep_ == "det" and low in {"no", "neither"} and not _at_least(child):
        return _negate(view, child)
    if low == "longer" and child.dep_ == "advmod" and child.i and child.nbor(-1).lower_ == "no":
        return _negate(view, child)
    if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and _empty(child):
        return _negate(view, child)
    if (
        child.dep_ in {"npadvmod", "prep", "dobj", "pobj", "advmod"}
        and view.status in {"happened", "ongoing"}
        and _repeats(child, cues)
    ):
        return view.turn("recurring", child, "repeated")
    return view


def _until(word: Token) -> bool:
    """Whether a 'not' only puts off: 'not until Chad shelled the port did Togo leave', 'did not leave until May'."""
    if word.dep_ != "neg" and word.lower_ != "not":
        return False
    if word.i + 1 < len(word.doc) and word.nbor().lower_ in UNTIL:
        return True
    verb = word.head
    if not any(c.lower_ == "did" and c.dep_ == "aux" for c in verb.lefts):
        return False
    return any(
        c.lower_ in UNTIL
        or (
            c.dep_ == "advcl"
            and any(m.lower_ in UNTIL and m.dep_ in {"mark", "advmod", "prep"} for m in c.lefts)
        )
        for c in verb.rights
    )


def _nor_before(token: Token, children: list[Token]) -> Token | None:
    """The 'nor' before a clause of its own: 'nor did they meet'; where the verb is joined to a denied one, that denial holds."""
    beside = token.head.children if token.dep_ == "conj" and has_subject(children) else children
    return next((c for c in beside if c.dep_ == "cc" and c.lower_ == "nor" and c.i < token.i), None)


def _negate(view: View, word: Token) -> View:
    return view.turn("happened" if view.status == "denied" else "denied", word, "negation")


def _at_least(no: Token) -> bool:
    """Whether a 'no' only counts: 'no fewer than ten soldiers were killed'."""
    return no.i + 1 < len(no.doc) and no.nbor().lower_ in {"fewer", "less", "lesser"}


def _empty(token: Token) -> bool:
    """Whether an argument is none at all: 'no soldier', 'none of them', 'neither his troops nor police', 'not a shot'."""
    if token.lower_ in {"none", "nobody", "nothing", "neither"} or (
        token.lower_ == "no" and token.dep_ != "attr"
    ):
        return True
    return any(
        (c.dep_ in {"det", "neg", "preconj"} and c.lower_ in {"no", "neither"} and not _at_least(c))
        or (
            c.lower_ == "not"
            and c.dep_ in {"neg", "preconj", "advmod"}
            and c.i + 1 < len(c.doc)
            and c.nbor().lower_ in SINGLE
        )
        for c in token.children
    )


def _repeats(token: Token, cues: Cues) -> bool:
    """Whether a phrase counts occasions: 'every week', 'several times', 'on three occasions'."""
    if token.dep_ == "prep":
        return any(_repeats(c, cues) for c in token.children if c.dep_ == "pobj")
    if token.lower_ in AGAIN:  # 'again and again', 'time and again'
        return any(c.dep_ in {"conj", "advmod"} and c.lower_ in AGAIN for c in token.children)
    lemma = cues.lemma(token.lower_)
    before = {c.lower_ for c in token.children}
    if token.lower_ in cues.times["many"]:
        counted = (t for c in token.children if c.dep_ == "prep" for t in c.children)
        return any(cues.lemma(t.lower_) in cues.times["units"] for t in counted)
    if lemma in cues.times["units"]:
        numbers = (c for c in token.children if c.dep_ == "nummod")
        return bool(before & cues.times["many"]) or any(c.lower_ not in {"one", "1"} for c in numbers)
    return lemma in cues.times["periods"] and bool(before & cues.times["each"])


def _marked(view: View, token: Token, children: list[Token], cues: Cues) -> View:
    """Heed the conjunction over the act's clause, and an if-clause under the act."""
    shared = first_conjunct(token).children if token.dep_ == "conj" else ()
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
        if cue.id == "if" and mark.i and mark.nbor(-1).lower_ == "as" and _seems(token.head):
            return view.doubt("probable", mark, "seems")
        if not cue.present or (token.tag_ in {"VBZ", "VBP"} and not _as_told_above(mark, token, cues)):
            if cue.status and view.status != "denied":
                view = view.turn(cue.status, mark, f"mark.{cue.id}")
            return view.doubt(cue.certainty, mark, f"mark.{cue.id}")
    if (first := _inverted(token)) is not None:
        return view.turn("conditional", first, "mark.if").doubt("possible", first, "mark.if")
    if token.dep_ == "advcl" and _as_long_as(token.head):
        mark = token.head
        return view.turn("conditional", mark, "condition").doubt("possible", mark, "condition")
    if view.status in {"planned", "conditional"}:
        mark = condition(token, cues)
        if mark is not None:
            return view.turn("conditional", mark, "condition").doubt("possible", mark, "condition")
    asked = _question(token, children)
    return view.doubt("unknown", asked, "question") if asked is not None else view


def _seems(verb: Token) -> bool:
    """'It looks as if rebels had left'."""
    return lemma(verb) in word_list("form.seeming")


def _inverted(clause: Token) -> Token | None:
    """The auxiliary that makes a clause a condition by standing before its subject: '*Had* they left', '*Should* they leave'."""
    then = clause.head
    if clause.dep_ not in {"advcl", "ccomp"} or not any(c.tag_ == "MD" for c in then.lefts):
        return None
    subject = next((c for c in clause.lefts if c.dep_ in SUBJECTS_AND_DUMMIES), None)
    first = next((c for c in clause.lefts if c.dep_ in {"aux", "auxpass"}), None)
    if first is None or subject is None or first.lower_ not in word_list("form.inverting"):
        return None
    leads = first.i == clause.left_edge.i and first.i < subject.i
    return first if leads and (clause.dep_ == "advcl" or clause.i < then.i) else None


def _as_told_above(mark: Token, token: Token, cues: Cues) -> bool:
    """Whether a clause tells of what happens, since the one above it tells of nothing to come: 'people flee when Chad shells them'."""
    if mark.lower_ not in cues.times["as_above"]:
        return False
    above = token.head
    if above.pos_ not in VERBS or token.dep_ == "relcl":  # 'at a time when Chad shells them'
        return token.dep_ in {"acl", "relcl"}
    return above.tag_ in FINITE and not any(c.tag_ == "MD" for c in above.children)


def _question(token: Token, children: list[Token]) -> Token | None:
    """The word that makes a clause a question to be answered yes or no: an auxiliary before its subject, or '?'."""
    if token.dep_ not in {"ROOT", "ccomp", "conj"}:
        return None
    subject = next((c for c in children if c.dep_ in SUBJECTS_AND_DUMMIES), None)
    aux = next((c for c in children if c.dep_ in {"aux", "auxpass"}), token if token.pos_ == "AUX" else None)
    last = token.doc[token.sent.end - 1]
    if token.dep_ == "ROOT" and last.text == "?":
        return None if _asks_which(token) else last
    early = aux is not None and subject is not None and aux.i < subject.i and aux.i <= token.sent.start + 1
    if not early or aux is None or aux.tag_ not in {"VBP", "VBZ", "VBD", "MD"}:
        return None
    return None if _asks_which(token) else aux


def condition(verb: Token, cues: Cues) -> Token | None:
    """The word that makes what a verb tells depend on something: 'if', 'only when', 'on condition', 'provided that', 'as long as'."""
    only = any(c.lower_ == "only" for c in verb.lefts)  # 'will only leave after Fiji pays'
    for child in verb.children:
        if _as_long_as(child):
            return child
        mark = _if(child, cues, only=only) if child.dep_ == "advcl" else None
        if mark is not None or (mark := _inverted(child)) is not None:
            return mark
        if child.dep_ == "prep" and child.lower_ == "on":
            held = (c for c in child.children if c.dep_ == "pobj")
            if (noun := next((c for c in held if c.lower_ in cues.times["provisos"]), None)) is not None:
                return noun
    return next((t for t in islice(verb.subtree, LONGEST) if _provided(t) and t.i > verb.i), None)


def _as_long_as(word: Token) -> bool:
    """'As long as Fiji pays', 'so long as'; not 'as long as a bus', 'for as long as it takes', nor what lasted as long as something did."""
    if word.lower_ != "long" or not 0 < word.i < len(word.doc) - 1 or word.dep_ != "advmod":
        return False
    around = word.nbor(-1).lower_ in {"as", "so"} and word.nbor(1).lower_ == "as"
    return around and any(c.dep_ == "advcl" and c.tag_ in {"VBZ", "VBP"} for c in word.children)


def _provided(word: Token) -> bool:
    """'Provided that', however the parser takes it."""
    return (
        word.lower_ in {"provided", "providing"}
        and word.i + 1 < len(word.doc)
        and word.nbor().lower_ == "that"
    )


def _if(clause: Token, cues: Cues, *, only: bool) -> Token | None:
    """The conjunction that makes a clause a condition; a time is one behind 'only': 'only when Fiji pays'."""
    for child in clause.children:
        if child.dep_ in {"mark", "advmod"} and child.lower_ in cues.marks:
            only |= any(c.lower_ == "only" for c in (*child.children, *clause.children) if c.i < child.i)
            if cues.marks[child.lower_].id == "if" or (only and cues.marks[child.lower_].id == "until"):
                return child
    return None


def _asks_which(verb: Token) -> bool:
    """Whether a question asks who, what or when, and takes it for granted that it was: not 'did he say who shelled the town?'."""
    before = islice(verb.subtree, LONGEST)
    return any(c.tag_ in {"WP", "WRB", "WDT", "WP$"} and c.i < verb.i for c in before)
