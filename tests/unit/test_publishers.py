"""Is it known from which country a publisher tells?"""

import pytest

from dragoman.knowledge.publishers import FILE, Publishers, load_publishers
from dragoman.knowledge.states import read_states
from dragoman.knowledge.tables import rows

STATES = read_states()


@pytest.fixture(scope="module")
def publishers() -> Publishers:
    return load_publishers(STATES)


@pytest.mark.parametrize(
    ("address", "country"),
    [
        pytest.param("https://www.example.co.uk/a", "GBR", id="domain-of-a-state"),
        pytest.param("https://example.io/a", "", id="domain-sold-to-anybody"),
        pytest.param("https://togopost.tv/a", "TGO", id="name-before-the-domain-sold-to-anybody"),
        pytest.param("https://en.chadheraldonline.com/a", "TCD", id="short-name-beside-words-of-the-press"),
        pytest.param("https://chadwick.example.com/a", "", id="short-name-in-another-word"),
        pytest.param("https://www.mailofbotswana.org", "BWA", id="name-at-the-end"),
        pytest.param("https://dailylimanews.com", "PER", id="capital-in-the-middle"),
        pytest.param("https://georgiafarmer.com", "", id="a-name-that-others-have"),
        pytest.param("https://in-togo.example.com/a", "TGO", id="name-before-the-house-s"),
        pytest.param("https://georgia.example.com/a", "", id="a-name-that-others-have-before-the-house-s"),
        pytest.param("https://www.bbc.co.uk/news", "", id="tells-of-everywhere"),
        pytest.param("not an address", "", id="none"),
        pytest.param("https://[::1", "", id="broken"),
    ],
)
def test_an_address_tells_its_country_by_what_is_known_of_it_its_domain_or_its_name(
    publishers: Publishers, address: str, country: str
) -> None:
    assert publishers.country(address) == country


@pytest.mark.parametrize(
    ("name", "country"),
    [
        pytest.param("The Togo Times", "TGO", id="state"),
        pytest.param("Ministry of Foreign Affairs of Peru", "PER", id="ministry"),
        pytest.param("fijitimes.com", "FJI", id="address"),
        pytest.param("The Evening Herald", "", id="nothing"),
    ],
)
def test_a_publisher_s_name_tells_its_country(publishers: Publishers, name: str, country: str) -> None:
    assert publishers.country("", name) == country


@pytest.mark.parametrize(
    ("address", "name", "country"),
    [
        pytest.param("https://www.bbc.co.uk/news", "", "GBR", id="address"),
        pytest.param("", "The Guardian", "GBR", id="name"),
        pytest.param("https://www.reuters.com/a", "", "", id="agency"),
        pytest.param("https://guardian.example.com", "The Guardian", "", id="another-address"),
    ],
)
def test_who_tells_of_everywhere_sits_somewhere(
    publishers: Publishers, address: str, name: str, country: str
) -> None:
    assert publishers.seat(address, name) == country


def test_every_publisher_is_listed_once_with_a_known_country() -> None:
    table = list(rows(FILE))
    countries = {s.country for s in STATES} | {s.id for s in STATES} | {""}

    assert len({(r["name"], r["kind"]) for r in table}) == len(table)
    assert {r["country"] for r in table} <= countries
    assert {r["kind"] for r in table} == {"host", "world", "word", "press"}


@pytest.mark.parametrize(
    ("address", "name", "country"),
    [
        pytest.param("https://statements.archives.gov/a", "", "USA", id="domain-of-one-state-s-offices"),
        pytest.param(
            "https://archive.example.com/a",
            "Ministry of Trade of Peru",
            "PER",
            id="name-where-the-address-is-mute",
        ),
        pytest.param("https://www.reuters.com/a", "Lima Times", "", id="address-of-who-tells-of-everywhere"),
        pytest.param("https://example.com/a", "peru.example.com", "", id="name-that-is-an-address"),
    ],
)
def test_a_name_tells_where_the_address_does_not(
    publishers: Publishers, address: str, name: str, country: str
) -> None:
    assert publishers.country(address, name) == country
