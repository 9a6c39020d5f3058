import type { MapField } from '@selvedge/sdk/app';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Draft, isDraft, newItem } from '../form/draft.ts';
import { FieldInput, type InputProps } from '../form/FieldInput.tsx';
import { useFaults } from '../form/faults.ts';

/** Values by key, a line each. */
export function MapInput({ field, value, path, onChange }: InputProps<MapField>) {
  const { t } = useTranslation('apps');
  const faults = useFaults();
  const [fresh, setFresh] = useState('');
  const draft: Draft = isDraft(value) ? value : {};
  const add = (): void => {
    const key = fresh.trim();
    if (key === '' || key in draft) return;
    onChange({ ...draft, [key]: newItem(field.value) });
    setFresh('');
  };
  return (
    <div className="map-input">
      {Object.entries(draft).map(([key, each]) => (
        <div key={key} className="map-line">
          <span className="map-key">{key}</span>
          <FieldInput
            field={field.value}
            path={`${path}.${key}`}
            id={`field-${path}.${key}`}
            label={key}
            value={each}
            isWrong={faults.has(`${path}.${key}`)}
            isSmall
            onChange={(next) => onChange({ ...draft, [key]: next })}
          />
          <Button
            type="text"
            aria-label={t('apps:grid.removeKey', { key })}
            onClick={() =>
              onChange(Object.fromEntries(Object.entries(draft).filter(([name]) => name !== key)))
            }
          >
            ✕
          </Button>
        </div>
      ))}
      <span className="form-tools">
        <Input
          value={fresh}
          placeholder={t('apps:grid.key')}
          aria-label={t('apps:grid.key')}
          onChange={(event) => setFresh(event.target.value)}
          onPressEnter={(event) => {
            event.preventDefault();
            add();
          }}
          style={{ width: 140 }}
        />
        <Button onClick={add} disabled={fresh.trim() === ''}>
          {t('apps:grid.addKey')}
        </Button>
      </span>
    </div>
  );
}
