export const STYLES = `
.flow-tools { display: flex; flex-wrap: wrap; gap: var(--space-2); align-items: center; }
.flow { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-2); padding: var(--space-3) var(--space-4); background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); }
.flow-head { display: flex; flex-wrap: wrap; gap: 0 var(--space-4); align-items: baseline; min-height: 32px; padding: 0; font: inherit; color: var(--text); text-align: left; background: none; border: 0; cursor: pointer; }
.flow-head strong { font-size: 16px; color: var(--indigo); }
.flow-head:hover strong { text-decoration: underline; }
.flow-muted { color: var(--muted); }
.flow-late { font-weight: 600; color: var(--stopped); }
.flow-sum { margin-left: auto; white-space: nowrap; }
.flow-steps { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(76px, 1fr); gap: var(--space-1); margin: 0; padding: 2px; list-style: none; overflow-x: auto; }
.flow-steps li { display: grid; gap: 2px; padding: 4px 6px; border: 2px solid transparent; border-radius: var(--radius); min-width: 0; }
.flow-steps li[data-worst='true'] { background: color-mix(in srgb, var(--idle) 14%, transparent); border-color: var(--idle); }
.flow-bar { display: flex; height: 22px; background: var(--sunken); border-radius: 3px; overflow: hidden; }
.flow-bar i { background: var(--indigo); }
.flow-bar u { background: repeating-linear-gradient(135deg, var(--idle) 0 4px, transparent 4px 8px); }
.flow-name { overflow: hidden; font-size: 12px; text-overflow: ellipsis; white-space: nowrap; color: var(--muted); }
.flow-count { display: flex; gap: var(--space-1); justify-content: space-between; white-space: nowrap; }
.flow-count em { font-style: normal; font-weight: 600; }
.flow-worst { font-weight: 600; }
.flow-account { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-3); align-items: baseline; padding: var(--space-3) var(--space-4); font-size: 16px; background: var(--raised); border: 1px solid var(--line); border-left: 6px solid var(--running); border-radius: var(--radius); }
.flow-account[data-closes='false'] { border-left-color: var(--stopped); }
.flow-account strong { margin-left: auto; }
@media (max-width: 700px) { .flow-sum { margin-left: 0; } .flow-account strong { margin-left: 0; } .flow-head { min-height: 44px; } }
`;
