import { readFileSync } from 'node:fs';

const TICKS = 100;

/** Seconds of processors that this process used, and everything that it or its children waited for. */
export function processorSeconds(): number {
  const stat = readFileSync('/proc/self/stat', 'latin1');
  const [user = 0, system = 0, usersOfChildren = 0, systemOfChildren = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15)
    .map(Number);
  return (user + system + usersOfChildren + systemOfChildren) / TICKS;
}
