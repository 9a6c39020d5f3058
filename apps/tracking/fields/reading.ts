import { t } from '../words.ts';

/** How a tag was seen. */
export const WAYS = {
  read: t('读到', 'Read'),
  in: t('进站', 'Came in'),
  out: t('出站', 'Left'),
} as const;
export type Way = keyof typeof WAYS;

/** What became of it. */
export const OUTCOMES = {
  'signed-in': t('上工', 'Signed in'),
  seen: t('路过', 'Seen'),
  booked: t('报上了', 'Booked'),
  again: t('已报过', 'Booked before'),
  held: t('等组长定', 'Held for the leader'),
  refused: t('不算', 'Refused'),
} as const;
export type Outcome = keyof typeof OUTCOMES;
