"""Writing a file whole: whoever looks sees the old one or the new one, and an interrupted write leaves the old."""

import tempfile
from pathlib import Path

__all__ = ["write_whole"]


def write_whole(path: Path, content: bytes) -> None:
    """Put a file into its place, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=path.name, delete=False) as new:
        new.write(content)
    try:
        Path(new.name).chmod(0o644)
        Path(new.name).replace(path)
    except OSError:
        Path(new.name).unlink()
        raise
