"""Artefacts in a second worker: whatever is wrong with them is theirs, whatever is wrong with the kit is the kit's."""

import io
import os
import pickle
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import torch

from grader.checking import laboratory as laboratories
from grader.checking.conduct import Conduct, conducting
from grader.checking.expect import expect
from grader.checking.laboratory import LIMITS, LaboratoryError, delivered, laboratory
from grader.errors import UserError
from grader.jail.collecting import NotPlainError, collect
from grader.student import ladder
from grader.student.failures import Failure
from grader.student.remote import Student, fetch
from grader.student.session import Assignment, Session
from grader.student.transport import Limits
from grader.verdict import Verdict

pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning")  # torch.jit is deprecated, and taught

TINY = replace(LIMITS, seconds_per_call=3.0, memory_mb=300)
FILES = Limits(files=True)


@pytest.fixture
def jail(jails: Callable[[int], Any]) -> Any:
    """The best rung that is to be had: what an artefact says is the same on each."""
    return jails(ladder.rungs()[0])


class Check:
    """A check being conducted on a module that writes files."""

    def __init__(self, jail: Any, source: str) -> None:
        self.jail = jail
        self.source = source

    def __enter__(self) -> Student:
        transport = self.jail.transport
        self.channel = transport.open(FILES)
        session = Session(self.channel, FILES, transport.caps)
        session.load(Assignment(dedent(self.source), "snippet.py", "attempt"))
        self.scope = conducting(Conduct(session, 1, apart=transport.apart))
        self.scope.__enter__()
        return Student(session)

    def __exit__(self, *exception: Any) -> None:
        self.scope.__exit__(None, None, None)
        self.channel.close()


IDLE = "def attempt(path):\n    pass\n"


def bytes_of(save: Callable[[Any], Any]) -> bytes:
    buffer = io.BytesIO()
    save(buffer)
    return buffer.getvalue()


class Double(torch.nn.Module):
    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return 2 * x


def scripted(module: torch.nn.Module) -> bytes:
    return bytes_of(lambda file: torch.jit.save(torch.jit.script(module), file))


def refused(jail: Any, loader: str, data: bytes, limits: Limits = LIMITS, name: str = "model.pt") -> Failure:
    """The failure that loading `data`, and running it on three ones, ends in."""
    with Check(jail, IDLE), pytest.raises(Failure) as caught, laboratory(limits) as lab:
        expect(getattr(lab, loader)(name, {name: data})(torch.ones(3))).close_to(torch.ones(3))
    assert caught.value.verdict is Verdict.FAILED
    assert caught.value.message.startswith(name)
    return caught.value


def test_a_file_that_the_code_wrote_is_loaded_beside_it_and_run(any_jail: Any) -> None:
    source = """
    import torch

    class Double(torch.nn.Module):
        def forward(self, x):
            return 2 * x

    def attempt(path):
        torch.jit.script(Double()).save(str(path))
    """
    with Check(any_jail, source) as student:
        student.attempt(student.path("model.pt"))
        with laboratory() as lab:
            model = lab.script("model.pt", delivered(student, "model.pt"))
            expect(model(torch.ones(3))).close_to(2 * torch.ones(3))
        fetch(student.attempt(student.path("again.pt")))  # the student's worker is still there


def test_the_laboratory_holds_nothing_of_the_students_worker(any_jail: Any) -> None:
    source = """
    import torch

    def attempt(path):
        torch.jit.load = lambda *args, **kwargs: None
        torch.jit.save(torch.jit.script(torch.nn.ReLU()), path)
    """
    with Check(any_jail, source) as student:
        student.attempt(student.path("model.pt"))
        with laboratory() as lab:
            model = lab.script("model.pt", delivered(student, "model.pt"))
            expect(model(torch.tensor([-1.0, 1.0]))).close_to(torch.tensor([0.0, 1.0]))


def test_its_time_is_not_the_students_and_it_ends_with_the_check(any_jail: Any) -> None:
    with Check(any_jail, IDLE) as student:
        session = student._session
        fetch(student.attempt(None))
        spent = session.spent
        with laboratory() as lab:
            channel = lab._session.channel
            lab.torch.linalg.svd(torch.randn(300, 300))
            lab._session.flush()
        assert session.spent == spent
        with pytest.raises(Failure):
            channel.exchange([], 1.0)


