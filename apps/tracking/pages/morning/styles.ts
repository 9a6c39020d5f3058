export const STYLES = `
.morning-list { display: grid; gap: var(--space-2); margin: 0; padding: 0; list-style: none; max-width: 960px; }
.morning-list li { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: var(--space-1) var(--space-4); align-items: center; min-height: 56px; padding: var(--space-2) var(--space-4); font-size: 16px; background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); }
.morning-list small { display: block; font-size: 14px; color: var(--muted); }
.morning-list li[data-nobody='true'] small, .morning-list li[data-kind='calls'] { border-color: var(--stopped); }
.morning-list b { white-space: nowrap; }
.morning-todo { display: flex; gap: var(--space-2); }
.desk-page .morning-todo .part-button { min-height: 44px; }
.morning-team { display: grid; gap: var(--space-2); }
.morning-book { display: grid; gap: var(--space-3); padding: var(--space-4); background: var(--indigo-soft); border-radius: var(--radius); max-width: 960px; }
.morning-hands { display: flex; flex-wrap: wrap; gap: var(--space-2); }
.desk-page .morning-hands .part-button { min-height: 44px; }
.morning-book h2 { margin: 0; font-size: 18px; }
.morning-book p, .morning-instead { margin: 0; }
.morning-why { font-size: 16px; font-weight: 600; }
.morning-when { font-size: 14px; color: var(--muted); }
.morning-instead { padding-left: var(--space-4); }
.morning-field { display: grid; gap: var(--space-1); color: var(--muted); max-width: 480px; }
.morning-field input { min-width: 0; min-height: 44px; padding: 0 var(--space-3); font: inherit; color: var(--text); background: var(--raised); border: 1px solid var(--line-strong); border-radius: var(--radius); }
.morning-hands small { font-weight: 400; color: var(--muted); }
@media (max-width: 700px) { .morning-list li { padding: var(--space-2) var(--space-3); } .morning-list li:has(.morning-todo .part-button + .part-button) { grid-template-columns: minmax(0, 1fr) auto; } .morning-list li:has(.part-button + .part-button) .morning-todo { grid-column: 1 / -1; } }
`;
