import type { Fields } from '@selvedge/sdk/app';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { namesOf, OWN } from '../../apps/facts.ts';
import { useTelling } from '../../apps/value/useTelling.ts';
import { wordsOf } from '../../apps/value/words.ts';
import type { OwnRule, OwnTrial } from '../../client/index.ts';
import { Ago } from '../../parts/Ago.tsx';
import { isObject } from '../../apps/list/search.ts';
import { useTitle } from '../parts/useTitle.ts';

interface Props {
  readonly rule: OwnRule;
  readonly fields: Fields;
  readonly items: readonly OwnTrial[];
}

/** What a rule would have said or done, record by record; nothing was stored. */
export function Trial({ rule, fields, items }: Props) {
  const { t } = useTranslation('own');
  if (items.length === 0)
    return <p className="muted">{t(rule.kind === 'event' ? 'own:trial.noEvent' : 'own:trial.nothing')}</p>;
  const refused = items.filter(({ refusal }) => refusal !== null).length;
  const wrong = items.filter(({ fault }) => fault !== null).length;
  return (
    <div className="own-form">
      <p role="status">
        {t(rule.kind === 'validate' ? 'own:trial.refused' : 'own:trial.told', {
          count: items.length,
          refused,
          wrong,
        })}
      </p>
      <div className="own-scroll">
        <table className="small-table own-trial" data-testid="trial">
          <thead>
            <tr>
              <th scope="col">{t(rule.kind === 'event' ? 'own:trial.event' : 'own:trial.record')}</th>
              <th scope="col">{t('own:trial.result')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id} data-outcome={outcomeOf(item)}>
                <td>
                  {'entity' in rule ? (
                    <Link
                      to="/a/$app/$entity/$id"
                      params={{ ...namesOf(rule.entity), id: item.id }}
                      target="_blank"
                    >
                      {item.label || '—'}
                    </Link>
                  ) : (
                    item.label || '—'
                  )}
                  {item.at !== null && (
                    <small className="muted">
                      {' '}
                      <Ago time={item.at} />
                    </small>
                  )}
                </td>
                <td>
                  <Outcome rule={rule} fields={fields} item={item} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

const outcomeOf = ({ fault, refusal }: OwnTrial): string =>
  fault !== null ? 'fault' : refusal !== null ? 'refused' : 'fine';

function Outcome({ rule, fields, item }: { rule: OwnRule; fields: Fields; item: OwnTrial }) {
  const { t } = useTranslation('own');
  const titled = useTitle();
  const telling = useTelling();
  const { fault, refusal, set, calls } = item;
  if (fault !== null)
    return (
      <span className="form-fault">
        {fault.line === null
          ? fault.message
          : t('own:rule.faultAt', { line: fault.line, message: fault.message })}
      </span>
    );
  if (rule.kind === 'validate')
    return refusal === null ? (
      <span className="own-fine">✓ {t('own:trial.accepted')}</span>
    ) : (
      <span className="own-refused">
        ✕ {t('own:trial.refuses')} {titled(refusal)}
      </span>
    );
  if (rule.kind === 'compute') {
    const values = isObject(set) ? Object.entries(set) : [];
    if (values.length === 0) return <span className="muted">{t('own:trial.unchanged')}</span>;
    return values.map(([name, value]) => {
      const field = fields[OWN + name] ?? fields[name];
      return (
        <div key={name}>
          {field === undefined
            ? `${name} = ${String(value)}`
            : `${titled(field.title)} = ${value === null ? '—' : wordsOf(field, value, telling)}`}
        </div>
      );
    });
  }
  if (calls.length === 0) return <span className="muted">{t('own:trial.does')}</span>;
  return calls.map(({ name, args }, index) => (
    <div key={index}>
      <code>
        {name} {JSON.stringify(args)}
      </code>
    </div>
  ));
}
