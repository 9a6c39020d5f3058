import type { KeptAnswer, LaterOptions, PageQuestion, PageTools, UnsentAction } from '@selvedge/sdk/page';
import { Problem } from '../client/problem.ts';
import { recordsClient } from '../client/records.ts';
import { Transport } from '../client/transport.ts';
import type { Language } from '../i18n/language.ts';
import { Freshness } from './fresh.ts';
import { smallPhoto } from './photo.ts';
import { Line } from './line.ts';
import type { FirstAsks } from './first-asks.ts';
import type { Standing } from './opened.ts';
import { saveFile } from '../parts/saveFile.ts';
import { told } from './sentence.ts';
import { Outbox } from './unsent/outbox.ts';
import { DeviceStore } from './unsent/store.ts';
import { Watching } from './watching.ts';

interface Device {
  readonly store: DeviceStore;
  readonly outbox: Outbox;
}

interface Manner {
  /** Code of a link, in place of a login. */
  readonly link?: string;
  /** Keeps what the page asks first. */
  readonly first?: FirstAsks;
}

type AnswerListener = (app: string, action: UnsentAction, answer: unknown) => void;

/** What one person does on one page: his requests, the line they go over, what waits to be sent. */
export class Work {
  readonly standing: Standing;
  readonly language: Language;
  readonly line: Line;
  readonly transport: Transport;
  #device: Promise<Device> | null = null;
  #outbox: Outbox | null = null;
  readonly #unsentListeners = new Set<() => void>();
  readonly #answerListeners = new Set<AnswerListener>();

  constructor(standing: Standing, language: Language, { link, first }: Manner = {}) {
    this.standing = standing;
    this.language = language;
    this.transport = new Transport({
      org: () => standing.org.slug || null,
      language: () => language,
      ...(link === undefined ? { person: standing.person.id } : { link }),
      asked: (path) => first?.ask(path),
      heard: (response, took) => {
        first?.heard(response.url);
        this.line.heard(response, took);
      },
      failed: (problem) => this.line.failed(problem),
    });
    this.line = new Line((signal) => this.transport.send('GET', '/session', { signal }));
  }

  /** Opens what the device keeps; once. */
  device(): Promise<Device> {
    this.#device ??= this.#open();
    return this.#device;
  }

  get outbox(): Outbox | null {
    return this.#outbox;
  }

  onUnsent(listener: () => void): () => void {
    this.#unsentListeners.add(listener);
    void this.device();
    return () => void this.#unsentListeners.delete(listener);
  }

  onAnswered(listener: AnswerListener): () => void {
    this.#answerListeners.add(listener);
    void this.device();
    return () => void this.#answerListeners.delete(listener);
  }

  /** @returns the way to stop */
  start(): () => void {
    const stop = this.line.open();
    return () => {
      stop();
      void this.#device?.then(({ store, outbox }) => {
        outbox.close();
        store.close();
      });
      this.#device = null;
      this.#outbox = null;
    };
  }

  async #open(): Promise<Device> {
    const store = await DeviceStore.open();
    const { person, org } = this.standing;
    const { line, transport } = this;
    const outbox = await Outbox.open({ store, line, transport, person: person.id, org: org.slug });
    this.#outbox = outbox;
    const tell = (): void => this.#unsentListeners.forEach((listener) => listener());
    outbox.on(tell);
    outbox.onAnswered((...told) => this.#answerListeners.forEach((listener) => listener(...told)));
    tell();
    return { store, outbox };
  }
}

const NOTHING_UNSENT = { waiting: [], held: [] };

