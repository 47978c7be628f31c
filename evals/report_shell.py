"""The fixed parts of the HTML report: style, script and frame. No address outside the file is ever asked for."""

STYLE = """
:root{color-scheme:light dark;--text:#1a2327;--back:#fff;--soft:#f3f6f6;--line:#c5cfd3;--main:#0a5a66;--bad:#a3271f;
--good:#1d6b3a;--mid:#7a5200}
@media (prefers-color-scheme:dark){:root{--text:#e8eef0;--back:#12181b;--soft:#1c2529;--line:#43535a;--main:#7fced9;
--bad:#ff9d94;--good:#8fd6a6;--mid:#f0c36d}}
body{font:16px/1.5 system-ui,sans-serif;color:var(--text);background:var(--back);max-width:75rem;margin:0 auto;
padding:1.5rem}
h1{font-size:1.7rem;margin:0}h2{font-size:1.25rem;margin:2rem 0 .5rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;
border-bottom:1px solid var(--line)}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
th button{all:unset;cursor:pointer;font-weight:600}th button:focus-visible{outline:3px solid var(--main)}
th[aria-sort=ascending] button::after{content:" ▲"}th[aria-sort=descending] button::after{content:" ▼"}
.right{color:var(--good)}.wrong{color:var(--bad)}.abstained,.unscored{color:var(--mid)}
.case{border:1px solid var(--line);border-radius:6px;padding:.8rem 1rem;margin:.6rem 0;background:var(--soft)}
.case dl{display:grid;grid-template-columns:6rem 1fr;gap:.2rem .8rem;margin:0}dt{font-weight:600}dd{margin:0;
white-space:pre-line;overflow-wrap:anywhere}
.filters{display:flex;gap:1rem;flex-wrap:wrap;margin:.5rem 0}.filters label{display:grid;font-size:.9rem}
select,input{font:inherit;padding:.3rem;color:inherit;background:var(--back);border:1px solid var(--line)}
.scroll{overflow-x:auto}svg{max-width:100%;height:auto}summary{cursor:pointer}
.verdict{font-size:1.15rem;font-weight:600}
"""

SCRIPT = """
const table = document.getElementById('cases'), body = table.tBodies[0], rows = [...body.rows];
const kind = document.getElementById('kind'), state = document.getElementById('state');
const words = document.getElementById('words'), shown = document.getElementById('shown');
function filter() {
  const wanted = words.value.toLowerCase(); let count = 0;
  for (const row of rows) {
    row.hidden = Boolean((kind.value && row.dataset.kind !== kind.value) ||
      (state.value && row.dataset.state !== state.value) || !row.textContent.toLowerCase().includes(wanted));
    count += !row.hidden;
  }
  shown.textContent = count + ' av ' + rows.length + ' spørsmål vises';
}
for (const control of [kind, state, words]) control.addEventListener('input', filter);
for (const [column, head] of [...table.tHead.rows[0].cells].entries()) {
  head.querySelector('button').addEventListener('click', () => {
    const falling = head.getAttribute('aria-sort') === 'ascending';
    for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', falling ? 'descending' : 'ascending');
    const text = row => row.cells[column].dataset.sort || row.cells[column].textContent;
    rows.sort((a, b) => text(a).localeCompare(text(b), 'nb', {numeric: true}) * (falling ? -1 : 1));
    body.append(...rows);
  });
}
filter();
"""

FRAME = """<!DOCTYPE html>
<html lang="nb"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
script-src 'unsafe-inline'">
<title>{title}</title><style>{style}</style></head><body>
{body}
<script>{script}</script></body></html>
"""
