"""Old files are brought up to date: backed up first, all or nothing."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from rakor_desktop import paths
from rakor_desktop.domain.errors import ForeignFileError, StorageError
from rakor_desktop.services import attendance, events, files, issues, notes
from rakor_desktop.store import backup, header, migrate, version
from rakor_desktop.store.connection import connect
from rakor_desktop.store.schema import Base
from rakor_desktop.store.workspace import Workspace


@pytest.fixture
def old_file(tmp_path):
    """A file as it was before the first revision: ours by its mark, without a table."""
    path = tmp_path / "lama 50%.rakor"
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA application_id={header.APPLICATION_ID}")
    connection.execute("PRAGMA user_version=0")
    connection.execute("VACUUM")
    connection.close()
    return path


def test_the_revisions_make_exactly_the_tables_of_the_schema(template_file):
    with create_engine(f"sqlite:///{template_file}").connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    connection.engine.dispose()

    assert differences == []


def test_the_version_of_the_program_is_its_newest_revision():
    newest = max(int(path.name[:4]) for path in paths.migrations().glob("versions/0*.py"))

    assert newest == version.VERSION


def test_an_old_file_is_copied_then_upgraded(old_file):
    opened = Workspace.open(old_file)
    opened.close()

    kept = list(backup.folder_of(old_file).iterdir())
    assert [path.name for path in kept] == ["lama 50% sebelum pemutakhiran v0.rakor"]
    assert header.read(kept[0]).version == 0
    assert header.read(old_file).version == version.VERSION
    again = Workspace.open(old_file)
    assert again.ask(files.check).sound
    again.close()


def released():
    """Every schema that files of people may have, with such a file."""
    found = {int(path.stem): path for path in (Path(__file__).parent.parent / "data/schemas").glob("*.rakor")}
    assert sorted(found) == list(range(1, version.VERSION)), "a schema that grows leaves a file behind"
    return [pytest.param(path, id=f"schema {number}") for number, path in sorted(found.items())]


@pytest.mark.parametrize("path", released())
def test_a_file_of_every_schema_there_was_opens_with_all_it_held(path, tmp_path):
    old = Path(shutil.copyfile(path, tmp_path / "lama.rakor"))

    opened = Workspace.open(old)
    uid = opened.ask(events.current)

    assert [note.response for note in opened.ask(notes.notes, uid)] == ["Akan dibahas"]
    assert [issue.description for issue in opened.ask(issues.inventory, uid).issues] == ["Mesin rusak"]
    assert [person.name for person in opened.ask(attendance.people, uid)] == ["Maria Contoh"]
    assert opened.ask(files.check).sound
    opened.close()
    assert header.read(old).version == version.VERSION


def test_an_old_file_that_may_not_be_written_is_refused_in_a_sentence_and_stays_as_it_is(old_file):
    before = old_file.read_bytes()

    with pytest.raises(StorageError, match="lebih lama"):
        Workspace.open(old_file, read_only=True)
    old_file.chmod(0o444)
    with pytest.raises(StorageError, match="tidak dapat ditulis"):
        Workspace.open(old_file)

    assert old_file.read_bytes() == before
    assert not backup.folder_of(old_file).exists()


def test_another_file_of_the_same_name_gets_a_copy_of_its_own_before_it_is_upgraded(old_file):
    first = backup.before_migration(old_file)
    assert backup.before_migration(old_file) == first
    connection = sqlite3.connect(old_file)
    connection.execute("CREATE TABLE later (x)")
    connection.close()

    second = backup.before_migration(old_file)

    assert second.name == "lama 50% sebelum pemutakhiran v0 (2).rakor"
    assert backup.before_migration(old_file) == second
    assert len(list(backup.folder_of(old_file).iterdir())) == 2


def planted(tmp_path, *statements):
    """The revisions with one more that runs these statements."""
    scripts = shutil.copytree(paths.migrations(), tmp_path / "migrations")
    body = "".join(f"    op.execute({one!r})\n" for one in statements)
    (scripts / "versions" / "9999_planted.py").write_text(
        f"from alembic import op\nrevision, down_revision = '9999', '{version.VERSION:04}'\ndef upgrade():\n{body}"
    )
    return scripts


FAMILY = (
    "CREATE TABLE parent (id INTEGER PRIMARY KEY)",
    "CREATE TABLE child (parent INTEGER REFERENCES parent (id) ON DELETE CASCADE)",
    "INSERT INTO parent VALUES (1)",
    "INSERT INTO child VALUES (1)",
)


def test_a_table_made_anew_does_not_take_the_rows_that_refer_to_it_along(old_file, tmp_path):
    anew = (
        "CREATE TABLE fresh (id INTEGER PRIMARY KEY, more TEXT)",
        "INSERT INTO fresh (id) SELECT id FROM parent",
        "DROP TABLE parent",
        "ALTER TABLE fresh RENAME TO parent",
    )
    connection = connect(old_file)
    migrate._upgrade(connection, planted(tmp_path, *FAMILY, *anew))

    assert connection.execute("SELECT count(*) FROM child").fetchone() == (1,)
    connection.close()


def test_a_revision_that_leaves_rows_without_their_parent_is_refused_and_undone(old_file, tmp_path):
    before = old_file.read_bytes()

    connection = connect(old_file)
    with pytest.raises(ForeignFileError, match="tidak dapat dimutakhirkan"):
        migrate._upgrade(connection, planted(tmp_path, *FAMILY, "DELETE FROM parent"))
    connection.close()

    assert old_file.read_bytes() == before


def test_a_revision_that_fails_leaves_the_file_as_it_was(old_file, tmp_path):
    scripts = shutil.copytree(paths.migrations(), tmp_path / "migrations")
    (scripts / "versions" / "9999_fails.py").write_text(
        f"from alembic import op\nrevision, down_revision = '9999', '{version.VERSION:04}'\n"
        "def upgrade():\n    op.execute('CREATE TABLE half (x)')\n    op.execute('nonsense')\n"
    )
    before = old_file.read_bytes()

    connection = sqlite3.connect(old_file, isolation_level=None)
    with pytest.raises(Exception, match="nonsense"):
        migrate._upgrade(connection, scripts)
    connection.close()

    assert old_file.read_bytes() == before


def test_an_up_to_date_file_is_opened_without_alembic(rakor_file):
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path; from rakor_desktop.store.workspace import Workspace; "
        "Workspace.open(Path(sys.argv[1])).close(); "
        "print([m for m in ('alembic', 'reportlab', 'PySide6') if m in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, str(rakor_file)], capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "[]"
