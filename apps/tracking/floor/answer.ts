import type { Titles } from '@selvedge/sdk/app';
import { bundleTold } from '../fields/bundle.ts';
import type { AnswerCode } from '../fields/words.ts';
import { gaps, heldUpBy } from '../rules/capacity.ts';
import type { Step } from '../rules/routing.ts';
import { stateOf } from '../rules/state.ts';
import { t } from '../words.ts';
import { openOn } from './choosing.ts';
import { type Booked, factsOf } from './facts.ts';
import type { Standing } from './standing.ts';

interface Facts {
  readonly standing: Standing | null;
  readonly booked?: readonly Pick<Booked, 'id' | 'operation' | 'quantity'>[];
  /** Operations that were meant. */
  readonly asked?: readonly (Step | null)[];
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
  { standing, booked = [], asked = [], scrapped = 0, isAbsent = false, isRepaired = false, today }: Facts,
) {
  if (standing === null) return { ...NOTHING, answer, sentence: SENTENCES.unknown, today: today ?? null };
  const { bundle, records } = standing;
  const state = stateOf(bundle.quantity, factsOf(bundle.id, records, standing.bench.routing.output));
  const bench = { ...standing.bench, state };
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
}

function sentence(
  answer: AnswerCode,
  { pieces, left, scrapped, isAbsent, isRepaired, who, held }: Told,
): Titles {
  const names = who.map(({ name, pieces: own }) => `${name} ${own}`).join('、');
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
          `报上 ${pieces} 件${names === '' ? '' : `，其余 ${names} 件已报`}${left > 0 ? `，还剩 ${left} 件` : ''}。`,
          `${pieces} booked${names === '' ? '' : `, the rest by ${names}`}${left > 0 ? `, ${left} left` : ''}.`,
        ),
      );
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

const NOTHING = { pieces: 0, remaining: 0, booked: [], by: [], bundle: null, next: [], gaps: [] };
