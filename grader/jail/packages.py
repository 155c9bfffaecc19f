"""An environment in which other packages, or other versions of them, are installed than in this one."""

import importlib
import importlib.metadata
import importlib.util
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.metadata import Distribution
from types import ModuleType
from typing import Any

import torch
from torch.torch_version import TorchVersion

from grader.jail.patches import Patches

__all__ = ["load", "simulate"]

_LOOK_AROUND = ("torchvision", "torchaudio")  # when imported, they compare their build with that of torch


def load(missing: Sequence[str], versions: Mapping[str, str]) -> None:
    """Import what a student may import in a world: later, in that world, it could find that it does not fit."""
    for name in {*_LOOK_AROUND, *versions}.difference(missing):
        with suppress(Exception):
            importlib.import_module(name)


def simulate(patches: Patches, missing: Sequence[str], versions: Mapping[str, str]) -> None:
    """Packages that cannot be imported, and the versions that others say they have."""
    if missing:
        _hide(patches, set(missing))
    for name, version in versions.items():
        _renumber(patches, name, version)
    if missing or versions:
        patches.replace(Distribution, "discover", classmethod(_discover(set(missing), versions)))


def _hide(patches: Patches, missing: set[str]) -> None:
    """Forget what is loaded, and let nothing of it be found again."""
    for loaded in [one for one in sys.modules if one.partition(".")[0] in missing]:
        patches.remove(sys.modules, loaded)
    patches.replace(sys, "meta_path", [_Absence(missing), *sys.meta_path])
    find = importlib.util.find_spec

    def find_spec(name: str, package: str | None = None) -> ModuleSpec | None:
        return None if name in missing else find(name, package)

    patches.replace(importlib.util, "find_spec", find_spec)


class _Absence(MetaPathFinder):
    """Stands before the finders that would find a package, and says what Python says where there is none."""

    def __init__(self, missing: set[str]) -> None:
        self._missing = missing

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        """Find nothing; of what is missing, that it is."""
        if fullname.partition(".")[0] in self._missing:
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)


def _renumber(patches: Patches, name: str, version: str) -> None:
    if name == "torch":
        patches.replace(torch, "__version__", TorchVersion(version))
        patches.replace(torch.version, "__version__", version)
        return
    try:
        module = importlib.import_module(name)
    except ImportError:
        module = ModuleType(name)
        module.__spec__ = ModuleSpec(name, None)
        patches.enter(sys.modules, name, module)
    patches.replace(module, "__version__", version)
    own = getattr(module, "version", None)
    if isinstance(own, ModuleType):
        patches.replace(own, "__version__", version)


class _Stated(Distribution):
    """What an installer would have written down of a package."""

    def __init__(self, name: str, version: str) -> None:
        self._text = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"

    def read_text(self, filename: str) -> str | None:
        """The metadata, and no other file."""
        return self._text if filename == "METADATA" else None

    def locate_file(self, path: Any) -> Any:
        """No file of it lies anywhere."""
        raise FileNotFoundError(path)


def _discover(missing: set[str], versions: Mapping[str, str]) -> Any:
    """In the place of `Distribution.discover`, which all of `importlib.metadata` goes through."""
    original = vars(Distribution)["discover"].__func__
    stated = {_plain(name): _Stated(name, version) for name, version in versions.items()}
    covered = {_plain(name) for name in missing} | set(stated)

    def discover(cls: type[Distribution], **kwargs: Any) -> Iterable[Distribution]:
        context = kwargs.get("context")
        wanted = _plain((context.name if context else kwargs.get("name")) or "")
        if wanted in covered:
            return iter([stated[wanted]] if wanted in stated else [])
        return _others(original(cls, **kwargs), [] if wanted else list(stated.values()))

    def _others(found: Iterable[Distribution], more: list[Distribution]) -> Iterator[Distribution]:
        yield from (one for one in found if _plain(one.metadata["Name"] or "") not in covered)
        yield from more

    return discover


def _plain(name: str) -> str:
    """As PyPI compares names."""
    return re.sub(r"[-_.]+", "-", name).lower()
