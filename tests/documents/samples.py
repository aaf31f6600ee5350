"""Synthetic data for the papers: an event with 60 people, its agenda, minutes and problems; nobody in it exists."""

import csv
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from rakor_desktop import paths
from rakor_desktop.documents.card_data import BadgePaper, TableCardPaper
from rakor_desktop.documents.data import (
    AgendaPaper,
    AttendancePaper,
    AttendanceRecapPaper,
    IssuePaper,
    MinutesPaper,
)
from rakor_desktop.documents.settlement_data import OpenLine, SettledLine, SettlementPaper
from rakor_desktop.domain import attendance_recap
from rakor_desktop.domain.agenda import Agenda, AgendaItemRow, AgendaKind
from rakor_desktop.domain.attendance import AttendanceSheet, AttendeeRow, Mark, Presence, Role
from rakor_desktop.domain.event import EventRow, SessionKind, SessionRow
from rakor_desktop.domain.issues import (
    Authority,
    IssueCategory,
    IssueInventory,
    IssueRow,
    IssueStatus,
    RegionIssues,
    Submission,
)
from rakor_desktop.domain.minutes import (
    FollowUpRow,
    MinutesPeople,
    NoteRow,
    ResolutionKind,
    ResolutionRow,
)
from rakor_desktop.domain.papers import (
    Capacity,
    LetterheadRow,
    PaperSettings,
    SignatoryRole,
    SignatoryRow,
)
from rakor_desktop.domain.ranks import OfficeLevel
from rakor_desktop.domain.regions import Region, RegionKind
from rakor_desktop.domain.settlements import Choice, SettledSide

FIRST_DAY = date(2026, 4, 14)
ABSENT = ("53.03", "53.11", "53.12")

EVENT = EventRow(
    uid="event",
    name="Rapat Koordinasi Bidang Perindustrian Provinsi Nusa Tenggara Timur Tahun 2026",
    start_date=FIRST_DAY,
    end_date=date(2026, 4, 16),
    year_current=2026,
    year_plan=2027,
    venue="Hotel Contoh",
    city="Atambua",
    host_region_name="Kabupaten Belu",
    start_time="08:00",
    invitation_number="500.9/123/DISPERINDAG/2026",
    invitation_date=date(2026, 3, 30),
    opened_by="Bupati Belu",
)

LETTERHEAD = LetterheadRow(
    uid="kop",
    event_uid="event",
    government="Pemerintah Provinsi Nusa Tenggara Timur",
    agency="Dinas Perindustrian dan Perdagangan",
    address="Jalan Contoh Nomor 1, Kupang, Kode Pos 85000",
    contact="Telepon (0380) 000000, Pos-el dinas@contoh.example, Laman contoh.example",
)

HEAD = SignatoryRow(
    uid="head",
    event_uid="event",
    role=SignatoryRole.HEAD,
    job_title="Kepala Dinas Perindustrian dan Perdagangan Provinsi Nusa Tenggara Timur",
    name="Yosef Contoh Pertama",
    capacity=Capacity.PLT,
    prefix="Drs.",
    suffix="M.Si.",
    rank="Pembina Utama Muda",
    grade="IV/c",
    nip="198001012005011999",
)
NOTE_TAKER = SignatoryRow(
    uid="notes",
    event_uid="event",
    role=SignatoryRole.NOTE_TAKER,
    job_title="Analis Industri",
    name="Maria Contoh Kedua",
    suffix="S.E.",
    rank="Penata Muda",
    grade="III/a",
    nip="199001012015012999",
)
COMMITTEE_CHAIR = SignatoryRow(
    uid="chair",
    event_uid="event",
    role=SignatoryRole.COMMITTEE_CHAIR,
    job_title="Kepala Bidang Perindustrian",
    name="Petrus Contoh Ketiga",
    prefix="Ir.",
    suffix="M.T.",
    rank="Pembina",
    grade="IV/a",
    nip="197501012000011999",
)

DAYS = tuple(
    SessionRow(
        uid=f"day{number}",
        event_uid="event",
        date=FIRST_DAY + timedelta(days=number - 1),
        kind=SessionKind.DAY,
        title=title,
        start_time=start,
        end_time=end,
        number=number,
    )
    for number, title, start, end in (
        (1, "Pembukaan", "08:00", ""),
        (2, "Pemaparan materi dan diskusi", "08:00", "16:30"),
        (3, "Pleno dan penutupan", "08:00", "11:30"),
    )
)


