import type { ReactNode } from 'react';
import './page-head.css';

/** A page's name, what is wanted most at the right. */
export function PageHead({
  title,
  note,
  children,
}: {
  title: ReactNode;
  note?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        {note !== undefined && <p className="muted">{note}</p>}
      </div>
      {children !== undefined && <div className="page-head-tools">{children}</div>}
    </header>
  );
}
