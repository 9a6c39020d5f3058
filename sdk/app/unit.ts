import type { Titles } from '../connector/connector.ts';

/** What is counted has a word in each language; units of physics (kg, kWh, rpm) are the same in all. */
const COUNTED: readonly Titles[] = [
  { zh: '件', en: 'pcs' },
  { zh: '分钟', en: 'min' },
  { zh: '分', en: 'min' },
  { zh: '小时', en: 'h' },
  { zh: '天', en: 'days' },
  { zh: '点', en: 'o’clock' },
  { zh: '次', en: 'times' },
  { zh: '人', en: 'people' },
  { zh: '层', en: 'plies' },
  { zh: '床', en: 'beds' },
  { zh: '箱', en: 'cartons' },
  { zh: '扎', en: 'bundles' },
  { zh: '元', en: 'CNY' },
  { zh: '元/件', en: 'CNY/pc' },
  { zh: '处/百件', en: 'per 100 pcs' },
];

/** Words for a unit, as declared in one language, in another: `unitIn('件', 'en')` is `pcs`; a unit that is not known stays. */
export const unitIn = (unit: string, language: keyof Titles): string =>
  COUNTED.find(({ zh, en }) => zh === unit || en === unit)?.[language] ?? unit;
