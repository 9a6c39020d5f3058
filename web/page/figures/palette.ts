import { colourOf } from '../../chart/colours.ts';

/** What charts are drawn with: the cloth's own colours (theme/tokens.css), and a second one that stays apart from indigo for everybody. */
export interface Palette {
  readonly ground: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly indigo: string;
  readonly second: string;
}

export const LIGHT: Palette = {
  ground: '#fffefb',
  text: '#1e2530',
  muted: '#5c6470',
  line: '#e3dccf',
  indigo: '#27466f',
  second: colourOf(1, false),
};
export const DARK: Palette = {
  ground: '#191f29',
  text: '#e5e8ed',
  muted: '#9aa4b2',
  line: '#29313d',
  indigo: '#8fb1e3',
  second: colourOf(1, true),
};
/** Black on white; what must stay apart differs in lightness too. */
export const PRINTED: Palette = {
  ...LIGHT,
  ground: '#ffffff',
  text: '#000000',
  muted: '#3a3f47',
  line: '#c9c9c9',
};

const channels = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** So much of one colour on another, 0 to 1. */
export function mixed(colour: string, ground: string, part: number): string {
  const under = channels(ground);
  const hex = channels(colour).map((value, at) => Math.round(under[at] + (value - under[at]) * part));
  return `#${hex.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance (WCAG 2.2), 0 to 1. */
function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours (WCAG 2.2), 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** What can be read on a colour, whichever it is: at least 4.5 to 1. */
export const inkOn = (colour: string): string =>
  contrast('#000000', colour) >= contrast('#ffffff', colour) ? '#000000' : '#ffffff';
