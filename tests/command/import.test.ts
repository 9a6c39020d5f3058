import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Api } from '../house/api.ts';
import { type PlatformProcess, startProcess, temporaryFolder } from '../house/platform.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SELVEDGE = join(ROOT, 'cli', 'selvedge.js');
const SAMPLES = join(ROOT, 'connectors', 'file', 'samples');

const data = temporaryFolder('import');
let platform: PlatformProcess;
let api: Api;

before(async () => {
  platform = await startProcess({ data });
  api = await Api.signIn(platform.url);
});
after(async () => {
  await platform.stop();
  rmSync(data, { recursive: true, force: true });
});

interface Ran {
  readonly code: number | null;
  readonly output: string;
  readonly answer: Record<string, unknown>;
}

/** Runs a command with --json. @param interrupt ends it with SIGKILL as soon as this says so */
async function selvedge(words: readonly string[], interrupt?: () => boolean): Promise<Ran> {
  const child = spawn(process.execPath, [SELVEDGE, ...words, '--json', '--lang', 'en'], {
    env: { ...process.env, SELVEDGE_DATA: data },
    detached: true,
  });
  let [output, answered] = ['', ''];
  child.stdout.on('data', (text) => (answered += String(text)));
  child.stderr.on('data', (text) => (output += String(text)));
  const timer = setInterval(() => {
    // The launcher and the Node it starts are one group.
    if (interrupt?.() === true && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, 5);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(timer);
  return { code, output, answer: answered === '' ? {} : JSON.parse(answered) };
}

const paths = async (under: string): Promise<string[]> => {
  const query = new URLSearchParams({ under, limit: '500' });
  const { items } = await api.call<{ items: { path: string }[] }>('GET', `/latest?${query.toString()}`);
  return items.map(({ path }) => path).sort();
};

test('a sample becomes things of a type, with every point where it belongs and every fault named', async () => {
  const file = join(SAMPLES, 'sme-machines.csv');
  const under = 'factory/hall';
  const dry = await selvedge(['import', file, '--mapping', 'sme-machines', '--under', under, '--dry-run']);
  assert.equal((await api.ask('GET', `/things/${under}`)).status, 404, 'a dry run sends nothing');
  const ran = await selvedge(['import', file, '--mapping', 'sme-machines', '--under', under]);
  assert.equal(ran.code, 1, 'faults are told by the exit code');
  assert.equal(ran.answer['points'], 26);
  assert.equal(ran.answer['faultCount'], 3);
  assert.deepEqual({ ...dry.answer }, { ...ran.answer });
  const found = await paths(under);
  assert.equal(found.length, 14);
  const state = await api.raw(`${under}/asset-0/status`);
  assert.deepEqual(state.values, ['running', 'idle']);
  assert.deepEqual(state.quality, [0, 0]);
  const thing = await api.call<{ type: string }>('GET', '/things/factory/hall/asset-0');
  assert.equal(thing.type, 'sme-machine');
});

test('an import that is killed goes on where it was, and every row is there once', async () => {
  const file = join(data, 'long.csv');
  const rows = 60_000;
  const begin = Date.UTC(2026, 0, 1);
  const lines = Array.from(
    { length: rows },
    (_, row) => `${new Date(begin + row * 1000).toISOString()},${row},${row % 7}`,
  );
  writeFileSync(file, `t,a,b\n${lines.join('\n')}\n`);
  const mapping = join(data, 'long.yaml');
  writeFileSync(
    mapping,
    'time: { column: t }\nmetrics: [{ column: a, name: a, datatype: integer }, { column: b, name: b }]',
  );
  const words = ['import', file, '--mapping', mapping, '--under', 'factory/long'];
  const notes = join(data, 'imports');
  const isUnderWay = (): boolean =>
    existsSync(notes) && readdirSync(notes).some((name) => name.endsWith('.json'));
  const killed = await selvedge(words, isUnderWay);
  assert.equal(killed.code, null, 'it was killed under way');
  const ran = await selvedge(words);
  assert.equal(ran.code, 0, ran.output);
  assert.ok(Number(ran.answer['resumedAfter']) > 1, 'it did not begin anew');
  assert.ok(!isUnderWay(), 'nothing is left to go on with');
  const stored = await api.raw('factory/long/a');
  assert.equal(stored.values.length, rows);
  assert.ok(stored.values.every((value, row) => value === row));
});

test('a file that does not fit its mapping says what is missing', async () => {
  const ran = await selvedge([
    'import',
    join(SAMPLES, 'energy.csv'),
    '--mapping',
    'sme-machines',
    '--under',
    'factory/x',
  ]);
  assert.equal(ran.code, 1);
  assert.match(JSON.stringify(ran.answer), /no column .*“asset”/);
  const unknown = await selvedge(['import', 'x.csv', '--mapping', 'nothing', '--under', 'factory/x']);
  assert.equal(unknown.code, 2);
});

test('a replay plays the file over MQTT: declared, acknowledged, and shifted so that its last row is now', async () => {
  const before = Date.now();
  const ran = await selvedge([
    'replay',
    join(SAMPLES, 'energy.csv'),
    '--mapping',
    'energy',
    '--under',
    'factory/meter',
    '--speed',
    'max',
    '--shift-to-now',
  ]);
  assert.equal(ran.code, 0, ran.output);
  assert.equal(ran.answer['faultCount'], 0);
  const stored = await api.raw('factory/meter/energy');
  assert.equal(stored.values.length, Number(ran.answer['messages']));
  const last = stored.ts.at(-1) ?? 0;
  assert.ok(last >= before - 60_000 && last <= Date.now(), 'the last row is now');
  const thing = await api.call<{ metrics: { name: string }[] }>('GET', '/things/factory/meter');
  assert.ok(thing.metrics.some(({ name }) => name === 'energy'));
});
