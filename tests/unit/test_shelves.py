"""Of thousands of like records one is compared with a bounded number, and with those that share most."""

import datetime as dt

import pytest

from dragoman.records import Place
from dragoman.stories import Teller, joining
from dragoman.stories.joining import Joiner, join
from dragoman.stories.shelves import MOST, Shelf

DAY = dt.date(2026, 3, 5)


def told(n: int, *, town: int, words: frozenset[str] = frozenset()) -> Teller:
    """One of many raids of one day by the same two sides; a town of its own, and a word of the town's."""
    return Teller(
        event_id=f"e{n}",
        report_id=f"r{n}",
        published=DAY,
        type="ASSAULT",
        mode="",
        content="",
        ahead=False,
        reciprocal=False,
        source=frozenset({"CHD"}),
        target=frozenset({"NER"}),
        firm=frozenset({"CHD", "NER"}),
        names=frozenset(),
        first=DAY,
        last=DAY,
        place=Place(
            name=f"t{town}", geonames_id=town, lat=town / 10, lon=0.0, country="NER", precision="city"
        ),
        words=frozenset({"raided", "rebels", f"w{town}"}) | words,
    )


def test_a_short_shelf_is_gone_through_whole() -> None:
    shelf, all_told = Shelf(), [told(n, town=n) for n in range(MOST)]
    for one in all_told:
        shelf.add(one)

    assert shelf.likely(told(999, town=999)) == all_told


def test_of_a_long_shelf_those_are_taken_that_share_most_however_long_ago_they_came() -> None:
    shelf = Shelf()
    for n in range(20 * MOST):
        shelf.add(told(n, town=n))

    likely = shelf.likely(told(9999, town=3))

    assert likely[0].event_id == "e3"
    assert len(likely) <= MOST


def test_a_record_among_thousands_of_like_ones_joins_its_own_story_and_no_other() -> None:
    many = [told(n, town=n) for n in range(15 * MOST)]
    joined = list(join([*many, told(9999, town=7)]))

    assert (joined[-1].to, joined[-1].story_id) == ("e7", joined[7].story_id)
    assert len({j.story_id for j in joined}) > MOST


@pytest.mark.parametrize("count", [10 * MOST, 20 * MOST])
def test_a_record_is_compared_with_no_more_others_where_there_are_more(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(joining, "fit", lambda *_, **__: asked.append(1) or (0.0, ""))
    for _ in join(told(n, town=n % 5) for n in range(count)):
        pass

    assert len(asked) <= 2 * MOST * count  # two shelves


def test_what_is_not_kept_is_joined_to_no_more() -> None:
    joiner = Joiner()
    first = joiner.place(told(1, town=1))
    joiner.place(told(2, town=200))
    joiner.keep({"e2"})

    again = joiner.place(told(3, town=1))

    assert (again.to, again.story_id != first.story_id) == (None, True)
    assert "e2" in joiner
    assert "e1" not in joiner


def test_what_is_kept_is_still_joined_to_after_all_else_is_forgotten() -> None:
    joiner = Joiner()
    stories = [joiner.place(told(n, town=n * 20)).story_id for n in range(4)]
    joiner.keep({"e3"})

    assert joiner.place(told(9, town=60)).story_id == stories[3]
