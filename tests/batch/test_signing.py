"""Signed results: what was changed, forged or is missing shows, and never as a traceback."""

import pytest

pytest.importorskip("cryptography")

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from grader.batch.signing import SUFFIX, flaw, make_key, private_key, public_key, sign
from grader.errors import UserError


@pytest.fixture
def keys(tmp_path):
    make_key(tmp_path / "keys" / "private.pem", tmp_path / "keys" / "public.pem")
    return tmp_path / "keys" / "private.pem", tmp_path / "keys" / "public.pem"


@pytest.fixture
def signed(tmp_path, keys):
    path = tmp_path / "Zoë.json"
    path.write_text('{"score": 7}')
    sign(path, private_key(keys[0]))
    return path


def test_what_was_signed_holds(signed, keys):
    assert flaw(signed, public_key(keys[1])) == ""


def test_a_changed_result_shows(signed, keys):
    signed.write_text('{"score": 8}')
    assert "changed" in flaw(signed, public_key(keys[1]))


def test_another_key_shows(signed, tmp_path):
    make_key(tmp_path / "other", tmp_path / "other.pub")
    assert "another key" in flaw(signed, public_key(tmp_path / "other.pub"))


@pytest.mark.parametrize("signature", ["", "zz", "00", "é"])
def test_a_signature_that_is_none_shows(signed, keys, signature):
    signed.with_name(signed.name + SUFFIX).write_text(signature, encoding="utf-8")
    assert flaw(signed, public_key(keys[1]))


def test_a_missing_file_shows(signed, keys):
    signed.with_name(signed.name + SUFFIX).unlink()
    assert "not there" in flaw(signed, public_key(keys[1]))


def test_only_its_owner_reads_the_private_key(keys):
    assert keys[0].stat().st_mode & 0o077 == 0


def test_a_key_is_never_written_over(keys):
    with pytest.raises(UserError, match="already"):
        make_key(*keys)


@pytest.mark.parametrize("content", [b"", b"-----BEGIN PRIVATE KEY-----\n", b"\xff"])
def test_what_is_no_key_is_told_in_a_line(tmp_path, content):
    path = tmp_path / "key.pem"
    path.write_bytes(content)
    for read in (private_key, public_key):
        with pytest.raises(UserError, match="key can be read"):
            read(path)


def test_a_key_of_another_kind_is_refused(tmp_path):
    key = generate_private_key(SECP256R1())
    path = tmp_path / "key.pem"
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    with pytest.raises(UserError, match="no Ed25519 key"):
        private_key(path)
    path.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    with pytest.raises(UserError, match="no Ed25519 key"):
        public_key(path)
