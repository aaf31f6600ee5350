import subprocess
import sys

import samples

from rakor_desktop.documents.data import AttendanceVariant
from rakor_desktop.domain.attendance import Group


def test_services_do_not_load_reportlab_with_the_data():
    code = "import sys, rakor_desktop.documents.data; print('reportlab' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"


def test_people_stand_by_group_region_level_and_name():
    rows = samples.attendance().people
    assert rows == sorted(rows, key=lambda row: row.order)
    assert rows[0].region_code == "53.01"
    assert rows[-1].group is Group.GUESTS


def test_a_sheet_of_one_group_has_only_its_people():
    assert len(samples.attendance(group=Group.PARTICIPANTS).people) == 44
    assert len(samples.attendance(group=Group.COMMITTEE).people) == 10


def test_a_final_sheet_has_only_those_who_came():
    assert len(samples.attendance(group=Group.PARTICIPANTS, final=True).people) == 38
    matrix = samples.attendance(group=Group.PARTICIPANTS, final=True, variant=AttendanceVariant.MATRIX)
    assert len(matrix.people) == 38


def test_a_blank_sheet_has_nobody():
    assert samples.attendance(variant=AttendanceVariant.BLANK_PORTRAIT).people == []
