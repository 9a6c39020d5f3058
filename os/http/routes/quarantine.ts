import { inLanguage } from '@selvedge/sdk/errors';
import { z } from 'zod';
import { audit } from '../../identity/audit.ts';
import { adoptInput, type AdoptInput } from '../../namespace/adopting.ts';
import { discardInput, type DiscardInput } from '../../namespace/discarding.ts';
import { route } from '../route.ts';
import { datatype, moment, page, pageQuery } from '../shapes.ts';
import { written } from '../written.ts';
import { claimOf } from './things.ts';

const quarantined = z
  .object({
    path: z.string(),
    firstSeen: moment,
    lastSeen: moment,
    points: z.number().int(),
    sample: z.string(),
    datatype,
  })
  .meta({ id: 'QuarantinedPath' });

export const quarantineRoutes = [
  route({
    method: 'GET',
    url: '/quarantine',
    operation: 'listQuarantine',
    summary: { zh: '等待采纳的未知路径', en: 'Unknown paths that wait to be adopted' },
    access: 'namespace.read',
    query: z.object({ ...pageQuery, q: z.string().optional() }),
    output: page(quarantined)
      .extend({ limit: z.number().int(), total: z.number().int() })
      .meta({ id: 'QuarantinePage' }),
    handle: async ({ house, principal, query }) =>
      house.store.org(principal.org.id, (tx) => house.namespace.listQuarantine(tx, query)),
  }),
  route({
    method: 'POST',
    url: '/quarantine/adopt',
    operation: 'adopt',
    summary: {
      zh: '采纳：成为测点，已收的点即成历史',
      en: 'Adopt: they become metrics, their points history',
    },
    access: 'quarantine.adopt',
    body: written<AdoptInput>(adoptInput),
    output: z
      .object({
        adopted: z.number().int(),
        errors: z.array(z.object({ path: z.string(), message: z.string() })),
      })
      .meta({ id: 'Adopted' }),
    handle: async ({ house, principal, body, language }) =>
      house.store.org(principal.org.id, async (tx) => {
        const { adopted, errors } = await house.namespace.adopt(tx, body, claimOf(principal));
        if (adopted.length > 0)
          await audit(tx, principal, {
            action: 'quarantine.adopt',
            object: 'quarantine',
            after: few(adopted),
          });
        return {
          adopted: adopted.length,
          errors: errors.map(({ path, message }) => ({ path, message: inLanguage(message, language) })),
        };
      }),
  }),
  route({
    method: 'POST',
    url: '/quarantine/discard',
    operation: 'discard',
    summary: { zh: '丢弃未知路径及其数据点', en: 'Discard unknown paths and their points' },
    access: 'quarantine.adopt',
    body: written<DiscardInput>(discardInput),
    output: z.object({ discarded: z.number().int() }),
    async handle({ house, principal, body }) {
      const { paths, series } = await house.store.org(principal.org.id, async (tx) => {
        const discarded = await house.namespace.discard(tx, body);
        if (discarded.paths.length > 0)
          await audit(tx, principal, {
            action: 'quarantine.discard',
            object: 'quarantine',
            before: few(discarded.paths),
          });
        return discarded;
      });
      if (series.length > 0) await house.historian.forget(series);
      return { discarded: paths.length };
    },
  }),
];

const MOST_NAMED = 1000;
/** Enough for the trail to say what was done. */
const few = (paths: readonly string[]): object => ({
  count: paths.length,
  paths: paths.slice(0, MOST_NAMED),
});
