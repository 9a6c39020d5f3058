/** What pages of efficiency look like. */
export const STYLES = `
.ef-row { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-3); align-items: center; }
.ef-row > .ef-push { margin-left: auto; }
.ef-row > label.part-button { display: inline-flex; align-items: center; min-height: 44px; cursor: pointer; }
.ef-stack { display: grid; gap: var(--space-3); grid-template-columns: minmax(0, 1fr); align-content: start; }
.ef-fields { display: grid; gap: var(--space-3); grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); align-items: end; }
.ef-field { display: grid; gap: var(--space-1); min-width: 0; }
.ef-field > span { font-size: 14px; color: var(--muted); }
.ef-field :is(select, input), .ef-input { width: 100%; min-width: 0; min-height: 44px; padding: 0 var(--space-3); font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--line-strong); border-radius: var(--radius); }
.ef-panel { display: grid; gap: var(--space-3); grid-template-columns: minmax(0, 1fr); align-content: start; padding: var(--space-4); background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); }
.ef-panel h2 { margin: 0; font-size: 18px; }
.ef-note { margin: 0; color: var(--muted); font-size: 14px; }
.ef-wide { grid-column: 1 / -1; min-width: 0; }
.ef-scroll { overflow-x: auto; }
.ef-scroll .part-table :is(th, td) { white-space: nowrap; }
.ef-look { color: color-mix(in srgb, var(--idle) 55%, var(--text)); }
.ef-bad { color: #a92832; }
.ef-good { color: #1f7446; }
.ef-clock { font-size: 64px; font-weight: 700; line-height: 1; text-align: center; font-variant-numeric: tabular-nums; }
.ef-clock small { display: block; margin-top: var(--space-2); font-size: 18px; font-weight: 400; color: var(--muted); }
.ef-lap { display: grid; gap: 2px; place-content: center; width: 100%; min-height: 120px; padding: var(--space-2); font: inherit; font-size: 28px; font-weight: 700; color: var(--on-indigo); background: var(--indigo); border: 0; border-radius: var(--radius); cursor: pointer; touch-action: manipulation; }
.ef-lap:active { filter: brightness(0.85); }
.ef-lap small { font-size: 16px; font-weight: 400; }
.ef-cycles { display: grid; gap: var(--space-1); margin: 0; padding: 0; list-style: none; }
.ef-cycles button { display: flex; gap: var(--space-3); align-items: baseline; width: 100%; min-height: 48px; padding: var(--space-1) var(--space-3); font: inherit; color: inherit; text-align: left; background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); cursor: pointer; font-variant-numeric: tabular-nums; }
.ef-cycles b { min-width: 4ch; }
.ef-cycles small { display: inline-block; margin-left: auto; color: var(--muted); }
.ef-cycles [data-excluded='true'] { color: var(--muted); }
.ef-cycles [data-excluded='true'] span { text-decoration: line-through; }
.ef-cycles [data-excluded='true'] small { color: #8a5a10; }
.ef-choices { display: grid; grid-template-columns: repeat(auto-fill, minmax(130px, 1fr)); gap: var(--space-2); }
.ef-choices .part-button { min-height: 56px; }
.ef-step { display: flex; gap: var(--space-2); align-items: center; justify-content: space-between; }
.ef-step output { min-width: 5ch; font-size: 24px; font-weight: 600; text-align: center; font-variant-numeric: tabular-nums; }
.ef-step .part-button { min-width: 56px; min-height: 48px; }
.ef-step > span:last-child { display: flex; gap: var(--space-2); align-items: center; }
.ef-results { display: grid; grid-template-columns: 1fr 1fr; gap: var(--space-2); }
.ef-results > div { display: grid; padding: var(--space-2) var(--space-3); background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); font-size: 15px; }
.ef-results b { font-size: 26px; font-variant-numeric: tabular-nums; }
.ef-chips { display: flex; flex-wrap: wrap; gap: var(--space-2); margin: 0; padding: 0; list-style: none; }
.ef-chips li { display: flex; align-items: center; gap: var(--space-1); padding: 2px 4px 2px var(--space-3); background: var(--sunken); border-radius: var(--radius); }
.ef-chips button { min-width: 40px; min-height: 40px; font: inherit; color: var(--muted); background: none; border: 0; cursor: pointer; }
.ef-matrix { overflow: auto; max-height: 70vh; border: 1px solid var(--line); border-radius: var(--radius); }
.ef-matrix table { border-collapse: separate; border-spacing: 0; font-variant-numeric: tabular-nums; }
.ef-matrix :is(th, td) { padding: 4px 6px; border-right: 1px solid var(--line); border-bottom: 1px solid var(--line); white-space: nowrap; }
.ef-matrix thead th { position: sticky; top: 0; z-index: 1; vertical-align: bottom; background: var(--sunken); font-size: 14px; }
.ef-matrix thead th > span { display: block; max-width: 92px; white-space: normal; }
.ef-matrix :is(th, td):first-child { position: sticky; left: 0; z-index: 1; text-align: left; background: var(--ground); }
.ef-matrix thead th:first-child { z-index: 2; background: var(--sunken); }
.ef-matrix td[data-level] { min-width: 64px; text-align: center; }
.ef-matrix td b { display: block; font-size: 17px; line-height: 1.2; }
.ef-matrix td small { font-size: 12px; opacity: 0.85; }
.ef-matrix [data-level='1'] { background: #e9eef5; color: #1f2a3a; }
.ef-matrix [data-level='2'] { background: #bccfe6; color: #14253d; }
.ef-matrix [data-level='3'] { background: #6b8fbe; color: #0b1626; }
.ef-matrix [data-level='4'] { background: #27466f; color: #ffffff; }
.ef-legend { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-4); margin: 0; padding: 0; list-style: none; font-size: 14px; }
.ef-legend i { display: inline-block; width: 22px; margin-right: 6px; text-align: center; font-style: normal; font-weight: 700; border-radius: 3px; }
.ef-legend [data-level='0'] { border: 1px solid var(--line-strong); }
.ef-legend [data-level='1'] { background: #e9eef5; color: #1f2a3a; }
.ef-legend [data-level='2'] { background: #bccfe6; color: #14253d; }
.ef-legend [data-level='3'] { background: #6b8fbe; color: #0b1626; }
.ef-legend [data-level='4'] { background: #27466f; color: #ffffff; }
.ef-notes { display: grid; gap: var(--space-1); margin: 0; padding-left: 1.2em; }
.ef-pick { display: grid; gap: var(--space-2); margin: 0; padding: 0; list-style: none; }
.ef-pick button { display: flex; flex-wrap: wrap; gap: 2px var(--space-3); align-items: center; justify-content: space-between; width: 100%; min-height: 56px; padding: var(--space-2) var(--space-3); font: inherit; color: inherit; text-align: left; background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); cursor: pointer; }
.ef-pick small { color: var(--muted); font-size: 15px; }
.ef-pick button[aria-pressed='true'] { border-color: var(--indigo); outline: 2px solid var(--indigo); }
@media print { .ef-noprint { display: none; } .ef-matrix { max-height: none; overflow: visible; } }
`;
