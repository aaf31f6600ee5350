"""Five laptops' files of the example meeting, written side by side: what has to be collected afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from sqlalchemy.orm import Session

from rakor_desktop.domain.attendance import Presence, Role
from rakor_desktop.domain.i18n import N_
from rakor_desktop.domain.issues import IssueCategory
from rakor_desktop.domain.minutes import ResolutionKind
from rakor_desktop.domain.programmes import ProgrammeKind
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import (
    agenda,
    attendance,
    events,
    follow_ups,
    invitations,
    issues,
    marks,
    notes,
    programmes,
    regions,
    resolutions,
)
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.store import backup
from rakor_desktop.store.workspace import Workspace

Work = Callable[[Session, str], None]

_TTU = "53.03"
_GUEST = "Dominikus Contoh Enam Puluh Satu, S.P."


def write(source: Path, folder: Path) -> list[Path]:
    """Write five copies of a file that holds the example, each with the work of one laptop; return them."""
    written = names(source, folder)
    for path, (label, (actor, work)) in zip(written, LAPTOPS.items(), strict=True):
        backup.copy_to(source, path)
        workspace = Workspace.open(path, actor=actor, label=label)
        try:
            event_uid = workspace.ask(events.current)
            assert event_uid is not None
            for verb_of_laptop in work:
                workspace.act(verb_of_laptop, event_uid)
        finally:
            workspace.close()
    return written


def names(source: Path, folder: Path) -> list[Path]:
    """Return where the five files are written."""
    return [folder / f"{source.stem} laptop {label}.rakor" for label in LAPTOPS]


@verb(N_("Meja pendaftaran: tamu dan tanda"))
def register(session: Session, event_uid: str) -> None:
    """Take in a guest who was on no list and put a late mark right."""
    region = regions.gazetteer(session).with_code(_TTU).uid
    guest = Invitation(_GUEST, position="Kepala Bidang Perindustrian", region_uid=region, sex="L")
    day = events.days(session, event_uid)[1]
    uid = invitations.invite(session, event_uid, guest)
    attendance.mark(session, [uid], day.uid, Presence.PRESENT)
    late = _person(session, event_uid, 21)
    marks.arrive(session, [late], day.uid, "09.40")
    invitations.edit(session, late, position="Sekretaris Dinas", represents="Kepala Dinas")


@verb(N_("Notulis pertama: catatan hari kedua"))
def take_notes(session: Session, event_uid: str) -> None:
    """Write down what was said, and tell an answer more exactly."""
    first = notes.notes(session, event_uid)[0]
    notes.edit(
        session,
        first.uid,
        response="Pembinaan kelompok garam menjadi tugas kabupaten; provinsi menangani sentra yang melayani "
        "lebih dari satu kabupaten. Daftar sentra disepakati paling lambat 29 Mei 2026.",
    )
    for statement, response in (
        (
            "Jadwal kapal perintis berubah tanpa pemberitahuan sehingga bahan baku terlambat tiga minggu.",
            "Dinas Provinsi menyurati Dinas Perhubungan dan operator kapal.",
        ),
        (
            "Mohon pelatihan pengisian SIINas dilakukan di kabupaten, bukan hanya di Kupang.",
            "Disetujui untuk daratan Flores dan Sumba pada triwulan ketiga.",
        ),
    ):
        notes.write(session, first.session_uid, statement, response=response)


@verb(N_("Notulis kedua: catatan dan agenda"))
def take_other_notes(session: Session, event_uid: str) -> None:
    """Tell the same answer as a second note-taker heard it, and log a broken machine."""
    first, second = notes.notes(session, event_uid)[:2]
    notes.edit(
        session,
        first.uid,
        response="Pembinaan kelompok menjadi tugas kabupaten; provinsi membina sentra lintas kabupaten dan "
        "menyusun daftarnya bersama Bappeda.",
    )
    notes.edit(session, second.uid, responsible="Bidang IKM Dinas Provinsi dan Dinas Kabupaten TTS")
    listed = agenda.agenda(session, event_uid).items
    agenda.edit(session, listed[3].uid, remarks="Dimulai terlambat sepuluh menit")
    region = regions.gazetteer(session).with_code("53.06").uid
    notes.write(
        session,
        first.session_uid,
        "Mesin pengupas mete rusak dan suku cadangnya tidak tersedia di Larantuka.",
        region_uid=region,
    )
    issues.log(
        session,
        event_uid,
        "Mesin pengupas mete rusak dan suku cadang tidak tersedia di Larantuka",
        region_uid=region,
        category=IssueCategory.EQUIPMENT,
        commodity="Mete",
    )


@verb(N_("Tim permasalahan dan program"))
def sort_out(session: Session, event_uid: str) -> None:
    """Log the same broken machine once more, and delete a line that others edit."""
    found = issues.inventory(session, event_uid).issues
    region = regions.gazetteer(session).with_code("53.06").uid
    issues.log(
        session,
        event_uid,
        "Suku cadang mesin pengupas mete tidak tersedia di Larantuka; mesin rusak",
        region_uid=region,
        category=IssueCategory.EQUIPMENT,
        commodity="Mete",
    )
    issues.remove(session, found[1].uid)
    issues.edit(
        session, found[0].uid, proposed_solution="Subsidi angkutan barang IKM pada tiga rute perintis"
    )
    rows = programmes.matrix(session, event_uid, ProgrammeKind.PLAN).rows
    programmes.edit(session, rows[0].uid, budget_ceiling=650_000_000, target=220)
    programmes.edit(session, rows[4].uid, remarks="Menunggu kepastian DIPA")


@verb(N_("Tim perumus: rumusan dan kesepakatan"))
def draft(session: Session, event_uid: str) -> None:
    """Draft at midnight: sentences, budgets, and the problem that somebody else has deleted."""
    found = issues.inventory(session, event_uid).issues
    issues.edit(session, found[1].uid, responsible="Dinas Kabupaten Alor dan UPTD Provinsi")
    issues.edit(
        session, found[0].uid, proposed_solution="Mengusulkan subsidi angkutan pada rute perintis 2027"
    )
    rows = programmes.matrix(session, event_uid, ProgrammeKind.PLAN).rows
    programmes.edit(session, rows[0].uid, budget_ceiling=575_000_000)
    said = resolutions.resolutions(session, event_uid)
    resolutions.edit(
        session,
        said[0].uid,
        text="Pelaksanaan program triwulan pertama tahun 2026 berjalan di 19 kabupaten/kota; keterlambatan "
        "terutama terjadi pada pengadaan peralatan dan penetapan penerima bantuan.",
    )
    resolutions.add(
        session,
        event_uid,
        ResolutionKind.CONCLUSION,
        "Pelatihan SIINas dilaksanakan di daratan Flores, Sumba, dan Timor.",
        said[0].section,
    )
    follow_ups.add(session, event_uid, "Menyurati Dinas Perhubungan tentang jadwal kapal perintis")
    region = regions.gazetteer(session).with_code(_TTU).uid
    twice = Invitation(
        "Dominikus Contoh Enam Puluh Satu",
        role=Role.PARTICIPANT,
        position="Kabid Perindustrian",
        region_uid=region,
    )
    invitations.invite(session, event_uid, twice)
    late = _person(session, event_uid, 21)
    invitations.edit(session, late, position="Sekretaris Dinas Perindustrian", represents="Kepala Dinas")


LAPTOPS: Mapping[str, tuple[str, tuple[Work, ...]]] = {
    "A": ("Petugas Contoh", (register,)),
    "B": ("Notulis Contoh", (take_notes,)),
    "C": ("Notulis Kedua Contoh", (take_other_notes,)),
    "D": ("Panitia Contoh", (sort_out,)),
    "E": ("Perumus Contoh", (draft,)),
}
"""Who sat at which laptop, and what was done there."""


def _person(session: Session, event_uid: str, number: int) -> str:
    """Return somebody by the place on the list."""
    return attendance.people(session, event_uid)[number - 1].uid
