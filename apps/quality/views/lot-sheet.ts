import {
  boolean,
  choice,
  decimal,
  integer,
  list,
  moment,
  object,
  ref,
  statement,
  text,
  view,
} from '@selvedge/sdk/app';
import { check } from '../entities/check.ts';
import { finding } from '../entities/finding.ts';
import { inspection } from '../entities/inspection.ts';
import { measure } from '../entities/measure.ts';
import {
  dayField,
  figure,
  noteField,
  orderField,
  orderNumberField,
  personField,
  styleNumberField,
  sumsFields,
  titlesField,
  verdictFields,
} from '../fields/counts.ts';
import {
  COUNT_WORDS,
  DRAWINGS,
  FITS,
  GRADE_WORDS,
  INSPECTION_STATES,
  LEVEL_WORDS,
  OUTCOMES,
  SEVERITY_WORDS,
  SIDES,
} from '../fields/words.ts';
import { defectWords } from '../floor/dictionary.ts';
import { orderOf } from '../floor/order.ts';
import { countedOf } from '../floor/progress.ts';
import { sumsToday } from '../floor/sums.ts';
import { verdictOf } from '../rules/verdict.ts';
import { t } from '../words.ts';

const file = (zh: string, en: string) => text({ title: t(zh, en) });

interface Defect {
  readonly code: string;
  readonly name: string;
  readonly grade: keyof typeof GRADE_WORDS;
  readonly quantity: number;
  readonly photos: readonly string[] | null;
}

interface Spot {
  readonly drawing: keyof typeof DRAWINGS;
  readonly side: keyof typeof SIDES;
  readonly x: number;
  readonly y: number;
}

