"""One run: its manifest against its files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from newscrawl.verifying.lines import NoFile, read_small
from newscrawl.verifying.manifests import Manifest, is_own, manifest_faults, shape_faults
from newscrawl.verifying.report import expected, name_of
from newscrawl.verifying.rows import ARTICLES, Checks, Found, check_file, kind_of
from newscrawl.verifying.strict import NotStrict, read_object, shown

_ROWS = {"written": ARTICLES, "rejected": "rejected", "failed": "failed"}
"""Fates of which each address has a row, and in which file."""


class RunCheck:
    """Verifies a run that has a manifest, and remembers what that names."""

    def __init__(self, folder: Path, path: Path, checks: Checks) -> None:
        """`folder` is the spider's, `path` the manifest's; faults go to the report of `checks`."""
        self._folder = folder
        self.path = path
        self._run_id = path.parent.name
        self._checks = checks
        self._report = checks.report
        self._identities: dict[tuple[int, int], Path] = {}
        self.named: set[Path] = set()
        """Files that a sound manifest names."""
        self.pruned: set[Path] = set()
        """Files of which it says that they were removed."""
        self.started = ""
        """When the run started; empty where the manifest is damaged."""
        self.is_whole = False
        """Whether all its articles were there to be read, and good."""

    def verify(self, only: Path | None = None) -> None:
        """Tell every fault, of all files or of only one."""
        manifest = self._read()
        if manifest is None:
            return
        for fault in manifest_faults(manifest, self._run_id):
            self._report.fault(self.path, fault)
        self.started = manifest["started"]
        self.pruned = {self._folder / entry["name"] for entry in manifest.get("pruned", [])}
        # a name that leads elsewhere is told above, and not followed
        entries = [entry for entry in manifest["files"] if is_own(entry["name"], self._run_id)]
        self.named = {self._folder / entry["name"] for entry in entries}
        of_run = _of_run(manifest, self._run_id)
        found = {
            kind_of(self._folder / entry["name"]): self._file(entry, of_run)
            for entry in entries
            if only in {None, self._folder / entry["name"]}
        }
        articles = found.get(ARTICLES)
        self.is_whole = articles.is_good if articles else not manifest["counts"]["written"]
        self._compare_counts(manifest)
        junk = found.get("junk")
        if junk and junk.is_good:
            self._compare_rules(junk.rules, manifest["counts"]["junk"])

    def _read(self) -> dict[str, Any] | None:
        """The manifest; None where nothing in it is reliable."""
        try:
            content = read_small(self.path)
            self._report.files += 1
            self._report.bytes += len(content)
            manifest = read_object(content.removesuffix(b"\n"))
        except (NoFile, NotStrict) as error:
            faults = [str(error)]
        except OSError as error:
            faults = [f"cannot be read: {error.strerror or error}"]
        else:
            faults = list(shape_faults(manifest))
        for fault in faults:
            self._report.fault(self.path, fault)
        return None if faults else manifest

    def _file(self, entry: dict[str, Any], of_run: dict[str, str]) -> Found | None:
        """Verify a file by what the manifest says of it; None where it cannot be read."""
        path = self._folder / entry["name"]
        found = check_file(path, of_run, self._checks)
        if found:
            for name in ("bytes", "lines", "sha256"):
                value = getattr(found.reading, name)
                if value != entry[name]:
                    what = f"{name} not as in the manifest {expected(entry[name], value)}"
                    self._report.fault(path, what)
            twin = self._identities.setdefault(found.reading.identity, path)
            if twin != path:
                what = f"is the same file as {name_of(twin)} (expected two files)"
                self._report.fault(path, what)
        return found

    def _compare_counts(self, manifest: Manifest) -> None:
        """Compare the manifest's counts with the lines of its files."""
        lines: Counter[str] = Counter()
        for entry in (*manifest["files"], *manifest.get("pruned", [])):
            lines[kind_of(self._folder / entry["name"])] += entry["lines"]
        counts = manifest["counts"]
        told = {kind: counts[fate] for fate, kind in _ROWS.items()}
        told["junk"] = sum(counts["junk"].values())
        for kind, number in told.items():
            if number != lines[kind]:
                what = f"the counts do not fit the lines of {kind}"
                self._report.fault(self.path, f"{what} {expected(lines[kind], number)}")

    def _compare_rules(self, rules: Counter[str], counts: dict[str, int]) -> None:
        for rule in sorted({*rules, *counts}):
            number = counts.get(rule, 0)
            if rules[rule] != number:
                what = f"the count of junk by {shown(rule)} does not fit its lines"
                self._report.fault(self.path, f"{what} {expected(rules[rule], number)}")


def _of_run(manifest: Manifest, run_id: str) -> dict[str, str]:
    """The values that every article of the run carries."""
    values = {"spider": manifest["spider"], "run_id": run_id}
    if manifest["reason"] != "killed":  # a killed run may have been finished by a newer program
        versions = manifest["versions"]
        values["extractor_version"] = versions["extractor"]
        values["schema_version"] = versions["schema"]
    return values
