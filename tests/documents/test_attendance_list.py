import re
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import samples
from reading import pages, places, size_mm, whole

from rakor_desktop.documents import attendance_list
from rakor_desktop.documents.data import AttendanceVariant
from rakor_desktop.domain.attendance import Group, Mark, Presence
from rakor_desktop.domain.event import SessionKind, SessionRow
from rakor_desktop.domain.papers import PaperSettings, Sheet, SignatoryRole

AT = datetime(2026, 4, 14, 1, tzinfo=UTC)
BLANK, FILLED, WIDE_BLANK, MATRIX = AttendanceVariant


def printed(**changes):
    return attendance_list.render_pdf(samples.attendance(**changes))


def numbers(text):
    """The numbers of the rows on a page, as the places to sign give them."""
    return sorted({int(found) for found in re.findall(r"(\d+) \.{3,}", text)})


def blank(rows, variant=BLANK, **settings):
    return printed(variant=variant, blank_rows=rows, settings=PaperSettings(**settings))


def test_the_heading_is_the_official_one():
    text = pages(printed(group=Group.PARTICIPANTS))[0].splitlines()
    head = [" ".join(line.split()) for line in text[:8]]
    assert head[4:8] == [
        "DAFTAR HADIR PESERTA",
        "RAPAT KOORDINASI BIDANG PERINDUSTRIAN PROVINSI NUSA TENGGARA TIMUR TAHUN 2026",
        "Hari/Tanggal : Selasa, 14 April 2026 Tempat : Hotel Contoh, Atambua",
        "Waktu : pukul 08.00 WITA s.d. selesai Acara : Pembukaan",
    ]


@pytest.mark.parametrize(
    ("variant", "columns"),
    [
        (BLANK, "NO NAMA/NIP L/P JABATAN/INSTANSI TANDA TANGAN"),
        (FILLED, "NO NAMA NIP L/P JABATAN INSTANSI/ASAL TANDA TANGAN"),
        (WIDE_BLANK, "NO NAMA NIP L/P JABATAN INSTANSI ASAL KAB/KOTA TANDA TANGAN"),
        (
            MATRIX,
            "NO NAMA/NIP L/P JABATAN/INSTANSI TANDA TANGAN HARI I (14/04) HARI II (15/04) HARI III (16/04)",
        ),
    ],
)
def test_every_variant_has_its_columns_on_every_page(variant, columns):
    pdf = printed(variant=variant, blank_rows=30)
    assert len(pages(pdf)) > 1
    assert all(columns in " ".join(text.split()) for text in pages(pdf))
    assert size_mm(pdf) == ((210, 297) if variant is BLANK else (297, 210))


@pytest.mark.parametrize(
    ("variant", "rows", "sheets"),
    [
        (BLANK, 17, 1),
        (BLANK, 18, 1),
        (BLANK, 17 + 23, 2),
        (BLANK, 20 + 27, 3),
        (WIDE_BLANK, 10, 1),
        (WIDE_BLANK, 13, 2),
        (WIDE_BLANK, 10 + 14, 2),
        (WIDE_BLANK, 12 + 16 + 2, 3),
    ],
)
def test_a_page_takes_as_many_rows_as_the_offices_expect(variant, rows, sheets):
    assert len(pages(blank(rows, variant))) == sheets


def test_sixty_people_take_five_sheets():
    assert [len(numbers(text)) for text in pages(printed(blank_rows=0))] == [10, 14, 14, 14, 8]


@pytest.mark.parametrize("rows", [1, 2, 16, 17, 39, 61])
@pytest.mark.parametrize("variant", [BLANK, WIDE_BLANK])
def test_numbers_go_on_and_a_pair_is_never_split(variant, rows):
    found = [numbers(text) for text in pages(blank(rows, variant))]
    assert [number for page in found for number in page] == list(range(1, rows + 1))
    assert all(page[0] % 2 == 1 for page in found)


def test_odd_numbers_sign_at_the_left_and_even_ones_at_the_right_lower_down():
    signs = {int(text.split()[0]): (x, y) for text, x, y in places(blank(6)) if " ..." in text}
    for odd in (1, 3, 5):
        assert signs[odd][0] < signs[odd + 1][0]
        assert signs[odd][1] > signs[odd + 1][1]
    assert signs[1][0] == signs[3][0]
    assert signs[2][0] == signs[4][0]


