import { type Batch, defineConnector } from '@selvedge/sdk/connector';
import { BodyReader } from './body.ts';
import { Tokens } from './tokens.ts';

/**
 * Bodies of POST /api/v1/ingest: `[{"path","ts"?,"value","quality"?}]`, a single such point, columns
 * `{"paths","ts"?,"values","quality"?}`, and NDJSON of any of those.
 * Memory is bounded by a batch, or by the rows of one columns object.
 */
export const connector = defineConnector({
  id: 'http',
  kind: 'http',
  title: { zh: 'HTTP 写入', en: 'HTTP ingest' },
  contentTypes: ['application/json', 'application/x-ndjson', 'application/ndjson', 'application/jsonl'],
  decode,
});

async function* decode(body: AsyncIterable<Uint8Array>, contentType: string): AsyncGenerator<Batch> {
  const tokens = new Tokens();
  const reader = new BodyReader(tokens, /ndjson|jsonl/i.test(contentType));
  for await (const chunk of body) {
    tokens.feed(chunk);
    reader.run();
    yield* reader.take();
  }
  reader.close();
  yield* reader.take();
}
