import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a phone has: how many times slower than this processor, and its line (null = no limit). */
export interface PhoneProfile {
  readonly slowdown: number;
  readonly line: { readonly latency: number; readonly down: number; readonly up: number } | null;
}

/** Chrome's answer to a command, as far as it is read here. */
interface Message {
  readonly id?: number;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

const ENOUGH_MS = 60_000;
const LOOK_MS = 50;

/**
 * A Chromium that nobody inspects. A debugging client that asks for its runtime's events makes V8 write down where each
 * error was made: React's code makes one while it is read, which alone takes 0.2 to 0.4 s at a quarter of the speed. No phone
 * pays for that.
 */
export class PhoneBrowser {
  readonly #process: ChildProcess;
  readonly #folder: string;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (message: Message) => void>();
  #last = 0;

  private constructor(process: ChildProcess, folder: string, socket: WebSocket) {
    this.#process = process;
    this.#folder = folder;
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const message: Message = JSON.parse(String(data));
      if (message.id === undefined) return;
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
    });
  }

  static async start(program: string, args: readonly string[]): Promise<PhoneBrowser> {
    const folder = await mkdtemp(join(tmpdir(), 'phone-'));
    const process = spawn(
      program,
      [...args, `--user-data-dir=${folder}`, '--remote-debugging-port=0', 'about:blank'],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const socket = new WebSocket(await addressOf(process));
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true });
      socket.addEventListener('error', reject, { once: true });
    });
    return new PhoneBrowser(process, folder, socket);
  }

  /** A browser that has loaded nothing. */
  async newPerson(): Promise<Person> {
    const { browserContextId } = await this.send('Target.createBrowserContext', {});
    return new Person(this, String(browserContextId));
  }

  async send(method: string, params: object, sessionId?: string): Promise<Readonly<Record<string, unknown>>> {
    const id = ++this.#last;
    const answer = new Promise<Message>((resolve) => this.#waiting.set(id, resolve));
    this.#socket.send(
      JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }),
    );
    const { result, error } = await answer;
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result ?? {};
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    // By a signal only the first of its processes would end.
    // It answers by ending.
    void this.send('Browser.close', {});
    await ended;
    this.#socket.close();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Cookies and caches of one person on the phone. */
export class Person {
  readonly #browser: PhoneBrowser;
  readonly #context: string;

  constructor(browser: PhoneBrowser, context: string) {
    this.#browser = browser;
    this.#context = context;
  }

  /** @param address https://… the cookie goes to it */
  async signIn(address: string, token: string): Promise<void> {
    const cookie = { name: 'selvedge', value: token, url: address, httpOnly: true, secure: true };
    await this.#browser.send('Storage.setCookies', { browserContextId: this.#context, cookies: [cookie] });
  }

  /**
   * From an address to the moment in which a field stands there and the processor is free for whoever types.
   * @param until asked of the page after that, again and again, until it is true
   * @returns milliseconds
   */
  open(address: string, field: string, profile: PhoneProfile, until = 'true'): Promise<number> {
    return this.#see(address, field, profile, until, true);
  }

  /** The same of something that is not typed into but opened: a button with `aria-expanded`. */
  look(address: string, button: string, profile: PhoneProfile, until = 'true'): Promise<number> {
    return this.#see(address, button, profile, until, false);
  }

  async #see(
    address: string,
    field: string,
    { slowdown, line }: PhoneProfile,
    until: string,
    isTyped: boolean,
  ): Promise<number> {
    const browser = this.#browser;
    const { targetId } = await browser.send('Target.createTarget', {
      url: 'about:blank',
      browserContextId: this.#context,
    });
    const attached = await browser.send('Target.attachToTarget', { targetId, flatten: true });
    const session = String(attached['sessionId']);
    const tell = (method: string, params: object = {}) => browser.send(method, params, session);
    await tell('Emulation.setDeviceMetricsOverride', {
      width: 390,
      height: 844,
      deviceScaleFactor: 2,
      mobile: true,
    });
    await tell('Emulation.setCPUThrottlingRate', { rate: slowdown });
    if (line !== null) {
      await tell('Network.enable');
      await tell('Network.emulateNetworkConditions', {
        offline: false,
        latency: line.latency,
        downloadThroughput: line.down,
        uploadThroughput: line.up,
      });
    }
    await tell('Page.enable');
    await tell('Page.addScriptToEvaluateOnNewDocument', { source: `(${WATCH})(${JSON.stringify(field)})` });
    await tell('Page.navigate', { url: address });
    const asked = async (expression: string): Promise<unknown> => {
      const { result } = await tell('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      return typeof result === 'object' && result !== null && 'value' in result ? result.value : undefined;
    };
    const before = Date.now();
    let time: unknown;
    while (typeof (time = await asked('globalThis.interactiveAt')) !== 'number') {
      if (Date.now() - before > ENOUGH_MS) throw new Error(`${address}: no ${field}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    while ((await asked(until)) !== true) {
      if (Date.now() - before > ENOUGH_MS) throw new Error(`${address}: not ${until}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    const found = JSON.stringify(field);
    // It is no picture: it takes what is typed, or opens when it is touched.
    if (isTyped) {
      await asked(`document.querySelector(${found}).focus()`);
      await tell('Input.insertText', { text: '12' });
      const typed = await asked(`document.querySelector(${found}).value`);
      if (typed !== '12') throw new Error(`${address}: ${field} does not take what is typed.`);
    } else {
      await asked(`document.querySelector(${found}).click()`);
      await asked('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
      const state = await asked(`document.querySelector(${found}).getAttribute('aria-expanded')`);
      if (state !== 'true') throw new Error(`${address}: ${field} does not open.`);
    }
    await browser.send('Target.closeTarget', { targetId });
    return time;
  }

  async leave(): Promise<void> {
    await this.#browser.send('Target.disposeBrowserContext', { browserContextId: this.#context });
  }
}

function addressOf(process: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = '';
    process.once('exit', () => reject(new Error(`Chromium ended: ${told}`)));
    process.stderr?.on('data', (chunk) => {
      told += String(chunk);
      const address = /DevTools listening on (ws:\S+)/.exec(told)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
}

/** In the page: notes when the field stands there and the processor is free for whoever types. */
const WATCH = `(field) => {
  const look = () => {
    if (document.querySelector(field) === null) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => { globalThis.interactiveAt ??= performance.now(); }));
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
}`;
