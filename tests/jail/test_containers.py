"""Lengths and passes come home as values; a pass without an end is found out."""

from itertools import count

import pytest

from grader.jail.instruments import length, listed


class Counting:
    """Items by number only, which never end."""

    def __getitem__(self, index):
        return index


def test_length_is_what_len_says():
    assert length([1, 2, 3]) == 3
    with pytest.raises(TypeError):
        length(iter([1]))


@pytest.mark.parametrize("endless", [count(), Counting()])
def test_a_pass_without_an_end_is_refused(endless):
    with pytest.raises(ValueError, match="does not end"):
        listed(endless)


def test_listed_goes_through_once():
    assert listed(iter("abc")) == ["a", "b", "c"]
