import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The place of a chart, CSS pixels. */
interface Place {
  /** 0 before it is measured. */
  readonly width: number;
  /** Size of its type. */
  readonly font: number;
  readonly family: string;
  /** Higher than so many sizes of type nothing is drawn here: a wall shows all at once. */
  readonly most: number;
}

const same = (one: Place, other: Place): boolean =>
  one.width === other.width &&
  one.font === other.font &&
  one.family === other.family &&
  one.most === other.most;

/** How wide an element is, and its type. */
export function useRoom(): [RefObject<HTMLDivElement | null>, Place] {
  const place = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Place>({ width: 0, font: 14, family: 'sans-serif', most: Infinity });
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const measure = (): void => {
      const width = Math.floor(element.clientWidth);
      const style = getComputedStyle(element);
      const most = Number.parseFloat(style.getPropertyValue('--figure-rows')) || Infinity;
      const now = { width, font: Number.parseFloat(style.fontSize), family: style.fontFamily, most };
      if (width > 0) setRoom((known) => (same(known, now) ? known : now));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [place, room];
}
