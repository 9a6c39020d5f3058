import { useQuery } from '@tanstack/react-query';
import { isUsable } from '@selvedge/sdk/connector';
import { since } from '../../chart/ribbon.ts';
import { DAY } from '../../format/time.ts';
import { useLiveValue } from '../../live/useLive.ts';
import { Lasting } from '../../parts/Ago.tsx';
import { StateMark } from '../../parts/StateMark.tsx';
import { useApi } from '../../session/useApi.ts';
import { stateOfValue } from '../../state/states.ts';

/** A machine's state now, and since when. */
export function PresentState({ path }: { path: string }) {
  const api = useApi();
  const live = useLiveValue(path);
  const { state, word } = stateOfValue(live?.value, live?.quality ?? 0);
  const { data: began } = useQuery({
    queryKey: ['state', 'began', path, word],
    queryFn: async ({ signal }) => {
      const now = Date.now();
      const [raw] = await api.series.raw(
        [path],
        { from: now - 2 * DAY, to: now + 60_000 },
        2000,
        true,
        signal,
      );
      if (raw === undefined) return null;
      return since(
        raw.ts.map((time, index) => ({
          time,
          word: String(raw.values[index] ?? ''),
          usable: isUsable(raw.quality[index] ?? 0),
        })),
      );
    },
    enabled: word !== '',
  });
  return (
    <span className="present-state" data-testid="present-state">
      <StateMark state={state} word={word} />
      {began !== undefined && began !== null && <Lasting since={began} />}
    </span>
  );
}
