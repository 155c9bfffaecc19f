"""A simulated world answers alike however it is asked, and leaves nothing behind."""

import importlib.metadata
import sys

import pytest
import torch
from kit import asked

from grader.checking.worlds import World
from grader.student.failures import StudentRaised
from grader.student.remote import Student, fetch
from grader.student.transport import Limits

ASKED = """
def f():
    from torch.cuda import is_available
    current, accelerator = torch.accelerator.current_accelerator, torch.accelerator
    return {
        "cuda": [torch.cuda.is_available(), is_available(), torch.get_device_module("cuda").is_available()],
        "mps": [torch.backends.mps.is_available(), torch.get_device_module("mps").device_count() > 0],
        "xpu": [torch.xpu.is_available(), torch.get_device_module(torch.device("xpu")).is_available()],
        "any": [accelerator.is_available(), current(check_available=True) is not None, current(True) is not None],
        "count": [
            torch.cuda.device_count() + torch.xpu.device_count() + torch.mps.device_count(),
            accelerator.device_count(),
        ],
        "built": [torch.backends.cuda.is_built(), torch.version.cuda is not None],
        "current": [str(current()), torch.get_device_module().__name__.removeprefix("torch.")],
    }
"""

WORLDS = {
    "none": World(),
    "cuda": World("cuda", 2, "cuda"),
    "cuda-without-driver": World(None, 1, "cuda"),
    "mps": World("mps", 1, "mps"),
    "mps-build": World(None, 1, "mps"),
    "xpu": World("xpu", 3, "xpu"),
}


def answered(source, world, *args):
    with asked(source, world=world.asked()) as session:
        session.begin(1)
        return fetch(Student(session).f(*args))


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_every_way_to_ask_gives_the_same_answer(world):
    got = answered(ASKED, world)
    for kind in ("cuda", "mps", "xpu"):
        assert set(got[kind]) == {world.accelerator == kind}, kind
    assert set(got["any"]) == {world.accelerator is not None}
    assert set(got["count"]) == {world.count if world.accelerator else 0}
    assert set(got["built"]) == {world.compiled == "cuda"}
    assert got["current"] == [str(world.compiled), world.compiled or "cpu"]


def test_devices_have_names_and_only_those_that_are_there():
    source = "def f(n):\n    return torch.cuda.get_device_properties(n).name, torch.cuda.get_device_name(n)\n"
    assert set(answered(source, WORLDS["cuda"], 1)) == {"Simulated cuda device 1"}
    for world, index in (("cuda", 2), ("none", 0)):
        with pytest.raises(StudentRaised, match="devices, and number"):
            answered(source, WORLDS[world], index)


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_seeding_and_computing_on_the_cpu_go_on(world):
    source = """
def f():
    torch.manual_seed(3)
    drawn = torch.rand(2)
    torch.cuda.manual_seed_all(3)
    torch.manual_seed(3)
    (batch,) = torch.utils.data.DataLoader([1], pin_memory=False)
    torch.nn.Linear(2, 1)(torch.ones(1, 2)).sum().backward()
    return drawn, batch
"""
    drawn, batch = answered(source, world)
    assert torch.equal(drawn, torch.rand(2, generator=torch.Generator().manual_seed(3)))
    assert batch.tolist() == [1]


PACKAGES = """
import importlib, importlib.metadata, importlib.util

def imported(name):
    try:
        return importlib.import_module(name).__version__
    except ModuleNotFoundError as problem:
        return str(problem)

def installed(name):
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None

def f(name):
    listed = [one.version for one in importlib.metadata.distributions() if one.metadata["Name"] == name]
    return imported(name), importlib.util.find_spec(name) is not None, installed(name), listed
"""


def test_a_missing_package_is_found_in_no_way():
    world = World(missing=("numpy", "torchvision"))
    for name in world.missing:
        assert answered(PACKAGES, world, name) == (f"No module named {name!r}", False, None, [])


