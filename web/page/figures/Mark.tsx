import type { ReactNode } from 'react';

interface Props {
  readonly sort: 'line' | 'target' | 'hollow' | 'strange' | 'bar' | 'share';
  readonly children: ReactNode;
}

/** A mark of a chart beside its word. */
export function Mark({ sort, children }: Props) {
  return (
    <span className="figure-mark">
      <svg viewBox="0 0 28 14" aria-hidden data-sort={sort}>
        {sort === 'bar' ? (
          <rect x="6" y="1" width="16" height="12" rx="1" />
        ) : (
          <>
            <line x1="1" y1="7" x2="27" y2="7" />
            {sort === 'line' && <circle cx="14" cy="7" r="4" />}
            {sort === 'hollow' && <circle cx="14" cy="7" r="4" />}
            {sort === 'strange' && <path d="M14 1 20 12 8 12Z" />}
            {sort === 'share' && <path d="M14 2 19 7 14 12 9 7Z" />}
          </>
        )}
      </svg>
      {children}
    </span>
  );
}
