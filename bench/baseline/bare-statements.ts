import pg from 'pg';

/** A statement as it was sent. */
export interface Statement {
  readonly text: string;
  readonly params: readonly unknown[];
  /** Of one that is planned once for each connection: a bare client may do that too. */
  readonly name?: string;
}

/** Where PostgreSQL is, and as whom. */
export type Address = Pick<pg.ClientConfig, 'host' | 'port' | 'user' | 'password' | 'database'>;

/** What was sent while somebody listened. */
export interface Recording {
  readonly address: Address;
  readonly transactions: readonly (readonly Statement[])[];
}

function queryProperty(): PropertyDescriptor {
  const property = Object.getOwnPropertyDescriptor(pg.Client.prototype, 'query');
  if (property === undefined) throw new Error('A client of pg has no method “query”.');
  return property;
}

const isStatement = (given: unknown): given is { text: unknown; values?: unknown; name?: unknown } =>
  typeof given === 'object' && given !== null && 'text' in given;

const BEGIN = /^begin; select set_config\('app\.org', '[^']/;

/** Hears what this process sends to PostgreSQL in the unit of an org. `stop` gives the transactions, in order. */
export function listen(): { stop(): Recording } {
  const original = queryProperty();
  const open = new Map<pg.Client, Statement[]>();
  const transactions: Statement[][] = [];
  let address: Address = {};
  function query(this: pg.Client, ...words: readonly unknown[]): unknown {
    const [first, params] = words;
    const { text, values, name } = isStatement(first) ? first : { text: first, values: params, name: null };
    if (typeof text === 'string') {
      if (BEGIN.test(text)) open.set(this, []);
      const own = open.get(this);
      own?.push({
        text,
        params: Array.isArray(values) ? values : [],
        ...(typeof name === 'string' ? { name } : {}),
      });
      if (text === 'commit' && own !== undefined) {
        open.delete(this);
        transactions.push(own);
        const { host, port, user, database, password } = this;
        address = { host, port, user, database, ...(password == null ? {} : { password }) };
      }
    }
    return Reflect.apply(original.value, this, words);
  }
  Object.defineProperty(pg.Client.prototype, 'query', { ...original, value: query });
  return {
    stop() {
      Object.defineProperty(pg.Client.prototype, 'query', original);
      return { address, transactions };
    },
  };
}

/** What stands in the place of a word of the recording, for one call. */
export type Words = ReadonlyMap<string, string>;

/**
 * Sends recorded statements again and again from bare clients.
 * @param words for a lane's call: ids and names that must be new; made before the clock starts
 * @returns transactions a second
 */
export async function replay(
  address: Address,
  statements: readonly Statement[],
  { lanes, count, words }: { lanes: number; count: number; words: (lane: number, call: number) => Words },
): Promise<number> {
  const calls = Array.from({ length: lanes }, (_, lane) =>
    Array.from({ length: Math.ceil(count / lanes) }, (__, call) => renewed(statements, words(lane, call))),
  );
  const clients = await Promise.all(
    calls.map(async () => {
      const client = new pg.Client(address);
      await client.connect();
      return client;
    }),
  );
  const begun = performance.now();
  await Promise.all(
    clients.map(async (client, lane) => {
      for (const call of calls[lane])
        for (const { text, params, name } of call)
          await client.query({ text, values: [...params], ...(name === undefined ? {} : { name }) });
    }),
  );
  const perSecond = calls.flat().length / ((performance.now() - begun) / 1000);
  await Promise.all(clients.map((client) => client.end()));
  return perSecond;
}

function renewed(statements: readonly Statement[], words: Words): Statement[] {
  const known = new RegExp([...words.keys()].join('|'), 'g');
  const renew = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(known, (word) => words.get(word) ?? word);
    return Array.isArray(value) ? value.map(renew) : value;
  };
  return statements.map((one) => ({ ...one, params: one.params.map(renew) }));
}

/** Words that stand in some statements and not in the others: ids that were made for them. */
export function newIds(statements: readonly Statement[], others: readonly Statement[]): string[] {
  const ids = (all: readonly Statement[]): Set<string> =>
    new Set(JSON.stringify(all.map(({ params }) => params)).match(UUID));
  const known = ids(others);
  return [...ids(statements)].filter((id) => !known.has(id));
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
