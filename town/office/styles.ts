import { OPERATIONS } from '@selvedge/packs/garment/operations.ts';

/** A style of the town's collection and its bulletin. */
export interface TownStyle {
  readonly number: string;
  readonly name: string;
  readonly kind: string;
  /** Codes of the pack's dictionary in sewing order; the one marked is the output. */
  readonly codes: readonly string[];
  readonly output: string;
  /** What a partner does to the cut pieces before they are sewn. */
  readonly outside?: Outside;
}

/** Work that no one of the factory does. */
export interface Outside {
  readonly code: string;
  readonly title: string;
  readonly kind: string;
  readonly partner: string;
  /** Yuan a piece. */
  readonly price: string;
}

const PRINT: Outside = { code: '5', title: '印花', kind: 'print', partner: '甬绣印花', price: '0.60' };
const EMBROIDERY: Outside = {
  code: '5',
  title: '绣花',
  kind: 'embroidery',
  partner: '红星绣花',
  price: '1.20',
};

export const STYLES: readonly TownStyle[] = [
  {
    number: 'TS2601',
    name: '圆领短袖',
    kind: 'tee',
    codes: ['K010', 'K031', 'K033', 'K034', 'K035', 'K100', 'K050', 'K060', 'K061', 'K054', 'K070'],
    output: 'K070',
    outside: PRINT,
  },
  {
    number: 'PL2602',
    name: '短袖翻领衫',
    kind: 'polo',
    codes: [
      'K040',
      'K041',
      'K010',
      'K030',
      'K032',
      'K035',
      'K100',
      'K052',
      'K053',
      'K050',
      'K060',
      'K061',
      'K072',
      'K070',
      'K110',
      'K111',
    ],
    output: 'K111',
    outside: EMBROIDERY,
  },
  {
    number: 'HD2603',
    name: '连帽卫衣',
    kind: 'sweatshirt',
    codes: [
      'K080',
      'K081',
      'K084',
      'K082',
      'K090',
      'K091',
      'K010',
      'K083',
      'K100',
      'K050',
      'K051',
      'K060',
      'K061',
      'K053',
      'K071',
      'K085',
    ],
    output: 'K085',
  },
  {
    number: 'SH2604',
    name: '长袖衬衫',
    kind: 'shirt',
    codes: [
      'W010',
      'W011',
      'W012',
      'W013',
      'W014',
      'W040',
      'W041',
      'W030',
      'W031',
      'W050',
      'W051',
      'W015',
      'W020',
      'W060',
      'W061',
      'W021',
      'W022',
      'W070',
      'W080',
      'W081',
    ],
    output: 'W081',
  },
  {
    number: 'PT2605',
    name: '休闲长裤',
    kind: 'trousers',
    codes: [
      'T010',
      'T011',
      'T021',
      'T020',
      'T030',
      'T040',
      'T041',
      'T042',
      'T050',
      'T053',
      'T051',
      'T054',
      'T060',
    ],
    output: 'T060',
  },
  {
    number: 'KD2606',
    name: '儿童圆领衫',
    kind: 'children',
    codes: ['K010', 'K031', 'K033', 'K034', 'K100', 'K050', 'K060', 'K061', 'K054', 'K070'],
    output: 'K070',
  },
];

/** Yuan a minute that the town pays on average. */
const RATE = 0.36;

/** Operations of a style in sewing order, numbered in tens. */
export const operationsOf = ({ codes, output }: TownStyle) =>
  codes.map((code, index) => {
    const found = OPERATIONS.find((each) => each.code === code);
    if (found === undefined) throw new Error(`no operation ${code} in the dictionary`);
    return {
      ...found,
      code: String((index + 1) * 10),
      sam: Number(found.sam),
      isOutput: code === output,
    };
  });

/** The bulletin of a style as the platform takes it. */
export const bulletinOf = (style: TownStyle) => [
  ...(style.outside === undefined
    ? []
    : [{ code: style.outside.code, title: style.outside.title, part: '大身', price: '0', isOutput: false }]),
  ...operationsOf(style).map(({ code, title, part, machineType, sam, isOutput }) => ({
    code,
    title: title.zh,
    part,
    machineType,
    sam: String(sam),
    price: (sam * RATE).toFixed(2),
    isOutput,
  })),
];