def regions() -> list[Region]:
    with paths.reference("ntt_regions.csv").open(encoding="utf-8") as file:
        return [
            Region(f"region-{row['kode']}", row["kode"], row["nama"], RegionKind(row["jenis"].upper()))
            for row in csv.DictReader(file)
        ]


_NUMBERS = ("Satu", "Dua", "Tiga", "Empat", "Lima", "Enam", "Tujuh", "Delapan", "Sembilan", "Sepuluh")
_FIRST = ("Maria", "Yosef", "Petrus", "Anastasia", "Yohanes", "Theresia", "Markus", "Agnes", "Paulus", "Rosa")


def marks(*day_numbers: int) -> tuple[Mark, ...]:
    at = datetime.fromisoformat("2026-04-14T00:30:00+00:00")
    return tuple(
        Mark(f"day{number}", Presence.PRESENT, at + timedelta(days=number - 1)) for number in day_numbers
    )


def person(place: int, **changes: Any) -> AttendeeRow:
    woman = place % 3 == 0
    fields: dict[str, Any] = {
        "uid": f"person{place:04}",
        "person_uid": f"p{place:04}",
        "prefix": ("", "Drs.", "Ir.")[place % 3] if not woman else "",
        "name": f"{_FIRST[place % 10]} Contoh {_NUMBERS[place // 10 % 10]}",
        "suffix": ("S.E., M.Si.", "", "S.T.")[place % 3],
        "role": Role.PARTICIPANT,
        "level": OfficeLevel.JPT_PRATAMA_KAB if place % 2 else OfficeLevel.ADMINISTRATOR_KAB,
        "position": "Kepala Dinas" if place % 2 else "Kepala Bidang Perindustrian",
        "nip": ""
        if place % 11 == 0
        else f"19{70 + place % 25}0101 2005{place % 12 + 1:02} {2 if woman else 1} 999",
        "sex": "P" if woman else "L",
        "organization": "Dinas Perdagangan dan Perindustrian",
        "marks": marks(1, 2, 3),
    }
    return AttendeeRow(**{**fields, **changes})


def people() -> tuple[AttendeeRow, ...]:
    rows = []
    place = 0
    for region in regions():
        for _second in range(2):
            place += 1
            came = region.code not in ABSENT
            rows.append(
                person(
                    place,
                    region_uid=region.uid,
                    region_code=region.code,
                    region=region.name,
                    marks=marks(1, 2, 3) if came else (),
                    represents="Kepala Dinas" if place % 14 == 0 else "",
                )
            )
    others = [(Role.COMMITTEE, 10), (Role.SPEAKER, 5), (Role.GUEST, 1)]
    for role, count in others:
        for _again in range(count):
            place += 1
            rows.append(
                person(
                    place,
                    role=role,
                    level=OfficeLevel.ADMINISTRATOR_PROV,
                    organization="Dinas Perindustrian dan Perdagangan Provinsi Nusa Tenggara Timur",
                )
            )
    return tuple(rows)


def sheet(rows: tuple[AttendeeRow, ...] | None = None, **changes: Any) -> AttendanceSheet:
    fields: dict[str, Any] = {
        "event_uid": "event",
        "session_uid": "day1",
        "session_title": "Pembukaan",
        "date": FIRST_DAY,
        "rows": people() if rows is None else rows,
    }
    return AttendanceSheet(**{**fields, **changes})


def attendance(**changes: Any) -> AttendancePaper:
    fields: dict[str, Any] = {
        "event": EVENT,
        "letterhead": LETTERHEAD,
        "sheet": sheet(),
        "session": DAYS[0],
        "days": DAYS,
        "signatory": COMMITTEE_CHAIR,
    }
    return AttendancePaper(**{**fields, **changes})


def recap(
    rows: tuple[AttendeeRow, ...] | None = None, days: Sequence[SessionRow] = DAYS, **changes: Any
) -> AttendanceRecapPaper:
    fields: dict[str, Any] = {
        "event": EVENT,
        "letterhead": LETTERHEAD,
        "signatory": COMMITTEE_CHAIR,
        "recap": attendance_recap.recap(people() if rows is None else rows, regions(), days),
    }
    return AttendanceRecapPaper(**{**fields, **changes})


def badges(**changes: Any) -> BadgePaper:
    fields: dict[str, Any] = {"event": EVENT, "letterhead": LETTERHEAD, "people": people()}
    return BadgePaper(**{**fields, **changes})


