"""The command line: the same services without a window."""

from __future__ import annotations

import io
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from rakor_desktop import paths
from rakor_desktop.cli.answer import Answer, UnwritableError, UsageError, to_stdout
from rakor_desktop.domain import i18n
from rakor_desktop.domain.errors import RakorError, StorageError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.legible import on_one_line

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
_INTERRUPTED = 130
_ALL_THAT_FOLLOWS = "--"
"""What stands before names that begin with a hyphen."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return 0 when done, 1 when refused or problems were found, 2 for wrong usage."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _open_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _run(arguments)
    except UsageError as error:
        return _refuse(error, WRONG_USAGE)
    except UnwritableError as error:
        _say_no_more()
        return _refuse(error, REFUSED)
    except RakorError as error:
        return _refuse(error, REFUSED)
    except BrokenPipeError:
        # Whoever read our output has enough; Python must not complain when it flushes at the end.
        _say_no_more()
        return REFUSED
    except KeyboardInterrupt:
        return _INTERRUPTED


def _run(arguments: Sequence[str]) -> int:
    language = _speak(arguments)
    from rakor_desktop.cli.parser import build  # noqa: PLC0415 - its texts are in the language just chosen

    parser = build(language)
    try:
        with to_stdout():
            if arguments.count(_ALL_THAT_FOLLOWS) > 1:
                # Python loses the second one and hands on an empty list in the place of a text.
                parser.error(_("“{sign}” hanya boleh satu kali").format(sign=_ALL_THAT_FOLLOWS))
            # As defaults of the parser they would come again with every command, over what stood before it.
            given = parser.parse_args(arguments, Namespace(json=False, lang=i18n.INDONESIAN))
    except SystemExit as ended:
        with to_stdout():
            return int(ended.code or 0)
    module, name = given.run.split(":")
    answer: Answer = getattr(import_module(f"rakor_desktop.cli.commands.{module}"), name)(given)
    answer.show(as_json=given.json)
    return REFUSED if answer.problems else DONE


def _speak(arguments: Sequence[str]) -> str:
    """Choose the language before the parser is built, because its help is written in it."""
    asked = i18n.INDONESIAN
    for at, argument in enumerate(arguments):
        if argument == "--lang":
            asked = next(iter(arguments[at + 1 : at + 2]), asked)
        elif argument.startswith("--lang="):
            asked = argument.partition("=")[2]
    language = asked if asked in i18n.LANGUAGES else i18n.INDONESIAN
    try:
        i18n.use(language, paths.resource("locale"))
    except FileNotFoundError as error:
        raise StorageError(_("Bahasa {language} belum dipasang.").format(language=language)) from error
    return language


def _open_closed() -> None:
    """Give a stream that was closed somewhere to go, so that no file of ours takes its number."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - until the end


def _say_no_more() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse(error: Exception, code: int) -> int:
    line = " ".join(on_one_line(str(error)).split())
    sys.stdout.flush()
    sys.stderr.write(f"rakor: {line}\n")
    return code
