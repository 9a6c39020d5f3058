import { action, conflict, missing, ref, text } from '@selvedge/sdk/app';
import { defectsFound, takingBack } from '../contract.ts';
import { check } from '../entities/check.ts';
import { finding } from '../entities/finding.ts';
import { inspection } from '../entities/inspection.ts';
import { qualitySettings } from '../settings.ts';
import { t } from '../words.ts';

export const takeBack = action('quality/takeBack', {
  title: t('撤销检验记录', 'Take a check back'),
  summary: t(
    '本人在规定分钟内撤销自己的；过后由质检主管撤销，写明原因。原记录不动，另记一条负数；没返好的返工一起撤。',
    'An inspector takes back his own within minutes; later whoever is in charge does, and says why. The record stays, another is below zero; rework that is not done is taken back with it.',
  ),
  permission: 'quality.check',
  input: {
    id: text({
      title: t('记录的编号', 'Id with which it was sent'),
      required: true,
      maxLength: 40,
    }),
    reason: text({ title: t('原因', 'Why'), maxLength: 500 }),
  },
  makes: ['quality/check'],
  output: { check: ref(check, { title: check.title, required: true }) },
  async handle(ctx, { id: key, reason }) {
    const checks = ctx.records(check);
    const known = await checks.first({ key });
    if (known === null || known.takesBack !== null) throw missing(check.title);
    const before = await checks.first({ takesBack: known.id });
    if (before !== null) return { check: before.id };
    const { undoMinutes } = await ctx.settings(qualitySettings);
    const isFresh = ctx.now.getTime() - Date.parse(known.createdAt) <= undoMinutes * 60_000;
    const isOwn = known.by !== null && known.by === ctx.actor?.id;
    if (!ctx.may('quality.correct') && !(isOwn && isFresh))
      throw conflict(
        isOwn
          ? t(
              `超过 ${undoMinutes} 分钟了，请质检主管撤销。`,
              `That was more than ${undoMinutes} minutes ago: ask whoever is in charge of quality.`,
            )
          : t('只能撤销自己记的。', 'You can take back your own only.'),
      );
    if (known.inspection !== null) {
      const lot = await ctx.records(inspection).lock(known.inspection);
      if (lot.state !== 'open')
        throw conflict(
          t('这批已经判定，不能再撤销。', 'This lot is decided: nothing of it can be taken back.'),
        );
    }
    const { items: own } = await ctx.records(finding).list({ where: { check: known.id }, limit: 500 });
    for (const { rework } of own)
      if (rework !== null) await ctx.consult(takingBack, { record: rework, reason });
    const again = {
      // It is taken off the day it was on.
      day: known.day,
      at: ctx.now.toISOString(),
      person: ctx.actor?.name ?? null,
      note: reason,
    };
    const { kind, inspection: lot, order, orderNumber, team, bundle, operation, worker } = known;
    const of = { kind, inspection: lot, order, orderNumber, team, bundle };
    const { id } = await checks.add({
      ...of,
      ...again,
      ...negative(known),
      key: `-${known.id}`,
      takesBack: known.id,
      operation,
      worker,
      by: ctx.actor?.id ?? null,
    });
    await ctx.records(finding).addAll(
      own.map(({ quantity, sentBack, code, name, grade, defectKind, drawing, side, x, y, ...one }) => ({
        ...of,
        ...again,
        check: id,
        operation: one.operation,
        worker: one.worker,
        code,
        name,
        grade,
        defectKind,
        drawing,
        side,
        x,
        y,
        quantity: -quantity,
        sentBack: -sentBack,
      })),
    );
    if (known.defects > 0) {
      const { inspected, defectives, defects } = known;
      await ctx.emit(defectsFound, order, {
        order,
        kind,
        team,
        bundle,
        inspected: -inspected,
        defectives: -defectives,
        defects: -defects,
      });
    }
    return { check: id };
  },
});

type Counts = Readonly<
  Record<'inspected' | 'defectives' | 'defects' | 'critical' | 'major' | 'minor', number>
>;

const negative = ({ inspected, defectives, defects, critical, major, minor }: Counts): Counts => ({
  inspected: -inspected,
  defectives: -defectives,
  defects: -defects,
  critical: -critical,
  major: -major,
  minor: -minor,
});
