"""Is an act told of as one that is, was or will be, or only named, owed, feared, hoped for or meant?

Answers by the words that the act's own hangs on. Each check takes a telling and its word; `REASONS` names them in the order in
which they are asked. What is only hoped for by those whom another sentence tells of is not found.
"""

from collections.abc import Callable
from itertools import islice

from spacy.tokens import Token

from dragoman.coding.drafts import Draft
from dragoman.coding.findings import DEEDS, SPOKEN_OF, known
from dragoman.coding.refusing.private import PRIVATE
from dragoman.coding.refusing.standing import STANDING
from dragoman.coding.refusing.undone import UNDONE
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.tables import Words
from dragoman.reading.doers import is_passive
from dragoman.reading.grammar import to_infinitive
from dragoman.reading.joined import first_joined
from dragoman.reading.labels import FINITE, NOUNS, VERBS
from dragoman.reading.lemmas import lemma

NAMED_ONLY = frozenset(
    {"pobj", "poss", "compound", "nmod", "appos"}
)  # 'the fight against X' beside another act
PLAYED = frozenset(
    "ASSAULT CONSULT REJECT RETREAT COERCE CONCEDE THREATEN AGREE".split()
)  # words of play and of war
TALKED_OF = frozenset("COOPERATE SUPPORT AID AGREE CONSULT".split())
LISTING, DEPTH = frozenset({"including", "of", "on", "about"}), 6
PLAIN_NEGATION = "how_sure.negation"


