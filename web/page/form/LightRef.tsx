import type { RefField } from '@selvedge/sdk/app';
import { useEffect, useState } from 'react';
import { type AppFacts, type Found, type Labels, recordsClient } from '../../client/records.ts';
import { labelOf } from '../../apps/value/label.ts';
import { usePage } from '../context.ts';
import { t } from '../words.ts';

interface Props {
  readonly id: string;
  readonly path: string;
  readonly field: RefField;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

interface Choice {
  readonly id: string;
  readonly label: string;
}

const PAUSE_MS = 200;
const MOST = 12;
/** Declarations of apps that were asked for, once. */
const known = new Map<string, Promise<AppFacts>>();

/** Another record, found by typing a part of its name. */
export function LightRef({ id, path, field, value, onChange }: Props) {
  const { work } = usePage();
  const [app = '', entity = ''] = field.entity.split('/');
  const [typed, setTyped] = useState<string | null>(null);
  const [found, setFound] = useState<readonly Choice[] | null>(null);
  const [chosen, setChosen] = useState<Choice | null>(null);
  const [isHidden, setHidden] = useState(false);

  useEffect(() => {
    let isOver = false;
    const client = recordsClient(work.transport);
    const facts = known.get(app) ?? client.getApp(app);
    known.set(app, facts);
    const look = async (): Promise<void> => {
      const target = (await facts).entities.find((one) => one.name === entity);
      if (target === undefined) return setHidden(true);
      const labelled = (items: readonly Found[], labels: Labels): Choice[] =>
        items.map((item) => ({ id: item.id, label: labelOf(target, item, labels) }));
      if (typeof value === 'string' && value !== '' && chosen?.id !== value) {
        const { items, labels } = await client.listRecords(app, entity, { where: { id: value }, limit: 1 });
        if (!isOver) setChosen(labelled(items, labels)[0] ?? null);
      }
      if (typed === null) return;
      const { items, labels } = await client.listRecords(app, entity, { search: typed, limit: MOST });
      if (!isOver) setFound(labelled(items, labels));
    };
    const timer = setTimeout(() => void look().catch(() => setHidden(true)), typed === null ? 0 : PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [work, app, entity, typed, value, chosen]);

  if (isHidden) return <p className="part-note">{t('page:form.refHidden')}</p>;
  const choose = (choice: Choice | null): void => {
    setChosen(choice);
    setTyped(null);
    setFound(null);
    onChange(choice?.id ?? null);
  };
  return (
    <span className="light-ref">
      <input
        id={id}
        data-field={path}
        role="combobox"
        aria-expanded={found !== null}
        aria-controls={`${id}-list`}
        autoComplete="off"
        placeholder={t('page:form.search')}
        value={typed ?? chosen?.label ?? ''}
        onFocus={() => setTyped('')}
        onChange={({ target }) => {
          setTyped(target.value);
          if (target.value === '' && field.required !== true) onChange(null);
        }}
        onBlur={() => setTyped(null)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || found?.[0] === undefined) return;
          event.preventDefault();
          choose(found[0]);
        }}
      />
      {typed !== null && found !== null && (
        <ul id={`${id}-list`} role="listbox">
          {found.length === 0 && <li className="part-note">{t('page:form.none')}</li>}
          {found.map((choice) => (
            <li key={choice.id}>
              <button
                type="button"
                role="option"
                aria-selected={choice.id === value}
                className="part-button"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(choice)}
              >
                {choice.label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </span>
  );
}
