import {
  action,
  boolean,
  choice,
  conflict,
  date,
  integer,
  invalid,
  list,
  moment,
  object,
  ref,
  text,
  workDayOf,
} from '@selvedge/sdk/app';
import { record } from '../entities/record.ts';
import { sentenceField } from '../fields/answer.ts';
import { pieces } from '../fields/bundle.ts';
import { ANSWERS, SOURCES } from '../fields/words.ts';
import { type CouponAnswer, type CouponRow, draftedCoupons } from '../floor/coupons.ts';
import { tell } from '../floor/writing.ts';
import { t } from '../words.ts';

/** Rows of one pile: each has its own scan id, which ends in its place. */
const MOST = 1000;

export const bookCoupons = action('tracking/bookCoupons', {
  title: t('菲票集中录', 'Book coupons in bulk'),
  summary: t(
    '一次录一叠菲票，逐行给结果：先试算，再录；有一行不对就都不录，除非说只录对的。同一编号只算一次。',
    'A pile of coupons in one go, with an answer for each row: try it dry first; one that does not fit holds back all, unless those that fit are wanted alone. The same id counts once.',
  ),
  permission: 'tracking.clerk',
  input: {
    id: text({ title: t('编号', 'Id'), required: true, pattern: '[0-9a-f-]{36}' }),
    rows: list({
      title: t('菲票', 'Coupons'),
      required: true,
      maxItems: MOST,
      item: object({
        title: t('一行', 'Row'),
        fields: {
          who: text({
            title: t('谁', 'Who'),
            help: t('工号、工牌，或没有重名的姓名', 'Number, badge, or a name that only one has'),
            required: true,
            maxLength: 300,
          }),
          code: text({ title: t('菲票或扎号', 'Ticket or bundle no.'), required: true, maxLength: 300 }),
          operation: text({
            title: t('工序号', 'Operation no.'),
            help: t('不填 = 按菲票', 'None = as the coupon says'),
            maxLength: 20,
          }),
          pieces: integer({
            title: t('件数', 'Pieces'),
            help: t('不填 = 剩下的都报', 'None = all that remain'),
            min: 1,
            max: 100_000,
            unit: '件',
          }),
          at: moment({
            title: t('什么时候做的', 'When it was sewn'),
            help: t('在那个工作日里；不填 = 现在', 'Within the work day; none = now'),
          }),
        },
      }),
    }),
    day: date({ title: t('工作日', 'Work day'), help: t('不填 = 今天', 'None = today') }),
    dryRun: boolean({ title: t('只试算', 'Dry run') }),
    partial: boolean({ title: t('只录对的', 'Book those that fit') }),
    source: choice({ title: t('来源', 'Source'), options: SOURCES }),
    overtime: boolean({ title: t('加班', 'Overtime') }),
  },
  output: {
    isBooked: boolean({ title: t('录上了', 'Booked'), required: true }),
    fit: integer({ title: t('对的行数', 'Rows that fit'), required: true }),
    pieces: pieces('件数', 'Pieces'),
    rows: list({
      title: t('逐行结果', 'Row by row'),
      required: true,
      maxItems: MOST,
      item: object({
        title: t('一行', 'Row'),
        fields: {
          row: integer({ title: t('第几行', 'Row, from 1'), required: true }),
          answer: choice({ title: t('结果', 'Answer'), options: ANSWERS, required: true }),
          sentence: sentenceField('一句话', 'In a sentence'),
          fits: boolean({ title: t('对', 'Fits'), required: true }),
          pieces: pieces('件数', 'Pieces'),
          name: text({ title: t('谁', 'Who') }),
          number: text({ title: t('扎号', 'Bundle no.') }),
          title: text({ title: t('工序', 'Operation') }),
          record: ref(record, { title: t('记录', 'Record') }),
        },
      }),
    }),
  },
  makes: ['tracking/record'],
  async handle(ctx, { id, rows, day: said, dryRun, partial, source, overtime }) {
    const today = workDayOf(ctx.now, ctx.org);
    const day = said ?? today;
    if (day > today) throw conflict(t('工作日还没到。', 'That work day is still to come.'));
    const strange = rows.flatMap(({ at }, index) => {
      if (at == null) return [];
      const sewn = new Date(at);
      return sewn <= ctx.now && workDayOf(sewn, ctx.org) === day ? [] : [index];
    });
    if (strange.length > 0)
      throw invalid(
        ...strange.map((index) => ({
          path: `rows.${index}.at`,
          message: t(`不在工作日 ${day} 里。`, `It is not within the work day ${day}.`),
        })),
      );
    const piled = rows.map((row, at): CouponRow => ({ ...row, scan: `${id}-${at}` }));
    const stamp = {
      at: ctx.now.toISOString(),
      day,
      source: source ?? ('clerk' as const),
      habit: 'coupon' as const,
      markedOvertime: overtime,
    };
    const { answers, drafts } = await draftedCoupons(ctx, piled, stamp, partial === true);
    const isWhole = answers.every(({ fits }) => fits);
    const isBooked = dryRun !== true && (isWhole || partial === true);
    const stored = isBooked ? await ctx.records(record).addAll(drafts) : [];
    await tell(ctx, stored);
    const recordOf = new Map(
      stored.filter(({ kind }) => kind === 'done').map(({ scan, id: made }) => [scan, made]),
    );
    const sum = (of: readonly CouponAnswer[]) => of.reduce((all, one) => all + one.pieces, 0);
    return {
      isBooked,
      fit: answers.filter(({ fits }) => fits).length,
      pieces: sum(answers.filter(({ answer }) => answer !== 'repeated')),
      rows: answers.map((answer, at) => ({
        ...answer,
        row: at + 1,
        record: answer.record ?? recordOf.get(piled[at].scan) ?? null,
      })),
    };
  },
});
