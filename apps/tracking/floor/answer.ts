import type { Titles } from '@selvedge/sdk/app';
import type { Apart } from '@selvedge/contracts/cutting';
import { bundleTold } from '../fields/bundle.ts';
import type { AnswerCode } from '../fields/words.ts';
import { gaps, heldUpBy } from '../rules/capacity.ts';
import type { Joining } from '../rules/joining.ts';
import type { Step } from '../rules/routing.ts';
import { t } from '../words.ts';
import { openOn } from './choosing.ts';
import type { Booked } from './facts.ts';
import type { Standing } from './standing.ts';

interface Facts {
  readonly standing: Standing | null;
  readonly booked?: readonly Pick<Booked, 'id' | 'operation' | 'quantity'>[];
  /** Operations that were meant. */
  readonly asked?: readonly Step[];
  /** What joins found of the other parts. */
  readonly joins?: ReadonlyMap<string, Joining>;
  readonly scrapped?: number;
  /** He has not clocked today: told, never refused. */
  readonly isAbsent?: boolean;
  /** What was sent back is repaired. */
  readonly isRepaired?: boolean;
  readonly today?: { readonly bundles: number; readonly pieces: number };
}

/** What a station shows after a scan: what counted, what remains, who has the rest, and what to do. */
export function answered(
  answer: AnswerCode,
  {
    standing,
    booked = [],
    asked = [],
    joins,
    scrapped = 0,
    isAbsent = false,
    isRepaired = false,
    today,
  }: Facts,
) {
  if (standing === null) return { ...NOTHING, answer, sentence: SENTENCES.unknown, today: today ?? null };
  const { bundle, records } = standing;
  const { bench } = standing;
  const titleOf = (code: string | null): string => bench.routing.byCode.get(code ?? '')?.title ?? code ?? '';
  const first = asked[0] ?? null;
  const others = first === null ? [] : holders(records, first.code, booked);
  const pieces = booked.reduce((most, { quantity }) => Math.max(most, quantity), 0);
  const open = openOn(bench);
  const left = first === null ? 0 : (open.find(({ step }) => step.code === first.code)?.remaining ?? 0);
  return {
    answer,
    sentence: sentence(answer, {
      pieces,
      left,
      scrapped,
      isAbsent,
      isRepaired,
      who: others,
      held: first === null ? [] : heldUpBy(bench, first).map(({ code }) => titleOf(code)),
      join: asked.map(({ code }) => joins?.get(code)).find((one) => one !== undefined) ?? null,
    }),
    pieces,
    remaining: left,
    booked: booked.map(({ id, operation, quantity }) => ({
      record: id,
      operation: operation ?? '',
      title: titleOf(operation),
      pieces: quantity,
    })),
    by: others,
    asked: first?.code ?? null,
    held: null,
    bundle: bundleTold(bundle),
    next: open.map(({ step, remaining }) => ({ operation: step.code, title: step.title, remaining })),
    gaps: gaps(bench).map(({ code, pieces: missed }) => ({
      operation: code,
      title: titleOf(code),
      pieces: missed,
    })),
    today: today ?? null,
  };
}

/** Who has an operation of the bundle, and how many pieces each, without what was booked just now. */
function holders(
  records: readonly Booked[],
  operation: string,
  booked: readonly { readonly id: string }[],
): { name: string; pieces: number }[] {
  const now = new Set(booked.map(({ id }) => id));
  const sums = new Map<string, number>();
  for (const one of records)
    if (one.operation === operation && one.quantity !== 0 && !now.has(one.id))
      sums.set(one.name ?? '—', (sums.get(one.name ?? '—') ?? 0) + one.quantity);
  return [...sums].filter(([, pieces]) => pieces > 0).map(([name, pieces]) => ({ name, pieces }));
}

interface Told {
  readonly pieces: number;
  readonly left: number;
  readonly scrapped: number;
  readonly isAbsent: boolean;
  readonly isRepaired: boolean;
  readonly who: readonly { readonly name: string; readonly pieces: number }[];
  readonly held: readonly string[];
  readonly join: Joining | null;
}

