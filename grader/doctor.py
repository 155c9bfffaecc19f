"""What `torchcourse doctor` finds out about a machine, as data."""

import platform
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

__all__ = ["Finding", "examine"]

OLDEST_PYTHON = (3, 11)
INSTALL = "Run `pip install torch torchvision`."


@dataclass(frozen=True)
class Finding:
    """One thing looked at: how it is, whether the course can do with that, and what would mend it."""

    area: str
    name: str
    value: str
    ok: bool
    remedy: str = ""
    needed: bool = True  # the course works without it where this is False


def examine(root: Path) -> list[Finding]:
    """Look at everything the course rests on. Imports torch and tries it."""
    return [python(), *libraries(), *exporters(), accelerator(), digits(root), *isolation()]


def python() -> Finding:
    """The interpreter."""
    ok = sys.version_info[:2] >= OLDEST_PYTHON
    remedy = "" if ok else f"Install Python {'.'.join(map(str, OLDEST_PYTHON))} or newer."
    return Finding("python", "Python", f"{platform.python_version()} at {sys.executable}", ok, remedy)


def libraries() -> list[Finding]:
    """The torch libraries, and whether the two were made for each other."""
    versions = {name: _version(name) for name in ("torch", "torchvision")}
    missing = [name for name, version in versions.items() if not version]
    found = [
        Finding("libraries", name, version or "missing", bool(version), "" if version else INSTALL)
        for name, version in versions.items()
    ]
    return found if missing else [*found, _pair(versions["torch"])]


def exporters() -> list[Finding]:
    """What exports and runs ONNX: one section needs it."""
    versions = {name: _version(name) for name in ("onnx", "onnxruntime", "onnxscript")}
    remedy = f"Run `pip install {' '.join(name for name, version in versions.items() if not version)}`."
    return [
        Finding(
            "libraries", name, version or "missing", bool(version), "" if version else remedy, needed=False
        )
        for name, version in versions.items()
    ]


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _pair(torch_version: str) -> Finding:
    """What torchvision asks for in its metadata, and then the proof: one of its compiled operators runs."""
    fault = mismatch(metadata.requires("torchvision") or [], torch_version) or _operator_fault()
    remedy = "Run `pip install --upgrade torch torchvision`, which picks a matching pair." if fault else ""
    return Finding("libraries", "torch and torchvision", fault or "a matching pair", not fault, remedy)


def mismatch(requirements: Iterable[str], torch_version: str) -> str:
    """Why this torch is not the one that torchvision asks for, or nothing."""
    from packaging.requirements import Requirement

    for requirement in map(Requirement, requirements):
        if requirement.name == "torch" and not requirement.specifier.contains(
            torch_version, prereleases=True
        ):
            return f"torchvision wants {requirement}, but torch is {torch_version}"
    return ""


def _operator_fault() -> str:
    try:
        import torch
        from torchvision.ops import nms

        nms(torch.tensor([[0.0, 0.0, 1.0, 1.0]]), torch.tensor([1.0]), 0.5)
    except Exception as error:  # whatever breaks here is the finding
        return f"they do not work together: {type(error).__name__}: {error}".splitlines()[0]
    return ""


def accelerator() -> Finding:
    """The accelerator that works now: torch may name one that has no driver, so it is tried."""
    try:
        import torch

        device = torch.accelerator.current_accelerator(check_available=True)
        value = "none; the course runs on the CPU" if device is None else _tried(device.type)
    except Exception as error:  # whatever breaks here is the finding
        value = f"does not work: {type(error).__name__}: {error}".splitlines()[0]
    ok = not value.startswith("does not work")
    return Finding("accelerator", "Accelerator", value, ok, "" if ok else "Update its driver.", needed=False)


def _tried(kind: str) -> str:
    import torch

    works = (torch.ones(2, device=kind) + 1).sum().item() == 4
    return f"{kind} works" if works else f"does not work: {kind} adds wrongly"


def digits(root: Path) -> Finding:
    """Whether the public digits are unpacked."""
    folder = root / "exercises" / "data" / "MNIST" / "raw"
    packed = list(folder.glob("*-ubyte.gz"))
    ok = bool(packed) and all(path.with_suffix("").is_file() for path in packed)
    value = "unpacked" if ok else "packed" if packed else "missing"
    remedy = (
        "" if ok else "Run `torchcourse build`." if packed else "Restore exercises/data from the repository."
    )
    return Finding("data", "Digits", value, ok, remedy)


def isolation() -> list[Finding]:
    """The layers of the jail that work here, and how to get the others."""
    from grader.student import ladder

    found = [
        Finding(
            "isolation",
            layer.name,
            "works" if layer.available else "missing",
            layer.available,
            "" if layer.available else layer.remedy,
            needed=False,
        )
        for layer in ladder.layers()
    ]
    best = ladder.rungs()[0]
    return [*found, Finding("isolation", "the jail", ladder.words(best), best == 1, needed=False)]
