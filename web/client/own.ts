import type { OwnDocument, OwnDraft, SampleDifference } from './generated.ts';
import type { Transport } from './transport.ts';

/** What an organisation makes on top of its apps, part by part. */
export type OwnAddition = OwnDocument['fields'][number];
export type OwnField = OwnAddition['field'];
export type OwnEntity = OwnDocument['entities'][number];
export type OwnRule = OwnDocument['rules'][number];
export type OwnBoard = OwnDocument['boards'][number];
export type OwnTile = OwnBoard['tiles'][number];
export type OwnRole = OwnBoard['readers'][number];

/** Documents that the server reads and checks itself. */
export const ownClient = (transport: Transport) => ({
  /** @param basis mark of the draft that was changed @throws Problem with what cannot be read; version.stale */
  draft: (document: OwnDocument, basis: string) =>
    transport.json<OwnDraft>('PUT', '/own/draft', { json: document, query: { basis } }),

  /** What importing a sample would do. */
  async checkSample(sample: unknown): Promise<readonly SampleDifference[]> {
    const { items } = await transport.json<{ readonly items: readonly SampleDifference[] }>(
      'POST',
      '/sample/check',
      { json: sample },
    );
    return items;
  },
});
