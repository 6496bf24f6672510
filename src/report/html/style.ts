/** The look of the web application, for one page and for A4: its colours are those of web/src/styles/tokens.css. */
export const STYLE = `:root {
  color-scheme: light dark;
  --paper: light-dark(#fffefb, #15171a);
  --panel: light-dark(#f6f4ee, #1e2125);
  --ink: light-dark(#1b1b1a, #edebe6);
  --ink-2: light-dark(#565450, #b3b0a9);
  --rule: light-dark(#d9d5cb, #3a3d42);
  --rule-strong: light-dark(#8c887f, #7d8087);
  --link: light-dark(#0b5c8c, #7cc4ee);
  --wash: light-dark(#ece8de, #2a2d32);
  --direct: light-dark(#b84a00, #ff9147);
  --intermediary: light-dark(#0069a6, #5bb8ee);
  --destination: light-dark(#98396f, #e79ac6);
  --expected: light-dark(#6b6963, #a3a199);
  --event: light-dark(#1b1b1a, #edebe6);
  --for: light-dark(#00705a, #43c9a5);
  --against: light-dark(#7d5a00, #dfbb4a);
  --missing: light-dark(#b9b5aa, #55585e);
  --serif: "Noto Serif", "Noto Naskh Arabic", "Noto Serif CJK SC", "Noto Sans CJK SC", Charter, Georgia, "DejaVu Serif", serif;
  --sans: "Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC", "Segoe UI", "Liberation Sans", "DejaVu Sans", sans-serif;
  --mono: "Noto Sans Mono", "Noto Sans Arabic", "Noto Sans Mono CJK SC", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
*, *::before, *::after { box-sizing: border-box; }
body { max-width: 52rem; margin: 0 auto; padding: 2rem 1rem 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 var(--sans); overflow-wrap: break-word; }
h1, h2, h3, h4 { margin: 1.75rem 0 0.5rem; font-family: var(--serif); line-height: 1.2; text-wrap: balance; white-space: pre-wrap; }
h1 { margin-top: 0; font-size: 2.25rem; letter-spacing: -0.01em; }
h2 { padding-top: 0.5rem; border-top: 2px solid var(--ink); font-size: 1.5rem; }
h3 { font-size: 1.1875rem; }
h4 { font-size: 1rem; }
p, ul, dl { margin: 0 0 0.75rem; max-width: 68ch; }
a { color: var(--link); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
code { font-family: var(--mono); font-size: 0.8125em; overflow-wrap: anywhere; }
.kicker { margin: 0 0 0.25rem; color: var(--ink-2); font-size: 0.8125rem; font-weight: 600; }
.subtitle { color: var(--ink-2); font: 1.125rem/1.4 var(--serif); }
header { padding-top: 0.75rem; border-top: 4px solid var(--ink); }
.number { color: var(--ink-2); font-variant-numeric: tabular-nums lining-nums; font-weight: 400; }
dl { max-width: none; font-size: 0.875rem; }
dl > div { display: grid; grid-template-columns: minmax(9rem, 26%) 1fr; gap: 0 1rem; padding: 0.1875rem 0; border-bottom: 1px solid var(--rule); }
dt { color: var(--ink-2); }
dd { min-width: 0; margin: 0; font-variant-numeric: tabular-nums lining-nums; }
nav ol { margin: 0; padding: 0; list-style: none; }
nav li a { display: flex; gap: 0.5rem; padding: 0.125rem 0; color: inherit; text-decoration: none; }
nav li a:hover { text-decoration: underline; }
nav .number { flex: none; min-width: 2.5rem; }
nav .level-2 { padding-inline-start: 1rem; }
nav .level-3 { padding-inline-start: 2rem; }
nav .level-1 { font-weight: 600; }
/* dots run through the last line of a heading, whose words cover them; nothing is positioned, so that text stays in its order */
nav .leader { flex: 1; margin-bottom: 0.3em; padding-inline-end: 1.5rem; border-bottom: 1px dotted var(--rule-strong); }
nav .leader::after { content: ""; display: block; margin-top: calc(-0.3em - 1px); }
nav .leader > span { margin-inline-end: -0.5rem; padding-inline-end: 0.5rem; background: var(--paper); }
nav .page { align-self: flex-end; flex: none; min-width: 3ch; font-variant-numeric: tabular-nums lining-nums; text-align: right; }
.scroll { max-width: 100%; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.875rem; }
table.wide { font-size: 0.75rem; }
table.files { table-layout: fixed; font-size: 0.75rem; }
table.files th:nth-child(2) { width: 6rem; }
table.files th:nth-child(4) { width: 45%; }
caption, .caption { margin: 0; padding: 0.375rem 0; max-width: none; font-weight: 600; text-align: start; }
caption { border-top: 1px solid var(--ink); }
th, td { padding: 0.1875rem 0.75rem 0.1875rem 0; border-bottom: 1px solid var(--rule); font-weight: 400; text-align: start; vertical-align: top; }
thead th { border-bottom-color: var(--rule-strong); color: var(--ink-2); font-size: 0.9em; font-weight: 600; vertical-align: bottom; }
.unit { display: block; font-weight: 400; }
th.num, td.num { font-variant-numeric: tabular-nums lining-nums; text-align: right; }
td.num { white-space: nowrap; }
th:last-child, td:last-child { padding-right: 0; }
figure, .figure { margin: 1rem 0 1.5rem; }
figure.chart { padding-top: 0; border-top: 1px solid var(--ink); }
figcaption, .small { margin: 0.375rem 0 0; color: var(--ink-2); font-size: 0.75rem; max-width: none; }
.key { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0 0 0.25rem; padding: 0; max-width: none; list-style: none; font-size: 0.8125rem; }
.key svg { width: 26px; height: 10px; margin-inline-end: 0.375rem; }
.events { margin: 0.25rem 0 0; padding-inline-start: 1.5rem; font-size: 0.8125rem; }
.note { margin: 0 0 0.75rem; padding: 0.375rem 0.75rem; border-inline-start: 3px solid var(--rule-strong); background: var(--panel); font-size: 0.9375rem; }
.note p { margin: 0; max-width: none; }
.note + .note { margin-top: -0.375rem; }
.note.for { border-color: var(--for); }
.note.for strong:first-child { color: var(--for); }
.note.against { border-color: var(--against); }
.note.against strong:first-child { color: var(--against); }
.note.caution { border-color: var(--direct); }
.note.caution strong:first-child { color: var(--direct); }
.entry { margin-bottom: 1rem; }
.entry p { margin-bottom: 0.125rem; }
figure svg.plot { display: block; width: 100%; height: auto; }
svg text { fill: var(--ink); font-family: var(--sans); font-size: 12px; font-variant-numeric: tabular-nums lining-nums; }
svg .faint { fill: var(--ink-2); }
svg .grid { stroke: var(--rule); }
svg .axis { stroke: var(--rule-strong); }
svg .line { fill: none; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; }
svg .dot, svg .bar { fill: currentColor; }
svg .hollow { fill: var(--paper); stroke: currentColor; stroke-width: 2; }
svg .base { fill: var(--wash); fill-opacity: 0.6; }
svg .window { fill: var(--wash); }
svg .band { fill: var(--expected); fill-opacity: 0.2; }
svg .event { stroke: var(--event); }
svg .event-label { fill: var(--event); font-weight: 600; }
.tone-plain { color: var(--ink); }
.tone-direct { color: var(--direct); }
.tone-intermediary { color: var(--intermediary); }
.tone-destination { color: var(--destination); }
.tone-expected { color: var(--expected); }
.tone-for { color: var(--for); }
.tone-against { color: var(--against); }
.tone-missing { color: var(--missing); }
@page { size: A4; margin: 20mm 18mm; }
@page across { size: A4 landscape; margin: 20mm 18mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; font-size: 10.5pt; }
  body { max-width: none; padding: 0; }
  h1 { font-size: 24pt; }
  h2 { font-size: 15pt; }
  h3 { font-size: 12pt; }
  /* ink that reaches over the top of a page would be told twice in the outline */
  h3, h4 { margin-top: 4mm; padding-top: 2mm; }
  h1, h2, h3, h4, caption, .caption, .key, .entry > p, p:has(+ .note) { break-after: avoid; }
  tr, dl, figure.chart, .note, li, .entry > p { break-inside: avoid; }
  thead { display: table-header-group; }
  p { orphans: 3; widows: 3; }
  .pagebreak, main > section:first-child, .appendix { break-before: page; }
  .scroll { overflow: visible; }
  .across, h2:has(+ .across), h3:has(+ .across), h4:has(+ .across) { page: across; }
  section { break-before: auto; }
  main > section:first-child h2, .appendix h2 { margin-top: 0; }
}
`;
