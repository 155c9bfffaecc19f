"""The transport that grades: workers forked, locked in, by a server that this process keeps."""

import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from grader import wire
from grader.student import ladder
from grader.student.channel import JailedChannel
from grader.student.service import ServerLost, Service, Surroundings, Worker
from grader.student.transport import Channel, Limits

__all__ = ["JailTransport"]
