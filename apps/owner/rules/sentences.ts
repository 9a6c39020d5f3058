import type { Titles } from '@selvedge/sdk/app';
import { t } from '../words.ts';
import { grouped, roundYuan } from './amount.ts';
import type { Forecast } from './forecast.ts';

/** An order as the first sentence needs it. */
export interface Shipping {
  readonly number: string;
  readonly isHeld: boolean;
  readonly forecast: Forecast;
}

const joined = (parts: readonly Titles[], zh: string, en: string): Titles =>
  t(parts.map((one) => one.zh).join(zh), parts.map((one) => one.en).join(en));

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${grouped(count)} ${count === 1 ? one : many}`;

/** Why an order is late, or what it waits for; null = nothing is to be said. */
export function reasonOf({ verdict, bottleneck, lacking, operations }: Forecast): Titles | null {
  if (verdict === 'unknown')
    return operations.length === 0
      ? t('没有工序', 'it has no operations')
      : t('还没开做，看不出速度', 'not begun, no pace to go by');
  if (bottleneck === null)
    return verdict === 'late' ? t('车完了，等后道和出货', 'sewn; waits for finishing and the lorry') : null;
  const { title, isGuessed, isBegun, remaining, away } = bottleneck;
  if (verdict !== 'late') return null;
  if (away > 0 && away >= remaining)
    return t(
      `${title}在外发单位，${grouped(away)} 件没回`,
      `${title} is with a partner, ${plural(away, 'piece')} not back`,
    );
  if (isGuessed && isBegun) return t(`${title}工序刚开做`, `${title} has only just begun`);
  if (isGuessed) return t(`${title}工序还没开做`, `${title} has not begun`);
  if (lacking !== null && lacking > 0)
    return t(`${title}工序缺 ${lacking} 人`, `${title} lacks ${plural(lacking, 'person', 'people')}`);
  return t(
    `${title}工序还剩 ${grouped(remaining)} 件，加人也赶不上`,
    `${title} has ${plural(remaining, 'piece')} left, more people do not make up for it`,
  );
}

/** Can we ship: how many orders, which are late, by how much and why. */
export function shippingSentence(orders: readonly Shipping[]): Titles {
  const open = orders.filter(({ isHeld }) => !isHeld);
  const of = (...verdicts: readonly Forecast['verdict'][]): Shipping[] =>
    open.filter(({ forecast }) => verdicts.includes(forecast.verdict));
  const late = of('late').toSorted((a, b) => b.forecast.late - a.forecast.late);
  const unknown = of('unknown');
  if (open.length === 0) return t('没有在做的单。', 'No order is being made.');
  const tail =
    unknown.length === 0
      ? t('', '')
      : t(`；另有 ${unknown.length} 单还没开做`, `; ${plural(unknown.length, 'order')} not begun`);
  const [worst] = late;
  if (worst === undefined) {
    const sure = open.length - unknown.length;
    if (sure === 0)
      return t(`${unknown.length} 单都还没开做。`, `${plural(unknown.length, 'order')}, none begun yet.`);
    return t(
      `${sure} 单都能按时交${tail.zh}。`,
      `${sure === 1 ? 'The order' : `All ${sure} orders`} will ship in time${tail.en}.`,
    );
  }
  const why = reasonOf(worst.forecast);
  const { late: days } = worst.forecast;
  const more = late.length > 1 ? t('最多', 'up to ') : t('', '');
  return t(
    `${open.length} 单里 ${late.length} 单要晚${more.zh} ${days} 天：${worst.number}${why === null ? '' : `，${why.zh}`}${tail.zh}。`,
    `${late.length} of ${plural(open.length, 'order')} will be late by ${more.en}${plural(days, 'day')}: ${worst.number}${why === null ? '' : `, ${why.en}`}${tail.en}.`,
  );
}

/** What today put out. */
export function outputSentence(pieces: number, yesterday: number | null): Titles {
  if (pieces === 0) return t('今天还没出货品。', 'Nothing came out today yet.');
  const before =
    yesterday === null
      ? t('', '')
      : t(`（上个工作日 ${grouped(yesterday)}）`, ` (${grouped(yesterday)} the work day before)`);
  return t(
    `今天出了 ${grouped(pieces)} 件${before.zh}。`,
    `${plural(pieces, 'piece')} came out today${before.en}.`,
  );
}

/** What today cost. Amounts in ten-thousandths. */
export function costSentence({
  wages,
  outside,
  pieces,
  pending,
}: {
  wages: bigint;
  outside: bigint;
  pieces: number;
  pending: number;
}): Titles {
  const all = wages + outside;
  const each =
    pieces === 0
      ? t('', '')
      : t(`，每件 ${perPiece(all, pieces)} 元`, `, ${perPiece(all, pieces)} yuan a piece`);
  const parts =
    outside === 0n
      ? t('工资', 'wages')
      : t(
          `工资 ${roundYuan(wages)}，外发 ${roundYuan(outside)}`,
          `wages ${roundYuan(wages)}, subcontract ${roundYuan(outside)}`,
        );
  const open =
    pending === 0
      ? t('', '')
      : t(`；${grouped(pending)} 件还没定价`, `; ${plural(pending, 'piece')} without a price`);
  return t(
    `花了 ${roundYuan(all)} 元（${parts.zh}）${each.zh}${open.zh}。`,
    `It cost ${roundYuan(all)} yuan (${parts.en})${each.en}${open.en}.`,
  );
}

function perPiece(amount: bigint, pieces: number): string {
  const cents = (amount * 2n + BigInt(pieces) * 100n) / (BigInt(pieces) * 200n);
  return `${cents / 100n}.${(cents % 100n).toString().padStart(2, '0')}`;
}

/** What went wrong: each part is a sentence's. */
export function troubleSentence(parts: readonly Titles[]): Titles {
  if (parts.length === 0) return t('今天没出什么事。', 'Nothing went wrong today.');
  const all = joined(parts, '；', '; ');
  return t(`${all.zh}。`, `${all.en.charAt(0).toUpperCase()}${all.en.slice(1)}.`);
}

/** Who owes what. Amounts in ten-thousandths. */
export function owedSentence({
  owed,
  overdue,
  customers,
}: {
  owed: bigint;
  overdue: bigint;
  customers: number;
}): Titles {
  if (owed === 0n) return t('没有应收。', 'Nobody owes anything.');
  const late =
    overdue === 0n
      ? t('', '')
      : t(`，其中 ${roundYuan(overdue)} 元过期`, `, ${roundYuan(overdue)} of it overdue`);
  return t(
    `${customers} 家客户欠 ${roundYuan(owed)} 元${late.zh}。`,
    `${plural(customers, 'customer')} owe${customers === 1 ? 's' : ''} ${roundYuan(owed)} yuan${late.en}.`,
  );
}
