"""Hidden checks of section 2: versions and seeds."""

import random
import re

import numpy
import torch
from hypothesis import strategies as st

from grader.author import cases, expect, given, nothing_raised, task

NUMBERS = st.integers(0, 30)
SUFFIXES = [
    "",
    "+cpu",
    "+cu128",
    "+rocm6.4",
    "rc1",
    "a0+git1a2b3c4",
    ".dev20260105",
    ".dev20260105+rocm7.2",
    ".post1",
]
PARSE_RAISED = {
    r"invalid literal for int": "not all of the text are numbers: leave out what follows the first three",
    r"not enough values|list index out of range|object has no attribute": (
        "there need not be three numbers: those that are missing are 0"
    ),
    r"could not convert string to float": "a version is no decimal number: 2.10 is not 2.1",
    r"too many values": "what follows the third number is left out",
}


def every_number(text):
    return tuple(int(number) for number in re.findall(r"\d+", text))


JOINED = "digits behind a marker were joined to a number: leave the marker out"


def joined(text):
    """All digits between two dots as one number."""
    digits = [re.sub(r"\D", "", part) for part in text.split("+")[0].split(".")[:3]]
    return tuple([*(int(one or 0) for one in digits), 0, 0][:3])


@task("s02_setup.parse_version")
@given(
    numbers=st.tuples(NUMBERS, NUMBERS, NUMBERS),
    suffix=st.sampled_from(SUFFIXES),
    edges=[{"numbers": (2, 10, 0), "suffix": "+cu128"}, {"numbers": (2, 9, 1), "suffix": ""}],
)
def test_parse_version_gives_three_numbers(student, reference, numbers, suffix):
    """The first three numbers come back as ints; markers and local parts are left out."""
    text = ".".join(map(str, numbers)) + suffix
    expect(student.parse_version(text), raised=PARSE_RAISED).equals(
        numbers,
        unless={
            "these are strings, which compare letter by letter: make ints of them": lambda: tuple(
                map(str, numbers)
            ),
            "these are strings, which compare letter by letter: take the numbers out": lambda: text,
            "the third number was lost": lambda: numbers[:2],
            "this is a list: a tuple is wanted": lambda: list(numbers),
            "numbers of the marker or the local part were taken in": lambda: every_number(text),
            JOINED: lambda: joined(text),
            "a version is no decimal number: 2.10 is not 2.1": lambda: float(f"{numbers[0]}.{numbers[1]}"),
        },
    )


@task("s02_setup.parse_version")
@cases(
    case=[
        ("2", (2, 0, 0)),
        ("2.10", (2, 10, 0)),
        ("3+cu128", (3, 0, 0)),
        ("2.4+rocm6.2", (2, 4, 0)),
        ("2.11rc3", (2, 11, 0)),
    ]
)
def test_parse_version_fills_up_with_zeros(student, reference, case):
    """Numbers that are not there count as 0, whatever stands in the local part."""
    text, wanted = case
    short = "there need not be three numbers: those that are missing are 0"
    expect(student.parse_version(text), raised=PARSE_RAISED).equals(
        wanted,
        unless={
            "numbers of the marker or the local part were taken in": lambda: (*every_number(text), 0, 0)[:3],
        },
        when={
            JOINED: lambda got: got != wanted and got == joined(text),
            "numbers of the marker or the local part were taken in": lambda got: (
                got == every_number(text) and got != wanted[: len(got)]
            ),
            short: lambda got: tuple(got) == wanted[: len(got)],
        },
    )


@task("s02_setup.parse_version")
@cases(text=["", "main", "cu128", "+2.9", ".9", "dev2"])
def test_parse_version_refuses_what_is_none(student, reference, text):
    """A text that does not begin with a digit raises ValueError."""
    other = "another exception came: test for it, and raise ValueError"
    expect(student.parse_version(text)).raises(
        "ValueError",
        when={
            "a text that is no version was let through: raise ValueError": nothing_raised,
            other: lambda outcome: outcome.failure is not None,
        },
    )


PAIRS = [(f"2.{n}.0", f"0.{n + 15}.0") for n in range(14)] + [
    ("2.0.1", "0.15.2"),
    ("2.5.1", "0.20.0"),
    ("2.14.0", "0.29.0"),
]
LATER = [
    ("2.16.0", "0.29.1"),
    ("2.14.0", "0.29.1"),
    ("2.15.0", "0.29.2"),
    ("2.16.0.dev20261006", "0.30.0.dev20261006"),
    ("2.20.1", "0.31.0"),
]
TOO_OLD = [("2.13.0", "0.29.1"), ("2.14.2", "0.30.0"), ("2.9.0", "0.31.0")]
NO_PAIRS = [
    ("2.10.0", "0.24.0"),
    ("2.9.0", "0.25.0"),
    ("2.15.0", "0.29.0"),
    ("2.14.0", "0.28.1"),
    ("2.1.0", "0.26.0"),
]
OTHERS = [
    ("1.13.1", "0.14.1"),
    ("1.9.0", "0.24.0"),
    ("3.9.0", "0.24.0"),
    ("2.9.0", "1.24.0"),
    ("3.14.0", "0.29.1"),
]
MATCH_RAISED = PARSE_RAISED | {
    r"^ValueError": "an exception came: for every pair the answer is True or False",
    r"not supported between instances of": "numbers and strings were compared",
}


def answers(student, pairs):
    """One answer a pair, in a list: a coin that is always the same side up is seen."""
    return student.send([student.versions_match(*pair) for pair in pairs])


