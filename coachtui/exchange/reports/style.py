"""How the HTML of a report looks: on a phone, on a wide screen, on paper, in the light and in the dark."""

STYLE = """
:root {
  color-scheme: light dark;
  --paper: #fcfbf8; --ink: #20262b; --quiet: #5a636b; --line: #dcd8cf;
  --mark: #1f6f78; --tint: #d9e9e8; --well: #f2f0ea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15191c; --ink: #e7e4dd; --quiet: #a3abb1; --line: #353c41;
    --mark: #7cc7c4; --tint: #24484a; --well: #1d2327;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 1.25rem .75rem 3rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  overflow-wrap: anywhere;
}
main { max-width: 46rem; margin: 0 auto; }
header { border-bottom: 2px solid var(--mark); padding-bottom: .75rem; }
.kind { margin: 0; color: var(--mark); font-weight: 600; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; font-weight: 650; }
.span, .quiet, .day, footer, .said, figcaption small { color: var(--quiet); }
.span { margin: .25rem 0 0; font-size: .875rem; }
.intro { margin: 1rem 0 0; max-width: 38rem; }
h2 { margin: 2.25rem 0 .5rem; font-size: 1.125rem; line-height: 1.3; font-weight: 650; }
h1, .what { unicode-bidi: plaintext; }
ul { list-style: none; margin: 0; padding: 0; }
li { padding: .5rem 0; border-top: 1px solid var(--line); }
.day, .quiet { font-size: .875rem; }
.day { display: block; font-variant-numeric: tabular-nums; }

.claim .quiet { display: block; margin-left: 0; }
.beneath { margin-left: 1rem; padding: .25rem 0 .25rem .75rem; border-top: 0; border-left: 2px solid var(--tint); }
.claim { font-weight: 600; }
.claim .quiet { font-weight: 400; }
.figures { display: flex; flex-wrap: wrap; gap: 1rem 2rem; margin-top: 1rem; }
figure { margin: 0; flex: 1 1 20.5rem; max-width: 21rem; min-width: 0; }
figcaption { font-weight: 600; font-size: .9375rem; margin-bottom: .5rem; }
figcaption small { display: block; font-weight: 400; font-size: .8125rem; }
svg { display: block; width: 100%; height: auto; }
svg text { font: 12px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; fill: var(--ink); }
svg .q { fill: var(--quiet); font-size: 11px; }
svg .bar, svg .full { fill: var(--mark); }
svg .tint { fill: var(--tint); }
svg .ring { fill: none; stroke: var(--mark); stroke-width: 1.5; }
svg .none { fill: none; stroke: var(--quiet); stroke-width: 1; stroke-dasharray: 2 2; }
svg .rule { stroke: var(--line); stroke-width: 1; }
svg .stroke { stroke: var(--mark); stroke-width: 2; }
svg .on { stroke: var(--paper); stroke-width: 2; }
.said { font-size: .875rem; max-width: 38rem; }
footer { margin-top: 2.5rem; padding-top: .75rem; border-top: 1px solid var(--line); font-size: .875rem; }
@media (min-width: 40rem) {
  body { padding-top: 2.5rem; }
  li.dated { display: grid; grid-template-columns: 7rem 1fr; }
  li.dated > .what { grid-column: 2; }
  .day { line-height: 1.714; }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --mark: #14555c; --tint: #d9e9e8; --well: #fff;
  }
  body { padding: 0; font-size: 11pt; }
  main { max-width: none; }
  h2 { break-after: avoid; }
  li, figure, .said, footer { break-inside: avoid; }
  svg { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
@page { margin: 18mm 16mm; }
""".strip()