def test_what_is_pending_at_the_end_still_counts(jail: Any) -> None:
    with Check(jail, IDLE), pytest.raises(Failure, match="cannot be loaded"), laboratory() as lab:
        lab.script("model.pt", {"model.pt": b"nothing"})


def test_a_mistake_of_the_check_is_not_the_students(any_jail: Any) -> None:
    with Check(any_jail, IDLE), pytest.raises(LaboratoryError, match="AttributeError"), laboratory() as lab:
        fetch(lab.torch.no_such_thing)


def test_a_missing_package_is_told_with_its_remedy(jail: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laboratories, "find_spec", lambda name: None)
    with (
        Check(jail, IDLE),
        pytest.raises(UserError, match="pip install onnx onnxruntime"),
        laboratory() as lab,
    ):
        lab.onnx("model.onnx", {"model.onnx": b""})


def test_a_check_may_name_the_cause_of_what_an_artefact_does(jail: Any) -> None:
    data, raised = scripted(torch.nn.Linear(4, 2)), {"does not run": "other widths"}
    with Check(jail, IDLE), pytest.raises(Failure) as caught, laboratory() as lab:
        expect(lab.script("model.pt", {"model.pt": data})(torch.ones(3)), raised).close_to(torch.ones(2))
    assert (caught.value.verdict, caught.value.cause) == (Verdict.FAILED, "other widths")


# What is wrong with the file


def test_a_truncated_file_cannot_be_loaded(any_jail: Any) -> None:
    assert "cannot be loaded" in refused(any_jail, "script", scripted(Double())[:-100]).message


def test_a_file_that_is_not_there_is_told(jail: Any) -> None:
    with Check(jail, IDLE), pytest.raises(Failure) as caught, laboratory() as lab:
        fetch(lab.script("model.pt", {"other.pt": b""}))
    assert caught.value.message == "model.pt is not there"


def test_a_model_that_refuses_its_input_does_not_run(jail: Any) -> None:
    message = refused(jail, "script", scripted(torch.nn.Linear(4, 2))).message
    assert message.startswith("model.pt does not run: ")


def test_a_model_without_end_is_timed_out(any_jail: Any) -> None:
    class Endless(torch.nn.Module):
        def forward(self, x: torch.Tensor) -> torch.Tensor:
            while bool(x.sum() > -1):
                x = x + 1
            return x

    assert "no answer after 3 seconds" in refused(any_jail, "script", scripted(Endless()), TINY).message


def test_a_model_that_fills_the_memory_is_told_so(jail: Any) -> None:
    class Greedy(torch.nn.Module):
        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return torch.ones(1 << 30) + x.sum()

    assert "more than 300 MB of memory" in refused(jail, "script", scripted(Greedy()), TINY).message


def test_a_model_that_crashes_the_worker_is_told_so(jail: Any) -> None:
    class Wild(torch.nn.Module):
        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return torch.as_strided(x, [1 << 40, 1], [1, 1], 0).sum()

    assert refused(jail, "script", scripted(Wild()), TINY).verdict is Verdict.FAILED


def test_a_zip_bomb_is_no_more_than_a_file_that_cannot_be_loaded(jail: Any) -> None:
    data = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(scripted(Double()))) as old,
        zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.namelist():
            bomb = member.endswith("data.pkl")
            new.writestr(member, bytes(400 << 20) if bomb else old.read(member))
    begun = time.monotonic()
    refused(jail, "script", data.getvalue(), TINY)
    assert time.monotonic() - begun < 10


class Bait:
    """Unpickling it would run a program."""

    def __reduce__(self) -> Any:
        return os.system, ("touch /tmp/taken",)


def test_pickle_bait_is_refused_as_weights(any_jail: Any) -> None:
    bait = bytes_of(lambda file: torch.save({"weight": Bait()}, file))
    assert "cannot be loaded: UnpicklingError" in refused(any_jail, "weights", bait, name="w.pth").message
    assert "cannot be loaded" in refused(any_jail, "weights", pickle.dumps(Bait()), name="w.pth").message


