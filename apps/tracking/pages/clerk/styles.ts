export const STYLES = `
.clerk { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-4); }
.clerk-fields { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) minmax(0, 2fr); gap: var(--space-3); align-items: start; }
.clerk-fields label { display: grid; gap: var(--space-1); color: var(--muted); }
.clerk-fields input { min-width: 0; min-height: 48px; padding: 0 var(--space-3); font: inherit; font-size: 20px; color: var(--text); background: var(--raised); border: 1px solid var(--line-strong); border-radius: var(--radius); }
.clerk-offered { display: flex; flex-wrap: wrap; gap: var(--space-1); margin-top: var(--space-1); }
.clerk-offered button { min-height: 32px; padding: 0 var(--space-2); color: var(--indigo); background: var(--raised); border: 1px solid var(--line-strong); border-radius: var(--radius); cursor: pointer; }
.clerk-offered button[data-first='true'] { border-color: var(--indigo); border-width: 2px; }
.clerk-undo { display: flex; gap: var(--space-2); }
.clerk-block { display: grid; gap: var(--space-2); padding: var(--space-4); background: var(--indigo-soft); border-radius: var(--radius); }
.clerk-drop { min-height: 32px; padding: 0 var(--space-2); color: var(--indigo); background: var(--raised); border: 1px solid var(--line-strong); border-radius: var(--radius); cursor: pointer; }
.clerk-both { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 1fr); gap: var(--space-4); align-items: start; }
.clerk-state { padding-left: 8px; border-left: 4px solid var(--mood); }
.clerk-state[data-state='undone'] { opacity: 0.6; }
@media (max-width: 900px) { .clerk-fields, .clerk-both { grid-template-columns: minmax(0, 1fr); } }
`;
