import type { Titles } from '@selvedge/sdk/app';
import type { PageTools, TableColumn } from '@selvedge/sdk/page';
import { type Account, type LifeAnswer, type Place, PLACES } from './answers.ts';

export const PLACE_TITLES: Readonly<Record<Place, Titles>> = {
  wip: { zh: '在制', en: 'in work' },
  outside: { zh: '外发', en: 'outside' },
  finished: { zh: '完成', en: 'finished' },
  seconds: { zh: '次品', en: 'seconds' },
  samples: { zh: '留样', en: 'samples' },
  scrapped: { zh: '报废', en: 'scrapped' },
  missing: { zh: '少件', en: 'missing' },
  voided: { zh: '作废', en: 'voided' },
};

/** What is in work and finished always, the rest where there is any. */
export const placesOf = (accounts: readonly Account[]): Place[] =>
  PLACES.filter(
    (place) => place === 'wip' || place === 'finished' || accounts.some((one) => one[place] !== 0),
  );

type Cell = LifeAnswer['cells'][number];

export function accountColumns(cells: readonly Cell[], tools: PageTools): TableColumn<Cell>[] {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  return [
    { key: 'colour', title: say('颜色', 'Colour') },
    { key: 'size', title: say('尺码', 'Size') },
    { key: 'cut', title: say('裁出', 'Cut'), isNumber: true },
    ...(cells.some(({ recut }) => recut > 0)
      ? [{ key: 'recut', title: say('补裁', 'Recut'), isNumber: true }]
      : []),
    ...placesOf(cells).map((place) => ({
      key: place,
      title: tools.say(PLACE_TITLES[place]),
      isNumber: true,
    })),
    {
      key: 'open',
      title: say('对账', 'Account'),
      text: ({ open }) => (open === 0 ? '✓' : say(`差 ${open}`, `${open} off`)),
    },
  ];
}
