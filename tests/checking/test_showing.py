"""What a check shows besides words: cut to size, around what differs, and plain."""

import json
import math

import pytest
import torch
from kit import checking

from grader.checking import showing
from grader.checking.compare import Rule, difference
from grader.checking.expect import CheckFailed, expect
from grader.checking.reading import expect_reading
from grader.checking.showing import pictures_of, show_confusion, show_curve
from grader.picture import Picture

SOURCE = "def f(): pass"


def shown(got, expected, **rule):
    found = difference(got, expected, Rule(**rule))
    assert found is not None
    return pictures_of(found.pair)


def test_a_small_tensor_is_shown_whole_with_what_differs():
    x = torch.arange(6.0).reshape(2, 3)
    other = x.clone()
    other[1, 0], other[0, 2] = 9.5, math.nan
    got, expected = shown(other, x)
    assert got.values == [[0, 1, "nan"], [9.5, 4, 5]]
    assert expected.values == [[0, 1, 2], [3, 4, 5]]
    assert got.differ == expected.differ == [2, 3]
    assert (got.name, got.shape, got.dtype, got.part) == ("got", [2, 3], "float32", "")


def test_of_a_large_tensor_a_part_around_the_first_difference_is_shown():
    x = torch.zeros(2, 3, 500, 40)
    other = x.clone()
    other[1, 2, 300, 5] = 1
    got, expected = shown(other, x)
    assert got.part == expected.part == "[1, 2, 286:314, 0:28]"
    assert len(got.values) == len(got.values[0]) == showing.SIDE
    assert got.values[14][5] == 1
    assert got.differ == [14 * 28 + 5]


def test_a_difference_at_the_edge_keeps_the_part_inside():
    x = torch.zeros(1000, dtype=torch.int64)
    other = x.clone()
    other[-1] = 7
    got, _ = shown(other, x)
    assert got.part == "[900:1000]"
    assert got.values[0][-1] == 7
    assert got.differ == [99]


def test_other_shapes_are_shown_side_by_side_without_marks():
    got, expected = shown(torch.ones(3), torch.ones(2, 2))
    assert (got.shape, expected.shape) == ([3], [2, 2])
    assert got.differ == []


def test_a_tensor_inside_a_dict_is_shown_too():
    got, _ = shown({"weight": torch.ones(2)}, {"weight": torch.zeros(2)})
    assert got.values == [[1, 1]]


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (torch.tensor(1.0), torch.tensor(2.0)),
        (torch.zeros(2, dtype=torch.complex64), torch.ones(2, dtype=torch.complex64)),
        (torch.zeros(2, 3), torch.zeros(2, 3, device="meta")),
        (torch.zeros(0, 3), torch.zeros(1, 3)),
        (None, torch.zeros(2)),
    ],
)
def test_what_cannot_be_drawn_is_left_to_words(got, expected):
    assert shown(got, expected) == []


def test_numbers_outlive_json():
    values = torch.tensor([math.inf, -math.inf, math.nan, 1 / 3])
    got, _ = shown(values, torch.zeros(4))
    assert got.values == [["inf", "-inf", "nan", 0.333333]]
    text = got.model_dump_json()
    assert Picture.model_validate_json(text) == got
    json.loads(text, parse_constant=pytest.fail)


@pytest.mark.parametrize("size", [1e-30, 1e-4, 1.0, 1e6, 1e30])
def test_many_numbers_are_rounded_by_the_largest(size):
    x = torch.linspace(-1, 1, 100, dtype=torch.float64) * size
    got, _ = shown(x, x + size, exact=True)
    assert got.values[0] == pytest.approx(x.tolist(), abs=size * 1e-5)
    assert len(str(got.values)) < 1500
    assert Picture.model_validate(got.model_dump()) == got


def test_many_numbers_may_be_bools_or_not_finite():
    got, _ = shown(torch.ones(100, dtype=torch.bool), torch.zeros(100, dtype=torch.bool))
    assert json.loads(got.model_dump_json())["values"] == [[1] * 100]
    got, _ = shown(torch.full((100,), math.nan), torch.zeros(100))
    assert got.values == [["nan"] * 100]


def test_a_failed_expectation_carries_its_pictures_and_a_passed_one_none():
    with checking("def f(x): return x * 2") as (student, conduct):
        x = torch.ones(2, 2)
        expect(student.f(x)).equals(x * 2)
        with pytest.raises(CheckFailed) as caught:
            expect(student.f(x)).equals(x)
    assert [picture.name for picture in caught.value.shown] == ["got", "expected"]
    assert conduct.shown == {}


def test_a_curve_is_kept_whether_the_check_passes_or_not():
    with checking("def f(): return [3.0, 2, float('nan')]") as (student, conduct):
        expect(student.f(), draw=lambda got: show_curve("loss", got)).satisfies(lambda _: True, says="all")
    (curve,) = conduct.shown.values()
    assert (curve.kind, curve.name, curve.values) == ("curve", "loss", [[3, 2, "nan"]])


def test_a_long_curve_is_thinned():
    with checking(SOURCE) as (_, conduct):
        show_curve("loss", [float(n) for n in range(250)])
    assert conduct.shown["loss"].values[0][:3] == [0, 3, 6]
    assert len(conduct.shown["loss"].values[0]) <= showing.LONGEST
    assert conduct.shown["loss"].part == "every 3rd of 250"


@pytest.mark.parametrize("values", [None, [], "abc", [torch.ones(2)], ["1"], [True], (1, 2)])
def test_what_is_no_list_of_numbers_is_no_curve(values):
    with checking(SOURCE) as (_, conduct):
        show_curve("loss", values)
    assert conduct.shown == {}


def test_an_integer_beyond_all_floats_is_drawn_as_infinite():
    with checking(SOURCE) as (_, conduct):
        show_curve("loss", [10**400, -(10**400)])
    assert conduct.shown["loss"].values == [["inf", "-inf"]]


def test_a_check_shows_a_few_curves_at_most():
    with checking(SOURCE) as (_, conduct):
        for name in range(50):
            show_curve(f"loss {name}", [1.0])
    assert len(conduct.shown) == showing.MOST


def test_confusions_are_counted_by_truth_and_answer():
    with checking(SOURCE) as (_, conduct):
        show_confusion(torch.tensor([0, 1, 1, 2]), torch.tensor([0, 1, 2, 2]))
    assert conduct.shown["confusion matrix"].values == [[1, 0, 0], [0, 1, 0], [0, 1, 1]]


def test_too_many_classes_and_other_shapes_are_no_matrix():
    with checking(SOURCE) as (_, conduct):
        show_confusion(torch.tensor([99]), torch.tensor([0]))
        show_confusion(torch.tensor([1, 2]), torch.tensor([0]))
        show_confusion(torch.tensor([-1]), torch.tensor([0]))
    assert conduct.shown == {}


def test_a_drawing_that_stumbles_over_the_answer_decides_nothing():
    with checking("def f(): pass") as (student, conduct):
        expect(student.f(), draw=lambda got: show_curve("loss", got["training"])).equals(None)
    assert conduct.shown == {}


def test_digits_that_were_read_show_their_confusions():
    truth = torch.arange(10)
    with checking(SOURCE) as (student, conduct):
        logits = student.send(torch.eye(10))
        expect_reading(logits, (torch.zeros(10, 1, 28, 28), truth), 0.9)
    assert conduct.shown["confusion matrix"].values == torch.eye(10).int().tolist()
