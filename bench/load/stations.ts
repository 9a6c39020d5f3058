import { Agent, request } from 'node:http';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Sends scans from many stations at once, each its own one after another. Started with a file that holds `Shift` as JSON. */
export interface Shift {
  readonly url: string;
  readonly org: string;
  /** Milliseconds between the scans of one station; 0 = each as soon as the one before is answered. */
  readonly every: number;
  readonly stations: readonly { readonly token: string; readonly scans: readonly object[] }[];
}

/** What it prints. */
export interface Told {
  readonly perSecond: number;
  /** Milliseconds of each scan. */
  readonly took: readonly number[];
  /** How often each answer came. */
  readonly answers: Readonly<Record<string, number>>;
}

const { url, org, every, stations } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Shift;
const agent = new Agent({ keepAlive: true, maxSockets: stations.length });
const took: number[] = [];
const answers: Record<string, number> = {};

/** @returns the answer's code @throws Error when it is not answered with success */
const send = (token: string, scan: object): Promise<string> =>
  new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'x-org': encodeURIComponent(org),
      'content-type': 'application/json',
    };
    const call = request(
      `${url}/api/v1/apps/tracking/actions/scan`,
      { method: 'POST', agent, headers },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece) => (text += String(piece)));
        answer.on('end', () =>
          answer.statusCode === 200
            ? resolve((JSON.parse(text) as { answer: string }).answer)
            : reject(new Error(`${answer.statusCode} ${text}`)),
        );
      },
    );
    call.on('error', reject).end(JSON.stringify(scan));
  });

async function station({ token, scans }: Shift['stations'][number], index: number): Promise<void> {
  // Nobody scans at the same moment as all others.
  await delay((every * index) / stations.length);
  for (const scan of scans) {
    const begun = performance.now();
    const answer = await send(token, scan);
    took.push(performance.now() - begun);
    answers[answer] = (answers[answer] ?? 0) + 1;
    await delay(Math.max(0, every - (performance.now() - begun)));
  }
}

const begun = performance.now();
await Promise.all(stations.map(station));
const perSecond = took.length / ((performance.now() - begun) / 1000);
const told: Told = { perSecond, took, answers };
console.log(JSON.stringify(told));
agent.destroy();
