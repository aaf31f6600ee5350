"""What a command found or did: as lines for people, or as JSON with a stable shape."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from rakor_desktop.domain.errors import RakorError, because
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.legible import on_one_line


class UsageError(Exception):
    """The command was called in a way that makes no sense; exit code 2."""


class UnwritableError(RakorError):
    """What the command said cannot be written to where its output goes."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of one command; ``raw`` is written as it is, whatever was asked for."""

    data: Mapping[str, Any] = field(default_factory=dict)
    lines: Sequence[str] = ()
    problems: bool = False
    raw: str | bytes = ""

    def show(self, *, as_json: bool) -> None:
        """Write the answer to stdout."""
        with to_stdout():
            self._write(as_json=as_json)

    def _write(self, *, as_json: bool) -> None:
        if isinstance(self.raw, bytes):
            sys.stdout.buffer.write(self.raw)
        elif self.raw:
            sys.stdout.write(self.raw)
        elif as_json:
            sys.stdout.write(json.dumps(self.data, ensure_ascii=False, indent=1) + "\n")
        else:
            sys.stdout.write("".join(f"{on_one_line(line)}\n" for line in self.lines))


@contextmanager
def to_stdout() -> Iterator[None]:
    """Send on what is written, and refuse where it cannot go."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnwritableError(
            _("Hasilnya tidak dapat ditulis ke keluaran baku: {reason}.").format(reason=because(error))
        ) from error


def beside(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """Return lines of names and values with the values under each other."""
    wide = max((len(name) for name, _value in pairs), default=0)
    return [f"{name:<{wide}} : {value}" for name, value in pairs]
