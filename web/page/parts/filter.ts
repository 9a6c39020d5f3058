import type { FigureFilter, Span } from '@selvedge/sdk/page';
import type { Standing } from '../opened.ts';

type Clocks = Pick<Standing['org'], 'timeZone' | 'dayStart'>;

const DAY_MS = 86_400_000;
const DAYS = { day: 1, week: 7, month: 30, quarter: 90 } as const;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** The last work days on the org's clocks, today's among them: a work day begins at a set hour, not at midnight. */
export function spanFilter(
  span: Exclude<Span, 'own'>,
  { timeZone, dayStart }: Clocks,
  now = Date.now(),
): Omit<FigureFilter, 'team'> {
  const today = dayOf(now, timeZone, dayStart);
  const first = Date.parse(`${today}T00:00:00Z`) - (DAYS[span] - 1) * DAY_MS;
  return { span, from: new Date(first).toISOString().slice(0, 10), to: today };
}

function dayOf(moment: number, timeZone: string, dayStart: string): string {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const [day = '', time = ''] = wall.format(moment).split(' ');
  return time < dayStart ? new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10) : day;
}

/** What an address says: `?span=week`, `?from=2026-11-01&to=2026-11-30`, `&team=…`. */
export function filterIn(
  search: string,
  start: Exclude<Span, 'own'>,
  org: Clocks,
  now = Date.now(),
): FigureFilter {
  const query = new URLSearchParams(search);
  const [from, to, span] = ['from', 'to', 'span'].map((name) => query.get(name) ?? '');
  const team = query.get('team');
  if (DAY.test(from) && DAY.test(to) && from <= to) return { span: 'own', from, to, team };
  return { ...spanFilter(isSpan(span) ? span : start, org, now), team };
}

const isSpan = (word: string): word is keyof typeof DAYS => Object.hasOwn(DAYS, word);

/** The address that says it, and whatever else stood in it. */
export function searchOf({ span, from, to, team }: FigureFilter, search: string): string {
  const query = new URLSearchParams(search);
  for (const name of ['span', 'from', 'to', 'team']) query.delete(name);
  if (span === 'own') {
    query.set('from', from);
    query.set('to', to);
  } else query.set('span', span);
  if (team !== null) query.set('team', team);
  return `?${query.toString()}`;
}
