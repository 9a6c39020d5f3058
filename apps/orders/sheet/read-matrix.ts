import type { Titles } from '@selvedge/sdk/app';
import { coloursOf, gathered, type Line, sizesOf, totalOf } from '../rules/matrix.ts';
import { cleaned } from '@selvedge/sdk/sheet';
import { readFacts } from './facts.ts';
import { readFlat } from './flat.ts';
import { readGrids } from './grid.ts';
import { FACT_TITLES, FACTS, type Fact, Notebook, type Rows } from './reading.ts';

/** What a pasted sheet says, and what of it is not clear. */
export interface SheetReading {
  readonly lines: readonly Line[];
  readonly total: number;
  readonly facts: Readonly<Partial<Record<Fact, string>>>;
  readonly understood: readonly Titles[];
  readonly unclear: readonly Titles[];
}

/**
 * Reads an order sheet as factories write it: colour × size tables or one colour and size a row, with totals to check,
 * merged cells, full-width digits and notes around them. It never guesses silently: what it did and did not understand is
 * said in sentences.
 */
export function readMatrix(given: readonly (readonly (string | null)[])[]): SheetReading {
  const rows: Rows = given.map((row) => row.map((cell) => cleaned(cell ?? '')));
  const notebook = readTables(rows);
  readFacts(rows, notebook);
  const lines = gathered(notebook.cells);
  const total = totalOf(lines);
  if (lines.length === 0)
    notebook.doubt(
      '没有找到色码表：要有一行尺码（如 S M L XL），或“颜色、尺码、数量”三栏。',
      'No colour × size table was found: it needs a row of sizes (S M L XL), or columns of colour, size and quantity.',
    );
  else
    notebook.see(
      `共 ${coloursOf(lines).length} 个颜色、${sizesOf(lines).length} 个尺码、${total} 件。`,
      `${coloursOf(lines).length} colours, ${sizesOf(lines).length} sizes, ${total} pieces.`,
    );
  return {
    lines,
    total,
    facts: factsOf(notebook),
    understood: notebook.understood,
    unclear: notebook.unclear,
  };
}

function readTables(rows: Rows): Notebook {
  const notebook = new Notebook();
  if (readFlat(rows, notebook)) return notebook;
  readGrids(rows, notebook);
  if (notebook.cells.length > 0) return notebook;
  const turned = new Notebook();
  readGrids(transposed(rows), turned);
  if (turned.cells.length === 0) return notebook;
  turned.used.clear();
  turned.understood.length = 0;
  turned.see(
    '表是竖排的（尺码在行、颜色在列），已转过来读；提示里说的“行”是原表的列。',
    'Sizes are rows and colours columns: it was read turned, so “row” means a column of the sheet.',
  );
  return turned;
}

function transposed(rows: Rows): string[][] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? ''));
}

/** One value for each fact. An order has one style: several of them are several orders. */
function factsOf(notebook: Notebook): Partial<Record<Fact, string>> {
  const facts: Partial<Record<Fact, string>> = {};
  for (const fact of FACTS) {
    const values = notebook.facts.get(fact) ?? [];
    if (values.length === 0) continue;
    [facts[fact]] = values;
    const { zh, en } = FACT_TITLES[fact];
    if (values.length === 1) notebook.see(`${zh}：${values[0]}`, `${en}: ${values[0]}`);
    else
      notebook.doubt(
        `${zh}有 ${values.length} 个：${values.join('、')}，一张订单只取第一个。`,
        `There are ${values.length} of ${en}: ${values.join(', ')}. An order has one; the first is taken.`,
      );
  }
  return facts;
}
