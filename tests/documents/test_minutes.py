from dataclasses import replace

import pytest
import samples
from reading import pages, whole

from rakor_desktop.documents import minutes
from rakor_desktop.domain.agenda import Agenda, AgendaKind
from rakor_desktop.domain.minutes import MinutesPeople, ResolutionKind, ResolutionRow
from rakor_desktop.domain.papers import MinutesForm, PaperSettings

OLD = PaperSettings(minutes_form=MinutesForm.NOTULEN_2009)
NOTHING = {
    "agenda": Agenda((), ()),
    "notes": (),
    "resolutions": (),
    "follow_ups": (),
    "people": MinutesPeople(),
    "signatory": None,
    "left_signatory": None,
}


def printed(**changes):
    return whole(minutes.render_pdf(samples.minutes(**changes)))


def test_the_form_of_2023_has_its_fields_in_their_order():
    text = printed()
    fields = (
        "NOTULA Rapat : Rapat Koordinasi",
        "Hari/Tanggal : Rabu, 15 April 2026",
        "Surat Undangan : Nomor 500.9/123/DISPERINDAG/2026 tanggal 30 Maret 2026",
        "Waktu Rapat : pukul 08.00 WITA s.d. 16.30 WITA",
        "Acara : 1. Materi I",
        "Pimpinan Rapat Ketua : Drs. Yosef Contoh Pertama, M.Si.",
        "Sekretaris : Ir. Petrus",
        "Pencatat : Maria",
        "Peserta Rapat : Terlampir pada daftar hadir",
        "Kegiatan Rapat :",
    )
    found = [text.index(field) for field in fields]
    assert found == sorted(found)
    assert "Sidang" not in text


def test_the_body_has_its_six_parts():
    text = printed()
    parts = (
        "1. Pembukaan Rapat dibuka pada pukul 08.00 WITA",
        "2. Pemaparan Materi 2.1 Materi I",
        "3. Pembahasan/Diskusi No",
        "4. Kesimpulan/Keputusan",
        "5. Tindak Lanjut No",
        "6. Penutup Rapat ditutup pada pukul 16.30 WITA oleh pimpinan rapat.",
    )
    found = [text.index(part) for part in parts]
    assert found == sorted(found)


def test_the_old_form_says_when_people_were_called_and_has_three_parts():
    text = printed(settings=OLD)
    assert "NOTULEN Rapat :" in text
    assert "Waktu Panggilan : pukul 08.00 WITA" in text
    assert "Surat Undangan" not in text
    for part in ("1. Kata Pembukaan", "2. Pembahasan", "3. Keputusan"):
        assert part in text
    assert "Penutup" not in text
    assert "Rapat ditutup pada pukul 16.30 WITA" in text


def test_notes_keep_their_number_and_their_lines():
    text = printed()
    assert "A-001 Maria Contoh Satu, S.E., M.Si. Kabupaten Alor Biaya angkut" in text
    assert "Bagaimana cara memperoleh fasilitasi?" in text


def test_what_a_note_asks_for_is_followed_up_once():
    text = printed()
    assert "Catatan A-001 Rapat bersama instansi perhubungan Dinas Provinsi 30 Juni 2026" in text
    linked = replace(samples.FOLLOW_UPS[0], uid="task2", number="A-002", note_uid="note1")
    assert "Catatan A-001" not in printed(follow_ups=(*samples.FOLLOW_UPS, linked))


def test_conclusions_stand_under_the_headings_they_were_given():
    rows = [
        ResolutionRow("1", "event", ResolutionKind.CONCLUSION, "Program selesai.", "Evaluasi Program"),
        ResolutionRow("2", "event", ResolutionKind.CONCLUSION, "Anggaran naik.", "Evaluasi Program"),
        ResolutionRow("3", "event", ResolutionKind.CONCLUSION, "Tenun didahulukan.", "Program Prioritas"),
    ]
    assert (
        "Evaluasi Program: 1. Program selesai. 2. Anggaran naik. Program Prioritas: 3. Tenun didahulukan."
        in printed(resolutions=rows)
    )


