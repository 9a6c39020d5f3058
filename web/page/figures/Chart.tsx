import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type Draft, type Drawing, type Spot, tipOn } from './drawing.ts';
import { chartOn } from './engine.ts';
import { usePalette, usePrinting } from './usePalette.ts';
import { useRoom } from './useRoom.ts';
import { t } from './words.ts';

/** A sheet of A4 between its margins, CSS pixels. */
const SHEET = 660;
const PRINTED_FONT = 12;
const ROWS = 18;

interface ChartProps {
  readonly draft: Draft;
  /** Read aloud in place of the picture. */
  readonly label: string;
  readonly onOpen?: ((key: string) => void) | undefined;
  /** How much of a sheet's width it takes on paper. */
  readonly part?: number;
}

/** A draft, drawn as large as there is room; arrow keys walk over it, Enter opens. */
export function Chart({ draft, label, onOpen, part = 1 }: ChartProps) {
  const [place, measured] = useRoom();
  const palette = usePalette();
  const isPrinting = usePrinting();
  const width = isPrinting ? Math.floor(SHEET * part) : measured.width;
  const font = isPrinting ? PRINTED_FONT : measured.font;
  const { family } = measured;
  const most = isPrinting ? Infinity : measured.most;
  const height = Math.round(Math.min(most, draft.rows?.(width, font) ?? ROWS) * font);
  const room = useMemo(
    () => ({ width, height, font, family, palette }),
    [width, height, font, family, palette],
  );
  const drawing = useMemo(() => (room.width === 0 ? null : draft.draw(room)), [draft, room]);
  const chart = useRef<ReturnType<typeof chartOn> | null>(null);
  const [at, setAt] = useState<number | null>(null);
  const now = useRef<{ drawing: Drawing; onOpen: ChartProps['onOpen'] } | null>(null);

  useLayoutEffect(() => {
    now.current = drawing === null ? null : { drawing, onOpen };
    if (drawing === null || place.current === null) return;
    if (chart.current === null) {
      chart.current = chartOn(place.current);
      chart.current.on('click', ({ seriesIndex = 0, dataIndex }) =>
        open(now.current, { series: seriesIndex, index: dataIndex }),
      );
    }
    chart.current.resize({ width: room.width, height: room.height });
    const trigger = drawing.isByAxis === true ? 'axis' : 'item';
    const tooltip = { ...tipOn(room), trigger, formatter: (of: unknown) => tipOf(drawing, of) };
    chart.current.setOption({ ...drawing.option, tooltip }, { notMerge: true });
  }, [drawing, onOpen, room, place]);
  useLayoutEffect(
    () => () => {
      chart.current?.dispose();
      chart.current = null;
    },
    [],
  );

  const point = (to: number | null): void => {
    setAt(to);
    const spot = to === null ? undefined : drawing?.spots[to];
    const where = { seriesIndex: spot?.series, dataIndex: spot?.index };
    chart.current?.dispatchAction({ type: 'downplay' });
    chart.current?.dispatchAction(spot === undefined ? { type: 'hideTip' } : { type: 'showTip', ...where });
    if (spot !== undefined) chart.current?.dispatchAction({ type: 'highlight', ...where });
  };
  const walk = (event: KeyboardEvent): void => {
    const count = drawing?.spots.length ?? 0;
    const to = stepTo(event.key, at, count);
    if (event.key === 'Escape') point(null);
    if (event.key === 'Enter' && at !== null && now.current !== null) {
      const spot = now.current.drawing.spots[at];
      if (spot !== undefined) open(now.current, spot);
    }
    if (to === null || count === 0) return;
    event.preventDefault();
    point(to);
  };
  const spot = at === null ? undefined : drawing?.spots[at];
  return (
    <div
      className="figure-chart"
      role="group"
      aria-roledescription={t('figures:chart')}
      aria-label={label}
      tabIndex={0}
      onKeyDown={walk}
      onBlur={() => point(null)}
      data-opens={onOpen !== undefined || undefined}
    >
      <div ref={place} style={{ height }} aria-hidden />
      <p className="hidden-word" aria-live="polite">
        {spot !== undefined && drawing?.tell(spot).join('; ')}
      </p>
    </div>
  );
}

/** Where a key leads; null = it is not for the chart. */
function stepTo(key: string, at: number | null, count: number): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key === 'ArrowRight' || key === 'ArrowDown') return at === null ? 0 : Math.min(count - 1, at + 1);
  if (key === 'ArrowLeft' || key === 'ArrowUp') return at === null ? count - 1 : Math.max(0, at - 1);
  return null;
}

function open(now: { drawing: Drawing; onOpen: ChartProps['onOpen'] } | null, spot: Spot): void {
  const key = now?.drawing.keyOf?.(spot) ?? null;
  if (key !== null) now?.onOpen?.(key);
}

/** What the pointer is at, as text: words of records never become marks of a document. */
function tipOf({ tell }: Drawing, of: unknown): HTMLElement {
  const one: unknown = Array.isArray(of) ? of[0] : of;
  const read = (name: string): number => {
    const value: unknown = typeof one === 'object' && one !== null ? Reflect.get(one, name) : undefined;
    return typeof value === 'number' ? value : 0;
  };
  const tip = document.createElement('div');
  for (const [at, line] of tell({ series: read('seriesIndex'), index: read('dataIndex') }).entries()) {
    const row = document.createElement(at === 0 ? 'strong' : 'div');
    row.textContent = line;
    tip.append(row);
  }
  return tip;
}
