"""The composition root: loads the parts in the order that starts fastest, and runs the program."""

from __future__ import annotations

import builtins
import gc
import sys
from collections.abc import Sequence
from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with a window; the first argument that is no option of Qt's is the file to open."""
    # Nothing made while starting is garbage: looking for some would cost a tenth of the start.
    gc.disable()
    code = _run(list(sys.argv if argv is None else argv))
    # Nor is it worth walking through everything once more only to throw it away.
    gc.freeze()
    return code


def _run(arguments: list[str]) -> int:
    plain = builtins.__import__
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    # PySide6 hangs a hook under every later import, for a way of writing names of Qt that is not ours;
    # it makes the loading of the store half as long again.
    builtins.__import__ = plain

    from rakor_desktop import paths  # noqa: PLC0415
    from rakor_desktop.program import Program  # noqa: PLC0415
    from rakor_desktop.ui import preferences  # noqa: PLC0415
    from rakor_desktop.ui.alarm import Alarm, start_log  # noqa: PLC0415
    from rakor_desktop.ui.ending import Ender  # noqa: PLC0415

    alarm = Alarm(start_log(paths.logs()))
    alarm.install()
    qt = QApplication([_for_qt(argument) for argument in arguments])
    program = Program(qt, preferences.load(preferences.file()))
    program.ended.connect(lambda: qt.exit(0))
    ender = Ender(program.end)
    code = qt.exec() if program.begin(_file_among(arguments, qt.arguments())) else 0
    ender.close()
    return code


def _for_qt(argument: str) -> str:
    """Return an argument that Qt can take: bytes that are no letters bring it down."""
    return argument.encode(errors="replace").decode()


def _file_among(arguments: Sequence[str], left: Sequence[str]) -> Path | None:
    """Return the file given, as the system wrote it, among the arguments that Qt left over."""
    wanted = left[1:2]
    return next((Path(one) for one in arguments[1:] if [_for_qt(one)] == wanted), None)
