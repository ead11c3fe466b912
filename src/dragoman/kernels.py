"""Which of OpenBLAS's kernels does numpy multiply matrices with?

OpenBLAS picks them by the processor when numpy is first imported. Of AMD's later processors it does not know that they have
AVX-512 (0.3.31 does not know Zen 5), and takes kernels that need twice the time and round a row by where it stands among others.
"""

import os
import sys
from pathlib import Path

VARIABLE, WIDE = "OPENBLAS_CORETYPE", "SkylakeX"  # as OpenBLAS names them
NEEDED = frozenset({"avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"})  # by those kernels
PROCESSOR, MOST = Path("/proc/cpuinfo"), 8_000  # characters, which tell of the first core


def choose_kernels(told: Path = PROCESSOR) -> None:
    """Has numpy, where it is still to be imported, multiply with AVX-512 on AMD's processors that have it; a choice of the user's own stands."""
    if "numpy" in sys.modules or VARIABLE in os.environ:
        return
    try:
        with told.open(encoding="utf-8", errors="replace") as lines:
            first = lines.read(MOST)
    except OSError:
        return  # no Linux
    if "AuthenticAMD" in first and set(first.split()) >= NEEDED:
        os.environ[VARIABLE] = WIDE
