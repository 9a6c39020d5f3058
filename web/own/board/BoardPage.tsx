import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EntityFacts, OwnBoard } from '../../client/index.ts';
import { Empty } from '../../parts/Empty.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Splash } from '../../parts/Splash.tsx';
import { useEntities, useStored } from '../draft/facts.ts';
import { wholeTitle, withoutPart } from '../draft/parts.ts';
import { useDraft } from '../draft/useDraft.ts';
import { useTitle } from '../parts/useTitle.ts';
import { BoardFace, type Face } from './BoardFace.tsx';
import { BoardProperties } from './BoardProperties.tsx';
import { useFace } from './useFace.ts';

export function BoardPage() {
  const { t } = useTranslation('own');
  const { name } = useParams({ from: '/desk/own/board/$name' });
  const { document } = useDraft();
  const { entities, isLoading } = useEntities();
  const board = document.boards.find((one) => one.name === name);
  if (board === undefined) return <Empty why={t('own:gone')} />;
  const entity = entities.find(({ id }) => id === board.entity);
  if (entity === undefined) return isLoading ? <Splash /> : <Empty why={t('own:field.noEntity')} />;
  return <Builder key={name} board={board} entity={entity} />;
}

/** A board as it will hang on the wall, and what it shows. */
function Builder({ board, entity }: { board: OwnBoard; entity: EntityFacts }) {
  const { t } = useTranslation('own');
  const titled = useTitle();
  const navigate = useNavigate();
  const { state, change } = useDraft();
  const stored = useStored(board.entity);
  const { data, error, refetch } = useFace(board, stored);
  const isInForce = state.published?.document.boards.some(({ name }) => name === board.name) === true;
  const face: Face = {
    columns: board.columns,
    groupBy: board.groupBy ?? null,
    tiles: board.tiles.map((tile) => ({ title: wholeTitle(tile.title), value: null, unit: null })),
    items: [],
    labels: {},
    more: false,
    ...data,
  };
  return (
    <div data-testid="own-board-page" data-board={board.name}>
      <PageHead title={titled(board.title)} note={titled(entity.plural)}>
        {isInForce && (
          <Link to="/board/$name" params={{ name: board.name }} target="_blank" data-testid="board-open">
            {t('own:board.open')}
          </Link>
        )}
        <Button
          onClick={() => {
            change((now) => withoutPart(now, `boards/${board.name}`), `remove board ${board.name}`);
            void navigate({ to: '/own' });
          }}
        >
          {t('own:remove')}
        </Button>
      </PageHead>
      <div className="own-split">
        <section className="own-side" aria-label={t('own:preview.title')}>
          {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
          <div className="own-paper board-small">
            <h2 className="board-small-title">{titled(board.title)}</h2>
            <BoardFace entity={entity} face={face} most={8} />
          </div>
          {stored === undefined && <p className="muted">{t('own:preview.afterPublishing')}</p>}
        </section>
        <aside className="own-panel" aria-label={t('own:board.properties')}>
          <BoardProperties
            board={board}
            entity={entity}
            onChange={(next, what) =>
              change(
                (now) => ({
                  ...now,
                  boards: now.boards.map((one) => (one.name === board.name ? next : one)),
                }),
                `board ${board.name} ${what}`,
              )
            }
          />
        </aside>
      </div>
    </div>
  );
}
