import assert from 'node:assert/strict';
import { X509Certificate, createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connect, getCACertificates, setDefaultCACertificates } from 'node:tls';
import { COOKIE } from '@selvedge/os/http/caller.ts';
import { type Platform, startPlatform } from '@selvedge/os/main.ts';
import { OWNER, urlOf } from '@selvedge/os/store/embedded/server.ts';
import { withClient } from '@selvedge/os/store/prepare.ts';
import { readSecrets } from '@selvedge/os/store/secrets.ts';
import { FACTORY } from '@selvedge/town/settlement.ts';
import { type Town, startTown } from '@selvedge/town/town.ts';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import { Api } from '../house/api.ts';
import { OWNER_PASSWORD, temporaryFolder } from '../house/platform.ts';
import { begin } from './begun.ts';
import { ZONE } from './daytime.ts';

export const NAME = 'factory.test';
const APPS = join(import.meta.dirname, '..', '..', 'apps');
const CHINA = 'Asia/Shanghai';
/** Without windows of its own Chromium takes half the processor's time; the whole one does as well. */
const BROWSERS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

export interface Screen {
  readonly width?: number;
  readonly height?: number;
  readonly language?: 'zh-CN' | 'en-US';
  readonly dark?: boolean;
}

export interface Opened {
  readonly page: Page;
  /** What the page said on its console. */
  readonly faults: string[];
  readonly context: BrowserContext;
}

/** Screens narrower than this are touched. */
const HAND = 500;

/** A platform with its town, and a browser that meets it as a phone does: by name, over HTTPS, in a secure context. */
export interface WebHouse {
  /** Address as the browser knows it. */
  readonly url: string;
  /** Address on this machine, for scripts. */
  readonly nearUrl: string;
  /** Address of its broker. */
  readonly mqtt: string;
  readonly api: Api;
  /** What a browser of one's own is started with. */
  readonly browser: { readonly executablePath: string; readonly args: readonly string[] };
  /** A browser that was never here. */
  open(screen?: Screen): Promise<Opened>;
  /** The owner's browser, who signed in before: one for each language, at a desk and in the hand; what it loaded it still has. */
  revisit(screen?: Screen): Promise<Opened>;
  /** A phone with a memory of its own: what it keeps in a folder is there when it is started again. */
  phone(folder: string): Promise<BrowserContext>;
  /** One statement as the superuser of its database, past everything that the house would refuse. @returns rows touched */
  sql(statement: string): Promise<number>;
  close(): Promise<void>;
}

/** Of the owners' sessions, by address of the house. */
const tokens = new Map<string, string>();
const silent = (): void => undefined;
const quiet = { debug: silent, info: silent, warn: silent, error: silent };

export interface WebHouseOptions {
  /** Apps of the house that are installed and enabled, after those that they require. */
  readonly apps?: readonly string[];
  /** Folders whose folders are apps on offer; default: `apps`, or those of the house. */
  readonly catalogue?: readonly string[];
  /** Without the town's machines the house is ready sooner. */
  readonly isBare?: boolean;
  /** Of the factory and its browsers; default: where it is early afternoon, and of the town China. */
  readonly timeZone?: string;
  /** A data folder that stays when the house is closed, and is opened again by whoever names it again; default: one for this time. */
  readonly kept?: string;
}