def table_cards(**changes: Any) -> TableCardPaper:
    fields: dict[str, Any] = {"event": EVENT, "people": people()}
    return TableCardPaper(**{**fields, **changes})


def _item(place: int, entry: tuple[int, AgendaKind, str, str, str, dict[str, str]]) -> AgendaItemRow:
    day, kind, start, end, title, more = entry
    return AgendaItemRow(
        uid=f"item{place}",
        session_uid=f"day{day}",
        date=DAYS[day - 1].date,
        title=title,
        kind=kind,
        start_time=start,
        end_time=end,
        position=place,
        **more,
    )


_ITEMS = (
    (1, AgendaKind.OTHER, "13:00", "18:00", "Kedatangan dan registrasi peserta", {"speaker": "Panitia"}),
    (1, AgendaKind.OPENING, "19:00", "19:10", "Pembukaan oleh pembawa acara", {"speaker": "Pembawa acara"}),
    (1, AgendaKind.OPENING, "19:10", "19:15", "Menyanyikan lagu Kebangsaan Indonesia Raya", {"speaker": "Seluruh peserta"}),
    (1, AgendaKind.OPENING, "19:15", "19:20", "Doa", {"speaker": "Petugas doa"}),
    (1, AgendaKind.SPEECH, "19:20", "19:30", "Laporan Ketua Panitia", {"speaker": "Kepala Bidang Perindustrian", "summary": "Rapat diikuti peserta dari 22 kabupaten/kota dan berlangsung tiga hari."}),
    (1, AgendaKind.SPEECH, "19:45", "20:15", "Sambutan Gubernur NTT sekaligus membuka acara secara resmi", {"speaker": "Bupati Belu", "remarks": "Dibacakan", "summary": "Pengembangan industri kecil dan menengah memerlukan sinkronisasi program pusat, provinsi, dan kabupaten/kota."}),
    (2, AgendaKind.PRESENTATION, "08:00", "09:30", "Materi I: Kebijakan dan Program Prioritas Pengembangan Industri di NTT", {"speaker": "Kepala Dinas Provinsi", "moderator": "Maria Contoh Kedua, S.E.", "summary": "Pokok-pokok:\n- penyelesaian rencana pembangunan industri kabupaten/kota;\n- pendataan IKM pada SIINas; dan\n- fasilitasi sertifikasi halal."}),
    (2, AgendaKind.DISCUSSION, "09:30", "10:30", "Diskusi dan tanya jawab", {"moderator": "Maria Contoh Kedua, S.E."}),
    (2, AgendaKind.BREAK, "10:30", "10:45", "Rehat kopi", {"speaker": "Panitia"}),
    (2, AgendaKind.PRESENTATION, "10:45", "12:00", "Materi II: Kebijakan Pengembangan IKM", {"speaker": "Direktorat Jenderal IKMA", "moderator": "Ir. Petrus Contoh Ketiga, M.T."}),
    (2, AgendaKind.BREAK, "12:00", "13:00", "Istirahat, salat, makan", {}),
    (2, AgendaKind.DISCUSSION, "13:00", "17:00", "Pemaparan kabupaten/kota: evaluasi program 2026 dan permasalahan", {"speaker": "Dinas kabupaten/kota", "remarks": "22 × 10 menit"}),
    (3, AgendaKind.AGREEMENT, "08:00", "10:00", "Pleno: pembahasan rancangan rumusan", {"speaker": "Pimpinan rapat"}),
    (3, AgendaKind.AGREEMENT, "10:00", "11:00", "Pembacaan rumusan dan penandatanganan Berita Acara Kesepakatan", {}),
    (3, AgendaKind.CLOSING, "11:00", "11:30", "Penutupan", {"speaker": "Kepala Dinas Provinsi"}),
    (3, AgendaKind.OTHER, "11:30", "", "Penyelesaian administrasi, peserta kembali", {"speaker": "Panitia"}),
)  # fmt: skip


def agenda(day: int | None = None) -> Agenda:
    items = [_item(place, entry) for place, entry in enumerate(_ITEMS, start=1) if day in (None, entry[0])]
    return Agenda(DAYS if day is None else DAYS[day - 1 : day], items)


def agenda_paper(**changes: Any) -> AgendaPaper:
    fields: dict[str, Any] = {"event": EVENT, "letterhead": LETTERHEAD, "agenda": agenda()}
    return AgendaPaper(**{**fields, **changes})


