"""Hidden checks of section 2: what is on a machine, and what has to be installed on it."""

import platform

from grader.author import cases, expect, task, world

RAISED = {
    r"No module named 'torch(vision|audio)'": (
        "a package is missing here, and it was imported all the same: catch ImportError"
    ),
    r"PackageNotFoundError": "a package is missing here: catch importlib.metadata.PackageNotFoundError",
    r"NVIDIA driver|not compiled with CUDA|No CUDA GPUs": "a tensor was made to try it out: ask instead",
    r"'NoneType' object has no attribute 'type'": "there is no accelerator here, and so no device that has a type",
}


def expect_report(student, **wanted):
    """What the report is to say."""
    wanted = {"python": platform.python_version(), **wanted}
    expect(student.environment_report(), raised=RAISED).equals(
        wanted, when=report_causes(wanted) | accelerator_causes(wanted["accelerator"])
    )


def report_causes(wanted):
    """What is wrong with keys and versions."""
    packages = ("torch", "torchvision", "torchaudio")
    without = [name for name in packages if wanted[name] is None]
    return {
        "there are other keys than the five": lambda got: set(got) != set(wanted),
        "a package that is missing has no version: give None": lambda got: any(
            got[name] is not None for name in without
        ),
        "of Python the three numbers are wanted alone: platform.python_version()": lambda got: (
            got["python"] != wanted["python"]
        ),
        "a version is the wrong package's, or shortened: give each as it is": lambda got: any(
            got[name] != wanted[name] for name in packages
        ),
    }


def accelerator_causes(kind):
    """What is wrong with the accelerator, where `kind` is wanted."""
    return {
        "the accelerator is to be told by its type, as text": lambda got: (
            not isinstance(got["accelerator"], str | None)
        ),
        "the CPU is no accelerator: where there is none, the answer is None": lambda got: (
            kind is None and got["accelerator"] == "cpu"
        ),
        "there is no such accelerator here, whatever PyTorch was built for: ask whether one is available": (
            lambda got: kind is None and got["accelerator"] is not None
        ),
        "an accelerator that can be used here was not found: there are other kinds than CUDA": lambda got: (
            kind is not None and got["accelerator"] in (None, "cpu")
        ),
        "of the accelerator the number is not wanted": lambda got: str(got["accelerator"]).startswith(
            f"{kind}:"
        ),
        "there is an accelerator here, but of another kind: ask which": lambda got: (
            got["accelerator"] != kind
        ),
    }


@task("s02_setup.environment_report")
@world(
    accelerator="cuda",
    versions={"torch": "2.9.1+cu128", "torchvision": "0.24.0+cu128", "torchaudio": "2.9.0"},
)
def test_environment_report_tells_all_five(student, reference):
    """Where everything is there, the report tells three versions, that of Python and the accelerator."""
    expect_report(
        student, torch="2.9.1+cu128", torchvision="0.24.0+cu128", torchaudio="2.9.0", accelerator="cuda"
    )


@task("s02_setup.environment_report")
@world(accelerator="mps", missing=["torchaudio"], versions={"torch": "2.14.1", "torchvision": "0.29.1"})
def test_environment_report_does_without_torchaudio(student, reference):
    """Without torchaudio, on a Mac with a GPU, the report has None for the one and `mps` for the other."""
    expect_report(student, torch="2.14.1", torchvision="0.29.1", torchaudio=None, accelerator="mps")


@task("s02_setup.environment_report")
@world(
    compiled="cuda", missing=["torchvision"], versions={"torch": "2.10.0+cu130", "torchaudio": "2.10.0+cu130"}
)
def test_environment_report_knows_a_build_from_a_device(student, reference):
    """Without torchvision, and with a CUDA build but no driver, the report has None for both."""
    expect_report(
        student, torch="2.10.0+cu130", torchvision=None, torchaudio="2.10.0+cu130", accelerator=None
    )


@task("s02_setup.environment_report")
@world(accelerator="xpu", count=2, missing=["torchvision", "torchaudio"], versions={"torch": "2.13.0+xpu"})
def test_environment_report_knows_other_accelerators(student, reference):
    """With torch alone, on a machine with two Intel GPUs, the report says `xpu`."""
    expect_report(student, torch="2.13.0+xpu", torchvision=None, torchaudio=None, accelerator="xpu")


