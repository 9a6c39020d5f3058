import type { Drawing, SIDES } from '../../fields/words.ts';

export type Side = keyof typeof SIDES;

/** Lines of a garment laid flat, in a box of 200 × 240: its edge, and the seams within. */
interface Lines {
  readonly edge: string;
  readonly seams: readonly string[];
}

const TEE = 'L160 34 L192 88 L160 104 L150 84 V222 H50 V84 L40 104 L8 88 L40 34 Z';
const SLEEVES = ['M50 84 C48 60 50 44 56 28', 'M150 84 C152 60 150 44 144 28'];
const SHORT_HEMS = ['M12 81 L43 96', 'M188 81 L157 96', 'M50 213 H150'];
const LONG = 'L158 34 L194 176 L172 184 L150 92 V222 H50 V92 L28 184 L6 176 L42 34 Z';
const CUFFS = ['M9 164 L31 172', 'M191 164 L169 172'];

export const LINES: Readonly<Record<Drawing, Readonly<Record<Side, Lines>>>> = {
  tee: {
    front: {
      edge: `M72 22 C84 46 116 46 128 22 ${TEE}`,
      seams: ['M64 25 C80 58 120 58 136 25', ...SLEEVES, ...SHORT_HEMS],
    },
    back: {
      edge: `M72 22 C84 30 116 30 128 22 ${TEE}`,
      seams: ['M64 25 C80 40 120 40 136 25', ...SLEEVES, ...SHORT_HEMS],
    },
  },
  polo: {
    front: {
      edge: `M74 20 L100 44 L126 20 ${TEE}`,
      seams: [
        'M74 20 L66 28 L84 54 L100 44 L116 54 L134 28 L126 20',
        'M93 49 V104 H107 V49',
        'M100 62 v1 M100 78 v1 M100 94 v1',
        ...SLEEVES,
        ...SHORT_HEMS,
      ],
    },
    back: {
      edge: `M74 20 C84 16 116 16 126 20 ${TEE}`,
      seams: ['M66 28 C84 40 116 40 134 28 L126 20', 'M74 20 L66 28', ...SLEEVES, ...SHORT_HEMS],
    },
  },
  shirt: {
    front: {
      edge: `M76 18 L100 38 L124 18 ${LONG}`,
      seams: [
        'M76 18 L64 28 L82 54 L100 38 L118 54 L136 28 L124 18',
        'M96 42 V222 M106 46 V222',
        'M101 66 v1 M101 96 v1 M101 126 v1 M101 156 v1 M101 186 v1',
        'M114 84 H140 V112 L127 118 L114 112 Z',
        'M50 92 C48 64 50 48 56 30',
        'M150 92 C152 64 150 48 144 30',
        'M50 215 H94 M108 215 H150',
        ...CUFFS,
      ],
    },
    back: {
      edge: `M76 18 C86 14 114 14 124 18 ${LONG}`,
      seams: [
        'M66 28 C84 40 116 40 134 28',
        'M48 62 H152',
        'M97 62 V96 M103 62 V96',
        'M50 92 C48 64 50 48 56 30',
        'M150 92 C152 64 150 48 144 30',
        'M50 215 H150',
        ...CUFFS,
      ],
    },
  },
  trousers: {
    front: {
      edge: 'M58 14 H142 L160 226 H112 L100 84 L88 226 H40 Z',
      seams: [
        'M57 28 H143',
        'M100 28 V84',
        'M100 72 C108 70 110 60 110 28',
        'M70 28 C70 48 62 54 54 56',
        'M130 28 C130 48 138 54 146 56',
        'M72 14 V28 M128 14 V28',
        'M41 216 H88 M112 216 H159',
      ],
    },
    back: {
      edge: 'M58 14 H142 L160 226 H112 L100 90 L88 226 H40 Z',
      seams: [
        'M57 28 H143',
        'M100 28 V90',
        'M57 46 L100 54 L143 46',
        'M66 64 H90 V88 L78 94 L66 88 Z',
        'M110 64 H134 V88 L122 94 L110 88 Z',
        'M72 14 V28 M100 14 V28 M128 14 V28',
        'M41 216 H88 M112 216 H159',
      ],
    },
  },
  hoodie: {
    front: {
      edge: `M70 34 C64 4 136 4 130 34 ${LONG}`,
      seams: [
        'M70 34 C80 60 94 62 100 72 C106 62 120 60 130 34',
        'M84 38 C88 18 112 18 116 38 C110 50 104 56 100 64 C96 56 90 50 84 38',
        'M95 70 V104 M105 70 V104',
        'M66 146 H134 L146 196 H54 Z',
        'M50 92 C48 66 52 50 60 36',
        'M150 92 C152 66 148 50 140 36',
        'M50 208 H150',
        ...CUFFS,
      ],
    },
    back: {
      edge: `M70 34 C64 4 136 4 130 34 ${LONG}`,
      seams: [
        'M70 34 C84 52 116 52 130 34',
        'M100 10 V47',
        'M50 92 C48 66 52 50 60 36',
        'M150 92 C152 66 148 50 140 36',
        'M50 208 H150',
        ...CUFFS,
      ],
    },
  },
};

const NAMES: readonly (readonly [Drawing, RegExp])[] = [
  ['trousers', /裤|trouser|pant|jean|short/i],
  ['hoodie', /卫衣|帽衫|连帽|hood/i],
  ['polo', /polo|翻领/i],
  ['shirt', /衬衫|衬衣|shirt/i],
];

/** The drawing that a style's name asks for, to begin with. */
export const guessed = (style: string | null): Drawing =>
  /t-?shirt|t恤/i.test(style ?? '')
    ? 'tee'
    : (NAMES.find(([, name]) => name.test(style ?? ''))?.[0] ?? 'tee');
