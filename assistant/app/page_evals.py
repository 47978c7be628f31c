"""The page on the known pairs: the last run, the runs before it, two runs held together, every case, rejected answers.

It reads the files that `saksvar eval` wrote, and starts no run: one takes most of a minute and both cores.
"""

from typing import Any

import streamlit as st

from assistant.app import case_drafts, running, votes
from assistant.app.eval_files import results_folder
from assistant.app.eval_runs import (
    STATES,
    CaseState,
    EvalRun,
    by_kind,
    changes,
    history,
    last_run,
    read_run,
    stored_runs,
    told_scope,
    told_time,
)
from assistant.app.html_text import escaped
from assistant.deadlines.wording import count, listed

MOST_ROWS = 100
MOST_RUNS = 15
MADE_WITH = {
    "code": "programmet",
    "cases": "spørsmålene",
    "sources": "kildene",
    "index": "indeksen",
    "model": "språkmodellen",
}


def render() -> None:
    """The whole page for one request."""
    run = last_run(results_folder())
    st.html(f'<h1>Kjente spørsmål</h1><p class="sv-ingress">{escaped(_opening(run))}</p>')
    if run is not None:
        _broken(run)
        _kinds(run)
        _history()
        _two_runs()
        _cases(run)
    _rejected()


def _opening(run: EvalRun | None) -> str:
    if run is None:
        return "Ingen kjøring er lagret ennå. Kjør kommandoen «saksvar eval», og last siden på nytt."
    return (
        f"Sist kjørt {told_time(run.started)} (UTC), {told_scope(run.scope)}: {run.right} av {len(run.cases)} svar var "
        f"riktige. Kjøringen tok {run.seconds:.0f} sekunder."
    )


def _broken(run: EvalRun) -> None:
    """What the run found broken since the baseline: the first thing that whoever changed something must see."""
    line = next((line for line in history(results_folder()) if line.get("started") == run.started), {})
    named = set(line.get("broken", ()))
    cases = [case for case in run.cases if case.id in named]
    if cases:
        st.html(f"<h2>Brutt siden grunnlinjen</h2><ul>{''.join(map(_changed, cases))}</ul>")


