import { useEffect, useEffectEvent, useRef } from 'react';
import uPlot, { type AlignedData } from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { withGaps } from './line.ts';
import type { DrawnLine } from './pane.ts';
import { paneOptions, type PaneDeeds, type PaneLook } from './paneOptions.ts';
import type { Window } from './window.ts';

interface Props {
  lines: readonly DrawnLine[];
  window: Window;
  look: PaneLook;
  syncKey: string;
  deeds: PaneDeeds;
  /** Hands the canvas over for a picture. */
  onCanvas: (canvas: HTMLCanvasElement | null) => void;
}

const dataOf = (lines: readonly DrawnLine[]): AlignedData =>
  uPlot.join(
    lines.map(({ line }) => {
      const { time, high, low, mid, bad } = withGaps(line);
      return [[...time], [...high], [...low], [...mid], [...bad]];
    }),
  );

/** Lines of one unit. */
export function Pane({ lines, window, look, syncKey, deeds, onCanvas }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const select = useEffectEvent((from: number, to: number) => deeds.select(from, to));
  const out = useEffectEvent(() => deeds.out());
  const cursor = useEffectEvent((time: number | null) => deeds.cursor(time));
  const hand = useEffectEvent((canvas: HTMLCanvasElement | null) => onCanvas(canvas));
  const draw = useEffectEvent((made: uPlot) => {
    made.batch(() => {
      made.setData(dataOf(lines), false);
      made.setScale('x', { min: window.from, max: window.to });
    });
  });
  const make = useEffectEvent((target: HTMLDivElement) => {
    // The events reach the newest handlers; the plot itself is made once a structure.
    const own: PaneDeeds = {
      select: (from, to) => select(from, to),
      out: () => out(),
      cursor: (time) => cursor(time),
    };
    return new uPlot(paneOptions(lines, look, own, syncKey), dataOf(lines), target);
  });
  const structure = JSON.stringify([
    look,
    lines.map(({ line, colour, isStep }) => [line.path, colour, isStep]),
  ]);

  useEffect(() => {
    const target = place.current;
    if (target === null) return;
    const made = make(target);
    plot.current = made;
    hand(made.ctx.canvas);
    draw(made);
    return () => {
      plot.current = null;
      hand(null);
      made.destroy();
    };
  }, [structure]);

  useEffect(() => {
    if (plot.current !== null) draw(plot.current);
  }, [lines, window]);

  return <div ref={place} className="pane" />;
}
