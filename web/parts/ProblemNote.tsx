import { useTranslation } from 'react-i18next';
import { Problem } from '../client/index.ts';
import './problem.css';

/** What happened, why, and what to do next. `onRetry` offers to try again. */
export function ProblemNote({ problem, onRetry }: { problem: unknown; onRetry?: () => void }) {
  const { t } = useTranslation('common');
  const known =
    problem instanceof Problem ? problem : new Problem({ status: 0, code: 'page', detail: String(problem) });
  const local = known.code === 'network' || known.code === 'page' || known.title === '';
  const kind = known.code === 'network' || known.code === 'page' ? known.code : 'answer';
  return (
    <div className="problem" role="alert" data-testid="problem" data-code={known.code}>
      <strong>{local ? t(`common:problem.${kind}.what`) : known.title}</strong>
      {known.detail !== '' && <p>{known.detail}</p>}
      {known.fields.length > 0 && (
        <ul>
          {known.fields.map((field) => (
            <li key={field.path + field.message}>
              {field.path === '' ? '' : `${field.path}: `}
              {field.message}
            </li>
          ))}
        </ul>
      )}
      <p>{local ? t(`common:problem.${kind}.next`) : known.next}</p>
      {(known.request !== '' || onRetry !== undefined) && (
        <p className="problem-foot">
          {onRetry !== undefined && (
            <button type="button" className="plain-button" onClick={onRetry}>
              {t('common:retry')}
            </button>
          )}
          {known.request !== '' && (
            <span className="muted">{t('common:problem.request', { request: known.request })}</span>
          )}
        </p>
      )}
    </div>
  );
}
