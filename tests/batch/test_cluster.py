"""The cluster of our own lets in nobody else: on a shared machine, any user can reach its port."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from grader.batch.cluster import clustered
from grader.errors import UserError

ROOT = Path(__file__).parents[2]


def test_nobody_without_the_key_reaches_the_scheduler():
    with clustered(1) as client:
        address = client.scheduler.address
        assert address.startswith("tls://127.0.0.1:")
        assert client.submit(sum, [1, 2]).result(timeout=60) == 3
        with pytest.raises(UserError, match="Give Dask its keys"), clustered(1, address):
            pass
        assert not answers_plain_text(int(address.rpartition(":")[2]))


def test_the_command_itself_does_without_pytorch():
    code = "import sys, grader.batch.command; print('torch' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout == "False\n"


def answers_plain_text(port):
    with socket.create_connection(("127.0.0.1", port), timeout=10) as plain:
        try:
            plain.sendall(bytes(100))
            return bool(plain.recv(100))
        except ConnectionError:
            return False
