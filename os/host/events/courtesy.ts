import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

/** Share of its time that the program works, above which others wait for it. */
const BUSY = 0.45;
/** Rest after work that met a busy program, as so many times its length. */
const REST = 6;
const LONGEST_MS = 250;

/** Does what may wait a little, and rests after it while the program has much else to do: others keep their pace. */
export async function courteously<T>(work: () => Promise<T>): Promise<T> {
  const before = performance.eventLoopUtilization();
  const begun = performance.now();
  try {
    return await work();
  } finally {
    const { utilization } = performance.eventLoopUtilization(before);
    if (utilization > BUSY) await delay(Math.min(LONGEST_MS, (performance.now() - begun) * REST));
  }
}
