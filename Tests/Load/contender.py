"""Servers that are measured, and how: one process, its CPU time, and wrk. Standard library only."""

import json
import os
import re
import socket
import statistics
import subprocess
import time
import urllib.request

CONTENT = "a post of about one hundred bytes, which is what people commonly write, a little more or a little less"
UNITS = {"us": 1, "ms": 1_000, "s": 1_000_000, "m": 60_000_000}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Workload:
    """One kind of request, over and over."""

    def __init__(self, name, path, method="GET", status=200, token=False, must=None, goal=None, tag=False):
        self.name, self.path, self.method, self.status = name, path, method, status
        self.token, self.tag, self.must, self.goal = token, tag, must, goal

    def body(self):
        if self.method == "GET":
            return None
        key = "user_content" if self.path == "/tweet" else "content"
        return json.dumps({key: CONTENT})


class Run:
    """What one run of wrk gave."""

    def __init__(self, text, cpu_seconds):
        self.requests = int(re.search(r"(\d+) requests in", text).group(1))
        self.rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1))
        self.micros = cpu_seconds * 1e6 / max(1, self.requests)
        self.p50, self.p99 = (self.latency(text, part) for part in ("50%", "99%"))
        self.failures = re.findall(r"(Non-2xx.*|Socket errors.*)", text)

    @staticmethod
    def latency(text, part):
        number, unit = re.search(re.escape(part) + r"\s+([\d.]+)(us|ms|s|m)", text).groups()
        return float(number) * UNITS[unit]


class Contender:
    """A server process on core 0."""

    def __init__(self, name, command, port, environment=None, cores="0"):
        self.name, self.port = name, port
        self.log = open(os.path.join(os.environ["LOAD_WORK"], f"{name}-{port}.log"), "w+")
        began = time.monotonic()
        self.process = subprocess.Popen(
            ["taskset", "-c", cores, *command],
            env={**os.environ, **(environment or {})}, stdout=self.log, stderr=self.log,
        )
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                if name == "reference" or self.answers("/readyz"):
                    break
            except OSError:
                pass
            if self.process.poll() is not None or time.monotonic() - began > 300:
                self.log.seek(0)
                raise SystemExit(f"load: {name} does not start\n{self.log.read()}")
            time.sleep(0.002)
        self.ready = time.monotonic() - began
        self.token = None

    def answers(self, path):
        try:
            return self.ask(path)[0] == 200
        except OSError:
            return False

    def ask(self, path, method="GET", body=None, headers=()):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", method=method)
        for name, value in headers:
            request.add_header(name, value)
        if body is not None:
            request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, body and body.encode(), timeout=30) as answer:
                return answer.status, answer.read(), answer.headers
        except urllib.error.HTTPError as error:
            return error.code, error.read(), error.headers

    def log_in(self):
        login = json.dumps({"username": "demo1", "password": "miniter-demo"})
        answer = json.loads(self.ask("/v2/tokens", "POST", login)[1])
        self.token = answer["data"]["accessToken"]

    def headers(self, workload, tag=None):
        headers = [("Authorization", f"Bearer {self.token}")] if workload.token else []
        return headers + ([("If-None-Match", tag)] if tag else [])

    def cpu_seconds(self):
        """User and system time of all threads: the process's clock, clock_getcpuclockid(3); /proc/PID/stat has ticks."""
        return time.clock_gettime_ns(~self.process.pid << 3 | 2) / 1e9

    def status_kib(self, key):
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith(key))

    def drive(self, workload, headers, connections, seconds, core="1"):
        script = os.path.join(os.environ["LOAD_WORK"], "request.lua")
        fields = "".join(f"wrk.headers[{json.dumps(name)}] = {json.dumps(value)}\n" for name, value in headers)
        with open(script, "w") as lua:
            lua.write(f'wrk.method = "{workload.method}"\n{fields}')
            if workload.body():
                lua.write(f'wrk.headers["Content-Type"] = "application/json"\nwrk.body = {json.dumps(workload.body())}\n')
        before = self.cpu_seconds()
        text = subprocess.run(
            ["taskset", "-c", core, "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", script,
             f"http://127.0.0.1:{self.port}{workload.path}"],
            capture_output=True, text=True, check=True,
        ).stdout
        return Run(text, self.cpu_seconds() - before)

    def latency(self, workload, headers, seconds, core="1"):
        """The median of one client that asks again and again, in microseconds; `alone.c` is that client."""
        body = (workload.body() or "").encode()
        fields = [("Host", f"127.0.0.1:{self.port}"), *headers]
        if body:
            fields += [("Content-Type", "application/json"), ("Content-Length", len(body))]
        head = f"{workload.method} {workload.path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields)
        client = ["taskset", "-c", core, os.path.join(os.environ["LOAD_WORK"], "alone"), str(self.port), str(workload.status),
                  str(seconds)]
        result = subprocess.run(client, input=head.encode() + b"\r\n" + body, capture_output=True)
        if result.returncode != 0:
            raise SystemExit(f"load: {self.name} {workload.name}: no answer, or not with status {workload.status}")
        return int(result.stdout) / 1000

    def stop(self):
        self.process.terminate()
        self.process.wait(60)
        self.log.close()


def miniter(binary, name="miniter", loops=1, tweets=10_000, data=None, cores="0", preload=None, limit=None, **settings):
    port = free_port()
    command = [binary, "serve", "--port", str(port), "--loops", str(loops)]
    command += ["--demo", str(tweets)] if tweets else []
    command += ["--data", data] if data else ["--engine", "memory"]
    environment = {
        "MINITER_LOG_LEVEL": "warning", "MINITER_CLASSIC_MAX_TWEETS": "20",
        **{f"MINITER_{key.upper()}": str(value) for key, value in settings.items()},
    }
    if preload:
        command = ["env", f"LD_PRELOAD={preload}", *command]
    if limit:
        command = ["prlimit", f"--nofile={limit}", *command]
    contender = Contender(name, command, port, environment, cores)
    if tweets:
        contender.log_in()
    return contender


def median(numbers):
    return statistics.median(numbers) if numbers else float("nan")
