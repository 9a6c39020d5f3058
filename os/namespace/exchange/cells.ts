/** What people write in cells and YAML scalars, as the values that schemas expect. Unreadable things stay as they are. */

const DATATYPE_WORDS: Readonly<Record<string, string>> = {
  小数: 'double',
  数值: 'double',
  浮点: 'double',
  float: 'double',
  number: 'double',
  整数: 'integer',
  int: 'integer',
  布尔: 'boolean',
  开关: 'boolean',
  bool: 'boolean',
  文本: 'text',
  string: 'text',
  枚举: 'enum',
};
const YES = new Set(['true', 'yes', 'y', '1', '是', '√', '✓']);
const NO = new Set(['false', 'no', 'n', '0', '否']);

/** Null for what is empty. */
export function asText(cell: unknown): unknown {
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  if (typeof cell !== 'string') return cell ?? null;
  const text = cell.trim();
  return text === '' ? null : text;
}

export function asNumber(cell: unknown): unknown {
  const text = asText(cell);
  if (typeof text !== 'string') return text;
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}

export function asBoolean(cell: unknown): unknown {
  const text = asText(cell);
  if (typeof text !== 'string') return text;
  const word = text.toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : text;
}

export function asDatatype(cell: unknown): unknown {
  const text = asText(cell);
  if (typeof text !== 'string') return text;
  const word = text.toLowerCase();
  return DATATYPE_WORDS[word] ?? word;
}

/** A list, or words between bars: `running | idle | off`. */
export function asWords(cell: unknown): unknown {
  if (Array.isArray(cell)) return cell.map(asText);
  const text = asText(cell);
  if (typeof text !== 'string') return text;
  return text
    .split('|')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** `title`, or `title.zh` and `title.en` where they are written; undefined where nothing is. */
export function asTitle(cells: Readonly<Record<string, unknown>>): unknown {
  const zh = asText(cells['title.zh']);
  const en = asText(cells['title.en']);
  if (zh !== null || en !== null) return { ...(zh === null ? {} : { zh }), ...(en === null ? {} : { en }) };
  return asText(cells['title']) ?? undefined;
}
