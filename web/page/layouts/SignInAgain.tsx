import { t } from '../words.ts';
import { useLine } from './useLine.ts';

/** The session ended, or another person signed in: what was done is kept, and sent when its person is back. */
export function SignInAgain() {
  const line = useLine();
  if (line.kind !== 'signedOut' && line.kind !== 'other') return null;
  return (
    <p className="station-note" role="alert" data-testid="sign-in-again">
      {t(`page:again.${line.kind}`)}
      {line.kind === 'signedOut' ? (
        <a
          className="part-button part-main"
          href={`/login?to=${encodeURIComponent(location.pathname + location.search)}`}
        >
          {t('page:again.signIn')}
        </a>
      ) : (
        <button type="button" className="part-button part-main" onClick={() => location.reload()}>
          {t('page:again.reload')}
        </button>
      )}
    </p>
  );
}
