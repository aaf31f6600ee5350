"""What of a meeting a table belongs to."""

from rakor_desktop.domain.meeting_parts import _PART_OF, MEETING_PARTS, MeetingPart, part_of
from rakor_desktop.store.schema import JOURNALLED


def test_tables_belong_to_parts_and_every_part_has_a_name():
    assert _PART_OF.keys() < JOURNALLED.keys()
    assert list(MEETING_PARTS) == list(MeetingPart)
    assert (part_of("note"), part_of("letterhead")) == (MeetingPart.NOTES, MeetingPart.MEETING)
