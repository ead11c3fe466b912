"""What kind of body is it, by the words of its name?

'Kosta Bureau of Inquiry', 'Nurses' Union', 'Eastern Command'. Goes by the words before the first 'of' or 'for', the last first; words
that bodies of many kinds bear ('office', 'council') count only where no other word tells. The lists stand in `who_words.toml`.
"""

from collections.abc import Mapping, Sequence, Set

from dragoman.knowledge.rule_words import word_list

KINDS = ("COP", "JUD", "MIL", "LEG", "EDU", "MED", "REL", "PTY", "JRN", "BUS", "SOC", "GOV")
LIST = "bodies_"  # the word list of a kind: 'bodies_pty'
PARTING = frozenset({"of", "for", "on", "against", "to", "in"})
UNIONS = frozenset({"union", "unions"})


def kind_of(name: Sequence[str], words: Mapping[str, frozenset[str]]) -> str:
    """PLOVER's sector of a body, or "" where no word of its name tells.

    Args:
        name: the words of its name, in order.
        words: the word lists of `who_words.toml`.
    """
    lower = [w.lower().strip("'’.") for w in name]
    cut = next((i for i, w in enumerate(lower) if w in PARTING and i), len(lower))
    head, rest = lower[:cut], lower[cut:]
    last, whole = set(head[-1:]), set(lower)
    if UNIONS & last or (
        word_list("kinds.gathered") & last and words["of_labour"] & whole and "party" not in whole
    ):
        return _of_union(whole, words)
    common = words["bodies_of_many_kinds"]
    for part in (head, rest):
        for word in reversed(part):
            sector = "" if word in common else _listed(word, words)
            if sector:
                return sector
    return next((sector for word in reversed(head) if (sector := _listed(word, words))), "")


def _of_union(name: Set[str], words: Mapping[str, frozenset[str]]) -> str:
    """'The Trade Union Congress', 'the Nurses' Union'; 'the Democratic Union' is a party, of 'the Lome Union' nobody knows."""
    labour = words["of_labour"] - UNIONS | words["trades"]
    if labour & name or (UNIONS & name and word_list("kinds.gathered") & name):
        return "LAB"
    return "PTY" if words["of_parties"] & name else ""


def _listed(word: str, words: Mapping[str, frozenset[str]]) -> str:
    return next((kind for kind in KINDS if word in words[LIST + kind.lower()]), "")
