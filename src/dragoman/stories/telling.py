"""Which stories do the reports of a store tell?

Goes on from where it was: what is signed and joined already stays as it is. Some hundred reports or records at a time are one
transaction, so that it can be stopped at any moment.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from dragoman.store import Store
from dragoman.store.tales import MOST_ALIKE, MOST_IN_BAND, Place, Signed, Tales, ToldRecord
from dragoman.stories.copies import compare_worded, signature, worded
from dragoman.stories.fitting import Teller
from dragoman.stories.joining import Joiner

_LOT = 200


def tell_stories(
    store: Store,
    *,
    done: Callable[[int], None] = lambda _count: None,
    signed: Callable[[int], None] = lambda _count: None,
) -> None:
    """Find copies among the reports of a store, then join its records into stories.

    Args:
        store: open for writing.
        done: is told of each lot of records, how many it held.
        signed: is told of each lot of reports that were looked at for copies, how many it held.

    Raises:
        StoreError: the store cannot be written; what was found before is kept.
    """
    tales = Tales(store)
    while lot := tales.unsigned(_LOT):
        tales.sign(_signed(store, tales, lot))
        signed(len(lot))
    originals: dict[str, str] = {}  # of the reports in hand that are copies
    joiner = Joiner(
        copies=lambda one, other: originals.get(one, one) == originals.get(other, other),
        parted=_from_whom(tales.parted()),
    )
    while new := tales.untold(_LOT):
        wanted, before = tales.near(new, held=joiner)
        joiner.keep(wanted)  # the days of the others are past
        originals |= tales.copies(sorted({t.event.report_id for t in (*before, *new)}))
        for told in before:
            joiner.hold(_teller(told), told.story_id)
        joined = [joiner.place(_teller(told)) for told in new]
        tales.tell([Place(j.event_id, j.report_id, j.story_id, j.to, j.score, j.reason) for j in joined])
        done(len(new))


def _teller(told: ToldRecord) -> Teller:
    return Teller.of(told.event, published=told.published, days=told.days)


def _from_whom(parted: frozenset[tuple[str, str]]) -> Mapping[str, set[str]]:
    """Of each record that somebody took out of a story, those that it does not belong with."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in parted:
        found[one].add(other)
        found[other].add(one)
    return found


def _signed(store: Store, tales: Tales, lot: Sequence[str]) -> list[Signed]:
    """The signatures of some reports, in order of arrival; a report may be a copy of one earlier in the lot too."""
    texts = store.report_texts(lot)
    mine = {report_id: signature(text) for report_id, text in texts.items()}
    before = tales.alike({report_id: s.bands for report_id, s in mine.items()})
    others = store.report_texts(sorted({o for found in before.values() for o in found} - texts.keys()))
    words = {report_id: worded(text) for report_id, text in {**others, **texts}.items()}
    in_band: defaultdict[int, list[str]] = defaultdict(list)
    found: list[Signed] = []
    for report_id, kept in mine.items():
        shared = Counter(other for band in kept.bands for other in in_band[band][:MOST_IN_BAND])
        inside = sorted(shared, key=lambda r: (-shared[r], r))[:MOST_ALIKE]
        best = (0.0, "", "")
        for other in [*inside, *before[report_id]]:
            copy = compare_worded(words[other], words[report_id])
            if copy is not None and copy.shared > best[0]:
                best = (copy.shared, other, copy.kind)
        for band in kept.bands:
            in_band[band].append(report_id)
        found.append(
            Signed(report_id, kept.digest, kept.bands, copy_of=best[1], kind=best[2], shared=best[0])
        )
    return found
