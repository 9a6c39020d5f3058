import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { Api } from '../house/api.ts';
import { temporaryFolder } from '../house/platform.ts';
import { Door } from './door.ts';
import { admit, NAME, type WebHouse, webHouse } from './house.ts';

const APPS = join(import.meta.dirname, '..', 'apps');
const KEEP = process.env['SELVEDGE_SCREENSHOTS'];
const STATION = '/a/floor/page/station';
const WORKERS = { chen: '陈芳', wang: '王强' } as const;
type Worker = keyof typeof WORKERS;
const passwordOf = (worker: Worker): string => `a password of ${worker}`;

let house: WebHouse;
let door: Door;
/** Of sessions from before. */
const tokens = new Map<Worker, string>();
let url: string;
before(async () => {
  house = await webHouse({ catalogue: [join(APPS, 'pages')], isBare: true });
  await house.api.call('POST', '/apps/floor/install');
  await house.api.call('POST', '/apps/floor/enable');
  for (const [login, name] of Object.entries(WORKERS))
    await house.api.call('POST', '/people', {
      login,
      name,
      role: 'worker',
      password: `a password of ${login}`,
    });
  for (const worker of ['chen', 'wang'] as const) tokens.set(worker, await unlock(worker));
  door = await Door.to(Number(new URL(house.url).port));
  url = `https://${NAME}:${door.port}`;
});
after(async () => {
  for (const phone of Phone.all) await phone.end();
  await door.shut();
  await house.close();
});

/** Whatever a test left: the next begins with a network. */
beforeEach(async () => {
  if (!door.isOpen) await door.open();
});

/** A first password must be changed; the one of the tests is put in its place. */
async function unlock(worker: Worker): Promise<string> {
  const api = await Api.signIn(house.nearUrl, worker, passwordOf(worker));
  const session = await api.call<{ mustChangePassword: boolean }>('GET', '/session');
  if (session.mustChangePassword)
    await api.call('POST', '/password', { current: passwordOf(worker), next: `${passwordOf(worker)}!` });
  return api.token;
}

/** A phone, started again with what it kept. */
class Phone {
  static readonly all = new Set<Phone>();
  readonly folder = temporaryFolder('phone');
  context: BrowserContext | null = null;

  constructor() {
    Phone.all.add(this);
  }

  async start(): Promise<Page> {
    this.context = await house.phone(this.folder);
    const page = this.context.pages()[0] ?? (await this.context.newPage());
    page.setDefaultTimeout(30_000);
    return page;
  }

