"""Workflow commands as GitHub's runner reads them from what a step prints.

After TryParseV2 and TryParse in https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs.
"""

import re
from typing import NamedTuple

NAMES = {
    "add-mask",
    "add-matcher",
    "add-path",
    "debug",
    "echo",
    "endgroup",
    "error",
    "group",
    "notice",
    "remove-matcher",
    "save-state",
    "set-env",
    "set-output",
    "stop-commands",
    "warning",
}


class Command(NamedTuple):
    """A command that the runner obeys."""

    name: str
    properties: dict[str, str]
    message: str


def commands(printed: str) -> list[Command]:
    """Every command in it, in both of the forms that the runner knows."""
    found = (_second(line) or _first(line) for line in re.split(r"\r\n|\r|\n", printed))
    return [command for command in found if command and command.name in NAMES]


def _second(line: str) -> Command | None:
    match = re.match(r"\s*::([^ ]*?)(?: (.*?))?::(.*)", line, re.DOTALL)
    if match is None:
        return None
    pairs = [pair.split("=", 1) for pair in (match[2] or "").strip().split(",") if "=" in pair]
    properties = {name: _unescaped(value, {"%3A": ":", "%2C": ","}) for name, value in pairs}
    return Command(match[1], properties, _unescaped(match[3], {}))


def _first(line: str) -> Command | None:
    match = re.search(r"##\[([^\] ]*)([^\]]*)\](.*)", line)
    return Command(match[1], {"old": match[2]}, match[3]) if match else None


def _unescaped(text: str, more: dict[str, str]) -> str:
    for escaped, char in {"%0D": "\r", "%0A": "\n", **more, "%25": "%"}.items():
        text = text.replace(escaped, char)
    return text