def test_notes_of_several_items_are_divided_by_bands():
    first = replace(samples.NOTES[0], agenda_title="Diskusi pagi")
    second = replace(samples.NOTES[1], agenda_title="Diskusi sore")
    text = printed(notes=(first, second))
    assert text.index("Diskusi pagi") < text.index("A-001") < text.index("Diskusi sore") < text.index("A-002")


def test_the_bupati_opens_only_the_event_not_its_second_day():
    assert "oleh pimpinan rapat. 2. Pemaparan" in printed()
    opening = printed(agenda=samples.agenda(1), session=samples.DAYS[0])
    assert "oleh Bupati Belu." in opening
    assert "1.1 Laporan Ketua Panitia oleh Kepala Bidang Perindustrian: Rapat diikuti" in opening


def test_every_summary_is_printed_whatever_its_kind():
    items = [
        replace(samples.agenda(2).items[0], uid=kind, kind=kind, title="Acara", summary=f"Ringkasan {kind}")
        for kind in AgendaKind
        if kind is not AgendaKind.BREAK
    ]
    for settings in (PaperSettings(), OLD):
        text = printed(agenda=Agenda(samples.DAYS, items), settings=settings)
        assert all(item.summary in text for item in items)


def test_minutes_of_several_days_tell_on_which_day_it_began_and_ended():
    text = printed(session=None, started="19:00", ended="11:30")
    assert "Hari/Tanggal : Selasa–Kamis, 14–16 April 2026" in text
    assert "Waktu Rapat : Selasa pukul 19.00 WITA s.d. Kamis pukul 11.30 WITA" in text
    assert "Rapat dibuka pada hari Selasa, 14 April 2026, pukul 19.00 WITA, bertempat" in text
    early = printed(session=None, started="19:00", ended="17:00", ended_on=samples.DAYS[1].date)
    assert "s.d. Rabu pukul 17.00 WITA" in early
    assert "Rapat ditutup pada hari Kamis, 16 April 2026, pukul 11.30 WITA oleh pimpinan rapat." in text


def test_nobody_does_a_thing_by_two_people():
    item = replace(
        samples.agenda(2).items[0], title="Pembukaan oleh pembawa acara", speaker="Rosa", summary="Dibuka."
    )
    text = printed(agenda=Agenda(samples.DAYS[1:2], [item]))
    assert "2.1 Pembukaan oleh pembawa acara (Rosa): Dibuka." in text


def test_the_closing_of_the_old_form_is_no_part_with_a_number():
    items = [replace(samples.agenda(3).items[2], summary="Pimpinan berterima kasih.")]
    text = printed(settings=OLD, agenda=Agenda(samples.DAYS[2:], items), session=samples.DAYS[2])
    assert "Penutupan oleh Kepala Dinas Provinsi: Pimpinan berterima kasih. Rapat ditutup" in text
    assert "4.1" not in text


def test_a_region_is_told_beside_whoever_else_is_responsible():
    task = replace(samples.FOLLOW_UPS[0], region="Kabupaten Alor", note_uid=None)

    def follow_up(**changes):
        return printed(follow_ups=[replace(task, **changes)], notes=())

    assert "Bidang IKM 29 Mei 2026 Terkait Kabupaten Alor" in follow_up(responsible="Bidang IKM")
    assert "Terkait" not in follow_up(responsible="Dinas Kabupaten Alor")
    assert "Kabupaten Alor 29 Mei 2026" in follow_up(responsible="")


def test_actual_times_come_before_planned_ones():
    assert "Waktu Rapat : pukul 08.12 WITA s.d. 17.05 WITA" in printed(started="08:12", ended="17:05")


@pytest.mark.parametrize("settings", [PaperSettings(), OLD], ids=["2023", "2009"])
def test_minutes_of_which_nothing_is_known_say_so(settings):
    event = replace(
        samples.EVENT, invitation_number="", invitation_date=None, city="", venue="", start_time=""
    )
    text = printed(**NOTHING, settings=settings, session=None, event=event, letterhead=None)
    assert "Tidak ada tanggapan atau pertanyaan." in text
    assert "Belum ada kesimpulan atau keputusan." in text
    assert "Tindak" not in text
    assert "Rapat ditutup pada hari Kamis, 16 April 2026, pukul ........ WITA oleh pimpinan rapat." in text
    assert "Ketua : -" in text
    assert "Hari/Tanggal : Selasa–Kamis, 14–16 April 2026" in text


