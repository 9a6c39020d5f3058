import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openTestServer, type TestServer } from '../../http/testing.ts';

export const APPS = join(import.meta.dirname, '..', '..', '..', 'tests', 'apps');
const FIRST = join(APPS, 'first');
export const t = (zh: string, en: string) => ({ zh, en });

/** A server on which the shop of tests/apps is in use. */
export async function withShop(catalogue: string[] = [FIRST]): Promise<TestServer> {
  const server = await openTestServer({ catalogue });
  await server.owner('POST', '/apps/shop/install');
  await server.owner('POST', '/apps/shop/enable');
  return server;
}

/** A scenario with something of everything. */
export const DOCUMENT = {
  fields: [
    {
      entity: 'shop/order',
      name: 'wash',
      field: {
        kind: 'choice',
        title: t('水洗', 'Wash'),
        options: { none: t('不洗', 'None'), stone: t('石洗', 'Stone') },
      },
      inList: true,
    },
    { entity: 'shop/order', name: 'days', field: { kind: 'integer', title: t('工期', 'Days') } },
  ],
  entities: [
    {
      name: 'sample-request',
      title: t('打样申请', 'Sample request'),
      fields: {
        style: { kind: 'text', title: t('款号', 'Style'), required: true },
        pieces: { kind: 'integer', title: t('件数', 'Pieces'), min: 1 },
        order: { kind: 'ref', title: t('订单', 'Order'), entity: 'shop/order' },
      },
      unique: [['style']],
      label: '{style}',
      readers: ['viewer', 'leader', 'owner'],
      writers: ['leader', 'owner'],
    },
  ],
  rules: [
    {
      id: 'days',
      kind: 'compute',
      entity: 'shop/order',
      title: t('工期', 'Days'),
      code: 'return { days: record.quantity ? Math.ceil(record.quantity / 100) : null };',
    },
    {
      id: 'stone',
      kind: 'validate',
      entity: 'shop/order',
      title: t('石洗', 'Stone wash'),
      code: "if (record.own_wash === 'stone' && !record.due) return { due: { zh: '石洗单必须有交期', en: 'A stone-washed order needs a due day' } };",
    },
    {
      id: 'sample',
      kind: 'event',
      event: 'shop/order.released/v1',
      title: t('自动打样', 'Samples'),
      code: "api.call('add', { entity: 'own/sample-request', values: { style: 'S-' + event.payload.quantity, pieces: 2, order: event.subject } });",
    },
  ],
  boards: [
    {
      name: 'samples',
      title: t('打样看板', 'Samples'),
      entity: 'own/sample-request',
      columns: ['style', 'pieces'],
      readers: ['owner', 'viewer'],
    },
  ],
};

export async function publish(server: TestServer, document: object = DOCUMENT): Promise<void> {
  const draft = await server.owner('PUT', '/own/draft', { json: document });
  assert.equal(draft.status, 200, draft.text);
  const done = await server.owner('POST', '/own/publish', { json: { note: 'first' } });
  assert.equal(done.status, 200, done.text);
}
