export const STYLES = `
.out-bar { display: flex; flex-wrap: wrap; gap: var(--space-3); align-items: center; justify-content: space-between; }
.out-split { display: grid; gap: var(--space-4); grid-template-columns: minmax(0, 1fr); align-items: start; }
@media (min-width: 1100px) { .out-split[data-open='true'] { grid-template-columns: minmax(300px, 2fr) minmax(0, 3fr); } }
.out-list { display: grid; gap: var(--space-2); margin: 0; padding: 0; list-style: none; grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr)); }
.out-card { display: grid; gap: var(--space-1); width: 100%; min-height: 56px; padding: var(--space-3); text-align: left; font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); cursor: pointer; }
.out-card[aria-pressed='true'] { border-color: var(--indigo); box-shadow: inset 0 0 0 1px var(--indigo); }
.out-card b { display: flex; gap: var(--space-2); justify-content: space-between; }
.out-card small { color: var(--muted); }
.out-owed { font-variant-numeric: tabular-nums; font-size: 20px; white-space: nowrap; }
.out-late { color: var(--rust, #c2303a); font-weight: 600; }
.out-panel { display: grid; gap: var(--space-3); padding: var(--space-4); background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); }
.out-panel h2 { margin: 0; font-size: 20px; }
.out-panel label, .out-field { display: grid; gap: var(--space-1); }
.out-panel input, .out-panel select, .out-bar select { min-height: 40px; padding: 0 var(--space-2); font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line-strong); border-radius: var(--radius); min-width: 0; }
.out-panel input[type='checkbox'] { min-height: 20px; width: 20px; }
.out-checks { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-4); }
.out-checks label { display: flex; gap: var(--space-2); align-items: center; min-height: 40px; }
.out-chips { display: flex; flex-wrap: wrap; gap: var(--space-2); margin: 0; padding: 0; list-style: none; }
.out-chips li { padding: var(--space-1) var(--space-3); background: var(--sunken); border-radius: var(--radius); }
.out-facts { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-4); margin: 0; }
.out-facts span { white-space: nowrap; }
.out-cell { display: grid; grid-template-columns: minmax(0, 1fr) repeat(3, minmax(52px, 84px)); gap: var(--space-2); align-items: end; padding: var(--space-2) 0; border-top: 1px solid var(--line); }
@media (max-width: 480px) { .out-cell { grid-template-columns: minmax(0, 1fr) repeat(3, 60px); } }
.out-cell small { color: var(--muted); }
.out-cell input { width: 100%; text-align: right; }
.out-actions { display: flex; flex-wrap: wrap; gap: var(--space-2); }
.out-link { display: grid; gap: var(--space-2); overflow-wrap: anywhere; padding: var(--space-3); background: var(--sunken); border-radius: var(--radius); }
.report .part-table td, .report .part-table th { padding-left: 6px; padding-right: 6px; font-size: 13px; }
.paper-facts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--space-1) var(--space-4); margin: 0 0 var(--space-4); }
.paper-signs { display: grid; grid-template-columns: repeat(2, 1fr); gap: var(--space-6, 32px); margin-top: 14mm; }
.paper-signs span { padding-top: var(--space-2); border-top: 1px solid currentColor; }
.paper-total { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-4); justify-content: flex-end; margin-top: var(--space-3); font-size: 16px; }
.guest-big { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--space-3); }
.guest-say { display: grid; gap: var(--space-3); padding: var(--space-4); background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); }
.guest-say h2 { margin: 0; font-size: 20px; }
.guest-say input { min-height: 56px; width: 100%; padding: 0 var(--space-3); font: inherit; font-size: 28px; color: inherit; background: var(--ground); border: 1px solid var(--line-strong); border-radius: var(--radius); }
.guest-said { margin: 0; padding: 0; list-style: none; }
`;
