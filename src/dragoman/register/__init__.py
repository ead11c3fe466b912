"""The register: which persons and bodies has a store seen, under which names and offices, and which names are one?"""

from dragoman.register.merging import Joint, Named, merge
from dragoman.register.seen import Entry, Office, entries, part

__all__ = ["Entry", "Joint", "Named", "Office", "entries", "merge", "part"]
