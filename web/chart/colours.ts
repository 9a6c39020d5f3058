/** Eight steps that stay apart for the colour-blind, indigo first, none of them red. */
export const LIGHT = [
  '#27466F',
  '#C77F12',
  '#2A8C82',
  '#8A4F9E',
  '#5E7D1F',
  '#4C9BCB',
  '#8C5A33',
  '#6B7280',
] as const;
export const DARK = [
  '#8FB1E3',
  '#E8B04F',
  '#57C2B5',
  '#C79ADA',
  '#A9C45C',
  '#5FA8D8',
  '#CF9A6B',
  '#A7B0BD',
] as const;

export const MOST_LINES = LIGHT.length;

export const colourOf = (index: number, dark: boolean): string =>
  (dark ? DARK : LIGHT)[index % MOST_LINES] ?? LIGHT[0];
