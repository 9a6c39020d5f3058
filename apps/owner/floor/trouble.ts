import { type Titles, type ViewContext, workDayOf } from '@selvedge/sdk/app';
import { lateForOwner } from '@selvedge/contracts/outside';
import { checks, lotsForOwner } from '@selvedge/contracts/quality';
import { floorForOwner } from '@selvedge/contracts/tracking';
import { questionsForOwner } from '@selvedge/contracts/wages';
import { t } from '../words.ts';
import { presenceOn } from './today.ts';

const CALL_WORDS: Readonly<Record<string, Titles>> = {
  machine: t('机器', 'machine'),
  material: t('缺料', 'material'),
  quality: t('质量', 'quality'),
  other: t('别的事', 'something else'),
};
/** Defects in a hundred pieces above which the day is told of. */
const HIGH_DHU = 10;

export type TroubleKind = 'calls' | 'quality' | 'lots' | 'outside' | 'people' | 'disputes' | 'pay';

/** One thing that went wrong: a part of the sentence, and the records behind it. */
export interface Trouble {
  readonly kind: TroubleKind;
  readonly sentence: Titles;
  readonly rows: readonly {
    /** `app/entity` and id of the record; null = there is none to open. */
    readonly entity: string | null;
    readonly id: string | null;
    readonly text: Titles;
  }[];
}

const same = (text: string): Titles => t(text, text);
const row = (entity: string | null, id: string | null, text: Titles) => ({ entity, id, text });
const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

export async function troublesToday(ctx: ViewContext): Promise<Trouble[]> {
  const day = workDayOf(ctx.now, ctx.org);
  const floor = await floorOf(ctx);
  const found = [
    callsOf(ctx, floor),
    await lotsOf(ctx, day),
    await defectsOf(ctx, day),
    await lateOutside(ctx),
    await missingPeople(ctx, day),
    ...(await disputesOf(ctx, floor)),
  ];
  return found.filter((one) => one !== null);
}

/** Calls and disputes come together. */
const floorOf = async (ctx: ViewContext) => {
  const since = new Date(ctx.now.getTime() - 12 * 3_600_000).toISOString();
  return (await ctx.inquire(floorForOwner, { since })).map(({ answer }) => answer);
};

type Floor = Awaited<ReturnType<typeof floorOf>>;

function callsOf(ctx: ViewContext, floor: Floor): Trouble | null {
  const calls = floor.flatMap((one) => one.calls);
  const open = calls.filter(({ state }) => state === 'open');
  const told = open.length > 0 ? open : calls;
  if (told.length === 0) return null;
  const kinds = [...Map.groupBy(told, ({ kind }) => kind)];
  const zh = kinds.map(([kind, own]) => `${CALL_WORDS[kind]?.zh ?? kind} ${own.length}`).join('、');
  const en = kinds.map(([kind, own]) => `${CALL_WORDS[kind]?.en ?? kind} ${own.length}`).join(', ');
  return {
    kind: 'calls',
    sentence:
      open.length > 0
        ? t(`叫人 ${open.length} 次没人去（${zh}）`, `${open.length} calls nobody answered (${en})`)
        : t(`叫过 ${calls.length} 次人（${zh}），都去了`, `${calls.length} calls, all answered (${en})`),
    rows: calls.map(({ call, name, team, kind, note, at, state }) => {
      const clock = timeOf(ctx, at);
      const word = CALL_WORDS[kind] ?? same(kind);
      const end = state === 'open' ? t('没人去', 'nobody came') : t('去过了', 'answered');
      const more = note === null ? '' : ` · ${note}`;
      return row(
        'tracking/call',
        call,
        t(
          `${clock} ${team ?? ''} ${name} · ${word.zh}${more} · ${end.zh}`,
          `${clock} ${team ?? ''} ${name} · ${word.en}${more} · ${end.en}`,
        ),
      );
    }),
  };
}

async function lotsOf(ctx: ViewContext, day: string): Promise<Trouble | null> {
  const lots = (await ctx.inquire(lotsForOwner, { since: day })).flatMap(({ answer }) => answer.lots);
  const refused = lots.filter(({ state }) => state === 'rejected');
  if (refused.length === 0) return null;
  const numbers = [...new Set(refused.map(({ orderNumber }) => orderNumber))];
  return {
    kind: 'lots',
    sentence: t(
      `成品检验拒收 ${refused.length} 批（${numbers.join('、')}）`,
      `${refused.length} ${refused.length === 1 ? 'lot' : 'lots'} rejected (${numbers.join(', ')})`,
    ),
    rows: refused.map(({ inspection, orderNumber, lot }) =>
      row(
        'quality/inspection',
        inspection,
        t(`${orderNumber} · ${lot} 件 · 拒收`, `${orderNumber} · ${lot} pieces · rejected`),
      ),
    ),
  };
}

