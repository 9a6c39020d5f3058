import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Change, EMPTY } from '../draft/parts.ts';
import { useDraft } from '../draft/useDraft.ts';
import { useTitle } from '../parts/useTitle.ts';

/** One change of the draft, as a sentence. */
export function ChangeWords({ change: { what, part } }: { change: Change }) {
  const { t } = useTranslation('own');
  const titled = useTitle();
  return (
    <span className={`own-change own-change-${what}`}>
      {t(`own:change.${what}`, { kind: t(`own:part.${part.kind}`), title: titled(part.title) })}
    </span>
  );
}

/** What the draft would change, and the way back to what is in force. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation('own');
  const { state, change } = useDraft();
  if (changes.length === 0) return null;
  return (
    <section className="own-section own-waiting" data-testid="own-changes">
      <header>
        <h2>{t('own:changes.title')}</h2>
        <Button
          size="small"
          onClick={() => change(() => state.published?.document ?? EMPTY, 'discard')}
          data-testid="own-discard"
        >
          {t('own:changes.discard')}
        </Button>
      </header>
      <ul>
        {changes.map((one) => (
          <li key={one.part.where}>
            <ChangeWords change={one} />
          </li>
        ))}
      </ul>
      <p className="muted">{t('own:changes.note')}</p>
    </section>
  );
}