def test_a_part_of_a_missing_package_is_not_looked_for():
    source = (
        "import importlib.util\ndef f():\n    return importlib.util.find_spec('torchvision.transforms')\n"
    )
    with pytest.raises(StudentRaised, match="No module named 'torchvision'"):
        answered(source, World(missing=("torchvision",)))


@pytest.mark.parametrize("statement", ["import torchvision", "from torchvision.transforms import v2"])
def test_the_import_of_a_missing_package_fails_as_it_would(statement):
    pytest.importorskip("torchvision.transforms.v2")
    source = f"def f():\n    try:\n        {statement}\n    except ImportError as problem:\n        return 'missing'\n"
    assert answered(source, World(missing=("torchvision",))) == "missing"


@pytest.mark.parametrize("name", ["torch", "numpy", "torch_audio_made_up"])
def test_a_version_is_the_same_however_it_is_asked(name):
    world = World(versions=((name, "2.10.0+cu128"),))
    assert answered(PACKAGES, world, name) == ("2.10.0+cu128", True, "2.10.0+cu128", ["2.10.0+cu128"])


def test_names_of_packages_compare_as_pypi_compares_them():
    world = World(versions=(("Made.Up_Name", "1.5"),))
    source = "import importlib.metadata\ndef f():\n    return importlib.metadata.version('made-up-name')\n"
    assert answered(source, world) == "1.5"


def test_other_packages_are_as_they_were():
    world = World(missing=("torchvision",), versions=(("torchaudio", "2.9.0"),))
    here = importlib.metadata.version("pytest")
    assert answered(PACKAGES, world, "pytest")[2:] == (here, [here])


def test_the_version_of_torch_still_compares_as_a_version():
    source = "def f():\n    return torch.__version__ > '2.9' and torch.__version__ < (2, 11)\n"
    assert answered(source, World(versions=(("torch", "2.10.0+cu128"),))) is True


def test_nothing_is_left_behind():
    def seen():
        here = [torch.accelerator.current_accelerator(), torch.cuda.is_available, torch.version.cuda]
        here += [
            torch.__version__,
            torch.get_device_module,
            vars(importlib.metadata.Distribution)["discover"],
        ]
        return [*here, {name for name in sys.modules if name.startswith(("torchvision", "torch_audio"))}]

    before = seen()
    world = World("cuda", 2, "cuda", ("torchvision",), (("torch", "1.0"), ("torch_audio_made_up", "1.0")))
    answered(PACKAGES, world, "torch")
    assert seen() == before


def test_packages_are_imported_as_they_would_be_elsewhere(any_jail):
    pytest.importorskip("torchvision")
    source = "def attempt():\n    import torchvision\n    return torchvision.__version__\n"
    world = World("cuda", 1, "cuda", versions=(("torch", "2.10.0+cu118"), ("torchvision", "0.25.0+cu118")))
    any_jail.transport.renew()  # on rung 4: a process that has not served every test before this one
    patient = Limits(seconds_per_call=60.0)
    assert any_jail.run(source, patient, world=world.asked()) == "0.25.0+cu118"


def test_worlds_hold_in_every_jail_and_end_with_their_task(any_jail):
    asked = "torch.cuda.device_count(), torch.version.cuda, torch.__version__"
    source = f"import torch\ndef attempt():\n    return {asked}\n"
    here = any_jail.run(source)
    world = World("cuda", 2, "cuda", versions=(("torch", "2.10.0+cu128"),))
    assert any_jail.run(source, world=world.asked()) == (2, "12.8", "2.10.0+cu128")
    assert any_jail.run(source) == here


def test_what_a_task_forbids_is_allowed_to_the_next(any_jail):
    source = "import torch\ndef attempt():\n    return torch.relu(torch.ones(1)).item()\n"
    with pytest.raises(Exception, match="without torch"):
        any_jail.run(source, forbids=["torch.relu"])
    assert any_jail.run(source) == 1
