"""Which stories do the reports of a store tell?

Goes on from where it was: what is signed and joined already stays as it is. Some hundred reports or records at a time are one
transaction, so that it can be stopped at any moment.
"""

from collections.abc import Callable, Sequence

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
    while new := tales.untold(_LOT):
        tales.tell(_places(tales, new, parted))
        done(len(new))


def _signed(store: Store, tales: Tales, lot: Sequence[str]) -> list[Signed]:
    """The signatures of some reports, in order of arrival; a report may be a copy of one earlier in the lot too."""
    found: list[Signed] = []
    texts = {report_id: store.report_text(report_id) for report_id in lot}
    for report_id, text in texts.items():
        mine = signature(text)
        shared = {s.report_id: len(set(s.bands) & set(mine.bands)) for s in found}
        inside = sorted((r for r, n in shared.items() if n), key=lambda r: (-shared[r], r))[:MOST_ALIKE]
        best = (0.0, "", "")
        for other in [*inside, *tales.alike(mine.bands, but=report_id)]:
            copy = compare(texts.get(other) or store.report_text(other), text)
            if copy is not None and copy.shared > best[0]:
                best = (copy.shared, other, copy.kind)
        found.append(
            Signed(report_id, mine.digest, mine.bands, copy_of=best[1], kind=best[2], shared=best[0])
        )
    return found


def _places(tales: Tales, new: Sequence[Told], parted: frozenset[tuple[str, str]]) -> list[Place]:
    told = [*tales.near(new), *new]
    first = {
        **{t.event.report_id: t.event.report_id for t in told},
        **tales.copies([t.event.report_id for t in told]),
    }
    joined = join(
        (Teller.of(t.event, published=t.published, days=t.days) for t in told),
        copies=lambda one, other: first[one] == first[other],
        parted=lambda one, other: (min(one, other), max(one, other)) in parted,
        known={t.event.event_id: t.story_id for t in told if t.story_id},
    )
    wanted = {t.event.event_id for t in new}
    return [
        Place(j.event_id, j.report_id, j.story_id, j.to, j.score, j.reason)
        for j in joined
        if j.event_id in wanted
    ]
