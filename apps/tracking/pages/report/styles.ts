export const STYLES = `
.report { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-3); }
.report label { display: grid; gap: var(--space-1); font-size: 16px; color: var(--muted); }
.report select, .report input { min-width: 0; min-height: 56px; padding: 0 var(--space-3); font: inherit; font-size: 20px; color: var(--text); background: var(--raised); border: 1px solid var(--line-strong); border-radius: var(--radius); }
.report input { font-size: 28px; }
.report-chips { display: flex; flex-wrap: wrap; gap: var(--space-2); align-items: center; }
.report-chips span { font-size: 16px; color: var(--muted); }
.report-chips .part-button { min-height: 48px; padding: 0 var(--space-4); }
.report-chips [aria-pressed='true'] { background: var(--indigo); color: var(--on-indigo); border-color: var(--indigo); }
.clerk .report { grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); align-items: end; padding: var(--space-4); background: var(--indigo-soft); border-radius: var(--radius); }
`;
