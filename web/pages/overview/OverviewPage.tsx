import { lastOf, parentOf } from '@selvedge/sdk/connector';
import { everyThing } from '../../client/index.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { titleIn } from '../../i18n/title.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { useLiveTick, useLiveUnder } from '../../live/useLive.ts';
import { useFeed } from '../../live/LiveProvider.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Splash } from '../../parts/Splash.tsx';
import { useApi } from '../../session/useApi.ts';
import { stateOfValue } from '../../state/states.ts';
import { floorOf } from './groups.ts';
import { LineCard, type MachineState } from './LineCard.tsx';
import { Others } from './Others.tsx';
import { Totals } from './Totals.tsx';
import './overview.css';

const MOST_THINGS = 5000;

/** The factory at one glance: every machine a dot, by line. */
export function OverviewPage() {
  const { t } = useTranslation(['overview', 'common']);
  const api = useApi();
  const language = useLanguage();
  const feed = useFeed();
  const {
    data: things,
    error,
    refetch,
  } = useQuery({
    queryKey: ['things', 'all'],
    queryFn: ({ signal }) => everyThing(api, MOST_THINGS, signal),
    refetchInterval: 60_000,
  });
  const floor = useMemo(() => floorOf(things ?? []), [things]);
  const statePaths = useMemo(
    () =>
      new Set(
        floor.areas.flatMap((area) =>
          area.lines.flatMap((line) => line.machines.map((machine) => machine.statePath)),
        ),
      ),
    [floor],
  );
  useLiveUnder('');
  useLiveTick((path) => statePaths.has(path), 250);

  if (things === undefined)
    return error === null ? <Splash /> : <ProblemNote problem={error} onRetry={() => void refetch()} />;
  if (things.length === 0) {
    return (
      <Empty why={t('overview:empty.why')}>
        <Link to="/devices" className="button-link" data-testid="overview-start">
          {t('overview:empty.button')}
        </Link>
      </Empty>
    );
  }
  const states: ReadonlyMap<string, MachineState> = new Map(
    [...statePaths].map((path) => {
      const value = feed.value(path);
      return [path, { ...stateOfValue(value?.value, value?.quality ?? 0), time: value?.time ?? null }];
    }),
  );
  return (
    <div data-testid="overview">
      {statePaths.size > 0 && <Totals states={[...states.values()].map((each) => each.state)} />}
      {floor.areas.map((area) => (
        <section key={area.path} className="area">
          {area.path !== '' && (
            <h2>
              <Link to="/namespace/$" params={{ _splat: area.path }}>
                {titleIn(language, area.title, lastOf(area.path))}
              </Link>
              {parentOf(area.path) !== '' && <small className="muted">{parentOf(area.path)}</small>}
            </h2>
          )}
          <div className="lines">
            {area.lines.map((line) => (
              <LineCard key={line.path} line={line} states={states} />
            ))}
          </div>
        </section>
      ))}
      <Others things={floor.others} />
    </div>
  );
}
