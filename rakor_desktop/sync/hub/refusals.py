"""What PostgreSQL and the network refuse, in one sentence each; never with a password in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy.exc import DBAPIError, NoSuchModuleError

from rakor_desktop.domain.hub import HubError, PasswordNeededError
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.sync.hub.address import Address

_CUT = N_(
    "Sambungan ke {hub} terputus di tengah jalan. Yang sedang dikirim tersimpan di sana seluruhnya atau "
    "tidak sama sekali; ulangi saja."
)
_PASSWORD = N_("Kata sandi atau nama pengguna untuk {hub} tidak diterima; periksa, lalu ulangi.")
_NO_PASSWORD = N_("{hub} meminta kata sandi; simpan di ~/.pgpass, atau ketik saat diminta.")
_UNREACHABLE = N_("{hub} tidak dapat dihubungi; periksa jaringan dan alamatnya.")
_NOT_THERE = N_("Basis data “{database}” tidak ada di {hub}; periksa alamatnya.")
_NO_RIGHT = N_("Pengguna ini tidak berhak melakukannya di {hub}; minta pengelola memberi hak itu.")
_BY_STATE: tuple[tuple[str, str], ...] = (
    ("28", _PASSWORD),
    ("3D000", _NOT_THERE),
    ("42501", _NO_RIGHT),
    ("42P01", N_("Susunan tabel di {hub} bukan buatan program ini; minta pengelola memeriksanya.")),
    ("42703", N_("Susunan tabel di {hub} bukan buatan program ini; minta pengelola memeriksanya.")),
    ("25006", N_("{hub} hanya dapat dibaca; kirim ke server utamanya.")),
    ("25P0", _CUT),
    ("57P", _CUT),
    ("57014", N_("{hub} menghentikan pekerjaan ini karena terlalu lama; ulangi saat tidak ramai.")),
    ("08", _CUT),
    ("40", N_("{hub} sedang dipakai laptop lain; ulangi sebentar lagi.")),
    ("55P03", N_("{hub} sedang dipakai laptop lain; ulangi sebentar lagi.")),
    ("53300", N_("{hub} sedang melayani terlalu banyak laptop; ulangi sebentar lagi.")),
    ("53", N_("Diska atau memori {hub} penuh; beri tahu pengelolanya. Tidak ada yang tersimpan di sana.")),
    ("54", N_("Berkas ini memuat isian yang terlalu panjang untuk {hub}; tidak ada yang tersimpan di sana.")),
    ("22", N_("Berkas ini memuat huruf atau angka yang tidak dapat disimpan di {hub}.")),
    ("23", N_("Tabel di {hub} tidak cocok dengan riwayatnya; minta pengelola memulihkannya dari cadangan.")),
)
_BY_WORDS: tuple[tuple[str, str], ...] = (
    ("no password supplied", _NO_PASSWORD),
    ("password authentication failed", _PASSWORD),
    ("pg_hba.conf", N_("{hub} tidak menerima laptop ini; minta pengelola memberi izin.")),
    ("certificate", N_("Sertifikat {hub} tidak dapat dipercaya; periksa sslrootcert dan nama servernya.")),
    ("ssl", N_("{hub} tidak melayani sambungan aman seperti yang diminta alamatnya (sslmode).")),
    ("permission denied", _NO_RIGHT),
    ("too many", N_("{hub} sedang melayani terlalu banyak laptop; ulangi sebentar lagi.")),
    ("starting up", N_("{hub} sedang dinyalakan; ulangi sebentar lagi.")),
    ("shutting down", N_("{hub} sedang dimatikan; ulangi nanti.")),
    (
        "does not exist",
        N_("Basis data “{database}” atau penggunanya tidak ada di {hub}; periksa lagi."),
    ),
    ("role", _PASSWORD),
    ("invalid connection option", N_("Alamat pusat data memuat pilihan yang tidak dikenal.")),
    ("definition of service", N_("Layanan yang disebut alamat pusat data tidak ada di laptop ini.")),
)
"""What a refused connection says, which has no code: in English, or else told by the last sentence."""
NO_DRIVER = N_(
    "Sambungan ke pusat data memerlukan psycopg, yang belum terpasang; "
    "pasanglah program ini dengan tambahan “hub”: pip install 'rakor-desktop[hub]'."
)
_NUL = "NUL (0x00)"


@contextmanager
def in_words(address: Address, *, connecting: bool = False) -> Iterator[None]:
    """Turn what the Hub or the way to it refuses into a sentence; a bug stays a bug."""
    try:
        yield
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        if isinstance(error, ModuleNotFoundError) and (error.name or "").partition(".")[0] != "psycopg":
            raise
        raise HubError(_(NO_DRIVER)) from None
    except ImportError as error:
        if "psycopg" not in str(error) and "libpq" not in str(error):
            raise
        raise HubError(_(NO_DRIVER)) from None
    except DBAPIError as error:
        said = _unconnected(error.orig) if connecting else _sentence(error.orig)
        if said is None:
            raise
        # Not "from error": what the driver says may quote the address.
        raise _refusal(said, address) from None


def _refusal(said: str, address: Address) -> HubError:
    kind = PasswordNeededError if said in (_PASSWORD, _NO_PASSWORD) else HubError
    words = _(said).format(hub=address.name, database=address.url.database or address.url.username or "")
    return kind(words[:1].upper() + words[1:])


def _sentence(error: Any) -> str | None:
    if type(error).__module__.partition(".")[0] != "psycopg":
        return None  # SQLite's, which are put into words elsewhere
    state = getattr(error, "sqlstate", None)
    if state:
        return next((said for code, said in _BY_STATE if state.startswith(code)), None)
    if _NUL in str(error):
        return next(said for code, said in _BY_STATE if code == "22")
    return _CUT if type(error).__name__ in _NETWORK else None


def _unconnected(error: Any) -> str:
    """Return why there is no connection: the driver gives no code for that."""
    failed = getattr(error, "pgconn", None)
    if getattr(failed, "needs_password", False):
        return _NO_PASSWORD
    text = str(error).lower()
    found = next((said for words, said in _BY_WORDS if words in text), None)
    return found or (_PASSWORD if getattr(failed, "used_password", False) else _UNREACHABLE)


_NETWORK = ("OperationalError", "InterfaceError", "PipelineAborted")
