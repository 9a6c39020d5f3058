import { onPoints } from '@selvedge/sdk/app';
import { hearTags } from './floor/passing.ts';

/** Scans that bind bundles until they are stored: few at a time, so that nobody at a station waits for many. */
const AT_ONCE = 50;

/** Badges and tags of bundles in front of RFID readers. A reader whose clock was never set has read a tag all the same. */
export const tagReads = onPoints(
  { type: 'rfid-reader', metrics: { tag: 'text' }, atOnce: AT_ONCE, everyQuality: true },
  'tracking/tag-reads',
  hearTags,
);

/** Hangers that come to a station and leave it, and badges that are shown there. */
export const hangerMoves = onPoints(
  {
    type: 'hanger-station',
    metrics: { tag: 'text', in: 'text', out: 'text' },
    atOnce: AT_ONCE,
    everyQuality: true,
  },
  'tracking/hanger-moves',
  hearTags,
);
