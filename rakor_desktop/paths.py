"""Where things are: the only module that knows the folders of the program and of the user."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_APP = "Rakor Desktop"


@cache
def _root() -> Path:
    packed = _PACKAGE / "_packed"
    return packed if packed.is_dir() else _PACKAGE.parent


def resource(*parts: str) -> Path:
    """Return a path below ``resources/``."""
    return _root().joinpath("resources", *parts)


def reference(*parts: str) -> Path:
    """Return a path below ``db/reference/``."""
    return _root().joinpath("db", "reference", *parts)


def migrations() -> Path:
    """Return the folder of the numbered revisions and their environment."""
    return _root() / "db" / "migrations"


def user_data() -> Path:
    """Return the folder for what the program keeps for this user; made when missing."""
    return _user_folder("data")


def user_config() -> Path:
    """Return the folder of this user's settings; made when missing."""
    return _user_folder("config")


def logs() -> Path:
    """Return the folder of the log files; made when missing."""
    return _user_folder("log")


def for_reading(path: Path) -> str:
    """Return a path as people write it: what lies in their own folder begins with ``~``."""
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)


def _user_folder(kind: str) -> Path:
    home = os.environ.get("RAKOR_HOME")
    if home:
        folder = Path(home) / kind
    else:
        import platformdirs  # noqa: PLC0415 - not needed when RAKOR_HOME is set

        found: dict[str, Callable[..., Path]] = {
            "data": platformdirs.user_data_path,
            "config": platformdirs.user_config_path,
            "log": platformdirs.user_log_path,
        }
        folder = found[kind](_APP, appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
