import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPages } from '@selvedge/cli/pages.ts';
import {
  ASKED,
  type OwnServer,
  SHARED,
  startTestServer,
  testBinaries,
  type TestServer,
} from '@selvedge/os/store/embedded/testing.ts';
import { together } from './runner/company.ts';
import { testFiles } from './runner/files.ts';
import { RUN_MARK, endLeftovers } from './runner/leftovers.ts';
import { newOutcome, type Outcome } from './runner/outcome.ts';
import { processorSeconds } from './runner/processor.ts';
import { failureReport, lastLine, progressLine, summary } from './runner/report.ts';
import { runFiles, type TestFile } from './runner/run-files.ts';
import { scratchFolder } from './runner/scratch.ts';

/** The whole suite. Last line, also after a crash: `N passed, N failed, N skipped`. Exit code 1 when any failed. */

const HOUSE = join(import.meta.dirname, '..');
const LANES = 2;
const MINUTE = 60_000;
/** Rooms whose tests run a second time, on an external PostgreSQL of Debian's version, when they use one. */
const ON_EXTERNAL_POSTGRES = ['os/store/', 'os/identity/', 'os/namespace/', 'os/http/'];

/** What one process runs. */
interface Job {
  readonly files: readonly TestFile[];
  readonly env: Readonly<Record<string, string>>;
}

const started = performance.now();
const outcomes: Outcome[] = [];

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    fast: { type: 'boolean', default: false },
    root: { type: 'string', default: HOUSE },
    help: { type: 'boolean', short: 'h' },
  },
});
const root = resolve(options.root);
if (options.help) {
  process.stdout.write(
    'node tests/run.ts [--only <part of a path>]… [--fast]\n' +
      '  --fast leaves out what starts a whole platform (tests/, except architecture and runner) and the second PostgreSQL\n' +
      '  --root takes another folder in place of this house\n',
  );
  process.exit(0);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => crash(new Error(`The run was stopped by ${signal}.`)));
}
process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);

const mark = randomUUID();
const temporary = await scratchFolder();
// The servers of the lanes and every file write there as well.
process.env['TMPDIR'] = temporary;
try {
  await everything();
} catch (error) {
  broken('the runner itself', error);
}
const left = await endLeftovers(mark);
await rm(temporary, { recursive: true, force: true });
for (const outcome of outcomes)
  if (outcome.failures.length > 0) process.stdout.write(`\n${failureReport(outcome)}`);
if (left.length > 0) process.stdout.write(`\nLeft behind by tests and ended now:\n  ${left.join('\n  ')}\n`);
process.stdout.write(`\n${summary(outcomes, performance.now() - started, processorSeconds())}\n`);
const ran = outcomes.some((outcome) => outcome.passed > 0);
process.exit(ran && outcomes.every((outcome) => outcome.failures.length === 0) ? 0 : 1);

async function everything(): Promise<void> {
  const only = options.only ?? [];
  const whole = (await testFiles(root)).filter(
    (file) => only.length === 0 || only.some((part) => file.includes(part)),
  );
  const files = options.fast ? whole.filter((file) => !isWholePlatform(file)) : whole;
  if (files.some((file) => isWholePlatform(file) || file.startsWith('web/'))) await pages();
  const external = options.fast ? null : await externalPostgres(files);
  await mkdir(join(temporary, 'asked'));
  const queue: Job[] = (await together(root, files)).map((of) => ({
    files: of.map((file) => testFile(file, '')),
    env: {},
  }));
  const programs = new Set(root === HOUSE ? [testBinaries()] : []);
  if (external !== null) programs.add(testBinaries(external.env));
  // One for each lane: what is told waits for every transaction of its server, of any database.
  const lanes = Array.from({ length: LANES }, async () => {
    const servers = new Map<string, OwnServer>();
    for (const binaries of programs) servers.set(binaries, await startTestServer(binaries));
    try {
      await lane(queue, servers, external);
    } finally {
      for (const { stop } of servers.values()) await stop();
    }
  });
  await Promise.all(lanes);
}

/** @param servers PostgreSQL for its files, by where its programs are; a file that stops its server starts its own */
async function lane(
  queue: Job[],
  servers: ReadonlyMap<string, TestServer>,
  external: External | null,
): Promise<void> {
  const shared = JSON.stringify(Object.fromEntries([...servers].map(([of, { data }]) => [of, data])));
  for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
    const { files, env } = job;
    const limit = files.some(({ file }) => file.startsWith('tests/')) ? 10 * MINUTE : 3 * MINUTE;
    const more = {
      ...env,
      [RUN_MARK]: mark,
      // Else every file, and every platform that it starts, would compile the house anew.
      NODE_COMPILE_CACHE: join(temporary, 'compiled'),
      [SHARED]: shared,
    };
    await runFiles({ root, files }, limit, more, (outcome) => {
      outcomes.push(outcome);
      process.stdout.write(`${progressLine(outcome)}\n`);
    });
    if (external === null || env === external.env) continue;
    const again = files.filter(({ file, env: { [ASKED]: note } }) => isOnExternal(file) && existsSync(note));
    if (again.length > 0)
      queue.push({
        files: again.map(({ file }) => testFile(file, ` [PostgreSQL ${external.major}]`)),
        env: external.env,
      });
  }
}

function testFile(file: string, remark: string): TestFile {
  const title = file + remark;
  return { file, title, env: { [ASKED]: join(temporary, 'asked', encodeURIComponent(title)) } };
}

function isOnExternal(file: string): boolean {
  return ON_EXTERNAL_POSTGRES.some((room) => file.startsWith(room));
}

async function pages(): Promise<void> {
  try {
    if ((await buildPages(root)) === 'built') process.stdout.write('built web/dist\n');
  } catch (error) {
    broken('web build', error);
  }
}

interface External {
  readonly major: number;
  readonly env: Readonly<Record<string, string>>;
}

/** Debian's PostgreSQL, when one of these files may want it. */
async function externalPostgres(files: readonly string[]): Promise<External | null> {
  if (!files.some(isOnExternal)) return null;
  const programs = await oldestPostgres();
  if (programs === null) {
    broken(
      'external PostgreSQL',
      'No PostgreSQL server under /usr/lib/postgresql. “npm run setup” installs it.',
    );
    return null;
  }
  return { major: programs.major, env: { SELVEDGE_TEST_POSTGRES_BIN: programs.folder } };
}

/** The oldest supported PostgreSQL that Debian's packages have put here. */
async function oldestPostgres(): Promise<{ major: number; folder: string } | null> {
  const base = '/usr/lib/postgresql';
  const majors = (await readdir(base).catch(() => [])).map(Number).filter((major) => major >= 15);
  for (const major of majors.sort((left, right) => left - right)) {
    const folder = join(base, String(major), 'bin');
    if (existsSync(join(folder, 'postgres'))) return { major, folder };
  }
  return null;
}

function isWholePlatform(file: string): boolean {
  return (
    file.startsWith('tests/') && !file.startsWith('tests/architecture/') && !file.startsWith('tests/runner/')
  );
}

function broken(what: string, error: unknown): void {
  const outcome = newOutcome(what);
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  outcome.failures.push({ name: what, place: 'tests/run.ts', text });
  outcomes.push(outcome);
}

function crash(error: unknown): never {
  broken('the runner itself', error);
  process.stdout.write(`\n${String(error)}\n${lastLine(outcomes)}\n`);
  process.exit(1);
}
