import { run } from 'node:test';
import { join } from 'node:path';
import { count, newOutcome, type Outcome } from './outcome.ts';

/**
 * One test file in a process of its own, ended when it takes longer than it may.
 * @param title what reports call it
 * @param limit milliseconds for each of its tests; the whole file gets that and ten seconds
 */
export async function runFile(
  root: string,
  file: string,
  title: string,
  limit: number,
  env: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const outcome = newOutcome(title);
  const started = performance.now();
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), limit + 10_000);
  const events = run({
    cwd: root,
    files: [join(root, file)],
    isolation: 'process',
    timeout: limit,
    signal: end.signal,
    env: { ...process.env, ...env },
  });
  try {
    for await (const event of events) {
      if (event.type === 'test:pass' || event.type === 'test:fail') count(outcome, event.data);
      if (event.type === 'test:stdout' || event.type === 'test:stderr')
        outcome.printed.push(event.data.message);
    }
  } finally {
    clearTimeout(timer);
  }
  outcome.milliseconds = performance.now() - started;
  if (end.signal.aborted && outcome.failures.length === 0) {
    outcome.failures.push({
      name: title,
      place: `${file}:1`,
      text: `It did not end within ${limit / 1000} s and was stopped.`,
    });
  }
  return outcome;
}
