import type { Shell } from './shell.ts';

/** SIGTERM promises a clean stop within this time. */
const STOP_WITHIN = 10_000;
/** One Ctrl-C may arrive several times (terminal, npm, launcher): repeats within this time are the same press. */
const SAME_PRESS = 1_000;
/** Time for the last words to be written. */
const LINGER = 300;

/** How often a platform that npm started looks whether npm is still there. */
const LOOK_MS = 500;

/** The wish to stop: a signal, or a launcher that went away. Heard from its making on, also while things still start. */
export class Stopping {
  /** Resolves with the first wish. */
  readonly wished: Promise<void>;
  readonly #shell: Shell;

  constructor(shell: Shell) {
    this.#shell = shell;
    this.wished = new Promise((resolve) => {
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
      if (shell.env['npm_lifecycle_event'] !== undefined) watchParent(heard);
    });
  }

  /** Waits for the wish, then stops what runs, last thing first; ends the process when that takes too long. */
  async follow(...stops: readonly (() => Promise<void>)[]): Promise<void> {
    await this.wished;
    const zh = this.#shell.language === 'zh';
    this.#shell.remark(zh ? '正在停止…（再按一次立即结束）' : 'Stopping… (once more to end at once)');
    const deadline = setTimeout(() => {
      this.#shell.remark(zh ? '10 秒内未能停止，强制结束。' : 'Did not stop within 10 s: ended.');
      process.exit(1);
    }, STOP_WITHIN);
    for (const stop of stops.toReversed()) await stop();
    clearTimeout(deadline);
    // What an app left running (a timer of a job that was given up) does not hold the exit.
    setTimeout(() => process.exit(), LINGER).unref();
  }
}

/** npm passes a signal on to its shell, which dies of it and tells nobody. */
function watchParent(gone: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    gone();
  }, LOOK_MS);
  timer.unref();
}
