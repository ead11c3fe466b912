"""Which cue stands over a word?"""

from spacy.tokens import Token

from dragoman.knowledge.cues import Cue, Cues
from dragoman.reading.labels import NOUNS, VERBS


def cue_of(head: Token, link: str, way: str, cues: Cues) -> Cue | None:
    """The governor cue of a head that takes such a complement; `link` is the preposition between, or ""."""
    lemma = cues.lemma(head.lower_)
    if head.pos_ in VERBS or head.tag_.startswith("V"):
        kinds = ("p", "a", "v") if _passive(head) else ("v", "a")
        particle = next((c.lower_ for c in head.children if c.dep_ == "prt"), "")
    else:
        kinds, particle = (("n", "a") if head.pos_ in NOUNS else ("a", "n", "v")), ""
    stem = f"{lemma}_{particle}" if particle else lemma
    exact = _exact(head)
    keys = [exact, f"{stem}_{link}"] if exact.endswith(f"_{link}") else [f"{stem}_{link}"]
    keys = keys if link else [exact, stem]
    for key in keys:
        for kind in kinds:
            for cue in cues.governors.get(f"{kind}:{key}", ()):
                if not cue.takes or way in cue.takes or (way in {"done", "subj"} and "inf" in cue.takes):
                    return cue
    return None


def _exact(head: Token) -> str:
    """The key of a word in just this form before just that word: '=used_to'; none for 'were used to'."""
    if any(c.dep_ == "auxpass" for c in head.children):
        return ""
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


def preposition_cue(prep: Token, way: str, cues: Cues) -> Cue | None:
    """The cue of a preposition, simple ('without') or joined ('ahead of', 'in the event of')."""
    names = [prep.lower_, f"{prep.head.lower_}_{prep.lower_}"]
    if prep.i > 0:
        names.append(f"{prep.nbor(-1).lower_}_{prep.lower_}")
    if prep.head.dep_ == "pobj":
        names.append(f"{prep.head.head.lower_}_{prep.head.lower_}_{prep.lower_}")
    for name in names:
        cue = cues.prepositions.get(name)
        if cue is not None and (not cue.takes or way in cue.takes):
            return cue
    return None


def carries(verb: Token, way: str, cues: Cues) -> bool:
    """Whether a verb only carries an act that its object or subject names: 'held talks', 'talks took place'."""
    stem = cues.lemma(verb.lower_)
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    return stem in cues.carriers[way] or f"{stem}_{particle}" in cues.carriers[way]
