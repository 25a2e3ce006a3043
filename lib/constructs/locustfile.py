"""The load on an inference service, for Locust (https://docs.locust.io).

Each user thinks, then sends POST /predict, GET /healthz or GET /metrics, as the `scenario.json` in this folder says.
"""

from __future__ import annotations

import json
import random
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from locust import HttpUser, between, task

REQUEST_TIMEOUT_SECONDS = 30


class Scenario:
    """The settings of a load test, checked; `faults` has one sentence for each that is wrong, missing or unknown."""

    def __init__(self, document: Any) -> None:
        self.faults: list[str] = []
        self._left = _leaves(document) if isinstance(document, dict) else {}
        self.predict = int(self._take("weights.predict", 0, 10_000, whole=True))
        self.healthz = int(self._take("weights.healthz", 0, 10_000, whole=True))
        self.metrics = int(self._take("weights.metrics", 0, 10_000, whole=True))
        self.rows = int(self._take("payload.rows", 1, 10_000, whole=True))
        self.features = int(self._take("payload.features", 1, 1_000, whole=True))
        self.think_min = self._take("thinkSeconds.min", 0, 3_600)
        self.think_max = self._take("thinkSeconds.max", 0, 3_600)
        self.new_connection_ratio = self._take("newConnectionRatio", 0, 1)
        self.faults += [f"{path} is not a setting; remove it" for path in self._left]
        if not self.faults and self.predict + self.healthz + self.metrics == 0:
            self.faults.append("weights are all 0; give at least one above 0")
        if not self.faults and self.think_min > self.think_max:
            self.faults.append(f"thinkSeconds.min is {self.think_min}, above thinkSeconds.max of {self.think_max}")

    def _take(self, path: str, low: int, high: int, whole: bool = False) -> float:
        wanted = f"give a {'whole ' if whole else ''}number from {low} to {high}"
        if path not in self._left:
            self.faults.append(f"{path} is missing; {wanted}")
            return low
        value = self._left.pop(path)
        if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)) or not low <= value <= high:
            self.faults.append(f"{path} is {json.dumps(value)}; {wanted}")
            return low
        return value


def _leaves(document: dict[str, Any], above: str = "") -> dict[str, Any]:
    """Returns what a document holds below its objects, by dotted path."""
    leaves: dict[str, Any] = {}
    for key, value in document.items():
        leaves.update(_leaves(value, f"{above}{key}.") if isinstance(value, dict) else {f"{above}{key}": value})
    return leaves


def read_scenario(path: Path) -> Scenario:
    """Reads the scenario, or ends the process with exit code 2 and one line for each fault on standard error."""
    try:
        scenario = Scenario(json.loads(path.read_text(encoding="utf-8")))
        faults = scenario.faults
    except (OSError, ValueError) as error:
        faults = [f"cannot be read: {error}"]
    if faults:
        sys.stderr.writelines(f"error: {path.name}: {fault}\n" for fault in faults)
        sys.exit(2)
    return scenario


def payload(rows: int, features: int) -> dict[str, Any]:
    """Returns a body of POST /predict: rows a second apart up to now, each with its own features from 0 to 1."""

    def numbers() -> list[float]:
        return [round(random.random(), 6) for _ in range(features)]

    now = datetime.now(timezone.utc)
    times = (now - timedelta(seconds=age) for age in reversed(range(rows)))
    return {"rows": [{"timestamp": time.strftime("%Y-%m-%dT%H:%M:%S.%fZ"), "features": numbers()} for time in times]}


SCENARIO = read_scenario(Path(__file__).with_name("scenario.json"))


class InferenceUser(HttpUser):
    """A client of the service. HttpUser rather than FastHttpUser, which silently sends a GET again when its connection
    broke: a load test must count every request that was lost."""

    wait_time = between(SCENARIO.think_min, SCENARIO.think_max)

    def on_start(self) -> None:
        """Goes straight to the service, whatever proxy the environment names."""
        self.client.trust_env = False

    @task(SCENARIO.predict)
    def predict(self) -> None:
        """POST /predict; an answer that is not JSON is a failure."""
        body = payload(SCENARIO.rows, SCENARIO.features)
        with self.send("POST", "/predict", json=body, catch_response=True) as response:
            try:
                if response.ok:
                    response.json()
            except ValueError:
                response.failure("the answer is not JSON")

    @task(SCENARIO.healthz)
    def healthz(self) -> None:
        """GET /healthz."""
        self.send("GET", "/healthz")

    @task(SCENARIO.metrics)
    def metrics(self) -> None:
        """GET /metrics."""
        self.send("GET", "/metrics")

    def send(self, method: str, path: str, **options: Any) -> Any:
        """Sends a request named after its path, at the scenario's ratio on a new connection."""
        if random.random() < SCENARIO.new_connection_ratio:
            self.client.close()
        return self.client.request(method, path, name=path, timeout=REQUEST_TIMEOUT_SECONDS, **options)
