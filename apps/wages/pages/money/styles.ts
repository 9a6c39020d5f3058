/** Two columns of numbers under a line of words, readable at arm's length. */
export const STYLES = `
.money-rows { display: grid; gap: var(--space-2); margin: 0; padding: 0; list-style: none; }
.money-row { display: grid; grid-template-columns: 1fr auto; gap: var(--space-1) var(--space-3); padding: var(--space-3) var(--space-4); background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); }
.money-row > :nth-child(even) { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.money-row small { color: var(--muted); font-size: 16px; overflow-wrap: anywhere; }
.money-row summary { display: contents; }
.money-wide { grid-column: 1 / -1; text-align: left !important; white-space: normal !important; }
.money-short { color: #96590d; font-weight: 600; }
.money-pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: var(--space-3); }
.money-tally { display: flex; gap: var(--space-2); align-items: center; }
.money-tally input { width: 5.5em; min-height: 48px; font-size: 20px; text-align: right; padding: 0 var(--space-2); border: 1px solid var(--line-strong); border-radius: var(--radius); background: var(--ground); color: inherit; }
.money-link { justify-self: start; text-align: left; border: 0; background: none; padding: var(--space-2) 0; min-height: 44px; font-size: 16px; color: var(--indigo); text-decoration: underline; cursor: pointer; }
.money-months { display: flex; gap: var(--space-2); align-items: center; justify-content: space-between; }
.money-months button { min-width: 56px; }
.money-head { margin: 0; font-size: 20px; }
.money-note { margin: 0; color: var(--muted); font-size: 16px; }
@media (prefers-color-scheme: dark) { .money-short { color: #e0a95c; } }
`;
