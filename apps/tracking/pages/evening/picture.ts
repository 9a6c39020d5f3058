import type { Pen } from '@selvedge/sdk/page';
import { percentOf, type TeamDay } from '../board/team-day.ts';

export const WIDTH = 1080;
const EDGE = 64;
const HEAD = 240;
const A_TEAM = 268;
const FOOT = 150;
const FONT = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
const COTTON = '#faf8f4';
const INDIGO = '#27466f';
const THREAD = '#c2303a';
const TEXT = '#1e2530';
const MUTED = '#5c6470';
const SUNKEN = '#e7e1d5';
const GREEN = '#1f7446';

export const heightFor = (teams: number): number => HEAD + teams * A_TEAM + FOOT;

interface DayPicture {
  readonly day: string;
  readonly org: string;
  readonly language: 'zh' | 'en';
  readonly teams: readonly TeamDay[];
}

/** The hour that brought most out; of several the first. null = nothing came out */
export function bestHourOf(hours: TeamDay['hours']): TeamDay['hours'][number] | null {
  const [best] = hours.filter(({ pieces }) => pieces > 0).toSorted((one, other) => other.pieces - one.pieces);
  return best ?? null;
}

/** Cotton, indigo, one red thread: the day of the teams, large enough to be read in a chat. */
export function drawDay(pen: Pen, { day, org, language, teams }: DayPicture): void {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const write = (text: string, x: number, y: number, size: number, colour = TEXT, weight = 400): void => {
    pen.font = `${weight} ${size}px ${FONT}`;
    pen.fillStyle = colour;
    pen.fillText(text, x, y, WIDTH - EDGE - x);
  };
  const writeRight = (text: string, y: number, size: number, colour = TEXT, weight = 400): void => {
    pen.font = `${weight} ${size}px ${FONT}`;
    pen.fillStyle = colour;
    pen.textAlign = 'right';
    pen.fillText(text, WIDTH - EDGE, y);
    pen.textAlign = 'left';
  };
  const bar = (x: number, y: number, width: number, height: number, colour: string): void => {
    pen.fillStyle = colour;
    pen.fillRect(x, y, Math.max(0, width), height);
  };
  const height = heightFor(teams.length);
  pen.textAlign = 'left';
  bar(0, 0, WIDTH, height, COTTON);
  bar(0, 0, 9, height, THREAD);
  write(say('今日产量', 'Output of the day'), EDGE, 116, 68, INDIGO, 700);
  write(`${org} · ${day}`, EDGE, 176, 36, MUTED);
  teams.forEach(({ name, actual, target, efficiency, hours }, at) => {
    const y = HEAD + at * A_TEAM;
    const share = target === null || target === 0 ? null : actual / target;
    const isReached = share !== null && share >= 1;
    bar(EDGE, y - 24, WIDTH - 2 * EDGE, 2, SUNKEN);
    write(name, EDGE, y + 48, 48, TEXT, 700);
    writeRight(
      target === null ? `${actual} ${say('件', 'pcs')}` : `${actual} / ${target} ${say('件', 'pcs')}`,
      y + 48,
      52,
      isReached ? GREEN : TEXT,
      700,
    );
    const full = WIDTH - 2 * EDGE;
    bar(EDGE, y + 80, full, 30, SUNKEN);
    // Above its target a team fills the bar; how far above the percentage says.
    bar(EDGE, y + 80, full * Math.min(1, share ?? 0), 30, isReached ? GREEN : INDIGO);
    const best = bestHourOf(hours);
    const facts = [
      share === null
        ? ''
        : say(`完成 ${Math.round(share * 100)} %`, `${Math.round(share * 100)} % of the target`),
      efficiency === null ? '' : say(`效率 ${percentOf(efficiency)}`, `efficiency ${percentOf(efficiency)}`),
      best === null
        ? ''
        : say(
            `最好一小时 ${best.hour} 点 ${best.pieces} 件`,
            `best hour ${best.hour}:00, ${best.pieces} pcs`,
          ),
    ].filter((one) => one !== '');
    write(facts.join('   '), EDGE, y + 164, 34, MUTED);
    if (isReached) write(say('✓ 目标完成', '✓ target reached'), EDGE, y + 212, 34, GREEN, 600);
  });
  write(say('大家辛苦了，谢谢！', 'Well done, everyone. Thank you!'), EDGE, height - 60, 44, INDIGO, 600);
}
