"""Measures the server among hostile clients; `hostile` says how it is called. Standard library only."""

import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import resource
import selectors
import socket
import subprocess
import time

from contender import Workload, median, miniter

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = "/v2/tweets?page=1&size=20"
ONE = "/v2/tweets/5000"
CROWD = 8_000
ATTACKS = {
    "slow heads": ["-H", "-i", "1", "-x", "24", "-t", "GET", "-u", "/v2/tweets"],
    "slow bodies": ["-B", "-i", "1", "-x", "24", "-s", "8192", "-t", "POST", "-u", "/v2/users"],
    "slow readers": ["-X", "-n", "1", "-z", "32", "-w", "256", "-y", "512", "-k", "5", "-u", "/v2/tweets?size=100"],
}
broken = []


def promise(kept, text):
    if not kept:
        broken.append(text)
    return "kept" if kept else "BROKEN"


def pace(server, path, connections, rate, seconds):
    """Asks at a constant rate; `pace.c` says what comes back."""
    text = subprocess.run(
        ["taskset", "-c", "1", os.path.join(os.environ["LOAD_WORK"], "pace"), str(server.port), path,
         str(connections), str(rate), str(seconds)],
        capture_output=True, text=True, check=True,
    ).stdout
    return json.loads(text)


def open_connections(server):
    """How many the server process holds."""
    files = pathlib.Path(f"/proc/{server.process.pid}/fd")
    return sum(is_socket(file) for file in files.iterdir())


def is_socket(file):
    try:
        return os.readlink(file).startswith("socket:")
    except FileNotFoundError:  # closed meanwhile
        return False


