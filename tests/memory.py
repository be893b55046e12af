"""How much memory a process has taken, whatever its parent had: `ru_maxrss` of a child begins at the parent's peak."""

from __future__ import annotations

import resource
import sys
from pathlib import Path


def peak_memory() -> int:
    """The most memory (bytes) that this program has held since it was started."""
    if sys.platform == "linux":
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        [kibibytes] = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
        return int(kibibytes) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # bytes on macOS


def memory() -> int:
    """The memory (bytes) that this program holds; its peak where nothing else is known."""
    if sys.platform == "linux":
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * resource.getpagesize()
    return peak_memory()