def test_weights_come_home(jail: Any) -> None:
    state = {"weight": torch.randn(2, 3), "bias": torch.randn(2)}
    with Check(jail, IDLE), laboratory() as lab:
        data = bytes_of(lambda file: torch.save(state, file))
        expect(lab.weights("w.pth", {"w.pth": data})).equals(state)


def test_a_program_of_torch_export_runs(jail: Any) -> None:
    program = torch.export.export(Double(), (torch.ones(3),))
    with Check(jail, IDLE), laboratory() as lab:
        model = lab.program("m.pt2", {"m.pt2": bytes_of(lambda file: torch.export.save(program, file))})
        expect(model(torch.arange(3.0))).close_to(2 * torch.arange(3.0))


def test_another_kind_of_file_is_no_program(jail: Any) -> None:
    assert "cannot be loaded" in refused(jail, "program", scripted(Double()), name="m.pt2").message


# ONNX


def graph(location: str | None = None) -> bytes:
    """`y = x + w` for any number of entries; `w` is 5, or lies in the file `location`."""
    onnx = pytest.importorskip("onnx")
    pytest.importorskip("onnxruntime")
    helper, kinds = onnx.helper, onnx.TensorProto
    weight = helper.make_tensor("w", kinds.FLOAT, [1], [5.0])
    if location is not None:
        weight.raw_data = b"\0\0\xa0\x40"
        weight.ClearField("float_data")
        onnx.external_data_helper.set_external_data(weight, location)
        weight.ClearField("raw_data")
    x, y = (helper.make_tensor_value_info(name, kinds.FLOAT, ["n"]) for name in "xy")
    node = helper.make_node("Add", ["x", "w"], ["y"])
    model = helper.make_model(
        helper.make_graph([node], "g", [x], [y], [weight]), opset_imports=[helper.make_opsetid("", 18)]
    )
    model.ir_version = 10
    return bytes(model.SerializeToString())


def run_onnx(jail: Any, files: dict[str, bytes], **inputs: torch.Tensor) -> Any:
    with Check(jail, IDLE), laboratory() as lab:
        return fetch(lab.onnx("m.onnx", files)(**inputs))


@pytest.mark.parametrize("size", [1, 4])
def test_an_onnx_model_runs_by_the_names_of_its_inputs(any_jail: Any, size: int) -> None:
    found = run_onnx(any_jail, {"m.onnx": graph()}, x=torch.ones(size))
    assert found["y"].tolist() == [6.0] * size


def test_an_onnx_model_tells_its_names_and_its_opset(jail: Any) -> None:
    with Check(jail, IDLE), laboratory() as lab:
        model = lab.onnx("m.onnx", {"m.onnx": graph()})
        expect(model.inputs).equals(["x"])
        expect(model.outputs).equals(["y"])
        expect(model.operators).equals(["Add"])
        expect(model.opset).equals(18)


def test_external_data_beside_the_model_is_found(jail: Any) -> None:
    files = {"m.onnx": graph("m.onnx.data"), "m.onnx.data": b"\0\0\xa0\x40"}
    assert run_onnx(jail, files, x=torch.zeros(2))["y"].tolist() == [5.0, 5.0]


@pytest.mark.parametrize("location", ["m.onnx.data", "../m.onnx.data", "/etc/hostname", "/dev/zero"])
def test_external_data_elsewhere_is_the_artefacts_fault(jail: Any, location: str) -> None:
    with pytest.raises(Failure, match=r"^m.onnx cannot be loaded: ") as caught:
        run_onnx(jail, {"m.onnx": graph(location)}, x=torch.zeros(2))
    assert caught.value.verdict is Verdict.FAILED


@pytest.mark.parametrize("data", [b"", b"no protobuf", None], ids=["empty", "text", "cut"])
def test_a_broken_onnx_file_cannot_be_loaded(jail: Any, data: bytes | None) -> None:
    data = graph()[:-20] if data is None else data
    pytest.importorskip("onnxruntime")
    with pytest.raises(Failure, match=r"^m.onnx cannot be loaded: "):
        run_onnx(jail, {"m.onnx": data}, x=torch.zeros(2))


