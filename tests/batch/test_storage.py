"""Hand-ins and results that lie elsewhere: here in the memory of this process, which is storage like any other."""

import json
import os
import subprocess
import sys
import zipfile

import fsspec
import pytest

pytest.importorskip("distributed")
pytest.importorskip("jinja2")

from grader.batch.command import Asked, run
from grader.batch.gathering import gathered
from grader.batch.ledger import Entry, Ledger
from grader.batch.mirror import writing
from grader.batch.reading import Reader
from grader.batch.regrading import regrade
from grader.batch.reporting import export, report
from grader.batch.signing import make_key, private_key
from grader.cli_grade import run_verify_result
from grader.course import load_course
from grader.errors import UserError
from grader.exits import Exit

from .conftest import POINTS, ROOT, SECTION, SOLVED, put

COURSE = load_course()
SECTIONS = [section.id for section in COURSE.sections]
NAME = f"{SECTION}.py"


@pytest.fixture
def memory():
    """The storage behind memory://, empty."""
    files = fsspec.filesystem("memory")
    files.store.clear()
    files.pseudo_dirs[:] = [""]
    yield files
    files.store.clear()


def handed(*places):
    """What was handed in, by student."""
    reader = Reader(COURSE)
    with gathered(places, SECTIONS) as handins:
        return {handin.student: reader.read(handin) for handin in handins}


def zipped(path, *members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members:
            archive.writestr(name, text)
    return path.read_bytes()


def test_a_class_a_student_and_a_file_are_fetched(memory, tmp_path, capsys):
    memory.pipe("/week 1/Zoë/exercises/s02_setup.py", SOLVED.encode())
    memory.pipe("/week 1/Zoë/.git/exercises/s02_setup.py", b"older")
    memory.pipe("/week 1/eve/notes.txt", b"?")
    memory.pipe("/week 1/bob.zip", zipped(tmp_path / "bob.zip", (f"work/{NAME}", SOLVED)))
    found = handed("memory://week 1")
    assert {name: list(one.modules) for name, one in found.items()} == {
        "Zoë": [SECTION],
        "bob": [SECTION],
        "eve": [],
    }
    assert found["Zoë"].modules[SECTION].text == SOLVED
    assert found["Zoë"].digest == found["bob"].digest
    assert "fetching 3 files from memory://week 1" in capsys.readouterr().err
    assert list(handed("memory://week 1/Zoë")) == ["Zoë"]
    assert list(handed("memory://week 1/Zoë/")) == ["Zoë"]
    assert list(handed("memory://week 1/bob.zip")) == ["bob"]
    here = put(tmp_path / "ada", SOLVED)
    assert list(handed("memory://week 1/Zoë", "memory://week 1/bob.zip", str(here.parent))) == [
        "Zoë",
        "ada",
        "bob",
    ]


def test_an_export_is_fetched_and_unpacked(memory, tmp_path):
    members = [(f"doejane_77_1_{NAME}", SOLVED), (f"../roejim_78_2_{NAME}", SOLVED)]
    memory.pipe("/submissions.zip", zipped(tmp_path / "all.zip", *members))
    found = handed("memory://submissions.zip")
    assert list(found["doejane 77"].modules) == [SECTION]
    assert "leads out" in found["roejim 78"].refused[SECTION]


def test_what_gradescope_and_canvas_exported_may_lie_there_unpacked(memory):
    memory.pipe("/canvas/doejane_77_1_s02_setup.py", b"x = 1")
    memory.pipe(
        "/gradescope/submission_metadata.yml",
        b"submission_1:\n  :submitters:\n  - :email: jane@example.org\n",
    )
    memory.pipe("/gradescope/submission_1/s02_setup.py", b"x = 1")
    assert list(handed("memory://canvas")) == ["doejane 77"]
    assert list(handed("memory://gradescope")) == ["jane@example.org"]


def test_a_name_that_leads_elsewhere_costs_its_owner_alone(memory, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    memory.pipe("/class/ada/s02_setup.py", b"x = 1")
    names = ["eve/../../../s02_setup.py", "bob/a\\..\\s02_setup.py", "zed/\x1b[2J/s02_setup.py"]
    listed = {f"/class/{name}": {"type": "file", "size": 5} for name in names}
    whole = memory.find("/class", detail=True)
    monkeypatch.setattr(type(memory), "find", lambda *_, **__: whole | listed)
    found = handed("memory://class")
    assert list(found["ada"].modules) == [SECTION]
    assert not found["ada"].refused
    for student in ("eve", "bob", "zed"):
        assert not found[student].modules
        assert "its " in found[student].refused.get(SECTION, found[student].problem)


def test_links_and_devices_are_not_opened(memory, monkeypatch):
    listed = {
        "/class/eve/s02_setup.py": {"type": "link"},
        "/class/bob/s02_setup.py": {"type": "file", "islink": True},
        "/class/zed/s02_setup.py": {"type": "other"},
    }
    monkeypatch.setattr(type(memory), "find", lambda *_, **__: listed)
    assert all("link" in one.refused[SECTION] for one in handed("memory://class").values())


def test_what_is_too_large_costs_its_owner_alone(memory, monkeypatch):
    monkeypatch.setattr("grader.batch.landing.LARGEST", 1000)
    memory.pipe("/class/ada/s02_setup.py", b"x = 1")
    memory.pipe("/class/eve/s02_setup.py", b"#" * 1001)
    found = handed("memory://class")
    assert list(found["ada"].modules) == [SECTION]
    assert "more than 1000 bytes" in found["eve"].refused[SECTION]


def test_each_of_several_places_tells_what_it_refused(memory, tmp_path, monkeypatch):
    monkeypatch.setattr("grader.batch.landing.LARGEST", 1000)
    for student in ("ada", "eve"):
        memory.pipe(f"/{student}/s02_setup.py", b"#" * 1001)
    found = handed("memory://ada", "memory://eve")
    assert all("more than 1000 bytes" in found[student].refused[SECTION] for student in ("ada", "eve"))


def test_what_does_not_arrive_is_nobodys_fault_and_tried_again(memory, monkeypatch, capsys, tmp_path):
    memory.pipe("/class/ada/notes.txt", b"?")
    memory.pipe("/class/eve/s02_setup.py", SOLVED.encode())
    opened = type(memory).open

    def flaky(self, path, *args, **kwargs):
        if "eve" in path:
            raise ConnectionResetError("by peer")
        return opened(self, path, *args, **kwargs)

    monkeypatch.setattr(type(memory), "open", flaky)
    assert run(Asked(["memory://class"], str(tmp_path / "results")), as_json=True) == Exit.GRADER_ERROR
    told = {row["student"]: row for row in json.loads(capsys.readouterr().out)["students"]}
    assert told["eve"]["ours"]
    assert told["eve"]["problem"] == "s02_setup.py: it cannot be fetched: ConnectionResetError: by peer"
    assert not told["ada"]["ours"]


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("zz://bucket", "zz://bucket: no storage is called zz://. There are s3://, gs://, abfs://"),
        ("memry://class", "memry://class: no storage is called memry://. Did you mean memory://?"),
        ("memory://nothing", "memory://nothing: nothing was handed in here."),
        ("memory://notes", "memory://notes: nothing was handed in here."),
        ("memory://nothing/eve.zip", "memory://nothing/eve.zip cannot be read: FileNotFoundError"),
    ],
)
def test_what_cannot_be_reached_is_one_line_with_its_remedy(memory, url, what):
    memory.pipe("/notes/notes.txt", b"?")
    with pytest.raises(UserError) as caught, gathered([url], SECTIONS):
        pass
    assert str(caught.value).startswith(what)
    assert "\n" not in str(caught.value)


