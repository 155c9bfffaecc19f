"""The rules that make `Student` and `Remote` sound; each test breaks when its rule is broken."""

import gc

import pytest
import torch
from kit import asked

from grader.student.failures import StudentRaised
from grader.student.function import TraceError
from grader.student.remote import Remote, RemoteUseError, Student, describe, fetch, retell

SOURCE = """
calls = []
def f(x, scale=1.0):
    calls.append(1)
    return x * scale
def grow(x):
    x += 1
    return x
def fail(x):
    return x.nothing
def count():
    return len(calls)
def gradient(g, x):
    x = x.clone().requires_grad_()
    g(x).sum().backward()
    return x.grad
def endless():
    while True:
        yield 1
class Counter:
    value = 0
    handle = 5
    def add(self, n):
        self.value += n
        return self
    def __enter__(self):
        self.value += 100
        return self
    def __exit__(self, *exception):
        self.value += 1000
"""


@pytest.fixture
def session():
    with asked(SOURCE) as session:
        session.begin(1)
        yield session


@pytest.fixture
def student(session):
    return Student(session)


def exchanges(session, monkeypatch):
    sent = []
    original = session.channel.exchange
    monkeypatch.setattr(session.channel, "exchange", lambda *a: (sent.append(1), original(*a))[1])
    return sent


def test_everything_stays_in_the_jail_until_it_is_fetched(session, student, monkeypatch):
    sent = exchanges(session, monkeypatch)
    remote = student.f(torch.ones(2), scale=3.0)[0] + 1
    assert isinstance(remote, Remote)
    assert sent == []
    assert fetch(remote).item() == 4
    assert sent == [1]


def test_a_hundred_calls_take_one_round_trip(session, student, monkeypatch):
    sent = exchanges(session, monkeypatch)
    total = student.f(torch.zeros(()))
    for _ in range(99):
        total = total + student.f(torch.ones(()))
    assert fetch(total).item() == 99
    assert sent == [1]


