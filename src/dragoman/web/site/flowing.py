"""How does a download keep what it needs until it has ended, and let go of it also when its reader has left?"""

import contextlib
from collections.abc import Generator
from typing import Any

from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send


class Download(StreamingResponse):
    """A file that is sent in pieces.

    Args:
        pieces: of the file.
        kept: what the pieces need; closed when the last one is sent or the reader has left, whichever comes first.
        name: of the file.
        kind: its media type.
    """

    def __init__(
        self, pieces: Generator[Any, None, None], *, kept: contextlib.ExitStack, name: str, kind: str
    ) -> None:
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        super().__init__(pieces, media_type=kind, headers=headers)
        self._pieces, self._kept = pieces, kept

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._kept, contextlib.closing(self._pieces):
            await super().__call__(scope, receive, send)
