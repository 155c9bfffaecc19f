"""Which hand-ins are much alike: a hint for a person to look at, and no part of any result.

Only the code of tasks is compared, word by word, without comments and docstrings and with the student's own names
made one. What is short, like the stub or the lesson's solution, or common in the class tells nothing and is left out.
Nothing is parsed: one linear pattern over a text that is cut at a size.
"""

import keyword
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy
from rapidfuzz import fuzz, process

from grader.report.classroom import Alike

__all__ = ["Given", "pieces", "similar"]

ALIKE = 90  # percent
FEWEST = 40  # words of a task's code that can tell anything
ENOUGH = 100  # words alike that are worth a look
COMMON = 4  # students whose code is alike make it common
SHARE = 0.05  # and as large a share of those who wrote any
LONGEST = 400_000  # characters of a module that are looked at
WORDS = 3_000  # of one task

# What is not closed ends with its line or with the text, so that no part is ever gone over twice.
_WORD = re.compile(
    r"""
    (?P<skip> \#[^\n]* | \\\n )
    | (?P<text> \"\"\" [\s\S]*? (?:\"\"\"|\Z) | ''' [\s\S]*? (?:'''|\Z) )
    | (?P<string> "(?:\\.|[^"\\\n])*+"? | '(?:\\.|[^'\\\n])*+'? )
    | (?P<name> [^\W\d]\w* )
    | (?P<other> \d[\w.]* | [^\w\s] )
    """,
    re.VERBOSE,
)

Modules = Mapping[str, str]
"""Texts by section."""


@dataclass(frozen=True)
class Given:
    """What everybody knows: the tasks of each section, the stubs, and the solutions."""

    tasks: Mapping[str, Collection[str]]
    stubs: Modules
    solutions: Modules


@dataclass
class _Pair:
    words: int = 0
    weighted: float = 0.0
    tasks: list[str] = field(default_factory=list)


def similar(handed: Mapping[str, Modules], course: Given) -> list[Alike]:
    """The pairs of students that are worth a look, those with the most in common first."""
    pairs: dict[tuple[str, str], _Pair] = defaultdict(_Pair)
    for task, codes in _by_task(handed, course):
        for first, second, percent, words in _close(codes):
            pair = pairs[first, second]
            pair.tasks.append(task)
            pair.words += words
            pair.weighted += percent * words
    found = [
        Alike(first, second, round(pair.weighted / pair.words), tuple(pair.tasks), pair.words)
        for (first, second), pair in pairs.items()
        if pair.words >= ENOUGH
    ]
    return sorted(found, key=lambda one: (-one.words, -one.percent, one.first, one.second))


def pieces(text: str, tasks: Collection[str], known: Collection[str]) -> dict[str, list[str]]:
    """The words of each task's code; of a task that is written twice, those of the last one."""
    found: dict[str, list[str]] = {}
    words: list[str] | None = None
    opened = before = ""
    for word, at_margin in _words(text[:LONGEST]):
        if at_margin and word not in ")]}":
            words = None
        if opened in ("def", "class") and word in tasks:
            words = found[word] = []
        elif words is not None and len(words) < WORDS:
            words.append(word if before == "." or not word.isidentifier() or word in known else "name")
        opened, before = word if at_margin else "", word
    return found


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """Each word that counts, and whether its line begins with it."""
    for match in _WORD.finditer(text):
        if match.lastgroup not in ("skip", "text"):
            start = match.start()
            yield match[0], not start or text[start - 1] == "\n"


def _by_task(handed: Mapping[str, Modules], course: Given) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Each task with its code by student, which is neither short nor the stub's nor the lesson's."""
    for section, tasks in course.tasks.items():
        stub = course.stubs.get(section, "")
        known = {word for word, _ in _words(stub)} | set(keyword.kwlist)
        given = [pieces(text, tasks, known) for text in (stub, course.solutions.get(section, ""))]
        texts = {student: modules[section] for student, modules in handed.items() if section in modules}
        written = {student: pieces(text, tasks, known) for student, text in sorted(texts.items())}
        for task in tasks:
            codes = {student: own[task] for student, own in written.items() if task in own}
            long = {student: words for student, words in codes.items() if len(words) >= FEWEST}
            yield f"{section}.{task}", _without(long, [one[task] for one in given if task in one])


def _without(codes: dict[str, list[str]], given: Sequence[Sequence[str]]) -> dict[str, list[str]]:
    return {
        student: words
        for student, words in codes.items()
        if all(fuzz.ratio(words, one, score_cutoff=ALIKE) < ALIKE for one in given)
    }


def _close(codes: Mapping[str, list[str]]) -> Iterator[tuple[str, str, float, int]]:
    """Pairs of students whose code of one task is alike, how much, and how many words that are."""
    students = list(codes)
    if len(students) < 2:
        return
    texts = list(_letters(codes.values()))
    close = process.cdist(texts, texts, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=numpy.float32)
    neighbours = (close >= ALIKE).sum(axis=1)
    rare = neighbours < max(COMMON, SHARE * len(students))
    for one, other in zip(*numpy.nonzero(numpy.triu(close, 1)), strict=True):
        if rare[one] and rare[other]:
            yield (
                students[one],
                students[other],
                float(close[one, other]),
                min(len(texts[one]), len(texts[other])),
            )


def _letters(codes: Iterable[Sequence[str]]) -> Iterator[str]:
    """Each word as one letter of an alphabet of our own: texts are compared much faster than lists."""
    letters: dict[str, str] = {}
    for words in codes:
        yield "".join(letters.setdefault(word, chr(0x4E00 + len(letters) % 0x5000)) for word in words)
