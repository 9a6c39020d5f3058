import type { Titles } from '@selvedge/sdk/connector';

/** A kind of sewing machine: its name in paths, on screens, and how fast it sews. */
export interface Kind {
  readonly name: string;
  readonly title: Titles;
  /** Stitches a minute while the pedal is down. */
  readonly speed: number;
}

export interface Machine {
  /** Number in the factory: decides its fate together with the seed. */
  readonly number: number;
  readonly line: number;
  readonly name: string;
  readonly title: Titles;
  readonly path: string;
  readonly speed: number;
}

export interface Line {
  readonly number: number;
  readonly path: string;
  readonly title: Titles;
  readonly machines: readonly Machine[];
}

/** Slug of the simulated factory's org, and the root of its paths. */
export const FACTORY = '古林一厂';
export const FACTORY_TITLE: Titles = { zh: '古林一厂', en: 'Gulin No. 1 Factory' };
export const AREA = `${FACTORY}/缝制车间`;
export const AREA_TITLE: Titles = { zh: '缝制车间', en: 'Sewing hall' };

/** Where the first team books its last operation. */
export const READER = `${AREA}/1组/RFID-01`;
export const READER_TITLE: Titles = { zh: 'RFID 读写器 01', en: 'RFID reader 01' };

const KINDS: readonly [Kind, count: number][] = [
  [{ name: '平车', title: { zh: '平车', en: 'Lockstitch' }, speed: 4200 }, 12],
  [{ name: '包缝', title: { zh: '包缝机', en: 'Overlock' }, speed: 5800 }, 4],
  [{ name: '绷缝', title: { zh: '绷缝机', en: 'Coverstitch' }, speed: 4600 }, 2],
  [{ name: '锁眼', title: { zh: '锁眼机', en: 'Buttonholer' }, speed: 3000 }, 1],
  [{ name: '钉扣', title: { zh: '钉扣机', en: 'Button sewer' }, speed: 1500 }, 1],
];
const LINES = 3;

/** The factory: 3 lines of 20 machines. */
export const factoryLines = (): Line[] => Array.from({ length: LINES }, (_, line) => lineOf(line));

function lineOf(number: number): Line {
  const path = `${AREA}/${number + 1}组`;
  const machines: Machine[] = [];
  for (const [kind, count] of KINDS) {
    for (let index = 1; index <= count; index++) {
      const digits = String(index).padStart(2, '0');
      const name = `${kind.name}-${digits}`;
      machines.push({
        number: number * 100 + machines.length,
        line: number,
        name,
        title: { zh: `${kind.title.zh} ${digits}`, en: `${kind.title.en} ${digits}` },
        path: `${path}/${name}`,
        speed: kind.speed,
      });
    }
  }
  const title = { zh: `${number + 1} 组`, en: `Line ${number + 1}` };
  return { number, path, title, machines };
}