def test_a_package_that_is_missing_is_named(monkeypatch):
    def missing(url):
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr("grader.batch.storage.url_to_fs", missing)
    with pytest.raises(UserError) as caught, gathered(["s3://bucket/week1"], SECTIONS):
        pass
    told = "s3://bucket/week1 needs a package that is not installed. Install s3fs to access S3."
    assert str(caught.value) == told


def test_a_file_url_is_a_path_with_all_that_holds_for_paths(tmp_path):
    secret = put(tmp_path / "secret", SOLVED)
    put(tmp_path / "class" / "Ann O", SOLVED)
    (tmp_path / "class" / "eve").mkdir()
    (tmp_path / "class" / "eve" / NAME).symlink_to(secret)
    found = handed(f"file://{tmp_path}/class")
    assert list(found["Ann O"].modules) == [SECTION]
    assert "link" in found["eve"].refused[SECTION]
    with writing(f"file://{tmp_path}/results") as (folder, _):
        assert folder == tmp_path / "results"


def test_results_are_sent_whole_and_found_again(memory, monkeypatch, tmp_path):
    make_key(tmp_path / "private", tmp_path / "public")
    key = private_key(tmp_path / "private")
    moved = []
    mv = type(memory).mv
    monkeypatch.setattr(type(memory), "mv", lambda self, a, b, **_: (moved.append((a, b)), mv(self, a, b))[0])
    with writing("memory://class/results") as (folder, send):
        Ledger(folder, key, send).write(Entry(student="Zoë, B.", key="k", problem="empty"))
    path = Ledger(folder).path("Zoë, B.", "k")
    assert set(memory.ls("/class/results", detail=False)) == {
        f"/class/results/{path.name}",
        f"/class/results/{path.name}.sig",
    }
    assert all(name.rsplit("/", 1)[1].startswith(".") for name, _ in moved)
    assert moved[-1][1].endswith(".json")  # a result is never seen without its signature
    with writing("memory://class/results") as (folder, send):
        assert Ledger(folder, key, send).find("Zoë, B.", "k")