def test_the_last_of_an_odd_number_has_no_neighbour():
    assert numbers(pages(blank(5))[0]) == [1, 2, 3, 4, 5]


def test_a_blank_sheet_fills_its_page_where_no_number_of_rows_is_asked_for():
    for variant, settings, rows in (
        (BLANK, PaperSettings(), [18]),
        (BLANK, samples.ACKNOWLEDGED, [14]),
        (WIDE_BLANK, PaperSettings(), [12]),
        (WIDE_BLANK, samples.ACKNOWLEDGED, [10, 10]),
    ):
        found = pages(printed(variant=variant, settings=settings))
        assert [len(numbers(text)) for text in found] == rows


@pytest.mark.parametrize("rows", range(1, 45))
def test_what_is_counted_as_a_page_is_what_is_printed_on_it(rows):
    paper = samples.attendance(
        sheet=samples.sheet(samples.people()[:rows]),
        settings=samples.ACKNOWLEDGED,
        variant=MATRIX if rows % 2 else FILLED,
        blank_rows=rows % 3,
    )
    planned = attendance_list.pages(paper)
    found = pages(attendance_list.render_pdf(paper))
    assert [page.number for page in planned] == list(range(1, len(found) + 1))
    for page, text in zip(planned, found, strict=True):
        assert numbers(text) == [line.number for line in page.lines]
        shown = [text.find(line.person.full_name) for line in page.lines if line.person]
        assert -1 not in shown
        assert shown == sorted(shown)


def test_a_page_tells_what_is_signed_for_in_it():
    assert {page.session_uids for page in attendance_list.pages(samples.attendance())} == {("day1",)}
    days = [replace(samples.DAYS[0], uid=f"day{number}", number=number) for number in range(1, 8)]
    planned = attendance_list.pages(
        samples.attendance(variant=MATRIX, days=days, sheet=samples.sheet(samples.people()[:2]), blank_rows=0)
    )
    assert [page.session_uids for page in planned] == [
        ("day1", "day2", "day3", "day4", "day5"),
        ("day6", "day7"),
    ]
    assert [line.person.uid for line in planned[0].lines] == [line.person.uid for line in planned[1].lines]


def test_a_head_that_leaves_no_room_has_the_rows_begin_below_on_the_next_page():
    long = replace(samples.EVENT, name="Rapat " * 300, venue="Hotel " * 300)
    paper = samples.attendance(event=long, settings=PaperSettings(margin_top=50, row_height=30))
    planned = attendance_list.pages(paper)
    found = pages(attendance_list.render_pdf(paper))
    assert len(found) == planned[-1].number
    assert numbers(found[0]) == []
    assert numbers(found[1])[0] == 1


def test_a_day_is_named_after_itself_its_sessions_or_the_whole_meeting():
    side = SessionRow("s", "event", samples.FIRST_DAY, SessionKind.BREAKOUT, title="Sidang Kelompok A")
    assert "Acara : Pembukaan" in whole(printed(sessions=(side,)))
    nameless = {"session": replace(samples.DAYS[0], title=""), "sheet": samples.sheet(session_title="")}
    assert "Acara : Sidang Kelompok A" in whole(printed(**nameless, sessions=(side,)))
    other = replace(side, date=samples.DAYS[1].date)
    assert "Acara : Rapat Koordinasi Bidang" in whole(printed(**nameless, sessions=(other,)))


def test_the_sheet_of_a_session_within_a_day_names_it():
    held = SessionRow(
        "s", "event", samples.FIRST_DAY, SessionKind.BREAKOUT, title="Sidang Kelompok A", start_time="13:00", room="Ruang Cendana"
    )  # fmt: skip
    rows = (
        samples.person(1, marks=(Mark("s", Presence.PRESENT, AT),)),
        samples.person(2, marks=(Mark("day1", Presence.PRESENT, AT),)),
    )
    sheet = samples.sheet(rows, session_uid="s", session_title=held.title)
    text = whole(printed(session=held, sessions=(held,), sheet=sheet, final=True))
    assert "Waktu : pukul 13.00 WITA" in text
    assert "Tempat : Ruang Cendana, Hotel Contoh" in text
    assert "Jumlah peserta: 1 orang" in text
    day = printed(sessions=(held,), sheet=samples.sheet(rows), final=True)
    assert "Jumlah peserta: 2 orang" in whole(day)