def test_an_unknown_invitation_leaves_dotted_lines():
    event = replace(samples.EVENT, invitation_number="", invitation_date=None)
    assert "Surat Undangan : Nomor ........................ tanggal ........................" in printed(
        event=event
    )


def test_participants_are_listed_where_they_are_given():
    people = replace(samples.PEOPLE, participants=("Maria Contoh", "Yosef Contoh"))
    assert "Peserta Rapat : 1. Maria Contoh 2. Yosef Contoh Kegiatan" in printed(people=people)


def test_a_long_programme_is_only_referred_to():
    agenda = samples.agenda()
    many = Agenda(agenda.days, [*agenda.items, *agenda.items])
    assert "Acara : Terlampir pada susunan acara" in printed(agenda=many)


def test_chair_and_note_taker_sign_beside_each_other():
    text = printed()
    assert "Notulis, Maria Contoh Kedua, S.E. Penata Muda (III/a) NIP 19900101 201501 2 999" in text
    assert "Pimpinan Rapat Plt. KEPALA DINAS PERINDUSTRIAN DAN PERDAGANGAN" in text


def test_without_signatories_the_people_of_the_heading_sign():
    text = printed(signatory=None, left_signatory=None)
    assert "Pimpinan Rapat, Drs. Yosef Contoh Pertama" in text
    assert "Notulis, Maria Contoh Kedua" in text
    assert "Notulis" not in printed(**NOTHING)


def test_the_day_of_signing_is_printed_only_when_it_is_known():
    assert "Atambua, 14 April 2026 Pimpinan Rapat" in printed(signed_on=samples.FIRST_DAY)
    assert "Atambua, ...." not in printed()


def test_a_discussion_of_several_pages_loses_no_word():
    words = [f"kata{number}" for number in range(2500)]
    note = replace(samples.NOTES[0], statement=" ".join(words), response="Ya. " * 900)
    pdf = minutes.render_pdf(samples.minutes(notes=(note, samples.NOTES[1])))
    found = pages(pdf)
    assert len(found) > 8
    assert [word for word in whole(pdf).split() if word.startswith("kata") and word[4:].isdigit()] == words
    assert all(f"- {number} -" in text for number, text in enumerate(found[1:], start=2))


def test_signatures_never_stand_alone():
    for count in range(1, 30):
        rows = [replace(samples.RESOLUTIONS[0], uid=str(n), text=f"Kesimpulan ke-{n}.") for n in range(count)]
        last = pages(minutes.render_pdf(samples.minutes(resolutions=rows)))[-1]
        assert "Rapat ditutup" in last
        assert "NIP 19800101 200501 1 999" in last


@pytest.mark.parametrize("count", range(1, 30))
def test_no_heading_stands_alone_at_the_foot_of_a_page(count):
    rows = [replace(samples.RESOLUTIONS[0], uid=str(n), text=f"Kesimpulan ke-{n}.") for n in range(count)]
    closing = replace(samples.agenda(3).items[2], date=samples.DAYS[1].date, summary="Ditutup. " * 12)
    agenda = Agenda(samples.DAYS[1:2], [*samples.agenda(2).items, closing])
    for text in pages(minutes.render_pdf(samples.minutes(resolutions=rows, agenda=agenda))):
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        end = [line for line in lines if not line.startswith("- ")][-1]
        assert end not in ("Penutup", "6. Penutup", "Tindak Lanjut", "Kesimpulan/Keputusan", "Kesimpulan:")


@pytest.mark.parametrize("between", ["\n", " "], ids=["lines", "one paragraph"])
@pytest.mark.parametrize("count", [5, 30, 60, 300, 900])
def test_a_long_closing_keeps_its_heading_and_its_last_lines(between, count):
    told = between.join(f"Baris ke-{n}." for n in range(count))
    closing = replace(samples.agenda(3).items[2], summary=told)
    text = pages(minutes.render_pdf(samples.minutes(agenda=Agenda(samples.DAYS[1:2], [closing]))))
    assert any("Penutup" in page and "Baris ke-0." in page for page in text)
    assert "Rapat ditutup" in text[-1]
    assert "NIP 19800101 200501 1 999" in text[-1]
