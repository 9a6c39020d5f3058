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

.scan-both, .scan-both > div, .scan-day { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-4); align-content: start; }
.scan-options { display: flex; flex-wrap: wrap; gap: var(--space-2); margin: 0; }
.scan-options .part-button { min-height: 44px; font-size: 16px; font-weight: 400; }
.scan-own { display: grid; gap: var(--space-1); font-size: 16px; color: var(--muted); }
.scan-own input { min-height: 56px; padding: 0 var(--space-3); font: inherit; font-size: 28px; color: var(--text); background: var(--raised); border: 1px solid var(--line-strong); border-radius: var(--radius); }
.scan-less { margin: 0; padding: var(--space-3); font-weight: 600; background: var(--raised); border-left: 6px solid var(--mood); border-radius: var(--radius); }
@media (min-width: 1100px) {
  .station:has(.scan-both) { max-width: 1440px; font-size: 24px; }
  .scan-both { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: var(--space-6); }
  .station:has(.scan-both) .part-eye { height: 46vh; }
}
`;
