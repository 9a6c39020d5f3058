import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { useEntities } from '../draft/facts.ts';
import { type Change, lackOf, type Part, type PartKind, partsOf } from '../draft/parts.ts';
import { useDraft } from '../draft/useDraft.ts';
import { useTitle } from '../parts/useTitle.ts';
import { targetOf } from '../rule/kinds.ts';
import { PartLink } from './PartLink.tsx';

const KINDS: readonly PartKind[] = ['field', 'entity', 'rule', 'board'];

/** Everything of the draft, by kind. */
export function Parts({ changes, onAdd }: { changes: readonly Change[]; onAdd: (kind: PartKind) => void }) {
  const { t } = useTranslation('own');
  const { document } = useDraft();
  const parts = partsOf(document);
  const changed = new Map(changes.map(({ what, part }) => [part.where, what]));
  return (
    <div className="own-groups">
      {KINDS.map((kind) => {
        const mine = parts.filter((part) => part.kind === kind);
        return (
          <section key={kind} className="own-section" data-testid={`own-${kind}s`}>
            <header>
              <h2>{t(`own:group.${kind}`)}</h2>
              <Button size="small" onClick={() => onAdd(kind)} data-testid={`add-${kind}`}>
                {t(`own:add.${kind}`)}
              </Button>
            </header>
            {mine.length === 0 ? (
              <p className="muted">{t(`own:why.${kind}`)}</p>
            ) : (
              <ul className="own-parts">
                {mine.map((part) => (
                  <PartLine key={part.where} part={part} change={changed.get(part.where)} />
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
}

function PartLine({ part, change }: { part: Part; change: Change['what'] | undefined }) {
  const { t } = useTranslation('own');
  const lack = lackOf(part);
  return (
    <li className="own-mark">
      <PartLink part={part} />
      <span className="muted">
        <About part={part} />
      </span>
      {lack !== null ? (
        <span className="own-lack">{t(`own:lack.${lack}`)}</span>
      ) : (
        change !== undefined && <span className="own-new">{t(`own:mark.${change}`)}</span>
      )}
    </li>
  );
}

/** Which records a part is about. */
function About({ part: { kind, content } }: { part: Part }) {
  const { t } = useTranslation('own');
  const titled = useTitle();
  const { entities, apps } = useEntities();
  const titleOf = (id: string): string => {
    const found =
      entities.find((one) => one.id === id) ??
      apps.flatMap(({ events }) => events).find((one) => one.id === id);
    return found === undefined ? id : titled(found.title);
  };
  if (kind === 'field' && 'entity' in content && 'field' in content) return titleOf(content.entity);
  if (kind === 'entity' && 'fields' in content)
    return t('own:entity.fieldCount', { count: Object.keys(content.fields).length });
  if (kind === 'rule' && 'code' in content)
    return (
      <>
        {t(`own:rule.kind.${content.kind}`)} · {titleOf(targetOf(content))}
        {!content.enabled && ` · ${t('own:rule.isOff')}`}
      </>
    );
  if (kind === 'board' && 'tiles' in content)
    return (
      <>
        {titleOf(content.entity)}{' '}
        <Link to="/board/$name" params={{ name: content.name }} target="_blank">
          {t('own:board.open')}
        </Link>
      </>
    );
  return null;
}
