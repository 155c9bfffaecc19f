"""What verify reports of wheats, chaffs, causes, stubs and checks."""

import pytest

from grader.verify.trials import Part

WRONG = "def double(x):\n    return x"
RIGHT = "def double(x):\n    return x + x"


def test_a_sound_course_reaches_every_bar(tiny):
    for task in ("double", "quadruple"):
        tiny.wheat(
            "sum",
            RIGHT.replace("double", task).replace("x + x", "x + x" if task == "double" else "x * 4"),
            task,
        )
        for number in range(3):
            tiny.chaff(
                f"wrong{number}",
                "Wrong.\n\ncause: none\n",
                f"def {task}(x):\n    return x - {number}.0",
                task,
            )
    tiny.chaff("float", "Float.\n\ncause: none\n", "def double(x):\n    return x * 2.0")
    swapped = "'swap: scale(x, 2) -> scale(2, x)'"
    tiny.equivalent(f"- {{task: double, reason: multiplication commutes, mutants: [{swapped}]}}")
    figures = tiny.verify(*Part)
    assert [str(miss) for miss in figures.misses] == []
    assert figures.hold
    assert figures.bars["mutants killed"].of > 5
    assert figures.bars["checks that kill"].of == 3


def test_an_accepted_chaff_is_reported(tiny, misses):
    tiny.chaff("fine", "Not wrong.\n\ncause: as it was\n", RIGHT)
    assert misses(Part.CHAFFS) == [
        "chaff double/fine: it passed every check. Add a check or a case that sees it: Not wrong."
    ]


def test_a_refused_wheat_is_reported(tiny, misses):
    tiny.wheat("bad", WRONG)
    found = misses(Part.WHEATS)
    assert found
    assert all(miss.startswith("wheat double/bad: failed in s90_tiny.") for miss in found)


def test_a_wheat_that_breaks_a_prompts_example_is_reported(tiny):
    tiny.write("grader/hidden/test_s90_tiny.py", '"""None."""')
    tiny.wheat("bad", WRONG)
    (miss, *_) = tiny.verify(Part.WHEATS).misses
    assert "test_double_example_prompt" in miss.what


def test_a_cause_is_a_part_of_what_was_told(tiny):
    tiny.chaff("same", "X.\n\nCause: CAME back\n", WRONG)
    figures = tiny.verify(Part.CHAFFS)
    assert not figures.misses
    assert figures.bars["causes named"].reached == 1


def test_an_unnamed_cause_is_reported(tiny, misses):
    tiny.chaff("same", "X.\n\ncause: the sign\n", WRONG)
    (miss,) = misses(Part.CHAFFS)
    assert miss.startswith(
        "chaff double/same: it was to be told 'the sign' and was told 'x came back as it was'."
    )


def test_the_text_of_an_exception_tells_its_cause(tiny, misses):
    tiny.chaff(
        "loud",
        "X.\n\ncause: no such thing\nverdict: error",
        'def double(x):\n    raise KeyError("no such thing")',
    )
    assert misses(Part.CHAFFS) == []


def test_a_chaff_that_names_no_cause_is_reported_in_the_kits_own_corpus_only(tiny):
    tiny.chaff("same", "X.", WRONG)
    (miss,) = tiny.verify(Part.CHAFFS).misses
    assert miss.what == "it names no cause"
    elsewhere = tiny.verify(Part.CHAFFS, corpus=tiny.root / "tests")
    assert elsewhere.hold
    assert "causes named" not in elsewhere.bars


def test_the_verdict_must_be_the_one_announced(tiny, misses):
    tiny.chaff("loud", "X.\n\ncause: none", "def double(x):\n    raise KeyError")
    (miss,) = misses(Part.CHAFFS)
    assert "error in s90_tiny.double::" in miss
    assert "(wanted: failed)" in miss


def test_tasks_that_need_the_chaffs_task_may_be_lost_with_it(tiny, misses):
    tiny.chaff("same", "X.\n\ncause: none", WRONG)
    tiny.write(
        "tests/chaffs/s90_tiny/double/rebinds.py", '"""X.\n\ncause: none\n"""\n\nscale = None\n' + WRONG
    )
    assert misses(Part.CHAFFS) == []


def test_a_chaff_is_tried_on_the_tasks_that_it_can_reach(tiny):
    tiny.chaff("alone", "X.\n\ncause: none", "def quadruple(x):\n    return x", "quadruple")
    tiny.chaff(
        "helper",
        "X.\n\ncause: none",
        "def scale(x, by):\n    return x\n\ndef quadruple(x):\n    return x",
        "quadruple",
    )
    (miss,) = tiny.verify(Part.CHAFFS).misses
    assert (miss.subject, miss.what) == ("chaff quadruple/helper", "s90_tiny.double is lost as well")


def test_a_wheat_must_not_break_the_tasks_that_need_it(tiny):
    tiny.wheat("small_ones", "def double(x):\n    return x * 2 if x.abs().max() < 6 else x")
    assert any("s90_tiny.quadruple::" in miss.what for miss in tiny.verify(Part.WHEATS).misses)


def test_what_is_announced_to_be_lost_as_well_has_to_be(tiny):
    tiny.chaff("alone", "X.\n\ncause: none\nalso: double", "def quadruple(x):\n    return x", "quadruple")
    (miss,) = tiny.verify(Part.CHAFFS).misses
    assert miss.what == "s90_tiny.double was to be lost as well and is not"


