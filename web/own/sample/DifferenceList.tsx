import { useTranslation } from 'react-i18next';
import type { SampleDifference } from '../../client/index.ts';
import { shortly } from './shortly.ts';
import { useTitle } from '../parts/useTitle.ts';

/** What importing a sample would do here, line by line. What is the same already stands last, as a number. */
export function DifferenceList({ found }: { found: readonly SampleDifference[] }) {
  const { t } = useTranslation('own');
  const titled = useTitle();
  const told = found.filter(({ what }) => what !== 'same');
  const same = found.length - told.length;
  return (
    <div data-testid="sample-differences">
      {told.length === 0 && <p>{t('own:sample.allSame')}</p>}
      <ul className="own-differences">
        {told.map(({ part, name, title, what, from, to }) => (
          <li key={`${part} ${name}`} data-what={what} data-name={name}>
            <span className={`own-new own-new-${what}`}>{t(`own:sample.what.${what}`)}</span>
            <span>
              {t(`own:sample.part.${part}`)} · {titled(title)}
            </span>
            {(part === 'setting' || what === 'missing') && (
              <span className="muted">
                {shortly(from)} → {shortly(to)}
              </span>
            )}
          </li>
        ))}
      </ul>
      {same > 0 && told.length > 0 && <p className="muted">{t('own:sample.same', { count: same })}</p>}
    </div>
  );
}
