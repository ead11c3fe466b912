"""Is a compressed source read as if it were not, and a bomb stopped?"""

import gzip
import io
import json
import zlib
from pathlib import Path

import duckdb
import pytest
import zstandard

from dragoman.sources import SetAside, read_reports
from dragoman.sources.packed import PackedError, unpacked

LINES = b"".join(
    json.dumps({"id": i, "text": f"Kandar met Marovia {i}."}).encode() + b"\n" for i in range(500)
)
PACKERS = {".gz": gzip.compress, ".zst": zstandard.compress}


def read(path: Path) -> tuple[list[str], list[SetAside]]:
    aside: list[SetAside] = []
    return [r.id for r in read_reports([str(path)], set_aside=aside.append)], aside


@pytest.mark.parametrize("suffix", PACKERS)
@pytest.mark.parametrize("name", ["a.jsonl{}", "a{}", "a.jsonl"])
def test_compressed_lines_are_read_whatever_the_name_says(tmp_path: Path, suffix: str, name: str) -> None:
    path = tmp_path / name.format(suffix)
    path.write_bytes(PACKERS[suffix](LINES[:5000]) + PACKERS[suffix](LINES[5000:]))

    assert read(path) == ([str(i) for i in range(500)], [])


@pytest.mark.parametrize("suffix", PACKERS)
def test_every_kind_may_be_compressed_and_ids_do_not_show_it(tmp_path: Path, suffix: str) -> None:
    pack = PACKERS[suffix]
    duckdb.sql("SELECT 'Peru met Chile.' AS text, 'p' AS id").write_parquet(str(tmp_path / "t.parquet"))
    files = {
        "a.txt": b"Kenya met Ghana.",
        "b.html": b"<html><body><p>Chile met Ghana, as they had said they would.</p></body></html>",
        "c.csv": b"id,text\nc,Kenya met Peru.\n",
        "d.parquet": (tmp_path / "t.parquet").read_bytes(),
    }
    (tmp_path / "t.parquet").unlink()
    for name, content in files.items():
        (tmp_path / f"{name}{suffix}").write_bytes(pack(content))

    assert read(tmp_path)[0] == ["a", "b", "c", "p"]


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_file_that_is_cut_off_gives_what_came_before_and_says_so(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.jsonl{suffix}"
    whole = PACKERS[suffix](LINES[: len(LINES) // 2]) + PACKERS[suffix](LINES[len(LINES) // 2 :])
    path.write_bytes(whole[:-10])
    ids, aside = read(path)

    assert len(ids) > 200
    assert aside[-1].reason == "cannot be read: the compressed file is cut off"


def test_what_its_name_calls_compressed_and_is_not_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_text("Kenya met Ghana.")

    assert [a.reason for a in read(tmp_path / "a.txt.gz")[1]] == [
        "neither gzip nor Zstandard, though its name says so"
    ]


def gzip_bomb(size: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(10_000_000)) for _ in range(size // 10_000_000)) + packer.flush()


@pytest.mark.parametrize(
    "bomb", [gzip_bomb(400_000_000), zstandard.compress(bytes(400_000_000))], ids=["gzip", "zstd"]
)
def test_a_bomb_is_stopped_before_it_goes_off(tmp_path: Path, bomb: bytes) -> None:
    stream = unpacked(io.BytesIO(bomb), bomb[:4])
    assert stream is not None
    given: list[int] = []
    with pytest.raises(PackedError, match="grows more than 250 times"):
        given.extend(map(len, iter(lambda: stream.read(1 << 20), b"")))

    assert sum(given) <= 100_000_000
    (tmp_path / "a.jsonl.gz").write_bytes(bomb)
    assert read(tmp_path / "a.jsonl.gz")[1][-1].reason.startswith(
        "cannot be read: it grows more than 250 times"
    )


@pytest.mark.parametrize(
    "data",
    [b"\x1f\x8b", b"\x1f\x8b" + b"x" * 100, b"\x28\xb5\x2f\xfd" + b"x" * 100, gzip.compress(b"x") + b"junk"],
)
def test_a_broken_file_is_an_error_of_the_system_and_no_crash(data: bytes) -> None:
    stream = unpacked(io.BytesIO(data), data[:4])

    assert stream is not None
    with pytest.raises(PackedError):
        stream.read()
    assert unpacked(io.BytesIO(b"plain"), b"plai") is None
