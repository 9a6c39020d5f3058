import type { Titles } from '@selvedge/sdk/app';
import { invalid } from '../../namespace/parse.ts';
import { FAULT } from './words.ts';

const say = (zh: string, en: string): Titles => ({ zh, en });

/** How files begin that are no text, as hexadecimal digits. */
const BEGINNINGS: readonly (readonly [RegExp, Titles])[] = [
  [/^25504446/, say('PDF', 'a PDF file')],
  [
    /^(89504e47|ffd8ff|47494638|424d....0000|49492a00|4d4d002a|52494646.{8}57454250)/,
    say('图片', 'a picture'),
  ],
  [/^(526172211a|377abcaf|1f8b|425a68|fd377a58)/, say('压缩包', 'an archive')],
  [/^7b5c727466/, say('文字文档（RTF）', 'a text document (RTF)')],
];
/** Some programs call a web page an Excel file. */
const MARKUP = /^\s*<(\?xml|!doctype|html|head|meta|table|style)\b/i;

/** Looks whether a file that is to be read as lines of text may be one. @throws input.invalid that says what it is */
export function checkLines(file: Buffer, text: string): void {
  if (text.trim() === '') throw invalid([{ path: '', message: FAULT.empty }]);
  const first = file.subarray(0, 12).toString('hex');
  for (const [beginning, what] of BEGINNINGS)
    if (beginning.test(first)) throw invalid([{ path: '', message: FAULT.otherKind(what) }]);
  if (MARKUP.test(text.slice(0, 200))) throw invalid([{ path: '', message: FAULT.markup }]);
  if (text.slice(0, 100_000).includes('\0')) throw invalid([{ path: '', message: FAULT.noText }]);
}
