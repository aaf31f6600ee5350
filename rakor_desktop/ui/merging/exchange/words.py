"""What the page of folders and parcels says, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from rakor_desktop.domain import shown_dates
from rakor_desktop.domain.dates import clock, local_time
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.sharing import STANDINGS, SharedFile, Standing
from rakor_desktop.domain.transport import KeyStanding, short
from rakor_desktop.ui.theme import State

STATES: Mapping[Standing, State] = {
    Standing.OWN: State.INFO,
    Standing.TAKEN: State.OK,
    Standing.NEW: State.WARN,
    Standing.UNFINISHED: State.IDLE,
    Standing.OTHER: State.IDLE,
    Standing.BROKEN: State.BAD,
}


def standing(file: SharedFile) -> str:
    """Return how this laptop stands to a file, in a word or two."""
    return _(STANDINGS[file.standing])


def remark(file: SharedFile) -> str:
    """Return what is to be known of a file beyond its state."""
    if file.standing is Standing.OWN:
        return _("Ditulis laptop ini sendiri")
    return file.sentence


def moment(at: datetime, zone: str, now: datetime) -> str:
    """Return the time of today, or the day and the time."""
    local = local_time(at, zone)
    if local.date() == local_time(now, zone).date():
        return f"{clock(local.time())} {local.tzname()}"
    return shown_dates.local_stamp(at, zone)


def key_state(now: KeyStanding, *, is_open: bool) -> tuple[State, str]:
    """Return what is true of the key that closes parcels."""
    if not now.wanted:
        return State.IDLE, _("Berkas ini belum menyebut kunci; kiriman belum dapat dibuat.")
    if now.opens and is_open:
        return State.OK, _("Laptop ini dapat membuka kiriman; kuncinya terbuka.")
    if now.opens:
        return State.OK, _("Laptop ini dapat membuka kiriman, dengan frasa sandi.")
    if now.own:
        return State.WARN, _("Berkas ini menyebut kunci lain daripada kunci laptop ini.")
    return State.INFO, _("Kiriman dari laptop ini hanya dapat dibuka sekretariat ({key}).").format(
        key=short(now.wanted)
    )


def key_hint(now: KeyStanding) -> str:
    """Return what to do about it, for the one who sees it for the first time."""
    if not now.wanted:
        return _(
            "Buat kunci di laptop sekretariat saja, sebelum berkas awal dibagikan: berkas membawa "
            "kunci umumnya ke semua laptop. Kiriman di stik yang hilang lalu tidak dapat dibaca orang."
        )
    if now.opens:
        return _(
            "Kunci umum boleh diketahui siapa saja. Kiriman dari laptop lain dibuka di halaman Kumpulkan."
        )
    return _(
        "Kiriman berisi seluruh berkas ini, terkunci. Berikan ke sekretariat dengan stik atau surel; "
        "yang lain tidak dapat membacanya."
    )
