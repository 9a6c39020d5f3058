import { inspect } from 'node:util';
import type { EventData } from 'node:test';

export interface Failure {
  readonly name: string;
  /** `path:line`. */
  readonly place: string;
  readonly text: string;
}

/** What one test file came to. */
export interface Outcome {
  readonly file: string;
  passed: number;
  readonly failures: Failure[];
  readonly skips: { readonly name: string; readonly reason: string }[];
  milliseconds: number;
  /** What the file printed; shown only when it fails. */
  readonly printed: string[];
}

const withoutInternals = (stack: string): string =>
  stack.replaceAll(/^ +(at .*\(?node:internal\/.*|\.\.\. \d+ lines matching cause.*)\n/gm, '');

export const newOutcome = (file: string): Outcome => ({
  file,
  passed: 0,
  failures: [],
  skips: [],
  milliseconds: 0,
  printed: [],
});

export const noTest = (file: string): Failure => ({
  name: file,
  place: `${file}:1`,
  text: 'No test ran in this file.',
});

/** Counts a finished test. Suites and parents count through their children only; a todo is a skip. */
export function count(outcome: Outcome, test: EventData.TestPass | EventData.TestFail): void {
  const reason = test.skip ?? test.todo;
  if (reason !== undefined && reason !== false) {
    outcome.skips.push({ name: test.name, reason: reason === true ? 'no reason given' : reason });
    return;
  }
  if ('error' in test.details) {
    const { error } = test.details;
    if (failureType(error) === 'subtestsFailed') return;
    const name = test.name === test.file ? outcome.file : test.name;
    outcome.failures.push({ name, place: `${outcome.file}:${test.line ?? 0}`, text: explain(error) });
  } else if (test.name === test.file) {
    outcome.failures.push(noTest(outcome.file));
  } else if (test.details.type !== 'suite') {
    outcome.passed++;
  }
}

const failureType = (error: Error): unknown => ('failureType' in error ? error.failureType : undefined);

/** The thrown thing with its causes; of a file that died, how it died. */
function explain(error: Error): string {
  const cause = error.cause ?? error;
  if (cause instanceof Error) {
    // An assertion's message holds the difference already.
    const isAssertion = 'code' in cause && cause.code === 'ERR_ASSERTION' && cause.cause === undefined;
    return withoutInternals(
      isAssertion ? `${cause.stack ?? cause.message}\n` : inspect(cause, { depth: 6 }),
    ).trimEnd();
  }
  const exit = 'exitCode' in error ? `, exit code ${inspect(error.exitCode)}` : '';
  const signal = 'signal' in error ? `, signal ${inspect(error.signal)}` : '';
  return typeof cause === 'string' ? `${cause}${exit}${signal}` : inspect(cause);
}
