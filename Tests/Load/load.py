"""Measures the server beside plain C evhttp; `run` says how it is called. Standard library only."""

import argparse
import contextlib
import os
import pathlib
import resource
import socket
import subprocess
import sys
import tempfile

import growth
import report
from contender import Contender, Workload, free_port, median, miniter

ROOT = pathlib.Path(__file__).resolve().parents[2]


def workloads(tweets):
    tweet = max(1, tweets // 2)
    return [
        Workload("one", f"/v2/tweets/{tweet}", must=1.0, goal=0.85),
        Workload("page", "/v2/tweets?page=1&size=20", must=1.0, goal=0.85),
        Workload("home", "/v2/timelines/home", token=True, must=1.15, goal=0.95),
        Workload("post", "/v2/tweets", "POST", 201, token=True, must=1.6, goal=1.3),
        Workload("304", f"/v2/tweets/{tweet + 1}", status=304, tag=True, must=0.9, goal=0.75),
        Workload("v1-one", f"/v1/tweets/{tweet}"),
        Workload("v1-page", "/v1/tweets?limit=20"),
        Workload("v1-home", "/v1/timelines/home", token=True),
        Workload("v1-post", "/v1/tweets", "POST", 201, token=True),
        Workload("classic-page", "/tweet"),
        Workload("classic-post", "/tweet", "POST", token=True),
    ]


def capture(server, workload):
    """Checks one answer, and gives the bytes that the reference is to send, with the tag that a 304 needs."""
    tag = server.ask(workload.path)[2]["ETag"] if workload.tag else None
    status, body, _ = server.ask(workload.path, workload.method, workload.body(), server.headers(workload, tag))
    if status != workload.status or (status != 304 and not body):
        raise SystemExit(f"load: {workload.name}: status {status} instead of {workload.status}: {body[:200]!r}")
    return body, tag


def start_reference(chosen, answers):
    manifest = os.path.join(os.environ["LOAD_WORK"], "manifest")
    with open(manifest, "w") as lines:
        for number, workload in enumerate(chosen):
            file = os.path.join(os.environ["LOAD_WORK"], f"answer-{number}")
            pathlib.Path(file).write_bytes(answers[workload.name][0])
            lines.write(f"{workload.method} {workload.path} {workload.status} {file}\n")
    port = free_port()
    return Contender("reference", [os.path.join(os.environ["LOAD_WORK"], "reference"), str(port), manifest], port)


def start_peer(name, tweets):
    package = ROOT / "Tests/Load" / f"{name.capitalize()}Peer"
    subprocess.run(["swift", "build", "-c", "release", "--package-path", package], check=True, stdout=sys.stderr)
    port = free_port()
    peer = Contender(name, [str(package / ".build/release/Peer"), str(port), "1", str(tweets)], port)
    peer.log_in()
    return peer


def hold(server, count):
    """Opens connections that wait for nothing."""
    return [socket.create_connection(("127.0.0.1", server.port)) for _ in range(count)]


def chosen_workloads(options):
    return [w for w in workloads(options.tweets) if not options.workloads or w.name in options.workloads]


def compare_latency(options):
    """One client alone: pairs of medians, miniter's and the reference's."""
    chosen, pairs = chosen_workloads(options), {}
    with contextlib.ExitStack() as stack:
        server = miniter(options.binary, loops=options.loops, tweets=options.tweets)
        stack.callback(server.stop)
        answers = {workload.name: capture(server, workload) for workload in chosen}
        reference = start_reference(chosen, answers)
        stack.callback(reference.stop)
        for _ in range(options.rounds):
            for workload in chosen:
                headers = server.headers(workload, answers[workload.name][1])
                pairs.setdefault(workload.name, []).append(
                    tuple(one.latency(workload, headers, options.seconds) for one in (server, reference)))
    return pairs


def compare(options):
    chosen = chosen_workloads(options)
    with contextlib.ExitStack() as stack:
        def started(server):
            stack.callback(server.stop)
            return server

        servers = [started(miniter(options.binary, loops=options.loops, tweets=options.tweets))]
        if options.against:
            servers.append(started(miniter(options.against, "against", options.loops, options.tweets)))
        answers = {workload.name: capture(servers[0], workload) for workload in chosen}
        servers.append(started(start_reference(chosen, answers)))
        if options.peer:
            servers.append(started(start_peer(options.peer, options.tweets)))
        idle = [connection for server in servers for connection in hold(server, options.idle)]
        runs = {}
        for number in range(options.rounds):
            for workload in chosen:
                for server in servers:
                    if server.name == options.peer and server.ask(workload.path, workload.method, workload.body(),
                                                                  server.headers(workload))[0] != workload.status:
                        continue
                    headers = server.headers(workload, answers[workload.name][1])
                    run = server.drive(workload, headers, options.connections, options.seconds)
                    if run.failures:
                        raise SystemExit(f"load: {server.name}, {workload.name}: {run.failures}")
                    runs.setdefault((workload.name, server.name), []).append(run)
            print(f"round {number + 1} of {options.rounds}", file=sys.stderr)
        memory = servers[0].status_kib("VmRSS") / 1024
        for connection in idle:
            connection.close()
    return chosen, [server.name for server in servers], runs, memory


def compare_durability(options):
    """Posts that are on the disk beside posts in memory: pairs of requests per second."""
    pairs = []
    post = next(w for w in workloads(options.tweets) if w.name == "post")
    for _ in range(options.rounds):
        rates = []
        for durable in (False, True):
            with tempfile.TemporaryDirectory() as data:
                server = miniter(options.binary, loops=options.loops, tweets=options.tweets, data=data if durable else None)
                run = server.drive(post, server.headers(post), options.connections, options.seconds)
                server.stop()
                if run.failures:
                    raise SystemExit(f"load: durable post: {run.failures}")
                rates.append(run)
        pairs.append(tuple(rates))
    return pairs


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--workloads", type=lambda text: text.split(","), default=[])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--idle", type=int, default=0, help="connections that are open beside, to each server")
    parser.add_argument("--tweets", type=int, default=10_000)
    parser.add_argument("--loops", type=int, default=1)
    parser.add_argument("--binary", default=str(ROOT / ".build/release/miniter"))
    parser.add_argument("--against", help="a second build of miniter, measured beside")
    parser.add_argument("--peer", choices=["hummingbird"])
    parser.add_argument("--durable", action="store_true", help="posts on disk beside posts in memory, instead")
    parser.add_argument("--growth", action="store_true", help="cost from 10,000 to 1,000,000 tweets, instead")
    parser.add_argument("--latency", action="store_true", help="one client alone, to the nanosecond, instead")
    parser.add_argument("--memory", action="store_true", help="memory and time to start, instead")
    parser.add_argument("--report", default=tempfile.gettempdir(), help="where the picture goes")
    options = parser.parse_args()
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))

    if options.durable:
        report.print_durability(compare_durability(options))
    elif options.growth:
        growth.print_growth(options, workloads)
    elif options.latency:
        report.print_latency(compare_latency(options), options)
    elif options.memory:
        growth.print_memory(options)
    else:
        chosen, names, runs, memory = compare(options)
        report.print_table(chosen, names, runs, memory, options)
        print(f"picture: {report.draw(chosen, names, runs, options)}")


main()
