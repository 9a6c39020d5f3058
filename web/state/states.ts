import { isUsable } from '@selvedge/sdk/connector';
import type { ThingMetric, Value } from '../client/index.ts';

/** Kinds of machine state; each has one shape, word and colour everywhere. */
export const STATES = ['running', 'idle', 'stopped', 'setup', 'off', 'none'] as const;
export type State = (typeof STATES)[number];

const WORDS: readonly (readonly [State, RegExp])[] = [
  ['off', /^(off|shut.?down|power.?off|offline|关机|停机|离线|断电)$/],
  ['stopped', /(stop|fault|fail|alarm|error|down|break|broken|jam|emergency|停|故障|报警|断线|急停|异常|卡)/],
  ['setup', /(set.?up|change|adjust|needle|bobbin|maintenance|clean|prepar|换|调|准备|保养|维护|清洁)/],
  ['running', /(run|work|produc|sew|activ|busy|^on$|运行|生产|工作|作业|缝制|开机)/],
  ['idle', /(idle|wait|stand.?by|ready|pause|break.?time|空闲|待机|等待|待料|休息|暂停)/],
];

/**
 * The kind of state a machine's own word means; null when we do not know the word
 * (it is then shown as it is written, with a neutral shape).
 */
export function stateOf(word: string): State | null {
  const plain = word.trim().toLowerCase();
  if (plain === '') return 'none';
  if (plain === 'break' || plain === 'lunch') return 'idle';
  return WORDS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** A machine’s word as the texts know it: thread_break and “Thread Break” are thread-break. */
export const wordKey = (word: string): string =>
  word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_.:]+/g, '-');

/** State of a last value: none where there is no readable one. */
export function stateOfValue(
  value: Value | undefined,
  quality: number,
): { state: State | null; word: string } {
  if (value === undefined || value === null || !isUsable(quality)) return { state: 'none', word: '' };
  const word = String(value);
  return { state: stateOf(word), word };
}

const STATE_NAMES = ['state', 'status', '状态', 'machine_state', '运行状态'];

/** The metric that tells a thing's state, if it has one. */
export const stateMetric = <Known extends Pick<ThingMetric, 'name' | 'datatype'>>(
  metrics: readonly Known[],
): Known | undefined =>
  metrics.find(
    ({ name, datatype }) =>
      STATE_NAMES.includes(name.toLowerCase()) && (datatype === 'enum' || datatype === 'text'),
  );
