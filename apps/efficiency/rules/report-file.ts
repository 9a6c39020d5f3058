/** What was mended or looked odd in a row; each is told. */
export type Mend = 'department' | 'blank' | 'date' | 'noWip' | 'rounded' | 'over' | 'oddTarget' | 'pay';

/** A team's day as another system reported it. */
export interface ReportRow {
  /** As a person counts it in the file. */
  readonly row: number;
  readonly day: string;
  readonly department: 'sewing' | 'finishing';
  readonly team: string;
  /** Ratios as texts of at most eight places: `0.80000000` is 80 %. */
  readonly target: string;
  readonly actual: string;
  readonly sam: string | null;
  readonly wip: number | null;
  readonly overtime: number;
  readonly idleMinutes: number;
  readonly idleWorkers: number;
  readonly styleChanges: number;
  /** One place: half a worker was lent. */
  readonly workers: string;
  readonly mends: readonly Mend[];
}

export interface ReportFault {
  readonly row: number;
  readonly column: string;
  readonly cell: string;
}

export interface ReportFile {
  readonly rows: readonly ReportRow[];
  readonly faults: readonly ReportFault[];
  /** Headings that are needed and not there. */
  readonly missing: readonly string[];
  /** Columns that were not taken over. */
  readonly unknown: readonly string[];
  /** Written as 1/2/2015, and no cell says which is the month. */
  readonly isDateAmbiguous: boolean;
}

const HEADINGS = {
  day: ['date', '日期'],
  department: ['department', '部门', '车间'],
  team: ['team', '组', '班组'],
  target: ['targeted_productivity', 'target', '目标效率'],
  actual: ['actual_productivity', 'actual', '实际效率'],
  sam: ['smv', 'sam', '标准工时'],
  wip: ['wip', '在制'],
  overtime: ['over_time', 'overtime', '加班分钟'],
  idleMinutes: ['idle_time', '停工分钟'],
  idleWorkers: ['idle_men', '停工人数'],
  styleChanges: ['no_of_style_change', 'style_changes', '换款次数'],
  workers: ['no_of_workers', 'workers', '人数'],
  incentive: ['incentive', '奖金'],
} as const;

type Column = keyof typeof HEADINGS;
const NEEDED: readonly Column[] = ['day', 'department', 'team', 'target', 'actual', 'workers'];
const SEWING = new Set(['sewing', 'sweing', '缝制', '车缝']);
const FINISHING = new Set(['finishing', '后道', '后整']);
/** Columns that repeat what the day says. */
const DERIVED = new Set(['quarter', 'day', '星期', '季度']);
const LARGEST = 1_000_000;

/** Cells as they are written, blanks and all. */
export function rawCells(text: string): string[][] {
  const separator = text.includes('\t') ? '\t' : ',';
  return text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(separator).map((cell) => cell.replaceAll(/^"|"$/gu, '')));
}

/** Reads team-days; what is mended is said of each row. */
export function readReport(text: string): ReportFile {
  const [head = [], ...body] = rawCells(text);
  const names = head.map((cell) => cell.trim().toLowerCase());
  const at = new Map(
    (Object.keys(HEADINGS) as Column[]).map((column) => [
      column,
      names.findIndex((name) => (HEADINGS[column] as readonly string[]).includes(name)),
    ]),
  );
  const known = new Set(at.values());
  const missing = NEEDED.filter((column) => (at.get(column) ?? -1) < 0).map((column) => HEADINGS[column][0]);
  const unknown = head.filter((_, index) => !known.has(index) && !DERIVED.has(names[index]));
  if (missing.length > 0) return { rows: [], faults: [], missing, unknown, isDateAmbiguous: false };
  const cellOf = (cells: readonly string[], column: Column): string => cells[at.get(column) ?? -1] ?? '';
  const dates = body.map((cells) => cellOf(cells, 'day').trim());
  const order = dateOrder(dates);
  const faults: ReportFault[] = [];
  const rows = body.flatMap((cells, index): ReportRow[] => {
    const read = rowOf((column) => cellOf(cells, column), index + 2, order ?? 'month-first');
    if (!('column' in read)) return [read];
    faults.push(read);
    return [];
  });
  return { rows, faults, missing, unknown, isDateAmbiguous: order === null };
}