def test_blank_rows_follow_the_names_and_go_on_counting():
    text = pages(printed(sheet=samples.sheet(samples.people()[:3])))[-1]
    assert numbers(whole(printed(sheet=samples.sheet(samples.people()[:3])))) == list(range(1, 14))
    assert "13 ..." in text


def test_names_titles_and_numbers_stand_as_they_are_written():
    text = whole(printed(group=Group.PARTICIPANTS))
    assert "Anastasia Contoh Satu, S.E., M.Si." in text
    assert "19730101 200504 2 999" in text
    assert "mewakili Kepala Dinas" in text
    assert "0811" not in text


def test_nips_can_be_kept_off_the_sheet():
    hidden = PaperSettings(show_nip=False)
    assert "999" not in whole(printed(settings=hidden))
    assert "999" not in whole(printed(settings=hidden, variant=MATRIX))
    assert "NIP" not in whole(blank(4, show_nip=False))
    assert "NIP" not in whole(blank(4, WIDE_BLANK, show_nip=False))


def test_the_totals_stand_only_under_the_final_sheet():
    assert "Jumlah" not in whole(printed())
    assert "Jumlah peserta: 38 orang (Laki-laki: 27 orang; Perempuan: 11 orang)" in whole(
        printed(group=Group.PARTICIPANTS, final=True)
    )


def test_whose_sex_is_unknown_is_told_and_never_counted_as_a_man():
    rows = (*samples.people()[:3], samples.person(80, sex=""), samples.person(81, sex=""))
    text = whole(printed(sheet=samples.sheet(rows), final=True))
    assert "Jumlah peserta: 5 orang (Laki-laki: 2 orang; Perempuan: 1 orang; belum terisi: 2 orang)" in text


def test_other_groups_are_counted_under_their_own_name():
    text = whole(printed(group=Group.COMMITTEE, final=True))
    assert "Jumlah panitia: 10 orang" in text


def test_the_privacy_notice_stands_at_the_foot_of_every_page_one_signs_on():
    found = [" ".join(text.split()) for text in pages(printed())]
    assert len(found) > 1
    assert all(attendance_list.PRIVACY_NOTICE in text for text in found)
    assert "Pelindungan" not in whole(blank(4, privacy_notice=False))


def test_the_chair_of_the_committee_acknowledges_where_that_is_wanted():
    assert "Mengetahui" not in whole(printed())
    text = whole(printed(settings=samples.ACKNOWLEDGED))
    assert "Mengetahui, Ketua Panitia, Ir. Petrus Contoh Ketiga, M.T." in text


def test_two_acknowledge_beside_each_other():
    pptk = replace(samples.HEAD, role=SignatoryRole.PPTK)
    text = whole(printed(settings=samples.ACKNOWLEDGED, left_signatory=pptk))
    assert "Mengetahui, Pejabat Pelaksana Teknis Kegiatan, Drs. Yosef Contoh Pertama" in text
    assert "Atambua, ........................ Ketua Panitia, Ir. Petrus" in text


def test_a_day_begins_when_it_begins_and_not_when_the_event_does():
    second = replace(samples.DAYS[1], start_time="", end_time="")
    sheet = samples.sheet(session_uid="day2", date=second.date)
    assert "Waktu : pukul 07.30 WITA s.d." in whole(
        printed(session=replace(second, start_time="07:30"), sheet=sheet)
    )
    assert "Waktu : pukul ........ WITA s.d. selesai" in whole(printed(session=second, sheet=sheet))
    first = replace(samples.DAYS[0], start_time="")
    assert "Waktu : pukul 08.00 WITA s.d. selesai" in whole(printed(session=first))


def test_days_that_begin_differently_are_left_to_the_agenda():
    assert "Waktu : pukul 08.00 WITA s.d. selesai" in whole(printed(variant=MATRIX))
    days = (replace(samples.DAYS[0], start_time="13:00"), *samples.DAYS[1:])
    assert "Waktu : sesuai susunan acara" in whole(printed(variant=MATRIX, days=days))