function sentence(
  answer: AnswerCode,
  { pieces, left, scrapped, isAbsent, isRepaired, who, held, join }: Told,
): Titles {
  const names = who.map(({ name, pieces: own }) => `${name} ${own}`).join('、');
  const short =
    join !== null && join.scarce !== null && join.ready <= pieces
      ? t(`，${join.scarce}只有 ${pieces} 件`, `, only ${pieces} of ${join.scarce} are there`)
      : t('', '');
  const absent = isAbsent ? t(' 今天还没打卡，记得补。', ' No clock today yet: remember it.') : t('', '');
  const and = ({ zh, en }: Titles): Titles => t(zh + absent.zh, en + absent.en);
  switch (answer) {
    case 'done':
      if (isRepaired) return and(t(`返工报上 ${pieces} 件。`, `${pieces} repaired pieces booked.`));
      return and(
        scrapped > 0
          ? t(`报上 ${pieces} 件，报废 ${scrapped} 件。`, `${pieces} booked, ${scrapped} scrapped.`)
          : t(`报上 ${pieces} 件。`, `${pieces} booked.`),
      );
    case 'part':
      return and(
        t(
          `报上 ${pieces} 件${names === '' ? '' : `，其余 ${names} 件已报`}${short.zh}${left > 0 ? `，还剩 ${left} 件` : ''}。`,
          `${pieces} booked${names === '' ? '' : `, the rest by ${names}`}${short.en}${left > 0 ? `, ${left} left` : ''}.`,
        ),
      );
    case 'parts-missing':
      return t(
        `${join?.scarce ?? '别的部位'}还没到这道：请先扫${join?.scarce ?? '它'}的前道。`,
        `${join?.scarce ?? 'Another part'} is not ready: scan what comes before on its ticket.`,
      );
    case 'wrong-part':
      return APART[join?.wrong ?? 'parts'];
    case 'claimed':
      return t(
        `这扎已由 ${names || '别人'} 件报完。不对就找组长。`,
        `Already booked by ${names || 'somebody'}. If that is not right, ask the leader.`,
      );
    case 'not-reached':
      return t(
        `前道还没报：${held.join('、')}。请前道先扫。`,
        `Not booked before it: ${held.join(', ')}. They have to be scanned first.`,
      );
    default:
      return SENTENCES[answer];
  }
}

const SENTENCES = {
  held: t('先记着，等组长定。', 'Kept for the leader to decide.'),
  repeated: t('这次已经报过，没有重复算。', 'This scan was booked already; it counts once.'),
  choose: t('请选做了哪道工序。', 'Choose which operation was done.'),
  void: t('这张菲票已作废，请找组长换新票。', 'This ticket is void: ask the leader for the new one.'),
  closed: t('这扎或这单已关闭，不能再报。请找组长。', 'This bundle or its order is closed. Ask the leader.'),
  unknown: t(
    '这不是本厂的菲票。请看清二维码再扫，或输入扎号。',
    'This is no ticket of this factory. Scan it again, or type the bundle’s number.',
  ),
  'no-worker': t('不知道是谁：请先扫自己的工牌。', 'Nobody known: scan your badge first.'),
  'not-here': t(
    '这张菲票上没有这道工序，请换一道。',
    'That operation is not on this ticket; choose another.',
  ),
} as const satisfies Partial<Record<AnswerCode, Titles>>;

/** Why parts are not sewn together (garment.md, truth 4). */
const APART: Readonly<Record<Apart, Titles>> = {
  order: t('这是另一单的裁片，不能拼。', 'That part is of another order; it is not joined.'),
  colour: t('颜色不对，不能拼。', 'Another colour; it is not joined.'),
  size: t('尺码不对，不能拼。', 'Another size; it is not joined.'),
  parts: t(
    '这不是要拼的部位的菲票，请换一张。',
    'That is no ticket of a part that is joined here; scan another.',
  ),
  bed: t('不是同一床裁的，会有色差。请找组长。', 'Cut in another bed, the shade may differ. Ask the leader.'),
  plies: t('层号对不上，会有色差。请找组长。', 'Of other plies, the shade may differ. Ask the leader.'),
  lots: t('缸号没有配过，会有色差。请找组长。', 'Dye lots that were not paired. Ask the leader.'),
};

const NOTHING = {
  asked: null,
  held: null,
  pieces: 0,
  remaining: 0,
  booked: [],
  by: [],
  bundle: null,
  next: [],
  gaps: [],
};
