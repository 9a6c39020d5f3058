import { isUsable } from '@selvedge/sdk/connector';
import type { Aggregate, BucketAnswer, Historian, RawAnswer } from '../historian/historian.ts';
import type { SeriesEntry } from '../namespace/series.ts';
import { booleansText, numbersText, timesText, valuesText } from './columns.ts';
import type { Span } from './series-question.ts';

/** Most raw points that buckets of texts are made from. */
const MOST_TEXTS = 200_000;
const UNCERTAIN = 1;

const headText = ({ path, unit, datatype }: SeriesEntry): string =>
  `"path":${JSON.stringify(path)},"unit":${JSON.stringify(unit)},"datatype":${JSON.stringify(datatype)}`;

/** `{"path","unit","datatype","ts","values","quality","more"}` */
export const rawText = (entry: SeriesEntry, answer: RawAnswer): string =>
  `{${headText(entry)},"ts":${timesText(answer.time)},"values":${valuesText(answer, entry)},"quality":${numbersText(answer.quality)},"more":${answer.more}}`;

/**
 * `{"path","unit","datatype","width","ts",…,"unusable"}`: one aggregate as `values` with a `quality` of each bucket
 * (uncertain where some of its points were left out), several under their names.
 */
export function bucketText(
  entry: SeriesEntry,
  aggregates: readonly Aggregate[],
  { width, time, columns, unusable }: BucketAnswer,
): string {
  const texts = columns.map((column, index) => columnText(entry, aggregates[index], column));
  return wrap(entry, aggregates, width, time, texts, unusable);
}

/** A boolean's first and last are true or false; its other figures are numbers. */
const columnText = ({ datatype }: SeriesEntry, name: Aggregate, column: Float64Array): string =>
  datatype === 'boolean' && (name === 'first' || name === 'last')
    ? booleansText(column)
    : numbersText(column);

function wrap(
  entry: SeriesEntry,
  aggregates: readonly Aggregate[],
  width: number,
  time: Float64Array,
  texts: readonly string[],
  unusable: Float64Array,
): string {
  const figures =
    texts.length === 1
      ? `"values":${texts[0]},"quality":${numbersText(unusable.map((count) => (count > 0 ? UNCERTAIN : 0)))}`
      : texts.map((text, index) => `"${aggregates[index]}":${text}`).join(',');
  return `{${headText(entry)},"width":${width / 1000},"ts":${timesText(time)},${figures},"unusable":${numbersText(unusable)}}`;
}

/** Buckets of texts, made here from raw points: the historian's figures are of numbers. */
export async function textBuckets(
  historian: Historian,
  entry: SeriesEntry,
  aggregates: readonly Aggregate[],
  span: Span,
  points: number,
): Promise<string> {
  const [answer] = await historian.raw({ series: [entry.id], ...span, limit: MOST_TEXTS, newest: true });
  const width = Math.max(1000, Math.ceil((span.to - span.from) / points / 1000) * 1000);
  const buckets = fold(answer, width);
  const texts = aggregates.map((name) =>
    name === 'count'
      ? numbersText(Float64Array.from(buckets, ({ count }) => count))
      : `[${buckets.map((bucket) => JSON.stringify(name === 'first' ? bucket.first : bucket.last)).join(',')}]`,
  );
  const time = Float64Array.from(buckets, ({ start }) => start);
  const unusable = Float64Array.from(buckets, (bucket) => bucket.unusable);
  return wrap(entry, aggregates, width, time, texts, unusable);
}

interface TextBucket {
  readonly start: number;
  first: string | null;
  last: string | null;
  count: number;
  unusable: number;
}

/** A bucket without usable points is left out, as everywhere. */
function fold({ time, text, quality }: RawAnswer, width: number): TextBucket[] {
  const buckets: TextBucket[] = [];
  let bucket: TextBucket | undefined;
  for (let row = 0; row < time.length; row++) {
    const start = Math.floor(time[row] / width) * width;
    if (bucket === undefined || bucket.start !== start) {
      bucket = { start, first: null, last: null, count: 0, unusable: 0 };
      buckets.push(bucket);
    }
    if (isUsable(quality[row])) {
      const word = text?.[row] ?? null;
      if (bucket.count === 0) bucket.first = word;
      bucket.last = word;
      bucket.count++;
    } else bucket.unusable++;
  }
  return buckets.filter(({ count }) => count > 0);
}
