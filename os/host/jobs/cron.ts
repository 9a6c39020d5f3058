const NAMES = {
  month: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  weekday: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
} as const;

interface Place {
  readonly from: number;
  readonly to: number;
  readonly names?: readonly string[];
}

/** minute hour day month weekday */
const PLACES: readonly Place[] = [
  { from: 0, to: 59 },
  { from: 0, to: 23 },
  { from: 1, to: 31 },
  { from: 1, to: 12, names: NAMES.month },
  { from: 0, to: 7, names: NAMES.weekday },
];

/** True for five fields of cron: numbers, names, lists, ranges and steps. */
export function isCron(written: string): boolean {
  const fields = written.split(' ');
  return (
    fields.length === PLACES.length &&
    fields.every((field, at) => field.split(',').every((item) => isItem(item, PLACES[at])))
  );
}

function isItem(item: string, place: Place): boolean {
  const [range = '', step, ...more] = item.split('/');
  if (more.length > 0 || (step !== undefined && !/^[1-9]\d?$/.test(step))) return false;
  if (range === '*') return true;
  const [low, high, ...rest] = range.split('-').map((word) => valueOf(word, place));
  if (rest.length > 0 || low === undefined || Number.isNaN(low)) return false;
  return high === undefined || high >= low;
}

/** NaN for what is no value of the place. */
function valueOf(word: string, { from, to, names = [] }: Place): number {
  const named = names.indexOf(word.toLowerCase());
  if (named >= 0) return named + from;
  const number = /^\d{1,2}$/.test(word) ? Number(word) : Number.NaN;
  return number >= from && number <= to ? number : Number.NaN;
}
