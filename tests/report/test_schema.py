"""The result model's schema is committed, fresh, and holds a real result."""

import json

import jsonschema
import pytest

from grader.report.schema import SCHEMA, schema_text
from grader.results import CheckResult, Result, TaskResult
from grader.verdict import Verdict

CHECK = CheckResult(id="s01_a.b::test_b", law="L", verdict=Verdict.FAILED, message="m", cause="c")
TASK = TaskResult(id="s01_a.b", title="A", verdict=Verdict.FAILED, points=0, max_points=2, checks=[CHECK])
RESULT = Result(
    course="C",
    submission="s",
    score=0,
    max_score=2,
    partial=False,
    isolation="rung 2",
    seed=1,
    torch_version="2.9",
    grader_version="0",
    sections=[],
    tasks=[TASK],
)


def test_the_committed_schema_is_fresh():
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(), "write schema_text() to SCHEMA"


def test_a_result_fits_the_schema():
    jsonschema.validate(RESULT.model_dump(mode="json"), json.loads(schema_text()))


@pytest.mark.parametrize("field", ["schema_version", "score", "max_score", "isolation", "seed", "tasks"])
def test_a_result_without_its_main_fields_does_not_fit(field):
    data = RESULT.model_dump(mode="json")
    del data[field]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, json.loads(schema_text()))


def test_a_verdict_of_its_own_does_not_fit():
    data = RESULT.model_dump(mode="json")
    data["tasks"][0]["checks"][0]["verdict"] = "excellent"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, json.loads(schema_text()))
