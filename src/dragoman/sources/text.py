"""What report does a plain text hold?

It cannot tell when a text was published: the reading room looks for a date in its header and dateline.
"""

from dragoman.records import Report
from dragoman.sources.items import Limits, Raw, SetAside

_BOM = b"\xef\xbb\xbf"
_BOMS_16 = (b"\xff\xfe", b"\xfe\xff")


def decode(raw: Raw, *, limits: Limits) -> str | SetAside:
    """The text of an item's bytes, without a byte order mark, or why there is none."""
    if raw.data is None:
        return SetAside(
            raw.place, f"more than {limits.shown}, the limit for one report", "Split it, or raise --limit-mb"
        )
    if raw.data.startswith(_BOMS_16):
        return SetAside(raw.place, "UTF-16, not UTF-8", "Convert it: iconv -f UTF-16 -t UTF-8")
    if (nul := raw.data.find(b"\0")) >= 0:
        return SetAside(
            raw.place, f"binary: a NUL byte at offset {nul}", "Give the report as plain text or JSON lines"
        )
    skipped = len(_BOM) if raw.data.startswith(_BOM) else 0
    try:
        return raw.data[skipped:].decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start + skipped
        return SetAside(
            raw.place,
            f"not UTF-8: byte 0x{raw.data[at]:02x} at offset {at}",
            "Convert it, for example with: iconv -f WINDOWS-1252 -t UTF-8",
        )


def text_report(raw: Raw, *, report_id: str, limits: Limits) -> Report | SetAside:
    """The report that a whole text file is, kept exactly as it is."""
    text = decode(raw, limits=limits)
    if isinstance(text, SetAside):
        return text
    if not text.strip():
        return SetAside(raw.place, "empty", "Give it a text, or leave it out")
    return Report(text=text, id=report_id)
