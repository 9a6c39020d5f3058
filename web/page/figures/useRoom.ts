import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** How wide an element is and how large its type, CSS pixels; 0 before it is measured. */
export function useRoom(): [
  RefObject<HTMLDivElement | null>,
  { readonly width: number; readonly font: number },
] {
  const place = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 0, font: 14 });
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const measure = (): void => {
      const width = Math.floor(element.clientWidth);
      const font = Number.parseFloat(getComputedStyle(element).fontSize);
      if (width > 0)
        setRoom((known) => (known.width === width && known.font === font ? known : { width, font }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [place, room];
}
