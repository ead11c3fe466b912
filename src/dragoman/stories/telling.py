"""Which stories do the reports of a store tell?

Goes on from where it was: what is signed and joined already stays as it is. Some hundred reports or records at a time are one
transaction, so that it can be stopped at any moment.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from dragoman.store import Store
from dragoman.store.tales import MOST_ALIKE, Place, Signed, Tales, Told
from dragoman.stories.copies import compare, signature
from dragoman.stories.joining import Teller, join

_LOT = 200


def tell_stories(store: Store, *, done: Callable[[int], None] = lambda _count: None) -> None:
    """Find copies among the reports of a store, then join its records into stories.

    Args:
        store: open for writing.
        done: is told of each lot of records, how many it held.

    Raises:
        StoreError: the store cannot be written; what was found before is kept.
    """
    tales = Tales(store)
    while lot := tales.unsigned(_LOT):
        tales.sign(_signed(store, tales, lot))
    parted = tales.parted()
    held: dict[
        str, Told
    ] = {}  # records in stories about the days in hand: read once, dropped when the days are past
    while new := tales.untold(_LOT):
        held = tales.near(new, held=held)
        places = _places(tales, [*held.values(), *new], parted)
        told = [place for place in places if place.event_id not in held]
        tales.tell(told)
        held |= {t.event.event_id: replace(t, story_id=p.story_id) for t, p in zip(new, told, strict=True)}
        done(len(new))


def _signed(store: Store, tales: Tales, lot: Sequence[str]) -> list[Signed]:
    """The signatures of some reports, in order of arrival; a report may be a copy of one earlier in the lot too."""
    texts = {report_id: store.report_text(report_id) for report_id in lot}
    mine = {report_id: signature(text) for report_id, text in texts.items()}
    before = tales.alike({report_id: s.bands for report_id, s in mine.items()})
    others: dict[str, str] = {}  # texts of reports of earlier lots
    found: list[Signed] = []
    for report_id, text in texts.items():
        own = set(mine[report_id].bands)
        shared = {s.report_id: len(own & set(s.bands)) for s in found}
        inside = sorted((r for r, n in shared.items() if n), key=lambda r: (-shared[r], r))[:MOST_ALIKE]
        best = (0.0, "", "")
        for other in [*inside, *before[report_id]]:
            if other not in texts and other not in others:
                others[other] = store.report_text(other)
            copy = compare(texts[other] if other in texts else others[other], text)
            if copy is not None and copy.shared > best[0]:
                best = (copy.shared, other, copy.kind)
        kept = mine[report_id]
        found.append(
            Signed(report_id, kept.digest, kept.bands, copy_of=best[1], kind=best[2], shared=best[0])
        )
    return found


def _places(tales: Tales, told: Sequence[Told], parted: frozenset[tuple[str, str]]) -> list[Place]:
    """Where each record stands; those that have a story keep it."""
    reports = {t.event.report_id: t.event.report_id for t in told}
    first = reports | tales.copies(list(reports))
    joined = join(
        (Teller.of(t.event, published=t.published, days=t.days) for t in told),
        copies=lambda one, other: first[one] == first[other],
        parted=lambda one, other: (min(one, other), max(one, other)) in parted,
        known={t.event.event_id: t.story_id for t in told if t.story_id},
    )
    return [Place(j.event_id, j.report_id, j.story_id, j.to, j.score, j.reason) for j in joined]
