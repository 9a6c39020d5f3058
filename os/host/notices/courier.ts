import type { RobotKind, Titles } from '@selvedge/sdk/app';
import type { Log } from '@selvedge/sdk/connector';
import type { Store, Tx } from '../../store/unit.ts';
import { Rounds } from '../events/rounds.ts';
import type { NoticeKeys } from './keys.ts';
import type { Post, Posting } from './post.ts';
import { robotFault, robotPosting, type Undelivered } from './robots.ts';
import { MOST_PAYLOAD, pushPosting, type Subscription } from './web-push.ts';

/** After each failure it waits so long; then it is given up. */
const WAITS_S = [60, 300, 1800];
const LOOK_MS = 30_000;
const WORKERS = 2;

export interface CourierParts {
  readonly store: Store;
  readonly log: Log;
  readonly now: () => number;
  readonly keys: NoticeKeys;
  readonly post: Post;
}

interface Waiting {
  readonly id: string;
  readonly robot: string | null;
  readonly device: string | null;
  readonly way: RobotKind | 'push';
  readonly title: string;
  readonly lines: readonly string[];
  readonly path: string | null;
  readonly tries: number;
  /** null = the robot or device is gone. */
  readonly sealed: Buffer | null;
}

const GONE: Undelivered = {
  fault: { zh: '已经删掉了，不发了。', en: 'It was taken away; nothing is sent.' },
  isFinal: true,
};
const LOCKED: Undelivered = {
  fault: {
    zh: '地址打不开了（换过机器或恢复过备份），请重新填一次。',
    en: 'Its address cannot be opened (another machine, a restored backup): enter it anew.',
  },
  isFinal: true,
};

/** Brings notices out of the house, one after the other in each org; what fails is tried again, then told. */
export class Courier {
  readonly #parts: CourierParts;
  readonly #rounds: Rounds<string>;

  constructor(parts: CourierParts, lookMs = LOOK_MS) {
    this.#parts = parts;
    this.#rounds = new Rounds<string>(
      {
        log: parts.log,
        waits: 'notices wait',
        workers: WORKERS,
        workersOf: () => 1,
        ownerOf: (org) => org,
        nameOf: (org) => org,
        look: () => this.#waiting(),
        work: (org) => this.#one(org),
      },
      lookMs,
    );
  }

  wake(): void {
    this.#rounds.wake();
  }

  settle(): Promise<void> {
    return this.#rounds.settle();
  }

  close(): Promise<void> {
    return this.#rounds.close();
  }

  async #waiting(): Promise<string[]> {
    const rows = await this.#parts.store.system((tx) =>
      tx.rows<{ org: string }>(
        `select distinct org_id as org from selvedge.notices where state = 'waiting' and next_try <= $1`,
        [new Date(this.#parts.now())],
      ),
    );
    return rows.map(({ org }) => org);
  }

  /** One notice: it is taken, sent while nothing is held, then noted. @returns whether there may be more */
  async #one(org: string): Promise<boolean> {
    const { store, now } = this.#parts;
    const taken = await store.org(org, (tx) => this.#take(tx));
    if (taken === null) return false;
    const undelivered = await this.#bring(taken);
    const given = taken.tries + 1;
    const wait = WAITS_S[taken.tries];
    const isOver = undelivered !== null && (undelivered.isFinal || wait === undefined);
    const state = undelivered === null ? 'sent' : isOver ? 'failed' : 'waiting';
    await store.org(org, async (tx) => {
      await tx.run(
        `update selvedge.notices set state = $2, tries = $3, next_try = $4, fault = $5::jsonb where org_id = $6 and id = $1`,
        [
          taken.id,
          state,
          given,
          new Date(now() + (wait ?? 0) * 1000),
          undelivered === null ? null : JSON.stringify(undelivered.fault),
          org,
        ],
      );
    });
    return true;
  }

  /** What another program took at the same moment is left to it; one that was taken and never noted comes again. */
  async #take(tx: Tx): Promise<Waiting | null> {
    const now = this.#parts.now();
    const [row] = await tx.rows<Waiting>(
      `update selvedge.notices n set next_try = $2 where n.id = (
         select id from selvedge.notices where org_id = $1 and state = 'waiting' and next_try <= $3
         order by next_try, id limit 1 for update skip locked) and n.org_id = $1
       returning n.id, n.robot, n.device, n.way, n.title, n.lines, n.path, n.tries,
         coalesce((select sealed from selvedge.notice_robots r where r.org_id = $1 and r.id = n.robot),
           (select sealed from selvedge.notice_devices d where d.org_id = $1 and d.id = n.device)) as sealed`,
      [tx.org, new Date(now + 120_000), new Date(now)],
    );
    return row ?? null;
  }

  async #bring(letter: Waiting): Promise<Undelivered | null> {
    if (letter.sealed === null) return GONE;
    const opened = this.#parts.keys.open(letter.sealed);
    if (opened === null) return LOCKED;
    try {
      const posted = await this.#parts.post(this.#posting(letter, opened));
      if (letter.way !== 'push') return robotFault(posted);
      return pushFault(posted.status);
    } catch (cause) {
      return {
        fault: unreached(cause),
        isFinal: cause instanceof Error && 'code' in cause && cause.code === 'ENEAR',
      };
    }
  }

  #posting({ way, title, lines, path }: Waiting, opened: string): Posting {
    const { keys, now } = this.#parts;
    const facts: Readonly<Record<string, string | null>> = JSON.parse(opened);
    if (way !== 'push')
      return robotPosting(
        way,
        { address: facts['address'] ?? '', secret: facts['secret'] ?? null },
        { title, lines },
        now(),
      );
    const to: Subscription = {
      endpoint: facts['endpoint'] ?? '',
      p256dh: facts['p256dh'] ?? '',
      auth: facts['auth'] ?? '',
    };
    return pushPosting(to, payload(title, lines, path), keys, now());
  }
}

/** What the browser's worker reads; as many lines as there is room for. */
function payload(title: string, lines: readonly string[], path: string | null): Buffer {
  const kept = [...lines];
  for (;;) {
    const text = Buffer.from(JSON.stringify({ title, body: kept.join('\n'), path }));
    if (text.length <= MOST_PAYLOAD || kept.length === 0) return text.subarray(0, MOST_PAYLOAD);
    kept.pop();
  }
}

function pushFault(status: number): Undelivered | null {
  if (status >= 200 && status < 300) return null;
  if (status === 404 || status === 410)
    return {
      fault: {
        zh: '这台手机不再收通知了，请在手机上重新打开通知。',
        en: 'This device takes no notices any more: switch them on again there.',
      },
      isFinal: true,
    };
  const isFinal = status >= 400 && status < 500 && status !== 429;
  return { fault: { zh: `推送服务答复 ${status}`, en: `The push service answered ${status}` }, isFinal };
}

/** Never the address: whoever has it may write to the group. */
function unreached(cause: unknown): Titles {
  const code =
    cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'error';
  if (code === 'ENEAR')
    return {
      zh: '这个地址通到本机或内网，不发。',
      en: 'This address leads to this machine or its network: nothing is sent.',
    };
  return {
    zh: `连不上（${code}），看看工厂的网能不能上外网。`,
    en: `Not reached (${code}): see whether the factory’s line reaches the internet.`,
  };
}
