import type { Titles } from '@selvedge/sdk/app';
import type { PageTools } from '@selvedge/sdk/page';
import { momentOf } from '../desk/times.ts';
import type { Holder } from './answers.ts';

interface OperationChoice {
  readonly operation: string;
  readonly title: string;
}

/** As `tracking/heldScans` answers. */
export interface HeldScan {
  readonly held: string;
  readonly because: string;
  readonly said: Titles;
  readonly isKnown: boolean;
  readonly name: string | null;
  readonly workerNumber: string | null;
  readonly code: string | null;
  readonly number: string | null;
  readonly orderNumber: string | null;
  readonly colour: string | null;
  readonly size: string | null;
  readonly operations: readonly OperationChoice[];
  readonly choices: readonly (OperationChoice & { readonly remaining: number })[];
  readonly pieces: number | null;
  readonly booked: number;
  readonly remaining: number | null;
  readonly at: string;
  readonly deviceAt: string | null;
  readonly ahead: number | null;
  readonly receivedAt: string;
  readonly station: string | null;
  readonly instead: readonly Holder[];
}

const MINUTE_MS = 60_000;
const MANY_MINUTES = 120;

/** Who, which bundle, which operation, how many: one line. */
export function headOf(
  { name, number, orderNumber, code, operations, pieces }: HeldScan,
  tools: PageTools,
): string {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const bundle = number ?? (code === null ? null : `…${code.slice(-4)}`);
  return [
    name ?? say('不知道是谁', 'Nobody known'),
    bundle === null ? orderNumber : say(`${bundle} 扎`, bundle),
    operations.map(({ title }) => title).join('、'),
    pieces === null ? '' : say(`${pieces} 件`, `${pieces} pcs`),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** When it was scanned, by which clock, and when it came if that was later. */
export function timesOf({ at, deviceAt, ahead, receivedAt, station }: HeldScan, tools: PageTools): string {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const minutes = Math.round((ahead ?? 0) / MINUTE_MS);
  const [many, unit] =
    Math.abs(minutes) >= MANY_MINUTES ? [minutes / 60, say('小时', 'h')] : [minutes, say('分钟', 'min')];
  const count = `${Math.round(Math.abs(many))} ${unit}`;
  const off =
    minutes === 0 || deviceAt === null
      ? ''
      : say(
          `手机写的 ${momentOf(deviceAt, tools)}，${minutes > 0 ? '快' : '慢'} ${count}`,
          `the phone said ${momentOf(deviceAt, tools)}, ${count} ${minutes > 0 ? 'fast' : 'slow'}`,
        );
  return [
    say(`${momentOf(at, tools)} 扫的`, `scanned ${momentOf(at, tools)}`),
    off,
    momentOf(receivedAt, tools) === momentOf(at, tools)
      ? ''
      : say(`${momentOf(receivedAt, tools)} 收到`, `received ${momentOf(receivedAt, tools)}`),
    station ?? '',
  ]
    .filter(Boolean)
    .join(' · ');
}
