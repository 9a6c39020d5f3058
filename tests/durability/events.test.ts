import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { Api } from '../house/api.ts';
import { endPlatform } from '../house/ending.ts';
import { type PlatformProcess, startProcess, temporaryFolder } from '../house/platform.ts';

/**
 * Events are heard exactly once, in the order of commits per subject, whatever is killed. Each call counts up a record
 * and tells its number; the handler writes down the number that came and which one it should have been.
 */
const KILLS = 9;
/** On a busy machine there are fewer kills. */
const LONGEST_MS = 60_000;
const FEWEST_KILLS = 3;
const SUBJECTS = 5;

const data = temporaryFolder('events');
let running: PlatformProcess | null = null;
after(async () => {
  await endPlatform(running);
  rmSync(data, { recursive: true, force: true });
});

const seed = Number(process.env['SELVEDGE_TEST_SEED'] ?? Date.now() % 100_000);
let state = seed;
const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;

interface List<T> {
  readonly items: T[];
  readonly next: string | null;
}
interface Heard {
  readonly came: number;
  readonly expected: number;
}

async function heardOf(api: Api, subject: string): Promise<Heard[]> {
  const all: Heard[] = [];
  const where = encodeURIComponent(JSON.stringify({ subject }));
  for (let after = ''; ;) {
    const page = await api.call<List<Heard>>(
      'GET',
      `/apps/echo/records/heard?where=${where}&sort=createdAt&limit=500${after}`,
    );
    all.push(...page.items);
    if (page.next === null) return all;
    after = `&after=${page.next}`;
  }
}

test(
  `${KILLS} kills at random moments: every event once, in order (SELVEDGE_TEST_SEED=${seed})`,
  { timeout: 180_000 },
  async () => {
    cpSync(join(import.meta.dirname, '..', 'apps', 'echo', 'echo'), join(data, 'catalogue', 'echo'), {
      recursive: true,
    });
    running = await startProcess({ data });
    let api = await Api.signIn(running.url);
    await api.call('POST', '/apps/echo/install');
    await api.call('POST', '/apps/echo/enable');
    const subjects: string[] = [];
    for (let number = 0; number < SUBJECTS; number++)
      subjects.push(
        (
          await api.call<{ id: string }>('POST', '/apps/echo/records/calls', {
            subject: `s${number}`,
            count: 0,
          })
        ).id,
      );

    const answered: string[] = [];
    const unexpected: string[] = [];
    const caller = async (name: string, isOver: () => boolean): Promise<void> => {
      while (!isOver()) {
        const id = subjects[Math.floor(random() * SUBJECTS)];
        const input = random() < 0.2 ? { id, wait: Math.floor(random() * 400) } : { id };
        const key = `${name}-${Math.floor(random() * 1e9)}`;
        try {
          const response = await api.ask('POST', '/apps/echo/actions/call', input, {
            'idempotency-key': key,
          });
          const text = await response.text();
          if (response.ok) {
            const { count } = JSON.parse(text) as { count: number };
            answered.push(`${id} ${count}`);
          } else if (response.status !== 503) unexpected.push(`${response.status} ${text}`);
        } catch {
          await delay(20);
        }
      }
    };
    const end = performance.now() + LONGEST_MS;
    for (let kill = 0; kill < KILLS && (performance.now() < end || kill < FEWEST_KILLS); kill++) {
      let isOver = false;
      const callers = Array.from({ length: 6 }, (_, number) => caller(`${kill}-${number}`, () => isOver));
      await delay(300 + random() * 1200);
      const way = kill % 3;
      if (way !== 0) process.kill(running.postgresPid(), 'SIGKILL');
      if (way === 1) await delay(random() * 300);
      await running.kill();
      isOver = true;
      await Promise.all(callers);
      running = await startProcess({ data });
      api = await Api.signIn(running.url);
    }

    assert.deepEqual(unexpected, []);
    assert.ok(answered.length > FEWEST_KILLS * 5, `only ${answered.length} calls`);
    assert.equal(new Set(answered).size, answered.length, 'two calls were given one number');
    let total = 0;
    for (const subject of subjects) {
      const { count } = await api.call<{ count: number }>('GET', `/apps/echo/records/calls/${subject}`);
      for (let turn = 0; (await heardOf(api, subject)).length < count; turn++) {
        assert.ok(turn < 300, `${(await heardOf(api, subject)).length} of ${count} events were heard`);
        await delay(50);
      }
      total += count;
      const heard = await heardOf(api, subject);
      assert.deepEqual(
        heard.map(({ came, expected }) => [came, expected]),
        Array.from({ length: count }, (_, at) => [at + 1, at + 1]),
        'each once, in order',
      );
    }
    assert.ok(total >= answered.length, `${answered.length} acknowledged, ${total} stored`);
    assert.deepEqual((await api.call<List<object>>('GET', '/apps/echo/events')).items, [], 'nothing waits');
    assert.equal(await running.stop(), 0);
    running = null;
  },
);
