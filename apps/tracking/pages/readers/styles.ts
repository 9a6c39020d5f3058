export const STYLES = `
.readers-posts { display: grid; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)); gap: var(--space-3); margin: 0; padding: 0; list-style: none; }
.readers-posts li { display: grid; gap: var(--space-1); align-content: start; padding: var(--space-4); background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); }
.readers-posts li[data-new='true'] { border-left: 6px solid var(--indigo); }
.readers-posts h3 { margin: 0; font-size: 18px; overflow-wrap: anywhere; }
.readers-posts small, .readers-muted { color: var(--muted); overflow-wrap: anywhere; }
.readers-who { font-size: 16px; font-weight: 600; }
.readers-buttons { display: flex; flex-wrap: wrap; gap: var(--space-2); margin-top: var(--space-2); }
.desk-page .readers-buttons .part-button, .desk-page .readers-list .part-button { min-height: 44px; }
.readers-list { display: grid; gap: var(--space-2); margin: 0; padding: 0; list-style: none; max-width: 960px; }
.readers-list li { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: var(--space-1) var(--space-4); align-items: center; min-height: 56px; padding: var(--space-2) var(--space-4); font-size: 16px; background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); }
.readers-list small { display: block; font-size: 14px; color: var(--muted); }
.readers-list b { white-space: nowrap; }
.readers-list li > span:first-child { overflow-wrap: anywhere; }
.readers-list li[data-outcome='held'] { border-left: 6px solid var(--stopped); }
.readers-form { display: grid; gap: var(--space-3); max-width: 560px; padding: var(--space-4); background: var(--indigo-soft); border-radius: var(--radius); }
.readers-form h2 { margin: 0; }
@media (max-width: 700px) { .readers-list li { padding: var(--space-2) var(--space-3); gap: var(--space-1) var(--space-2); } }
`;