type Order = 'month-first' | 'day-first';
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u;
const WRITTEN = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u;

/** Which of 1/13/2015 is the month, by the cells that leave no doubt; null = all of them do. */
function dateOrder(dates: readonly string[]): Order | null {
  const slashed = dates.flatMap((date) => {
    const found = SLASHED.exec(date);
    return found === null ? [] : [[Number(found[1]), Number(found[2])] as const];
  });
  if (slashed.length === 0 || slashed.some(([, second]) => second > 12)) return 'month-first';
  return slashed.some(([first]) => first > 12) ? 'day-first' : null;
}

function dayOf(cell: string, order: Order): string | null {
  const slashed = SLASHED.exec(cell);
  const [year, month, day] =
    slashed === null
      ? (WRITTEN.exec(cell) ?? []).slice(1).map(Number)
      : order === 'month-first'
        ? [Number(slashed[3]), Number(slashed[1]), Number(slashed[2])]
        : [Number(slashed[3]), Number(slashed[2]), Number(slashed[1])];
  if (year === undefined || month === undefined || day === undefined) return null;
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day
    ? made.toISOString().slice(0, 10)
    : null;
}

const DECIMAL = /^\d+(\.\d+)?$/u;
const ratioOf = (cell: string): number | null => {
  const isPercent = cell.endsWith('%');
  const digits = isPercent ? cell.slice(0, -1).trim() : cell;
  return DECIMAL.test(digits) ? Number(digits) / (isPercent ? 100 : 1) : null;
};

function rowOf(cell: (column: Column) => string, row: number, order: Order): ReportRow | ReportFault {
  const trimmed = (column: Column): string => cell(column).trim();
  const mends = new Set<Mend>();
  const fault = (column: Column): ReportFault => ({ row, column: HEADINGS[column][0], cell: cell(column) });

  const word = trimmed('department').toLowerCase();
  const department = SEWING.has(word) ? 'sewing' : FINISHING.has(word) ? 'finishing' : null;
  if (department === null) return fault('department');
  if (word === 'sweing') mends.add('department');
  if (cell('department') !== trimmed('department')) mends.add('blank');

  const day = dayOf(trimmed('day'), order);
  if (day === null) return fault('day');
  if (SLASHED.test(trimmed('day'))) mends.add('date');

  const team = trimmed('team');
  if (team === '') return fault('team');

  const [target, actual] = [ratioOf(trimmed('target')), ratioOf(trimmed('actual'))];
  if (target === null || target > 100) return fault('target');
  if (actual === null || actual > 100) return fault('actual');
  if (actual > 1) mends.add('over');
  if (target < 0.1) mends.add('oddTarget');
  if ((trimmed('actual').split('.')[1] ?? '').length > 8) mends.add('rounded');

  const numbers: Partial<Record<Column, number>> = {};
  for (const column of [
    'sam',
    'wip',
    'overtime',
    'idleMinutes',
    'idleWorkers',
    'styleChanges',
    'workers',
  ] as const) {
    const written = trimmed(column);
    if (written === '') continue;
    if (!DECIMAL.test(written) || Number(written) > LARGEST) return fault(column);
    numbers[column] = Number(written);
  }
  if (numbers.workers === undefined) return fault('workers');
  if (numbers.wip === undefined) mends.add('noWip');
  if (trimmed('incentive') !== '') mends.add('pay');
  return {
    row,
    day,
    department,
    team,
    target: target.toFixed(8),
    actual: actual.toFixed(8),
    sam: numbers.sam === undefined ? null : numbers.sam.toFixed(4),
    wip: numbers.wip === undefined ? null : Math.round(numbers.wip),
    overtime: Math.round(numbers.overtime ?? 0),
    idleMinutes: Math.round(numbers.idleMinutes ?? 0),
    idleWorkers: Math.round(numbers.idleWorkers ?? 0),
    styleChanges: Math.round(numbers.styleChanges ?? 0),
    workers: numbers.workers.toFixed(1),
    mends: [...mends],
  };
}