@pytest.mark.parametrize(
    "inputs", [{"z": torch.ones(2)}, {"x": torch.ones(2, 2)}, {"x": torch.ones(2).double()}]
)
def test_inputs_that_the_model_does_not_take_are_its_fault(
    jail: Any, inputs: dict[str, torch.Tensor]
) -> None:
    with pytest.raises(Failure, match=r"^m.onnx does not run: "):
        run_onnx(jail, {"m.onnx": graph()}, **inputs)


# Collecting


def collected(jail: Any, body: str) -> Any:
    lines = "\n".join(f"    {line}" for line in dedent(body).strip().splitlines())
    with Check(jail, f"import os\n\ndef attempt(path):\n{lines}\n") as student:
        student.attempt(student.folder("out"))
        return delivered(student, "out")


@pytest.mark.parametrize("how", ["copy", "copy2", "copyfile", "move"])
def test_files_can_be_copied_in_the_jail(any_jail: Any, how: str) -> None:
    body = f"import shutil; (path / 'a').write_bytes(b'1'); shutil.{how}(path / 'a', path / 'b')"
    assert collected(any_jail, body)["b"] == b"1"


def test_all_files_of_a_folder_are_collected_with_their_paths(any_jail: Any) -> None:
    body = "(path / 'a.bin').write_bytes(b'1'); (path / 'in').mkdir(); (path / 'in' / 'b').write_bytes(b'2')"
    assert collected(any_jail, body) == {"a.bin": b"1", "in/b": b"2"}


@pytest.mark.parametrize(
    ("body", "told"),
    {
        "nothing": ("pass", "out was not written"),
        "a link": ("os.symlink('/etc/hostname', path / 'a')", "a is a link"),
        "a link to a folder": ("os.symlink('/', path / 'a')", "a is a link"),
        "many files": ("[(path / str(n)).write_bytes(b'') for n in range(100)]", "more than 64 files"),
        "deep folders": ("(path / '/'.join('abcdefghijk')).mkdir(parents=True)", "more than 8 deep"),
        "an odd name": ("(path / 'a b').write_bytes(b'')", "name that is not letters"),
        "a hidden name": ("(path / '.a').write_bytes(b'')", "name that is not letters"),
    }.values(),
    ids=str,
)
def test_only_plain_files_are_collected(jail: Any, body: str, told: str) -> None:
    with pytest.raises(Failure, match=told) as caught:
        collected(jail, body)
    assert caught.value.verdict is Verdict.FAILED


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
def test_a_fifo_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")  # where no filter of system calls refuses it
    with pytest.raises(NotPlainError, match="not a regular file"):
        collect(tmp_path / "a")


def test_files_that_are_too_large_are_not_collected(jail: Any) -> None:
    body = """
    for n in range(3):
        with open(path / str(n), "wb") as file:
            file.truncate(60 << 20)
    """
    with pytest.raises(Failure, match="more than 64 files or 128 MB"):
        collected(jail, body)


@pytest.mark.parametrize("name", ["../x", "/x", "a//b", "a/../b", "", "x\0y", "a\\b", "ä", "x" * 200])
def test_a_worker_in_enemy_hands_cannot_choose_names(jail: Any, name: str) -> None:
    source = f"""
    import grader.jail.objects as objects

    def attempt(path):
        objects.collect_all = lambda folder: {{{name!r}: b""}}
    """
    with Check(jail, source) as student:
        student.attempt(student.folder("out"))
        with pytest.raises(Failure, match="name that is not letters"):
            delivered(student, "out")


def test_what_is_no_files_at_all_is_no_delivery(jail: Any) -> None:
    source = """
    import grader.jail.objects as objects

    def attempt(path):
        objects.collect_all = lambda folder: {"a": "text"}
    """
    with Check(jail, source) as student:
        student.attempt(student.folder("out"))
        with pytest.raises(Failure, match="not files"):
            delivered(student, "out")
