export const STYLES = `
.bundle-scan { max-width: 560px; }
.bundle-head { display: grid; gap: var(--space-2); padding: var(--space-4); background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); }
.bundle-head h2 { font-size: 28px; }
.bundle-head h2 small { font-size: 16px; font-weight: 400; color: var(--muted); }
.bundle-head[data-void='true'] h2 { text-decoration: line-through; }
.bundle-where { font-size: 20px; font-weight: 600; }
.bundle-muted { color: var(--muted); }
.bundle-links { display: flex; flex-wrap: wrap; gap: var(--space-2); }
.bundle-both { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-5); align-items: start; }
@media (min-width: 1200px) { .bundle-both { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); } }
.bundle-steps { display: grid; gap: 2px; margin: 0; padding: 0; list-style: none; max-width: 720px; }
.bundle-steps li { display: grid; grid-template-columns: 24px 1fr auto; gap: var(--space-2); align-items: center; padding: var(--space-2) var(--space-3); background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); }
.bundle-steps li[data-done='true'] > span:first-child { color: #1f7446; font-weight: 700; }
.bundle-steps li[data-next='true'] { border-color: var(--indigo); border-left-width: 6px; }
.bundle-steps small { display: block; color: var(--muted); }
.bundle-wanted { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: var(--space-3); max-width: 820px; }
.bundle-wanted label { display: grid; gap: var(--space-1); color: var(--muted); }
.bundle-wanted input { min-height: 44px; padding: 0 var(--space-3); font: inherit; font-size: 16px; color: var(--text); background: var(--raised); border: 1px solid var(--line-strong); border-radius: var(--radius); min-width: 0; }
.bundle-open { padding: 0; font: inherit; font-weight: 600; color: var(--indigo); background: none; border: 0; cursor: pointer; }
`;
