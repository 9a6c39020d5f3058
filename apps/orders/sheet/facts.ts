import { dayOf } from '@selvedge/sdk/sheet';
import { labelOf } from './labels.ts';
import { FACT_TITLES, FACTS, type Fact, type Notebook, type Rows } from './reading.ts';

const factOf = (cell: string): Fact | null => FACTS.find((one) => one === labelOf(cell)) ?? null;

/** Finds what stands around the tables: “款号：A123”, or a heading with its value in the next cell. */
export function readFacts(rows: Rows, notebook: Notebook): void {
  for (const [row, cells] of rows.entries()) if (!notebook.used.has(row)) readRow(cells, notebook);
  for (const fact of ['due', 'orderDate'] as const) settleDay(fact, notebook);
}

function readRow(cells: readonly string[], notebook: Notebook): void {
  for (const [column, cell] of cells.entries()) {
    // Several pairs may share a cell: “款号:A1 交期:2026-12-05”.
    const pairs = [...cell.matchAll(/([^\s:]+)\s*:\s*([^\s:]+(?:\s+[^\s:]+(?!\s*:))*)/gu)];
    for (const [, label = '', value = ''] of pairs) tell(notebook, factOf(label), value);
    const fact = pairs.length === 0 ? factOf(cell) : null;
    if (fact === null) continue;
    const value = cells.slice(column + 1).find((next) => next !== '') ?? '';
    if (labelOf(value) === null) tell(notebook, fact, value);
  }
}

function tell(notebook: Notebook, fact: Fact | null, value: string): void {
  if (fact !== null) notebook.fact(fact, value.trim());
}

/** Days that are written in full stay; what is none is said. */
function settleDay(fact: 'due' | 'orderDate', notebook: Notebook): void {
  const days: string[] = [];
  for (const value of notebook.facts.get(fact) ?? []) {
    const found = dayOf(value);
    if (found !== null && !days.includes(found)) days.push(found);
    if (found === null)
      notebook.doubt(
        `${FACT_TITLES[fact].zh}“${value}”不是完整日期（要有年月日）。`,
        `${FACT_TITLES[fact].en} “${value}” is no full date: year, month and day are needed.`,
      );
  }
  notebook.facts.delete(fact);
  for (const found of days.toSorted()) notebook.fact(fact, found);
}
