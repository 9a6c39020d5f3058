import { type ReactNode, useEffect, useRef, useState } from 'react';
import { formatClock, formatMinute } from '../../format/time.ts';
import { usePage } from '../context.ts';
import { isStale } from '../fresh.ts';
import { t } from '../words.ts';
import type { LayoutProps } from './layout.ts';
import { SignInAgain } from './SignInAgain.tsx';
import { useAwake } from './useAwake.ts';
import { useClock } from './useClock.ts';
import { useFresh } from './useLine.ts';
import './board.css';

/** A wall, five metres away: nothing to touch, never scrolls, and grey as soon as it is not the present any more. */
export function Board({ children, onPlace, onBottom }: LayoutProps) {
  const { opened, tools } = usePage();
  const now = useClock(1000);
  const fresh = useFresh();
  const isOld = isStale(fresh, now);
  const { isFull, open } = useFullScreen();
  useAwake();
  const { timeZone } = opened.org;
  return (
    <div className="board-wall">
      <Stage>
        <div className="board" data-testid="board" data-stale={isOld}>
          <header className="board-head">
            <h1>{tools.say(opened.page.title)}</h1>
            <span ref={onPlace} className="board-place" />
            <span className="board-org">{opened.org.title}</span>
            {!isFull && (
              <button type="button" className="board-full" onClick={open}>
                {t('page:board.full')}
              </button>
            )}
            <time className="board-clock">{formatClock(now, timeZone)}</time>
          </header>
          <SignInAgain />
          {isOld && (
            <p className="board-old" role="alert" data-testid="stale">
              {fresh.at === null
                ? (fresh.fault?.message ?? t('page:waiting'))
                : t('page:board.old', { time: formatMinute(fresh.at, timeZone) })}
            </p>
          )}
          <main className="board-body">{children}</main>
          <footer ref={onBottom} />
        </div>
      </Stage>
    </div>
  );
}

/** Draws for 1920 × 1080 and fits it to the screen; a phone is no wall and scrolls. */
export function Stage({ children }: { readonly children: ReactNode }) {
  const stage = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const fit = (): void => {
      const scale = innerWidth < 800 ? 0 : Math.min(innerWidth / 1920, innerHeight / 1080);
      stage.current?.style.setProperty('--fit', String(scale));
      stage.current?.toggleAttribute('data-small', scale === 0);
    };
    fit();
    addEventListener('resize', fit);
    return () => removeEventListener('resize', fit);
  }, []);
  return (
    <div className="stage" ref={stage}>
      {children}
    </div>
  );
}

function useFullScreen(): { readonly isFull: boolean; readonly open: () => void } {
  const isNow = (): boolean =>
    document.fullscreenElement !== null ||
    !document.fullscreenEnabled ||
    matchMedia('(display-mode: fullscreen)').matches;
  const [isFull, setFull] = useState(isNow);
  useEffect(() => {
    const changed = (): void => setFull(isNow());
    document.addEventListener('fullscreenchange', changed);
    return () => document.removeEventListener('fullscreenchange', changed);
  }, []);
  return { isFull, open: () => void document.documentElement.requestFullscreen().catch(() => undefined) };
}
