"""SECURITY.md lists every check that rests on a worker's word, and no task rests on that alone."""

from claims import by_word_alone, listed, written


def test_every_check_that_rests_on_a_claim_is_listed():
    assert written()[1] == listed(), "run `python tests/attacks/claims.py`"


def test_no_task_rests_on_claims_alone():
    assert by_word_alone() == set()
