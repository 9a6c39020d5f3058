import { z } from 'zod';
import type { Tx } from '../store/unit.ts';
import { lockNamespace } from './namespace-lock.ts';
import { checkPath, parse } from './parse.ts';
import { below } from './subtree.ts';

export const discardInput = z.union([
  z.strictObject({ paths: z.array(z.string()) }),
  z.strictObject({ under: z.string() }),
]);
export type DiscardInput = z.input<typeof discardInput>;

export interface Discarded {
  readonly paths: readonly string[];
  /** Series that never were a metric: the historian is to forget them. */
  readonly series: readonly number[];
}

interface Row {
  readonly id: number;
  readonly path: string;
}

/**
 * Throws paths out of quarantine. A path that once was a metric keeps its series and history (it ends, like the metric
 * did); of the others nothing stays. @throws input.invalid
 */
export async function discard(tx: Tx, input: unknown): Promise<Discarded> {
  const wish = parse(discardInput, input);
  await lockNamespace(tx, [tx.org ?? '']);
  const { where, params } =
    'paths' in wish ? { where: 's.path = any($1)', params: [wish.paths] } : under(wish.under);
  const ended = await tx.rows<Row>(
    `update selvedge.series s set state = 'gone' where s.state = 'quarantined' and s.declared and ${where} returning s.id, s.path`,
    params,
  );
  await tx.run('delete from selvedge.quarantine where series_id = any($1)', [ended.map(({ id }) => id)]);
  const forgotten = await tx.rows<Row>(
    `delete from selvedge.series s where s.state = 'quarantined' and ${where} returning s.id, s.path`,
    params,
  );
  return {
    paths: [...ended, ...forgotten].map(({ path }) => path).sort(),
    series: forgotten.map(({ id }) => id),
  };
}

function under(path: string): { where: string; params: string[] } {
  if (path !== '') checkPath(path, 'under');
  const { above, beyond } = below(path);
  return { where: '(s.path = $1 or (s.path > $2 and s.path < $3))', params: [path, above, beyond] };
}
