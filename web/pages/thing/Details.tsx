import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TrendSearch } from '../../chart/search.ts';
import type { Thing } from '../../client/index.ts';
import { useMay } from '../../session/useSession.ts';
import { AuditList } from '../audit/AuditList.tsx';
import { PointsTab } from './PointsTab.tsx';

interface Props {
  thing: Thing;
  search: TrendSearch;
  onTab: (tab: 'points' | 'changes') => void;
}

export function Details({ thing, search, onTab }: Props) {
  const { t } = useTranslation('thing');
  const may = useMay();
  const items = [
    { key: 'points', label: t('thing:tab.points'), children: <PointsTab thing={thing} search={search} /> },
    ...(may('audit.read')
      ? [
          {
            key: 'changes',
            label: t('thing:tab.changes'),
            children: <AuditList question={{ object: `thing:${thing.path}` }} />,
          },
        ]
      : []),
  ];
  return (
    <Tabs
      className="details"
      items={items}
      activeKey={search.tab ?? 'points'}
      onChange={(key) => onTab(key === 'changes' ? 'changes' : 'points')}
      destroyOnHidden
    />
  );
}
