import { type KpiFigure, type KpiQuestion, unitIn } from '@selvedge/sdk/app';
import type { Language } from '@selvedge/sdk/errors';
import type { Written } from '../../records/exchange/cell.ts';
import type { SheetColumn } from '../../records/exchange/excel/workbook-writing.ts';
import type { CatalogueEntry, KpiReading } from './kpis.ts';
import { placesOf } from './sums.ts';

const WORD = {
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  numerator: { zh: '分子', en: 'Numerator' },
  denominator: { zh: '分母', en: 'Denominator' },
  total: { zh: '合计', en: 'Total' },
  app: { zh: '应用', en: 'App' },
  kpi: { zh: '指标', en: 'KPI' },
  value: { zh: '数值', en: 'Value' },
  unit: { zh: '单位', en: 'Unit' },
  formula: { zh: '公式', en: 'Formula' },
  source: { zh: '来源', en: 'Source' },
} as const;

interface Sheet {
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Written[])[];
}

const column = (heading: string, width = 14, isText = false): SheetColumn => ({ heading, width, isText });
const number = (value: string | null, places: number): Written =>
  value === null ? null : { number: value, places, isMoney: false };

/** A KPI as a table: a row for each period and group, the total below. */
export function kpiSheet(
  { kpi, answer, labels }: KpiReading,
  { from, to, by = [] }: KpiQuestion,
  language: Language,
): Sheet {
  const isSum = kpi.kind === 'sum';
  const columns = [
    column(WORD.from[language]),
    column(WORD.to[language]),
    ...by.map((name) => column(kpi.dimensions?.[name]?.title[language] ?? name, 24, true)),
    ...(isSum ? [] : [column(WORD.numerator[language]), column(WORD.denominator[language])]),
    column(`${kpi.title[language]} (${unitIn(kpi.unit, language)})`, 20),
  ];
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

/** The catalogue as a table: a row for each KPI, with how it came about. */
export const catalogueSheet = (
  entries: readonly CatalogueEntry[],
  { from, to }: Pick<KpiQuestion, 'from' | 'to'>,
  language: Language,
): Sheet => ({
  columns: [
    column(WORD.app[language], 18, true),
    column(WORD.kpi[language], 30, true),
    column(WORD.from[language]),
    column(WORD.to[language]),
    column(WORD.value[language]),
    column(WORD.unit[language], 12, true),
    column(WORD.numerator[language]),
    column(WORD.denominator[language]),
    column(WORD.formula[language], 50, true),
    column(WORD.source[language], 40, true),
  ],
  rows: entries.map(({ app, kpi, total }) => [
    { text: app.title[language] },
    { text: kpi.title[language] },
    { day: from },
    { day: to },
    number(total.value, placesOf(kpi)),
    { text: unitIn(kpi.unit, language) },
    ...[total.numerator, total.denominator].map((sum) => number(sum, placesIn(sum ?? ''))),
    { text: kpi.formula[language] },
    { text: kpi.source },
  ]),
});

const placesIn = (number: string): number => number.split('.')[1]?.length ?? 0;
