"""Every tab, dialog and page of the attendance desk opens on the demo event and shows something."""

import hashlib

import pytest
from PySide6.QtGui import QImage

from rakor_desktop.services import demo
from rakor_desktop.ui import desk_pictures, merging_pictures, pictures, theme
from rakor_desktop.ui.tabs import TABS


@pytest.fixture
def demo_file(workspace):
    demo.build(workspace)
    workspace.close()
    return workspace.path


def colours_in(path):
    picture = QImage(str(path)).scaled(64, 64)
    return {picture.pixel(x, y) for x in range(64) for y in range(64)}


def test_every_tab_dialog_and_page_is_taken_and_the_file_stays_as_it_was(qapp, demo_file, tmp_path):
    before = hashlib.sha256(demo_file.read_bytes()).hexdigest()

    taken = pictures.take(demo_file, tmp_path / "gambar", palettes=["dark"])

    theme.apply(qapp, "light")
    names = [path.name for path in taken]
    assert names == [
        *(f"{at}-{spec.key}-dark.png" for at, spec in enumerate(TABS, start=1)),
        *(f"dialog-{name}-dark.png" for name, _make in pictures.DIALOGS),
        *(f"{name}-dark.png" for name, _scene in (*desk_pictures.SCENES, *merging_pictures.SCENES)),
    ]
    assert all(len(colours_in(path)) > 10 for path in taken)
    assert QImage(str(taken[0])).width() >= pictures.SIZE[0]
    assert hashlib.sha256(demo_file.read_bytes()).hexdigest() == before
