from rakor_desktop.services import files, settings


def test_what_was_never_set_is_empty(workspace):
    assert workspace.ask(settings.value, "kunci") == ""


def test_the_file_and_each_event_have_values_of_their_own(workspace, event):
    workspace.act(settings.put, "kunci", "berkas")
    workspace.act(settings.put, "kunci", "rakor", event)
    assert workspace.ask(settings.value, "kunci") == "berkas"
    assert workspace.ask(settings.value, "kunci", event) == "rakor"


def test_setting_again_writes_the_same_row(workspace):
    workspace.act(settings.put, "kunci", "satu")
    workspace.act(settings.put, "kunci", "dua")
    assert workspace.ask(settings.value, "kunci") == "dua"
    assert workspace.ask(files.check).rows == 1