@task("s02_setup.environment_report")
@world(missing=["torchvision", "torchaudio"], versions={"torch": "2.12.0+cpu"})
def test_environment_report_runs_on_the_smallest_machine(student, reference):
    """With torch alone, built for the CPU, the report has None three times."""
    expect_report(student, torch="2.12.0+cpu", torchvision=None, torchaudio=None, accelerator=None)


PLAIN = "pip install torch torchvision"
INDEX = "https://download.pytorch.org/whl/"
FOLDERS = {"cpu": "cpu-only", "cuda": "cu199", "rocm": "rocm9.5", "xpu": "xpu-new", "mps": "never"}


def from_index(folder, option="--index-url"):
    return f"{PLAIN} {option} {INDEX}{folder}"


@task("s02_setup.install_command")
@cases(pair=[("linux", "cpu"), ("linux", "rocm"), ("linux", "xpu"), ("windows", "cuda"), ("windows", "xpu")])
def test_install_command_names_the_folder(student, reference, pair):
    """Where PyPI has another build, the command names the folder that was given."""
    system, accelerator = pair
    folder = FOLDERS[accelerator]
    expect(student.install_command(system, accelerator, FOLDERS)).equals(
        from_index(folder),
        unless={
            "without --index-url this machine gets PyPI's build, which is another": lambda: PLAIN,
            "--extra-index-url looks on PyPI as well, which may win: use --index-url": lambda: from_index(
                folder, "--extra-index-url"
            ),
            "torchaudio is not asked for": lambda: from_index(folder).replace(PLAIN, f"{PLAIN} torchaudio"),
            "the option is to stand behind the packages, as the prompt has it": lambda: (
                f"pip install --index-url {INDEX}{folder} torch torchvision"
            ),
            "this is the accelerator's name: its folder stands in folders": lambda: from_index(accelerator),
        },
        when={
            "a folder is written down in the code: take it from folders": lambda got: (
                got.startswith(from_index("")) and not got.endswith((folder, f"/{accelerator}"))
            ),
        },
    )


@task("s02_setup.install_command")
@cases(
    pair=[("linux", "cuda"), ("windows", "cpu"), ("macos", "cpu"), ("macos", "mps")], folders=[FOLDERS, {}]
)
def test_install_command_takes_what_pypi_has(student, reference, pair, folders):
    """Where PyPI has the build, the command has no option, and no folder is looked up."""
    system, accelerator = pair
    looked_up = {"KeyError": "a folder was looked up that is not needed: PyPI has this build"}
    expect(student.install_command(system, accelerator, folders), raised=looked_up).equals(
        PLAIN,
        unless={
            "PyPI has this build: no --index-url": lambda: from_index(folders[accelerator]),
            "torchaudio is not asked for": lambda: f"{PLAIN} torchaudio",
        },
        when={
            "PyPI has this build: no --index-url": lambda got: "--index-url" in got,
            "there are spaces at an end": lambda got: got.strip() == PLAIN,
        },
    )


IMPOSSIBLE = [
    ("linux", "mps"),
    ("windows", "rocm"),
    ("windows", "mps"),
    ("macos", "cuda"),
    ("macos", "rocm"),
    ("macos", "xpu"),
]
UNKNOWN = [("linux", "tpu"), ("amiga", "cpu"), ("Linux", "cuda"), ("", "mps"), ("windows", "")]


@task("s02_setup.install_command")
@cases(pair=[*IMPOSSIBLE, *UNKNOWN])
def test_install_command_refuses_what_there_is_not(student, reference, pair):
    """A pair that the table does not have raises ValueError."""
    command = "a command came back for a machine that the table does not have: raise ValueError"
    lookup = "a look-up that fails raises KeyError: turn it into ValueError"
    folders = FOLDERS | {"tpu": "tpu", "": "none"}
    expect(student.install_command(*pair, folders)).raises(
        "ValueError",
        when={
            command: lambda outcome: isinstance(outcome.value, str),
            "nothing was raised, and None came back: raise ValueError": lambda outcome: (
                outcome.failure is None and outcome.value is None
            ),
            lookup: lambda outcome: getattr(outcome.failure, "kind", "") == "KeyError",
        },
    )
