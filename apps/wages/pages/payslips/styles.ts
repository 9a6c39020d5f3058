/** Payslips on paper: one a sheet, or as many as fit, cut along the dashes. */
export const STYLES = `
.slips { display: grid; gap: 5mm; }
.slip { break-inside: avoid; padding-bottom: 5mm; border-bottom: 1px dashed var(--line-strong); font-size: 11px; }
.slip-head { display: flex; flex-wrap: wrap; gap: 0 6mm; align-items: baseline; margin-bottom: 1.5mm; font-size: 13px; }
.slip-head b { font-size: 15px; }
.slip-net { margin-left: auto; font-size: 15px; font-weight: 700; }
.slip table { width: 100%; table-layout: fixed; border-collapse: collapse; }
.slip th:nth-child(1) { width: 30%; }
.slip th:nth-child(2) { width: 10%; }
.slip th:nth-child(3), .slip th:nth-child(4) { width: 14%; }
.slip th, .slip td { padding: 1px 4px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
.slip th { font-weight: 400; color: var(--muted); }
.slip .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.slip-foot { display: flex; flex-wrap: wrap; gap: 0 6mm; margin-top: 1.5mm; }
.slip-sign { margin-left: auto; min-width: 45mm; border-bottom: 1px solid currentColor; }
.slip-mark { padding: 0 2mm; border: 1px solid currentColor; border-radius: 3px; font-size: 11px; }
.slips[data-one='true'] { gap: 0; }
.slips[data-one='true'] .slip { break-after: page; border-bottom: 0; font-size: 13px; }
.slips[data-one='true'] .slip:last-child { break-after: auto; }
.slips-bar { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-3); align-items: center; }
.slips-bar select { min-height: 36px; font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--line-strong); border-radius: var(--radius); }
@media (max-width: 700px) { .slip th:nth-child(1) { width: auto; } .slip td:nth-child(5), .slip th:nth-child(5) { display: none; } }
@media print { .slip td:nth-child(5), .slip th:nth-child(5) { display: table-cell; } .report-head { display: none; } }
`;
