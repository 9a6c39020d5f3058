import { useId, useMemo, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../session/useSession.ts';
import { useDark } from '../theme/useAppearance.ts';
import { Legend } from './Legend.tsx';
import { Pane } from './Pane.tsx';
import { panesOf, type DrawnLine } from './pane.ts';
import type { PaneDeeds } from './paneOptions.ts';
import { pan, zoomBy, zoomTo, type View, type Window } from './window.ts';
import './chart.css';

interface Props {
  lines: readonly DrawnLine[];
  view: View;
  window: Window;
  width: number;
  gutter: number;
  onView: (view: View) => void;
  onOut: () => void;
  onRemove: (path: string) => void;
  canvases: RefObject<Map<string, HTMLCanvasElement>>;
}

/** Panes over one time axis. Drag looks closer, double click goes back out, arrow keys move. */
export function TrendChart({ lines, view, window, width, gutter, onView, onOut, onRemove, canvases }: Props) {
  const { t } = useTranslation('thing');
  const zone = useTimeZone();
  const dark = useDark();
  const syncKey = useId();
  const [cursor, setCursor] = useState<number | null>(null);
  const panes = panesOf(lines);
  const height = panes.length <= 1 ? 300 : panes.length === 2 ? 190 : 150;
  const look = useMemo(() => {
    const style = getComputedStyle(document.documentElement);
    return {
      width,
      height,
      gutter,
      zone,
      text: style.getPropertyValue('--muted'),
      grid: style.getPropertyValue('--line'),
      grey: style.getPropertyValue('--off'),
      font: getComputedStyle(document.body).fontFamily,
    };
    // `dark` changes what the style says.
  }, [width, height, gutter, zone, dark]);

  const deeds: PaneDeeds = {
    select: (from, to) => onView(zoomTo({ from, to }, Date.now())),
    out: onOut,
    cursor: setCursor,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target !== event.currentTarget) return;
    const now = Date.now();
    const next: Record<string, () => View> = {
      ArrowLeft: () => pan(view, -0.25, now),
      ArrowRight: () => pan(view, 0.25, now),
      ArrowUp: () => zoomBy(view, 0.5, now),
      ArrowDown: () => zoomBy(view, 2, now),
      '+': () => zoomBy(view, 0.5, now),
      '-': () => zoomBy(view, 2, now),
      End: () => ({ kind: 'follow', length: window.to - window.from }),
    };
    const move = next[event.key];
    if (move === undefined) return;
    event.preventDefault();
    onView(move());
  };

  return (
    <div
      className="trend-chart"
      tabIndex={0}
      role="group"
      aria-label={t('thing:trend.keys')}
      onKeyDown={onKeyDown}
      data-testid="trend-chart"
      data-from={Math.round(window.from)}
      data-to={Math.round(window.to)}
    >
      <Legend lines={lines} window={window} cursor={cursor} onRemove={onRemove} />
      {width > 0 &&
        panes.map((pane, index) => (
          <figure
            key={pane.unit}
            className="pane-frame"
            aria-label={pane.lines.map((line) => line.name).join(', ')}
          >
            <figcaption style={{ width: gutter }}>{pane.unit}</figcaption>
            <Pane
              lines={pane.lines}
              window={window}
              look={{
                ...look,
                withTime: index === panes.length - 1,
                withUnit: pane.unit !== '',
                height: height + (index === panes.length - 1 ? 30 : 0),
              }}
              syncKey={syncKey}
              deeds={deeds}
              onCanvas={(canvas) => {
                if (canvas === null) canvases.current.delete(pane.unit);
                else canvases.current.set(pane.unit, canvas);
              }}
            />
          </figure>
        ))}
    </div>
  );
}
