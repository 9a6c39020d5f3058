import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Thing } from '../client/index.ts';
import { useMay } from '../session/useSession.ts';
import { MoveForm } from './MoveForm.tsx';
import { ThingForm } from './ThingForm.tsx';
import { useRemoveThing } from './useRemoveThing.ts';

interface Props {
  thing: Thing;
  onMoved: (path: string) => Promise<void>;
  onRemoved: (thing: Thing) => Promise<void>;
}

/** What one may do with a thing. */
export function ThingMenu({ thing, onMoved, onRemoved }: Props) {
  const { t } = useTranslation(['things', 'common']);
  const may = useMay();
  const [open, setOpen] = useState<'edit' | 'move' | null>(null);
  const remove = useRemoveThing(onRemoved);
  if (!may('namespace.write')) return null;
  return (
    <>
      <Button onClick={() => setOpen('move')} data-testid="move">
        {t('things:move.button')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'edit', label: t('things:edit.button'), onClick: () => setOpen('edit') },
            { key: 'remove', label: t('things:remove.button'), danger: true, onClick: () => remove(thing) },
          ],
        }}
      >
        <Button data-testid="thing-more">{t('common:more')}</Button>
      </Dropdown>
      {open === 'edit' && (
        <ThingForm thing={thing} under="" onDone={() => undefined} onClose={() => setOpen(null)} />
      )}
      {open === 'move' && <MoveForm thing={thing} onDone={onMoved} onClose={() => setOpen(null)} />}
    </>
  );
}
