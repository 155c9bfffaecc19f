"""The JSON Schema of the result model, committed beside this file and tested to be fresh."""

import json
from pathlib import Path

from grader.results import Result

__all__ = ["SCHEMA", "schema_text"]

SCHEMA = Path(__file__).parent / "result.schema.json"


def schema_text() -> str:
    """The schema as it should stand in `SCHEMA`."""
    return json.dumps(Result.model_json_schema(mode="serialization"), indent=1, ensure_ascii=False) + "\n"
