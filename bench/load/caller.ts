import { connect } from 'node:net';

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
const { hostname, port } = new URL(url);
let next = 0;

/** A request a time on one connection, as bare as a client can be: it shares the processor with what it measures. */
class Connection {
  readonly #socket = connect(Number(port), hostname).setNoDelay().setEncoding('latin1');
  readonly #head: string;
  #got = '';
  #answered: (answer: string) => void = () => undefined;

  constructor(token: string) {
    this.#head = `POST /api/v1${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\nauthorization: Bearer ${token}\r\nx-org: ${encodeURIComponent(org)}\r\ncontent-type: application/json\r\n`;
    this.#socket.on('data', (piece) => this.#hear(String(piece)));
    this.#socket.on('close', () => this.#answered('closed'));
  }

  /** @throws Error when it is not answered with success */
  async send(body: string): Promise<void> {
    const answer = new Promise<string>((resolve) => (this.#answered = resolve));
    this.#socket.write(`${this.#head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    const text = await answer;
    if (!text.startsWith('HTTP/1.1 200 ')) throw new Error(text);
  }

  close(): void {
    this.#socket.end();
  }

  #hear(piece: string): void {
    this.#got += piece;
    const end = this.#got.indexOf('\r\n\r\n');
    const length = /\r\ncontent-length: (\d+)/i.exec(this.#got)?.[1];
    if (end < 0 || length === undefined || this.#got.length < end + 4 + Number(length)) return;
    const answer = this.#got;
    this.#got = '';
    this.#answered(answer);
  }
}

const connections = lanes.map(({ token }) => new Connection(token));

async function lane(connection: Connection, body: string): Promise<void> {
  for (let mine = next++; mine < count; mine = next++)
    await connection.send(body.replace('{mark}', `${run}-${mine}`));
}

const begun = performance.now();
await Promise.all(connections.map((connection, index) => lane(connection, lanes[index].body)));
console.log(JSON.stringify({ perSecond: count / ((performance.now() - begun) / 1000) }));
for (const connection of connections) connection.close();
