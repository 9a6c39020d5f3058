import { BigButton, type PageTools } from '@selvedge/sdk/page';
import type { Shown } from './answers.ts';
import { moodOf } from './moods.ts';
import { titleOf } from './titles.ts';

interface LastScansProps {
  readonly tools: PageTools;
  readonly scans: readonly Shown[];
  readonly onUndo: (scan: Shown) => void | Promise<unknown>;
}

const SIGNS = { good: '✓', look: '!', bad: '✕' } as const;

/** What was scanned just now; each may be taken back. */
export function LastScans({ tools, scans, onUndo }: LastScansProps) {
  return (
    <ul className="scan-last" data-testid="last-scans">
      {scans.map((scan) => {
        const mood = moodOf(scan);
        const { answer, state } = scan;
        return (
          <li key={scan.id} data-state={state}>
            <span className="scan-mark" data-mood={mood} aria-hidden>
              {state === 'kept' ? '…' : SIGNS[mood]}
            </span>
            <span>
              {titleOf(scan, tools)}
              <small>{wordsOf(scan, tools)}</small>
            </span>
            {state === 'answered' && (answer?.booked.length ?? 0) > 0 && (
              <BigButton onPress={() => onUndo(scan)}>{tools.say({ zh: '撤销', en: 'Undo' })}</BigButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Operations that were booked, or why none was. */
function wordsOf({ answer, at, reason }: Shown, tools: PageTools): string {
  if (answer === null) return reason ?? timeOf(at, tools);
  return answer.booked.length > 0
    ? answer.booked.map(({ title }) => title).join('、')
    : tools.say(answer.sentence);
}

const timeOf = (at: number, { language, timeZone }: PageTools): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
