import { Agent, request } from 'node:http';

/** Sends requests to the API, so many lanes at a time, and says how many a second. Started with what `Calling` holds as JSON. */
export interface Calling {
  readonly url: string;
  readonly org: string;
  readonly path: string;
  readonly count: number;
  /** Makes names that no other run uses. */
  readonly run: string;
  /** Who asks in each lane, and what; `{mark}` in a body becomes the name of a call. */
  readonly lanes: readonly { readonly token: string; readonly body: string }[];
}

const { url, org, path, lanes, count, run } = JSON.parse(process.argv[2] ?? '') as Calling;
/** One connection for each lane. */
const agent = new Agent({ keepAlive: true, maxSockets: lanes.length });
let next = 0;

/** @throws Error when it is not answered with success */
const send = (token: string, body: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'x-org': encodeURIComponent(org),
      'content-type': 'application/json',
    };
    const call = request(`${url}/api/v1${path}`, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece) => (text += String(piece)));
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`${answer.statusCode} ${text}`)),
      );
    });
    call.on('error', reject).end(body);
  });

async function lane({ token, body }: Calling['lanes'][number]): Promise<void> {
  for (let mine = next++; mine < count; mine = next++)
    await send(token, body.replace('{mark}', `${run}-${mine}`));
}

const begun = performance.now();
await Promise.all(lanes.map(lane));
console.log(JSON.stringify({ perSecond: count / ((performance.now() - begun) / 1000) }));
agent.destroy();
