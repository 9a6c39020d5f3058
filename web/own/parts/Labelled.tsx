import type { ReactNode } from 'react';

/** A control with its name above and a sentence below. */
export function Labelled({
  label,
  help,
  htmlFor,
  children,
}: {
  label: string;
  help?: string;
  htmlFor?: string;
  children: ReactNode;
}) {
  return (
    <div className="own-labelled">
      {htmlFor === undefined ? (
        <span className="own-label">{label}</span>
      ) : (
        <label htmlFor={htmlFor}>{label}</label>
      )}
      {children}
      {help !== undefined && <p className="form-help">{help}</p>}
    </div>
  );
}
