import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { withClient } from './prepare.ts';
import { type TemporaryStore, temporaryStore } from './testing.ts';
import type { Tx } from './unit.ts';

const FIRST = '01980000-0000-7000-8000-00000000000a';
const SECOND = '01980000-0000-7000-8000-00000000000b';

/** A store with one tenants' table. */
async function withNotes(): Promise<TemporaryStore> {
  const store = await temporaryStore();
  await store.admin(`create table selvedge.notes (id bigint primary key, org_id uuid not null)`);
  await store.admin(`select selvedge.protect('notes')`);
  return store;
}

const add = (tx: Tx, id: number | bigint, org: string): Promise<number> =>
  tx.run('insert into selvedge.notes (id, org_id) values ($1, $2)', [id, org]);

const ids = (tx: Tx): Promise<unknown[]> =>
  tx
    .rows<{ id: unknown }>('select id from selvedge.notes order by id')
    .then((rows) => rows.map(({ id }) => id));

test('work that resolves is stored, work that throws is not', async () => {
  const store = await withNotes();
  assert.equal(await store.org(FIRST, (tx) => add(tx, 1, FIRST)), 1);
  await assert.rejects(
    store.org(FIRST, async (tx) => {
      await add(tx, 2, FIRST);
      throw new Error('changed my mind');
    }),
    /changed my mind/,
  );
  assert.deepEqual(await store.org(FIRST, ids), [1]);
});

test('a failed statement that the work made light of is told, not lost', async () => {
  const store = await withNotes();
  const careless = store.org(FIRST, async (tx) => {
    await add(tx, 1, FIRST);
    await add(tx, 1, FIRST).catch(() => undefined);
  });
  await assert.rejects(careless, /nothing was stored/);
  assert.deepEqual(await store.org(FIRST, ids), []);
});

test('an attempt that fails takes back what it stored and what it left for the commit; the rest is stored', async () => {
  const store = await withNotes();
  const later = (tx: Tx, id: number): void =>
    tx.last('insert into selvedge.notes (org_id, id) select $1, unnest($2::bigint[])', [FIRST], [[id]]);
  const woken: string[] = [];
  await store.org(FIRST, async (tx) => {
    later(tx, 1);
    const failing = tx.attempt(async () => {
      await add(tx, 2, FIRST);
      later(tx, 3);
      tx.afterCommit(() => void woken.push('no'));
      throw new Error('no');
    });
    await assert.rejects(failing, /no/);
    assert.equal(tx.undone, 1);
    await tx.attempt(async () => {
      await add(tx, 4, FIRST);
      later(tx, 5);
      tx.afterCommit(() => void woken.push('yes'));
    });
  });
  assert.deepEqual(await store.org(FIRST, ids), [1, 4, 5]);
  assert.deepEqual(woken, ['yes']);
});

test('rows of what goes out with the commit are told when it is stored; the first that fails is the reason', async () => {
  const store = await withNotes();
  const ending = (tx: Tx, id: number): Promise<{ id: unknown }[]> =>
    tx.lastRows(
      'insert into selvedge.notes (id, org_id) values ($1, $2) returning id',
      [id, FIRST],
      (error) => new Error(`refused ${id}`, { cause: error }),
    );
  const told: unknown[] = [];
  const add = async (tx: Tx, ...all: number[]): Promise<void> => {
    for (const id of all) void ending(tx, id).then(([row]) => told.push(row.id));
    tx.last(
      'insert into selvedge.notes (org_id, id) select $1, unnest($2::bigint[])',
      [FIRST],
      [[all[0] + 100]],
    );
  };
  await store.org(FIRST, (tx) => add(tx, 1, 2));
  assert.deepEqual(told, [1, 2]);
  assert.deepEqual(await store.org(FIRST, ids), [1, 2, 101]);
  await assert.rejects(
    store.org(FIRST, (tx) => add(tx, 3, 2, 4)),
    /refused 2/,
  );
  await assert.rejects(
    store.org(FIRST, async (tx) => {
      await add(tx, 5);
      throw new Error('changed my mind');
    }),
    /changed my mind/,
  );
  assert.deepEqual(told, [1, 2]);
  assert.deepEqual(await store.org(FIRST, ids), [1, 2, 101]);
});

test('an attempt inside another is taken back with it', async () => {
  const store = await withNotes();
  await store.org(FIRST, async (tx) => {
    const outer = tx.attempt(async () => {
      await tx.attempt(() => add(tx, 1, FIRST));
      await assert.rejects(
        tx.attempt(() => add(tx, 1, FIRST)),
        /duplicate key/,
      );
      throw new Error('all of it');
    });
    await assert.rejects(outer, /all of it/);
    await add(tx, 2, FIRST);
  });
  assert.deepEqual(await store.org(FIRST, ids), [2]);
});