NOTES = (
    NoteRow(
        uid="note1",
        session_uid="day2",
        date=DAYS[1].date,
        number="A-001",
        statement="Biaya angkut bahan baku dan produk antarpulau tinggi dan jadwal kapal tidak tetap.",
        speaker="Maria Contoh Satu, S.E., M.Si.",
        region="Kabupaten Alor",
        response="Provinsi akan membicarakan jadwal angkutan dengan instansi perhubungan.",
        follow_up="Rapat bersama instansi perhubungan",
        responsible="Dinas Provinsi",
        deadline=date(2026, 6, 30),
    ),
    NoteRow(
        uid="note2",
        session_uid="day2",
        date=DAYS[1].date,
        number="A-002",
        statement="IKM pangan belum memiliki P-IRT dan sertifikat halal.\nBagaimana cara memperoleh fasilitasi?",
        speaker="Yosef Contoh Dua",
        region="Kabupaten Timor Tengah Selatan",
        response="Usulan disampaikan paling lambat bulan Juni; kuota tahun 2027 sebanyak 100 IKM.",
    ),
)
RESOLUTIONS = (
    ResolutionRow("res1", "event", ResolutionKind.CONCLUSION, "Program pusat, provinsi, dan kabupaten/kota disinkronkan sejak penyusunan rencana kerja.", position=1),
    ResolutionRow("res2", "event", ResolutionKind.CONCLUSION, "Seluruh IKM didata pada SIINas paling lambat akhir tahun 2026.", position=2),
    ResolutionRow("res3", "event", ResolutionKind.AGREEMENT, "Tuan rumah Rakor berikutnya adalah Kabupaten Sikka.", position=3),
)  # fmt: skip
FOLLOW_UPS = (
    FollowUpRow(
        uid="task1",
        event_uid="event",
        number="A-001",
        action="Menyampaikan data IKM yang belum bersertifikat halal",
        responsible="Dinas kabupaten/kota",
        deadline=date(2026, 5, 29),
        note_uid="note2",
    ),
)
PEOPLE = MinutesPeople(
    chair="Drs. Yosef Contoh Pertama, M.Si. (Plt. Kepala Dinas)",
    secretary="Ir. Petrus Contoh Ketiga, M.T.",
    note_taker="Maria Contoh Kedua, S.E.",
)


def minutes(**changes: Any) -> MinutesPaper:
    fields: dict[str, Any] = {
        "event": EVENT,
        "letterhead": LETTERHEAD,
        "agenda": agenda(2),
        "session": DAYS[1],
        "people": PEOPLE,
        "notes": NOTES,
        "resolutions": RESOLUTIONS,
        "follow_ups": FOLLOW_UPS,
        "signatory": HEAD,
        "left_signatory": NOTE_TAKER,
    }
    return MinutesPaper(**{**fields, **changes})


_PROBLEMS = {
    "53.05": (IssueCategory.LOGISTICS, "Biaya angkut bahan baku dan produk antarpulau tinggi dan jadwal kapal tidak tetap"),
    "53.11": (IssueCategory.RAW_MATERIAL, "Ketersediaan benang dan pewarna alam untuk tenun ikat terbatas"),
    "53.20": (IssueCategory.EQUIPMENT, "Alat pengolahan garam belum memenuhi standar"),
    "53.08": (IssueCategory.INSTITUTION, "Kelompok IKM terbentuk hanya saat ada bantuan"),
    "53.02": (IssueCategory.CERTIFICATION, "IKM pangan belum memiliki P-IRT dan sertifikat halal"),
    "53.71": (IssueCategory.ENVIRONMENT, "Limbah kayu mebel belum dimanfaatkan"),
}  # fmt: skip


def issue(number: int, region: Region, category: IssueCategory, text: str, **changes: Any) -> IssueRow:
    fields: dict[str, Any] = {
        "uid": f"issue{number}",
        "event_uid": "event",
        "number": f"A-{number:03}",
        "description": text,
        "category": category,
        "region_uid": region.uid,
        "region_code": region.code,
        "region": region.name,
        "commodity": "Tenun ikat",
        "measures_taken": "Pembinaan kelompok dan pelatihan setiap tahun",
        "proposed_solution": "Fasilitasi melalui program provinsi tahun 2027",
        "responsible": "Dinas Perindustrian",
        "authority": Authority.PROVINCE,
    }
    return IssueRow(**{**fields, **changes})


