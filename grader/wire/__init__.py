"""What crosses between the trusted side and the jail: a JSON skeleton plus one safetensors blob.

A frame is `FRAME` (length of the JSON, length of the blob), the JSON, the blob. Plain JSON values stand for
themselves; everything else is an object whose `"$"` names its kind. Bytes of tensors, arrays and `bytes` lie in the
blob as flat uint8 storages, so that two views of one storage still share it where a request is rebuilt. Nothing is
ever pickled, and whatever is wrong with a frame ends in `WireError`.
"""

from grader.wire.blob import Buffer
from grader.wire.decoding import decode
from grader.wire.encoding import Encoder, encode, record
from grader.wire.values import FRAME, Caps, Named, Opaque, Ref, WireError

__all__ = [
    "FRAME",
    "Buffer",
    "Caps",
    "Encoder",
    "Named",
    "Opaque",
    "Ref",
    "WireError",
    "decode",
    "encode",
    "record",
]
