import { isPath } from '@selvedge/sdk/connector';
import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Thing } from '../client/index.ts';
import { FormDrawer } from '../parts/FormDrawer.tsx';
import { useUndo } from '../parts/useUndo.tsx';
import { useApi } from '../session/useApi.ts';

interface Props {
  thing: Thing;
  onDone: (path: string) => Promise<void>;
  onClose: () => void;
}

/** A new place or name for a thing. Its history stays with it, its old topic keeps working; it can be undone. */
export function MoveForm({ thing, onDone, onClose }: Props) {
  const { t } = useTranslation(['things', 'common']);
  const api = useApi();
  const queries = useQueryClient();
  const tell = useUndo();
  const [form] = Form.useForm<{ to: string }>();

  const move = async (from: string, to: string): Promise<void> => {
    await api.moveThing(from, { to });
    await onDone(to);
    queries.removeQueries({ queryKey: ['things', 'one', from] });
    await queries.invalidateQueries({ queryKey: ['things'] });
  };
  const submit = async ({ to }: { to: string }): Promise<void> => {
    const goal = to.trim();
    if (goal === thing.path) return;
    await move(thing.path, goal);
    tell(t('things:move.done', { path: goal }), () => move(goal, thing.path));
  };

  return (
    <FormDrawer
      draft={`move.${thing.path}`}
      form={form}
      title={t('things:move.title')}
      initial={{ to: thing.path }}
      submit={t('things:move.submit')}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item
        name="to"
        required
        label={t('things:move.to')}
        extra={t('things:move.hint')}
        rules={[
          {
            validator: (_, value: string) =>
              isPath(value.trim()) ? Promise.resolve() : Promise.reject(new Error(t('things:move.fault'))),
          },
        ]}
      >
        <Input.TextArea autoSize autoFocus spellCheck={false} data-testid="move-to" />
      </Form.Item>
    </FormDrawer>
  );
}