def inventory(codes: tuple[str, ...] = ()) -> IssueInventory:
    groups = []
    number = 0
    for region in regions():
        if codes and region.code not in codes:
            continue
        rows: list[IssueRow] = []
        submission = Submission.NOT_SUBMITTED if region.code in ABSENT[:1] else Submission.CONFIRMED_NONE
        if region.code in _PROBLEMS:
            number += 1
            rows.append(issue(number, region, *_PROBLEMS[region.code]))
            submission = Submission.SUBMITTED
        if region.code == "53.05":
            number += 1
            more = {"status": IssueStatus.IN_PROGRESS, "deadline": date(2026, 9, 30), "source": "Diskusi"}
            rows.append(issue(number, region, IssueCategory.CAPITAL, "Modal usaha terbatas", **more))
        groups.append(RegionIssues(region, submission, rows))
    return IssueInventory("event", groups)


def issues(**changes: Any) -> IssuePaper:
    fields: dict[str, Any] = {"event": EVENT, "letterhead": LETTERHEAD, "inventory": inventory()}
    return IssuePaper(**{**fields, **changes})


def side(laptop: str, said: str, *, chosen: bool = False, deletes: bool = False) -> SettledSide:
    who = {"A": "Maria Contoh", "B": "Yosef Contoh", "C": ""}[laptop]
    return SettledSide(said, deletes, who, laptop, datetime(2026, 4, 14, 1, 30, tzinfo=UTC), chosen)


def settled_line(
    number: int, field: str, sides: Sequence[SettledSide], choice: Choice, **more: Any
) -> SettledLine:
    given: dict[str, Any] = {
        "title": f"Permasalahan A-{number:03}", "field": field, "sides": tuple(sides), "choice": choice,
        "chosen": next((one.said for one in sides if one.chosen), ""), "reason": "", "decided_by": "Maria Contoh",
        "laptop": "A", "decided_at": datetime(2026, 4, 16, 3, 5, tzinfo=UTC),
    }  # fmt: skip
    return SettledLine(**{**given, **more})


def settlements(**changes: Any) -> SettlementPaper:
    statement = "Mesin pengering kopi di sentra sudah lama rusak sehingga mutu kopi menurun."
    gone = side("A", "Data ini dihapus.", deletes=True)
    changed = side("B", "Diubah menjadi:\nKomoditas: Tenun ikat")
    lines = [
        settled_line(
            3, "Batas waktu", [side("A", "30 September 2026"), side("B", "31 Oktober 2026", chosen=True)],
            Choice.ONE, reason="Sesuai berita acara yang ditandatangani.",
        ),
        settled_line(
            5, "Permasalahan", [side("A", statement), side("B", f"{statement} Mohon dibantu.")], Choice.OTHER,
            chosen="Mesin pengering kopi rusak; mohon dibantu perbaikannya.", title="Permasalahan A-005",
        ),
        settled_line(
            1, "Tanggapan/pertanyaan", [side("A", "kata A", chosen=True), side("C", "kata C", chosen=True)],
            Choice.BOTH, chosen="Semua kalimat disimpan; yang lain menjadi catatan A-012.",
            title="Catatan notula A-001",
        ),
        settled_line(7, "", [changed, gone], Choice.KEPT, chosen="Data dipertahankan."),
        settled_line(8, "", [changed, gone], Choice.REMOVED, chosen="Data dihapus.", decided_by=""),
        settled_line(
            9, "", [side("A", "A-009: Modal usaha terbatas", chosen=True), side("B", "B-002: Modal terbatas")],
            Choice.JOINED, chosen="B-002 digabungkan ke A-009.", reason="Dicatat dua kali.",
        ),
    ]  # fmt: skip
    still_open = [
        OpenLine("Program A-007", "Pagu", (side("A", "Rp125.000.000"), side("C", "Rp152.000.000"))),
        OpenLine("Mata acara “Pembukaan”", "", (changed, gone)),
    ]
    fields: dict[str, Any] = {
        "event": EVENT, "letterhead": LETTERHEAD, "settled": lines, "still_open": still_open,
        "attached_number": "500.9/77/2026", "attached_on": date(2026, 4, 16),
    }  # fmt: skip
    return SettlementPaper(**{**fields, **changes})


ACKNOWLEDGED = PaperSettings(acknowledged=True)
