import type { Drawn } from '@selvedge/sdk/page';
import './figures.css';

export function Numbers({ children }: { readonly children?: Drawn }) {
  return <div className="figure-numbers">{children}</div>;
}
