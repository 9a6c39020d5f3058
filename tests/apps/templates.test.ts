import assert from 'node:assert/strict';
import { readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadApp } from '@selvedge/os/host/loader.ts';
import { openApps } from '@selvedge/sdk/testing';

/** Every workbook that an action offers is understood when it is filled in as its own example says. */

const APPS = join(import.meta.dirname, '..', '..', 'apps');
const CHAIN = ['people', 'orders', 'cutting', 'tracking', 'wages'];
const definitions = await Promise.all(
  readdirSync(APPS)
    .filter((name) => existsSync(join(APPS, name, 'app.ts')))
    .map((name) => loadApp(join(APPS, name, 'app.ts'))),
);
const house = await openApps(...CHAIN.map((name) => join(APPS, name)));
const { owner } = house;

const orders = owner.in('orders');
const { id: customer } = await orders.add('customer', { name: '海纳服饰' });
const { id: style } = await orders.add('style', { number: 'P2601' });

/** What an action needs besides its sheet. */
const BESIDES: Readonly<Record<string, object>> = {
  'orders/importSheet': { customer, style },
  'orders/importBulletin': { style },
  'wages/importPaper': { month: '2026-11' },
};

for (const { id, actions = [] } of definitions)
  for (const { id: action, template } of actions) {
    if (template === undefined) continue;
    test(`the template of ${action} is understood, in both languages`, async () => {
      const name = action.slice(id.length + 1);
      if (action === 'wages/importPaper')
        for (const [index, who] of (template.columns[1]?.example ?? []).entries())
          await owner
            .in('people')
            .act('hire', { number: `G00${index + 1}`, name: who, hiredOn: '2026-01-05' });
      for (const language of ['zh', 'en'] as const) {
        const answer = await fetch(
          `${house.server.url}/api/v1/apps/${id}/actions/${name}/template?language=${language}`,
          { headers: { authorization: `Bearer ${house.server.owner.token}` } },
        );
        assert.equal(answer.status, 200);
        const read = await fetch(`${house.server.url}/api/v1/tables/read`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${house.server.owner.token}`,
            'content-type': answer.headers.get('content-type') ?? '',
          },
          body: await answer.arrayBuffer(),
        });
        // The answer of a route is as it is declared.
        const { rows: given } = (await read.json()) as { rows: string[][] };
        assert.deepEqual(
          given,
          [template.columns.map(({ heading }) => heading[language])],
          'an empty sheet with its headings comes first',
        );
        const most = Math.max(...template.columns.map(({ example }) => example.length));
        const rows = [
          given[0],
          ...Array.from({ length: most }, (_, row) =>
            template.columns.map(({ example }) => example[row] ?? ''),
          ),
        ];
        const told = await owner.in(id).act(name, { ...BESIDES[action], rows, dryRun: true });
        const unclear = told.unclear ?? told.faults ?? [];
        assert.deepEqual(unclear, [], `${action} in ${language}: ${JSON.stringify(told)}`);
        const unknown = told.unknown ?? [];
        assert.deepEqual(unknown, [], `${action} in ${language}`);
        assert.doesNotMatch(JSON.stringify(told.understood ?? []), /没有用到的列/);
      }
    });
  }