  /** As when the battery is empty: every process of this browser, at once. */
  async kill(): Promise<void> {
    for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one)))
      try {
        const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
        if (words.includes(`--user-data-dir=${this.folder}`)) process.kill(Number(name), 'SIGKILL');
      } catch {
        // It ended meanwhile.
      }
    await this.context?.close().catch(() => undefined);
    rmSync(join(this.folder, 'SingletonLock'), { force: true });
  }

  async end(): Promise<void> {
    Phone.all.delete(this);
    await this.context?.close().catch(() => undefined);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function signInAs(page: Page, worker: Worker): Promise<void> {
  await page.goto(`${url}/login?to=${STATION}`);
  await page.getByTestId('login-name').fill(worker);
  await page.locator('#password').fill(passwordOf(worker));
  await page.getByTestId('login-submit').click();
  const forced = page.getByTestId('forced-password');
  const station = page.getByTestId('scanner');
  await forced.or(station).waitFor();
  assert.equal(await forced.count(), 0);
}

/** Opens the station for somebody who signed in before. */
async function openFor(page: Page, worker: Worker): Promise<void> {
  await admit(page, url, tokens.get(worker));
  await page.goto(`${url}${STATION}`);
  await page.getByTestId('scanner').waitFor();
}

/** The page is kept: it opens without the server from now on. */
async function untilKept(page: Page): Promise<void> {
  for (let turn = 0; turn < 100; turn++) {
    const isKept = await page.evaluate(
      `caches.match('/kept.json', { cacheName: 'selvedge.pages' }).then((found) => found !== undefined && navigator.serviceWorker.controller !== null && caches.has('selvedge.code'))`,
    );
    if (isKept === true) return;
    await page.waitForTimeout(100);
  }
  assert.fail('the page was not kept');
}

async function scan(page: Page, code: string): Promise<void> {
  const field = page.getByTestId('scanner').locator('input');
  await field.fill(code);
  await field.press('Enter');
}

/** As a keyboard does into the field that has the focus, one after another. */
async function scanAll(page: Page, codes: readonly string[]): Promise<void> {
  await page.getByTestId('scanner').locator('input').focus();
  for (const code of codes) {
    await page.keyboard.insertText(code);
    await page.keyboard.press('Enter');
  }
}

/** Waits until the head says so many wait. */
const untilWaiting = (page: Page, count: number): Promise<void> =>
  page.locator(`[data-testid="line"][data-waiting="${count}"]`).waitFor({ timeout: 60_000 });

const waiting = async (page: Page): Promise<number> =>
  Number(await page.getByTestId('line').getAttribute('data-waiting'));

interface Arrived {
  readonly bundle: string;
  readonly who: string;
  readonly at: string;
  readonly ahead: number;
}
async function arrived(): Promise<Arrived[]> {
  const all: Arrived[] = [];
  for (let after = ''; ;) {
    const { items, next } = await house.api.call<{ items: Arrived[]; next: string | null }>(
      'GET',
      `/apps/floor/records/scan?limit=200${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`,
    );
    all.push(...items);
    if (next === null) return all;
    after = next;
  }
}
const bundlesOf = (scans: readonly Arrived[], start: string): string[] =>
  scans.map(({ bundle }) => bundle).filter((bundle) => bundle.startsWith(start));

async function keep(page: Page, name: string): Promise<void> {
  if (KEEP === undefined) return;
  mkdirSync(KEEP, { recursive: true });
  await page.screenshot({ path: join(KEEP, `${name}.png`) });
}

test('500 scans without a network, the browser killed twice: every one arrives exactly once', async () => {
  const expected = Array.from({ length: 500 }, (_, index) => `A-${String(index).padStart(4, '0')}`);
  const phone = new Phone();
  let page = await phone.start();
  await openFor(page, 'chen');
  await untilKept(page);
  await door.shut();
  await scan(page, expected[0]);
  await page.locator('[data-testid="line"][data-state="offline"]').waitFor();
  const begun = Date.now();
  await scanAll(page, expected.slice(1, 250));
  await untilWaiting(page, 250);
  await keep(page, 'offline');
  await phone.kill();

  page = await phone.start();
  await page.goto(`${url}${STATION}`);
  await untilWaiting(page, 250);
  await page.getByText('离线前').waitFor();
  await scanAll(page, expected.slice(250));
  await untilWaiting(page, 500);
  await keep(page, 'offline-again');
  const ended = Date.now();

  await door.open();
  // A killed Chromium forgets a session of the last half minute: signed in again, the same person goes on.
  await openFor(page, 'chen');
  for (let turn = 0; turn < 2000 && (await waiting(page)) > 400; turn++) await page.waitForTimeout(5);
  await phone.kill();
  assert.ok(bundlesOf(await arrived(), 'A-').length < 500, 'it was killed while it sent');

  page = await phone.start();
  await openFor(page, 'chen');
  await untilWaiting(page, 0);
  const scans = (await arrived()).filter(({ bundle }) => bundle.startsWith('A-'));
  assert.deepEqual(scans.map(({ bundle }) => bundle).sort(), expected);
  for (const { who, at, ahead } of scans) {
    assert.equal(who, 'chen');
    assert.ok(Date.parse(at) >= begun - 60_000 && Date.parse(at) <= ended, 'the time is when it was done');
    assert.ok(Math.abs(ahead) < 2000, `the clocks are the same: ${ahead}`);
  }
  await phone.end();
});

test('another person at the same phone: nothing goes out in his name, and the first one’s is kept for him', async () => {
  const phone = new Phone();
  let page = await phone.start();
  await signInAs(page, 'chen');
  await untilKept(page);
  await door.shut();
  for (const code of ['C-0001', 'C-0002', 'C-0003']) await scan(page, code);
  await untilWaiting(page, 3);
  // The phone goes dark; the next one signs in.
  await phone.kill();
  await door.open();
  page = await phone.start();
  await phone.context?.clearCookies();
  await signInAs(page, 'wang');
  await untilWaiting(page, 0);
  assert.equal(await page.getByText('离线前').count(), 0);
  await scan(page, 'W-0001');
  await page.getByTestId('answer-big').getByText('W-0001').waitFor();
  await untilWaiting(page, 0);
  assert.deepEqual(bundlesOf(await arrived(), 'C-'), []);
  await phone.context?.clearCookies();
  await signInAs(page, 'chen');
  await untilWaiting(page, 0);
  const scans = await arrived();
  assert.deepEqual(
    scans
      .filter(({ bundle }) => /^[CW]-/.test(bundle))
      .map(({ bundle, who }) => `${bundle} ${who}`)
      .sort(),
    ['C-0001 chen', 'C-0002 chen', 'C-0003 chen', 'W-0001 wang'],
  );
  await phone.end();
});

test('somebody else signs in behind an open station: it stops sending, and says so', async () => {
  const phone = new Phone();
  const page = await phone.start();
  await signInAs(page, 'chen');
  await untilWaiting(page, 0);
  const other = await (phone.context as BrowserContext).newPage();
  await signInAs(other, 'wang');
  await page.bringToFront();
  await scan(page, 'D-0001');
  await page.locator('[data-testid="line"][data-state="other"]').waitFor();
  await page.getByTestId('sign-in-again').waitFor();
  await keep(page, 'other-person');
  assert.equal(await waiting(page), 1);
  assert.deepEqual(bundlesOf(await arrived(), 'D-'), []);
  await phone.end();
});

test('what the server refuses is held with its reason; what comes after of that subject waits, others go', async () => {
  const phone = new Phone();
  const page = await phone.start();
  await openFor(page, 'chen');
  await untilKept(page);
  await door.shut();
  for (const code of ['X-0001', 'E-0001', 'X-0001', 'E-0002']) await scan(page, code);
  await untilWaiting(page, 4);
  await door.open();
  await page.evaluate(`dispatchEvent(new Event('online'))`);
  await page.locator('[data-testid="line"][data-held="1"][data-waiting="1"]').waitFor();
  await page.getByText('这扎已关闭。').waitFor();
  assert.deepEqual(bundlesOf(await arrived(), 'E-').sort(), ['E-0001', 'E-0002']);
  await page.getByRole('button', { name: '再试' }).click();
  await page.locator('[data-testid="line"][data-held="1"][data-waiting="1"]').waitFor();
  await page.getByRole('button', { name: '作废' }).click();
  // The second of them is tried now, and refused in its turn.
  await page.locator('[data-testid="line"][data-held="1"][data-waiting="0"]').waitFor();
  await page.getByRole('button', { name: '作废' }).click();
  await page.locator('[data-testid="line"][data-held="0"][data-waiting="0"]').waitFor();
  await phone.end();
});

test('a station is an app of its own: it names itself, and begins with itself', async () => {
  const phone = new Phone();
  const page = await phone.start();
  await openFor(page, 'chen');
  await untilKept(page);
  const manifest = await page.evaluate<Record<string, string>>(
    `fetch(document.querySelector('link[rel=manifest]').href).then((answer) => answer.json())`,
  );
  assert.equal(manifest['id'], STATION);
  assert.equal(manifest['start_url'], STATION);
  assert.match(manifest['name'] ?? '', /3组 · 报工/);
  const session = await page.context().newCDPSession(page);
  const { errors } = await session.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  assert.deepEqual(
    installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito'),
    [],
  );
  // Answers of the API are not kept by the worker: only the code of the page is.
  const kept = await page.evaluate<string[]>(
    `caches.keys().then(async (names) => (await Promise.all(names.map(async (name) =>
       (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat())`,
  );
  assert.deepEqual(
    kept.filter((path) => path.startsWith('/api/') && !path.includes('/modules/')),
    [],
  );
  assert.equal(kept.filter((path) => path.includes('/modules/')).length, 1);
  await phone.end();
});
