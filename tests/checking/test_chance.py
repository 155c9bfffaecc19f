"""Statistics refuse what is drawn otherwise, and a right answer no more often than they say."""

import math

import pytest
import torch

from grader.checking.chance import follows, normal_cdf, share_is, uniform_cdf

COUNT = 20_000


@pytest.fixture(autouse=True)
def _seeded():
    torch.manual_seed(3)


def test_each_distribution_follows_itself_alone():
    uniform, normal = torch.rand(COUNT) * 2 - 1, torch.randn(COUNT) / math.sqrt(3)
    assert follows(uniform, uniform_cdf(1.0))
    assert follows(normal, normal_cdf(1 / math.sqrt(3)))
    assert not follows(uniform, normal_cdf(1 / math.sqrt(3)))
    assert not follows(normal, uniform_cdf(1.0))


@pytest.mark.parametrize("spoil", [lambda x: 1.1 * x, lambda x: x + 0.1, torch.abs, lambda x: x * torch.nan])
def test_a_slight_change_is_found(spoil):
    assert not follows(spoil(torch.rand(COUNT) * 2 - 1), uniform_cdf(1.0))


def test_a_share_is_what_it_is():
    hits = torch.rand(COUNT) < 0.2
    assert share_is(hits, 0.2)
    assert not share_is(hits, 0.25)
    assert not share_is(~hits, 0.2)


def test_alarms_are_as_rare_as_promised():
    """With an alarm of one in ten, at most that many of 400 right answers are refused (and three deviations)."""
    alarms = sum(not follows(torch.rand(500) * 2 - 1, uniform_cdf(1.0), alarm=0.1) for _ in range(400))
    misses = sum(not share_is(torch.rand(500) < 0.5, 0.5, alarm=0.1) for _ in range(400))
    assert alarms <= 40 + 3 * 6
    assert misses <= 40 + 3 * 6
