"""Every hostile submission on every rung that can be shown here: no point, nothing read, nobody else harmed."""

import json
import os
import shutil
from functools import cache

import pytest
from attack import Attack, attacks
from workspace import USER, interpreter, run, workspace

from grader.student import ladder

pytestmark = pytest.mark.attacks

SECONDS = 2_400.0  # for all attacks on one rung, on a busy machine
LONGEST = 8.0 + 6.0  # seconds for one task: its limit, and what ending and restarting may take
LONGEST_SLOW = 20.0 + 6.0
LARGEST = 200_000  # characters that a student can make a report grow to
MEMORY = 1_500  # megabytes of this side's process


@cache
def places() -> dict[str, tuple[int | None, int]]:
    """Who grades, on which rung."""
    own = ladder.rungs()
    found = {f"rung-{rung}": (None, rung) for rung in own}
    if os.getuid() == 0:
        others = interpreter(for_others=True) is not None
        if others and shutil.which("setpriv"):
            found |= {f"user-rung-{rung}": (USER, rung) for rung in own if rung <= 2}
        if others:
            found["rung-3"] = (None, 3)
    return found


@cache
def report(place: str, names: tuple[str, ...]) -> dict:
    """What came of attacks in one place, tried one after the other through one transport."""
    uid, rung = places()[place]
    with workspace(uid) as folder:
        out = folder / "home" / "report.json"
        run(
            folder,
            "trial.py",
            [str(rung), str(out), *names],
            uid=uid,
            others=bool(uid) or rung == 3,
            seconds=SECONDS,
        )
        return json.loads(out.read_text(encoding="utf-8"))


def meant_for(attack: Attack, place: str) -> bool:
    """Whether an attack is tried there: some are only safe, or only possible, behind some walls."""
    uid, rung = places()[place]
    ordinary = uid is not None or os.getuid() != 0
    return rung in attack.rungs and (ordinary or not attack.users)


def chosen(place: str, *, quick: bool) -> tuple[str, ...]:
    return tuple(
        name for name, one in attacks().items() if meant_for(one, place) and (one.quick or not quick)
    )


def trials() -> list:
    """The quick ones on the best rung; all of them everywhere, marked slow."""
    best = f"rung-{ladder.rungs()[0]}"
    quick = [pytest.param(best, name, True, id=f"quick-{best}-{name}") for name in chosen(best, quick=True)]
    everything = [
        pytest.param(place, name, False, id=f"{place}-{name}", marks=pytest.mark.slow)
        for place in places()
        for name in chosen(place, quick=False)
    ]
    return quick + everything


@pytest.mark.parametrize(("place", "name", "quick"), trials())
def test_contained(place, name, quick):
    attack = attacks()[name]
    found = next(one for one in report(place, chosen(place, quick=quick))["records"] if one["name"] == name)
    assert found["points"] == 0, found["messages"]
    assert found["verdict"] in attack.verdicts, (found["verdicts"], found["messages"])
    assert set(found["verdicts"]) <= {
        *attack.verdicts,
        "passed",
        "timeout",
        "failed",
        "error",
        "not_attempted",
        "crashed",
    }
    assert "grader_error" not in found["verdicts"], found["messages"]
    assert not found["harmful"]
    assert found["size"] < LARGEST
    assert found["seconds"] < (LONGEST_SLOW if "slow" in attack.limits else LONGEST)
    assert found["peak_mb"] < MEMORY
    assert found["honest"][0] == found["honest"][1], found["honest"]
    if places()[place][1] == 4:  # a process of one's own is no wall: SECURITY.md says what it lets through
        return
    assert found["shown"], found["messages"]
    assert not found["leaks"]
    assert attack.held(found["worked"], places()[place][1]), found["worked"]
    assert set(found["others"]) <= attack.others
    assert not found["left"]
    assert not found["processes"]


@pytest.mark.parametrize(
    ("place", "quick"),
    [
        (f"rung-{ladder.rungs()[0]}", True),
        *(pytest.param(place, False, marks=pytest.mark.slow) for place in places()),
    ],
)
def test_nothing_is_left_when_the_jail_has_closed(place, quick):
    found = report(place, chosen(place, quick=quick))
    assert found["end"] == {"processes": [], "left": []}
    assert not found["damage"]


def test_there_are_enough_of_them():
    assert len(attacks()) >= 50
    for attack in attacks().values():
        assert attack.bites == "naive" or attack.bites.startswith("no: "), attack.name


@pytest.mark.slow
def test_they_bite_where_grader_and_submission_share_a_process():
    names = [name for name, attack in attacks().items() if attack.bites == "naive"]
    with workspace() as folder:
        out = folder / "home" / "bites.json"
        run(folder, "naive.py", [str(out), *names], uid=None, others=False, seconds=SECONDS)
        found = json.loads(out.read_text(encoding="utf-8"))
    assert [name for name, bit in found.items() if not bit] == []
