import { run } from 'node:test';
import { join } from 'node:path';
import { count, newOutcome, noTest, type Outcome } from './outcome.ts';

/** Where `several.ts` reads what it shall run. */
export const SEVERAL = 'SELVEDGE_TEST_SEVERAL';
const ENTRY = join(import.meta.dirname, 'several.ts');

export interface TestFile {
  /** Its path below the root. */
  readonly file: string;
  /** What reports call it. */
  readonly title: string;
  /** Variables of its own. */
  readonly env: Readonly<Record<string, string>>;
}

export interface Several {
  readonly root: string;
  readonly files: readonly TestFile[];
}

/**
 * Test files in one process, one after the other; it is ended when it takes longer than it may.
 * @param limit milliseconds for each test; the whole process gets that for each file, and ten seconds
 * @param ended hears the outcome of each file as it ends
 */
export async function runFiles(
  { root, files }: Several,
  limit: number,
  env: Readonly<Record<string, string>>,
  ended: (outcome: Outcome) => void,
): Promise<void> {
  const outcomes = files.map(({ title }) => newOutcome(title));
  const isAlone = files.length === 1;
  const entry = isAlone ? join(root, files[0].file) : ENTRY;
  let at = 0;
  let isWhole = isAlone;
  let since = performance.now();
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), limit * files.length + 10_000);
  const events = run({
    cwd: root,
    files: [entry],
    isolation: 'process',
    timeout: limit * files.length,
    signal: end.signal,
    env: {
      ...process.env,
      ...env,
      ...files[0].env,
      ...(isAlone ? {} : { [SEVERAL]: JSON.stringify({ root, files } satisfies Several) }),
    },
  });
  const close = (): void => {
    const outcome = outcomes[at++];
    outcome.milliseconds = performance.now() - since;
    since = performance.now();
    ended(outcome);
  };
  try {
    for await (const event of events) {
      const outcome = outcomes[Math.min(at, files.length - 1)];
      if (event.type === 'test:pass' || event.type === 'test:fail') {
        const { file, name } = event.data;
        if (file !== ENTRY || name === ENTRY) count(outcome, event.data);
        else if (name === files[at].file) {
          if (isEmpty(outcome)) outcome.failures.push(noTest(outcome.file));
          // The last one ends with the process: its hooks may fail yet.
          isWhole = at === files.length - 1;
          if (!isWhole) close();
        }
      }
      if (event.type === 'test:stdout' || event.type === 'test:stderr')
        outcome.printed.push(event.data.message);
    }
  } finally {
    clearTimeout(timer);
  }
  if (end.signal.aborted)
    fail(outcomes[at], `It did not end within ${(limit * files.length) / 1000} s and was stopped.`);
  // When another test failed before, the process does not tell that it died.
  else if (!isWhole) fail(outcomes[at], 'The process ended before its tests.');
  close();
  // It died: what was to come after it in this process never began.
  while (at < files.length) {
    fail(outcomes[at], `It did not begin: the process ended in ${outcomes[at - 1].file}.`);
    close();
  }
}

const isEmpty = ({ passed, failures, skips }: Outcome): boolean =>
  passed + failures.length + skips.length === 0;

/** When nothing else says why. */
function fail(outcome: Outcome, text: string): void {
  if (outcome.failures.length === 0)
    outcome.failures.push({ name: outcome.file, place: `${outcome.file}:1`, text });
}
