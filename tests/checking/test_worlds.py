"""What a check may ask of its surroundings, and how it is noted."""

import types

import pytest

from grader.author import cases, needs_device, task, world
from grader.checking.registry import checks_of
from grader.checking.worlds import World


def registered(*decorators):
    def body(student, reference):
        """A law."""

    for decorate in (*decorators, task("s01_first.double")):
        body = decorate(body)
    module = types.ModuleType("checks")
    module.test_double_it = body
    (check,) = checks_of(module)
    return check


def test_a_check_without_a_wish_takes_the_machine_as_it_is():
    check = registered()
    assert (check.world, check.device) == (None, None)


def test_what_is_not_said_is_plain():
    assert registered(world()).world == World(None, 1, None, (), ())


def test_a_world_is_carried_by_the_check_in_either_order_and_with_cases():
    wanted = World("cuda", 2, "cuda", ("torchvision",), (("torch", "2.10.0"),))
    asked = world(accelerator="cuda", count=2, missing=["torchvision"], versions={"torch": "2.10.0"})
    assert registered(asked).world == wanted
    assert registered(cases(n=[1, 2]), asked).world == wanted


def test_the_same_worlds_are_equal_however_they_were_written():
    one = registered(world(missing=["b", "a"], versions={"x": "1", "y": "2"})).world
    two = registered(world(missing=("a", "b"), versions={"y": "2", "x": "1"})).world
    assert one == two
    assert hash(one) == hash(two)
    assert one != registered(world(missing=("a", "b"))).world


def test_a_world_is_sent_as_plain_data():
    assert World("xpu", 2, "xpu", ("a",), (("b", "1"),)).asked() == {
        "accelerator": "xpu",
        "count": 2,
        "compiled": "xpu",
        "missing": ["a"],
        "versions": {"b": "1"},
    }


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ({"accelerator": "gpu"}, "'gpu' is no accelerator"),
        ({"compiled": "rocm"}, "'rocm' is no accelerator"),
        ({"accelerator": "mps", "compiled": "cuda"}, "built for cuda does not see a mps"),
        ({"accelerator": "cuda", "count": 0}, "0 devices"),
        ({"accelerator": "mps", "count": 2}, "2 devices"),
        ({"missing": ["torch"]}, "torch cannot be missing"),
        ({"missing": ["a"], "versions": {"a": "1"}}, "a cannot be missing"),
    ],
)
def test_a_world_that_cannot_be_is_refused(wish, why):
    with pytest.raises(ValueError, match=why):
        world(**wish)


def test_a_needed_device_is_carried_by_the_check():
    assert registered(needs_device("cuda")).device == "cuda"
    with pytest.raises(ValueError, match="'cpu' is no device that a check can need"):
        needs_device("cpu")


def test_a_real_device_in_a_simulated_world_is_refused():
    with pytest.raises(TypeError, match="cannot run in a simulated world"):
        registered(needs_device("cuda"), world(accelerator="cuda"))
