"""How a journal entry is written down and sealed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rakor_desktop.domain.errors import unreadable
from rakor_desktop.domain.history import Op, Value

SALT_BYTES = 12
"""Enough that a redacted phone number cannot be guessed from its digest."""

_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_listed = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Header:
    """What an entry says besides its content; sealed with it, and kept when the content is redacted."""

    branch: str
    seq: int
    lamport: int
    action_no: int
    action: str
    actor: str
    at: str
    kind: str
    row: str
    op: Op


def encode(values: Mapping[str, Value]) -> str:
    """Return the values as canonical JSON: sorted, without blanks."""
    return _canonical(values)


def decode(content: str) -> dict[str, Value]:
    """Return what ``encode`` was given."""
    values: dict[str, Value] = _loaded(content)
    return values


def parents(content: str) -> dict[str, int]:
    """Return what a branch had seen, by its text in the file."""
    seen: dict[str, int] = _loaded(content)
    return seen


def _loaded(content: str) -> Any:
    try:
        found = json.loads(content)
    except (ValueError, TypeError, RecursionError) as error:
        raise unreadable(content) from error
    if not isinstance(found, dict):
        raise unreadable(content)
    return found


def op(word: str) -> Op:
    """Return what an entry did, by its word in the file."""
    try:
        return Op(word)
    except ValueError as error:
        raise unreadable(word) from error


def word(name: object) -> str:
    """Return the name of an action as it stands in the file."""
    if not isinstance(name, str):
        raise unreadable(name)
    return name


def moment(text: str) -> datetime:
    """Return when an action was done, by its text in the file."""
    try:
        return datetime.fromisoformat(text)
    except (ValueError, TypeError) as error:
        raise unreadable(text) from error


def new_salt() -> bytes:
    """Return fresh random bytes for one entry."""
    return os.urandom(SALT_BYTES)


def digest(salt: bytes, content: str) -> bytes:
    """Return the 32 bytes that stand for a content, also after it is redacted."""
    return hashlib.sha256(salt + content.encode()).digest()


def seal(previous: bytes, header: Header, content_digest: bytes) -> bytes:
    """Return the 32-byte hash of an entry in its chain."""
    said = _listed(
        [
            header.branch,
            header.seq,
            header.lamport,
            header.action_no,
            header.action,
            header.actor,
            header.at,
            header.kind,
            header.row,
            header.op.value,
        ]
    )
    return hashlib.sha256(previous + said.encode() + content_digest).digest()


def root(branch: str, label: str, parents: Mapping[str, int], opened_at: str) -> bytes:
    """Return the hash a branch's chain starts from."""
    said = json.dumps([branch, label, dict(sorted(parents.items())), opened_at], ensure_ascii=False)
    return hashlib.sha256(said.encode()).digest()
