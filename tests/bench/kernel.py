"""The arithmetic bound: a loop in C with 128-bit products, where this machine has a compiler."""

import ctypes
import shutil
import subprocess
import time
from pathlib import Path

import numpy as np

from rewards.columns import Ints


class Kernel:
    """The compiled loop."""

    def __init__(self, library: Path) -> None:
        """Load what `compiled` built."""
        self._share_out = ctypes.CDLL(str(library)).share_out
        self._share_out.restype = ctypes.c_int64

    def share_out(
        self, offsets: Ints, *, pools: Ints, totals: Ints, weights: Ints
    ) -> tuple[Ints, float]:
        """floor(pool * weight / total) for each vote, and the seconds that took."""
        rewards = np.empty(len(weights), dtype=np.int64)
        columns = [offsets, pools, totals, weights, rewards]
        pointers = [ctypes.c_void_p(column.ctypes.data) for column in columns]
        start = time.monotonic()
        self._share_out(ctypes.c_int64(len(pools)), *pointers)
        return rewards, time.monotonic() - start


def compiled(folder: Path) -> Kernel | None:
    """Compile the loop into `folder`; None without a C compiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        return None
    library = folder / "kernel.so"
    source = Path(__file__).with_name("kernel.c")
    arguments = [compiler, "-O3", "-march=native", "-shared", "-fPIC", str(source)]
    subprocess.run([*arguments, "-o", str(library)], check=True)
    return Kernel(library)
