"""How much memory and time a process may use: set from inside, before it opens what others wrote."""

from __future__ import annotations

import os
import sys
import threading
import time

TOO_MUCH = 3
"""What the process ends with when it used more than it may."""
_EVERY = 0.1


def confine(seconds: float, most_bytes: int) -> None:
    """Let this process live so long, with so much memory, and write no file.

    The system keeps the limits where it can; a thread looks after them where it cannot (Windows, macOS).
    """
    watch = threading.Thread(
        target=_watch, args=(time.monotonic() + seconds, _used() + most_bytes), daemon=True
    )
    watch.start()
    if sys.platform != "win32":
        _confine_by_system(seconds, most_bytes)


def _watch(end: float, most: int) -> None:
    while time.monotonic() < end and _used() <= most:
        time.sleep(_EVERY)
    os._exit(TOO_MUCH)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Counters(ctypes.Structure):
        _fields_ = (
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            *(
                (name, ctypes.c_size_t)
                for name in (
                    "PeakWorkingSetSize",
                    "WorkingSetSize",
                    "QuotaPeakPagedPoolUsage",
                    "QuotaPagedPoolUsage",
                    "QuotaPeakNonPagedPoolUsage",
                    "QuotaNonPagedPoolUsage",
                    "PagefileUsage",
                    "PeakPagefileUsage",
                )
            ),
        )

    def _used() -> int:
        counters = _Counters(cb=ctypes.sizeof(_Counters))
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        look = kernel.K32GetProcessMemoryInfo
        look.argtypes = (wintypes.HANDLE, ctypes.POINTER(_Counters), wintypes.DWORD)
        return int(counters.PagefileUsage) if look(kernel.GetCurrentProcess(), counters, counters.cb) else 0

else:
    import resource

    def _used() -> int:
        # Linux counts what the process was before it became this one; there the system keeps the limit.
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss if sys.platform == "darwin" else 0

    def _confine_by_system(seconds: float, most_bytes: int) -> None:
        wanted = {
            resource.RLIMIT_CPU: int(seconds) + 1,
            resource.RLIMIT_FSIZE: 0,
            resource.RLIMIT_CORE: 0,
        }
        if sys.platform != "darwin":
            wanted[resource.RLIMIT_AS] = most_bytes
        for what, most in wanted.items():
            _soft, hard = resource.getrlimit(what)
            least = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(what, (least, least))
