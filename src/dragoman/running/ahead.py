"""How are reports read ahead in lists that stay small?"""

from collections.abc import Iterable, Iterator

from dragoman.records import Report


def read_ahead(reports: Iterable[Report], *, most: int, characters: int) -> Iterator[list[Report]]:
    """The reports in order, in lists that end with `most` reports, or with the one that brings them to `characters`."""
    ahead: list[Report] = []
    held = 0
    for report in reports:
        ahead.append(report)
        held += len(report.text)
        if len(ahead) >= most or held >= characters:
            yield ahead
            ahead, held = [], 0
    if ahead:
        yield ahead
