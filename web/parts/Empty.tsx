import type { ReactNode } from 'react';
import './empty.css';

/** An empty page: one sentence why, and one button. */
export function Empty({ why, children }: { why: ReactNode; children?: ReactNode }) {
  return (
    <div className="empty" data-testid="empty">
      <p>{why}</p>
      {children}
    </div>
  );
}
