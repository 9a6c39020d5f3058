import { Link } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AppCard } from '../../client/index.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { titleIn } from '../../i18n/title.ts';
import { useMay } from '../../session/useSession.ts';
import type { Question } from './CataloguePage.tsx';
import { useAppChanges } from './useAppChanges.ts';

/** True when a newer (or other) version than the running one is on offer. */
export const hasUpgrade = ({ installed, offered }: AppCard): boolean =>
  installed !== null && offered !== null && offered !== installed;

/** There is nothing to agree to: it is enabled at once. */
const asksNothing = ({ permissions }: AppCard): boolean => Object.keys(permissions).length === 0;

/** One app of the catalogue, with what can be done about it. */
export function AppTile({ card, onAsk }: { card: AppCard; onAsk: (what: Question['what']) => void }) {
  const { t } = useTranslation(['apps', 'common']);
  const language = useLanguage();
  const may = useMay();
  const { busy, enable, disable, rollBack } = useAppChanges(card);
  const operates = may('installation.operate');
  const manages = may('org.manage');
  const isOwn = card.installed === null && card.offered === null;
  const state = card.enabled ? 'enabled' : card.installed === null && !isOwn ? 'offered' : 'installed';
  const more = [
    ...(manages && card.enabled
      ? [{ key: 'disable', label: t('apps:catalogue.disable'), onClick: () => void disable() }]
      : []),
    ...(operates && card.installed !== null && card.previous
      ? [{ key: 'rollback', label: t('apps:catalogue.rollBack'), onClick: () => void rollBack() }]
      : []),
    ...(operates && card.installed !== null
      ? [{ key: 'remove', label: t('apps:catalogue.remove'), danger: true, onClick: () => onAsk('remove') }]
      : []),
  ];
  return (
    <li className="app-tile" data-testid="app-tile" data-app={card.id} data-state={state}>
      <span className="app-mark" aria-hidden>
        {card.mark}
      </span>
      <div className="app-tile-words">
        <h2>
          {card.enabled ? (
            <Link to="/a/$app" params={{ app: card.id }}>
              {card.title[language]}
            </Link>
          ) : (
            card.title[language]
          )}
        </h2>
        <p>{card.summary[language]}</p>
        {card.scenes.length > 0 && (
          <p className="app-scenes" title={t('apps:catalogue.scenesNote')}>
            {t('apps:catalogue.scenes', { scenes: card.scenes.join(language === 'zh' ? '、' : ', ') })}
          </p>
        )}
        {card.credits.length > 0 && (
          <p className="muted">
            {t('apps:catalogue.credit', {
              names: card.credits.map(({ title, org }) => titleIn(language, title, org)).join(', '),
            })}
          </p>
        )}
      </div>
      <footer>
        <span className="app-state">
          <i className={`app-dot app-dot-${state}`} aria-hidden />
          {t(`apps:state.${state}`)}
          <span className="muted">{card.installed ?? card.offered ?? ''}</span>
        </span>
        {card.installed === null && card.offered !== null && operates && (
          <Button type="primary" loading={busy} onClick={() => onAsk('install')} data-testid="app-install">
            {t('apps:catalogue.install')}
          </Button>
        )}
        {card.installed === null && card.offered !== null && !operates && (
          <span className="muted">{t('apps:catalogue.askOperator')}</span>
        )}
        {hasUpgrade(card) && operates && (
          <Button loading={busy} onClick={() => onAsk('install')} data-testid="app-upgrade">
            {t('apps:catalogue.upgrade', { version: card.offered })}
          </Button>
        )}
        {manages && !card.enabled && card.installed !== null && (
          <Button
            type="primary"
            loading={busy}
            onClick={() => (asksNothing(card) ? void enable() : onAsk('consent'))}
            data-testid="app-enable"
          >
            {t('apps:catalogue.enable')}
          </Button>
        )}
        {manages && card.enabled && card.consentWaits && (
          <Button type="primary" loading={busy} onClick={() => onAsk('consent')} data-testid="app-consent">
            {t('apps:catalogue.agree')}
          </Button>
        )}
        {card.enabled && manages && (
          <Link to="/apps/$app" params={{ app: card.id }} className="app-tile-link" data-testid="app-manage">
            {t('apps:catalogue.settings')}
          </Link>
        )}
        {more.length > 0 && (
          <Dropdown trigger={['click']} menu={{ items: more }}>
            <Button type="text" loading={busy} data-testid="app-more">
              {t('common:more')}
            </Button>
          </Dropdown>
        )}
      </footer>
    </li>
  );
}
