import { z } from 'zod';
import type { SeriesEntry } from '../../namespace/series.ts';
import type { House } from '../parts.ts';
import { seriesOf } from '../reach.ts';
import { route, sending } from '../route.ts';
import { bucketText, rawText, textBuckets } from '../series-answer.ts';
import { invalid, isWordy, type Span, spanOf, type Wish, wishFor, wishOf } from '../series-question.ts';
import { datatype, flag, value } from '../shapes.ts';

const MOST_PATHS = 100;
const MOST_POINTS = 1_000_000;

const numbers = z.array(z.number().nullable());
const answer = z
  .object({
    path: z.string().describe('today’s path'),
    unit: z.string().nullable(),
    datatype: datatype.nullable(),
    width: z.number().optional().describe('milliseconds of a bucket'),
    ts: z.array(z.number()).describe('epoch milliseconds; of a bucket its start'),
    values: z.array(value).optional().describe('one aggregate, or raw points'),
    quality: z.array(z.number().int()).optional().describe('codes: below 16 usable'),
    unusable: z.array(z.number()).optional().describe('points of a bucket that were left out'),
    more: z.boolean().optional().describe('the limit cut the answer'),
    avg: numbers.optional(),
    min: numbers.optional(),
    max: numbers.optional(),
    sum: numbers.optional(),
    count: numbers.optional(),
    first: z.array(value).optional(),
    last: z.array(value).optional(),
    twa: numbers.optional(),
    integral: numbers.optional(),
    increase: numbers.optional(),
  })
  .meta({ id: 'SeriesAnswer' });

const query = z.object({
  path: z.union([z.string(), z.array(z.string()).min(1).max(MOST_PATHS)]).describe('metric paths'),
  from: z
    .string()
    .optional()
    .describe('RFC 3339, epoch milliseconds, or relative: -8h. Default: a day before “to”'),
  to: z.string().optional().describe('default: now'),
  points: z.coerce.number().int().min(1).max(50_000).default(1000).describe('wished number of buckets'),
  agg: z
    .string()
    .optional()
    .describe('avg min max sum count first last twa integral increase (several with commas), or raw'),
  limit: z.coerce.number().int().min(1).max(MOST_POINTS).default(10_000).describe('most raw points a series'),
  newest: flag.describe('1 = a limit keeps the newest'),
});

export const seriesRoutes = [
  route({
    method: 'GET',
    url: '/series',
    operation: 'getSeries',
    summary: { zh: '历史曲线：分桶或原始点', en: 'History: buckets or raw points' },
    access: 'history.read',
    query,
    output: z.union([answer, z.array(answer)]),
    async handle({ house, principal, query: { path, agg, limit, points, newest, ...span } }) {
      const paths = typeof path === 'string' ? [path] : path;
      const entries = paths.map((each) => seriesOf(house, principal, each));
      const wish = wishOf(agg);
      const wishes = entries.map((entry) => wishFor(entry, wish));
      const each = wish?.kind === 'raw' ? limit : points;
      if (each * paths.length > MOST_POINTS)
        throw invalid(
          wish?.kind === 'raw' ? 'limit' : 'points',
          `一次最多 ${MOST_POINTS} 个点。`,
          `One answer has at most ${MOST_POINTS} points.`,
        );
      const question = { ...spanOf(span, house.now()), limit, points, newest };
      const texts = await ask(house, entries, wishes, question);
      return sending({
        contentType: 'application/json; charset=utf-8',
        content: typeof path === 'string' ? texts[0] : `[${texts.join(',')}]`,
      });
    },
  }),
];

interface Question extends Span {
  readonly limit: number;
  readonly points: number;
  readonly newest: boolean;
}

/** One text per entry; entries with the same wish share a question to the historian. */
async function ask(
  house: House,
  entries: readonly SeriesEntry[],
  wishes: readonly Wish[],
  question: Question,
): Promise<string[]> {
  const groups = Map.groupBy(entries.keys(), (index) => groupOf(entries[index], wishes[index]));
  const texts: string[] = [];
  for (const indexes of groups.values()) {
    const wish = wishes[indexes[0]];
    const group = indexes.map((index) => entries[index]);
    const answers = await askGroup(house, group, wish, question);
    indexes.forEach((index, at) => (texts[index] = answers[at]));
  }
  return texts;
}

/** Texts are folded here, one by one; the rest goes by what is asked. */
const groupOf = (entry: SeriesEntry, wish: Wish): string =>
  wish.kind === 'raw' ? 'raw' : isWordy(entry) ? `text ${entry.id}` : wish.aggregates.join();

async function askGroup(
  { historian }: House,
  entries: readonly SeriesEntry[],
  wish: Wish,
  { from, to, limit, points, newest }: Question,
): Promise<string[]> {
  const series = [...new Set(entries.map(({ id }) => id))];
  const at = (entry: SeriesEntry): number => series.indexOf(entry.id);
  if (wish.kind === 'raw') {
    const answers = await historian.raw({ series, from, to, limit, newest });
    return entries.map((entry) => rawText(entry, answers[at(entry)]));
  }
  const { aggregates } = wish;
  if (isWordy(entries[0])) {
    const text = await textBuckets(historian, entries[0], aggregates, { from, to }, points);
    return entries.map(() => text);
  }
  const answers = await historian.buckets({ series, from, to, points, aggregates });
  return entries.map((entry) => bucketText(entry, aggregates, answers[at(entry)]));
}
