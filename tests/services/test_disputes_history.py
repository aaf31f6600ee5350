"""A decision is told in the history in words, without what only the program reads."""

from laptops import disagree

from rakor_desktop.services import disputes, history, issues
from rakor_desktop.services import disputes_settling as deciding


def test_a_decision_is_one_action_with_its_record_in_words(workspace, event):
    issue = workspace.act(issues.log, event, "Mesin rusak")
    disagree(workspace, issues.edit, issue, "commodity", ["Kopi", "Kakao"])
    (found,) = workspace.ask(disputes.disputes)
    workspace.act(deciding.choose, found.at, found.sides[1].key, "sesuai rekaman")

    newest = workspace.ask(history.actions)[0]

    assert newest.label == "Memilih satu nilai untuk perbedaan"
    told = {row.subject: {field.label: field.after for field in row.fields} for row in newest.rows}
    record = told["Penyelesaian perbedaan Permasalahan A-001"]
    assert record["Alasan"] == "sesuai rekaman"
    assert record["Cara penyelesaian"] == "Salah satu dipilih"
    assert not any("{" in said for said in record.values())
