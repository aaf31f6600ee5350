"""What was sent to and taken from the Hub, in words."""

from __future__ import annotations

from datetime import date, datetime

from rakor_desktop.domain import dates, shown_dates
from rakor_desktop.domain.hub import Difference, HubEvent, Pushed
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.merging import FATES, Fate, Merged, erasure
from rakor_desktop.domain.numbers import grouped
from rakor_desktop.ui.theme import State


def sent(pushed: Pushed) -> str:
    """Return what went to the Hub as a sentence."""
    if pushed.nothing:
        return _("Pusat data sudah memuat semua yang ada di sini.")
    return _("Terkirim: {what}.").format(what=counted(pushed.entries, pushed.attachments))


def taken(merged: Merged) -> str:
    """Return what came from the Hub as sentences."""
    if merged.nothing:
        return _("Tidak ada yang baru di pusat data; berkas ini tidak diubah.")
    source = merged.sources[0]
    said = [_("Diambil: {what}.").format(what=counted(source.entries, source.attachments))]
    if source.laptops:
        said = [
            _("Diambil dari laptop {laptops}: {what}.").format(
                laptops=", ".join(source.laptops), what=counted(source.entries, source.attachments)
            )
        ]
    changes = [f"{grouped(n)} {_(FATES[fate])}" for fate in Fate if (n := merged.count(fate))]
    if changes:
        what = _("Data: {changes}.") if merged.erased else _("Data: {changes}. Ctrl+Z mengurungkannya.")
        said.append(what.format(changes=", ".join(changes)))
    said += [clock.sentence for clock in source.clocks]
    if merged.conflicts:
        said.append(_("{n} perbedaan perlu diputuskan.").format(n=grouped(len(merged.conflicts))))
    if merged.erased:
        said.append(erasure(merged))
    return " ".join(said)


def counted(entries: int, attachments: int) -> str:
    """Return how much it is: ``12 catatan dan 2 lampiran``."""
    parts = [
        said.format(n=grouped(n))
        for said, n in ((_("{n} perubahan"), entries), (_("{n} lampiran"), attachments))
        if n
    ]
    return _(" dan ").join(parts)


def to_push(found: Difference | None) -> tuple[State, str]:
    """Return whether all of this file is in the Hub."""
    if found is None:
        return State.IDLE, _("Kiriman belum diperiksa")
    if found.nothing_to_push:
        return State.OK, _("Semua sudah terkirim")
    what = counted(found.entries_to_push, found.attachments_to_push)
    return State.WARN, _("Belum terkirim: {what}").format(what=what)


def to_pull(found: Difference | None) -> tuple[State, str]:
    """Return whether all that concerns this file is here."""
    if found is None:
        return State.IDLE, _("Yang baru di sana belum diperiksa")
    if found.nothing_to_pull:
        return State.OK, _("Tidak ada yang baru di sana")
    what = counted(found.entries_to_pull, found.attachments_to_pull)
    if not found.laptops_to_pull:
        return State.INFO, _("Belum diambil: {what}").format(what=what)
    laptops = ", ".join(found.laptops_to_pull)
    return State.INFO, _("Belum diambil: {what} dari laptop {laptops}").format(what=what, laptops=laptops)


def last_time(moment: str, zone: str) -> str:
    """Return when the file was last synchronized from this laptop."""
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        return _("Belum pernah disinkronkan dari laptop ini.")
    return _("Terakhir disinkronkan {when}.").format(when=shown_dates.local_stamp(found, zone))


def days(event: HubEvent) -> str:
    """Return when a meeting was held: ``14–16 April 2026``."""
    try:
        first, last = date.fromisoformat(event.start_date), date.fromisoformat(event.end_date)
    except ValueError:
        return event.start_date
    return dates.day_range(first, last)
