import { action, boolean, choice, conflict, file, integer, ref, text, workDayOf } from '@selvedge/sdk/app';
import { orderRef, styleRef } from '@selvedge/contracts/orders';
import { lotDecided } from '../contract.ts';
import { inspection, resumption } from '../entities/inspection.ts';
import { noteField } from '../fields/counts.ts';
import { LEVEL_WORDS, OUTCOMES } from '../fields/words.ts';
import { aqlsOf } from '../floor/aqls.ts';
import { orderOf } from '../floor/order.ts';
import { countedOf } from '../floor/progress.ts';
import { severityOf } from '../floor/severity.ts';
import { samplingOf, tighter } from '../rules/sampling.ts';
import { verdictOf } from '../rules/verdict.ts';
import { qualitySettings } from '../settings.ts';
import { t } from '../words.ts';

const which = ref(inspection, { title: inspection.title, required: true });

export const openInspection = action('quality/openInspection', {
  title: t('开始成品检验', 'Begin a final inspection'),
  summary: t(
    '按批量、检验水平和 AQL 定抽多少、收多少；方案当场定下来，以后改设置不影响它。',
    'Lot, level and AQL say how many are drawn and accepted; the plan is kept with the lot, whatever the settings become.',
  ),
  permission: 'quality.inspect',
  input: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    lot: integer({ title: t('批量', 'Lot'), required: true, min: 1, max: 10_000_000, unit: '件' }),
    level: choice({
      title: t('检验水平', 'Level'),
      help: t('不填 = 按设置', 'None = as the settings say'),
      options: LEVEL_WORDS,
    }),
    repeats: ref(inspection, {
      title: t('返工后复检的是', 'Presented again after'),
      help: t('复检不算进转移规则', 'Lots presented again do not count for switching'),
    }),
    note: noteField,
  },
  makes: ['quality/inspection'],
  output: { inspection: which, n: integer({ title: t('样本量', 'Sample'), required: true, unit: '件' }) },
  async handle(ctx, { order: id, lot, level, repeats, note }) {
    const order = await orderOf(ctx, id);
    const set = await ctx.settings(qualitySettings);
    await ctx.sql`select pg_advisory_xact_lock(hashtextextended(${`quality ${order.style}`}, 17))`;
    if (repeats !== null) {
      const before = await ctx.records(inspection).get(repeats);
      if (before.order !== id || before.state !== 'rejected')
        throw conflict(
          t('复检的必须是本单拒收的一次。', 'What is presented again must be a rejected lot of this order.'),
        );
    }
    const severity = await severityOf(ctx, order.style);
    if (severity === 'stopped')
      throw conflict(
        t(
          `款 ${order.styleNumber} 加严检验下已有五批拒收，检验暂停：整改后由质检主管恢复。`,
          `Five lots of style ${order.styleNumber} were rejected under tightened inspection: it is stopped until the process is mended and inspection resumed.`,
        ),
      );
    const aqls = aqlsOf(set);
    const of = { lot, level: level ?? set.level, severity };
    const plan = samplingOf({ ...of, aqls });
    const { items } = await ctx
      .records(inspection)
      .list({ where: { order: id }, sort: '-ordinal', limit: 1 });
    const made = await ctx.records(inspection).add({
      order: id,
      orderNumber: order.number,
      ordinal: (items[0]?.ordinal ?? 0) + 1,
      style: order.style,
      styleNumber: order.styleNumber,
      ...of,
      letter: plan.letter,
      n: plan.n,
      isFull: plan.isFull,
      counts: set.counts,
      classes: plan.classes,
      tighter: samplingOf({ ...of, aqls: tighter(aqls) }).classes,
      repeats,
      note,
      day: workDayOf(ctx.now, ctx.org),
      person: ctx.actor?.name ?? null,
    });
    return { inspection: made.id, n: made.n };
  },
});

export const conclude = action('quality/conclude', {
  title: t('判定', 'Conclude'),
  summary: t(
    '样本看完、或已够拒收数才能判；判定、签字和方案一起留存。',
    'When the sample was looked at, or a rejection number is reached; verdict, signature and plan are kept together.',
  ),
  permission: 'quality.inspect',
  input: {
    inspection: which,
    signer: text({ title: t('签字人', 'Signed by'), required: true, maxLength: 120 }),
    signature: file({ title: t('签名', 'Signature'), accept: ['image/*'] }),
    note: noteField,
  },
  offeredWhen: { state: ['open'] },
  output: {
    verdict: choice({ title: t('判定', 'Verdict'), options: OUTCOMES, required: true }),
    isBetween: boolean({ title: t('在两数之间', 'Between the numbers'), required: true }),
  },
  async handle(ctx, { inspection: id, signer, signature, note }) {
    const lot = await ctx.records(inspection).lock(id);
    if (lot.state !== 'open') throw conflict(t('这批已经判定过了。', 'This lot was decided already.'));
    const records = await countedOf(ctx, id);
    const result = verdictOf(lot, records);
    if (result.verdict === 'open')
      throw conflict(
        t(
          `还差 ${lot.n - result.inspected} 件没看，不能判接收。`,
          `${lot.n - result.inspected} pieces of the sample were not looked at yet.`,
        ),
      );
    await ctx.records(inspection).change(id, {
      state: result.verdict,
      inspected: result.inspected,
      result: result.classes.map(({ grade, aql, n, accept, reject, found, verdict }) => ({
        grade,
        aql,
        n,
        accept,
        reject,
        found,
        verdict,
      })),
      isBetween: result.isBetween,
      isAcceptedTighter: verdictOf({ ...lot, classes: lot.tighter }, records).classes.every(
        (own) => own.found <= own.accept,
      ),
      concludedAt: ctx.now.toISOString(),
      signer,
      signature,
      ...(note === null ? {} : { note }),
    });
    await ctx.emit(lotDecided, lot.order, {
      order: lot.order,
      inspection: id,
      lot: lot.lot,
      verdict: result.verdict,
    });
    return { verdict: result.verdict, isBetween: result.isBetween };
  },
});

export const cancelInspection = action('quality/cancelInspection', {
  title: t('取消检验', 'Cancel an inspection'),
  permission: 'quality.correct',
  input: { inspection: which, reason: text({ title: t('原因', 'Why'), required: true, maxLength: 500 }) },
  offeredWhen: { state: ['open'] },
  output: {},
  async handle(ctx, { inspection: id, reason }) {
    const lot = await ctx.records(inspection).lock(id);
    if (lot.state !== 'open') throw conflict(t('这批已经判定过了。', 'This lot was decided already.'));
    await ctx.records(inspection).change(id, { state: 'cancelled', note: reason });
    return {};
  },
});

export const resume = action('quality/resume', {
  title: t('恢复检验', 'Resume inspection'),
  summary: t(
    '暂停的款整改好了：从加严检验重新开始。',
    'The process of a style that was stopped is mended: inspection goes on, tightened.',
  ),
  permission: 'quality.correct',
  input: {
    style: ref(styleRef, { title: t('款式', 'Style'), required: true }),
    reason: text({ title: t('整改内容', 'What was mended'), required: true, maxLength: 500 }),
  },
  makes: ['quality/resumption'],
  output: {},
  async handle(ctx, { style, reason }) {
    if ((await severityOf(ctx, style)) !== 'stopped')
      throw conflict(t('这款没有暂停。', 'Inspection of this style is not stopped.'));
    await ctx
      .records(resumption)
      .add({ style, reason, at: ctx.now.toISOString(), person: ctx.actor?.name ?? null });
    return {};
  },
});
