import { useCallback, useEffect, useState } from 'react';
import type { PageTools } from '@selvedge/sdk/page';
import type { Station } from './answers.ts';

interface AtStation {
  readonly station: Station | null;
  readonly error: unknown;
  readonly again: () => void;
}

/** Teams, orders and defects, as they are known on this device while the server cannot be asked. */
export function useStation(tools: PageTools): AtStation {
  const [station, setStation] = useState<Station | null>(null);
  const [error, setError] = useState<unknown>(null);
  const again = useCallback((): void => {
    tools.kept<Station>('station').then(({ answer }) => {
      setStation(answer);
      setError(null);
    }, setError);
  }, [tools]);
  useEffect(() => {
    again();
    return tools.watch(again);
  }, [tools, again]);
  return { station, error, again };
}
