"""Where things are: the only module that knows the folders of the program and of the user."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
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


def secretariat_key() -> Path | None:
    """Return where this user's key for parcels is kept; None for a user whose settings do not last."""
    folder = user_config()
    return folder / "kunci-sekretariat.txt" if folder == _wanted("config") else None


def logs() -> Path:
    """Return the folder of the log files; made when missing."""
    return _user_folder("log")


def for_reading(path: Path) -> str:
    """Return a path as people write it: what lies in their own folder begins with ``~``."""
    home = _home()
    if home is None or not path.is_relative_to(home):
        return str(path)
    return f"~/{path.relative_to(home).as_posix()}"


def first_choice() -> Path:
    """Return the folder in which a person's own files are looked for first."""
    return _home() or Path.cwd()


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:  # a user whom the system gave none
        return None


def _user_folder(kind: str) -> Path:
    folder = _wanted(kind) or _makeshift() / kind
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Preferences may well lie where only the administrator writes; the others are of no use there.
        usable = kind == "config" or os.access(folder, os.W_OK)
    except OSError:
        usable = False
    if not usable:
        folder = _makeshift() / kind
        folder.mkdir(exist_ok=True)
    return folder


def _wanted(kind: str) -> Path | None:
    home = os.environ.get("RAKOR_HOME")
    if home:
        return Path(home) / kind
    import platformdirs  # noqa: PLC0415 - not needed when RAKOR_HOME is set

    found: dict[str, Callable[..., Path]] = {
        "data": platformdirs.user_data_path,
        "config": platformdirs.user_config_path,
        "log": platformdirs.user_log_path,
    }
    try:
        return found[kind](_APP, appauthor=False)
    except RuntimeError:  # a user without a home
        return None


@cache
def _makeshift() -> Path:
    """Return a folder until the program ends, for a user whose own cannot be written: better than no work."""
    folder = tempfile.mkdtemp(prefix="rakor-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)
