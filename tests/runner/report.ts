import type { Outcome } from './outcome.ts';

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** One line as a file ends. */
export function progressLine(outcome: Outcome): string {
  const word = outcome.failures.length > 0 ? 'FAIL' : 'ok  ';
  const failed = outcome.failures.length > 0 ? `, ${outcome.failures.length} failed` : '';
  const skipped = outcome.skips.length > 0 ? `, ${outcome.skips.length} skipped` : '';
  return `${word} ${outcome.file}  ${outcome.passed} passed${failed}${skipped}  ${seconds(outcome.milliseconds)}`;
}

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '    ');

/** Everything about one file's failures, its last output included. */
export function failureReport(outcome: Outcome): string {
  const parts = outcome.failures.map((failure, index) => {
    const isSame = failure.text === outcome.failures[index - 1]?.text;
    return `  ✖ ${failure.name}\n    ${failure.place}\n${isSame ? '    (the same)' : indented(failure.text)}\n`;
  });
  const printed = outcome.printed.join('').trimEnd().split('\n').slice(-60).join('\n');
  if (printed !== '') parts.push(`  what ${outcome.file} printed last:\n${indented(printed)}\n`);
  return parts.join('\n');
}

/** Slowest files, skips with their reasons, and the counts. The last line is a promise to whoever reads the log. */
export function summary(outcomes: readonly Outcome[], milliseconds: number, processor: number): string {
  const slowest = outcomes.toSorted((left, right) => right.milliseconds - left.milliseconds).slice(0, 8);
  const skips = outcomes.flatMap((outcome) =>
    outcome.skips.map((skip) => `  ${outcome.file}: ${skip.name}: ${skip.reason}`),
  );
  return [
    'Slowest files:',
    ...slowest.map((outcome) => `  ${seconds(outcome.milliseconds).padStart(8)}  ${outcome.file}`),
    ...(skips.length > 0 ? ['Skipped:', ...skips] : []),
    `${outcomes.length} files in ${seconds(milliseconds)}, of processors ${processor.toFixed(0)} s`,
    lastLine(outcomes),
  ].join('\n');
}

export function lastLine(outcomes: readonly Outcome[]): string {
  const sum = (of: (outcome: Outcome) => number): number =>
    outcomes.reduce((total, outcome) => total + of(outcome), 0);
  return `${sum((one) => one.passed)} passed, ${sum((one) => one.failures.length)} failed, ${sum((one) => one.skips.length)} skipped`;
}
