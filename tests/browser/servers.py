"""A JupyterLab server of its own: own settings, own token, a port of the loopback interface."""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

PATIENCE = 120
"""Seconds; wide, for machines that do other things as well."""

_QUIET = {"fetchNews": "false", "checkForUpdates": False}
_PARTS = ("formgrader", "assignment_list", "validate_assignment", "course_list")


class Server:
    """JupyterLab in `root`, with those parts of nbgrader that `parts` names."""

    def __init__(self, root: Path, own: Path, parts: tuple[str, ...]) -> None:
        self._token = secrets.token_hex(16)
        self._runtime, self._log = own / "runtime", own / "server.log"
        _write_settings(own / "config", parts)
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                _command(root, self._token), cwd=root, env=_environment(own), stdout=log, stderr=log
            )
        self._address = until(self._listening, f"JupyterLab did not start, see {self._log}")

    def url(self, path: str = "lab") -> str:
        """The address of a page, with the token."""
        return f"{self._address}{path}?token={self._token}"

    def log(self) -> str:
        """What the server has said."""
        return self._log.read_text(errors="replace")

    def stop(self) -> None:
        """End the server; it ends its kernels and its jail."""
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _listening(self) -> str:
        assert self._process.poll() is None, self.log()
        try:
            address = json.loads((self._runtime / f"jpserver-{self._process.pid}.json").read_text())["url"]
            urlopen(f"{address}api", timeout=PATIENCE).close()
        except (OSError, ValueError, URLError):
            return ""
        return str(address)


def until(condition: Callable[[], str], otherwise: str) -> str:
    """What `condition` gives as soon as it gives something."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if found := condition():
            return found
        time.sleep(0.1)
    raise AssertionError(otherwise)


def _command(root: Path, token: str) -> list[str]:
    options = ["--no-browser", "--ip=127.0.0.1", f"--port={_free_port()}", f"--ServerApp.root_dir={root}"]
    options += ["--allow-root"] if os.geteuid() == 0 else []
    return [sys.executable, "-m", "jupyterlab", f"--IdentityProvider.token={token}", *options]


def _free_port() -> int:
    """A port that was free a moment ago; the server goes on to the next where it is not any more."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment(own: Path) -> Mapping[str, str]:
    """Nothing of the user's own Jupyter; the commands of this environment first: nbgrader calls `alembic`."""
    folders = {f"JUPYTER_{kind.upper()}_DIR": str(own / kind) for kind in ("config", "data", "runtime")}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    return os.environ | folders | {"IPYTHONDIR": str(own / "ipython"), "PATH": path}


def _write_settings(config: Path, parts: tuple[str, ...]) -> None:
    """nbgrader's extensions on or off, on the server and in the browser; no question about news."""
    enabled = {f"nbgrader.server_extensions.{part}": part in parts for part in _PARTS}
    hidden = {f"@jupyter/nbgrader:{part.replace('_', '-')}": part not in parts for part in _PARTS}
    notification = "lab/user-settings/@jupyterlab/apputils-extension/notification.jupyterlab-settings"
    _write_json(config / "jupyter_server_config.json", {"ServerApp": {"jpserver_extensions": enabled}})
    _write_json(config / "labconfig/page_config.json", {"disabledExtensions": hidden})
    _write_json(config / notification, _QUIET)


def _write_json(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content))
