"""``rakor hub``: send a file to the Hub, take from it, see what it holds, or make one."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from getpass import getpass
from typing import Any, TypeVar

from rakor_desktop.cli.answer import Answer, UsageError, beside
from rakor_desktop.cli.opening import creating, identity, reading, writing
from rakor_desktop.domain.field_names import table_name
from rakor_desktop.domain.hub import Difference, HubEvent, PasswordNeededError, Pushed
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.merging import FATES, Fate, Merged, erasure
from rakor_desktop.services import hub

T = TypeVar("T")
NEEDS_FILE = ("push", "pull", "sync")


def run(given: Namespace) -> Answer:
    """Do one of the things."""
    if given.action in NEEDS_FILE and given.file is None:
        raise UsageError(_("{action} memerlukan nama berkas.").format(action=given.action))
    if given.event is not None and given.action != "pull":
        raise UsageError(_("--event hanya untuk pull."))
    actions: Mapping[str, Callable[[Namespace], Answer]] = {
        "init": _init,
        "list": _list,
        "status": _status,
        "push": _push,
        "pull": _pull,
        "sync": _sync,
    }
    return actions[given.action](given)


def _with_password(given: Namespace, work: Callable[[str], T]) -> T:
    """Do it; ask for the password where the Hub wants one and somebody sits there."""
    try:
        return work("")
    except PasswordNeededError:
        if not sys.stdin.isatty():
            raise
    return work(getpass(_("Kata sandi untuk {hub}: ").format(hub=hub.shown(given.address))))


def _init(given: Namespace) -> Answer:
    ready = _with_password(given, lambda password: hub.make(given.address, password))
    data = {**_base(given), "version": ready.version, "made": ready.made, "added": list(ready.added)}
    if ready.made:
        line = _("Pusat data sudah siap dipakai.")
    elif ready.added:
        line = _("Pusat data sudah dimutakhirkan: {what}.").format(what=", ".join(ready.added))
    else:
        line = _("Pusat data sudah siap sejak tadi; tidak ada yang diubah.")
    return Answer(data, [line])


def _list(given: Namespace) -> Answer:
    events = _with_password(given, lambda password: hub.held(given.address, password))
    lines = [
        _("{start} s.d. {end} · {name} · laptop {laptops} · {n} entri").format(
            start=one.start_date,
            end=one.end_date,
            name=one.name,
            laptops=", ".join(one.laptops),
            n=one.entries,
        )
        for one in events
    ]
    data = {**_base(given), "events": [_event(one) for one in events]}
    return Answer(data, lines or [_("Pusat data masih kosong.")])


def _status(given: Namespace) -> Answer:
    if given.file is None:
        return _list(given)
    with reading(given.file) as workspace:
        found = _with_password(given, lambda password: hub.compare(workspace, given.address, password))
    data = {**_base(given), "push": _side(found, "push"), "pull": _side(found, "pull")}
    pairs = [
        (_("Belum terkirim"), _counted(found.entries_to_push, found.attachments_to_push)),
        (_("Belum diambil"), _counted(found.entries_to_pull, found.attachments_to_pull)),
    ]
    return Answer(data, beside(pairs))


def _push(given: Namespace) -> Answer:
    pushed = _with_password(given, lambda password: hub.push(given.file, given.address, password))
    return Answer({**_base(given), "pushed": _pushed(pushed)}, [_sent(pushed)])


def _pull(given: Namespace) -> Answer:
    fresh = given.event is not None and not given.file.exists()
    if fresh:
        actor, label = identity(given)
        opened = creating(given.file, actor, label)
    else:
        opened = writing(given)
    with opened as workspace:
        merged = _with_password(
            given,
            lambda password: hub.pull(
                workspace, given.address, password, event=given.event or "", keep=not fresh
            ),
        )
    return Answer({**_base(given), "pulled": _merged(merged)}, _taken(merged))


def _sync(given: Namespace) -> Answer:
    with writing(given) as workspace:
        both = _with_password(given, lambda password: hub.sync(workspace, given.address, password))
    data = {**_base(given), "pushed": _pushed(both.pushed), "pulled": _merged(both.pulled)}
    return Answer(data, [_sent(both.pushed), *_taken(both.pulled)])


def _base(given: Namespace) -> dict[str, Any]:
    file = {} if given.file is None else {"file": str(given.file)}
    return {"address": hub.shown(given.address), **file}


def _event(one: HubEvent) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "name": one.name,
        "start_date": one.start_date,
        "end_date": one.end_date,
        "laptops": list(one.laptops),
        "entries": one.entries,
    }


def _side(found: Difference, side: str) -> dict[str, int]:
    return {
        "entries": getattr(found, f"entries_to_{side}"),
        "attachments": getattr(found, f"attachments_to_{side}"),
    }


def _pushed(pushed: Pushed) -> dict[str, Any]:
    return {
        "entries": pushed.entries,
        "attachments": pushed.attachments,
        "laptops": list(pushed.laptops),
        "rows": {fate.value: pushed.count(fate) for fate in Fate},
    }


def _merged(merged: Merged) -> dict[str, Any]:
    return {
        "entries": sum(source.entries for source in merged.sources),
        "attachments": sum(source.attachments for source in merged.sources),
        "laptops": sorted({laptop for source in merged.sources for laptop in source.laptops}),
        "rows": {fate.value: merged.count(fate) for fate in Fate},
        "conflicts": [
            {"kind": one.kind.value, "table": one.table, "row": one.row, "field": one.field}
            for one in merged.conflicts
        ],
        "backup": str(merged.backup) if merged.backup is not None else None,
    }


def _sent(pushed: Pushed) -> str:
    if pushed.nothing:
        return _("Pusat data sudah memuat semuanya; tidak ada yang dikirim.")
    return _("Terkirim: {what}.").format(what=_counted(pushed.entries, pushed.attachments))


def _taken(merged: Merged) -> list[str]:
    if merged.nothing:
        return [_("Tidak ada yang baru di pusat data; berkas tidak diubah.")]
    source = merged.sources[0]
    lines = [
        _("Diambil dari laptop {laptops}: {what}.").format(
            laptops=", ".join(source.laptops) or "-", what=_counted(source.entries, source.attachments)
        )
    ]
    for (table, fate), number in sorted(merged.counts.items()):
        lines.append(f"{table_name(table)}: {number} {_(FATES[fate])}")
    lines += [clock.sentence for clock in source.clocks]
    if merged.conflicts:
        lines.append(
            _("Ada {n} perbedaan yang perlu diputuskan; lihat Gabung Data.").format(n=len(merged.conflicts))
        )
    if merged.backup is not None:
        lines.append(_("Berkas sebelum digabung disimpan di {copy}").format(copy=merged.backup))
    if merged.erased:
        lines.append(erasure(merged))
    return lines


def _counted(entries: int, attachments: int) -> str:
    return _("{n} entri riwayat, {m} lampiran").format(n=entries, m=attachments)
