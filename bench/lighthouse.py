"""Lighthouse on a few pages: as on a phone with 4G, and as on slow 3G. Medians of some runs.

Needs node; without it, or without the package, the numbers are left out and that is said.
"""

import json
import os
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path

NPX = shutil.which("npx")
PACKAGE = "lighthouse@12.8.2"
TRIES = 3  # now and then Chromium ends before Lighthouse has its report
RUNS = int(os.environ.get("LIGHTHOUSE_RUNS", "3"))
PAGES = ("fr/", "ar/", "zgh/products/", "ar/products/", "fr/verify/")
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 95, "seo": 95}
MOST_LCP = {"4G": 2.0, "slow 3G": 5.0}  # seconds
SLOW_3G = (
    "--throttling-method=simulate --throttling.rttMs=400 --throttling.throughputKbps=400 "
    "--throttling.cpuSlowdownMultiplier=6"
).split()


def lighthouse_rows(base: str, chromium: str, flags: list[str]) -> tuple[list[dict], list[str]]:
    """The medians of each page, printed as a table, and what is over its budget."""
    if reason := _missing():
        print(f"\nLighthouse: skipped, {reason}.")
        return [], []
    rows, breaches = [], []
    print(f"\nLighthouse, medians of {RUNS}: perf. a11y  b.p.  SEO    LCP    CLS   slow 3G LCP")
    for path in PAGES:
        fast = _medians([_run(f"{base}/{path}", chromium, flags, []) for _ in range(RUNS)])
        slow = _medians([_run(f"{base}/{path}", chromium, flags, SLOW_3G) for _ in range(RUNS)])
        rows.append({"page": path, "4G": fast, "slow 3G": slow})
        breaches += [
            f"{path}: {name} {fast[name]:.0f}, at least {least}"
            for name, least in LEAST.items()
            if fast[name] < least
        ]
        breaches += [
            f"{path}: LCP on {line} {seen['lcp']:.1f} s, at most {MOST_LCP[line]} s"
            for line, seen in (("4G", fast), ("slow 3G", slow))
            if seen["lcp"] > MOST_LCP[line]
        ]
        scores = "".join(f"{fast[name]:6.0f}" for name in LEAST)
        print(
            f"  {path:<24}{scores}{fast['lcp']:6.2f} s{fast['cls']:7.3f}{slow['lcp']:10.2f} s",
            flush=True,
        )
    return rows, breaches


def _missing() -> str:
    if RUNS == 0:
        return "as LIGHTHOUSE_RUNS=0 asks"
    if NPX is None:
        return "there is no node"
    asked = subprocess.run([NPX, "--yes", PACKAGE, "--version"], capture_output=True, timeout=300)
    return "" if asked.returncode == 0 else f"{PACKAGE} cannot be fetched"


def _run(url: str, chromium: str, flags: list[str], more: list[str]) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            *(NPX, "--yes", PACKAGE, url, "--quiet", "--output=json"),
            *(f"--output-path={report}", "--form-factor=mobile", *more),
            f"--chrome-flags={' '.join(flags)}",
        ]
        environment = os.environ | {"CHROME_PATH": chromium}
        for _try in range(TRIES):
            done = subprocess.run(
                command, env=environment, capture_output=True, text=True, timeout=300
            )
            if done.returncode == 0:
                break
            print(f"  {url} could not be judged: {done.stderr.strip()[-300:]}", flush=True)
        done.check_returncode()
        seen = json.loads(report.read_text(encoding="utf-8"))
    scores = {name: 100 * seen["categories"][name]["score"] for name in LEAST}
    audits = seen["audits"]
    return scores | {
        "fcp": audits["first-contentful-paint"]["numericValue"] / 1000,
        "lcp": audits["largest-contentful-paint"]["numericValue"] / 1000,
        "cls": audits["cumulative-layout-shift"]["numericValue"],
        "tbt": audits["total-blocking-time"]["numericValue"],
    }


def _medians(runs: list[dict[str, float]]) -> dict[str, float]:
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}
