import { useEffect, useState } from 'react';
import { type PageProps, State, Tile } from '@selvedge/sdk/page';

const FACTORIES = ['古林一厂', '古林二厂', '石碶针织', '集仕港服饰', '横街制衣', '高桥水洗'];

export default function Overview({ tools }: PageProps) {
  const [total, setTotal] = useState<number | null>(null);
  useEffect(
    () => tools.every(60_000, async () => setTotal((await tools.view<{ total: number }>('lately')).total)),
    [tools],
  );
  return FACTORIES.map((name, index) => (
    <Tile key={name} title={name} note={tools.say({ zh: `${total ?? '—'} 件`, en: `${total ?? '—'} pcs` })}>
      <State state={index === 4 ? 'stopped' : index === 2 ? 'setup' : 'running'} />
    </Tile>
  ));
}
