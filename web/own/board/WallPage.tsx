import { useQuery } from '@tanstack/react-query';
import { Navigate, useLocation, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { entityOf, namesOf, useAppFacts } from '../../apps/facts.ts';
import { type Found, Problem } from '../../client/index.ts';
import { formatClock, formatMinute } from '../../format/time.ts';
import { titleIn } from '../../i18n/title.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { Stage } from '../../page/layouts/Board.tsx';
import { useAwake } from '../../page/layouts/useAwake.ts';
import { useClock } from '../../page/layouts/useClock.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Splash } from '../../parts/Splash.tsx';
import { useSessionQuery } from '../../session/useSession.ts';
import { useApi } from '../../session/useApi.ts';
import { useTitle } from '../parts/useTitle.ts';
import { BoardFace } from './BoardFace.tsx';
import { roomFor } from './room.ts';
import './board.css';

/** A wall asks anew so often; what is older than two looks is not the present any more. */
const PERIOD_MS = 10_000;

/** A board on the wall: no shell, large type, grey with the time when its data is old. */
export function WallPage() {
  const { name } = useParams({ from: '/board/$name' });
  const address = useLocation({ select: (location) => location.href });
  const { data: session, error, refetch } = useSessionQuery();
  if (error instanceof Problem && error.status === 401)
    return <Navigate to="/login" search={{ to: address }} replace />;
  if (session === undefined)
    return error === null ? <Splash /> : <ProblemNote problem={error} onRetry={() => void refetch()} />;
  return <Wall name={name} />;
}

function Wall({ name }: { name: string }) {
  const { t } = useTranslation(['own', 'apps', 'common']);
  const api = useApi();
  const language = useLanguage();
  const titled = useTitle();
  const { data: session } = useSessionQuery();
  const now = useClock(1000);
  useAwake();
  const { data, error, dataUpdatedAt, refetch } = useQuery({
    queryKey: ['boards', name],
    queryFn: ({ signal }) => api.lookAtBoard(name, signal),
    refetchInterval: PERIOD_MS,
    refetchIntervalInBackground: true,
    retry: false,
  });
  const { app, entity: entityName } = namesOf(data?.entity ?? '');
  const { data: facts } = useAppFacts(app);
  const entity = entityOf(facts, entityName);
  const zone = session?.org?.timeZone ?? 'UTC';
  if (data === undefined || entity === undefined)
    return error === null ? (
      <Splash />
    ) : (
      <div style={{ maxWidth: 560, margin: '96px auto', padding: 16 }}>
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      </div>
    );
  const isOld = now - dataUpdatedAt > 2 * PERIOD_MS + 5000;
  return (
    <div className="board-wall">
      <Stage>
        <div className="board" data-testid="wall" data-board={name} data-stale={isOld}>
          <header className="board-head">
            <h1>{titled(data.title)}</h1>
            <span className="board-org">
              {titleIn(language, session?.org?.title, session?.org?.slug ?? '')}
            </span>
            {document.fullscreenEnabled && document.fullscreenElement === null && (
              <button
                type="button"
                className="board-full"
                onClick={() => void document.documentElement.requestFullscreen()}
              >
                {t('own:board.full')}
              </button>
            )}
            <time className="board-clock">{formatClock(now, zone)}</time>
          </header>
          {isOld && (
            <p className="board-old" role="alert" data-testid="stale">
              {t('own:board.old', { time: formatMinute(dataUpdatedAt, zone) })}
            </p>
          )}
          <main className="board-body">
            <BoardFace
              entity={entity}
              face={{ ...data, items: data.items as readonly Found[] }}
              most={roomFor(data.tiles.length, data.groupBy !== null, data.columns.length)}
            />
          </main>
        </div>
      </Stage>
    </div>
  );
}
