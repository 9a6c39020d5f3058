/** How a text begins that a spreadsheet takes for a formula; apostrophes before it are ours or a person's. */
const DANGEROUS = /^'*[=+\-@\t\r＝＋－＠]/;

/** A text that a spreadsheet takes for text. */
export const defused = (text: string): string => (DANGEROUS.test(text) ? `'${text}` : text);

/** The text that was meant. */
export const undefused = (text: string): string =>
  text.startsWith("'") && DANGEROUS.test(text) ? text.slice(1) : text;
