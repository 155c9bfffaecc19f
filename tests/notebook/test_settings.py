"""Nothing is graded unless our steps are in force: stock nbgrader, or a step switched off, would give full marks."""

import pytest

from grader.errors import UserError
from grader.notebook.settings import course_directory, prove, read_config

OURS = "from grader.notebook.configuration import configure\nc = get_config()\n"


def written(tmp_path, text):
    (tmp_path / "nbgrader_config.py").write_text(text)
    return read_config(tmp_path)


def test_the_line_of_ours_is_enough(tmp_path):
    prove(written(tmp_path, OURS + "configure(c)\n"))


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("", "Autograde.exporter_class"),
        ("configure(c); c.Autograde.autograde_preprocessors.pop(0)", "Autograde.autograde_preprocessors"),
        ("configure(c); c.Autograde.autograde_preprocessors.reverse()", "Autograde.autograde_preprocessors"),
        ("configure(c); c.Grade.enabled = False", "Autograde.autograde_preprocessors"),
        ("configure(c); c.NbGraderPreprocessor.enabled = False", "Autograde.autograde_preprocessors"),
        ("configure(c); del c.Autograde['pre_convert_hook']", "Autograde.pre_convert_hook"),
        ("configure(c); c.Autograde.exporter_class = 'no.such.Thing'", "Autograde cannot be set up"),
        ("configure(c); c.Autograde.autograde_preprocessors = ['no.Such']", "Autograde cannot be set up"),
    ],
)
def test_a_configuration_without_our_steps_is_refused(tmp_path, line, what):
    config = written(tmp_path, OURS + line)
    with pytest.raises(UserError, match=what) as caught:
        prove(config)
    assert "\n" not in str(caught.value)
    assert "Nothing was graded" in str(caught.value)


def test_a_configuration_that_cannot_be_read_is_one_line(tmp_path):
    with pytest.raises(UserError, match=r"there is no nbgrader_config\.py here"):
        read_config(tmp_path)
    with pytest.raises(UserError, match="NameError: name 'nonsense' is not defined"):
        written(tmp_path, "nonsense")


def test_a_sqlite_gradebook_is_waited_for_and_another_database_left_as_it_is(tmp_path):
    line = "c = get_config()\nc.CourseDirectory.db_url = "
    config = written(tmp_path, line + "'sqlite:////srv/gradebook.db'")
    assert course_directory(config).db_url == "sqlite:////srv/gradebook.db?timeout=60"
    url = "postgresql://torch:secret@db/class"
    assert course_directory(written(tmp_path, f"{line}{url!r}")).db_url == url
    with pytest.raises(UserError, match="db_url is no URL"):
        course_directory(written(tmp_path, line + "'nonsense'"))
