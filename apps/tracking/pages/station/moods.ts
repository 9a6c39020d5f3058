import type { Mood } from '@selvedge/sdk/page';
import type { Shown } from './answers.ts';

const GOOD = new Set(['done', 'repeated']);
const LOOK = new Set(['part', 'choose', 'claimed', 'held', 'parts-missing']);

/** Green: it counts. Amber: somebody has to choose or look. Red: nothing was booked. */
export function moodOf({ state, answer }: Shown): Mood {
  if (state === 'kept') return 'good';
  if (answer === null || state === 'held') return 'bad';
  return GOOD.has(answer.answer) ? 'good' : LOOK.has(answer.answer) ? 'look' : 'bad';
}
