import type { KpiFigure, KpiQuestion } from '@selvedge/sdk/app';
import type { Language } from '@selvedge/sdk/errors';
import type { Written } from '../../records/exchange/cell.ts';
import type { SheetColumn } from '../../records/exchange/excel/workbook-writing.ts';
import type { KpiReading } from './kpis.ts';
import { placesOf } from './sums.ts';

const WORD = {
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  numerator: { zh: '分子', en: 'Numerator' },
  denominator: { zh: '分母', en: 'Denominator' },
  total: { zh: '合计', en: 'Total' },
} as const;

/** A KPI as a table: a row for each period and group, the total below. */
export function kpiSheet(
  { kpi, answer, labels }: KpiReading,
  { from, to, by = [] }: KpiQuestion,
  language: Language,
): { readonly columns: readonly SheetColumn[]; readonly rows: readonly (readonly Written[])[] } {
  const column = (heading: string, width = 14, isText = false): SheetColumn => ({ heading, width, isText });
  const isSum = kpi.kind === 'sum';
  const columns = [
    column(WORD.from[language]),
    column(WORD.to[language]),
    ...by.map((name) => column(kpi.dimensions?.[name]?.title[language] ?? name, 24, true)),
    ...(isSum ? [] : [column(WORD.numerator[language]), column(WORD.denominator[language])]),
    column(`${kpi.title[language]} (${kpi.unit})`, 20),
  ];
  const number = (value: string | null, places: number): Written =>
    value === null ? null : { number: value, places, isMoney: false };
  const row = (
    days: { readonly from: string; readonly to: string },
    figure: KpiFigure,
    total: boolean,
  ): Written[] => [
    { day: days.from },
    { day: days.to },
    ...by.map((name, index): Written => {
      if (total) return index === 0 ? { text: WORD.total[language] } : null;
      const key = figure.key[name] ?? null;
      return key === null ? null : { text: labels[key] ?? key };
    }),
    ...(isSum
      ? []
      : [figure.numerator, figure.denominator].map((value) => number(value, placesIn(value ?? '')))),
    number(figure.value, placesOf(kpi)),
  ];
  const whole = { from, to, total: answer.total, rows: answer.rows };
  const rows = [...answer.periods, whole].flatMap((period) => [
    ...period.rows.map((figure) => row(period, figure, false)),
    ...(period === whole || by.length === 0 ? [row(period, period.total, true)] : []),
  ]);
  return { columns, rows };
}

const placesIn = (number: string): number => number.split('.')[1]?.length ?? 0;
