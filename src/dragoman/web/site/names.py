"""What is a party called, and which party does a reader mean?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.knowledge.states import read_states

_BETWEEN = re.compile(r"\s+(?:and|vs\.?|versus|with)\s+|\s*[–—/,]\s*", re.IGNORECASE)

# what stands for a country where a party has none
_ABOVE_STATES = {
    "EUR": "European institutions",
    "IGO": "international organisations",
    "IMG": "armed networks across borders",
    "ISM": "international movements",
    "MNC": "international companies",
    "NGO": "non-governmental organisations",
    "UNO": "United Nations",
}


@dataclass(frozen=True, slots=True)
class Names:
    """The states' names: `of_code` by their codes, `codes` by every name in lower case."""

    of_code: Mapping[str, str]
    codes: Mapping[str, str]

    @classmethod
    def read(cls) -> "Names":
        """The names as the package's data has them."""
        states = read_states()
        of_code = {s.id: s.name for s in states} | {s.country: s.name for s in states if s.id == s.country}
        codes = {
            name.lower(): s.country for s in states for name in (s.name, *s.names, *s.adjectives, *s.demonyms)
        }
        return cls(of_code, codes | {code.lower(): code for code in of_code})

    def party(self, id: str, *, name: str = "") -> str:
        """A party's name: of a country's code, else the name given, else what the id says.

        >>> Names({"KEN": "Kenya"}, {}).party("KEN"), Names({}, {}).party("UNO.united-nations")
        ('Kenya', 'United Nations')
        >>> Names({}, {}).party("IMG")
        'armed networks across borders'
        """
        if id in self.of_code:
            return self.of_code[id]
        if len(id) == 6 and id[:3] in self.of_code and id.isupper():
            return f"{self.of_code[id[:3]]} ({id[3:]})"
        if name:
            return name
        if id in _ABOVE_STATES:
            return _ABOVE_STATES[id]
        kind, dot, last = id.rpartition(".")
        return last.replace("-", " ").title() if dot and kind.isidentifier() | ("." in kind) else id

    def code_of(self, text: str) -> str:
        """The code of the country whose name a text is; "" where it is none, and where it is the code itself.

        >>> names = Names({"KEN": "Kenya"}, {"kenya": "KEN", "ken": "KEN"})
        >>> names.code_of(" kenya "), names.code_of("KEN"), names.code_of("Mombasa")
        ('KEN', '', '')
        """
        name = text.strip().lower().removeprefix("the ")
        return "" if name.upper() in self.of_code else self.codes.get(name, "")

    def meant(self, text: str) -> tuple[str, ...]:
        """The codes of the one or two states that a text is the names of, or none.

        >>> Names({}, {"kenya": "KEN", "ghana": "GHA"}).meant("Kenya and Ghana")
        ('KEN', 'GHA')
        """
        parts = [part.strip().lower().removeprefix("the ") for part in _BETWEEN.split(text.strip())]
        whole = self.codes.get(text.strip().lower().removeprefix("the "))
        if whole:
            return (whole,)
        found = tuple(self.codes[part] for part in parts if part in self.codes)
        return found if len(found) == len(parts) <= 2 else ()
