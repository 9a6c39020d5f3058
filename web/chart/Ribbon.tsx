import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { THIN } from '../format/number.ts';
import { formatMoment, lengthOf } from '../format/time.ts';
import { StateShape } from '../parts/StateShape.tsx';
import { useStateWord } from '../parts/useStateWord.ts';
import { useTimeZone } from '../session/useSession.ts';
import { useDark } from '../theme/useAppearance.ts';
import { sharesOf, stretchesOf, type StateChange, type Stretch } from './ribbon.ts';
import { RIGHT } from './paneOptions.ts';
import type { Window } from './window.ts';

interface Props {
  changes: readonly StateChange[];
  window: Window;
  now: number;
  gutter: number;
  width: number;
}

const HEIGHT = 18;

/** Machine states over time, under the chart, and each one's share. */
export function Ribbon({ changes, window, now, gutter, width }: Props) {
  const { t } = useTranslation(['thing', 'common']);
  const zone = useTimeZone();
  const dark = useDark();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [read, setRead] = useState<Stretch | null>(null);
  const stretches = useMemo(() => stretchesOf(changes, window, now), [changes, window, now]);
  const inner = Math.max(1, width - gutter - RIGHT);

  useEffect(() => {
    if (canvas.current !== null) paint(canvas.current, stretches, window, inner);
  }, [stretches, window, inner, dark]);

  const total = stretches.reduce((sum, stretch) => sum + stretch.to - stretch.from, 0);
  const spoken = useStateWord();
  const nameOf = (stretch: Pick<Stretch, 'state' | 'word'>): string =>
    stretch.state === null ? spoken(stretch.word) : t(`common:state.${stretch.state}`);
  const length = (milliseconds: number): string => {
    const { unit, count, restUnit, rest } = lengthOf(milliseconds);
    return (
      t(`common:length.${unit}`, { count }) +
      (restUnit === null ? '' : ` ${t(`common:length.${restUnit}`, { count: rest })}`)
    );
  };

  return (
    <div className="ribbon" data-testid="state-ribbon">
      <canvas
        ref={canvas}
        style={{ marginLeft: gutter, width: inner, height: HEIGHT }}
        role="img"
        aria-label={t('thing:ribbon.label')}
        onMouseMove={(event) => {
          const time = window.from + (event.nativeEvent.offsetX / inner) * (window.to - window.from);
          setRead(stretches.find((stretch) => stretch.from <= time && time < stretch.to) ?? null);
        }}
        onMouseLeave={() => setRead(null)}
      />
      <p className="ribbon-read" style={{ marginLeft: gutter }}>
        {read !== null ? (
          <span>
            <StateShape state={read.state} /> {nameOf(read)}
            {read.word !== '' && read.state !== null && read.word !== read.state
              ? ` (${spoken(read.word)})`
              : ''}{' '}
            · {formatMoment(read.from, zone)} · {length(read.to - read.from)}
          </span>
        ) : (
          sharesOf(stretches).map((share) => (
            <span key={share.state ?? share.word}>
              <StateShape state={share.state} /> {nameOf(share)}{' '}
              {total > 0 ? Math.round((share.length / total) * 100) : 0}
              {THIN}%
            </span>
          ))
        )}
        {stretches.length === 0 && <span className="muted">{t('thing:ribbon.none')}</span>}
      </p>
    </div>
  );
}

function paint(
  canvas: HTMLCanvasElement,
  stretches: readonly Stretch[],
  { from, to }: Window,
  width: number,
): void {
  const ratio = devicePixelRatio;
  canvas.width = width * ratio;
  canvas.height = HEIGHT * ratio;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.scale(ratio, ratio);
  const style = getComputedStyle(document.documentElement);
  const off = style.getPropertyValue('--off');
  for (const stretch of stretches) {
    const left = ((stretch.from - from) / (to - from)) * width;
    const right = ((stretch.to - from) / (to - from)) * width;
    const wide = Math.max(right - left, 0.75);
    if (stretch.state === 'none' || stretch.state === null) hatch(context, left, wide, off);
    else {
      context.fillStyle = style.getPropertyValue(`--${stretch.state}`);
      context.globalAlpha = stretch.state === 'off' ? 0.45 : 1;
      // Height tells states apart without colour: running full, idle half, off a line.
      const height =
        stretch.state === 'idle' ? HEIGHT * 0.6 : stretch.state === 'off' ? HEIGHT * 0.3 : HEIGHT;
      context.fillRect(left, HEIGHT - height, wide, height);
      context.globalAlpha = 1;
    }
  }
}

function hatch(context: CanvasRenderingContext2D, left: number, width: number, colour: string): void {
  context.save();
  context.beginPath();
  context.rect(left, 0, width, HEIGHT);
  context.clip();
  context.strokeStyle = colour;
  context.lineWidth = 0.75;
  context.beginPath();
  for (let x = left - HEIGHT; x < left + width; x += 5) {
    context.moveTo(x, HEIGHT);
    context.lineTo(x + HEIGHT, 0);
  }
  context.stroke();
  context.restore();
}
