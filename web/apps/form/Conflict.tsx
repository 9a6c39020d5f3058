import type { Fields } from '@selvedge/sdk/app';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Found, Values } from '../../client/index.ts';
import { useLabels } from '../value/labels.ts';
import { useTelling } from '../value/useTelling.ts';
import { wordsOf } from '../value/words.ts';
import { differing } from './draft.ts';

interface Props {
  readonly fields: Fields;
  /** The record that this form began with. */
  readonly base: Found;
  /** The record as somebody else left it. */
  readonly newer: Found;
  readonly mine: Values;
  readonly onReapply: () => void;
}

/** Somebody else changed the record meanwhile: what he changed, what I changed, and the way on. */
export function Conflict({ fields, base, newer, mine, onReapply }: Props) {
  const { t } = useTranslation('apps');
  const telling = useTelling(useLabels(fields, [base, newer, mine]));
  const theirs = new Set(differing(fields, newer, base));
  const own = new Set(differing(fields, mine, base));
  const names = Object.keys(fields).filter((name) => theirs.has(name) || own.has(name));
  const word = (name: string, values: Values): string => {
    const field = fields[name];
    return field === undefined ? '' : wordsOf(field, values[name], telling) || '—';
  };
  return (
    <section className="conflict" role="alert" data-testid="conflict">
      <strong>{t('apps:conflict.what')}</strong>
      <table className="small-table">
        <thead>
          <tr>
            <th scope="col">{t('apps:conflict.field')}</th>
            <th scope="col">{t('apps:conflict.theirs')}</th>
            <th scope="col">{t('apps:conflict.mine')}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{fields[name]?.title[telling.language]}</th>
              <td>{word(name, newer)}</td>
              <td>
                {own.has(name) ? (
                  word(name, mine)
                ) : (
                  <span className="muted">{t('apps:conflict.untouched')}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('apps:conflict.next')}</p>
      <span>
        <Button onClick={onReapply} data-testid="reapply">
          {t('apps:conflict.reapply')}
        </Button>
      </span>
    </section>
  );
}