/** A lot with its plan, what was found so far, and the verdict: for the station, and for the customer's report. */
export const lotSheet = view('quality/lotSheet', {
  title: t('成品检验单', 'Inspection sheet'),
  summary: t(
    '方案、进度、判定、疵病、照片、尺寸；不含员工。判定后又到的记录另外写明。',
    'Plan, progress, verdict, defects, photos, measurements; no workers. Records that came after the verdict are told.',
  ),
  permission: 'quality.read',
  input: { inspection: ref(inspection, { title: inspection.title, required: true }) },
  output: {
    id: ref(inspection, { title: inspection.title, required: true }),
    order: orderField,
    orderNumber: orderNumberField,
    styleNumber: styleNumberField,
    styleName: text({ title: t('款名', 'Style') }),
    ordinal: figure('第几次', 'No.'),
    repeats: text({ title: t('复检的是', 'Presented again after') }),
    lot: figure('批量', 'Lot', '件'),
    level: choice({ title: t('检验水平', 'Level'), options: LEVEL_WORDS, required: true }),
    severity: choice({ title: t('严格度', 'Severity'), options: SEVERITY_WORDS, required: true }),
    letter: text({ title: t('字码', 'Code letter') }),
    n: figure('样本量', 'Sample', '件'),
    isFull: boolean({ title: t('全检', 'All of it'), required: true }),
    counts: choice({ title: t('按什么判', 'Decided by'), options: COUNT_WORDS, required: true }),
    state: choice({ title: t('状态', 'State'), options: INSPECTION_STATES, required: true }),
    classes: list({
      title: t('判定', 'Result'),
      required: true,
      item: object({ title: t('类别', 'Class'), fields: verdictFields }),
    }),
    verdict: choice({
      title: t('照现有记录判', 'Verdict by what is there'),
      options: OUTCOMES,
      required: true,
    }),
    isBetween: boolean({ title: t('在两数之间', 'Between the numbers'), required: true }),
    ...sumsFields,
    /** What came after the verdict. */
    late: integer({
      title: t('判定后又到的件数', 'Pieces recorded after the verdict'),
      required: true,
      unit: '件',
    }),
    found: list({
      title: t('疵病', 'Defects'),
      required: true,
      item: object({
        title: t('疵病', 'Defect'),
        fields: {
          code: text({ title: t('代码', 'Code'), required: true }),
          title: titlesField('名称', 'Name'),
          grade: choice({ title: t('类别', 'Class'), options: GRADE_WORDS, required: true }),
          quantity: figure('疵病数', 'Defects'),
          photos: list({
            title: t('照片', 'Photos'),
            required: true,
            item: text({ title: t('照片', 'Photo'), required: true }),
          }),
        },
      }),
    }),
    spots: list({
      title: t('位置', 'Places'),
      required: true,
      maxItems: 5000,
      item: object({
        title: t('位置', 'Place'),
        fields: {
          drawing: choice({ title: t('图', 'Drawing'), options: DRAWINGS, required: true }),
          side: choice({ title: t('面', 'Side'), options: SIDES, required: true }),
          x: figure('横', 'Across'),
          y: figure('纵', 'Down'),
        },
      }),
    }),
    measures: list({
      title: t('尺寸', 'Measurements'),
      required: true,
      maxItems: 5000,
      item: object({
        title: t('尺寸', 'Measurement'),
        fields: {
          size: text({ title: t('尺码', 'Size'), required: true }),
          piece: figure('第几件', 'Piece'),
          point: text({ title: t('测量部位', 'Point'), required: true }),
          asked: decimal({ title: t('要求', 'Asked'), scale: 2, required: true }),
          found: decimal({ title: t('实测', 'Found'), scale: 2, required: true }),
          deviation: decimal({ title: t('偏差', 'Deviation'), scale: 2, required: true }),
          fit: choice({ title: t('判定', 'Fit'), options: FITS, required: true }),
        },
      }),
    }),
    concludedAt: moment({ title: t('判定时间', 'Concluded') }),
    signer: text({ title: t('签字人', 'Signed by') }),
    signature: file('签名（文件号）', 'Signature (id of a file)'),
    note: noteField,
    day: dayField,
    person: personField,
  },
  async handle(ctx, { inspection: id }) {
    const lot = await ctx.records(inspection).get(id);
    // What was taken back, and what takes it back, is in neither.
    const standing = statement`f.inspection = ${id}::uuid and f.deleted_at is null and f.quantity > 0
      and not exists (select from ${check} b where b.takes_back = f."check"::text and b.deleted_at is null)`;
    const [order, counted, sums, words, found, spots, measures] = await Promise.all([
      orderOf(ctx, lot.order),
      countedOf(ctx, id),
      sumsToday(ctx, { kind: 'final', inspection: id }),
      defectWords(ctx),
      ctx.sql<Defect>`
        select code, max(name) as name, grade, sum(quantity)::int as quantity,
          array_agg(photo order by at) filter (where photo is not null) as photos
        from ${finding} f where ${standing} group by code, grade order by 4 desc`,
      ctx.sql<Spot>`
        select drawing, side, x, y from ${finding} f
        where ${standing} and drawing is not null and side is not null and x is not null and y is not null`,
      ctx.records(measure).list({ where: { inspection: id }, limit: 500 }),
    ]);
    const now = verdictOf(lot, counted);
    const title = new Map(words.map((word) => [word.code, word.title]));
    const {
      ordinal,
      repeats,
      level,
      severity,
      letter,
      n,
      isFull,
      counts,
      state,
      signer,
      signature,
      note,
      day,
      person,
    } = lot;
    return {
      id,
      order: lot.order,
      orderNumber: lot.orderNumber,
      styleNumber: lot.styleNumber,
      styleName: order.styleName,
      ordinal,
      repeats,
      lot: lot.lot,
      level,
      severity,
      letter,
      n,
      isFull,
      counts: counts ?? 'defects',
      state,
      classes: (lot.result ?? now.classes).map(
        ({ grade, aql, n: own, accept, reject, found: many, verdict }) => ({
          grade,
          aql,
          n: own,
          accept,
          reject,
          found: many,
          verdict,
        }),
      ),
      verdict: now.verdict,
      isBetween: lot.isBetween ?? now.isBetween,
      ...sums,
      late: lot.inspected === null ? 0 : sums.inspected - lot.inspected,
      found: found.map((one) => ({
        code: one.code,
        title: title.get(one.code) ?? { zh: one.name, en: one.name },
        grade: one.grade,
        quantity: one.quantity,
        photos: one.photos ?? [],
      })),
      spots,
      measures: latest(measures.items),
      concludedAt: lot.concludedAt,
      signer,
      signature,
      note,
      day,
      person,
    };
  },
});

interface Measured {
  readonly size: string;
  readonly piece: number;
  readonly point: string;
  readonly asked: string;
  readonly found: string;
  readonly deviation: string;
  readonly fit: keyof typeof FITS;
}

/** Of what was measured again the last, newest first as they come. */
function latest(items: readonly Measured[]): Measured[] {
  const known = new Map<string, Measured>();
  for (const { size, piece, point, asked, found, deviation, fit } of items) {
    const key = JSON.stringify([size, piece, point]);
    if (!known.has(key)) known.set(key, { size, piece, point, asked, found, deviation, fit });
  }
  return [...known.values()].toSorted((a, b) => a.size.localeCompare(b.size) || a.piece - b.piece);
}
