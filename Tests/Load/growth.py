"""How cost and memory grow."""

import json
import socket
import tempfile
import threading
import time

from contender import free_port, median, miniter

SIZES = [10_000, 100_000, 1_000_000]


def print_growth(options, workloads):
    """Cost with more tweets, deep pages, searches beside reads, and two loops beside one."""
    costs = {}
    for tweets in SIZES:
        server = miniter(options.binary, tweets=tweets)
        chosen = [w for w in workloads(tweets) if w.name in ("one", "page", "home", "post")]
        # Posts come last: they make the lists longer.
        for workload in chosen:
            runs = [server.drive(workload, server.headers(workload), options.connections, options.seconds)
                    for _ in range(options.rounds)]
            costs.setdefault(workload.name, []).append(median([run.micros for run in runs]))
        if tweets == SIZES[-1]:
            print_depth(server)
            print_searches(server)
        server.stop()
    print("| CPU µs a request | " + " | ".join(f"{size:,} tweets" for size in SIZES) + " | most to least |")
    print("|---|" + "--:|" * (len(SIZES) + 1))
    for name, micros in costs.items():
        print(f"| {name} | " + " | ".join(f"{cost:.2f}" for cost in micros) + f" | {max(micros) / min(micros):.2f} |")


def time_of(server, path):
    took = []
    for _ in range(20):
        began = time.perf_counter()
        status = server.ask(path)[0]
        took.append((time.perf_counter() - began) * 1000)
        assert status == 200, (path, status)
    return median(took)


def print_depth(server):
    for path in ("/v2/tweets?page=1&size=20", "/v2/tweets?page=10000&size=20", "/v2/tweets?page=50000&size=20",
                 "/v2/tweets?before=500000&size=20", "/v1/tweets?offset=999980&limit=20"):
        print(f"{path}: {time_of(server, path):.2f} ms")


def print_searches(server):
    """Reads while another client searches every tweet, over and over."""
    stop = threading.Event()

    def search():
        while not stop.is_set():
            server.ask("/v2/tweets?query=%EC%97%86%EB%8A%94%EB%A7%90&size=20")

    def slowest():
        took = []
        with socket.create_connection(("127.0.0.1", server.port)) as client:
            for _ in range(2000):
                began = time.perf_counter()
                client.sendall(b"GET /v2/tweets/500 HTTP/1.1\r\nHost: localhost\r\n\r\n")
                client.recv(65536)
                took.append((time.perf_counter() - began) * 1000)
        took.sort()
        return took[len(took) // 2], took[int(len(took) * 0.99)], took[-1]

    alone = slowest()
    searcher = threading.Thread(target=search)
    searcher.start()
    beside = slowest()
    stop.set()
    searcher.join()
    print("one tweet, ms (median, p99, most): alone {:.2f} {:.2f} {:.2f}".format(*alone)
          + ", beside searches of every tweet {:.2f} {:.2f} {:.2f}".format(*beside))


def print_memory(options):
    server = miniter(options.binary, tweets=0)
    with tempfile.TemporaryDirectory() as data:
        durable = miniter(options.binary, tweets=0, data=data)
        print(f"start to ready: in memory {server.ready * 1000:.0f} ms, with an empty directory {durable.ready * 1000:.0f} ms")
        durable.stop()
    before = server.status_kib("VmRSS")
    connections = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(10_000)]
    server.ask("/healthz")
    fresh = server.status_kib("VmRSS")
    for connection in connections:
        connection.sendall(b"GET /v2/error-codes HTTP/1.1\r\nHost: localhost\r\n\r\n")
    for connection in connections:
        connection.recv(65536)
    used = server.status_kib("VmRSS")
    print(f"10,000 idle connections: {(fresh - before) / 10_000:.2f} KiB each, "
          f"{(used - before) / 10_000:.2f} KiB each once they have asked for something")
    server.stop()
    server = miniter(options.binary, tweets=1_000_000)
    print(f"1,000,000 tweets: {server.status_kib('VmRSS') / 1024:.0f} MiB")
    server.stop()
