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
        "Pimpinan Rapat :",
        "Ketua : Drs. Yosef Contoh Pertama, M.Si.",
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
    assert "Rapat bersama instansi perhubungan Dinas Provinsi 30 Juni 2026 Catatan A-001" in text
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
    assert "Rapat ditutup pada pukul ........ WITA oleh pimpinan rapat." in text
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
