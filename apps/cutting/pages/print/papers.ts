import type { Titles } from '@selvedge/sdk/app';

/** What tickets are printed on. Lengths in millimetres. */
export interface Paper {
  readonly id: string;
  readonly title: Titles;
  readonly width: number;
  readonly height: number;
  /** Side of the QR: at least 0.5 mm a module, which thermal printers of 203 dpi and old phones can read. */
  readonly qr: number;
  /** Size of the type. */
  readonly type: number;
  /** One label a page; null = as many as stand on a sheet of A4. */
  readonly isLabel: boolean;
}

export const PAPERS: readonly Paper[] = [
  {
    id: 'a4',
    title: { zh: 'A4 纸', en: 'A4 sheet' },
    width: 64,
    height: 36,
    qr: 24,
    type: 2.9,
    isLabel: false,
  },
  {
    id: '60x40',
    title: { zh: '标签 60×40', en: 'Label 60×40' },
    width: 60,
    height: 40,
    qr: 25,
    type: 3,
    isLabel: true,
  },
  {
    id: '50x30',
    title: { zh: '标签 50×30', en: 'Label 50×30' },
    width: 50,
    height: 30,
    qr: 20,
    type: 2.3,
    isLabel: true,
  },
];

const MARGIN = 8;

/** Rules of a paper: the sheet of the shell makes room for tickets of exact size, on the screen as in print. */
export function rulesOf({ width, height, type, isLabel }: Paper): string {
  const page = isLabel
    ? `@page { size: ${width}mm ${height}mm; margin: 0; @bottom-right { content: none; } }`
    : `@page { size: A4; margin: ${MARGIN}mm; }`;
  return `
    ${page}
    .tickets { display: grid; grid-template-columns: repeat(${isLabel ? '1' : 'auto-fill'}, ${width}mm);
      justify-content: center; gap: ${isLabel ? '3mm' : '0'}; }
    .ticket { display: grid; grid-template-columns: auto 1fr; gap: 1.5mm; width: ${width}mm; height: ${height}mm;
      padding: 1.5mm; overflow: hidden; box-sizing: border-box; break-inside: avoid; color: #000; background: #fff;
      font-size: ${type}mm; line-height: 1.25; border: 0.2mm dashed #999; }
    .ticket-code { display: grid; align-content: space-between; justify-items: center; }
    .ticket-words { display: grid; align-content: start; min-width: 0; }
    .ticket-words > * { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
    .ticket-number { font-size: ${type * 1.7}mm; font-weight: 700; font-variant-numeric: tabular-nums; }
    .ticket-main { font-size: ${type * 1.35}mm; font-weight: 600; }
    .ticket-mark { padding: 0 0.8mm; border: 0.3mm solid #000; }
    .tickets-loose { display: grid; gap: 3mm; justify-items: start; margin-bottom: 6mm; }
    .tickets-loose table { display: block; max-width: 100%; overflow-x: auto; border-collapse: collapse; }
    .tickets-loose th { padding: 1mm 2mm; font-weight: 400; text-align: left; }
    .tickets-loose input { width: 72px; min-height: 36px; padding: 0 6px; font: inherit; text-align: right; }
    .report-sheet { padding: ${MARGIN}mm; }
    @media print {
      .report-head, .tickets-note { display: none; }
      .report-sheet { padding: 0; }
      .tickets { gap: 0; ${isLabel ? 'display: block;' : ''} }
      ${isLabel ? `.ticket { border: 0; height: ${height - 0.5}mm; } .ticket + .ticket { break-before: page; }` : ''}
    }`;
}
