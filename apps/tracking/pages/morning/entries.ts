import type { Titles } from '@selvedge/sdk/app';
import type { PageTools } from '@selvedge/sdk/page';
import { CALL_TITLES } from '../board/calls.ts';
import { ageOf, clockOf } from '../desk/times.ts';
import type { Trouble } from './answers.ts';
import { headOf, type HeldScan, timesOf } from './held.ts';

/** In the order in which a leader sees to them. */
export const KINDS = ['calls', 'held', 'disputes', 'absent', 'leftOpen', 'stuck', 'missed', 'idle'] as const;
export type Kind = (typeof KINDS)[number] | 'canRun';

export const KIND_TITLES: Readonly<Record<Kind, Titles>> = {
  calls: { zh: '叫人', en: 'Calls' },
  held: { zh: '待定', en: 'Held scans' },
  disputes: { zh: '争议', en: 'Disputes' },
  absent: { zh: '没来', en: 'Absent' },
  leftOpen: { zh: '隔夜没做完', en: 'Left open' },
  stuck: { zh: '卡住', en: 'Stuck' },
  missed: { zh: '漏扫', en: 'Missed scans' },
  idle: { zh: '没活', en: 'Idle' },
  canRun: { zh: '今天能开', en: 'Can run' },
};

export interface Act {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly title: Titles;
  /** Said when it was done. */
  readonly done: Titles;
}

/** The one thing to do about it: go there, decide (both ways), or book what was missed. */
export type Todo =
  | { readonly open: string }
  | { readonly acts: readonly Act[] }
  | { readonly missed: Trouble['missed'][number] }
  | { readonly held: HeldScan };

export interface Listed {
  readonly key: string;
  readonly kind: Kind;
  readonly title: string;
  readonly note: string;
  /** At the right: how old, how many. */
  readonly figure: string;
  readonly todo: Todo;
}

const toBundle = (number: string): Todo => ({
  open: `/a/tracking/page/bundle?code=${encodeURIComponent(number)}`,
});
const toWorker = (worker: string): Todo => ({ open: `/a/people/worker/${worker}` });

type Dispute = Trouble['openDisputes'][number];

const decide = (
  { dispute }: Dispute,
  state: 'granted' | 'refused',
  title: Titles,
  done: Titles,
  record?: string,
): Act => ({
  name: 'decideDispute',
  input: { dispute, state, ...(record === undefined ? {} : { record }) },
  title,
  done,
});

/** One way to grant for each who has booked it, and the one to refuse. */
const disputeActs = (one: Dispute): Act[] => [
  ...one.holders.slice(0, 3).map(({ record, name, title, pieces }) =>
    decide(
      one,
      'granted',
      {
        zh: one.holders.length > 1 ? `改给他：${name} 的 ${pieces} 件` : '改给他',
        en: one.holders.length > 1 ? `His: the ${pieces} of ${name}` : 'His',
      },
      {
        zh: `${title} ${pieces} 件从 ${name} 改给 ${one.name ?? ''}`,
        en: `${title}, ${pieces} pcs, went from ${name} to ${one.name ?? ''}`,
      },
      record,
    ),
  ),
  decide(one, 'refused', { zh: '不改', en: 'Not his' }, { zh: '记下了：不改', en: 'Refused' }),
];

/** All that is to be seen to. */
export function entriesOf(trouble: Trouble, held: readonly HeldScan[], tools: PageTools): Listed[] {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const joined = (...words: readonly (string | null)[]): string => words.filter(Boolean).join(' · ');
  return [
    ...trouble.calls.map(({ call, kind, name, teamName, note, at }): Listed => ({
      key: call,
      kind: 'calls',
      title: `${name} · ${tools.say(CALL_TITLES[kind])}`,
      note: joined(teamName, note),
      figure: clockOf(at, tools),
      todo: {
        acts: [
          {
            name: 'answerCall',
            input: { call },
            title: { zh: '来了', en: 'I am there' },
            done: { zh: `${name}：已到`, en: `${name}: answered` },
          },
        ],
      },
    })),
    ...held.map((scan): Listed => ({
      key: scan.held,
      kind: 'held',
      title: headOf(scan, tools),
      note: joined(tools.say(scan.said), timesOf(scan, tools)),
      figure: '',
      todo: { held: scan },
    })),
    ...trouble.openDisputes.map((one): Listed => ({
      key: one.dispute,
      kind: 'disputes',
      title: say(
        `${one.number} 扎${one.title === null ? '' : ` ${one.title}`} · ${one.name ?? ''} 说是他做的`,
        `${one.number}${one.title === null ? '' : ` ${one.title}`} · ${one.name ?? ''} says it was his`,
      ),
      note: joined(
        one.orderNumber,
        one.holders
          .map(({ name, pieces }) => say(`${name} 报了 ${pieces} 件`, `${name} booked ${pieces}`))
          .join('、'),
        one.note,
      ),
      figure: ageOf((Date.now() - Date.parse(one.at)) / 3_600_000, tools),
      todo: { acts: disputeActs(one) },
    })),
    ...trouble.absent.map(({ worker, name, team, skills, lacking }): Listed => ({
      key: worker,
      kind: 'absent',
      title:
        lacking === null || lacking === ''
          ? name
          : say(`${name}：今天没人会 ${lacking}`, `${name}: nobody here can do ${lacking}`),
      note: joined(team, skills === null || skills === '' ? '' : say(`会 ${skills}`, `can do ${skills}`)),
      figure: '',
      todo: toWorker(worker),
    })),
    ...trouble.leftOpen.map(({ number, orderNumber, title, done, of, names, day }): Listed => ({
      key: `${number} ${title}`,
      kind: 'leftOpen',
      title: say(`${number} 扎 · ${title}`, `${number} · ${title}`),
      note: joined(orderNumber, names, day.slice(5)),
      figure: `${done} / ${of}`,
      todo: toBundle(number),
    })),
    ...trouble.stuck.map(({ number, orderNumber, quantity, done, last, name, hours }): Listed => ({
      key: number,
      kind: 'stuck',
      title: say(`${number} 扎 · ${last ?? ''}之后没动`, `${number} · nothing since ${last ?? ''}`),
      note: joined(orderNumber, name, say(`${quantity - done} 件`, `${quantity - done} pcs`)),
      figure: ageOf(hours, tools),
      todo: toBundle(number),
    })),
    ...trouble.missed.map((missed): Listed => ({
      key: `${missed.number} ${missed.operation}`,
      kind: 'missed',
      title: say(`${missed.number} 扎 · ${missed.title}`, `${missed.number} · ${missed.title}`),
      note: missed.orderNumber,
      figure: say(`${missed.pieces} 件`, `${missed.pieces} pcs`),
      todo: { missed },
    })),
    ...trouble.idle.map(({ worker, name, team, minutes, hasScanned }): Listed => ({
      key: worker,
      kind: 'idle',
      title: name,
      note: joined(
        team,
        hasScanned ? say('后来没再扫', 'nothing since') : say('今天还没扫过', 'no scan today'),
      ),
      figure: ageOf(minutes / 60, tools),
      todo: toWorker(worker),
    })),
  ];
}
