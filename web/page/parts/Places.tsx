import type { Drawn } from '@selvedge/sdk/page';
import { createPortal } from 'react-dom';
import { usePage } from '../context.ts';

/** In the head, where the layout has one. */
export function Place({ children }: { readonly children?: Drawn }) {
  const { place } = usePage();
  return place === null ? <div>{children}</div> : <>{createPortal(children, place)}</>;
}

/** At the bottom, where the layout has one. */
export function Bottom({ children }: { readonly children?: Drawn }) {
  const { bottom } = usePage();
  return bottom === null ? (
    <div className="part-buttons">{children}</div>
  ) : (
    <>{createPortal(children, bottom)}</>
  );
}
