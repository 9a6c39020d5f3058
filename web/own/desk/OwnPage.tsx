import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../parts/PageHead.tsx';
import { useMay } from '../../session/useSession.ts';
import { changesOf, EMPTY, type PartKind } from '../draft/parts.ts';
import { useDraft } from '../draft/useDraft.ts';
import { Promoting } from '../promote/Promoting.tsx';
import { SampleImport } from '../sample/SampleImport.tsx';
import { useSampleExport } from '../sample/useSampleExport.ts';
import { Adding } from './Adding.tsx';
import { Changes } from './Changes.tsx';
import { Parts } from './Parts.tsx';
import { Publishing } from './Publishing.tsx';
import { Trouble } from './Trouble.tsx';
import { Versions } from './Versions.tsx';

type Open = 'publish' | 'promote' | 'sample' | null;

/** Everything an organisation made itself: what is in force, what is being made, what does not work. */
export function OwnPage() {
  const { t } = useTranslation('own');
  const may = useMay();
  const { document, state } = useDraft();
  const { add, entity } = useSearch({ from: '/desk/own/' });
  const navigate = useNavigate({ from: '/own' });
  const [open, setOpen] = useState<Open>(null);
  const exportSample = useSampleExport();
  const changes = changesOf(state.published?.document ?? EMPTY, document);
  const start = (kind: PartKind | undefined): void =>
    void navigate({ search: kind === undefined ? {} : { add: kind }, replace: true });
  return (
    <div data-testid="own-page">
      <PageHead
        title={t('own:title')}
        note={
          state.published === null
            ? t('own:noneInForce')
            : t('own:inForce', { version: state.published.version })
        }
      >
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'export', label: t('own:sample.export'), onClick: () => void exportSample() },
              { key: 'import', label: t('own:sample.import'), onClick: () => setOpen('sample') },
              ...(may('installation.operate')
                ? [
                    {
                      key: 'promote',
                      label: t('own:promote.open'),
                      disabled: state.published === null,
                      onClick: () => setOpen('promote'),
                    },
                  ]
                : []),
            ],
          }}
        >
          <Button data-testid="own-more">{t('own:more')}</Button>
        </Dropdown>
        <Button
          type="primary"
          disabled={changes.length === 0}
          onClick={() => setOpen('publish')}
          data-testid="own-publish"
        >
          {t('own:publish.open')}
        </Button>
      </PageHead>
      <Trouble />
      <Changes changes={changes} />
      <Parts changes={changes} onAdd={start} />
      <Versions />
      {add !== undefined && <Adding kind={add} entity={entity} onClose={() => start(undefined)} />}
      {open === 'publish' && <Publishing changes={changes} onClose={() => setOpen(null)} />}
      {open === 'promote' && <Promoting onClose={() => setOpen(null)} />}
      {open === 'sample' && <SampleImport onClose={() => setOpen(null)} />}
    </div>
  );
}
