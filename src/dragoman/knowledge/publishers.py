"""From which country does a publisher tell, by its address or its name?

By the address itself where it is known, by its domain ('.pe'), or by a state or capital in its name ('nepaltimes'). It says
nothing of those who report from everywhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlsplit

from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.states import State
from dragoman.knowledge.tables import rows

FILE = "publishers.tsv"
AMERICAN = {"gov": "USA", "mil": "USA"}  # domains of which only one state has any
BARE = 5  # letters of a name that tells a country beside any other word; shorter ones only beside words of the press
SHORTEST = 4
HOUSE = 6  # letters of a government's other name ('Kremlin')
MAX_WORDS, MOST_WORDS = 30, 4  # words of a publisher's name that are read, and of a state's name
MAX_LABEL = 63  # letters of one part of an address


@dataclass(frozen=True, slots=True)
class Publishers:
    """What is known of addresses: whose they are, names of countries that may stand in them, and words that tell nothing."""

    hosts: Mapping[str, str]
    names: Mapping[str, str]
    press: frozenset[str]
    domains: Mapping[str, str]
    worlds: Mapping[str, str]

    def seat(self, address: str, name: str = "") -> str:
        """The country whose officials a publisher that tells of everywhere takes for known, or "".

        >>> from dragoman.knowledge.states import read_states
        >>> known = load_publishers(read_states())
        >>> known.seat("https://www.theguardian.com/world"), known.seat("", "The Guardian"), known.seat("https://lima.pe")
        ('GBR', 'GBR', '')
        """
        parts = _host(address).split(".")
        for first in range(len(parts) - 1):
            if (known := ".".join(parts[first:])) in self.worlds:
                return self.worlds[known]
        letters = "" if address else "".join(c for c in name.lower() if c.isalpha())
        if not letters:
            return ""
        named = {host.split(".")[0]: country for host, country in self.worlds.items()}
        return named.get(letters) or named.get(f"the{letters}", "")

    def country(self, address: str, name: str = "") -> str:
        """ISO 3166-1 alpha-3 of the country from which a publisher tells, or "".

        >>> from dragoman.knowledge.states import read_states
        >>> known = load_publishers(read_states())
        >>> known.country("https://news.example.pe/42"), known.country("", "Lima Times"), known.country("https://example.com")
        ('PER', 'PER', '')
        """
        host = _host(address) or (_host(name) if "." in name and " " not in name.strip() else "")
        parts = host.split(".") if host else []
        for first in range(len(parts) - 1):
            known = ".".join(parts[first:])
            if known in self.hosts:  # "" for who tells of everywhere
                return self.hosts[known]
        domain = parts[-1] if parts else ""
        if domain in self.domains and domain not in word_list("publishers.everybodys"):
            return self.domains[domain]
        labels = [
            p
            for p in parts[:-1]
            if p not in word_list("publishers.general") and p not in word_list("publishers.before")
        ]
        labels = [
            label for label in labels if label not in word_list("publishers.ambiguous") or label == labels[-1]
        ]
        told = next((country for label in reversed(labels) if (country := self._named(label))), "")
        if told:
            return told
        if _host(name) and " " not in name.strip():
            return ""  # the name is but the address
        return self._spoken(name) or self._named("".join(c for c in name.lower() if c.isalpha()))

    def _spoken(self, name: str) -> str:
        """The country that words of a name spell out: 'Ministry of Trade of Peru'."""
        words = ["".join(c for c in w if c.isalpha()) for w in name.lower().split()[:MAX_WORDS]]
        for size in range(MOST_WORDS, 0, -1):
            for start in range(len(words) - size + 1):
                form = "".join(words[start : start + size])
                if form in self.names and form not in word_list("publishers.ambiguous"):
                    return self.names[form]
        return ""

    def _named(self, label: str) -> str:
        """The country whose name, or whose capital's, stands in a part of an address: the longest such name."""
        letters = "".join(c for c in label[:MAX_LABEL] if c.isalpha())
        for size in range(len(letters), SHORTEST - 1, -1):
            for start in range(len(letters) - size + 1):
                part, before, after = (
                    letters[start : start + size],
                    letters[:start],
                    letters[start + size :],
                )
                if part not in self.names:
                    continue
                at_edge = (
                    not (before and after) and size >= BARE and part not in word_list("publishers.ambiguous")
                )
                if at_edge or (self._only_press(before) and self._only_press(after)):
                    return self.names[part]
        return ""

    def _only_press(self, letters: str) -> bool:
        """Whether letters are words of the press put together: 'dailynews'."""
        ends = {0}
        for end in range(1, len(letters) + 1):
            if any(letters[start:end] in self.press for start in ends):
                ends.add(end)
        return len(letters) in ends


def load_publishers(states: Iterable[State]) -> Publishers:
    """Reads the data file, and the names of states and capitals.

    Raises:
        DataError: the file is wrong.
    """
    kinds: dict[str, dict[str, str]] = {"host": {}, "world": {}, "word": {}, "press": {}}
    for row in rows(FILE):
        kinds[row["kind"]][row["name"]] = row["country"]
    kinds["host"] |= dict.fromkeys(kinds["world"], "")
    names: dict[str, str] = {}
    domains: dict[str, str] = {}
    for state in states:
        if state.iso2:
            domains["uk" if state.iso2 == "GB" else state.iso2.lower()] = state.country
        houses = (house for house, _ in state.houses if len(house) >= HOUSE)
        for form in (state.name, *state.names, *state.adjectives, *state.capitals, *houses):
            letters = "".join(c for c in form.lower() if c.isascii() and c.isalpha())
            if len(letters) >= SHORTEST:
                names.setdefault(letters, state.country)
    names |= kinds["word"]
    domains |= AMERICAN
    return Publishers(
        MappingProxyType(kinds["host"]),
        MappingProxyType(names),
        frozenset(kinds["press"]),
        MappingProxyType(domains),
        MappingProxyType(kinds["world"]),
    )


def _host(address: str) -> str:
    """The name of the machine in an address, or in a bare name such as 'example.com'."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    return host.strip(".") if "." in host else ""
