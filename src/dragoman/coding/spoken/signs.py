"""Of what act is a clause that somebody says the sign: of asking, blaming, praising, promising, threatening, refusing?

Goes by modals, by who the clause is about, and by words of blame and praise and whose they are. A sign has a name, which says
what kind it is; how far each kind can be trusted is weighed elsewhere. It does not know irony, nor what only the wider text tells.
"""

from dragoman.coding.spoken.announcing import promises, refuses, threatens
from dragoman.coding.spoken.asking_for import asks
from dragoman.coding.spoken.told import Sign, Told
from dragoman.coding.spoken.valuing import blames, praises, says_idiom

LOOKS = (
    asks,
    refuses,
    threatens,
    promises,
    says_idiom,
    blames,
    praises,
)  # in the order in which they are asked


def sign_of(told: Told) -> Sign | None:
    """The first sign of a clause, or None."""
    for look in LOOKS:
        found = look(told)
        if found is not None:
            return found
    return None
