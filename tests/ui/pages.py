"""Small pages for tests of the window: what a real tab has, without its work."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout

from rakor_desktop.domain.i18n import N_
from rakor_desktop.services import events
from rakor_desktop.ui.tabs import TabSpec
from rakor_desktop.ui.tabs.base import Tab


class Page(Tab):
    """Shows the city of the event, and counts how often it was built and read."""

    title = N_("Kota")
    icon = "info"
    watches = frozenset({"event"})

    def __init__(self, app, parent=None):
        super().__init__(app, parent)
        self.built = self.read = 0
        self.revealed = []

    def build(self):
        self.built += 1
        box = QVBoxLayout(self)
        self.city = QLineEdit()
        self.city.textEdited.connect(lambda: self.app.autosave.touch("city", self.write))
        self.text = QPlainTextEdit()
        box.addWidget(self.city)
        box.addWidget(self.text)

    def refresh(self):
        self.read += 1
        self.city.setText(self.app.ask(events.event, self.app.event_uid).city)

    def reveal(self, target):
        self.revealed.append(target)

    def write(self):
        """Refuse a city with a digit in it, as a service might."""
        if any(letter.isdigit() for letter in self.city.text()):
            self.app.refused.emit("Nama kota tidak memuat angka.")
            return False
        return bool(self.app.act(self, events.edit, self.app.event_uid, city=self.city.text()))


SPECS = tuple(
    TabSpec(key, title, icon, __name__, "Page")
    for key, title, icon in (
        ("overview", N_("Ringkasan"), "layout-dashboard"),
        ("attendance", N_("Kehadiran"), "user-check"),
        ("documents", N_("Dokumen"), "file-text"),
    )
)
