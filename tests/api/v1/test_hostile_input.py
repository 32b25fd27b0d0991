"""Whatever is sent is answered with three sentences and a status of its own: no fault, and no trace of our insides."""

import json

import pytest

from evenhand.api.v1.body import LARGEST_BYTES

pytestmark = pytest.mark.django_db
DEEP = b'{"facts":' * 2000
ASKED = {"facts": {"decision": "final_plan", "notice_sent": "2026-11-25"}}
BODIES = {
    "nothing": (b"", 400, "no JSON"),
    "half of it": (b'{"facts": {', 400, "no JSON"),
    "a form": (b"facts=1", 400, "no JSON"),
    "not UTF-8": (b'{"facts": "\xff"}', 400, "Byte 12 is not UTF-8"),
    "UTF-16": (json.dumps(ASKED).encode("utf-16"), 400, "is not UTF-8"),
    "a mark before it": (b"\xef\xbb\xbf{}", 400, "no JSON"),
    "not a number": (b'{"facts": {"notice_sent": NaN}}', 400, "NaN is no number"),
    "infinity": (b'{"facts": {"notice_sent": -Infinity}}', 400, "-Infinity is no number"),
    "a number past all bounds": (b'{"id": 1e999, "facts": {}}', 422, "id cannot be inf"),
    "a number of many digits": (b'{"facts": ' + b"9" * 5000 + b"}", 400, "too many digits"),
    "a name twice": (
        b'{"facts": {"notice_sent": "2026-01-01", "notice_sent": "2026-02-01"}}',
        400,
        "'notice_sent' is written twice",
    ),
    "deep": (DEEP, 400, "8 deep"),
    "rather deep": (b'{"facts":' + b"[" * 400 + b"]" * 400 + b"}", 400, "8 deep"),
    "too large": (b'{"facts": {}}' + b" " * LARGEST_BYTES, 413, "at most 32,768 bytes"),
    "a list": (b"[]", 422, "must be an object"),
    "null": (b"null", 422, "must be an object"),
    "a word": (b'"facts"', 422, "must be an object"),
    "facts that are a list": (b'{"facts": []}', 422, "facts must be an object"),
    "nothing asked": (b"{}", 422, "facts must be an object"),
    "a fact that there is not": (b'{"facts": {"name": "Alex"}}', 422, "There is no fact 'name'"),
    "half a sign": (b'{"facts": {"\\ud800": 1}}', 422, "There is no fact"),
    "a null sign": (b'{"facts": {"notice_sent": "2026-11-25\\u0000"}}', 422, "write a day"),
    "a week for a day": (b'{"facts": {"notice_sent": "2026-W48-3"}}', 422, "write a day"),
    "a day without lines": (b'{"facts": {"notice_sent": "20261125"}}', 422, "write a day"),
    "a time": (b'{"facts": {"notice_sent": "2026-11-25T10:00"}}', 422, "write a day"),
    "a list of lists": (b'{"facts": {"agreed_actions": [[]]}}', 422, "a kind is one of"),
    "a list of words": (b'{"facts": {"agreed_actions": [""]}}', 422, "a kind is one of"),
    "a section that is a list": (b'{"facts": {"appeal_about": [[]]}}', 422, "write a list of"),
    "a long list": (
        json.dumps({"facts": {"icbs_notified": ["2026-01-01"] * 21}}).encode(),
        422,
        "icbs_notified has 21 things in it. It can have 20.",
    ),
    "a long word": (json.dumps({"facts": {"decision": "x" * 9000}}).encode(), 422, "..."),
    "a long name": (json.dumps({"id": "x" * 101, "facts": {}}).encode(), 422, "at most 100 signs"),
    "yes for a name": (b'{"id": true, "facts": {}}', 422, "id cannot be True"),
    "a word for brief": (b'{"brief": "yes", "facts": {}}', 422, "write true or false"),
    "a reading that there is not": (b'{"facts": {}, "readings": {"five_pm": []}}', 422, "It can be:"),
}


@pytest.mark.parametrize("what", BODIES)
def test_a_body_that_makes_no_sense_is_refused_in_words(client, what):
    body, status, said = BODIES[what]
    # The test's own client leaves the kind of an empty body out.
    response = client.post(
        "/api/v1/clocks", body, CONTENT_TYPE="application/json", content_type="application/json"
    )
    told = response.json()["error"]
    assert response.status_code == status, told
    assert said in told["why"]
    assert len(response.content) < 2500
    assert "Traceback" not in response.content.decode() and 'File "' not in response.content.decode()


@pytest.mark.parametrize(
    "kind",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "", "application/xml",
     "application/json; charset=latin-1"],
)  # fmt: skip
def test_a_body_of_another_kind_is_refused(client, kind):
    response = client.post("/api/v1/clocks", json.dumps(ASKED), content_type=kind)
    assert response.status_code == 415
    assert "Content-Type: application/json" in response.json()["error"]["what_next"]


@pytest.mark.parametrize("number", [3.0, 3])
def test_a_whole_number_may_be_written_with_a_point(client, number):
    asked = json.dumps({"from": "2026-12-23", "add": number})
    response = client.post("/api/v1/working-days", asked, content_type="application/json")
    assert response.json()["add"]["ends"]["on"] == "2026-12-30"


@pytest.mark.parametrize("value", [True, "3", 3.5, -1, [], {}, 10**18])
def test_what_is_no_number_of_days_is_refused(client, value):
    asked = json.dumps({"from": "2026-12-23", "add": value})
    response = client.post("/api/v1/working-days", asked, content_type="application/json")
    assert response.status_code == 422
    assert "write a whole number" in response.json()["error"]["why"]


@pytest.mark.parametrize(
    "query",
    [
        "notice_sent=%00",
        "notice_sent=",
        "=x",
        "x[]=1",
        "health_only=yes",
        "notice_sent=2026-01-01&notice_sent=2026-01-02",
        "decision=%F0%9F%98%80",
        "appeal_about=F",
        "brief=1",
        "icbs_notified=" + "&icbs_notified=".join(["2026-01-01"] * 21),
    ],
)
def test_an_address_that_makes_no_sense_is_refused_in_words(client, query):
    response = client.get(f"/api/v1/clocks?{query}")
    assert response.status_code == 422, response.content
    assert response.json()["error"]["why"]


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
@pytest.mark.parametrize("address", ["/api/v1/clocks", "/api/v1/working-days"])
def test_another_method_is_refused_with_those_that_there_are(client, method, address):
    response = getattr(client, method)(address)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, POST, OPTIONS"
    assert method.upper() in response.json()["error"]["why"]
