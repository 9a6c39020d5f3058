import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../parts/useTitle.ts';
import type { Clash } from './DraftStore.ts';

/** A colleague changed the same parts: whose word counts. */
export function ClashNote({
  clash,
  onChoose,
}: {
  clash: Clash;
  onChoose: (winner: 'mine' | 'theirs') => void;
}) {
  const { t } = useTranslation('own');
  const titled = useTitle();
  const parts = clash.parts.map(({ kind, title }) => `${t(`own:part.${kind}`)} ${titled(title)}`);
  return (
    <div className="problem" role="alert" data-testid="own-clash">
      <strong>{t('own:clash.title', { who: clash.login ?? t('own:clash.somebody') })}</strong>
      <p>{parts.join(t('own:clash.comma'))}</p>
      <div className="own-bar">
        <Button size="small" onClick={() => onChoose('theirs')} data-testid="clash-theirs">
          {t('own:clash.theirs')}
        </Button>
        <Button size="small" onClick={() => onChoose('mine')} data-testid="clash-mine">
          {t('own:clash.mine')}
        </Button>
        <span className="muted">{t('own:clash.undo')}</span>
      </div>
    </div>
  );
}
