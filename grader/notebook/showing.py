"""How what a student wrote is shown: cells in a graded notebook, and names. Nothing is graded as it is shown."""

from collections.abc import Iterable

__all__ = ["MOST", "printable", "share", "shown"]

MOST = 100_000
"""Characters of all of a student's cells together: colouring makes up to thirty of one on a page."""

_PICTURES = {sign: 0x2400 + sign for sign in range(32) if chr(sign) not in "\t\n"} | {127: 0x2421}
_UNSEEN = [*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
"""Controls of C1, and those that make a line read in another order than it runs."""
_SIGNS = _PICTURES | dict.fromkeys(_UNSEEN, 0xFFFD)


def printable(text: str) -> str:
    """A text with names out of a hand-in in one line without control characters, as a terminal may show it."""
    return "".join(sign if sign.isprintable() else "�" for sign in text)


def share(lengths: Iterable[int]) -> int:
    """How many characters of a cell are shown: the short cells whole, so that the long ones have the rest alike."""
    left, ordered = MOST, sorted(lengths)
    for place, length in enumerate(ordered):
        waiting = len(ordered) - place
        if length * waiting > left:
            return left // waiting
        left -= length
    return MOST


def shown(text: str, most: int) -> str:
    """A source with a picture in the place of each control character, cut at `most`, which its last line says."""
    kept = text[:most].translate(_SIGNS)
    if len(text) <= most:
        return kept
    told = f"{most:,} of {len(text):,} characters are shown. What was graded was not cut."
    return f"{kept}\n# Cut here: {told}"
