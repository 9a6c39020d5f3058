import type { Tx } from '../store/unit.ts';

/**
 * Makes changes of one org's namespace follow each other: held until the unit of work ends.
 * Several orgs are locked in one order, so that two units never wait for each other.
 */
export const lockNamespace = (tx: Tx, orgs: readonly string[]): Promise<number> =>
  tx.run(
    `select pg_advisory_xact_lock(hashtextextended('selvedge namespace ' || org, 0))
     from (select distinct org from unnest($1::text[]) as org order by org) as sorted`,
    [[...orgs]],
  );
