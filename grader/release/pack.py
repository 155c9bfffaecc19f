"""A bundle as one zip."""

import io
import zipfile
from collections.abc import Collection, Mapping
from pathlib import Path

from grader.atomic import write_whole

__all__ = ["COMMENT", "pack"]

COMMENT = b"made by torchcourse release"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can tell: the same bundle is the same bytes


def pack(path: Path, contents: Mapping[str, bytes], executable: Collection[str] = ()) -> None:
    """Write `contents` into a zip; what is `executable` may be run once it is unpacked."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = COMMENT
        for name in sorted(contents):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, wherever this runs: else the permissions mean nothing
            entry.external_attr = (0o100755 if name in executable else 0o100644) << 16
            archive.writestr(entry, contents[name])
    write_whole(path, buffer.getvalue())
