"""Which act is it that an act promises, asks for, alleges, refuses or threatens?

The frame says so, or a frame that matches inside of what is said, or the word of the act spoken of (`contents.py`).
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from dragoman.codebook.frames import Company, Frame, FrameSet
from dragoman.coding.findings import SPOKEN_OF
from dragoman.coding.what.contents import alleged_by_word, named_by_verb, spoken_by_word
from dragoman.coding.what.matching_frames import forbidden, holds, opened_at, words_of
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.beside import same_clause
from dragoman.reading.grammar import fillers
from dragoman.reading.lemmas import lemma, lemmas

DOERS = frozenset({"subj", "poss", "by", "light", "adj", "of"})  # where the acting side stands
ANSWERED = {
    "AGREE": frozenset({"REQUEST"}),
    "REJECT": frozenset({"AGREE", "REQUEST"}),
}  # what is agreed to or refused by words: a request, an offer
NAMED = frozenset({"AGREE", "REJECT", "REQUEST"})  # whose content a verb without a frame may tell
BY_ARMS = frozenset({"ASSAULT", "MOBILIZE"})
KIND = frozenset({"AGREE", "AID", "CONCEDE", "CONSULT", "COOPERATE", "SUPPORT"})
OF_LEADERS = frozenset({"REJECT", "REQUEST"})  # that change who governs where somebody is to step down
CHANGING, YIELDING = ("change", "CONCEDE"), ("yield", "RETREAT")  # mode and content of what is asked for
SPOKEN = frozenset({"dobj", "pobj", "xcomp", "pcomp", "conj", "nsubjpass", "attr"})


def spoken_content(
    frame: Frame, says: Token | None, types: dict[int, str], frames: FrameSet
) -> tuple[str, str]:
    """The mode of an act, and the type of the act that it speaks of."""
    if frame.type not in SPOKEN_OF or says is None:
        return frame.mode, frame.content
    if frame.type == "REQUEST" and frame.content in {"", "RETREAT"} and _to_stop(says):
        return YIELDING if _of_force(says) else CHANGING
    if frame.type == "REQUEST" and (left_out := _not_to_do(says)) is not None:
        return _as_left_out(left_out, types, frames)
    told = frame.content or _content(frame.type, says, types, frames)
    content = told or spoken_by_word(_of_aspect(says), frame.type)
    if frame.type == "ACCUSE":
        content = _as_alleged(content or alleged_by_word(_words_below(says)), says)
    if frame.type == "AGREE":
        helps = content == "SUPPORT" and _helps(_of_aspect(says))
        content = "AID" if helps else as_promised(content, lemmas(list(says.subtree)))
    if frame.type in OF_LEADERS and content == "RETREAT" and _to_resign(says, frames):
        return "change", content
    return frame.mode, content


def _to_resign(says: Token, frames: FrameSet) -> bool:
    """Whether it is asked, or refused, that somebody step down: that changes who governs."""
    told = (next(_told_at(token, frames), None) for token in _words_below(says))
    return any(frame is not None and frame.mode == "resign" for frame in told)


def _not_to_do(says: Token) -> Token | None:
    """What it is asked that somebody should not do: 'not to *sign*', 'to refrain from *signing*'."""
    if lemma(says) in word_list("spoken_content.refraining"):
        return next(iter((*fillers(says, "from"), *fillers(says, "xcomp"), *fillers(says, "obj"))), None)
    return says if says.pos_ == "VERB" and fillers(says, "neg") else None


def _as_left_out(act: Token, types: dict[int, str], frames: FrameSet) -> tuple[str, str]:
    """Mode and content of a request that something be not done: force is given up, help and talks refused, another wrong left."""
    content = next(_told_below(act, types, frames), "")
    if content in BY_ARMS or (not content and _of_force(act)):
        return YIELDING
    if content in KIND:
        return "change", "REJECT"
    return CHANGING if content else ("change", "")


def _of_force(says: Token) -> bool:
    return not word_list("spoken_content.force").isdisjoint(lemmas(list(says.subtree)))


def _as_alleged(content: str, says: Token) -> str:
    """What is alleged, where its words are taken for backing: who is accused of supporting rebels is said to help them."""
    content = as_failed(content, (lemma(says),))
    if content == "AGREE" and lemma(says) in word_list("spoken_content.breaking"):
        return "REJECT"  # 'accused Chad of breaking its promise'
    backed = content == "SUPPORT" and lemma(says) in word_list("spoken_content.abetting")
    words = lemmas(list(says.subtree))
    return "AID" if backed and word_list("spoken_content.causes").isdisjoint(words) else content


def _helps(says: Token) -> bool:
    """Whether it is a party or its people that somebody promises to support or defend: help, and no backing in words for a cause."""
    helped = fillers(says, "obj") if lemma(says) in word_list("spoken_content.helping") else ()
    return bool(helped) and word_list("spoken_content.causes").isdisjoint(lemmas(helped))


def _to_stop(says: Token) -> bool:
    """Whether it is asked that something be no longer done: 'should stop interfering', 'to halt the work'; not 'to end the war by talks'."""
    return (
        says.pos_ == "VERB"
        and lemma(says) in word_list("spoken_content.stopping")
        and not fillers(says, "neg")
    )


def as_failed(content: str, words: Iterable[str]) -> str:
    """What is alleged, which is nothing that was done where somebody failed to do it: 'accused Chad of failing to stop the raid'."""
    return content if word_list("spoken_content.failing").isdisjoint(words) else ""


def as_promised(content: str, words: Iterable[str]) -> str:
    """What a promise is of, where its words are taken for backing or for a promise: 'to strengthen ties', 'to join forces'."""
    if content == "AGREE" or (content == "SUPPORT" and word_list("spoken_content.backing").isdisjoint(words)):
        return "COOPERATE"
    return content


def _content(outer: str, says: Token, types: dict[int, str], frames: FrameSet) -> str:
    """The type of the act spoken of: what its own word tells of, else the first word below it that tells of one.

    Who refuses a demand or request, or agrees to it, does so to what it asks for.
    """
    told = list(_told_below(says, types, frames, named=outer in NAMED and not fillers(says, "neg")))
    if outer not in ANSWERED or (outer == "AGREE" and says.pos_ != "NOUN"):  # 'vowed to ask Chad'
        return next(iter(told), "")
    words = ANSWERED["REJECT" if lemma(says) in word_list("spoken_content.offered") else outer]
    asked = next((t for t in told if t not in words), "") or _asked_by_noun(says, types, frames)
    return asked or next((t for t in told if outer == "REJECT"), "")


def _asked_by_noun(noun: Token, types: dict[int, str], frames: FrameSet) -> str:
    """The type of the act that a request or an offer is of: 'Chad's request *to withdraw* its troops'."""
    for act in fillers(noun, "xcomp") if noun.pos_ == "NOUN" else ():
        inner = next(_told_below(act, types, frames), "")
        if found := inner or spoken_by_word(_of_aspect(act), "AGREE"):
            return found
    return ""


