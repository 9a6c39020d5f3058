import type { Titles } from '@selvedge/sdk/app';
import type { PageTools } from '@selvedge/sdk/page';
import { CALL_TITLES } from '../board/calls.ts';
import { ageOf, clockOf } from '../desk/times.ts';
import type { Trouble } from './answers.ts';

/** In the order in which a leader sees to them. */
export const KINDS = ['calls', 'disputes', 'absent', 'leftOpen', 'stuck', 'missed', 'idle'] as const;
export type Kind = (typeof KINDS)[number] | 'canRun';

export const KIND_TITLES: Readonly<Record<Kind, Titles>> = {
  calls: { zh: '叫人', en: 'Calls' },
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
  | { readonly missed: Trouble['missed'][number] };

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

const decide = (dispute: string, state: 'granted' | 'refused', title: Titles, done: Titles): Act => ({
  name: 'decideDispute',
  input: { dispute, state },
  title,
  done,
});

/** All that is to be seen to. */
export function entriesOf(trouble: Trouble, tools: PageTools): Listed[] {
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
    ...trouble.openDisputes.map(({ dispute, number, orderNumber, name, note, at }): Listed => ({
      key: dispute,
      kind: 'disputes',
      title: say(`${number} 扎 · ${name ?? ''} 说是他做的`, `${number} · ${name ?? ''} says it was his`),
      note: joined(orderNumber, note),
      figure: ageOf((Date.now() - Date.parse(at)) / 3_600_000, tools),
      todo: {
        acts: [
          decide(
            dispute,
            'granted',
            { zh: '改给他', en: 'His' },
            {
              zh: '记下了：改给他。请在这扎上改人。',
              en: 'Granted. Now give the record to him on the bundle.',
            },
          ),
          decide(dispute, 'refused', { zh: '不改', en: 'Not his' }, { zh: '记下了：不改', en: 'Refused' }),
        ],
      },
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
