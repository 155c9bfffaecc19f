"""Keeping what a worker prints within bounds."""

from dataclasses import dataclass

__all__ = ["OutputBuffer"]


@dataclass
class OutputBuffer:
    """What a worker printed: the beginning is kept, the rest is counted."""

    cap: int
    kept: bytes = b""
    lost: int = 0
    total: int = 0

    def add(self, data: bytes) -> None:
        """Take in a piece."""
        self.total += len(data)
        room = self.cap - len(self.kept)
        self.kept += data[:room]
        self.lost += max(0, len(data) - room)

    def take(self) -> bytes:
        """Everything since the last time."""
        note = f"\n[{self.lost} more bytes were printed]\n".encode() if self.lost else b""
        taken, self.kept, self.lost = self.kept + note, b"", 0
        return taken
