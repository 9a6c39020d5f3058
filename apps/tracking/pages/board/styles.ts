export const STYLES = `
.wall { height: 100%; }
.wall-page { display: grid; grid-template-rows: repeat(3, minmax(0, 1fr)); gap: 20px; height: 100%; }
.wall-page[hidden] { display: none; }
.wall-line { display: grid; grid-template-columns: 300px 440px minmax(0, 1fr); grid-template-rows: minmax(0, 1fr) auto; gap: 8px 28px; padding: 16px 28px; background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); font-size: 28px; line-height: 1.25; min-height: 0; overflow: hidden; }
.wall-line[data-pictured='true'] { grid-template-columns: 300px 170px 440px minmax(0, 1fr); }
.wall-line h2 { font-size: 56px; line-height: 1.15; }
.wall-line header p { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.wall-muted { color: var(--muted); }
.wall-picture { width: 170px; height: 100%; min-height: 0; object-fit: contain; border-radius: var(--radius); }
.wall-actual { font-size: 44px; white-space: nowrap; line-height: 1.1; }
.wall-actual b { font-size: 104px; line-height: 1; font-weight: 700; }
.wall-actual span { color: var(--muted); }
.wall-away { font-size: 40px; font-weight: 600; }
.wall-away[data-mood='good'] { color: #1f7446; }
.wall-away[data-mood='bad'] { color: #a92832; }
.wall-hours { min-width: 0; min-height: 0; }
.wall-line footer { grid-column: 1 / -1; display: flex; gap: 8px 48px; align-items: baseline; color: var(--muted); white-space: nowrap; overflow: hidden; }
.wall-line footer b { color: var(--text); font-weight: 600; }
.wall-call { padding: 2px 16px; font-weight: 600; color: #fff; background: #a92832; border-radius: var(--radius); }
@media (prefers-color-scheme: dark) {
  .wall-away[data-mood='good'] { color: var(--running); }
  .wall-away[data-mood='bad'] { color: #ff7d84; }
}
[data-small] .wall-page, [data-small] .wall-page[hidden] { display: grid; grid-template-rows: none; gap: 12px; height: auto; margin-bottom: 12px; }
[data-small] .wall-line, [data-small] .wall-line[data-pictured='true'] { grid-template-columns: minmax(0, 1fr); grid-template-rows: none; gap: 8px; padding: 12px 16px; font-size: 16px; }
[data-small] .wall-line h2 { font-size: 28px; }
[data-small] .wall-picture { height: 120px; }
[data-small] .wall-actual { font-size: 20px; }
[data-small] .wall-actual b { font-size: 44px; }
[data-small] .wall-away { font-size: 20px; }
[data-small] .wall-hours { height: 160px; }
[data-small] .wall-line footer { flex-wrap: wrap; gap: 4px 16px; white-space: normal; }
`;
