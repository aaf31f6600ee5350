"""Values that belong to the file or to one event of it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain.ids import natural_uid
from rakor_desktop.store.schema import Setting


def value(session: Session, key: str, scope: str = "") -> str:
    """Return a setting, or an empty text where none was made."""
    row = session.get(Setting, natural_uid("setting", scope, key))
    return row.value if row is not None else ""


def values(session: Session, prefix: str, scope: str = "") -> dict[str, str]:
    """Return the settings whose keys begin so, by the rest of their keys."""
    found = session.execute(
        select(Setting.key, Setting.value).where(
            Setting.scope == scope, Setting.key.startswith(prefix, autoescape=True)
        )
    )
    return {key.removeprefix(prefix): text for key, text in found}


def put(session: Session, key: str, text: str, scope: str = "") -> None:
    """Write a setting; two laptops that set the same key write the same row."""
    uid = natural_uid("setting", scope, key)
    row = session.get(Setting, uid)
    if row is None:
        session.add(Setting(uid=uid, scope=scope, key=key, value=text))
    else:
        row.value = text
