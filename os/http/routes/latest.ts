import { z } from 'zod';
import { subtreesOf } from '../reach.ts';
import { route } from '../route.ts';
import { moment, value } from '../shapes.ts';

const last = z
  .object({ path: z.string(), ts: moment, value, quality: z.number().int() })
  .meta({ id: 'LastValue' });

export const latestRoutes = [
  route({
    method: 'GET',
    url: '/latest',
    operation: 'getLatest',
    summary: { zh: '某路径下所有测点的最新值', en: 'Last values of all metrics below a path' },
    access: 'history.read',
    query: z.object({ under: z.string().default('') }),
    output: z.object({ items: z.array(last) }),
    async handle({ house, principal, query: { under } }) {
      const subtrees = await subtreesOf(house, principal, under);
      const values = subtrees.flatMap((subtree) => [...house.live.latest(subtree)]);
      return {
        items: values.map(({ path, time, value: read, quality }) => ({
          path,
          ts: new Date(time / 1000).toISOString(),
          value: typeof read === 'bigint' ? read.toString() : read,
          quality,
        })),
      };
    },
  }),
];
