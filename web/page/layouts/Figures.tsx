import { useEffect, useState } from 'react';
import { formatClock, formatMinute } from '../../format/time.ts';
import { usePage } from '../context.ts';
import { isStale } from '../fresh.ts';
import { t } from '../figures/words.ts';
import type { LayoutProps } from './layout.ts';
import { OldNote } from './OldNote.tsx';
import { useAwake } from './useAwake.ts';
import { useClock } from './useClock.ts';
import { useFresh } from './useLine.ts';
import '../../theme/printed.css';
import './figures-page.css';

const WALL = 'wall';
const isWished = (): boolean => new URLSearchParams(location.search).has(WALL);

/** Charts with period and team above: at a desk, on a phone, across a hall, on paper. */
export function Figures({ children, onPlace, onBottom }: LayoutProps) {
  const { opened, tools } = usePage();
  const [isWall, setWall] = useState(isWished);
  const now = useClock(10_000);
  const fresh = useFresh();
  const { timeZone } = opened.org;
  const turn = (to: boolean): void => {
    const query = new URLSearchParams(location.search);
    if (to) query.set(WALL, '1');
    else query.delete(WALL);
    history.replaceState(history.state, '', `?${query.toString()}`);
    setWall(to);
    // A wall that was opened by its address fills its window only: a whole screen needs a press.
    if (to) document.documentElement.requestFullscreen().catch(() => undefined);
    else if (document.fullscreenElement !== null) void document.exitFullscreen();
  };
  useEffect(() => {
    if (!isWall) return;
    const leave = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') setWall(false);
    };
    const heard = (): void => {
      if (document.fullscreenElement === null) setWall(false);
    };
    addEventListener('keydown', leave);
    document.addEventListener('fullscreenchange', heard);
    return () => {
      removeEventListener('keydown', leave);
      document.removeEventListener('fullscreenchange', heard);
    };
  }, [isWall]);
  return (
    <div
      className="figures-page"
      data-testid="figures-page"
      data-wall={isWall || undefined}
      data-stale={isStale(fresh, now)}
    >
      <header className="figures-head">
        <h1>{tools.say(opened.page.title)}</h1>
        <p className="figures-made">
          {opened.org.title} ·{' '}
          {t('figures:made', { time: formatMinute(now, timeZone), name: opened.person.name })}
        </p>
        <span className="figures-tools">
          {isWall ? (
            <time className="figures-clock">{formatClock(now, timeZone)}</time>
          ) : (
            <button type="button" className="part-button" onClick={() => print()} data-testid="print">
              {t('figures:print')}
            </button>
          )}
          <button type="button" className="part-button" onClick={() => turn(!isWall)} data-testid="wall">
            {t(isWall ? 'figures:leaveWall' : 'figures:wall')}
          </button>
        </span>
        <div ref={onPlace} className="figures-place" />
      </header>
      <OldNote />
      {isWall && <Awake />}
      <div className="figures-body">{children}</div>
      <footer ref={onBottom} />
    </div>
  );
}

function Awake(): null {
  useAwake();
  return null;
}
