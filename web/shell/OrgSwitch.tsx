import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { titleIn } from '../i18n/title.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { chooseOrg } from '../session/orgChoice.ts';
import { SESSION, useSession } from '../session/useSession.ts';

/** The org's name; with several, the way to another. */
export function OrgSwitch() {
  const { t } = useTranslation('shell');
  const { org, orgs } = useSession();
  const language = useLanguage();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const name = org === null ? t('shell:noOrg') : titleIn(language, org.title, org.slug);
  const kind = org === null ? '' : t(`common:orgKind.${org.kind}`);
  const label = (
    <>
      <img src="/favicon.svg" alt="" />
      <span className="org-name">
        <strong>{name}</strong>
        <small>{kind}</small>
      </span>
    </>
  );
  if (orgs.length < 2)
    return (
      <div className="org" data-testid="org">
        {label}
      </div>
    );

  const choose = async (slug: string): Promise<void> => {
    if (slug === org?.slug) return;
    chooseOrg(slug);
    await navigate({ to: '/' });
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== SESSION[0] });
    await queries.invalidateQueries({ queryKey: SESSION });
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectedKeys: org === null ? [] : [org.slug],
        items: orgs.map((each) => ({ key: each.slug, label: titleIn(language, each.title, each.slug) })),
        onClick: ({ key }) => void choose(key),
      }}
    >
      <button type="button" className="org" data-testid="org" aria-label={t('shell:switchOrg', { name })}>
        {label}
        <span aria-hidden className="org-more">
          ▾
        </span>
      </button>
    </Dropdown>
  );
}
