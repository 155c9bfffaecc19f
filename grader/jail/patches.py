"""Changes to what lies around the student's code, each with the way back."""

from collections.abc import Callable, MutableMapping
from typing import Any

__all__ = ["Patches"]

_ABSENT = object()


class Patches:
    """What was changed, the last change undone first. Only transports that share a process with others undo."""

    def __init__(self) -> None:
        self._undo: list[Callable[[], None]] = []

    def replace(self, owner: Any, name: str, value: Any) -> None:
        """Give `owner` an attribute; a class gets its own entry back as it was, not what a look-up would give."""
        before = vars(owner).get(name, _ABSENT)
        self.undo_with(lambda: delattr(owner, name) if before is _ABSENT else setattr(owner, name, before))
        setattr(owner, name, value)

    def enter(self, mapping: MutableMapping[str, Any], key: str, value: Any) -> None:
        """Put an entry into a mapping."""
        self._remember(mapping, key)
        mapping[key] = value

    def remove(self, mapping: MutableMapping[str, Any], key: str) -> None:
        """Take an entry out of a mapping, where there is one."""
        self._remember(mapping, key)
        mapping.pop(key, None)

    def undo_with(self, action: Callable[[], None]) -> None:
        """Have something undone that was done elsewhere."""
        self._undo.append(action)

    def restore(self) -> None:
        """Undo every change."""
        while self._undo:
            self._undo.pop()()

    def _remember(self, mapping: MutableMapping[str, Any], key: str) -> None:
        before = mapping.get(key, _ABSENT)

        def undo() -> None:
            if before is _ABSENT:
                mapping.pop(key, None)
            else:
                mapping[key] = before

        self.undo_with(undo)
