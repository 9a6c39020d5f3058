export const STYLES = `
.fin-row { display: flex; flex-wrap: wrap; gap: var(--space-2); }
.fin-stages { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: var(--space-2); }
.fin-stages .part-button { padding: 0 var(--space-1); }
.fin-stages [data-chosen] .part-button, .fin-cells [aria-pressed='true'] { background: var(--indigo); color: var(--on-indigo); border-color: var(--indigo); }
.fin-pick { width: 100%; min-height: 56px; padding: 0 var(--space-3); font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--line-strong); border-radius: var(--radius); }
.fin-cells { display: grid; grid-template-columns: repeat(auto-fill, minmax(108px, 1fr)); gap: var(--space-2); }
.fin-cells button { display: grid; min-height: 64px; padding: var(--space-2); font: inherit; color: inherit; text-align: left; background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); }
.fin-cells small { font-size: 14px; opacity: 0.8; font-variant-numeric: tabular-nums; }
.fin-who { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-3); align-items: center; justify-content: space-between; }
.fin-pad { display: grid; grid-template-columns: repeat(3, 1fr); gap: var(--space-2); }
.fin-pad output { grid-column: 1 / -1; padding: 0 var(--space-3); font-size: 44px; font-weight: 600; text-align: right; background: var(--raised); border: 1px solid var(--line-strong); border-radius: var(--radius); }
.fin-pad .part-button { min-height: 60px; font-size: 24px; }
.fin-grid { overflow-x: auto; }
.fin-grid table { border-collapse: collapse; }
.fin-grid th, .fin-grid td { padding: var(--space-1) var(--space-2); text-align: right; border-bottom: 1px solid var(--line); font-variant-numeric: tabular-nums; }
.fin-grid th:first-child { text-align: left; white-space: nowrap; }
.fin-grid input { width: 72px; min-height: 40px; padding: 0 var(--space-2); font: inherit; color: inherit; text-align: right; background: var(--ground); border: 1px solid var(--line-strong); border-radius: var(--radius); }
.fin-grid small { display: block; color: var(--muted); }
.fin-panel { display: grid; gap: var(--space-3); min-width: 0; padding: var(--space-4); background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); }
.fin-panel h2 { margin: 0; font-size: 20px; }
.fin-fields { display: flex; flex-wrap: wrap; gap: var(--space-3); align-items: end; }
.fin-fields label { display: grid; gap: var(--space-1); }
.fin-fields input, .fin-fields select { min-height: 40px; width: 130px; padding: 0 var(--space-2); font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line-strong); border-radius: var(--radius); }
.fin-fields select { width: auto; max-width: 100%; }
.fin-wrong { color: #a92832; font-weight: 600; }
.fin-marks { margin: 0 0 var(--space-4); padding: var(--space-3); white-space: pre-line; border: 1px solid currentColor; }
.fin-total { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-4); margin: var(--space-3) 0; }
.fin-sheet h2 { margin: var(--space-4) 0 var(--space-2); font-size: 16px; }
.fin-sheet table { font-size: 13px; }
`;
