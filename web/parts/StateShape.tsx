import type { State } from '../state/states.ts';
import './state.css';

/** The shape of a state, 12 px. An unknown word has a plain square outline. */
export function StateShape({ state, size = 12 }: { state: State | null; size?: number }) {
  return (
    <svg
      className={`shape shape-${state ?? 'other'}`}
      width={size}
      height={size}
      viewBox="0 0 12 12"
      aria-hidden="true"
    >
      {state === 'running' && <circle cx="6" cy="6" r="5" fill="currentColor" />}
      {state === 'idle' && (
        <>
          <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M6 1.5a4.5 4.5 0 0 0 0 9z" fill="currentColor" />
        </>
      )}
      {state === 'stopped' && <rect x="1.25" y="1.25" width="9.5" height="9.5" fill="currentColor" />}
      {state === 'setup' && <path d="M6 0l6 6-6 6-6-6z" fill="currentColor" />}
      {state === 'off' && (
        <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      )}
      {state === 'none' && (
        <>
          <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeDasharray="1.6 1.2" />
          <path
            d="M2.4 9.6l7.2-7.2M1.9 6.6l4.7-4.7M5.4 10.1l4.7-4.7"
            stroke="currentColor"
            strokeWidth="0.9"
          />
        </>
      )}
      {state === null && (
        <rect
          x="1.75"
          y="1.75"
          width="8.5"
          height="8.5"
          rx="1.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        />
      )}
    </svg>
  );
}