async function defectsOf(ctx: ViewContext, day: string): Promise<Trouble | null> {
  if (!(await ctx.uses('quality'))) return null;
  const rows = await ctx.sql<{ order: string; inspected: number; defects: number }>`
    select "order", sum(inspected)::int as inspected, sum(defects)::int as defects from ${checks}
    where day = ${day}::date and kind = 'endline' group by 1`;
  const inspected = rows.reduce((all, one) => all + one.inspected, 0);
  const defects = rows.reduce((all, one) => all + one.defects, 0);
  if (inspected === 0 || defects * 100 < HIGH_DHU * inspected) return null;
  const dhu = ((defects * 100) / inspected).toFixed(1);
  return {
    kind: 'quality',
    sentence: t(`百件疵病数 ${dhu}`, `DHU ${dhu}`),
    rows: rows
      .filter((one) => one.inspected > 0)
      .toSorted((a, b) => b.defects - a.defects)
      .map((one) =>
        row(
          'orders/order',
          one.order,
          t(
            `查 ${one.inspected} 件，疵病 ${one.defects} 个`,
            `${one.inspected} inspected, ${one.defects} defects`,
          ),
        ),
      ),
  };
}

async function lateOutside(ctx: ViewContext): Promise<Trouble | null> {
  const rows = (await ctx.inquire(lateForOwner, {})).flatMap(({ answer }) => answer.rows);
  if (rows.length === 0) return null;
  const most = Math.max(...rows.map(({ late }) => late));
  return {
    kind: 'outside',
    sentence: t(
      `外发 ${rows.length} 单过期没回，最久 ${most} 天（${rows[0].partnerName}）`,
      `${rows.length} ${rows.length === 1 ? 'consignment' : 'consignments'} late outside, by up to ${most} days (${rows[0].partnerName})`,
    ),
    rows: rows.map(({ consignment, number, partnerName, orderNumber, late, owed }) =>
      row(
        'outside/consignment',
        consignment,
        t(
          `${number} · ${partnerName} · ${orderNumber} · 欠 ${owed} 件 · 晚 ${late} 天`,
          `${number} · ${partnerName} · ${orderNumber} · ${owed} pieces · ${late} days late`,
        ),
      ),
    ),
  };
}

async function missingPeople(ctx: ViewContext, day: string): Promise<Trouble | null> {
  const present = await presenceOn(ctx, day);
  const missing = (present?.people ?? []).filter(({ what }) => what === 'missing');
  if (missing.length === 0) return null;
  return {
    kind: 'people',
    sentence: t(`${missing.length} 人没来`, `${people(missing.length)} missing`),
    rows: missing.map(({ worker, name, team }) =>
      row('people/worker', worker, same(`${team ?? '—'} · ${name}`)),
    ),
  };
}

async function disputesOf(ctx: ViewContext, floor: Floor): Promise<Trouble[]> {
  const disputes = floor.flatMap((one) => one.disputes);
  const held = floor.reduce((all, one) => all + one.held, 0);
  const pay = (await ctx.inquire(questionsForOwner, {})).reduce((all, { answer }) => all + answer.open, 0);
  const found: Trouble[] = [];
  if (disputes.length + held > 0) {
    const zh = [
      disputes.length > 0 ? `报工争议 ${disputes.length} 起` : '',
      held > 0 ? `${held} 条报工等组长定` : '',
    ];
    const en = [
      disputes.length > 0 ? `${disputes.length} disputed scans` : '',
      held > 0 ? `${held} scans wait for a leader` : '',
    ];
    const all = (parts: readonly string[], by: string): string => parts.filter((one) => one !== '').join(by);
    found.push({
      kind: 'disputes',
      sentence: t(all(zh, '，'), all(en, ', ')),
      rows: disputes.map(({ dispute, name, bundle, note }) =>
        row(
          'tracking/dispute',
          dispute,
          same([name, bundle, note].filter((one) => one !== null).join(' · ')),
        ),
      ),
    });
  }
  if (pay > 0)
    found.push({
      kind: 'pay',
      sentence: t(
        `工资疑问 ${pay} 条没答复`,
        `${pay} ${pay === 1 ? 'question' : 'questions'} about pay not answered`,
      ),
      rows: [],
    });
  return found;
}

const timeOf = ({ org }: Pick<ViewContext, 'org'>, at: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: org.timeZone,
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at));
