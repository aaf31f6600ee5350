"""How an action is called in the history."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])

_LABELS: dict[str, str] = {}


def verb(label: str) -> Callable[[F], F]:
    """Name a service for the journal: ``attendance.mark`` is shown as ``label``."""

    def name_it(function: F) -> F:
        _LABELS[name_of(function)] = label
        return function

    return name_it


def name_of(function: Callable[..., Any]) -> str:
    """Return ``module.function`` without the package."""
    return f"{function.__module__.rsplit('.', 1)[-1]}.{function.__name__}"


def label_of(name: str) -> str:
    """Return the words for an action's name, or the name itself if it is not known to this program."""
    return _LABELS.get(name, name)
