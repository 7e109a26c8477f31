"""The table of a comparison, and its picture."""

import datetime
import os
import pathlib

from contender import median


def ratios(runs, workload, name):
    """Of CPU time to the reference's, round by round."""
    pairs = zip(runs.get((workload.name, name), []), runs[workload.name, "reference"])
    return sorted(one.micros / other.micros for one, other in pairs)


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return "unknown processor"


def verdict(workload, ratio):
    if workload.must is None:
        return ""
    if ratio <= workload.goal:
        return f"≤ {workload.goal} goal met"
    return f"≤ {workload.must} " + ("met" if ratio <= workload.must else "MISSED")


def print_circumstances(connections, options):
    print(f"{datetime.date.today()}, {processor()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; "
          f"{options.tweets:,} tweets, {connections} connections, {options.rounds} rounds of {options.seconds} s")


def print_table(chosen, names, runs, memory, options):
    print_circumstances(options.connections, options)
    print("| | | CPU µs a request | to the reference (least, most) | must | requests/s | p50 µs | p99 µs |")
    print("|---|---|--:|--:|---|--:|--:|--:|")
    for workload in chosen:
        for name in names:
            of = runs.get((workload.name, name))
            if not of:
                continue
            spread = ratios(runs, workload, name)
            ratio = median(spread)
            beside = "" if name == "reference" else f"{ratio:.2f} ({spread[0]:.2f}, {spread[-1]:.2f})"
            must = verdict(workload, ratio) if name == "miniter" else ""
            print(f"| {workload.name} | {name} | {median([r.micros for r in of]):.2f} | {beside} | {must} "
                  f"| {median([r.rate for r in of]):,.0f} | {median([r.p50 for r in of]):.0f} "
                  f"| {median([r.p99 for r in of]):.0f} |")
    print(f"memory of miniter: {memory:.0f} MiB")


def print_latency(pairs, options):
    print_circumstances(1, options)
    print("| p50 µs, one client alone | miniter | reference | ratio (least, most) | must |")
    print("|---|--:|--:|--:|---|")
    for name, both in pairs.items():
        spread = sorted(one / other for one, other in both)
        ratio = median(spread)
        mine, other = (median(side) for side in zip(*both))
        print(f"| {name} | {mine:.2f} | {other:.2f} | {ratio:.3f} ({spread[0]:.2f}, {spread[-1]:.2f}) "
              f"| ≤ 1.1 {'met' if ratio <= 1.1 else 'MISSED'} |")


def print_durability(pairs):
    print("| | requests/s in memory | durable | ratio | p99 in memory, ms | durable |")
    print("|---|--:|--:|--:|--:|--:|")
    for number, (memory, durable) in enumerate(pairs, 1):
        print(f"| round {number} | {memory.rate:,.0f} | {durable.rate:,.0f} | {durable.rate / memory.rate:.2f} "
              f"| {memory.p99 / 1000:.1f} | {durable.p99 / 1000:.1f} |")
    ratio = median([durable.rate / memory.rate for memory, durable in pairs])
    print(f"median {ratio:.2f}: must ≥ 0.6 {'met' if ratio >= 0.6 else 'MISSED'}")


def draw(chosen, names, runs, options):
    """CPU time a request, as bars. Gives the file's name."""
    colours = ["#2563eb", "#94a3b8", "#d97706", "#059669"]
    bars = [(workload.name, place, name, median([r.micros for r in runs[workload.name, name]]))
            for workload in chosen for place, name in enumerate(names) if (workload.name, name) in runs]
    longest = max(micros for *_, micros in bars)
    lines, top, last = [], 46, None
    for workload, place, name, micros in bars:
        if workload != last:
            top += 10
            lines.append(f'<text x="100" y="{top + 12}" text-anchor="end" font-weight="600">{workload}</text>')
            last = workload
        width = 480 * micros / longest
        lines.append(f'<rect x="110" y="{top}" width="{width:.1f}" height="15" rx="2" fill="{colours[place]}"/>')
        lines.append(f'<text x="{116 + width:.1f}" y="{top + 12}">{micros:.1f}</text>')
        top += 18
    for place, name in enumerate(names):
        lines.append(f'<rect x="{110 + 130 * place}" y="26" width="12" height="12" fill="{colours[place]}"/>')
        lines.append(f'<text x="{127 + 130 * place}" y="36">{name}</text>')
    title = f"CPU µs a request, {options.connections} connections, {datetime.date.today()}"
    picture = (f'<svg xmlns="http://www.w3.org/2000/svg" width="660" height="{top + 14}" font-family="sans-serif" '
               f'font-size="12"><rect width="100%" height="100%" fill="white"/>'
               f'<text x="110" y="18" font-size="14">{title}</text>{"".join(lines)}</svg>')
    file = os.path.join(options.report, "load.svg")
    pathlib.Path(file).parent.mkdir(parents=True, exist_ok=True)
    pathlib.Path(file).write_text(picture)
    return file
