export const STYLES = `
.opening { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); gap: var(--space-4); align-items: start; }
.opening-choice { display: flex; flex-wrap: wrap; gap: var(--space-2); align-items: center; }
.opening-choice select { min-height: 44px; max-width: 100%; padding: 0 var(--space-3); font: inherit; color: var(--text); background: var(--raised); border: 1px solid var(--line-strong); border-radius: var(--radius); }
.opening-group { display: grid; gap: var(--space-2); margin: 0 0 var(--space-4); padding: 0; border: 0; }
.opening-group legend { display: flex; gap: var(--space-2); align-items: center; padding: 0 0 var(--space-1); font-weight: 600; }
.opening-bundles { display: grid; grid-template-columns: repeat(auto-fill, minmax(132px, 1fr)); gap: var(--space-2); }
.opening-bundle, .opening-step, .opening-all { font: inherit; color: var(--text); text-align: start; background: var(--raised); border: 1px solid var(--line-strong); border-radius: var(--radius); cursor: pointer; }
.opening-bundle { display: grid; gap: 2px; min-height: 64px; padding: var(--space-2) var(--space-3); }
.opening-bundle b { font-size: 18px; font-variant-numeric: tabular-nums; }
.opening-bundle small { overflow-wrap: anywhere; color: var(--muted); }
.opening-bundle[data-until='true'] { border-left: 6px solid var(--running); }
.opening-bundle[aria-pressed='true'] { background: var(--indigo-soft); border-color: var(--indigo); box-shadow: inset 0 0 0 1px var(--indigo); }
.opening-bundle:disabled { opacity: 0.55; cursor: default; }
.opening-all { min-height: 32px; padding: 0 var(--space-3); color: var(--indigo); }
.opening-steps { display: grid; gap: var(--space-2); position: sticky; top: var(--space-4); padding: var(--space-4); background: var(--indigo-soft); border-radius: var(--radius); }
.opening-steps h2 { margin: 0; font-size: 16px; }
.opening-step { display: flex; gap: var(--space-2); align-items: center; min-height: 44px; padding: 0 var(--space-3); }
.opening-step span { color: var(--muted); font-variant-numeric: tabular-nums; }
.opening-step:disabled { opacity: 0.55; cursor: default; }
@media (max-width: 900px) { .opening { grid-template-columns: minmax(0, 1fr); } .opening-steps { position: static; } }
`;
