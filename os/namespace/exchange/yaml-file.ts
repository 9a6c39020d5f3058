import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, stringify } from 'yaml';
import type { Metric } from '../metric.ts';
import {
  type Draft,
  type DraftRow,
  type NamespaceDocument,
  type RowError,
  SHEETS,
  type SheetName,
} from './document.ts';

/** Writes a document as YAML; what is not said is left out. */
export const toYaml = (document: NamespaceDocument): string =>
  stringify(
    {
      types: document.types.map(({ id, title, metrics }) =>
        said({ id, title, metrics: metrics.map(saidMetric) }),
      ),
      things: document.things.map(({ path, type, title, metrics }) =>
        said({ path, type, title, ...(metrics.length > 0 ? { metrics: metrics.map(saidMetric) } : {}) }),
      ),
    },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );

const said = (facts: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));

const saidMetric = (metric: Metric): object => said({ ...metric, counter: metric.counter || null });

/**
 * Reads a YAML text into rows; every scalar stays the text it is, so that a state called `on` or a line called `007`
 * keeps its name. Rows are numbered by line.
 */
export function readYaml(text: string): Draft {
  const lines = new LineCounter();
  const file = parseDocument(text, { schema: 'failsafe', lineCounter: lines });
  const lineOf = (node: unknown): number => {
    const range = isNode(node) ? node.range : undefined;
    return range ? lines.linePos(range[0]).line : 1;
  };
  const rows: DraftRow[] = [];
  const errors: RowError[] = file.errors.map(({ message, pos }) =>
    unreadable(lines.linePos(pos[0]).line, message),
  );
  if (errors.length > 0) return { rows, errors };
  if (file.contents !== null && !isMap(file.contents)) return { rows, errors: [SHAPE(1)] };
  for (const { key, value } of file.contents?.items ?? []) {
    const sheet = SHEETS.find((name) => name === String(key));
    if (sheet === undefined || !isSeq(value)) {
      if (sheet === undefined || !isEmpty(value)) errors.push(SHAPE(lineOf(key)));
      continue;
    }
    for (const item of value.items) {
      try {
        const cells: unknown = isNode(item) ? item.toJS(file) : item;
        const metrics = isMap(item) ? item.get('metrics', true) : undefined;
        rows.push(...rowsOf(sheet, lineOf(item), cells, isSeq(metrics) ? metrics.items.map(lineOf) : []));
      } catch (error) {
        errors.push(unreadable(lineOf(item), error instanceof Error ? error.message : String(error)));
      }
    }
  }
  return { rows, errors };
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'toJS' in value;

const isEmpty = (value: unknown): boolean =>
  value === null || (isScalar(value) && (value.value === '' || value.value === null));

/** One item, and a row of its own for each metric inside. */
function rowsOf(sheet: SheetName, row: number, written: unknown, metricLines: readonly number[]): DraftRow[] {
  const cells = asCells(written);
  const { metrics, ...rest } = cells;
  const own: DraftRow = { sheet, row, cells: withTitle(rest) };
  if (sheet === 'metrics') return [own];
  const owner = sheet === 'things' ? { thing: cells['path'] } : { type: cells['id'] };
  const inside = (Array.isArray(metrics) ? metrics : []).map((metric: unknown, index): DraftRow => ({
    sheet: 'metrics',
    row: metricLines[index] ?? row,
    cells: { ...withTitle(asCells(metric)), ...owner },
  }));
  return [own, ...inside];
}

const asCells = (written: unknown): Readonly<Record<string, unknown>> =>
  typeof written === 'object' && written !== null && !Array.isArray(written) ? { ...written } : {};

/** `title: {zh, en}` as the two columns it stands for. */
function withTitle(cells: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const title: unknown = cells['title'];
  if (typeof title !== 'object' || title === null) return cells;
  const { zh, en } = asCells(title);
  return { ...cells, title: undefined, 'title.zh': zh, 'title.en': en };
}

const unreadable = (row: number, reason: string): RowError => ({
  sheet: null,
  row,
  message: { zh: `YAML 无法识别：${reason}`, en: `The YAML cannot be read: ${reason}` },
});

const SHAPE = (row: number): RowError => ({
  sheet: null,
  row,
  message: {
    zh: '文件应含有 things、metrics、types 列表。',
    en: 'The file holds lists named things, metrics and types.',
  },
});
