import { z } from 'zod';
import { subtreesOf } from '../reach.ts';
import { route, sending } from '../route.ts';

export const liveRoutes = [
  route({
    method: 'GET',
    url: '/live',
    operation: 'watchLive',
    summary: { zh: '实时值（服务器推送事件）', en: 'Live values (server-sent events)' },
    access: 'history.read',
    query: z.object({
      under: z.string().default(''),
      every: z.coerce
        .number()
        .int()
        .min(50)
        .max(60_000)
        .default(200)
        .describe('least milliseconds between two events'),
    }),
    outputTypes: ['text/event-stream'],
    rate: 'none',
    unhurried: true,
    async handle({ house, principal, query: { under, every }, recheck }) {
      const content = await house.streams.open({
        person: principal.person.id,
        intervalMs: every,
        subtrees: async () => subtreesOf(house, await recheck(), under),
      });
      return sending({
        contentType: 'text/event-stream; charset=utf-8',
        headers: { 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
        content,
      });
    },
  }),
];
