import { formatClock, formatMinute } from '../../format/time.ts';
import { usePage } from '../context.ts';
import { isStale } from '../fresh.ts';
import { t } from '../words.ts';
import { Stage } from './Board.tsx';
import type { LayoutProps } from './layout.ts';
import { SignInAgain } from './SignInAgain.tsx';
import { useAwake } from './useAwake.ts';
import { useClock } from './useClock.ts';
import { useFresh } from './useLine.ts';
import './board.css';
import './cockpit.css';

/** What visitors watch: calm on a wide screen, a list on a phone. */
export function Cockpit({ children, onPlace, onBottom }: LayoutProps) {
  const { opened, tools } = usePage();
  const now = useClock(10_000);
  const fresh = useFresh();
  useAwake();
  const { timeZone } = opened.org;
  return (
    <div className="board-wall">
      <Stage>
        <div className="board cockpit" data-testid="cockpit" data-stale={isStale(fresh, now)}>
          <header className="board-head">
            <h1>{opened.org.title}</h1>
            <span className="board-org">{tools.say(opened.page.title)}</span>
            <span ref={onPlace} className="board-place" />
            {isStale(fresh, now) && fresh.at !== null && (
              <span className="board-org">
                {t('page:board.old', { time: formatMinute(fresh.at, timeZone) })}
              </span>
            )}
            <time className="board-clock">{formatClock(now, timeZone)}</time>
          </header>
          <SignInAgain />
          <main className="board-body">{children}</main>
          <footer ref={onBottom} />
        </div>
      </Stage>
    </div>
  );
}
