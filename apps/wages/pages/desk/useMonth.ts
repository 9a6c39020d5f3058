import { useState } from 'react';
import type { PageTools } from '@selvedge/sdk/page';
import { monthNow } from './months.ts';

/** The month that is looked at, `?month=…` or the present one; it stays in the address, so that a page can be sent on. */
export function useMonth({ timeZone }: PageTools): readonly [string, (month: string) => void] {
  const [month, setMonth] = useState(
    () => new URLSearchParams(location.search).get('month') ?? monthNow(timeZone),
  );
  const go = (next: string): void => {
    const address = new URL(location.href);
    address.searchParams.set('month', next);
    history.replaceState(history.state, '', address);
    setMonth(next);
  };
  return [month, go];
}
