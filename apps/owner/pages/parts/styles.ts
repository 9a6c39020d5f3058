export const STYLES = `
.ow-lines, .ow-panel, .ow-list { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-2); margin: 0; padding: 0; list-style: none; }
.ow-line { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: var(--space-2) var(--space-3); align-items: start; width: 100%; min-height: 64px; padding: var(--space-3); font: inherit; color: inherit; text-align: left; background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); cursor: pointer; touch-action: manipulation; }
.ow-line[aria-expanded='true'] { border-color: var(--indigo); }
.ow-line > i { font-style: normal; font-size: 20px; line-height: 1.4; }
.ow-line > i[data-mood='bad'] { color: #a92832; }
.ow-line > i[data-mood='look'] { color: #96590d; }
.ow-line > i[data-mood='good'] { color: #1f7446; }
.ow-line b { display: block; font-size: 14px; font-weight: 400; color: var(--muted); }
.ow-line span { font-size: 19px; line-height: 1.45; overflow-wrap: anywhere; }
.ow-line > em { font-style: normal; color: var(--muted); line-height: 1.4; }
.ow-panel { padding: 0 0 var(--space-2) var(--space-3); border-left: 2px solid var(--line-strong); }
.ow-row { display: grid; gap: 2px; width: 100%; min-height: 56px; padding: var(--space-2) var(--space-3); font: inherit; color: inherit; text-align: left; text-decoration: none; background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); align-content: center; }
button.ow-row { cursor: pointer; touch-action: manipulation; }
.ow-row > div { display: flex; gap: var(--space-2); justify-content: space-between; align-items: baseline; flex-wrap: wrap; }
.ow-row small { color: var(--muted); font-size: 14px; }
.ow-row [data-mood='bad'] { color: #a92832; font-weight: 600; }
.ow-row [data-mood='look'] { color: #96590d; }
.ow-figures { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--space-2); }
.ow-figure { display: grid; gap: 2px; min-height: 76px; padding: var(--space-3); font: inherit; color: inherit; text-align: left; background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); cursor: pointer; align-content: start; touch-action: manipulation; }
.ow-figure[aria-expanded='true'] { border-color: var(--indigo); outline: 1px solid var(--indigo); }
.ow-figure b { font-size: 14px; font-weight: 400; color: var(--muted); }
.ow-figure span { font-size: 24px; font-weight: 600; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.ow-figure small { color: var(--muted); font-size: 14px; }
.ow-table { max-width: 100%; overflow-x: auto; }
.ow-table table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 15px; }
.ow-table th, .ow-table td { padding: var(--space-2) var(--space-1); text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
.ow-table :is(th, td):first-child { text-align: left; white-space: normal; min-width: 6em; }
.ow-table th { font-weight: 400; color: var(--muted); }
.ow-table tr[data-most] td { font-weight: 600; }
.ow-note { margin: 0; color: var(--muted); font-size: 14px; }
.ow-h { margin: var(--space-3) 0 0; font-size: 16px; }
.ow-links { display: flex; flex-wrap: wrap; gap: var(--space-2); }
.ow-links .part-button { flex: 1 1 130px; text-align: center; }
.ow-row .ow-links { flex-wrap: nowrap; }
.ow-row .part-button { flex: 0 1 auto; min-width: 64px; min-height: 48px; padding: 0 var(--space-3); font-size: 17px; }
.ow-week { width: 100%; height: auto; max-width: 560px; font-size: 12px; }
.ow-week text { fill: currentColor; text-anchor: middle; font-variant-numeric: tabular-nums; }
.ow-week .ow-soft { fill: var(--muted); }
.ow-week rect { fill: var(--indigo); }
.ow-week g[data-today] rect { fill: none; stroke: var(--indigo); stroke-width: 2; }
.ow-week g { cursor: pointer; }
.ow-box { padding: var(--space-3); background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); display: grid; gap: var(--space-2); }
.ow-box h2 { margin: 0; font-size: 16px; }
.ow-form { display: grid; gap: var(--space-2); }
.ow-form label { display: grid; gap: 4px; font-size: 15px; }
.ow-form :is(input, select) { min-height: 48px; padding: 0 var(--space-3); font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--line-strong); border-radius: var(--radius); min-width: 0; }
.ow-paper h2 { margin: var(--space-4) 0 var(--space-2); font-size: 16px; }
.ow-paper ul { margin: 0; padding-left: 1.2em; }
.ow-paper .ow-big { margin: 0 0 var(--space-2); padding: 0; font-size: 20px; list-style: none; }
.ow-figure:last-child:nth-child(odd) { grid-column: span 2; }
@media (min-width: 900px) { .station:has(.ow-lines) { max-width: 980px; } .ow-figures { grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); } .ow-figure:last-child:nth-child(odd) { grid-column: auto; } .ow-figure span { font-size: 22px; } .ow-week { justify-self: center; max-width: 640px; } }
@media screen and (max-width: 700px) { .report-sheet:has(.ow-paper) { min-width: 0; } }
`;
