import type { ErrorComponentProps } from '@tanstack/react-router';
import { ProblemNote } from './ProblemNote.tsx';

/** A page that broke says so and can be tried again; the shell stays. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  return (
    <div style={{ maxWidth: 560, margin: '48px auto', padding: '0 16px' }}>
      <ProblemNote problem={error} onRetry={reset} />
    </div>
  );
}