def _did_not_happen(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether the reporter denies the act, and nobody says that it happened."""
    nobody_says = draft.said is None and draft.attribution.value.how == "reporter"
    return draft.status.value == "denied" and nobody_says and draft.status.rule == PLAIN_NEGATION


def _nobody_does_it(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether a noun, an infinitive or a participle names an act of nobody: 'sanctions on Fiji', 'to be held'."""
    return not known(draft.sides.source) and draft.act.type != "CONSULT" and _in_passing(draft, trigger)


def _in_passing(draft: Draft, trigger: Token) -> bool:
    """Whether a noun, an infinitive or a participle names an act: 'sanctions on Fiji', 'to be held', 'troops deployed there'."""
    if trigger.pos_ in NOUNS:
        return draft.act.type != "ASSAULT" or not (draft.time or draft.place or _somebody_by_name(draft))
    if draft.undergone and draft.status.value == "planned" and known(draft.sides.target):
        return False  # 'is due to be charged with fraud'
    infinitive = (trigger.tag_ == "VB" and not any(c.tag_ == "MD" for c in trigger.lefts)) or any(
        c.dep_ == "aux" and c.lower_ == "to" for c in trigger.lefts
    )
    return infinitive or (trigger.dep_ == "acl" and draft.act.type in {"MOBILIZE", "COERCE"})


def _somebody_by_name(draft: Draft) -> bool:
    """Whether it is told by name who suffered it: 'the killing of Odo Sanka'."""
    return any(s.actor.name and s.rule.startswith("who.") for s in draft.sides.target)


def _weighed(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether an act is what a need, a way or a hope is of: 'the need to widen trade', 'ways of sending troops'."""
    held = trigger.head
    if draft.act.type in SPOKEN_OF:
        return False
    if trigger.dep_ == "pcomp" and held.dep_ == "prep":
        return lemma(held.head) in words["weighed"] | words["thoughts"]
    return bool(trigger.dep_ == "acl" and trigger.tag_ == "VB" and lemma(held) in words["weighed"])


def _judged(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether an act is only called good or bad to do: 'it would be foolish to attack', 'found it proper to thank them'.

    'It is determined to attack' tells of somebody, and is left to others.
    """
    verb = first_joined(trigger)
    if not to_infinitive(verb) or verb.dep_ not in {"xcomp", "ccomp", "advcl", "csubj", "acl"}:
        return False
    called = verb.head if lemma(verb.head) in words["verdicts"] else None
    above = verb.head.head if called is not None and called.dep_ in {"acomp", "attr"} else verb.head
    said_of_it = [c for c in above.children if c.dep_ in {"acomp", "attr"}]
    it = any(c.lower_ == "it" and c.dep_ in {"nsubj", "expl"} for c in above.lefts)
    return it and (called is not None or any(lemma(w) in words["verdicts"] for w in said_of_it))


def _on_condition(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether an act is what another depends on: 'lent it on the condition that it stop buying oil', 'will respond if Chad attacks'."""
    verb = first_joined(trigger)
    if draft.status.rule.endswith("mark.if") and verb.dep_ == "advcl":
        return True
    return verb.dep_ in {"acl", "ccomp", "relcl"} and lemma(verb.head) in word_list("only_meant.conditions")


def _ordered(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether somebody is told to do it: '"Ease the rules," the party said'."""
    return draft.status.rule.endswith("imperative") and draft.act.type not in SPOKEN_OF


def _not_for(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether it is what something was not done for: 'have never used drones to attack'."""
    verb = first_joined(trigger)
    means = verb.dep_ == "xcomp" and lemma(verb.head) in word_list("only_meant.means")
    return (
        to_infinitive(verb)
        and (means or verb.dep_ == "advcl")
        and any(c.dep_ == "neg" for c in verb.head.lefts)
    )


def _in_protest(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether a protest is only why something else is done: 'resigned in protest at the raid'; but 'gathered in protest at it'."""
    preposition = trigger.head
    bare = (
        trigger.dep_ == "pobj"
        and preposition.lower_ == "in"
        and not any(c.i < trigger.i for c in trigger.children)
    )
    called_for = preposition.head
    while called_for.pos_ not in VERBS and called_for.head.i != called_for.i:
        called_for = called_for.head
    return draft.lemma == "protest" and bare and lemma(called_for) in word_list("only_meant.in_protest")


def _in_power(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether an act is what somebody has a right, a power or a duty to do: 'the right to deport', 'is empowered to arrest'."""
    verb = first_joined(trigger)
    held = verb.head
    if verb.dep_ == "pcomp" and held.dep_ == "prep" and held.lower_ == "of":
        return lemma(held.head) in words["powers"]
    if not to_infinitive(verb):
        return False
    if verb.dep_ in {"acl", "relcl"}:
        had = (
            held.head.tag_ == "VBD"
            and lemma(held.head) == "have"
            and lemma(held) in {"opportunity", "chance"}
        )
        used = held.dep_ == "dobj" and (
            had or lemma(held.head) in words["using"]
        )  # 'took the opportunity to thank': thanked
        return lemma(held) in words["powers"] and not used
    if verb.dep_ != "xcomp":
        return False
    able = held.lower_ == "able" and any(c.tag_ == "MD" for c in held.head.lefts)  # 'will be able to'
    unbound = lemma(held) in words["bound"] and any(
        c.dep_ == "neg" for c in held.lefts
    )  # 'is not compelled to resign'
    return able or ((unbound or lemma(held) in words["entitled"]) and is_passive(held))


def _in_law(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether a sentence is only what the law allows: 'could be jailed for ten years'."""
    by_law = draft.act.type == "SANCTION" and draft.act.mode == "convict"
    return by_law and any(
        c.dep_ == "aux" and c.lower_ in {"could", "can", "may", "might"} for c in first_joined(trigger).lefts
    )


def _asked(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether it is left open that an act will be: 'it is to be seen whether Fiji will sign'."""
    left_open = any(c.dep_ == "mark" and c.lower_ == "whether" for c in first_joined(trigger).lefts)
    return left_open and draft.status.value != "happened"


def _mood(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether an act is what somebody is glad or reluctant to do."""
    mood = trigger.head
    if trigger.dep_ != "xcomp" or mood.pos_ != "ADJ":
        return False
    ahead = any(c.tag_ == "MD" for c in mood.head.lefts)
    return lemma(mood) in words["moods"] or (ahead and lemma(mood) in words["glad"])


def _played(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether a sentence on sport says it: 'attacked from the first minute of the final'."""
    return draft.act.type in PLAYED and len({w.lower_ for w in trigger.sent} & words["sport"]) > 1


def _staged(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether a play, a film or pupils only show it: 'act out how Ghana insulted Togo', 'the opera tells how Ghana invaded Togo'."""
    if draft.act.type in DEEDS and _of_old(trigger, words):
        return True
    clause = first_joined(trigger)
    shows = clause.head
    if clause.dep_ not in {"ccomp", "advcl", "pcomp"} or shows.pos_ not in VERBS:
        return False
    out = lemma(shows) == "act" and any(c.lower_ == "out" for c in shows.children)
    told_by = (lemma(c) for c in shows.lefts if c.dep_ == "nsubj")
    return out or lemma(shows) in words["staging"] or any(w in words["plays"] for w in told_by)


def _of_old(trigger: Token, words: Words) -> bool:
    """Whether a deed is only what a work is set in, or what is commemorated: 'the anniversary of the raid in which troops killed ten'."""
    for above in islice(trigger.ancestors, DEPTH):
        if lemma(above) in word_list("only_meant.remembering"):
            return True
        if above.pos_ in VERBS:
            about = (lemma(c) for c in above.lefts if c.dep_ in {"nsubj", "nsubjpass"})
            return any(w in words["plays"] for w in about)
    return False


def _supposed(draft: Draft, noun: Token, words: Words) -> bool:
    """Whether a noun names what would do a thing if it came to be: 'a suspension of aid would hurt farmers'."""
    if noun.pos_ != "NOUN" or noun.dep_ != "nsubj" or draft.act.type == "CONSULT":
        return False
    if draft.said is not None and draft.said.how != "direct_quote":  # 'he said that the raid would begin'
        return False
    return any(c.dep_ == "aux" and c.lower_ == "would" for c in noun.head.lefts)


def _ought(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether an act is what somebody ought to do, or strives to: 'must withdraw', 'needed to investigate', 'struggles to seize'."""
    verb = first_joined(trigger)
    if draft.act.type == "REQUEST" and draft.said is not None:  # 'each must be pressed', he said
        return False
    if draft.status.rule.endswith("governor.have-to") and draft.act.type not in SPOKEN_OF:
        return True
    above = (
        verb.head if verb.dep_ == "xcomp" and draft.act.type not in SPOKEN_OF else verb
    )  # 'must begin to help'
    if (draft.status.value != "happened" or above.i != verb.i) and any(
        c.dep_ == "aux" and c.lower_ in words["ought"] for v in (verb, above) for c in v.lefts
    ):
        return not any(c.lower_ == "have" for c in verb.lefts)
    return (
        verb.dep_ == "xcomp"
        and verb.tag_ == "VB"
        and lemma(verb.head) in words["needs"]
        and not is_passive(verb.head)
    )


def _purpose(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether an infinitive tells what another act or thing is for: 'sent teams to support the search', 'loans to help farmers'."""
    verb = first_joined(trigger)
    if draft.lemma not in words["helping"] or not to_infinitive(verb) or verb.dep_ not in {"advcl", "acl"}:
        return False
    return lemma(verb.head) not in word_list("doers.intents")


def _feared(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether an act is what is feared or thought of: 'the threat of attacks', 'rumours that he would quit', 'feared that Chad would attack'."""
    word = first_joined(trigger)
    over = word.head
    if word.pos_ == "NOUN":
        return word.dep_ == "pobj" and over.lower_ == "of" and lemma(over.head) in words["thoughts"]
    if draft.status.value == "happened" or word.dep_ not in {"acl", "ccomp"}:
        return False
    return (
        lemma(over) in words["thoughts"] | words["guesses"]
        if over.pos_ == "NOUN"
        else lemma(over) in words["fearing"]
    )


def _hoped(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether an act is what somebody hopes or wishes: 'hoped that the two would meet', 'wants Chad to send troops'."""
    if draft.status.value == "happened":  # 'the ministry wishes to urge Chad' does so
        return False
    verb = trigger
    while verb.dep_ in {"conj", "xcomp", "ccomp", "acomp"} and verb.head.i != verb.i:
        link, verb = verb.dep_, verb.head
        if (
            link != "conj"
            and verb.pos_ == "VERB"
            and lemma(verb) in (words["hopes"] if link == "ccomp" else words["wishes"])
        ):
            return True
    return False


def _asked_for(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether an act is what somebody is asked to do: 'called on Togo to meet them', 'demanded his resignation'."""
    word = first_joined(trigger)
    over = word.head.head if word.dep_ == "pobj" else word.head
    linked = word.dep_ in {"xcomp", "ccomp", "dobj", "pobj", "acl"}
    return linked and draft.status.rule.endswith("governor.want") and lemma(over) in words["asking"]


def _told_to_press(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether a talk is only the occasion on which somebody said a thing: 'speaking to the daily Sol, the minister said'."""
    speaks = draft.act.type == "CONSULT" and trigger.tag_ == "VBG" and trigger.dep_ == "advcl"
    mine, theirs = ({a.actor.country for a in side} for side in (draft.sides.source, draft.sides.target))
    return speaks and draft.lemma in {"speak", "talk"} and not theirs - mine - {""}


def _talked_about(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether an act is what a talk is about: 'discussed bolstering trade', 'reviewed cooperation in the field of health'."""
    word = first_joined(trigger)
    if draft.act.type not in TALKED_OF:
        return False
    if _last_of_list(trigger):
        return True
    if word.dep_ in {"xcomp", "ccomp"} or (word.dep_ == "advcl" and word.i != trigger.i):
        return word.tag_ == "VBG" and lemma(word.head) in words["talk"]
    if word.dep_ == "pcomp" and word.tag_ == "VBG" and word.head.lower_ in LISTING:
        return _under_talk(word.head, words)
    owned = any(c.dep_ == "poss" for c in word.lefts)  # 'their support for Peru' is a fact
    return word.dep_ == "dobj" and word.pos_ == "NOUN" and not owned and lemma(word.head) in words["talk"]


def _last_of_list(word: Token) -> bool:
    """Whether an -ing form that is parsed as joined to a finite verb ends a list of such: 'reaffirmed its commitment to arming
    X, training Y, and supporting Z'."""
    if word.tag_ != "VBG" or word.dep_ != "conj" or word.head.tag_ not in FINITE:
        return False
    if any(c.dep_ == "aux" for c in word.lefts):
        return False
    return any(t.tag_ == "VBG" and t.dep_ == "pcomp" for t in word.head.subtree if t.i < word.i)


def _under_talk(word: Token, words: Words) -> bool:
    """Whether a phrase belongs to what was talked about: 'discussed the crisis, including taking action'."""
    for _ in range(DEPTH):
        if word.pos_ == "VERB":
            return lemma(word) in words["talk"]
        if word.dep_ not in {"prep", "pobj", "dobj", "conj", "appos"}:
            return False
        word = word.head
    return False


def _named(draft: Draft, trigger: Token, words: Words) -> bool:
    """Whether a noun beside another act names a fight of one known side: 'the fight against X'."""
    if draft.act.type != "ASSAULT" or trigger.pos_ != "NOUN" or trigger.dep_ not in NAMED_ONLY:
        return False
    one_sided = not (known(draft.sides.source) and known(draft.sides.target))
    return one_sided and len(draft.sides.source) < 2 and draft.time is None


REASONS: tuple[tuple[str, Callable[[Draft, Token, Words], bool]], ...] = (
    ("it did not happen, and nobody says that it did", _did_not_happen),
    ("only named, and nobody is said to do it", _nobody_does_it),
    ("only weighed", _weighed),
    ("only called good or bad", _judged),
    ("only a condition", _on_condition),
    ("only in somebody's power", _in_power),
    ("only what the law allows", _in_law),
    ("only called for", _ordered),
    ("only what something was not done for", _not_for),
    ("only why something else was done", _in_protest),
    ("only hoped for", _hoped),
    ("only asked about", _asked),
    ("only a mood", _mood),
    ("only played", _played),
    ("only shown on a stage", _staged),
    ("only called for", _ought),
    ("only supposed", _supposed),
    ("only asked for", _asked_for),
    ("only told to the press", _told_to_press),
    ("only talked about", _talked_about),
    ("only what something else is for", _purpose),
    ("only feared or thought of", _feared),
    ("only named", _named),
    *STANDING,
    *PRIVATE,
    *UNDONE,
)

# reasons that hold whatever the tagger makes of an act: by its words it was not done, or is no event
SURE = frozenset(
    {
        "only a private journey",
        "only a question",
        "only a task",
        "only in somebody's power",
        "only left open",
        "only striven for",
        "only told to the press",
        "only what an office is for",
        "only what is avoided",
    }
)


def reason_against_telling(draft: Draft, trigger: Token, *, words: Words) -> str:
    """Why an act that has its sides is not told of as an event; "" where it is. `words` are the lists of `only_meant.toml`."""
    return next((reason for reason, holds in REASONS if holds(draft, trigger, words)), "")