def _of_aspect(says: Token) -> Token:
    """The act itself, behind a verb that tells only that it goes on: 'to continue helping'."""
    while lemma(says) in word_list("spoken_content.aspect") and (inner := fillers(says, "xcomp")):
        says = inner[0]
    return says


def _words_below(says: Token) -> Iterator[Token]:
    """A word and those below it in its clause that may tell of an act."""
    yield says
    yield from (t for t in says.subtree if t.i != says.i and t.dep_ in SPOKEN and same_clause(t, says))


def _told_below(says: Token, types: dict[int, str], frames: FrameSet, *, named: bool = True) -> Iterator[str]:
    """The types that a word and those below it in its clause tell of, in the order of the words.

    `named`: what the first word tells of itself comes before what a frame tells of those below it: 'to amend the law on strikes'.
    """
    says = _of_aspect(says)
    for token in _words_below(says):
        if token.i in types:
            yield types[token.i]
        elif (found := next(_framed_at(token, frames), "")) or (
            named and token == says and (found := named_by_verb(says))
        ):
            yield found


def _framed_at(token: Token, frames: FrameSet) -> Iterator[str]:
    """The types of the frames that may match at a word."""
    yield from map(as_content, _told_at(token, frames))


def _told_at(token: Token, frames: FrameSet) -> Iterator[Frame]:
    """The frames that may match at a word."""
    for frame in (frame for options in opened_at(token, frames) for frame in options.frames):
        if _may_be_told(frame, token, frames):
            yield frame


def _may_be_told(frame: Frame, token: Token, frames: FrameSet) -> bool:
    """Whether a word keeps all that a frame asks of it but its parties."""
    together = frame.type == "COOPERATE"  # 'agreed to coordinate the search': with whom goes untold
    if not all(
        (together and c.actor and c.slot == "with") or _kept_company(c, token, frames) for c in frame.need
    ):
        return False
    if frame.words and not frame.words <= words_of(token):
        return False
    return not forbidden(frame, token, frames, frozenset(), fillers)


def as_content(frame: Frame) -> str:
    """The type that an act of a frame has as another's content: an invitation that is asked for or refused is a meeting."""
    return frame.content if frame.type == "AGREE" and frame.content == "CONSULT" else frame.type


def _kept_company(company: Company, token: Token, frames: FrameSet) -> bool:
    """Whether a word keeps a frame's company, whoever the parties are; who is to act often goes untold in what is only spoken of."""
    if company.actor:
        return company.slot in DOERS or bool(fillers(token, company.slot))
    return any(holds(company, t, frames, frozenset(), fillers) for t in fillers(token, company.slot))
