"""Counts what requests cost, and compares it with the budget; `guard` says how it is called."""

import json
import os
import pathlib
import signal
import socket
import sys
import time

from contender import Workload, miniter

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUDGET = pathlib.Path(__file__).with_name("budget.json")
KINDS = ["allocations", "retains and releases", "system calls"]
ROOM = 1.05
REQUESTS = 1000
WORKLOADS = [
    Workload("one", "/v2/tweets/5000"),
    Workload("page", "/v2/tweets?page=1&size=20"),
    Workload("home", "/v2/timelines/home", token=True),
    Workload("post", "/v2/tweets", "POST", 201, token=True),
]


def answer(connection):
    """Reads one answer whole. Gives its status."""
    bytes_ = b""
    while b"\r\n\r\n" not in bytes_:
        bytes_ += connection.recv(65536)
    head, body = bytes_.split(b"\r\n\r\n", 1)
    length = next(int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length"))
    while len(body) < length:
        body += connection.recv(65536)
    return int(head.split(b" ", 2)[1])


def count(server, workload):
    body = (workload.body() or "").encode()
    lines = [f"{workload.method} {workload.path} HTTP/1.1", "Host: localhost"]
    lines += [f"{name}: {value}" for name, value in server.headers(workload)]
    if body:
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    request = ("\r\n".join(lines) + "\r\n\r\n").encode() + body
    file = os.path.join(os.environ["LOAD_WORK"], "counts")
    pathlib.Path(file).unlink(missing_ok=True)
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        def ask(times):
            for _ in range(times):
                connection.sendall(request)
                status = answer(connection)
                if status != workload.status:
                    raise SystemExit(f"guard: {workload.name}: status {status}")

        ask(100)
        server.process.send_signal(signal.SIGUSR1)
        ask(REQUESTS)
        server.process.send_signal(signal.SIGUSR2)
    for _ in range(1000):
        if os.path.exists(file) and os.path.getsize(file):
            break
        time.sleep(0.01)
    return [int(number) / REQUESTS for number in pathlib.Path(file).read_text().split()]


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--record"]
    os.environ["LOAD_COUNTS"] = os.path.join(os.environ["LOAD_WORK"], "counts")
    binary = arguments[0] if arguments else str(ROOT / ".build/release/miniter")
    server = miniter(binary, cores="0-1", preload=os.path.join(os.environ["LOAD_WORK"], "counts.so"))
    counted = {workload.name: dict(zip(KINDS, count(server, workload))) for workload in WORKLOADS}
    server.stop()
    if "--record" in sys.argv:
        rounded = {name: {kind: round(number, 1) for kind, number in kinds.items()} for name, kinds in counted.items()}
        BUDGET.write_text(json.dumps(rounded, indent=2) + "\n")
    budget = json.loads(BUDGET.read_text())
    dearer = []
    for name, kinds in counted.items():
        for kind, number in kinds.items():
            print(f"{name}: {number:.1f} {kind}, of {budget[name][kind]}")
            if number > budget[name][kind] * ROOM:
                dearer.append(f"{name}: {number:.1f} {kind} a request, {budget[name][kind]} are allowed")
    if dearer:
        sys.exit("guard: dearer than it was:\n" + "\n".join(dearer))


main()
