"""Texts cut so that a file keeps within what its platform takes: one that is too large is lost as a whole."""

from collections.abc import Sequence

__all__ = ["fitting", "fitting_together"]

_CUT = "\n… (cut)"


def fitting(text: str, most: int) -> str:
    """The text, or its beginning, in at most `most` bytes of UTF-8."""
    encoded = text.encode("utf-8", "replace")
    if len(encoded) <= most:
        return text
    kept = encoded[: max(most - len(_CUT.encode()), 0)]
    return kept.decode("utf-8", "ignore") + _CUT


def fitting_together(texts: Sequence[str], most: int) -> list[str]:
    """The texts in at most `most` bytes of UTF-8 all together: only the longest are cut, all at the same length."""
    longest = _level([len(text.encode("utf-8", "replace")) for text in texts], most)
    return [fitting(text, longest) for text in texts]


def _level(sizes: Sequence[int], most: int) -> int:
    left = most
    for done, size in enumerate(sorted(sizes)):
        share = left // (len(sizes) - done)
        if size > share:
            return share
        left -= size
    return most
