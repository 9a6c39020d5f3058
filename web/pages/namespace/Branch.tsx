import { useTranslation } from 'react-i18next';
import { titleIn } from '../../i18n/title.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { useChildren } from './useChildren.ts';

interface Props {
  path: string;
  depth: number;
  open: ReadonlySet<string>;
  chosen: string;
  toggle: (path: string) => void;
  onChoose: (path: string) => void;
}

/** The children of one branch. */
export function Branch({ path, depth, open, chosen, toggle, onChoose }: Props) {
  const { t } = useTranslation(['namespace', 'common']);
  const language = useLanguage();
  const { data, isLoading, error } = useChildren(path);
  if (isLoading) return <li className="tree-note">{t('common:loading')}</li>;
  if (error !== null) return <li className="tree-note">{t('namespace:branchFailed')}</li>;
  const items = data?.items ?? [];
  return (
    <>
      {items.map((thing, index) => {
        const isOpen = open.has(thing.path);
        const isChosen = thing.path === chosen;
        const inFocusOrder = isChosen || (chosen === '' && depth === 0 && index === 0);
        return (
          <li key={thing.id} role="none">
            <div
              role="treeitem"
              tabIndex={inFocusOrder ? 0 : -1}
              aria-selected={isChosen}
              aria-expanded={thing.children > 0 ? isOpen : undefined}
              aria-level={depth + 1}
              className="tree-item"
              style={{ paddingLeft: 4 + depth * 16 }}
              data-path={thing.path}
              data-testid="tree-item"
              onClick={() => onChoose(thing.path)}
            >
              {thing.children > 0 ? (
                <span
                  className="tree-fold"
                  aria-hidden
                  onClick={(event) => {
                    event.stopPropagation();
                    toggle(thing.path);
                  }}
                >
                  {isOpen ? '▾' : '▸'}
                </span>
              ) : (
                <span className="tree-fold" aria-hidden />
              )}
              <span className="tree-name">{titleIn(language, thing.title, thing.name)}</span>
              {thing.children > 0 && <small className="muted">{thing.children}</small>}
            </div>
            {isOpen && thing.children > 0 && (
              <ul role="group">
                <Branch
                  path={thing.path}
                  depth={depth + 1}
                  open={open}
                  chosen={chosen}
                  toggle={toggle}
                  onChoose={onChoose}
                />
              </ul>
            )}
          </li>
        );
      })}
      {data?.next ? <li className="tree-note">{t('namespace:branchLong')}</li> : null}
    </>
  );
}