test('an org sees its own rows, a unit without org none, the system role all', async () => {
  const store = await withNotes();
  await store.org(FIRST, (tx) => add(tx, 1, FIRST));
  await store.org(SECOND, (tx) => add(tx, 2, SECOND));
  assert.deepEqual(await store.org(FIRST, ids), [1]);
  assert.deepEqual(await store.org(SECOND, ids), [2]);
  assert.deepEqual(await store.system(ids), [1, 2]);
  await assert.rejects(
    store.org(FIRST, (tx) => add(tx, 3, SECOND)),
    /row-level security/,
  );
  assert.equal(await store.org(FIRST, (tx) => tx.run('delete from selvedge.notes')), 1);
  assert.deepEqual(await store.system(ids), [2]);
});

test('the org of a unit is not left on its connection', async () => {
  const store = await withNotes();
  await store.org(FIRST, (tx) => add(tx, 1, FIRST));
  const { rows } = await withClient(store.appUrl, async (client) => {
    await client.query(`begin; select set_config('app.org', '${FIRST}', true); commit`);
    return client.query('select * from selvedge.notes');
  });
  assert.deepEqual(rows, []);
});

test('the two roles can do nothing beyond their rows', async () => {
  const store = await withNotes();
  for (const unit of [
    (work: (tx: Tx) => Promise<unknown>) => store.org(FIRST, work),
    store.system.bind(store),
  ]) {
    await assert.rejects(
      unit((tx) => tx.run('alter table selvedge.notes disable row level security')),
      /owner/,
    );
    await assert.rejects(
      unit((tx) => tx.run('create table selvedge.mine (id int)')),
      /permission denied/,
    );
    await assert.rejects(unit((tx) => tx.run('set local row_security = off; select * from selvedge.notes')));
    await assert.rejects(
      unit((tx) => tx.rows('select * from selvedge.migrations')),
      /permission denied/,
    );
  }
  const mighty = await store.admin(
    `select rolname from pg_roles where rolname like 'selvedge\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
  );
  assert.deepEqual(mighty, []);
  const unprotected = await store.admin(
    `select relname from pg_class where relnamespace = 'selvedge'::regnamespace and relkind = 'r'
     and relname <> 'migrations' and not (relrowsecurity and relforcerowsecurity)`,
  );
  assert.deepEqual(unprotected, [], 'every table of every room is protected or reserved');
});

test('a reserved table is closed to orgs', async () => {
  const store = await temporaryStore();
  await store.admin(`create table selvedge.facts (id int)`);
  await store.admin(`select selvedge.reserve('facts')`);
  await assert.rejects(
    store.org(FIRST, (tx) => tx.rows('select * from selvedge.facts')),
    /permission denied/,
  );
  assert.equal(await store.system((tx) => tx.run('insert into selvedge.facts values (1)')), 1);
});

test('work after the commit is done before the caller goes on, and only after a commit', async () => {
  const store = await withNotes();
  const done: string[] = [];
  await store.org(FIRST, async (tx) => {
    tx.afterCommit(async () => {
      done.push(`sees ${(await store.org(FIRST, ids)).length}`);
    });
    tx.afterCommit(() => {
      throw new Error('a cache that cannot be refreshed');
    });
    tx.afterCommit(() => void done.push('goes on'));
    await add(tx, 1, FIRST);
  });
  assert.deepEqual(done, ['sees 1', 'goes on']);
  const failed = store.org(FIRST, async (tx) => {
    tx.afterCommit(() => void done.push('never'));
    await add(tx, 1, FIRST);
  });
  await assert.rejects(failed, /duplicate key/);
  assert.equal(done.includes('never'), false);
});

test('a unit of work is over when it is over', async () => {
  const store = await withNotes();
  let kept: Tx | undefined;
  await store.org(FIRST, async (tx) => void (kept = tx));
  await assert.rejects(async () => kept?.rows('select 1'), /over/);
});

test('64-bit numbers are exact', async () => {
  const store = await withNotes();
  const large = 9_007_199_254_740_993n;
  await store.org(FIRST, async (tx) => {
    await add(tx, large, FIRST);
    await add(tx, 7, FIRST);
  });
  assert.deepEqual(await store.org(FIRST, ids), [7, large]);
});

test('an org is named by its id, whatever somebody makes of it', async () => {
  const store = await temporaryStore();
  for (const org of ['', 'factory', `${FIRST}'; drop schema selvedge; --`])
    await assert.rejects(
      store.org(org, () => Promise.resolve()),
      /by its id/,
    );
});

test('a lost connection reads as store.unavailable, and the next unit works', async () => {
  const store = await withNotes();
  const cut = store.org(FIRST, (tx) => tx.run('select pg_terminate_backend(pg_backend_pid())'));
  await assert.rejects(cut, (error) => error instanceof SelvedgeError && error.code === 'store.unavailable');
  assert.deepEqual(await store.org(FIRST, ids), []);
});

test('a text with a NUL is wrong input, not a fault of ours', async () => {
  const store = await temporaryStore();
  for (const sql of ['select $1::text', 'select $1::jsonb'])
    await assert.rejects(
      store.org(FIRST, (tx) => tx.rows(sql, [sql.includes('jsonb') ? '"\\u0000"' : '\u0000'])),
      { code: 'input.invalid' },
    );
});