export async function webHouse({
  apps = [],
  catalogue = apps.length === 0 ? undefined : catalogueOf(apps),
  isBare = false,
  timeZone = isBare ? ZONE : CHINA,
  kept,
}: WebHouseOptions = {}): Promise<WebHouse> {
  const data = kept ?? temporaryFolder('web');
  if (kept !== undefined) mkdirSync(kept, { recursive: true, mode: 0o700 });
  const begun = kept === undefined ? await begin(data, apps, make) : [];
  const platform = await start(data, catalogue);
  trust(data);
  const { url, mqtt } = platform.ready;
  const api = await Api.signIn(url);
  await api.call('PATCH', `/orgs/${FACTORY}`, { timeZone });
  await install(
    api.as(FACTORY),
    apps.filter((app) => !begun.includes(app)),
  );
  const town: Town | null = isBare
    ? null
    : await startTown({
        url,
        mqtt: mqtt ?? '',
        token: api.token,
        stateFile: join(data, 'town.json'),
        log: quiet,
        backfillDays: 2,
      });
  const port = Number(new URL(url).port);
  const named = `https://${NAME}:${port}`;
  tokens.set(named, api.token);
  const started = {
    executablePath: BROWSERS.find(existsSync) ?? BROWSERS[1],
    args: argumentsFor(await keyOf(port)),
    // Without a language of its own Chromium writes no name of a file but in ASCII.
    env: { ...process.env, LANG: 'C.UTF-8' },
  };
  const browser: Browser = await chromium.launch(started);
  const owners = new Map<string, Opened>();
  const open: WebHouse['open'] = async ({
    width = 1440,
    height = 900,
    language = 'zh-CN',
    dark = false,
  } = {}) => {
    const context = await browser.newContext({
      viewport: { width, height },
      locale: language,
      timezoneId: timeZone,
      colorScheme: dark ? 'dark' : 'light',
      hasTouch: width < HAND,
      // What slides in moves under the pointer; the pages honour the wish.
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 401/.test(message.text())) faults.push(message.text());
    });
    return { page, faults, context };
  };
  return {
    url: named,
    nearUrl: url,
    mqtt: mqtt ?? '',
    api: api.as(FACTORY),
    browser: started,
    open,
    async revisit(screen = {}) {
      const { width = 1440, height = 900, language = 'zh-CN', dark = false } = screen;
      const kind = `${language} ${width < HAND}`;
      const known = owners.get(kind) ?? (await open(screen));
      const { page, faults } = known;
      if (!owners.has(kind)) await admit(page, named);
      owners.set(kind, known);
      faults.length = 0;
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
      return known;
    },
    phone: (folder) =>
      chromium.launchPersistentContext(folder, {
        ...started,
        viewport: { width: 390, height: 844 },
        locale: 'zh-CN',
        timezoneId: timeZone,
      }),
    sql: (statement) =>
      withClient(urlOf(data, OWNER, readSecrets(data).owner), async (client) => {
        const { rowCount } = await client.query(statement);
        return rowCount ?? 0;
      }),
    async close() {
      await browser.close();
      await town?.stop();
      await platform.stop();
      if (kept === undefined) rmSync(data, { recursive: true, force: true });
    },
  };
}

const start = (data: string, catalogue?: readonly string[]): Promise<Platform> =>
  startPlatform(
    {
      data,
      host: '127.0.0.1',
      port: 0,
      mqttPort: 0,
      postgres: null,
      tls: 'local',
      ownerPassword: OWNER_PASSWORD,
      log: 'silent',
    },
    {
      log: quiet,
      extraNames: [NAME],
      home: { slug: FACTORY, title: FACTORY },
      ...(catalogue === undefined ? {} : { catalogue }),
      // Nothing of a test leaves this machine: whoever is written to refuses, as a robot does that is gone.
      post: () => Promise.resolve({ status: 200, text: '{"errcode":93000,"errmsg":"invalid webhook url"}' }),
    },
  );

const catalogueOf = (apps: readonly string[]): string[] => apps.map((app) => join(APPS, app));

async function install(api: Api, apps: readonly string[]): Promise<void> {
  for (const app of apps)
    for (const verb of ['install', 'enable']) await api.call('POST', `/apps/${app}/${verb}`);
}

/** A platform that starts for the first time, gets its apps and stops. */
async function make(data: string, apps: readonly string[]): Promise<void> {
  const platform = await start(data, catalogueOf(apps));
  if (apps.length > 0) {
    trust(data);
    await install((await Api.signIn(platform.ready.url)).as(FACTORY), apps);
  }
  await platform.stop();
}

const trust = (data: string): void =>
  setDefaultCACertificates([
    ...getCACertificates('default'),
    readFileSync(join(data, 'tls', 'authority.crt'), 'utf8'),
  ]);

const argumentsFor = (key: string): string[] => [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--host-resolver-rules=MAP ${NAME} 127.0.0.1`,
  `--ignore-certificate-errors-spki-list=${key}`,
];

/** Hash of the server's public key: Chromium trusts this one certificate, as a phone does that was shown the authority. */
function keyOf(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', servername: NAME }, () => {
      const certificate = new X509Certificate(socket.getPeerCertificate(true).raw);
      socket.end();
      resolve(
        createHash('sha256')
          .update(certificate.publicKey.export({ type: 'spki', format: 'der' }))
          .digest('base64'),
      );
    });
    socket.on('error', reject);
  });
}

/** Makes a browser one in which somebody signed in before. @param value of a session; default: the owner's */
export async function admit(page: Page, url: string, value = tokens.get(url)): Promise<void> {
  assert.ok(value);
  const cookie = { name: COOKIE, value, url, httpOnly: true, secure: true, sameSite: 'Lax' } as const;
  await page.context().addCookies([cookie]);
}

/** Opens a page of the desk as somebody who signed in before. */
export async function signIn(page: Page, url: string, to = '/'): Promise<void> {
  await admit(page, url);
  await page.goto(`${url}${to}`);
  await page.getByTestId('live-dot').waitFor();
}

/** Signs in as people do: fills in the login page. */
export async function signInByHand(page: Page, url: string, to = '/'): Promise<void> {
  await page.goto(`${url}${to}`);
  await page.getByTestId('login-name').fill('owner');
  await page.locator('#password').fill(OWNER_PASSWORD);
  await page.getByTestId('login-submit').click();
  await page.getByTestId('live-dot').waitFor();
}