def conducted(tiny, part):
    """How many checks of its own task each trial of a part went through, by name."""
    return {one.name: len(next(iter(one.checks.values()))) for one in tiny.outcomes if one.part is part}


def test_quickly_a_chaff_is_tried_until_it_is_lost_and_its_cause_left_aside(tiny):
    tiny.chaff("all_wrong", "X.\n\ncause: something else", "def double(x):\n    return x * 3.0")
    tiny.wheat("sum", RIGHT)
    assert tiny.verify(Part.WHEATS, Part.CHAFFS, quick=True).misses == []
    assert conducted(tiny, Part.WHEATS) == {"double/sum": 2}
    assert conducted(tiny, Part.CHAFFS) == {"double/all_wrong": 1}
    assert conducted(tiny, Part.SOLUTIONS) == {"double": 2, "quadruple": 1}


def test_quickly_a_wheat_is_tried_on_its_own_task_alone(tiny):
    tiny.wheat("small_ones", "def double(x):\n    return x * 2 if x.abs().max() < 6 else x")
    assert tiny.verify(Part.WHEATS, quick=True).misses == []
    assert tiny.verify(Part.WHEATS).misses != []


@pytest.mark.parametrize(
    ("about", "code", "wanted"),
    [
        ("X.\n\ncause: none", RIGHT, "it passed every check"),
        ("X.\n\ncause: none\nverdict: timeout", WRONG, "(wanted: timeout)"),
        ("X.\n\ncause: none\nalso: quadruple", RIGHT, "s90_tiny.quadruple was to be lost as well and is not"),
    ],
)
def test_quickly_a_chaff_that_keeps_its_task_is_still_reported(tiny, about, code, wanted):
    tiny.chaff("fine", about, code)
    misses = tiny.verify(Part.CHAFFS, quick=True).misses
    assert any(wanted in miss.what for miss in misses)


def test_stubs_that_are_attempts_are_reported(tiny, misses):
    assert misses(Part.STUBS) == []


def test_a_lack_is_told_with_its_remedy(tiny, misses):
    found = misses(Part.TASKS)
    assert "s90_tiny.double: it has 0 wheats. Write one or more in tests/wheats/s90_tiny/double/." in found
    assert "s90_tiny.double: it has 0 chaffs. Write 3 or more in tests/chaffs/s90_tiny/double/." in found


def test_a_task_without_checks_is_told(tiny, misses):
    tiny.write("grader/hidden/test_s90_tiny.py", '"""None."""')
    assert any("'s90_tiny.double' has no hidden check" in miss for miss in misses(Part.TASKS))


def test_a_check_that_kills_nothing_is_told(tiny, misses):
    idle = '''
    @task("s90_tiny.double")
    def test_double_idles(student, reference):
        """True."""
        expect(student.torch.zeros(1)).equals(torch.zeros(1))
    '''
    import textwrap

    path = tiny.root / "grader/hidden/test_s90_tiny.py"
    path.write_text(path.read_text() + textwrap.dedent(idle))
    found = misses(Part.CHAFFS, Part.MUTANTS)
    assert "s90_tiny.double::test_double_idles: it kills nothing. " in " ".join(found)


def test_a_broken_check_kills_nothing(tiny, misses):
    tiny.write(
        "grader/hidden/test_s90_tiny.py",
        '''
        """Broken."""
        from grader.author import task

        @task("s90_tiny.double")
        def test_double_breaks(student, reference):
            """None."""
            raise RuntimeError("broken")
        ''',
    )
    tiny.chaff("same", "X.\n\ncause: none", WRONG)
    (miss,) = misses(Part.CHAFFS)
    assert "grader_error" in miss
    assert "Mend the check" in miss


@pytest.fixture
def without_devices(monkeypatch):
    """Every check that needs a device is skipped."""
    monkeypatch.setattr("grader.engine.absence", lambda device, transport: f"no {device} here")


def on_a_device(tiny, *laws):
    """Have some of the checks need a device."""
    path = tiny.root / "grader" / "hidden" / "test_s90_tiny.py"
    text = path.read_text().replace("import expect, task", "import expect, needs_device, task")
    for law in laws:
        text = text.replace(f"def test_{law}", f'@needs_device("cuda")\ndef test_{law}')
    path.write_text(text)


def test_a_check_that_is_skipped_here_spoils_no_bar(tiny, misses, without_devices):
    on_a_device(tiny, "double_keeps_the_dtype")
    tiny.chaff("same", "x itself.\n\ncause: x came back as it was\n", "def double(x):\n    return x")
    tiny.wheat("sum", "def double(x):\n    return x + x")
    assert misses(Part.SOLUTIONS, Part.STUBS, Part.WHEATS, Part.CHAFFS) == []


def test_a_task_that_is_skipped_here_is_judged_by_nothing(tiny, without_devices):
    on_a_device(tiny, "double_keeps_the_dtype", "double_doubles")
    tiny.chaff("same", "x itself.\n\ncause: x came back as it was\n", "def double(x):\n    return x")
    figures = tiny.verify(Part.CHAFFS, Part.MUTANTS)
    assert not {bar for bar in figures.bars if figures.bars[bar].of} & {"chaffs killed", "causes named"}
    assert {miss.subject for miss in figures.misses if "double" in miss.subject} == set()
