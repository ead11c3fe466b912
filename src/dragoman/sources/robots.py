"""Does a site let robots fetch an address?

Each host's robots.txt is fetched once in a day. Where there is none, all is permitted; where it may not be read (401, 403), nothing is;
where the host does not answer, nothing is for now.
"""

import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from dragoman.sources.fetching import AGENT, Fetcher, FetchError

_LIMIT = 500_000
_KEPT_SECONDS, _RETRY_SECONDS = 86_400.0, 600.0
_MOST_PAUSE = 30.0
_MOST_KNOWN = 500  # hosts whose rules are kept


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a site says, and why it forbids what it forbids."""

    parser: RobotFileParser
    why: str


@dataclass(slots=True)
class Robots:
    """The robots.txt of the hosts met so far."""

    fetcher: Fetcher
    _known: dict[str, tuple[float, "_Rules"]] = field(default_factory=dict)

    def permits(self, url: str) -> bool:
        """Whether an address may be fetched. Asks its host first where that was not done within a day."""
        return not self.why_not(url)

    def why_not(self, url: str) -> str:
        """Why an address may not be fetched, "" where it may."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        taken, rules = self._known.get(site, (float("-inf"), None))
        if rules is None or time.monotonic() - taken > _KEPT_SECONDS:
            rules, kept = self._fetched(site)
            while len(self._known) >= _MOST_KNOWN:  # the one asked longest ago
                del self._known[next(iter(self._known))]
            self._known.pop(site, None)
            self._known[site] = (time.monotonic() - _KEPT_SECONDS + kept, rules)
        delay = rules.parser.crawl_delay(AGENT)
        if delay is not None:
            self.fetcher.rest(parts.hostname or "", min(float(delay), _MOST_PAUSE))
        return "" if rules.parser.can_fetch(AGENT, url) else rules.why

    def _fetched(self, site: str) -> tuple["_Rules", float]:
        """A site's rules, and for how many seconds they hold."""
        rules = RobotFileParser()
        try:
            answer = self.fetcher.get(f"{site}/robots.txt", limit=_LIMIT)
        except FetchError as error:
            refused = error.later or str(error) in {"status 401", "status 403"}
            rules.parse(["User-agent: *", "Disallow: /"] if refused else [])
            why = (
                f"its robots.txt cannot be had: {error}"
                if error.later
                else f"its robots.txt may not be read: {error}"
            )
            return _Rules(rules, why), _RETRY_SECONDS if error.later else _KEPT_SECONDS
        rules.parse(answer.body.decode("utf-8", "replace").splitlines())
        return _Rules(rules, "robots.txt does not permit it"), _KEPT_SECONDS
