import type { Shell } from './shell.ts';

/** SIGTERM promises a clean stop within this time. */
const STOP_WITHIN = 10_000;
/** One Ctrl-C may arrive several times (terminal, npm, launcher): repeats within this time are the same press. */
const SAME_PRESS = 1_000;

/**
 * Waits for a signal, or for the launcher to go away, then stops what runs.
 * A second signal, or a stop that takes too long, ends the process at once.
 */
export async function stopOnSignal(shell: Shell, stop: () => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    let first = 0;
    const heard = (): void => {
      if (first === 0) {
        first = performance.now();
        resolve();
      } else if (performance.now() - first > SAME_PRESS) {
        process.exit(130);
      }
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, heard);
    process.once('disconnect', heard);
  });
  shell.remark(
    shell.language === 'zh' ? '正在停止…（再按一次立即结束）' : 'Stopping… (once more to end at once)',
  );
  const deadline = setTimeout(() => {
    shell.remark(
      shell.language === 'zh' ? '10 秒内未能停止，强制结束。' : 'Did not stop within 10 s: ended.',
    );
    process.exit(1);
  }, STOP_WITHIN);
  await stop();
  clearTimeout(deadline);
}
