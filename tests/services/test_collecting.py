"""Collecting: each file is told on its own, what it brings in the words of the screen, and nothing by accident."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from rakor_desktop.domain.attendance import masked_phone
from rakor_desktop.domain.collecting import ItemState, Standing, outcome
from rakor_desktop.domain.errors import InUseError, RakorError
from rakor_desktop.domain.meeting_parts import MeetingPart
from rakor_desktop.domain.merging import StoppedError, UnrelatedError
from rakor_desktop.services import collecting, collecting_items, events, files, invitations, merging
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.store import backup
from rakor_desktop.store.journal import reader
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync.conflicts import conflicts
from tests.five_laptops import changed, five, flipped, other_meeting


@pytest.fixture
def here(tmp_path):
    return five(tmp_path)


@pytest.fixture
def own(here):
    workspace = here.open()
    yield workspace
    workspace.close()


def looked_into(own, paths):
    return [collecting.examined(own, path) for path in paths]


def item(found, title):
    return next(one for one in found.items if title in one.title)


def said(found, title):
    return {
        line.label: (line.before, line.after)
        for line in collecting_items.lines(item(found, title), found.names)
    }


class TestLookingIntoFiles:
    def test_each_says_whose_it_is_and_how_much_it_brings(self, here, own):
        found = looked_into(own, here.paths)

        assert [(one.standing, list(one.laptops)) for one in found] == [
            (Standing.NEWS, [letter]) for letter in "ABCDE"
        ]
        first = found[0].source
        assert first.actors == ["Petugas Contoh"]
        assert first.entries > 0
        assert first.first_at <= first.last_at
        assert found[0].event == "Rakor Perindustrian NTT 2026"
        assert found[0].verified

    def test_what_is_refused_is_said_of_that_file_and_stops_no_other(self, here, own, tmp_path):
        letter = tmp_path / "surat.rakor"
        letter.write_text("Yang terhormat")
        newer = changed(shutil.copy(here.laptop("A"), tmp_path / "baru.rakor"), "PRAGMA user_version = 99")
        broken = flipped(shutil.copy(here.laptop("B"), tmp_path / "rusak.rakor"))
        empty = tmp_path / "kosong.rakor"
        empty.touch()
        gone = tmp_path / "hilang.rakor"
        sealed = tmp_path / "titipan.rakor.age"
        sealed.write_bytes(b"age-encryption.org/v1")
        paths = [letter, newer, broken, empty, gone, sealed, here.own, here.laptop("C")]

        found = looked_into(own, paths)

        assert [one.standing for one in found] == [Standing.REFUSED] * 7 + [Standing.NEWS]
        for one, words in zip(
            found,
            ("bukan berkas Rakor", "versi program yang lebih baru", "Riwayat “rusak.rakor” rusak", "kosong",
             "tidak ditemukan", "terenkripsi", "sedang dibuka"),
            strict=False,
        ):  # fmt: skip
            assert words in one.refusal

    def test_a_file_of_another_meeting_is_named_and_only_taken_when_asked_for(self, own, tmp_path):
        strange = other_meeting(tmp_path / "lain.rakor")

        (found,) = looked_into(own, [strange])

        assert (found.standing, found.event) == (Standing.UNRELATED, "Rakor Perdagangan")
        with pytest.raises(UnrelatedError):
            merging.merge(own, [strange])
        assert not merging.merge(own, [strange], unrelated=True).nothing

    def test_a_file_with_nothing_new_says_so(self, here, own, tmp_path):
        old = backup.copy_to(here.own, tmp_path / "awal.rakor")

        (found,) = looked_into(own, [old])

        assert (found.standing, list(found.laptops), found.can_be_taken) == (Standing.NOTHING, ["S"], False)

    def test_an_encrypted_file_is_read_by_whoever_has_the_key(self, here, own, tmp_path):
        sealed = tmp_path / "A.rakor.age"
        sealed.write_bytes(here.laptop("A").read_bytes()[::-1])

        @contextmanager
        def unlock(path):
            readable = tmp_path / "terbuka" / path.name.removesuffix(".age")
            readable.parent.mkdir(exist_ok=True)
            readable.write_bytes(path.read_bytes()[::-1])
            yield readable
            readable.unlink()

        found = collecting.examined(own, sealed, unlock=unlock)
        merged = merging.merge(own, [sealed], unlock=unlock)

        assert (found.standing, found.path) == (Standing.NEWS, sealed)
        assert merged.sources[0].path == sealed
        assert list((tmp_path / "terbuka").iterdir()) == []


class TestFindingFiles:
    def test_all_below_a_folder_but_not_the_open_one_nor_copies_beside_theirs(self, here):
        folder = here.own.parent
        below = folder / "stik" / "hari 2"
        below.mkdir()
        shutil.copy(here.laptop("A"), below / "A lagi.RAKOR")
        (below / "surat.docx").touch()
        (below / ".B.rakor.sebagian").touch()
        backup.copy_to(here.own, backup.folder_of(here.own) / "cadangan.rakor")
        theirs = here.stick / "rakor laptop B (cadangan)"
        backup.copy_to(here.laptop("B"), theirs / "B kemarin.rakor")
        alone = here.stick / "laptop F (cadangan)"
        backup.copy_to(here.laptop("B"), alone / "F terakhir.rakor")

        found = collecting.files_in(folder, here.own)

        assert set(found) == {*here.paths, below / "A lagi.RAKOR", alone / "F terakhir.rakor"}

    def test_a_folder_that_is_gone_is_a_sentence(self, here, tmp_path):
        with pytest.raises(RakorError, match="tidak ditemukan"):
            collecting.files_in(tmp_path / "tidak ada", here.own)

    def test_the_search_can_be_stopped(self, here):
        def stop():
            raise StoppedError

        with pytest.raises(StoppedError):
            collecting.files_in(here.stick, here.own, stop)

    def test_a_stick_that_is_pulled_out_meanwhile_is_told_and_not_half_a_list(self, here, tmp_path):
        stick = tmp_path / "stik lain"
        (stick / "tim").mkdir(parents=True)

        def pull_out():
            (stick / "tim").rmdir()

        with pytest.raises(RakorError, match=r"tim” tidak dapat dibaca"):
            collecting.files_in(stick, here.own, pull_out)


class TestPreview:
    def test_items_stand_where_people_look_for_them(self, here, own):
        found = collecting.previewed(own, here.paths)

        assert {one.part for one in found.items} >= {
            MeetingPart.ATTENDANCE, MeetingPart.AGENDA, MeetingPart.NOTES, MeetingPart.ISSUES, MeetingPart.PROGRAMMES,
            MeetingPart.RESOLUTIONS, MeetingPart.FOLLOW_UPS,
        }  # fmt: skip
        assert item(found, "B-001").states == {ItemState.NEW}
        assert item(found, "Doa").states == {ItemState.CHANGED}
        assert item(found, "S-001").state is ItemState.CONFLICT

    def test_a_person_is_one_item_with_the_marks_and_the_place_on_the_list(self, here, own):
        found = collecting.previewed(own, [here.laptop("A")])

        guest = item(found, "Dominikus")
        assert {row.table for row in guest.rows} >= {"attendance_mark", "attendee", "person"}
        assert guest.states == {ItemState.NEW}
        assert said(found, "Dominikus")["Rabu, 15 April 2026 · Kehadiran"] == ("", "Hadir")

    def test_before_and_after_stand_side_by_side_in_the_words_of_the_screen(self, here, own):
        found = collecting.previewed(own, [here.laptop("D")])

        assert said(found, "S-037")["Pagu"] == ("Rp950.000.000", "Rp650.000.000")
        assert said(found, "D-001")["Kabupaten/Kota"] == ("", "Kabupaten Flores Timur")

    def test_where_laptops_disagree_every_version_is_told_with_who_and_where(self, here, own):
        found = collecting.previewed(own, [here.laptop("D"), here.laptop("E")])

        (budget,) = [
            one for one in collecting_items.disputes(item(found, "S-037"), found.names) if one.label == "Pagu"
        ]
        assert {version.value for version in budget.versions} == {"Rp650.000.000", "Rp575.000.000"}
        assert [version.shown for version in budget.versions] == [True, False]
        assert {version.who.split(", ")[1] for version in budget.versions} == {"laptop D", "laptop E"}
        (gone,) = collecting_items.disputes(item(found, "S-006"), found.names)
        assert {version.value for version in gone.versions} == {"diubah", "dihapus"}

    def test_a_phone_number_is_masked(self, here, own):
        theirs = Workspace.open(here.laptop("A"), actor="Petugas", label="A")
        event = own.ask(events.current)
        theirs.act(invitations.invite, event, Invitation("Tamu Bertelepon", phone="0812 3456 7890"))
        theirs.close()

        found = collecting.previewed(own, [here.laptop("A")])

        phone = said(found, "Tamu Bertelepon")["Telepon"][1]
        assert phone == masked_phone("0812 3456 7890")
        assert "3456" not in phone

    def test_a_file_left_out_brings_nothing(self, here, own):
        without = collecting.previewed(own, [here.laptop("A")])

        assert not any("B-001" in one.title for one in without.items)

    def test_disagreements_that_were_there_before_are_not_told_again(self, here, own):
        merging.merge(own, [here.laptop("D"), here.laptop("E")])

        found = collecting.previewed(own, [here.laptop("B")])

        assert all(one.conflicts == [] for one in found.items)
        assert found.merged.conflicts != []

    def test_looking_leaves_no_trace(self, here, own):
        before = here.own.read_bytes()

        collecting.previewed(own, here.paths)

        assert here.own.read_bytes() == before
        assert not backup.folder_of(here.own).exists()


class TestMerging:
    def test_the_result_is_one_sentence(self, here, own):
        found = merging.merge(own, here.paths)

        assert outcome(found).startswith("5 berkas digabung: ")
        assert f"{len(found.conflicts)} perbedaan perlu diputuskan." in outcome(found)
        assert found.backup.exists()
        assert own.ask(files.check).sound

    def test_undone_and_redone_it_is_there_again_with_what_is_to_be_decided(self, here, own):
        merging.merge(own, here.paths)
        disputed = {(one.table, one.row, one.field) for one in own.ask(conflicts)}
        shown = own.ask(files.dump)

        own.undo()
        assert own.ask(conflicts) == []
        own.redo()

        assert {(one.table, one.row, one.field) for one in own.ask(conflicts)} == disputed
        assert own.ask(files.dump) == shown
        own.undo()
        own.redo()
        assert len(own.ask(conflicts)) == len(disputed)

    def test_whose_work_is_here_is_known_by_letter(self, here, own):
        merging.merge(own, here.paths)

        found = own.ask(collecting.laptops)

        assert [one.letter for one in found] == list("ABCDES")
        assert found[0].actors == ["Petugas Contoh"]
        assert all(one.last_at and one.entries for one in found)

    def test_a_stick_pulled_out_leaves_the_file_as_it_was(self, here, own):
        paths = here.paths
        collecting.previewed(own, paths)
        before = here.own.read_bytes()
        here.laptop("C").unlink()

        with pytest.raises(RakorError, match=r"“rakor laptop C\.rakor” tidak ditemukan"):
            merging.merge(own, paths)

        assert here.own.read_bytes() == before
        assert not backup.folder_of(here.own).exists()

    def test_a_file_cut_off_in_the_middle_leaves_the_file_as_it_was(self, here, own):
        before = here.own.read_bytes()
        whole = here.laptop("C").read_bytes()
        here.laptop("C").write_bytes(whole[: len(whole) // 2])

        assert looked_into(own, [here.laptop("C")])[0].standing is Standing.REFUSED
        with pytest.raises(RakorError, match="rusak atau terpotong"):
            merging.merge(own, here.paths)

        assert here.own.read_bytes() == before

    @pytest.mark.parametrize("step", [1, 8, 12])
    def test_stopped_midway_it_leaves_the_file_as_it_was(self, here, own, step):
        before, steps = here.own.read_bytes(), iter(range(1, 1000))

        def stop(_done, _total):
            if next(steps) == step:
                raise StoppedError

        with pytest.raises(StoppedError):
            merging.merge(own, here.paths, progress=stop)

        assert here.own.read_bytes() == before
        assert not backup.folder_of(here.own).exists()
        assert own.can_undo is None

    def test_a_merge_is_taken_back_and_done_again_when_nothing_else_comes_in(self, here, own):
        merging.merge(own, [here.laptop("A")])

        with merging.alone(own), pytest.raises(InUseError, match="Penggabungan lain"):
            merging.undo(own)
        assert merging.undo(own) == merging.label()
        with merging.alone(own), pytest.raises(InUseError, match="Penggabungan lain"):
            merging.redo(own)
        assert merging.redo(own) == merging.label()

    def test_nothing_else_comes_in_during_a_look(self, here, own):
        def merge(_done, _total):
            merging.merge(own, here.paths)

        with pytest.raises(InUseError, match="Penggabungan lain sedang berjalan"):
            collecting.previewed(own, here.paths, progress=merge)

    def test_one_at_a_time(self, here, own):
        def again(_done, _total):
            merging.merge(own, here.paths)

        with pytest.raises(InUseError, match="Penggabungan lain sedang berjalan"):
            merging.merge(own, here.paths, progress=again)

        assert not merging.merge(own, here.paths).nothing

    def test_what_is_written_while_it_runs_in_a_thread_is_kept_and_what_follows_has_seen_it(self, here, own):
        event = own.ask(events.current)
        with ThreadPoolExecutor() as pool:
            merged = pool.submit(merging.merge, own, here.paths)
            for nth in range(12):
                own.act(events.edit, event, theme=f"Tema {nth}")
        own.act(events.edit, event, theme="Sesudah")

        assert merged.result().sources
        assert own.ask(files.check).sound
        newest = own.ask(lambda session: reader.branches(session.connection()))[-1]
        frontier = own.ask(lambda session: reader.frontier(reader.branches(session.connection())))
        assert (newest.label, set(frontier)) == ("S", {newest.uid})

    def test_telling_a_preview_can_be_stopped(self, here, own):
        told = iter(range(1000))
        total = sum(1 for _step in self._steps(own, here.paths))

        def stop(_done, _total):
            if next(told) == total - 1:
                raise StoppedError

        with pytest.raises(StoppedError):
            collecting.previewed(own, here.paths, progress=stop)

    @staticmethod
    def _steps(own, paths):
        steps = []
        collecting.previewed(own, paths, progress=lambda *so_far: steps.append(so_far))
        return steps

    @pytest.mark.usefixtures("own")
    def test_whoever_has_the_file_for_reading_only_cannot_merge(self, here):
        second = here.open()

        with pytest.raises(RakorError, match="sedang dibuka oleh"):
            merging.merge(second, here.paths)

        second.close()