def test_after_the_regions_come_the_province_the_centre_and_the_others():
    places = (("LAIN", "Lainnya"), ("PUSAT", "Kementerian Perindustrian"), ("PROV", "Provinsi"), ("", ""))
    rows = [
        samples.person(
            place, name=f"Contoh {code or 'Tanpa'}", region_code=code, region=name, organization="Balai"
        )
        for place, (code, name) in enumerate((*places, ("53.71", "Kota Kupang")))
    ]
    text = whole(printed(sheet=samples.sheet(tuple(rows)), blank_rows=0))
    found = [text.index(f"Contoh {code}") for code in ("53.71", "PROV", "PUSAT", "LAIN", "Tanpa")]
    assert found == sorted(found)
    assert "Lainnya" not in text


@pytest.mark.parametrize("rows", [11, 25, 27])
def test_no_row_stands_alone_on_the_last_page(rows):
    for settings in (PaperSettings(), samples.ACKNOWLEDGED):
        last = pages(printed(variant=WIDE_BLANK, blank_rows=rows, settings=settings))[-1]
        assert len(numbers(last)) >= 2


@pytest.mark.parametrize("people", range(1, 25))
def test_a_signature_never_stands_on_a_page_without_names(people):
    pdf = printed(sheet=samples.sheet(samples.people()[:people]), final=True, settings=samples.ACKNOWLEDGED)
    last = pages(pdf)[-1]
    assert "Mengetahui" in last
    assert numbers(last)


def test_nobody_and_no_empty_rows_still_make_a_paper():
    pdf = printed(sheet=samples.sheet(()), blank_rows=0)
    assert "Belum ada nama pada daftar ini." in whole(pdf)
    assert "Jumlah peserta: 0 orang" in whole(printed(sheet=samples.sheet(()), final=True))


def test_one_person_and_sixty_one():
    one = printed(sheet=samples.sheet(samples.people()[:1]), blank_rows=0)
    assert numbers(whole(one)) == [1]
    many = printed(sheet=samples.sheet((*samples.people(), samples.person(99))), blank_rows=0)
    assert numbers(whole(many)) == list(range(1, 62))


def test_a_name_of_ten_thousand_letters_is_cut_on_its_own_row():
    rows = (samples.person(1, name="X" * 10_000), *samples.people()[1:4])
    found = pages(printed(sheet=samples.sheet(rows), blank_rows=0))
    assert len(found) == 1
    assert "…" in found[0]
    assert numbers(found[0]) == [1, 2, 3, 4]


def test_a_long_institution_makes_the_row_higher_and_stays_whole():
    house = (
        "Dinas Koperasi, Usaha Kecil dan Menengah, Perindustrian, Perdagangan, Transmigrasi, dan Tenaga Kerja"
    )
    rows = (samples.person(1, organization=house, region="Kabupaten Sumba Barat Daya"),)
    text = whole(printed(sheet=samples.sheet(rows), blank_rows=0))
    assert f"{house}, Kabupaten Sumba Barat Daya" in text


def test_a_matrix_of_many_days_is_continued_on_other_pages():
    days = [replace(samples.DAYS[0], number=number) for number in range(1, 8)]
    found = pages(printed(variant=MATRIX, days=days, sheet=samples.sheet(samples.people()[:2]), blank_rows=0))
    assert "HARI V (" in found[0]
    assert "HARI VI (" in found[1]
    assert all("Yosef Contoh Satu" in text for text in found)


def test_row_heights_out_of_reason_are_brought_back():
    assert len(pages(blank(10, row_height=1))) == 1
    assert len(pages(blank(4, row_height=900))) == 1


def test_f4_takes_more_rows():
    assert len(pages(blank(20, list_sheet=Sheet.F4))) == 1
    assert size_mm(blank(4, list_sheet=Sheet.F4)) == (215, 330)


def test_a_sheet_of_150_people_takes_less_than_half_a_second_of_the_processor():
    paper = samples.attendance(sheet=samples.sheet(tuple(samples.person(n) for n in range(150))))
    times = []
    for _round in range(3):
        start = time.process_time()
        attendance_list.render_pdf(paper)
        times.append(time.process_time() - start)
    assert min(times) < 0.5