def test_operations_of_every_kind_are_recorded(student):
    x = student.send(torch.arange(6.0).reshape(2, 3))
    assert fetch(x[:, 1]).tolist() == [1, 4]
    assert fetch(x[..., None]).shape == (2, 3, 1)
    assert fetch(-x @ x.mT).tolist() == [[-5, -14], [-14, -50]]
    assert fetch(2 - x / 2)[1, 2] == -0.5
    assert fetch(x**2 // 3 % 2)[1, 1] == 1
    x[0] = torch.zeros(3)
    assert fetch(x.sum()) == 12
    x.requires_grad = True
    assert fetch(x.requires_grad) is True
    assert len(x) == 2
    assert [row.tolist() for row in x] == [[0, 0, 0], [3, 4, 5]]


def test_with_enters_and_leaves_in_the_jail(student):
    counter = student.Counter()
    with counter as inner:
        inner.add(1)
    assert fetch(counter.value) == 1101


def test_no_attribute_name_is_taken_from_the_students_objects(student):
    counter = student.Counter()
    assert fetch(counter.handle) == 5
    assert fetch(counter.add(2).value) == 2


def test_arguments_are_copied_when_the_call_is_recorded(student):
    x = torch.ones(2)
    remote = student.f(x)
    x.fill_(7)
    assert fetch(remote).tolist() == [1, 1]


def test_changes_in_place_show_only_in_what_was_sent(student):
    here = torch.ones(2)
    there = student.send(here)
    student.grow(there)
    assert fetch(there).tolist() == [2, 2]
    assert here.tolist() == [1, 1]


def test_operations_run_in_recorded_order(student):
    there = student.send(torch.ones(1))
    before = there + 0
    student.grow(there)
    assert fetch(before).item() == 1
    assert fetch(there).item() == 2


def test_the_first_failure_is_raised_at_the_next_fetch_whatever_that_is(student):
    student.fail(torch.ones(1))
    unrelated = student.f(torch.ones(1))
    with pytest.raises(StudentRaised) as caught:
        fetch(unrelated)
    assert caught.value.kind == "AttributeError"
    assert caught.value.lines == ["line 11, in fail: return x.nothing"]


def test_nothing_after_the_first_failure_is_run(student):
    student.fail(torch.ones(1))
    student.f(torch.ones(1))
    with pytest.raises(StudentRaised):
        fetch(student.count())
    assert fetch(student.count()) == 0


def test_pending_operations_are_flushed_when_the_check_ends(session, student):
    student.fail(torch.ones(1))
    with pytest.raises(StudentRaised):
        session.settle()


def test_a_remote_has_no_equality_no_order_and_no_truth(student):
    remote = student.f(torch.ones(1))
    for misuse in (
        lambda: remote == 1,
        lambda: remote != 1,
        lambda: remote < 1,
        lambda: bool(remote),
        lambda: 1 in remote,
        lambda: [remote] == [1],
    ):
        with pytest.raises(RemoteUseError, match="still in the jail"):
            misuse()


def test_what_is_at_home_cannot_be_fetched():
    with pytest.raises(RemoteUseError):
        fetch(3)


def test_handles_that_die_are_dropped_with_the_next_message(session, student):
    held = session.channel._interpreter.objects.held
    keep = student.f(torch.ones(1))
    fetch(keep)
    for _ in range(50):
        fetch(student.f(torch.ones(1)))
    gc.collect()
    fetch(keep)
    assert len(held) < 10


def test_a_handle_used_before_it_died_still_arrives(student):
    first = student.f(torch.ones(1))
    fetch(first)
    second = first + 1
    del first
    assert fetch(second).item() == 2


def test_a_formula_travels_as_data_and_replays_there(student):
    x = torch.tensor([0.5, -1.0, 2.0])
    formula = student.function(lambda t: torch.sin(t) * t + 2 / (1 + t**2))
    expected = x.cos() * x + x.sin() - 4 * x / (1 + x**2) ** 2
    assert torch.allclose(fetch(student.gradient(formula, x)), expected)


def test_formulas_know_methods_and_several_arguments(student):
    formula = student.function(lambda a, b: (a @ b).relu().sum(dim=0)[0], arity=2)
    assert fetch(formula(torch.ones(2, 2), torch.ones(2, 2))).item() == 4


def test_a_formula_cannot_branch_on_its_argument(student):
    with pytest.raises(TraceError):
        student.function(lambda x: x or -x)


def test_the_jails_own_libraries_are_at_hand(student):
    model = student.torch.nn.Linear(2, 1)
    model.load_state_dict({"weight": torch.tensor([[1.0, 2.0]]), "bias": torch.zeros(1)})
    assert fetch(model(torch.ones(1, 2))).item() == 3
    assert fetch(student.numpy.arange(3)).tolist() == [0, 1, 2]


def test_files_go_in_and_come_out(student):
    student.write("a/b.bin", b"123")
    assert fetch(student.collect("a/b.bin")) == b"123"
    assert fetch(student.path("a").exists()) is True


def test_feedback_tells_the_calls_with_their_arguments(student):
    remote = student.f(torch.tensor([1.0, 2.0]), scale=2)
    assert describe(remote) == "f(tensor([1., 2.]), scale=2)"
    assert retell(remote.sum())() == "f(tensor([1., 2.]), scale=2).sum()"
    assert describe(student.f([remote, 1])) == "f([f(tensor([1., 2.]), scale=2), 1])"


def test_an_endless_iteration_is_cut(student):
    with pytest.raises(StudentRaised, match="does not end"):
        list(student.endless())


def test_a_seeded_check_draws_the_same_in_the_jail(session, student):
    first = fetch(student.torch.rand(3))
    session.begin(1)
    assert torch.equal(first, fetch(student.torch.rand(3)))


def test_modes_that_a_students_code_left_behind_end_with_the_check(session, student):
    student.torch.set_grad_enabled(False)
    student.torch.set_default_dtype(torch.float64)
    assert fetch(student.torch.ones(1)).dtype == torch.float64
    session.begin(1)
    assert fetch(student.torch.is_grad_enabled()) is True
    assert fetch(student.torch.ones(1)).dtype == torch.float32
