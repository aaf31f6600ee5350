"""What ``rakor redact`` and ``rakor incident`` may be given."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from rakor_desktop.domain.i18n import _


def add(
    command: Callable[[str, str, str], ArgumentParser],
    file: Callable[[ArgumentParser], None],
    writer: Callable[[ArgumentParser], None],
) -> None:
    """Add both; ``file`` and ``writer`` add what many commands take."""
    redact = command(
        "redact", "privacy:redact", _("hapus data pribadi satu orang untuk selamanya; jumlah-jumlah tetap")
    )
    file(redact)
    redact.add_argument("who", metavar=_("ORANG"), help=_("nama, kode, NIP, atau uid"))
    redact.add_argument(
        "--reason", metavar=_("ALASAN"), default="", help=_("alasannya; wajib, tanpa nama orang itu")
    )
    redact.add_argument("--dry-run", action="store_true", help=_("tunjukkan saja apa yang akan dihapus"))
    redact.add_argument(
        "--mentions",
        choices=("sure", "all", "none"),
        default="sure",
        help=_("tulisan lain yang menyebut orang itu: yang pasti (bawaan), semua, atau tidak satu pun"),
    )
    redact.add_argument(
        "--also",
        metavar=_("NAMA"),
        action="append",
        default=[],
        help=_("sebutan lain orang itu; boleh berulang"),
    )
    redact.add_argument(
        "--scan",
        metavar="UID",
        action="append",
        default=[],
        help=_("hapus juga pindaian ini; boleh berulang"),
    )
    redact.add_argument(
        "--backups",
        choices=("delete", "keep"),
        default="keep",
        help=_("cadangan yang masih memuat orang itu: hapus, atau biarkan (bawaan)"),
    )
    writer(redact)
    incident = command(
        "incident", "privacy:incident", _("laporkan data pribadi siapa yang ada di sebuah berkas")
    )
    file(incident)
    incident.add_argument(
        "-o", "--output", metavar=_("BERKAS"), type=Path, help=_("tulis laporannya: .csv atau .pdf")
    )
