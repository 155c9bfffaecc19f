"""How a process of the jail is started: its command, its environment, what it may read."""

import os
import sys
import sysconfig
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

__all__ = ["HOME", "command", "environment", "interpreter", "libraries", "own_files", "sites"]

HOME = Path(__file__).resolve().parents[2]
"""The folder that holds the package `grader`."""

_SYSTEM = (
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/usr/local/cuda/lib64",
    "/lib",
    "/lib64",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/usr/share/zoneinfo",
)
_SINGLE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")
_KEPT = ("LD_LIBRARY_PATH", "SYSTEMROOT", "SYSTEMDRIVE", "PATHEXT", "NUMBER_OF_PROCESSORS")


def interpreter() -> str:
    """The Python that runs here, links resolved: a virtual environment is only a link to it."""
    return os.path.realpath(sys.executable)


def command(module: str, call: str) -> list[str]:
    """A command that runs `call` of one of our modules: no site, no start-up files, no caller's folder."""
    path = f"import sys; sys.path[:0] = [{str(HOME)!r}]; sys.path += {sites()!r}"
    code = f"{path}; from {module} import main; {call}"
    return [interpreter(), "-P", "-S", "-s", "-c", code]


def environment(folder: str) -> dict[str, str]:
    """The whole environment of a jailed process; nothing of the caller's but what finding libraries takes."""
    settings = {
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "HOME": folder,
        "USER": "student",  # there is no list of users in the jail, and older PyTorch asks who works here
        "TMPDIR": folder,
        "MALLOC_ARENA_MAX": "2",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUNBUFFERED": "1",
        "TORCHINDUCTOR_CACHE_DIR": folder,
        # ONNX Runtime would start a thread for it, and no worker can be forked beside a thread.
        "ORT_DISABLE_TELEMETRY": "1",
    }
    settings |= dict.fromkeys(_SINGLE_THREAD, "1")
    return settings | {name: os.environ[name] for name in _KEPT if name in os.environ}


def sites() -> list[str]:
    """The folders in which the libraries lie: those of this environment, and wherever torch really is."""
    folders = [entry for entry in sys.path if Path(entry).name in ("site-packages", "dist-packages")]
    folders += [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    for name in ("torch", "numpy", "torchvision", "safetensors"):
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            folders.append(str(Path(spec.origin).parents[1]))
    return [folder for folder in dict.fromkeys(folders) if Path(folder).is_dir()]


def libraries() -> list[str]:
    """What a jailed Python reads to run at all, as paths that exist."""
    prefix = Path(sys.base_prefix).resolve()
    standard = [sysconfig.get_path(name, vars={"base": str(prefix)}) for name in ("stdlib", "platstdlib")]
    found = [*_SYSTEM, str(prefix / "lib"), *standard, *sites(), interpreter()]
    found += os.environ.get("LD_LIBRARY_PATH", "").split(":")
    return existing(path for path in found if path)


def own_files() -> list[str]:
    """Of this package only the jail's side: neither hidden checks nor anything else of the trusted side."""
    package = HOME / "grader"
    return [str(package / name) for name in ("__init__.py", "verdict.py", "wire", "jail")]


def existing(paths: Iterable[str]) -> list[str]:
    """Those paths that exist, without repetition, links resolved and as they are."""
    both = [form for path in paths for form in (path, os.path.realpath(path))]
    return [path for path in dict.fromkeys(both) if Path(path).exists()]
