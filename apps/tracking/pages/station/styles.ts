export const STYLES = `
.scan-last { display: grid; gap: var(--space-2); margin: 0; padding: 0; list-style: none; }
.scan-last li { display: grid; grid-template-columns: auto 1fr auto; gap: var(--space-1) var(--space-3); align-items: center; min-height: 56px; padding: var(--space-2) var(--space-3); background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); }
.scan-last li[data-state='undone'] { opacity: 0.6; text-decoration: line-through; }
.scan-last small { display: block; color: var(--muted); font-size: 16px; }
.scan-mark { font-weight: 700; }
.scan-mark[data-mood='good'] { color: #1f7446; }
.scan-mark[data-mood='look'] { color: #96590d; }
.scan-mark[data-mood='bad'] { color: #a92832; }
.scan-who { display: flex; gap: var(--space-3); align-items: center; justify-content: space-between; min-height: 56px; }
.scan-choices { display: grid; gap: var(--space-2); }
.scan-choices button { display: flex; justify-content: space-between; gap: var(--space-3); text-align: left; align-items: center; }
.scan-choices [aria-pressed='true'] { background: var(--indigo); color: var(--on-indigo); border-color: var(--indigo); }
.scan-pad { display: grid; grid-template-columns: repeat(3, 1fr); gap: var(--space-2); }
.scan-pad output { grid-column: 1 / -1; font-size: 44px; font-weight: 600; text-align: right; padding: 0 var(--space-3); background: var(--raised); border: 1px solid var(--line-strong); border-radius: var(--radius); }
.scan-pad .part-button { min-height: 64px; font-size: 28px; }
.scan-title { margin: 0; font-size: 20px; }
.scan-note { margin: 0; color: var(--muted); font-size: 16px; }
`;
