/** What the desk pages of wages look like. */
export const STYLES = `
.wage-bar { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-3); align-items: center; }
.wage-bar > .wage-push { margin-left: auto; }
.wage-months { display: flex; gap: var(--space-2); align-items: center; }
.wage-months b { min-width: 92px; text-align: center; font-size: 20px; font-variant-numeric: tabular-nums; }
.wage-tiles { display: grid; gap: var(--space-3); grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); }
.wage-tiles .part-tile { padding: var(--space-2) var(--space-3); }
.wage-steps { display: flex; flex-wrap: wrap; gap: var(--space-2); margin: 0; padding: 0; list-style: none; }
.wage-steps li { display: flex; gap: var(--space-2); align-items: center; padding: var(--space-1) var(--space-3); color: var(--muted); background: var(--sunken); border-radius: var(--radius); }
.wage-steps li[data-now='true'] { font-weight: 600; color: var(--on-indigo); background: var(--indigo); }
.wage-steps li[data-past='true'] { color: var(--text); }
/* On a phone each is a card: order and pieces, the operation, and its price. */
@media (max-width: 640px) {
  .wage-pending :is(table, tbody) { display: block; }
  .wage-pending :is(thead, td:nth-child(2), td:nth-child(4)) { display: none; }
  .wage-pending tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--space-1) var(--space-2); padding: var(--space-3) var(--space-4); border-bottom: 1px solid var(--line); }
  .wage-pending tr:last-child { border-bottom: 0; }
  .wage-pending td { padding: 0; border: 0; white-space: normal; }
  .wage-pending :is(td:nth-child(1), td:nth-child(6)) { color: var(--muted); }
  .wage-pending td:nth-child(3) { grid-column: 1 / -1; }
  .wage-pending td:nth-child(5) { grid-area: 1 / 2; }
  .wage-pending td:nth-child(6) { grid-area: 3 / 2; align-self: center; }
  .wage-pending td:nth-child(7) { grid-area: 3 / 1; }
}
.wage-split { display: grid; gap: var(--space-4); grid-template-columns: minmax(0, 1fr); align-items: start; }
@media (min-width: 1100px) { .wage-split[data-open='true'] { grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); } }
.wage-panel { display: grid; gap: var(--space-3); grid-template-columns: minmax(0, 1fr); padding: var(--space-4); background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); }
.wage-panel h2 { margin: 0; font-size: 20px; }
.wage-panel .part-title { font-size: 14px; }
.wage-panel h2 small { margin-left: var(--space-2); font-size: 14px; font-weight: 400; color: var(--muted); }
.wage-open { padding: 0; font: inherit; color: var(--indigo); text-align: left; background: none; border: 0; cursor: pointer; }
.wage-open:hover { text-decoration: underline; }
.wage-chips { display: inline-flex; flex-wrap: wrap; gap: var(--space-1); }
.wage-chip { padding: 1px var(--space-2); font-size: 12px; white-space: nowrap; background: var(--sunken); border-radius: 9px; }
.wage-chip[data-mood='look'] { color: var(--rust); background: var(--rust-soft); }
.wage-note { margin: 0; color: var(--muted); }
.wage-notices { display: grid; gap: var(--space-1); margin: 0; padding-left: var(--space-4); }
.wage-notices [data-mood='look'] { color: var(--rust); }
.wage-fields { display: grid; gap: var(--space-3); grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); align-items: end; }
.wage-fields label { display: grid; gap: var(--space-1); font-size: 14px; }
.wage-fields .wage-wide { grid-column: 1 / -1; }
.wage-fields input, .wage-fields select, .wage-panel textarea, .wage-cell, .wage-bar select { min-height: 36px; width: 100%; min-width: 0; padding: 0 var(--space-2); font: inherit; color: var(--text); background: var(--ground); border: 1px solid var(--line-strong); border-radius: var(--radius); }
.wage-bar select { width: auto; }
.wage-panel textarea { min-height: 96px; padding: var(--space-2); }
.wage-cell { min-width: 84px; max-width: 110px; text-align: right; }
select.wage-cell { text-align: left; }
.wage-checks { display: grid; gap: var(--space-2); margin: 0; padding: 0; list-style: none; grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr)); }
.wage-checks li { padding: var(--space-2) var(--space-3); background: var(--raised); border: 1px solid var(--line); border-left: 4px solid var(--idle); border-radius: var(--radius); }
.wage-checks small { display: block; color: var(--muted); overflow-wrap: anywhere; }
.wage-plus { color: var(--running); }
.wage-minus { color: var(--rust); }
.wage-gone { color: var(--muted); text-decoration: line-through; }
.wage-offered { display: flex; flex-wrap: wrap; gap: var(--space-1); margin: var(--space-1) 0 0; }
.wage-offered button { min-height: 32px; padding: 0 var(--space-2); font: inherit; color: var(--text); background: var(--sunken); border: 1px solid var(--line); border-radius: var(--radius); cursor: pointer; }
.wage-offered button[data-first='true'] { border-color: var(--indigo); }
@media (max-width: 700px) { .desk-page .part-table td { white-space: nowrap; } .wage-fields input, .wage-fields select { min-height: 44px; font-size: 16px; } }
@media print { .wage-bar, .part-tabs, .desk-page .part-button, .wage-fields { display: none !important; } .desk-page .part-table { max-height: none; overflow: visible; border: 0; } }
`;
