"""What schemathesis has to know of the contracts: who asks, and what 400 and 404 mean here."""

import os
import secrets

import requests
import schemathesis
from hypothesis import strategies as st

BASE = os.environ["MINITER_URL"]

# The beginning of a GIF, which is as much of a picture as the server looks at.
schemathesis.openapi.format("binary", st.just(b"GIF89a\x01\x00\x01\x00\x00\x00\x00,"))


def sign_up() -> str:
    """The token of a new user."""
    name = f"caller-{secrets.token_hex(8)}"
    made = requests.post(f"{BASE}/v2/users", json={"username": name, "name": name, "password": "correct horse"}, timeout=10)
    made.raise_for_status()
    token = requests.post(f"{BASE}/v2/tokens", json={"username": name, "password": "correct horse"}, timeout=10)
    return token.json()["data"]["accessToken"]


@schemathesis.auth(refresh_interval=None)
class Caller:
    """A caller that is still there and logged in: a new one where the last was deleted or logged out."""

    token = None

    def get(self, case: schemathesis.Case, context: schemathesis.AuthContext) -> str:
        headers = {"Authorization": f"Bearer {Caller.token}"}
        if Caller.token is None or requests.get(f"{BASE}/v2/users/me", headers=headers, timeout=10).status_code != 200:
            Caller.token = sign_up()
        return Caller.token

    def set(self, case: schemathesis.Case, data: str, context: schemathesis.AuthContext) -> None:
        case.headers = case.headers or {}
        case.headers["Authorization"] = f"Bearer {data}"


@schemathesis.hook
def filter_query(context: schemathesis.HookContext, query: dict | None) -> bool:
    """An empty list of keys is none, as `allowEmptyValue` says, of which schemathesis knows nothing."""
    return not any((query or {}).get(name) in ("", [""]) for name in ("filter", "include"))


def code(response: schemathesis.Response) -> str | None:
    """The registry code of a failure."""
    body = response.json()
    return body.get("code") or body.get("error", {}).get("errorCode")


FIELDS = {"id", "username", "name", "email", "profile", "password", "content", "userId", "refreshToken", "profileImage"}


def says_what_schemas_cannot(case: schemathesis.Case) -> bool:
    """Parameters that exclude each other, one of two that has to be there, an identifier beside that of the path.

    And what JSON Schema allows beyond JSON itself and beyond forms: 5.0 for an integer, names and values of unknown
    fields that no form can hold, several fields of one name.
    """
    if isinstance(case.body, dict):
        if any(isinstance(value, float) for value in case.body.values()):
            return True
        if case.media_type != "application/json" and not case.body.keys() <= FIELDS:
            return True
    query = case.query or {}
    scrolls = "before" in query or "after" in query
    if scrolls and ("page" in query or "sort" in query or ("before" in query and "after" in query)):
        return True
    sort = query.get("sort")
    if isinstance(sort, list) and len({str(key).split(",")[0] for key in sort}) < len(sort):
        return True
    operation = case.operation.definition.raw["operationId"]
    if operation == "checkDuplicate":
        return len({"username", "email"} & query.keys()) != 1
    return operation in ("replaceUser", "replaceTweet") and isinstance(case.body, dict) and "id" in case.body


@schemathesis.check
def valid_data_is_taken(context: schemathesis.CheckContext, response: schemathesis.Response, case: schemathesis.Case):
    """What the document allows is not refused for its form; it may be refused for what is there already."""
    if case.meta is None or not case.meta.generation.mode.is_positive or response.status_code != 400:
        return
    if code(response) in ("COMMON_001", "COMMON_002", "COMMON_006") and not says_what_schemas_cannot(case):
        raise AssertionError(f"valid data is refused: {response.text}")


@schemathesis.check
def method_not_taken(context: schemathesis.CheckContext, response: schemathesis.Response, case: schemathesis.Case):
    """A method that no operation of the path has is 404 with Allow; an unknown one with a body ends the connection."""
    declared = {method.upper() for method in case.operation.schema[case.operation.path]}
    method = response.request.method
    if method in declared or method in ("HEAD", "OPTIONS"):
        return
    if method in ("TRACE", "QUERY") and response.request.body and response.status_code == 400:
        return
    if response.status_code != 404 or not response.headers.get("allow"):
        raise AssertionError(f"{method} is answered with {response.status_code}")
