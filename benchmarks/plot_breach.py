#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws lookup latency against entries, from the tables that bench_breach printed:
benchmarks/plot_breach.py docs/breach-benchmarks.md > docs/breach-latency.svg"""
import math
import re
import sys

# What is drawn: the row's name, its column in the table, the label and the colour.
LINES = [
    ("SQLite, digest as key", 1, "SQLite", "#8c564b"),
    ("LMDB, digest as key", 1, "LMDB", "#9467bd"),
    ("std::lower_bound over mapped 20-byte digests", 1, "std::lower_bound, 20-byte digests", "#d62728"),
    ("ours, pread", 1, "breach file, pread", "#7f7f7f"),
    ("ours, serving", 1, "breach file", "#1f77b4"),
    ("dependent pointer chase over equal memory", 1, "dependent read of memory", "#111111"),
    ("ours, batched", 3, "breach file, batched", "#2ca02c"),
]
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 820, 460, 70, 260, 40, 50


def read_tables(text):
    """{row name: {entries: ns}}; a table's size stands in the line "N entries, ns a lookup" before it."""
    values = {}
    entries = None
    for line in text.splitlines():
        if size := re.match(r"([\d,]+) entries, ns a lookup", line):
            entries = int(size[1].replace(",", ""))
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        for name, column, _, _ in LINES:
            if entries and cells[0] == name and len(cells) > column and cells[column].isdigit():
                values.setdefault(name, {})[entries] = int(cells[column])
    return values


def main():
    values = read_tables(open(sys.argv[1], encoding="utf-8").read())
    sizes = sorted({size for row in values.values() for size in row})
    times = [time for row in values.values() for time in row.values()]
    low, high = math.log10(min(times)) - 0.1, math.log10(max(times)) + 0.1
    first, last = math.log10(sizes[0]), math.log10(sizes[-1])

    def x(size):
        return LEFT + (WIDTH - LEFT - RIGHT) * (math.log10(size) - first) / (last - first)

    def y(time):
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (math.log10(time) - low) / (high - low)

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
           'font-size="12">', '<rect width="100%" height="100%" fill="#ffffff"/>',
           f'<text x="{LEFT}" y="22" font-size="14">ns a hit against entries (both scales logarithmic)</text>']
    for size in sizes:
        label = f"{size // 10**9} G" if size >= 10**9 else f"{size // 10**6} M"
        out.append(f'<line x1="{x(size):.0f}" y1="{TOP}" x2="{x(size):.0f}" y2="{HEIGHT - BOTTOM}" stroke="#dddddd"/>')
        out.append(f'<text x="{x(size):.0f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{label}</text>')
    for exponent in range(math.ceil(low), math.floor(high) + 1):
        for time in (10**exponent, 3 * 10**exponent):
            if low <= math.log10(time) <= high:
                out.append(f'<line x1="{LEFT}" y1="{y(time):.0f}" x2="{WIDTH - RIGHT}" y2="{y(time):.0f}" '
                           'stroke="#dddddd"/>')
                out.append(f'<text x="{LEFT - 8}" y="{y(time) + 4:.0f}" text-anchor="end">{time}</text>')
    label_y = -math.inf
    drawn = [(values[name], label, colour) for name, _, label, colour in LINES if name in values]
    for row, label, colour in sorted(drawn, key=lambda line: y(line[0][max(line[0])])):
        points = " ".join(f"{x(size):.1f},{y(time):.1f}" for size, time in sorted(row.items()))
        out.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        end = max(row)
        label_y = max(y(row[end]) + 4, label_y + 15)
        out.append(f'<text x="{WIDTH - RIGHT + 10}" y="{label_y:.0f}" fill="{colour}">{label}, {row[end]}</text>')
    out.append("</svg>")
    print("\n".join(out))


if __name__ == "__main__":
    main()
