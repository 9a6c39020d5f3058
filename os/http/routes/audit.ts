import { z } from 'zod';
import { instantOf } from '../instant.ts';
import { route } from '../route.ts';
import { id, moment, page, pageQuery } from '../shapes.ts';

const entry = z
  .object({
    id,
    at: moment,
    who: z.object({ id, login: z.string(), name: z.string() }).nullable(),
    guest: z
      .string()
      .nullable()
      .describe('whom the link was made for by which somebody without a login came'),
    via: z.string(),
    address: z.string(),
    action: z.string(),
    object: z.string(),
    before: z.unknown(),
    after: z.unknown(),
  })
  .meta({ id: 'AuditEntry' });

export const auditRoutes = [
  route({
    method: 'GET',
    url: '/audit',
    operation: 'listAudit',
    summary: { zh: '审计记录，最新在前', en: 'The audit trail, newest first' },
    access: 'audit.read',
    query: z.object({
      ...pageQuery,
      from: z.string().optional(),
      to: z.string().optional(),
      who: z.string().optional().describe('id or login of a person'),
      object: z.string().optional().describe('exact, or a prefix that ends in *'),
    }),
    output: page(entry),
    async handle({ house, principal, query: { from, to, ...question } }) {
      const now = house.now();
      const entries = await house.identity.administration.listAudit(principal, {
        ...question,
        ...(from ? { from: new Date(instantOf(from, now, 'from') / 1000) } : {}),
        ...(to ? { to: new Date(instantOf(to, now, 'to') / 1000) } : {}),
      });
      // What a person may not see of a record, he does not see in its history either.
      const sight = await house.host.sight(principal);
      return { ...entries, items: entries.items.map((item) => ({ ...item, ...sight(item) })) };
    },
  }),
];
