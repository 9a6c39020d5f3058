export const STYLES = `
.qc-row { display: flex; flex-wrap: wrap; gap: var(--space-2); align-items: center; }
.qc-row > select, .qc-field > select, .qc-field > input { flex: 1 1 140px; min-width: 0; min-height: 48px; padding: 0 var(--space-3); font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--line-strong); border-radius: var(--radius); }
.qc-row > .part-button { flex: 1 1 120px; }
.qc-field { display: grid; gap: var(--space-1); min-width: 0; font-size: 16px; }
.qc-field > select, .qc-field > input { width: 100%; }
.qc-fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: var(--space-3); }
.qc-both, .qc-both > div, .qc-piece, .qc-found, .qc-picker, .qc-lot { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-3); align-content: start; }
.qc-ok { grid-column: span 2; display: flex; gap: var(--space-3); align-items: center; justify-content: center; min-height: 84px; padding: var(--space-2); font: inherit; color: #fff; background: #226f45; border: 0; border-radius: var(--radius); cursor: pointer; touch-action: manipulation; }
.qc-ok:active { filter: brightness(0.85); }
.qc-ok[data-defective] { background: #96590d; }
.qc-ok b { font-size: 28px; }
.qc-ok[data-defective] b { font-size: 22px; }
.qc-ok span { font-size: 44px; font-weight: 700; line-height: 1.1; font-variant-numeric: tabular-nums; }
.qc-figures { display: grid; grid-template-columns: 1fr 1fr; gap: var(--space-2); }
.qc-hint { margin: 0; color: var(--muted); font-size: 16px; }
.qc-garment { display: block; width: min(100%, 320px); margin: 0 auto; fill: none; stroke: currentColor; stroke-linejoin: round; stroke-linecap: round; background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); }
.qc-garment[data-tappable] { cursor: crosshair; touch-action: manipulation; }
.qc-edge { stroke-width: 2.4; fill: var(--ground); }
.qc-seam { stroke-width: 1.2; opacity: 0.65; }
.qc-spot { fill: #c25e12; stroke: var(--raised); stroke-width: 2; fill-opacity: 0.85; }
.qc-picker h2, .qc-title { margin: 0; font-size: 20px; }
.qc-defects { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: var(--space-2); }
.qc-defects .part-button { display: grid; gap: 2px; justify-items: start; min-height: 64px; padding: var(--space-2) var(--space-3); text-align: left; border-left-width: 6px; }
.qc-defects .part-button[aria-pressed='true'] { background: var(--indigo); color: var(--on-indigo); border-color: var(--indigo); }
.qc-defects small { font-size: 14px; font-weight: 400; opacity: 0.8; }
.qc-defects [data-grade='critical'] { border-left-color: #a92832; }
.qc-defects [data-grade='major'] { border-left-color: #b8730f; }
.qc-defects [data-grade='minor'] { border-left-color: #9aa0a6; }
.qc-found { padding: var(--space-3); background: var(--raised); border: 1px solid var(--line-strong); border-radius: var(--radius); }
.qc-found ul { margin: 0; padding-left: 1.2em; }
.qc-photo { display: flex; flex-wrap: wrap; gap: var(--space-2); align-items: center; }
.qc-photo label { display: inline-flex; align-items: center; justify-content: center; min-height: 48px; cursor: pointer; }
.qc-photo input { position: absolute; width: 1px; height: 1px; opacity: 0; }
.qc-photo img { width: 96px; height: 72px; object-fit: cover; border-radius: var(--radius); }
.qc-bundle { display: flex; flex-wrap: wrap; gap: var(--space-2); align-items: center; justify-content: space-between; margin: 0; font-weight: 600; }
.qc-list { display: grid; gap: var(--space-2); margin: 0; padding: 0; list-style: none; }
.qc-list button { display: grid; gap: 2px; width: 100%; min-height: 56px; padding: var(--space-2) var(--space-3); font: inherit; color: inherit; text-align: left; background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); cursor: pointer; }
.qc-list button[aria-pressed='true'] { border-color: var(--indigo); outline: 2px solid var(--indigo); }
.qc-list small { color: var(--muted); font-size: 15px; }
.qc-plan { margin: 0; font-size: 22px; font-weight: 600; }
.qc-note { margin: 0; color: var(--muted); font-size: 15px; }
.qc-bar { position: relative; height: 12px; background: var(--sunken); border-radius: 6px; overflow: hidden; }
.qc-bar > i { position: absolute; inset: 0 auto 0 0; background: var(--indigo); }
.qc-classes { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: var(--space-2); }
.qc-classes > div { display: grid; padding: var(--space-2); background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); font-size: 15px; }
.qc-classes b { font-size: 28px; font-variant-numeric: tabular-nums; }
.qc-classes > div[data-verdict='rejected'] { border-color: #a92832; color: #a92832; }
.qc-sign { display: grid; gap: var(--space-2); }
.qc-sign canvas { width: 100%; height: 150px; background: #fff; border: 1px dashed var(--line-strong); border-radius: var(--radius); touch-action: none; }
.qc-step { display: flex; gap: var(--space-2); align-items: center; }
.qc-step output { min-width: 3ch; font-size: 28px; font-weight: 600; text-align: center; font-variant-numeric: tabular-nums; }
.qc-step .part-button { min-width: 56px; }
.qc-table { overflow-x: auto; }
.qc-table table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
.qc-table th, .qc-table td { padding: var(--space-1) var(--space-2); text-align: right; white-space: nowrap; border-bottom: 1px solid var(--line); }
.qc-table th:first-child { position: sticky; left: 0; text-align: left; background: var(--ground); }
.qc-table input { width: 80px; min-height: 40px; padding: 0 var(--space-2); font: inherit; color: inherit; text-align: right; background: var(--raised); border: 1px solid var(--line-strong); border-radius: var(--radius); }
.qc-table th small { font-weight: 400; }
.qc-table small { display: block; min-height: 1.2em; color: var(--muted); }
.qc-table [data-fit='over'] input, .qc-table [data-fit='under'] input { border-color: #a92832; outline: 1px solid #a92832; }
.qc-table [data-fit='over'] small, .qc-table [data-fit='under'] small { color: #a92832; font-weight: 600; }
.qc-table [data-fit='within'] small { color: #1f7446; }
.qc-panel { display: grid; gap: var(--space-3); min-width: 0; padding: var(--space-4); background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); }
.qc-panel h2 { margin: 0; font-size: 18px; }
.qc-desk { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-4); }
.qc-panel .part-table :is(th, td) { white-space: nowrap; }
.qc-paper-facts { display: flex; flex-wrap: wrap; gap: 4px var(--space-6); margin-bottom: var(--space-4); }
.qc-paper h2 { margin: var(--space-4) 0 var(--space-2); font-size: 16px; }
.qc-verdict { display: inline-block; margin: var(--space-2) 0; padding: var(--space-2) var(--space-4); font-size: 20px; font-weight: 700; border: 2px solid currentColor; }
.qc-verdict[data-verdict='rejected'] { color: #a92832; }
.qc-verdict[data-verdict='accepted'] { color: #1f7446; }
.qc-photos { display: flex; flex-wrap: wrap; gap: var(--space-2); }
.qc-photos img { width: 58mm; max-width: 100%; height: 44mm; object-fit: cover; border: 1px solid var(--line); }
.qc-drawings { display: flex; flex-wrap: wrap; gap: var(--space-4); }
.qc-drawings > figure { width: 150px; margin: 0; font-size: 13px; text-align: center; break-inside: avoid; }
.qc-signature { display: flex; flex-wrap: wrap; gap: var(--space-6); align-items: end; margin-top: var(--space-6); break-inside: avoid; }
.qc-signature img { height: 18mm; }
@media screen and (max-width: 700px) {
  .report-sheet { min-width: 0; }
  .report-sheet .qc-paper .part-table { max-width: 100%; overflow-x: auto; }
  .report-sheet .qc-paper .part-table :is(th, td) { white-space: nowrap; }
}
@media (min-width: 900px) {
  .station:has(.qc-both) { max-width: 1280px; }
  .qc-both { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: var(--space-6); }
  .qc-ok { grid-column: span 2; display: flex; gap: var(--space-3); align-items: center; justify-content: center; min-height: 84px; padding: var(--space-2); font: inherit; color: #fff; background: #226f45; border: 0; border-radius: var(--radius); cursor: pointer; touch-action: manipulation; }
}
`;
