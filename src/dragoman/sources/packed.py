"""How is a compressed file read, in bounded memory, and a bomb told from a file?

gzip and Zstandard, one layer. A stream that grows too much for what was put in ends with a `PackedError`, an OSError, as does one
that is cut off or broken: what was read before it is good.
"""

import io
import zlib
from typing import BinaryIO

import zstandard

from dragoman.sources.items import Stream

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
SUFFIXES = frozenset({".gz", ".gzip", ".zst", ".zstd"})
FREE = 100_000_000  # bytes of output that nobody asks about
MOST_GROWTH = 250  # times the input, beyond them: news grows 3 to 30 times
_WINDOW = 1 << 27  # the most that a zstd stream may make its reader hold
_GULP, _SIP = 1 << 16, 1 << 10  # zstd's output cannot be bounded: a sip of it grows to 32 MB at most
_AT_ONCE = 1 << 20


class PackedError(OSError):
    """A compressed stream cannot be read on; `strerror` says why."""


def unpacked(stream: Stream, head: bytes) -> BinaryIO | None:
    """A stream of what a compressed stream holds, or None where its first bytes are not those of one."""
    if head.startswith(GZIP):
        return io.BufferedReader(_Unpacking(stream, _Gzip()), _GULP)
    if head.startswith(ZSTD):
        return io.BufferedReader(_Unpacking(stream, _Zstd()), _GULP)
    return None


class _Gzip:
    """One member after another."""

    sip = _GULP

    def __init__(self) -> None:
        self._member = zlib.decompressobj(wbits=31)
        self.waiting = b""

    @property
    def ended(self) -> bool:
        return self._member.eof

    def take(self, data: bytes) -> bytes:
        out = self._member.decompress(data, _AT_ONCE)
        self.waiting = self._member.unconsumed_tail or self._member.unused_data
        return out

    def begin(self) -> None:
        if self.waiting[:2] != GZIP[: len(self.waiting[:2])]:
            raise PackedError(0, "the compressed file is followed by bytes that are none of it")
        self._member = zlib.decompressobj(wbits=31)


class _Zstd:
    """One frame after another."""

    sip = _SIP

    def __init__(self) -> None:
        self._reader = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
        self._frame = self._reader.decompressobj()
        self.waiting = b""

    @property
    def ended(self) -> bool:
        return self._frame.eof

    def take(self, data: bytes) -> bytes:
        out = self._frame.decompress(data[:_SIP])
        self.waiting = self._frame.unused_data + data[_SIP:]
        return out

    def begin(self) -> None:
        self._frame = self._reader.decompressobj()


class _Unpacking(io.RawIOBase):
    """The decompressed side of a stream, watched."""

    def __init__(self, stream: Stream, format_: _Gzip | _Zstd) -> None:
        self._stream, self._format = stream, format_
        self._ready, self._taken, self._given = memoryview(b""), 0, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._ready:
            more = self._more()
            if more is None:
                return 0
            self._ready = memoryview(more)
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size

    def _more(self) -> bytes | None:
        """The next bytes, perhaps none yet; None at the end."""
        data = self._format.waiting
        if not data:
            data = self._stream.read(self._format.sip)
            self._taken += len(data)
        if not data:
            if self._format.ended:
                return None
            raise PackedError(0, "the compressed file is cut off")
        try:
            if self._format.ended:
                self._format.waiting = data
                self._format.begin()
            out = self._format.take(data)
        except (zlib.error, zstandard.ZstdError, MemoryError) as error:
            said = " ".join(str(error).split())[:100]
            raise PackedError(0, f"the compressed file is broken: {said}") from None
        self._given += len(out)
        if self._given > FREE and self._given > MOST_GROWTH * self._taken:
            raise PackedError(0, f"it grows more than {MOST_GROWTH} times when unpacked, as a bomb does")
        return out
