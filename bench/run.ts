import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { type Bench, type Figure, reaches } from './figure.ts';
import { formPage } from './figures/form-page.ts';
import { history } from './figures/history.ts';
import { ingest } from './figures/ingest.ts';
import { live } from './figures/live.ts';
import { newestHour } from './figures/newest-hour.ts';
import { owner } from './figures/owner.ts';
import { records } from './figures/records.ts';
import { rules } from './figures/rules.ts';
import { scans } from './figures/scans.ts';
import { size } from './figures/size.ts';
import { soak } from './figures/soak.ts';
import { start } from './figures/start.ts';
import { wages } from './figures/wages.ts';

/**
 * `npm run bench`: measures, prints a table and JSON. `-- <name>…` only these; `--all` the long ones too;
 * `--json <file>` writes the JSON there. `SELVEDGE_BENCH_KEPT=<folder>` keeps what `owner` fills its house with and
 * takes it again the next time, with the apps as they are then. Machines are noisy: read ratios, not single times.
 */
const BENCHES: readonly Bench[] = [
  ingest,
  live,
  history,
  size,
  start,
  newestHour,
  formPage,
  records,
  rules,
  wages,
  owner,
  scans,
  soak,
];

const words = process.argv.slice(2);
const at = words.indexOf('--json');
const file = at < 0 ? null : words.splice(at, 2)[1];
const all = words.includes('--all');
const names = words.filter((word) => !word.startsWith('--'));
const chosen = BENCHES.filter((bench) =>
  names.length > 0 ? names.includes(bench.name) : all || !bench.isLong,
);
if (chosen.length === 0) {
  console.error(`There are: ${BENCHES.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const round = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
const figures: Figure[] = [];
for (const bench of chosen) {
  console.error(`… ${bench.name}`);
  const measured = await bench.run();
  for (const { name, value, unit } of measured) console.error(`  ${name}: ${round(value)} ${unit}`);
  figures.push(...measured);
}

console.table(
  figures.map((figure) => ({
    figure: figure.name,
    value: `${round(figure.value)} ${figure.unit}`,
    baseline:
      figure.baseline === undefined ? '' : `${round(figure.baseline.value)} (${figure.baseline.what})`,
    ratio: figure.ratio === undefined ? '' : figure.ratio.toFixed(2),
    goal: figure.goal.atLeast === undefined ? `≤ ${figure.goal.atMost ?? ''}` : `≥ ${figure.goal.atLeast}`,
    reached: reaches(figure) ? 'yes' : 'NO',
  })),
);
const document = JSON.stringify({
  node: process.version,
  cores: cpus().length,
  at: new Date().toISOString(),
  figures,
});
console.log(document);
if (file !== null) writeFileSync(file, document);