def _kinds(run: EvalRun) -> None:
    head = "".join(
        f"<th scope='col'>{name}</th>" for name in ("Slag", *(name.capitalize() for name in STATES.values()))
    )
    rows = "".join(
        f"<tr><th scope='row'>{escaped(kind)}</th>"
        + "".join(f"<td data-head='{told.capitalize()}'>{counts[state]}</td>" for state, told in STATES.items())
        + "</tr>"
        for kind, counts in by_kind(run.cases).items()
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    st.html(
        f'<details class="sv-contents"><summary>Utfall per slag</summary><div class="sv-table">{table}</div></details>'
    )


def _history() -> None:
    lines = history(results_folder())[:MOST_RUNS]
    rows = "".join(
        f"<tr><th scope='row'>{escaped(told_time(str(line.get('started', ''))))}</th>"
        f"<td data-head='Spørsmål'>{escaped(told_scope(str(line.get('scope', ''))))}</td>"
        f"<td data-head='Riktige'>{line.get('outcomes', {}).get('right', 0)} av {line['total']}</td>"
        f"<td data-head='Brutt'>{len(line.get('broken', []))}</td>"
        f"<td data-head='Rettet'>{len(line.get('mended', []))}</td></tr>"
        for line in lines
    )
    head = "".join(f"<th scope='col'>{name}</th>" for name in ("Kjørt", "Spørsmål", "Riktige", "Brutt", "Rettet"))
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    st.html(
        f"<h2>De siste kjøringene</h2><p class='sv-hint'>Brutt og rettet er regnet mot grunnlinjen.</p>"
        f'<div class="sv-table">{table}</div>'
    )


def _two_runs() -> None:
    runs = {path.name: run for path in stored_runs(results_folder()) if (run := read_run(path))}
    if len(runs) < 2:
        return
    st.html("<h2>Sammenlign to kjøringer</h2>")
    names = list(runs)
    newest = runs[names[0]]
    alike = [place for place, name in enumerate(names) if place and runs[name].scope == newest.scope]
    with st.container(horizontal=True, key="to-kjoringer"):
        before = st.selectbox(
            "Før", names, index=alike[0] if alike else 1, format_func=lambda name: runs[name].title, key="for"
        )
        after = st.selectbox("Etter", names, index=0, format_func=lambda name: runs[name].title, key="etter")
    found = changes(runs[before], runs[after])
    told = f"{found.both} spørsmål er stilt i begge: {len(found.broken)} brutt, {len(found.mended)} rettet."
    parts = list(dict.fromkeys(MADE_WITH.get(name.partition(".")[0], name) for name in found.changed))
    why = f" Endret imellom: {listed(parts)}." if parts else " Program og kilder er de samme."
    lists = "".join(
        f"<h3 class='sv-small-head'>{name}</h3><ul>{''.join(map(_changed, cases))}</ul>"
        for name, cases in (("Brutt", found.broken), ("Rettet", found.mended))
        if cases
    )
    st.html(f'<div class="sv-told" data-announce="{escaped(told)}"><p>{escaped(told + why)}</p>{lists}</div>')


def _changed(case: CaseState) -> str:
    if not case.is_open:
        return f"<li>{escaped(case.id)} (lukket del)</li>"
    return f'<li><a href="{escaped(case.link)}">{escaped(case.question)}</a> ({escaped(case.id)})</li>'


def _cases(run: EvalRun) -> None:
    st.html("<h2>Alle spørsmål</h2>")
    with st.container(horizontal=True, key="sporsmalsvalg"):
        kind = st.selectbox("Slag", ["alle", *by_kind(run.cases)], key="slag")
        state = st.selectbox(
            "Utfall", ["ikke riktig", "alle", *STATES], format_func=lambda name: STATES.get(name, name), key="utfall"
        )
    opens_all = st.checkbox("Vis også spørsmålene i den lukkede delen", key="lukket")
    st.html(
        '<p class="sv-hint">Den lukkede delen skal ikke leses av den som endrer programmet: den måler bare så lenge '
        "ingen retter seg etter den.</p>"
    )
    chosen = [case for case in run.cases if kind in ("alle", case.kind) and _is_in(case, state)]
    order = {name: place for place, name in enumerate(STATES)}
    chosen.sort(key=lambda case: (order.get(case.outcome, 0), case.id))
    told = f"{len(chosen)} av {len(run.cases)} spørsmål"
    told += f"; de første {MOST_ROWS} vises. Velg et slag for å se flere." if len(chosen) > MOST_ROWS else "."
    head = "".join(f"<th scope='col'>{name}</th>" for name in ("Spørsmål", "Slag", "Utfall"))
    rows = "".join(_case(case, opens_all) for case in chosen[:MOST_ROWS])
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    st.html(f'<p data-announce="{escaped(told)}">{escaped(told)}</p><div class="sv-table">{table}</div>')


def _is_in(case: CaseState, state: str) -> bool:
    return state == "alle" or (case.outcome != "right" if state == "ikke riktig" else case.outcome == state)


def _case(case: CaseState, opens_all: bool) -> str:
    if not (case.is_open or opens_all):
        shown = f"{escaped(case.id)} (lukket del)"
    else:
        faults = "; ".join(f"{name}: {fault}" for name, fault in case.faults.items())
        facts = (("Før", " | ".join(case.history)), ("Ventet", case.expected), ("Fikk", case.got), ("Galt", faults))
        told = "".join(f"<dt>{name}</dt><dd>{escaped(value)}</dd>" for name, value in facts if value)
        details = f'<summary>{escaped(case.id)}</summary><dl class="sv-facts">{told}</dl>'
        link = f'<a href="{escaped(case.link)}">{escaped(case.question)}</a>'
        shown = f'{link}<details class="sv-contents">{details}</details>'
    state = STATES.get(case.outcome, case.outcome)
    return (
        f"<tr><th scope='row'>{shown}</th><td data-head='Slag'>{escaped(case.kind)}</td>"
        f"<td data-head='Utfall'>{escaped(state)}</td></tr>"
    )


def _rejected() -> None:
    """Answers that readers said no to, each with a button that makes it a draft case."""
    folder, documents = case_drafts.drafts_folder(), running.assistant().documents
    given = case_drafts.rejected(running.state_folder())
    st.html(f"<h2>Avviste svar</h2><p>{_tally(votes.tally(running.state_folder(), documents))}</p>")
    if not given:
        st.html('<p class="sv-hint">Ingen lesere har sagt nei til et svar.</p>')
        return
    for vote in reversed(given[-MOST_ROWS:]):
        name = case_drafts.draft_name(vote)
        comment = f'<p class="sv-hint">{escaped(str(vote["comment"]))}</p>' if vote.get("comment") else ""
        if votes.is_void(vote, documents):
            comment += '<p class="sv-lack">Kilden er endret siden svaret. Tilbakemeldingen teller ikke lenger.</p>'
        with st.container(border=True, key=f"avvist-{name}"):
            st.html(f"<p>{escaped(str(vote['question']))}</p>{comment}")
            if (folder / f"{name}.yaml").exists():
                st.html(f'<p class="sv-hint">Utkastet ligger i {escaped(folder.name)}/{name}.yaml.</p>')
            else:
                st.button("Lag utkast til kjent spørsmål", key=name, on_click=_make_draft, args=(vote,))


def _tally(given: votes.Tally) -> str:
    told = f"Lesere fant {given.useful} svar nyttige og {given.not_useful} ikke nyttige."
    if given.void:
        told += (
            f" {count(given.void, 'tilbakemelding', 'tilbakemeldinger')} gjelder en eldre utgave av kildene: lagret, "
            "men ikke talt med."
        )
    return told


def _make_draft(vote: dict[str, Any]) -> None:
    case_drafts.write_draft(vote, case_drafts.drafts_folder())