def test_the_newest_result_there_is_reported_and_exported(memory, tmp_path, capsys):
    with writing("memory://results") as (folder, send):
        for key in ("z", "a"):
            Ledger(folder, None, send).write(Entry(student="Ann", key=key, problem=f"problem {key}"))
    pages = report("memory://results", tmp_path / "report")
    text = pages.whole.read_text(encoding="utf-8")
    assert "problem a" in text
    assert "problem z" not in text
    (table,) = export("memory://results", "csv", tmp_path / "export")
    assert "Ann" in table.read_text(encoding="utf-8")
    assert capsys.readouterr().out == ""


def test_storage_without_times_is_read_where_its_facts_tell_them(memory, monkeypatch, tmp_path):
    with writing("memory://results") as (folder, send):
        for key in ("a", "z"):
            Ledger(folder, None, send).write(Entry(student="Ann", key=key, problem=f"problem {key}"))

    def nothing(*_):
        raise NotImplementedError

    later = Ledger(folder).path("Ann", "a").name
    monkeypatch.setattr(type(memory), "modified", nothing)
    with pytest.raises(UserError, match="memory://results does not tell when"):
        report("memory://results", tmp_path / "report")
    facts = {True: {"modify": "20260102000000.5"}, False: {"modify": "20260101000000"}}
    monkeypatch.setattr(type(memory), "info", lambda _, path, **__: facts[path.endswith(later)])
    monkeypatch.setattr(type(memory), "cat_file", lambda self, path, **_: self.store[path].getvalue())
    pages = report("memory://results", tmp_path / "report")
    assert "problem a" in pages.whole.read_text(encoding="utf-8")


def test_a_result_there_is_checked_with_its_signature(memory, tmp_path, capsys):
    make_key(tmp_path / "private", tmp_path / "public")
    with writing("memory://results") as (folder, send):
        ledger = Ledger(folder, private_key(tmp_path / "private"), send)
        ledger.write(Entry(student="Ann", key="k", problem="an empty zip"))
    url = f"memory://results/{ledger.path('Ann', 'k').name}"
    assert run_verify_result([url], tmp_path / "public", as_json=False) == Exit.FINE
    assert capsys.readouterr().out == f"{url}: the signature holds\n"
    memory.pipe(url, memory.cat_file(url).replace(b"empty", b"other"))
    assert run_verify_result([url], tmp_path / "public", as_json=False) == Exit.LOST
    memory.rm_file(f"{url}.sig")
    assert run_verify_result([url], tmp_path / "public", as_json=False) == Exit.LOST
    assert "is not there" in capsys.readouterr().out
    with pytest.raises(UserError, match=f"{url}: it holds no result: an other zip"):
        regrade(url, tmp_path)


def test_a_url_without_results_is_told(memory, tmp_path):
    with pytest.raises(UserError, match="memory://results: there are no results here"):
        report("memory://results", tmp_path / "report")


def test_storage_that_takes_no_files_is_found_out_before_anything_is_graded(memory, monkeypatch, tmp_path):
    def refuse(*_, **__):
        raise PermissionError("read only")

    monkeypatch.setattr(type(memory), "put_file", refuse)
    monkeypatch.setattr("grader.batch.command.gathered", None)
    with pytest.raises(UserError, match="memory://results cannot be written: PermissionError: read only"):
        run(Asked([str(tmp_path / "class")], "memory://results"), as_json=True)


TWICE = f"""
import fsspec, json
from grader.batch.command import Asked, run
files = fsspec.filesystem("memory")
files.pipe("/class/Ann/{NAME}", {SOLVED.encode()!r})
files.pipe("/class/Bob/notes.txt", b"?")
times = []
for _ in range(2):
    run(Asked(["memory://class"], "memory://results"), as_json=False)
    times.append({{name: str(files.modified(name)) for name in files.ls("/results", detail=False) if "Ann" in name}})
print(json.dumps(times))
"""


def test_a_class_elsewhere_is_graded_once(tmp_path):
    said = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", TWICE],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    ).stdout.splitlines()
    first, second = json.loads(said[-1])
    assert len(first) == 1
    assert first == second
    assert sum("2 students, 1 of them graded before. Results: memory://results" in line for line in said) == 1
    assert sum(f"{POINTS}/{POINTS}" in line for line in said) == 2


def test_the_command_takes_urls(desk):
    put(desk.handins / "Ann", SOLVED)
    desk.handins = f"file://{desk.handins}"
    folder = desk.results
    desk.results = f"file://{folder}"
    told = desk.grade(status=0)
    assert told["Ann"]["score"] == POINTS
    (path,) = folder.iterdir()
    before = path.stat().st_mtime_ns
    assert desk.grade(status=0) == told
    assert path.stat().st_mtime_ns == before
    for command in (["report", f"file://{folder}"], ["export", f"file://{folder}", "--format", "gradescope"]):
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", "from grader.cli import main; main()", *command],
            cwd=desk.folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            check=True,
            timeout=100,
        )
    assert (desk.folder / "report" / "class.html").exists()
    assert len(list((desk.folder / "export").iterdir())) == 1