def expect_answers(student, pairs, wanted, causes):
    always = {
        f"{side} was answered to everything": lambda side=side: [side] * len(pairs) for side in (True, False)
    }
    expect(answers(student, pairs), raised=MATCH_RAISED).equals(
        wanted,
        unless=always | causes,
        when={
            "True or False is wanted": lambda got: any(type(one) is not bool for one in got),
        },
    )


def by_rule(pairs, rule):
    """The answers of a mistaken rule: of both minor numbers, and the torchvision as a tuple."""
    found = []
    for torch_version, vision_version in pairs:
        _, n, _ = every_number(torch_version)[:3]
        vision = every_number(vision_version)[:3]
        found.append(rule(n, vision[1], vision))
    return found


@task("s02_setup.versions_match")
def test_versions_match_knows_the_partners(student, reference):
    """Below torchvision 0.29.1 the partner is the one torch 2.(M - 15), whatever the third numbers say."""
    pairs = [*PAIRS, *NO_PAIRS]
    wanted = [True] * len(PAIRS) + [False] * len(NO_PAIRS)
    causes = {
        "below 0.29.1 only the partner will do: a later torch does not": lambda: by_rule(
            pairs, lambda n, m, _: n >= m - 15
        ),
        "the numbers were compared as strings: 2.10 comes after 2.9": lambda: by_rule(
            pairs, lambda n, m, _: str(n)[:1] == str(m - 15)[:1]
        ),
        "2.10 was read as 2.1": lambda: by_rule(
            pairs, lambda n, m, _: float(f"2.{n}") == float(f"2.{max(m - 15, 0)}")
        ),
        "the third numbers play no part": lambda: [
            one and every_number(a)[2] == every_number(b)[2]
            for one, (a, b) in zip(wanted, pairs, strict=True)
        ],
        "the limit is 0.29.1: 0.29.0 still needs its partner": lambda: by_rule(
            pairs, lambda n, m, _: n == m - 15 or (m >= 29 and n >= m - 15)
        ),
    }
    expect_answers(student, pairs, wanted, causes)


@task("s02_setup.versions_match")
def test_versions_match_lets_later_ones_in(student, reference):
    """From torchvision 0.29.1 on any torch 2.N will do that is not older than the partner."""
    pairs = [*LATER, *TOO_OLD]
    wanted = [True] * len(LATER) + [False] * len(TOO_OLD)
    causes = {
        "from torchvision 0.29.1 on a later torch will do as well": lambda: by_rule(
            pairs, lambda n, m, _: n == m - 15
        ),
        "from 0.29.1 on, which holds for 0.29.1 itself and for 0.30.0": lambda: by_rule(
            pairs, lambda n, m, vision: n == m - 15 or (m == 29 and vision[2] > 0 and n >= m - 15)
        ),
    }
    expect_answers(student, pairs, wanted, causes)


@task("s02_setup.versions_match")
def test_versions_match_keeps_builds_apart(student, reference):
    """Two local parts have to be the same; where one is missing, it plays no part."""
    pairs = [
        ("2.9.1+cu128", "0.24.1+cu128"),
        ("2.9.1+cu128", "0.24.1"),
        ("2.9.1", "0.24.1+cpu"),
        ("2.9.1+cu128", "0.24.1+cpu"),
        ("2.9.1+cu126", "0.24.1+cu128"),
        ("2.15.0+rocm7.2", "0.29.2+rocm7.1"),
        ("2.9.1+cu128", "0.25.0+cu128"),
    ]
    wanted = [True, True, True, False, False, False, False]
    causes = {
        "builds do not mix: the local parts have to be the same": lambda: [True] * 6 + [False],
        "where one of them has no local part, it plays no part": lambda: [True] + [False] * 6,
        "the whole local part counts: cu126 is not cu128": lambda: [
            True,
            True,
            True,
            False,
            True,
            True,
            False,
        ],
        "the numbers still have to fit where the builds do": lambda: [
            True,
            True,
            True,
            False,
            False,
            False,
            True,
        ],
    }
    expect_answers(student, pairs, wanted, causes)


@task("s02_setup.versions_match")
def test_versions_match_speaks_of_torch_2_alone(student, reference):
    """The answer for a torch that is not 2.N, or a torchvision that is not 0.M, is False."""
    pairs = [("2.9.0", "0.24.0"), *OTHERS]
    wanted = [True] + [False] * len(OTHERS)
    first = "the first numbers have to be 2 and 0"
    expect_answers(student, pairs, wanted, {first: lambda: by_rule(pairs, lambda n, m, _: n == m - 15)})


def known(seed):
    """What the three generators give after a seed."""
    generator = torch.Generator().manual_seed(seed)
    return [
        random.Random(seed).random(),
        numpy.random.RandomState(seed).random_sample(),
        torch.rand((), dtype=torch.float64, generator=generator).item(),
    ]


def all_but(position, wanted):
    """All numbers are right but one."""
    return lambda got: [n for n in range(3) if got[n] != wanted[n]] == [position]


@task("s02_setup.seed_everything")
@cases(seed=[5, 0, 123_456_789, 2**32 - 1])
def test_seed_everything_sets_three_generators(student, reference, seed):
    """Python, NumPy and PyTorch give the numbers of this seed, whatever was drawn before."""
    for _ in range(2):
        student.instruments.drawn()
        student.seed_everything(seed)
        wanted = known(seed)
        expect(student.instruments.drawn()).equals(
            wanted,
            unless={"always the same seed was set: use the one that is given": lambda: known(0)},
            when={
                "Python's random was not seeded: random.seed": all_but(0, wanted),
                "NumPy's global generator was not seeded: numpy.random.seed": all_but(1, wanted),
                "PyTorch's generator was not seeded: torch.manual_seed": all_but(2, wanted),
            },
        )
