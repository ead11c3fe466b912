"""Who may write a review?

Who knows the token that `dragoman serve` printed, and gives a name. A session is a secret in a cookie that scripts can't read and other
sites can't send; each form bears a second one, so that no other page can post for a reader who has signed in.
"""

import secrets
import threading
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from fastapi import Request

COOKIE = "dragoman_reviewer"
SHORTEST_TOKEN = 16  # characters
_MOST_SESSIONS, _MOST_FIELDS, _LONGEST_NAME = 200, 20, 60


class ForbiddenError(Exception):
    """What was sent may not be done: `ForbiddenError(why)`."""


@dataclass(frozen=True, slots=True)
class Session:
    """A reviewer who has signed in; `csrf` stands in each form."""

    name: str
    csrf: str


@dataclass
class Sessions:
    """Who has signed in since the site began; with an empty token nobody can."""

    token: str
    _known: dict[str, Session] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, request: Request) -> Session | None:
        """The session that a request belongs to."""
        secret = request.cookies.get(COOKIE, "")
        with self._lock:
            return self._known.get(secret)

    def begin(self, token: str, name: str) -> str:
        """Begin a session; the cookie's secret.

        Raises:
            ForbiddenError: the token is wrong, or the name is none.
        """
        if not self.token or not secrets.compare_digest(token.encode(), self.token.encode()):
            raise ForbiddenError("That is not the token that `dragoman serve` printed when it began.")
        name = " ".join(name.split())
        if not name or len(name) > _LONGEST_NAME or not name.isprintable():
            raise ForbiddenError(f"A name has 1 to {_LONGEST_NAME} characters.")
        secret = secrets.token_urlsafe(32)
        with self._lock:
            while len(self._known) >= _MOST_SESSIONS:
                self._known.pop(next(iter(self._known)))
            self._known[secret] = Session(name, secrets.token_urlsafe(32))
        return secret

    def end(self, request: Request) -> None:
        """End the session that a request belongs to."""
        with self._lock:
            self._known.pop(request.cookies.get(COOKIE, ""), None)

    def writer(self, request: Request, form: dict[str, str]) -> Session:
        """The session of a request that would write.

        Raises:
            ForbiddenError: nobody has signed in, or the form is not one of this site's.
        """
        session = self.of(request)
        if session is None:
            raise ForbiddenError("Sign in to review.")
        if not secrets.compare_digest(form.get("csrf", "").encode(), session.csrf.encode()):
            raise ForbiddenError("This form is not of your session. Load the page again and repeat it.")
        return session


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form that this site's own page sent.

    Raises:
        ForbiddenError: another site's page sent it, or it is no form.
    """
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site", "same-origin")
    if site not in {"same-origin", "none"} or (
        origin is not None and origin != f"{request.url.scheme}://{request.headers.get('host', '')}"
    ):
        raise ForbiddenError("Another site's page sent this.")
    if (
        request.headers.get("content-type", "").partition(";")[0].strip()
        != "application/x-www-form-urlencoded"
    ):
        raise ForbiddenError("That is no form of this site.")
    try:
        text = (await request.body()).decode("ascii")
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError as error:
        raise ForbiddenError("That is no form of this site.") from error
