"""The HTML report and the page of the app: what stands first, what is escaped, what stays closed."""

import re
from html.parser import HTMLParser
from pathlib import Path

from evals_fake import CASES, COST, SCRIPT, Scripted, case, case_set, silent

from assistant.app.eval_runs import by_kind, changes, history, last_run, read_run, stored_runs
from evals.asking import ask_all
from evals.baseline import Baseline, Comparison, Known, compare
from evals.cases import Case
from evals.history import store
from evals.outcome import Outcome
from evals.records import Record, Run
from evals.report import report

HOSTILE = "<script>alert(1)</script><img src=x>"


def run_with(script: dict[str, object], cases: tuple[Case, ...] = CASES, started: str = "2026-11-01T10:00:00") -> Run:
    records = ask_all([case_set(cases)], lambda _: True, lambda _: Scripted(script), lambda _: None)  # type: ignore[arg-type]
    return Run(f"{started}+00:00", 1.0, "all", {"code": "abc"}, records)


def since_all_right(run: Run) -> Comparison:
    known = {record.id: Known("x", Outcome.RIGHT) for record in run.records}
    return compare(run.records, Baseline(known, {}), frozenset(known))


def open_half(record: Record) -> bool:
    return record.half == "tune"


def test_what_broke_stands_before_the_table_of_cases() -> None:
    run = run_with({**SCRIPT, COST: silent(COST)})
    page = report(run, since_all_right(run), [], open_half)
    assert "1 kjente svar er brutt" in page
    assert page.index("<strong>tune-koster") < page.index('<table id="cases"')


def test_text_from_questions_and_sources_is_never_markup() -> None:
    hostile = case("tune-slem", HOSTILE)
    page = report(run_with({HOSTILE: SCRIPT[COST]}, (hostile,)), None, [], open_half)
    assert HOSTILE not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_report_asks_for_nothing_outside_itself() -> None:
    run = run_with(dict(SCRIPT))
    page = report(run, None, [], open_half)
    assert not re.search(r"https?://|//[a-z]|@import|url\(", page)
    assert "default-src 'none'" in page
    assert not re.search(r"<(link|img|iframe|script src)", page)


def test_every_tag_of_the_report_is_closed() -> None:
    class Balance(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.open_tags: list[str] = []

        def handle_starttag(self, tag: str, attrs: object) -> None:
            if tag not in ("meta", "input", "line", "circle", "polyline"):
                self.open_tags.append(tag)

        def handle_endtag(self, tag: str) -> None:
            if tag not in ("line", "circle", "polyline"):
                assert self.open_tags.pop() == tag

    lines = [{"scope": "all", "total": 3, "outcomes": {"right": n}, "started": "2026-11-01"} for n in (1, 2, 3)]
    run = run_with({**SCRIPT, COST: silent(COST)})
    parser = Balance()
    parser.feed(report(run, since_all_right(run), lines, open_half))
    assert parser.open_tags == []


def test_the_curve_is_of_runs_of_the_same_cases() -> None:
    def line(scope: str, right: int) -> dict[str, object]:
        return {"scope": scope, "total": 4, "outcomes": {"right": right}, "started": "2026-11-01"}

    page = report(run_with(dict(SCRIPT)), None, [line("all", 1), line("tune", 0), line("all", 3)], open_half)
    assert "fra 25.0% i den første til 75.0% i den siste av 2 kjøringer" in page


def test_the_closed_half_has_no_questions_in_the_report() -> None:
    run = run_with(dict(SCRIPT), (case("report-koster", half="report"),))
    assert COST not in report(run, None, [], open_half)
    assert COST in report(run, None, [], lambda _: True)


def test_the_app_reads_what_the_runner_wrote(tmp_path: Path) -> None:
    before, after = run_with(dict(SCRIPT)), run_with({**SCRIPT, COST: silent(COST)}, started="2026-11-02T10:00:00")
    store(before, None, tmp_path, open_half)
    store(after, since_all_right(after), tmp_path, open_half)
    run = last_run(tmp_path)
    assert run
    assert run.title == "02.11.2026 10:00, alle: 2 av 3 riktige"
    assert by_kind(run.cases)["outside"]["right"] == 1
    assert next(one.link for one in run.cases if one.id == "tune-koster") == "./?q=Hva+koster+brua%3F"
    newest, oldest = [read_run(path) for path in stored_runs(tmp_path)]
    assert newest
    assert oldest
    found = changes(oldest, newest)
    assert ([one.id for one in found.broken], [one.id for one in found.mended]) == (["tune-koster"], [])
    assert [line["broken"] for line in history(tmp_path)] == [["tune-koster"], []]


def test_a_missing_or_torn_run_is_no_run(tmp_path: Path) -> None:
    assert last_run(tmp_path) is None
    (tmp_path / "last.jsonl").write_text('{"run": {"started": "2026"}}\n{"id"')
    assert last_run(tmp_path) is None
    assert history(tmp_path) == ()
