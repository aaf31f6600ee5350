"""What this program is, which version, and whose work it stands on."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QWidget

from rakor_desktop import paths
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.ui.dialogs.fitting import fit
from rakor_desktop.ui.pieces import Label, across, button, down
from rakor_desktop.ui.theme import SPACE

_PURPOSE = N_(
    "Menyelenggarakan Rapat Koordinasi Bidang Perindustrian tanpa jaringan: daftar hadir, susunan acara, "
    "notula, permasalahan, dan program."
)
_LICENCES = N_(
    "Perangkat lunak bebas berlisensi MIT. Memakai Qt {qt} (LGPL), SQLAlchemy, ReportLab, ikon Lucide (ISC), "
    "serta huruf Inter dan Liberation Sans (OFL)."
)


class AboutDialog(QDialog):
    """Names the version, the licences and where the program keeps its own things."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Tentang Rakor Desktop"))
        places = Label(
            _("Pengaturan: {config}\nCatatan kesalahan: {logs}").format(
                config=paths.for_reading(paths.user_config()), logs=paths.for_reading(paths.logs())
            ),
            size="small",
            tone="muted",
        )
        places.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = button(_("Tutup"), self.accept, kind="primary")
        close.setDefault(True)
        box = down(
            Label(_("Rakor Desktop {version}").format(version=_version()), size="title"),
            Label(_(_PURPOSE)),
            Label(_(_LICENCES).format(qt=qVersion())),
            places,
            across(None, close),
            gap=SPACE,
            margin=2 * SPACE,
        )
        fit(self, box, letters=70)


def _version() -> str:
    try:
        return version("rakor-desktop")
    except PackageNotFoundError:
        return ""
