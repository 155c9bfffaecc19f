"""`torchcourse release`: what it writes where, what it leaves alone, and what it refuses."""

import json
import sys
import zipfile
from pathlib import Path

import pytest
from bundles import COURSE, write_course, write_solution

from grader import cli
from grader.course import load_course
from grader.exits import Exit
from grader.release.place import RECORD
from grader.release.policy_text import policy_text


@pytest.fixture
def course(tmp_path, monkeypatch) -> Path:
    """A small course that the command takes for its own."""
    root = write_course(tmp_path / "checkout")
    monkeypatch.setattr("grader.course.course_root", lambda: root)
    monkeypatch.chdir(tmp_path)
    return root


@pytest.fixture
def torchcourse(monkeypatch, capfd):
    """Runs the command in this process: its status, stdout and stderr."""

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["torchcourse", *arguments])
        with pytest.raises(SystemExit) as left:
            cli.main()
        out, err = capfd.readouterr()
        return int(left.value.code or 0), out, err

    return call


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_a_release_says_what_it_made(torchcourse, course):
    status, out, err = torchcourse("release", "für die Klasse", "--zip")
    assert (status, err) == (Exit.FINE, "")
    assert out.splitlines()[0].startswith("Released week1, week2: ")
    assert Path("für die Klasse/exercises/s01_first.py").is_file()
    assert Path("für die Klasse.zip").is_file()


def test_a_program_is_told_as_well(torchcourse, course):
    told = json.loads(torchcourse("release", "a", "--assignment", "week1", "--json")[1])
    assert told["schema_version"] == 1
    assert (told["assignments"], told["zip"], told["conflicts"]) == (["week1"], None, [])
    assert set(told["written"]) == set(files(Path("a"))) - {RECORD}


def test_the_zip_holds_what_the_folder_does_in_a_folder_of_its_name(torchcourse, course):
    torchcourse("release", "a b", "--zip")
    with zipfile.ZipFile("a b.zip") as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert packed == {f"a b/{name}": data for name, data in files(Path("a b")).items() if name != RECORD}


def test_a_bundle_made_twice_is_the_same(torchcourse, course):
    torchcourse("release", "a", "--zip")
    first, packed = files(Path("a")), Path("a.zip").read_bytes()
    status, out, _ = torchcourse("release", "a", "--zip")
    assert (status, "0 files written" in out) == (Exit.FINE, True)
    assert (files(Path("a")), Path("a.zip").read_bytes()) == (first, packed)


def test_only_what_was_asked_for_is_handed_out(torchcourse, course):
    torchcourse("release", "a", "--assignment", "week2")
    bundle = files(Path("a"))
    assert b"s01_first" not in b"".join(bundle.values())
    given = load_course(Path("a/course.yaml").resolve())
    assert [section.id for section in given.sections] == ["s02_second"]
    assert [one.id for one in given.assignments] == ["week2"]
    assert "due" not in Path("a/README.md").read_text()


def test_the_policy_goes_out_as_it_is_but_for_what_is_the_instructors_own(torchcourse, course):
    torchcourse("release", "a")
    text = Path("a/course.yaml").read_text(encoding="utf-8")
    assert "7654321" not in text
    assert "remark" not in text
    given, own = load_course(Path("a/course.yaml").resolve()), load_course(course / "course.yaml")
    assert (given.seed, given.feedback) == (0, "full")
    replaced = {"seed", "feedback"}
    assert given.model_dump(exclude=replaced) == own.model_dump(exclude=replaced)


def test_without_assignments_each_section_is_one(tmp_path):
    (tmp_path / "course.yaml").write_text(COURSE.partition("assignments:")[0], encoding="utf-8")
    course = load_course(tmp_path / "course.yaml")
    (tmp_path / "course.yaml").write_text(
        policy_text(course, [course.assignment("s02_second")]), encoding="utf-8"
    )
    given = load_course(tmp_path / "course.yaml")
    assert [(one.id, one.sections) for one in given.assignments] == [("s02_second", ("s02_second",))]


def test_the_readme_says_what_is_due_and_what_late_costs(torchcourse, course):
    torchcourse("release", "a")
    readme = Path("a/README.md").read_text(encoding="utf-8")
    assert "# Kurs für alle" in readme
    assert "| Week 1 | `s01_first.py` | 3 | 2026-10-01 23:59 UTC+02:00 |" in readme
    assert r"| Week 2 \| more | `s02_second.py` | 3 |  |" in readme
    assert "costs 10 % of your score, at most 50 %. The first 15 minutes are free." in readme
    assert "\n\n\n" not in readme
    assert "$" not in readme


def test_a_bundle_holds_no_answer_whatever_lies_in_the_checkouts_exercises(torchcourse, course):
    (course / "exercises" / "s01_first.py").write_text("SECRET = 1\n")
    (course / "exercises" / "notes.txt").write_text("SECRET")
    torchcourse("release", "a", "--zip")
    assert b"SECRET" not in b"".join(files(Path("a")).values())
    assert b"return one(x)" not in b"".join(files(Path("a")).values())


