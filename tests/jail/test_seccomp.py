"""The filter's table of system calls, against the library that knows them all."""

import ctypes
import ctypes.util
import struct

import pytest

from grader.jail import seccomp, syscalls

TOKENS = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}


@pytest.mark.parametrize("machine", TOKENS)
def test_the_table_agrees_with_libseccomp(machine: str) -> None:
    try:
        library = ctypes.CDLL("libseccomp.so.2")
    except OSError:
        pytest.skip("libseccomp is not installed")
    resolve = library.seccomp_syscall_resolve_name_arch
    resolve.argtypes = [ctypes.c_uint32, ctypes.c_char_p]
    numbers = syscalls.numbers(machine)
    assert numbers == {name: resolve(TOKENS[machine], name.encode()) for name in numbers}


def test_an_unknown_machine_has_no_numbers() -> None:
    assert syscalls.numbers("riscv64") == {}


@pytest.mark.parametrize("fork", [False, True])
@pytest.mark.parametrize("machine", TOKENS)
def test_every_jump_of_the_filter_ends_inside_it(machine: str, fork: bool) -> None:
    code = seccomp.program(machine, 1234, fork=fork)
    assert len(code) < 4096
    for place, (_, yes, no, _) in enumerate(code):
        assert max(yes, no) < 256
        assert place + 1 + max(yes, no) <= len(code)
    assert code[-1] == (0x06, 0, 0, 0x7FFF0000)


def verdict(code: seccomp.Code, data: dict[int, int]) -> int:
    """Run the filter on what the kernel would show it."""
    place, value = 0, 0
    while True:
        kind, yes, no, constant = code[place]
        place += 1
        if kind == 0x20:
            value = data.get(constant, 0)
        elif kind == 0x06:
            return constant
        else:
            holds = {0x15: value == constant, 0x35: value >= constant, 0x45: bool(value & constant)}[kind]
            place += yes if holds else no


ALLOWED, REFUSED, ABSENT, KILLED = 0x7FFF0000, 0x00050001, 0x00050026, 0x80000000


@pytest.mark.parametrize(
    ("name", "arguments", "plain", "forking"),
    [
        ("execve", {}, REFUSED, REFUSED),
        ("kill", {16: 1234}, ALLOWED, ALLOWED),
        ("kill", {16: 1}, REFUSED, ALLOWED),
        ("kill", {16: 0xFFFFFFFF}, REFUSED, ALLOWED),
        ("tgkill", {16: 1234}, ALLOWED, ALLOWED),
        ("clone", {16: 0x10000}, ALLOWED, ALLOWED),
        ("clone", {16: 17}, REFUSED, ALLOWED),
        ("clone", {16: 0x10010000}, REFUSED, REFUSED),
        ("clone3", {}, ABSENT, ABSENT),
        ("socket", {16: 1}, REFUSED, ALLOWED),
        ("socket", {16: 2}, REFUSED, REFUSED),
        ("prlimit64", {24: 7}, ALLOWED, ALLOWED),
        ("prlimit64", {32: 8}, REFUSED, REFUSED),
        ("prlimit64", {36: 8}, REFUSED, REFUSED),
        ("prctl", {16: 1}, REFUSED, REFUSED),
        ("prctl", {16: 15}, ALLOWED, ALLOWED),
        ("fcntl", {24: 8}, REFUSED, REFUSED),
        ("fcntl", {24: 4}, ALLOWED, ALLOWED),
    ],
)
@pytest.mark.parametrize("machine", TOKENS)
def test_what_the_filter_says(
    machine: str, name: str, arguments: dict[int, int], plain: int, forking: int
) -> None:
    call = {0: syscalls.numbers(machine)[name], 4: TOKENS[machine], **arguments}
    assert verdict(seccomp.program(machine, 1234, fork=False), call) == plain
    assert verdict(seccomp.program(machine, 1234, fork=True), call) == forking


def test_other_instruction_sets_are_killed_and_new_calls_unknown() -> None:
    code = seccomp.program("x86_64", 1, fork=False)
    assert verdict(code, {0: 1, 4: 0x40000003}) == KILLED
    assert verdict(code, {0: 0x40000001, 4: TOKENS["x86_64"]}) == KILLED
    assert verdict(code, {0: 500, 4: TOKENS["x86_64"]}) == ABSENT
    assert verdict(code, {0: 1, 4: TOKENS["x86_64"]}) == ALLOWED


@pytest.mark.parametrize("fork", [False, True])
@pytest.mark.parametrize("machine", TOKENS)
def test_the_prepared_filter_becomes_that_of_the_process(machine: str, fork: bool) -> None:
    own = [struct.pack("=I", number) for number in (seccomp._SELF, 1234)]
    direct = [struct.pack("=HBBI", *each) for each in seccomp.program(machine, 1234, fork=fork)]
    assert seccomp._packed(machine, fork=fork).replace(*own) == b"".join(direct)
