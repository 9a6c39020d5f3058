import type { Titles } from '@selvedge/sdk/app';
import type { Cell } from '../rules/matrix.ts';
import { t } from '../words.ts';

/** What a heading with a value beside it may tell. */
export const FACTS = ['style', 'name', 'number', 'customerNumber', 'customer', 'due', 'orderDate'] as const;
export type Fact = (typeof FACTS)[number];

export const FACT_TITLES: Readonly<Record<Fact, Titles>> = {
  style: t('款号', 'style no.'),
  name: t('款名', 'name'),
  number: t('单号', 'order no.'),
  customerNumber: t('客户单号', 'customer’s order no.'),
  customer: t('客户', 'customer'),
  due: t('交期', 'due'),
  orderDate: t('下单日期', 'order date'),
};

export type Rows = readonly (readonly string[])[];

/** What is being found in a sheet: pieces, facts, and sentences about what was and what was not understood. */
export class Notebook {
  readonly cells: Cell[] = [];
  readonly facts = new Map<Fact, string[]>();
  readonly understood: Titles[] = [];
  readonly unclear: Titles[] = [];
  /** Rows that were read as part of a table. */
  readonly used = new Set<number>();

  fact(fact: Fact, value: string): void {
    const known = this.facts.get(fact) ?? [];
    if (value !== '' && !known.includes(value)) this.facts.set(fact, [...known, value]);
  }

  see(zh: string, en: string): void {
    this.understood.push(t(zh, en));
  }

  tellDozens(row: number, written: string, quantity: number | null): void {
    if (quantity !== null && quantity > 0 && /打|do?z/iu.test(written))
      this.see(
        `第 ${row + 1} 行“${written}”按 ${quantity} 件读入。`,
        `Row ${row + 1}: “${written}” is read as ${quantity} pieces.`,
      );
  }

  doubt(zh: string, en: string): void {
    this.unclear.push(t(zh, en));
  }
}

/** A cell that is there or not. */
export const at = (rows: Rows, row: number, column: number): string => rows[row]?.[column] ?? '';

export const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell === '');
