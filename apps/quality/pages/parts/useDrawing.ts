import { useState } from 'react';
import type { Drawing } from '../../fields/words.ts';
import { guessed, LINES } from './drawings.ts';

const keyOf = (style: string): string => `quality.drawing.${style}`;
const isDrawing = (word: string | null): word is Drawing => word !== null && word in LINES;

/** The drawing of a style: what was chosen for it on this device, else what its name says. */
export function useDrawing(
  style: string,
  name: string | null,
): readonly [drawing: Drawing, choose: (drawing: Drawing) => void] {
  const [chosen, setChosen] = useState<{ style: string; drawing: Drawing } | null>(null);
  const kept = localStorage.getItem(keyOf(style));
  const drawing = chosen?.style === style ? chosen.drawing : isDrawing(kept) ? kept : guessed(name);
  return [
    drawing,
    (next) => {
      localStorage.setItem(keyOf(style), next);
      setChosen({ style, drawing: next });
    },
  ];
}