def test_a_second_release_brings_untouched_stubs_up_to_date_and_keeps_changed_ones(torchcourse, course):
    torchcourse("release", "a")
    stub = Path("a/exercises/s01_first.py")
    stub.write_text("answer")
    assert "kept exercises/s01_first.py, which somebody has changed" in torchcourse("release", "a")[1]
    write_solution(course, "s01_first", "New.", one="x", two="one(x)")
    write_solution(course, "s02_second", "New.", three="x")
    status, _, err = torchcourse("release", "a", "--zip")
    assert status == Exit.USAGE
    assert err == (
        "a/exercises/s01_first.py: somebody has changed this stub, and the solutions give another one now. "
        "Keep a copy of it, then release with --force, which replaces every changed stub.\n"
    )
    assert stub.read_text() == "answer"
    assert "New." in Path("a/exercises/s02_second.py").read_text()
    assert "New." in Path("a/grader/public/s01_first.stub").read_text()
    with zipfile.ZipFile("a.zip") as archive:
        assert b"New." in archive.read("a/exercises/s01_first.py")
    assert torchcourse("release", "a", "--force")[0] == Exit.FINE
    assert "New." in stub.read_text()


def test_what_is_not_handed_out_any_more_goes_unless_it_was_changed(torchcourse, course):
    torchcourse("release", "a")
    Path("a/exercises/s01_first.py").write_text("answer")
    Path("a/own.txt").write_text("own")
    told = json.loads(torchcourse("release", "a", "--assignment", "week2", "--json")[1])
    assert told["removed"] == ["grader/public/s01_first.stub"]
    assert told["kept"] == ["exercises/s01_first.py"]
    assert Path("a/own.txt").is_file()
    told = json.loads(torchcourse("release", "a", "--assignment", "week1", "--json")[1])
    assert told["removed"] == ["exercises/s02_second.py", "grader/public/s02_second.stub"]


def test_an_interrupted_release_can_be_done_again(torchcourse, course, monkeypatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("grader.release.place._write", interrupted)
        assert torchcourse("release", "a")[0] == Exit.INTERRUPTED
    assert torchcourse("release", "a")[0] == Exit.FINE


def refused(done: tuple[int, str, str]) -> str:
    status, out, err = done
    assert (status, out, err.count("\n")) == (Exit.USAGE, "", 1)
    return err


def test_a_folder_of_something_else_is_left_alone(torchcourse, course):
    Path("a").mkdir()
    assert torchcourse("release", "a")[0] == Exit.FINE
    Path("b").mkdir()
    Path("b/own.txt").write_text("own")
    assert refused(torchcourse("release", "b")).startswith(
        "b: the folder is not empty, and no earlier release made it. Name another one"
    )
    assert list(files(Path("b"))) == ["own.txt"]
    assert torchcourse("release", "b", "--force")[0] == Exit.FINE
    Path("c").write_text("")
    assert "c: this is a file. Name a folder." in refused(torchcourse("release", "c"))


@pytest.mark.parametrize(
    "place", ["checkout", ".", "checkout/exercises", "checkout/grader/x", "checkout/solutions"]
)
def test_no_bundle_lies_around_the_checkout_or_among_its_sources(torchcourse, course, place):
    before = files(Path())
    assert "a bundle cannot lie around the checkout" in refused(torchcourse("release", place, "--force"))
    assert files(Path()) == before


@pytest.mark.parametrize("name", ["solutions", "grader/hidden"])
def test_a_folder_that_holds_secrets_is_refused_even_with_force(torchcourse, course, name):
    Path("a", name).mkdir(parents=True)
    assert f"a: it holds {name}, which no class may get." in refused(torchcourse("release", "a", "--force"))


def test_a_zip_of_something_else_is_left_alone(torchcourse, course):
    for content in (b"homework", b""):
        Path("a.zip").write_bytes(content)
        assert "a.zip: there is such a file already" in refused(torchcourse("release", "a", "--zip"))
        assert not Path("a").exists()
    assert torchcourse("release", "a", "--zip", "--force")[0] == Exit.FINE
    assert torchcourse("release", "a", "--zip")[0] == Exit.FINE


@pytest.mark.parametrize("text", ["[]", "{", '{"a": 1}'])
def test_a_damaged_record_is_told(torchcourse, course, text):
    torchcourse("release", "a")
    Path("a", RECORD).write_text(text)
    assert f"a/{RECORD}: not a record of a release. Delete it" in refused(torchcourse("release", "a"))


def test_mistakes_are_told_in_one_line_and_nothing_is_written(torchcourse, course):
    said = refused(torchcourse("release", "a", "--assignment", "weeek1"))
    assert said == "the course has no assignment 'weeek1'. Did you mean 'week1'?\n"
    (course / "exercises" / "data" / "README.md").unlink()
    said = refused(torchcourse("release", "a"))
    assert said.startswith("checkout/exercises/data/README.md: there is no such file, and a bundle needs it.")
    for name in ("s02_second", "s01_first"):
        (course / "solutions" / f"{name}.py").unlink()
        assert f"section {name!r} has no solutions" in refused(torchcourse("release", "a"))
    assert not Path("a").exists()


def test_a_workflow_goes_into_the_bundle_where_it_is_asked_for(torchcourse, course):
    assert (
        torchcourse("release", "a", "--github", "my-school/graders", "--assignment", "week1")[0] == Exit.FINE
    )
    text = Path("a/.github/workflows/grade.yml").read_text(encoding="utf-8")
    assert "repository: my-school/graders" in text
    assert "--assignment week1" in text
    assert torchcourse("release", "a", "--assignment", "week1")[0] == Exit.FINE
    assert not Path("a/.github/workflows/grade.yml").exists()
    assert torchcourse("release", "b", "--github", "graders")[0] == Exit.USAGE
