"""The real web server, with its several processes: one limit for all of them, and nothing kept of what was asked."""

import http.client
import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from evenhand.api.v1.door import ASKED_AN_HOUR
from evenhand.core import clock, limits
from evenhand.core.principals import anonymous
from evenhand.core.transactions import acting_as
from tests.build import databases
from tests.build.processes import Machine

LEFT, ASKED, CLIENTS = 10, 40, 8


def ask(port: int, path: str, body: str = "", kind: str = "") -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        headers = {"Content-Type": kind} if kind else {}
        connection.request("POST" if body else "GET", path, body or None, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


@pytest.mark.slow
def test_the_limit_holds_across_processes_and_nothing_asked_is_kept(own_database, tmp_path):
    machine = Machine(own_database, tmp_path, smtp_port=9)
    with databases.as_owner(own_database) as owner:  # no hour shall end while the test counts
        owner.execute(
            "update core_clock set shift = interval '30 minutes' - (now() - date_trunc('hour', now()))"
        )
    with acting_as(anonymous()):
        limits.count("api", "127.0.0.1", clock.now(), number=ASKED_AN_HOUR - LEFT)
    paths = [
        f"/api/v1/clocks?decision=final_plan&notice_sent=2019-08-{day:02}" for day in range(1, ASKED // 2 + 1)
    ]
    body = json.dumps({"id": "Holloway", "facts": {"notice_sent": "2019-08-07"}})
    try:
        with machine.serving() as port, ThreadPoolExecutor(CLIENTS) as pool:
            asked = [pool.submit(ask, port, path) for path in paths]
            asked += [pool.submit(ask, port, "/api/v1/clocks", body, "application/json") for _ in paths]
            answers = [each.result() for each in asked]
    finally:
        machine.close()
    assert sorted(status for status, _, _ in answers) == [200] * LEFT + [429] * (ASKED - LEFT)
    for status, headers, content in answers:
        assert headers["Set-Cookie"] is None
        if status == 429:
            assert 0 < int(headers["Retry-After"]) <= 30 * 60
            assert "times an hour" in json.loads(content)["error"]["why"]
    assert "/api/v1/clocks" in machine.words
    assert not any(word in machine.words for word in ("2019-08", "final_plan", "Holloway", "127.0.0.1"))
    with databases.as_owner(own_database) as owner:
        rows = owner.execute("select client, asked from core_askedcount").fetchall()
    assert [(len(client), asked) for client, asked in rows] == [(64, ASKED_AN_HOUR - LEFT + ASKED)]
