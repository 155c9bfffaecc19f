"""The second wall: a server inside bubblewrap has its own processes, network, temporary files and names."""

import shutil
import subprocess
from functools import cache

__all__ = ["available", "wrap"]

_TEMPORARY = str(512 << 20)
_PATIENCE = 60.0  # seconds, on a busy machine


@cache
def available() -> bool:
    """Whether bubblewrap is installed and may make namespaces here; tried, for no setting tells it."""
    tool = shutil.which("bwrap")
    if tool is None:
        return False
    trial = [tool, "--unshare-all", "--ro-bind", "/", "/", "true"]
    try:
        return subprocess.run(trial, capture_output=True, timeout=_PATIENCE, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def wrap(command: list[str], readable: list[str], devices: list[str]) -> list[str]:
    """`command` in namespaces of its own, seeing only `readable`, the harmless devices and `devices`.

    The server becomes the first process in there: what a worker leaves behind lands on it and dies with it.
    """
    line = [shutil.which("bwrap") or "bwrap", "--unshare-all", "--as-pid-1", "--die-with-parent"]
    line += ["--new-session", "--cap-drop", "ALL", "--size", _TEMPORARY, "--tmpfs", "/tmp"]
    for path in sorted(readable):  # a folder before what lies in it
        line += ["--ro-bind", path, path]
    line += ["--proc", "/proc", "--dev", "/dev", "--size", _TEMPORARY, "--tmpfs", "/dev/shm"]
    line += ["--ro-bind-try", "/sys/devices/system", "/sys/devices/system"]
    for device in devices:
        line += ["--dev-bind", device, device]
    return [*line, "--chdir", "/", *command]