def attack(server, options):
    *flags, path = options
    return subprocess.Popen(
        # It looks at all its connections without a pause, on the core of the clients that are measured.
        ["chrt", "--other", "0", "nice", "-n", "19", "taskset", "-c", "1", "slowhttptest", "-c", "1000", "-r", "500", "-l", "30", "-p", "3", *flags,
         f"http://127.0.0.1:{server.port}{path}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )


def during_attack(server, victim, flags, seconds):
    """What quick clients of `server` get while `victim` is attacked, how many connections that holds, and its CPU share."""
    attacker = attack(victim, flags)
    try:
        # Every connection has been made by then, and every reply has begun.
        time.sleep(4)
        before = victim.cpu_seconds()
        time.sleep(1)
        share = (victim.cpu_seconds() - before) * 100
        run = pace(server, ONE, 16, 2000, seconds)
        held = open_connections(victim)
    finally:
        attacker.terminate()
        attacker.wait()
    while open_connections(victim) > 30:
        time.sleep(0.2)
    return run, held, share


def print_slow(options):
    """1,000 slow connections of each kind, beside 2,000 requests a second over 16 quick ones.

    It is compared with the same attack on another process, because the attacker is itself a load on the machine.
    """
    server, other = (miniter(options.binary, server_max_connections=4096) for _ in range(2))
    print("| 1,000 connections | they hold | CPU, % of a core | p99 without, µs | with them | ratio | requests lost | |")
    print("|---|--:|--:|--:|--:|--:|--:|---|")
    for name, flags in ATTACKS.items():
        without, attacked = [], []
        for _ in range(options.rounds):
            without.append(during_attack(server, other, flags, options.seconds)[0]["p99"])
            attacked.append(during_attack(server, server, flags, options.seconds))
        runs, held, shares = zip(*attacked)
        during = [run["p99"] for run in runs]
        lost = sum(run["lost"] + run["unanswered"] + run["other"] + run["refused"] for run in runs)
        ratio = median(during) / median(without)
        kept = promise(ratio <= 2 and lost == 0 and min(held) >= 1000,
                       f"{name}: p99 {ratio:.2f} times, {lost} lost, {min(held)} held")
        print(f"| {name} | {min(held):,} | {median(shares):.2f} | {median(without):.0f} | {median(during):.0f} | {ratio:.2f} "
              f"| {lost} | ≤ 2 {kept} |")
    server.stop()
    other.stop()


def log_in_at_once(port, count):
    """So many log-ins with a wrong password, all of them sent before the first is answered: how many had which status."""
    body = json.dumps({"username": "demo1", "password": "wrong password"})
    request = ("POST /v2/tokens HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
               f"Content-Length: {len(body)}\r\n\r\n{body}").encode()
    waiting = selectors.DefaultSelector()
    for _ in range(count):
        waiting.register(socket.create_connection(("127.0.0.1", port)), selectors.EVENT_READ, bytearray())
    for key in list(waiting.get_map().values()):
        key.fileobj.sendall(request)
    statuses = collections.Counter()
    while waiting.get_map():
        for key, _ in waiting.select():
            try:
                text = key.fileobj.recv(65536)
            except ConnectionResetError:
                text = b""
            key.data.extend(text)
            if not text:
                statuses[bytes(key.data[9:12]).decode()] += 1
                waiting.unregister(key.fileobj)
                key.fileobj.close()
    return statuses


def print_log_ins(options):
    """1,000 log-ins at once, beside 2,000 requests a second over 16 connections."""
    server = miniter(options.binary, auth_max_logins_per_minute=0)
    print("| | p99 without, µs | with them | ratio | log-ins tried | refused | lost | |\n|---|--:|--:|--:|--:|--:|--:|---|")
    without, during, statuses = [], [], collections.Counter()
    for _ in range(options.rounds):
        without.append(pace(server, PAGE, 16, 2000, options.seconds)["p99"])
        with concurrent.futures.ProcessPoolExecutor(1) as crowd:
            others = crowd.submit(log_in_at_once, server.port, 1000)
            run = pace(server, PAGE, 16, 2000, options.seconds)
            during.append(run["p99"])
            statuses += others.result()
    ratio, lost = median(during) / median(without), statuses.total() - statuses["401"] - statuses["503"]
    kept = promise(ratio <= 2 and lost == 0, f"1,000 log-ins at once: p99 {ratio:.2f} times, {lost} lost")
    print(f"| 1,000 log-ins at once | {median(without):.0f} | {median(during):.0f} | {ratio:.2f} | {statuses['401']} "
          f"| {statuses['503']} | {lost} | ≤ 2 {kept} |")
    server.stop()


def hold_asked(server, count):
    """Connections that have asked once and then wait."""
    request = f"GET {PAGE} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    connections = [socket.create_connection(("127.0.0.1", server.port), source_address=(f"127.0.0.{2 + number % 100}", 0))
                   for number in range(count)]
    fresh = server.status_kib("VmRSS")
    for connection in connections:
        connection.sendall(request)
        text = b""
        while not text.endswith(b"}"):
            text += connection.recv(65536)
            assert text, "closed"
    return connections, fresh


def print_idle(options):
    """Memory of the process for each connection that waits: before its first request, and after."""
    print("| idle connections | KiB each, fresh | KiB each, after a request | open | one request among them, ms | |")
    print("|--:|--:|--:|--:|--:|---|")
    for count in options.connections:
        server = miniter(options.binary, server_max_connections=count + 100)
        pace(server, PAGE, 16, 1000, 1)
        before = server.status_kib("VmRSS")
        connections, fresh = hold_asked(server, count)
        used = server.status_kib("VmRSS")
        held = open_connections(server)
        began = time.perf_counter()
        assert server.ask(ONE)[0] == 200
        took = (time.perf_counter() - began) * 1000
        each = (used - before) / count
        kept = promise(each <= 4 and held >= count, f"{count} idle connections: {each:.2f} KiB each, {held} held")
        print(f"| {count:,} | {(fresh - before) / count:.2f} | {each:.2f} | {held:,} | {took:.1f} | ≤ 4 {kept} |")
        for connection in connections:
            connection.close()
        server.stop()


def print_overload(options):
    """Twice as many requests as it can answer, from 8,000 connections.

    The peak is the most that it answers when these connections ask for a little less than it can do, or just that.
    """
    print("| | peak, requests/s | offered | goodput | of the peak | p99 ms | refused (p99 ms) | lost | |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|---|")
    paths = {"page of 20": PAGE, "one tweet": ONE, "all tweets (classic, 1,000)": "/tweet"}
    for name, path in paths.items():
        server = miniter(options.binary, classic_max_tweets=1000)
        peaks, runs = [], []
        for _ in range(options.rounds):
            able = server.drive(Workload(name, path), [], CROWD, options.seconds).rate
            below = [pace(server, path, CROWD, share * able, options.seconds) for share in (0.8, 0.9, 1)]
            peaks.append(max(run["goodput"] for run in below))
            runs.append(pace(server, path, CROWD, 2 * peaks[-1], options.seconds))
        share = median([run["goodput"] / peak for run, peak in zip(runs, peaks)])
        lost = sum(run["lost"] + run["unanswered"] + run["other"] for run in runs)
        unadvised = sum(run["without_advice"] for run in runs)
        p99 = median([run["p99"] for run in runs]) / 1000
        refused, refused_p99 = sum(run["refused"] for run in runs), max(run["refused_p99"] for run in runs) / 1000
        kept = promise(share >= 0.9 and lost == 0 and unadvised == 0 and p99 <= 1500,
                       f"{name}: goodput {share:.2f}, {lost} lost, {unadvised} without Retry-After, p99 {p99:.0f} ms")
        print(f"| {name} | {median(peaks):,.0f} | {2 * median(peaks):,.0f} | {median([r['goodput'] for r in runs]):,.0f} "
              f"| {share:.2f} | {p99:.0f} | {refused} ({refused_p99:.0f}) | {lost} | ≥ 0.9 {kept} |")
        server.stop()


def print_descriptors(options):
    """400 clients of a process that may have 256 descriptors."""
    server = miniter(options.binary, limit=256)
    held = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(400)]
    time.sleep(1)
    lines, before = pathlib.Path(server.log.name).read_text().count("\n"), server.cpu_seconds()
    time.sleep(options.seconds)
    share = (server.cpu_seconds() - before) / options.seconds * 100
    logged = pathlib.Path(server.log.name).read_text().count("\n") - lines
    request = f"GET {ONE} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    answers = 0
    for connection in held[:100]:
        connection.sendall(request)
        answers += connection.recv(65536).startswith(b"HTTP/1.1 200")
    count = open_connections(server)
    for connection in held[:200]:
        connection.close()
    # Those that waited are accepted now.
    for connection in held[200:]:
        connection.settimeout(5)
        connection.sendall(request)
        answers += connection.recv(65536).startswith(b"HTTP/1.1 200")
    kept = promise(share <= 2 and logged <= options.seconds and answers == 300 and count > 200,
                   f"without descriptors: {share:.1f} % of a core, {logged} lines, {answers} of 300 answered")
    print("| 256 descriptors, 400 clients | CPU, % of a core | log lines in {} s | answered, of 300 | |\n|---|--:|--:|--:|---|"
          .format(options.seconds))
    print(f"| {count} open | {share:.2f} | {logged} | {answers} | {kept} |")
    server.stop()


def main():
    parts = {
        "slow": print_slow,
        "log-ins": print_log_ins,
        "idle": print_idle,
        "overload": print_overload,
        "descriptors": print_descriptors,
    }
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="*", choices=[*parts, []])
    parser.add_argument("--binary", default=str(ROOT / ".build/release/miniter"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--connections", type=lambda text: [int(number) for number in text.split(",")],
                        default=[15_000, 19_000])
    options = parser.parse_args()
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
    for name in options.parts or parts:
        parts[name](options)
        print(flush=True)
    if broken:
        raise SystemExit("hostile: not kept:\n" + "\n".join(broken))


main()