/** The doors of one app, for its pages and for what it puts into slots. */
export function toolsOf(app: string, work: Work, fresh = new Freshness()): PageTools {
  const { standing, language, transport } = work;
  const records = recordsClient(transport);
  const watching = new Watching(transport, app);
  const speaking = async <T>(asked: Promise<unknown>): Promise<T> => {
    try {
      // The shape is the app's own promise.
      return (await asked) as T;
    } catch (cause) {
      throw told(cause);
    }
  };
  const view = <T>(name: string, input = {}): Promise<T> => speaking<T>(records.ask(app, name, input));
  return {
    language,
    timeZone: standing.org.timeZone,
    org: standing.org,
    person: standing.person,
    say: (titles) => titles[language],
    view,
    act: <T>(name: string, input = {}) => speaking<T>(records.act(app, name, input, crypto.randomUUID())),
    list: (entity: string, question?: PageQuestion) => speaking(records.listRecords(app, entity, question)),
    summary: (entity, question) => speaking(records.summarize(app, entity, question)),
    watch: (changed) => watching.on(changed),
    every(milliseconds, look) {
      fresh.expect(milliseconds);
      return repeatedly(milliseconds, look, fresh, (changed) => watching.on(changed));
    },
    readTable: (file) => speaking(records.readTable(file).then(({ rows }) => rows)),
    saveTable: async (title, rows) => {
      const asked = transport.send('POST', '/tables/write', { json: { title, rows } });
      const answer = await speaking<Response>(asked);
      saveFile(`${title}.xlsx`, await answer.blob());
    },
    photo: smallPhoto,
    upload: async (file, name) => {
      const { id } = await speaking<{ id: string }>(
        records.uploadFile(new File([file], name, { type: file.type })),
      );
      return id;
    },
    open: (entity, id) =>
      location.assign(`/a/${[app, entity, id].map((part) => encodeURIComponent(part)).join('/')}`),
    openList: (entity, where = {}) =>
      location.assign(
        `/a/${encodeURIComponent(app)}/${encodeURIComponent(entity)}?where=${encodeURIComponent(JSON.stringify(where))}`,
      ),
    async kept<T>(name: string, input = {}): Promise<KeptAnswer<T>> {
      const { store } = await work.device();
      const { person, org } = standing;
      const question = JSON.stringify([app, name, input]);
      try {
        const answer = await view<T>(name, input);
        const at = Date.now();
        await store.keep({ person: person.id, org: org.slug, question, answer, at });
        return { answer, at, isOld: false };
      } catch (cause) {
        const isDown = cause instanceof Problem && (cause.status === 0 || cause.status >= 500);
        const last = isDown ? await store.answer(person.id, org.slug, question) : undefined;
        if (last === undefined) throw cause;
        return { answer: last.answer as T, at: last.at, isOld: true };
      }
    },
    async later(action: string, input = {}, options?: LaterOptions) {
      return (await work.device()).outbox.add(app, action, input, options);
    },
    unsent: () => work.outbox?.of(app) ?? NOTHING_UNSENT,
    onUnsent: (changed) => work.onUnsent(changed),
    onAnswered: (heard) =>
      work.onAnswered((of, action, answer) => {
        if (of === app) heard(action, answer);
      }),
    resend: async (id) => (await work.device()).outbox.resend(id),
    drop: async (id) => (await work.device()).outbox.drop(id),
  };
}

/** Looks now, after every period, and when something changed; never twice at once. */
function repeatedly(
  milliseconds: number,
  look: () => Promise<unknown>,
  fresh: Freshness,
  watch: (changed: () => void) => () => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLooking = false;
  let isWished = false;
  let isOver = false;
  const run = async (): Promise<void> => {
    isWished = isLooking;
    if (isLooking || isOver) return;
    isLooking = true;
    clearTimeout(timer);
    try {
      await look();
      fresh.looked();
    } catch (cause) {
      fresh.failed(cause);
    }
    isLooking = false;
    if (isOver) return;
    timer = setTimeout(() => void run(), isWished ? 0 : milliseconds);
  };
  void run();
  const stop = watch(() => void run());
  return () => {
    isOver = true;
    clearTimeout(timer);
    stop();
  };
}
