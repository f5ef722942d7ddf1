#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What each part of the judgement buys and costs: runs `rates` once as the presets are and once without each part, and
prints one Markdown table a preset, in points of percent against the presets as they are.

    benchmarks/ablations.py build/release/benchmarks/rates [WORDS.crd]

WORDS.crd: a dictionary to compare the built-in one with, such as that of an earlier version."""
import re
import subprocess
import sys

PRESETS = ["credence", "citrix-cloud", "nist-800-63b-4-mfa"]
WITHOUT = {
    "patterns": ["dictionary.date_points=0", "dictionary.sequence_points=0", "dictionary.run_points=0",
                 "dictionary.block_points=0", "dictionary.walk_points=0", "dictionary.pattern_share=0"],
    "flat points (1 a 4 letters instead)": ["dictionary.letters_per_point=4"],
    "rare words' point": ["dictionary.rare_rank=4294967295"],
    "shares of a password": ["dictionary.min_share=0", "dictionary.short_share=0", "dictionary.disguised_share=0"],
    "leet": ["dictionary.leet=false"],
    "reversed": ["dictionary.reversed=false"],
    "separated, stretched": ["dictionary.separated=false", "dictionary.stretched=false"],
    "derivatives": ["dictionary.derivatives=false"],
    "leaked passwords": ["breach.enabled=false"],
    "their variants": ["breach.variant_min_count=0"],
}


def rates(program, arguments):
    """{group: [percent by preset]}"""
    output = subprocess.run([program, *arguments, *PRESETS], check=True, capture_output=True, text=True).stdout
    table = {}
    for line in output.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == 2 + len(PRESETS) and re.match(r"\d+$", cells[1]):
            table[cells[0]] = [float(cell.split()[0]) for cell in cells[2:]]
    return table


def main():
    program = sys.argv[1]
    columns = {name: rates(program, [word for setting in settings for word in ("--set", setting)])
               for name, settings in {"all": [], **WITHOUT}.items()}
    if len(sys.argv) > 2:
        columns["words: " + sys.argv[2]] = rates(program, ["--dictionary", sys.argv[2]])
    for index, preset in enumerate(PRESETS):
        # A part that changes nothing in a preset has no place in its table.
        shown = [name for name in columns
                 if name == "all" or any(abs(columns[name][group][index] - columns["all"][group][index]) >= 0.005
                                         for group in columns["all"])]
        print(f"\n{preset}, percent refused; without a part, the difference:\n")
        print("| group | as it is | " + " | ".join(shown[1:]) + " |")
        print("|---|---:|" + "---:|" * len(shown[1:]))
        for group, row in columns["all"].items():
            differences = (f"{columns[name][group][index] - row[index]:+.2f}" for name in shown[1:])
            print(f"| {group} | {row[index]:.2f} | " + " | ".join(differences).replace("+0.00", "0").replace("-0.00", "0") + " |")


if __name__ == "__main__":
    main()
