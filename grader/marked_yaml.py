"""YAML that remembers its lines: plain data, and the line on which every part of it stands."""

from pathlib import Path
from typing import Any

import yaml

from grader.errors import UserError

__all__ = ["Location", "MarkedYaml", "read_marked_yaml"]

Location = tuple[str | int, ...]


class MarkedYaml:
    """A document as plain data (sequences as tuples), with the line of each key and item.

    The composer's nodes are walked instead of constructed, because only nodes know their lines, and because a
    constructed mapping has silently forgotten a key that was written twice.
    """

    def __init__(self, file: Path, text: str) -> None:
        self.file = file
        self.lines: dict[Location, int] = {}
        self._loader = yaml.SafeLoader(text)
        self._open: set[int] = set()
        node = self._loader.get_single_node()
        if node is None:
            raise UserError(file, 1, "the file is empty", "Restore it from the repository.")
        self.data: Any = self._plain(node, ())

    def line(self, location: Location) -> int:
        """The line of a part, or of the nearest part around it that is written down."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)

    def _plain(self, node: yaml.Node, at: Location) -> Any:
        self.lines.setdefault(at, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            return self._loader.construct_object(node)
        if id(node) in self._open:
            raise UserError(self.file, self.lines[at], "this alias contains itself", "Write the value out.")
        self._open.add(id(node))
        inside = self._mapping(node, at) if isinstance(node, yaml.MappingNode) else self._sequence(node, at)
        self._open.discard(id(node))
        return inside

    def _mapping(self, node: yaml.MappingNode, at: Location) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in found:
                what = f"key {key!r} is written twice (first on line {self.lines[(*at, key)]})"
                raise UserError(self.file, line, what, "Keep one of the two.")
            self.lines[(*at, key)] = line
            found[key] = self._plain(value_node, (*at, key))
        return found

    def _sequence(self, node: yaml.Node, at: Location) -> tuple[Any, ...]:
        return tuple(self._plain(item, (*at, index)) for index, item in enumerate(node.value))


def read_marked_yaml(file: Path) -> MarkedYaml:
    """Read a YAML file of the course; what is wrong with it as YAML is a `UserError` with its line."""
    try:
        return MarkedYaml(file, file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        remedy = "Run this inside a checkout of the course."
        raise UserError(file, None, "there is no such file", remedy) from None
    except UnicodeDecodeError:
        raise UserError(file, None, "the file is not UTF-8 text", "Save it as UTF-8.") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "the text cannot be read"
        remedy = "Check the indentation, the brackets and the quotes."
        raise UserError(file, mark and mark.line + 1, f"not valid YAML: {problem}", remedy) from None
