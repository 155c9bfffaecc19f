"""Signatures of result files: Ed25519 over the file's bytes, beside it in a file of its own.

Source: https://www.rfc-editor.org/rfc/rfc8032, by https://cryptography.io.
"""

from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from grader.atomic import write_whole
from grader.errors import UserError

__all__ = ["SUFFIX", "flaw", "make_key", "private_key", "public_key", "sign"]

SUFFIX = ".sig"
_MAKE = "Make a pair with `torchcourse make-key`."


def make_key(private: Path, public: Path) -> None:
    """Write a new pair in PEM form; the private one is for its owner's eyes. Raises UserError where one is there."""
    for path in (private, public):
        if path.exists():
            raise UserError(path, None, "there is a key already", "Name another file, or remove it.")
    key = Ed25519PrivateKey.generate()
    private.parent.mkdir(parents=True, exist_ok=True)
    private.touch(mode=0o600)
    private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    write_whole(public, key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))


def private_key(path: Path) -> Ed25519PrivateKey:
    """The key that signs. Raises UserError for anything else."""
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as problem:
        raise UserError(path, None, f"no private key can be read: {problem}", _MAKE) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise UserError(path, None, "it is no Ed25519 key", _MAKE)
    return key


def public_key(path: Path) -> Ed25519PublicKey:
    """The key that checks. Raises UserError for anything else."""
    try:
        key = load_pem_public_key(path.read_bytes())
    except (OSError, ValueError, UnsupportedAlgorithm) as problem:
        raise UserError(path, None, f"no public key can be read: {problem}", _MAKE) from None
    if not isinstance(key, Ed25519PublicKey):
        raise UserError(path, None, "it is no Ed25519 key", _MAKE)
    return key


def sign(path: Path, key: Ed25519PrivateKey) -> Path:
    """Write the signature of a file beside it; where."""
    beside = _beside(path)
    write_whole(beside, key.sign(path.read_bytes()).hex().encode() + b"\n")
    return beside


def flaw(path: Path, key: Ed25519PublicKey) -> str:
    """Why the signature of a file does not hold; nothing where it does."""
    try:
        signature = bytes.fromhex(_beside(path).read_text(encoding="ascii"))
        key.verify(signature, path.read_bytes())
    except FileNotFoundError as problem:
        return f"{Path(problem.filename).name} is not there"
    except (OSError, ValueError) as problem:
        return f"the signature cannot be read: {problem}"
    except InvalidSignature:
        return "it was changed since it was signed, or signed with another key"
    return ""


def _beside(path: Path) -> Path:
    return path.with_name(path.name + SUFFIX)
