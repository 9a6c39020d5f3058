import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pen } from '@selvedge/sdk/page';
import type { TeamDay } from '../board/team-day.ts';
import { bestHourOf, drawDay, heightFor, WIDTH } from './picture.ts';

const team = (facts: Partial<TeamDay>): TeamDay => ({
  team: 't',
  name: '一组',
  work: [],
  target: 100,
  hourTarget: 10,
  due: 80,
  actual: 0,
  efficiency: null,
  dhu: null,
  since: null,
  workHours: 10,
  present: 3,
  absent: ['李四'],
  hours: [],
  reachedAt: null,
  calls: [],
  ...facts,
});

/** What was written, and the widest bar of each colour. */
function drawn(teams: readonly TeamDay[]): { words: string; bars: Map<unknown, number> } {
  const words: string[] = [];
  const bars = new Map<unknown, number>();
  const nothing = (): void => undefined;
  const pen: Pen = {
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    font: '',
    textAlign: 'left',
    fillRect(_x, _y, width) {
      bars.set(this.fillStyle, Math.max(bars.get(this.fillStyle) ?? 0, width));
    },
    fillText: (text) => void words.push(text),
    strokeRect: nothing,
    measureText: () => ({ width: 0 }),
    beginPath: nothing,
    moveTo: nothing,
    lineTo: nothing,
    stroke: nothing,
    fill: nothing,
    setLineDash: nothing,
  };
  drawDay(pen, { day: '2026-11-30', org: '古林一厂', language: 'zh', teams });
  return { words: words.join('|'), bars };
}

test('output against target, efficiency and the best hour; nobody is named', () => {
  const { words } = drawn([
    team({
      actual: 90,
      efficiency: '0.8734',
      hours: [
        { hour: 9, pieces: 40 },
        { hour: 14, pieces: 50 },
      ],
    }),
  ]);
  for (const word of ['一组', '90 / 100 件', '完成 90 %', '效率 87 %', '最好一小时 14 点 50 件', '谢谢'])
    assert.ok(words.includes(word), word);
  assert.doesNotMatch(words, /李四|¥|元|NaN/);
});

test('above the target the bar stays within the picture and the percentage is not clipped', () => {
  const { words, bars } = drawn([team({ actual: 130 })]);
  assert.ok(words.includes('完成 130 %') && words.includes('目标完成'));
  assert.ok([...bars.values()].every((width) => width <= WIDTH));
});

test('a team without a target or output is told without a made-up percentage', () => {
  assert.doesNotMatch(
    drawn([team({ target: null, actual: 5 }), team({ target: 0 })]).words,
    /%|NaN|Infinity/,
  );
  assert.equal(bestHourOf([{ hour: 8, pieces: 0 }]), null);
  assert.ok(heightFor(4) > heightFor(1));
});
