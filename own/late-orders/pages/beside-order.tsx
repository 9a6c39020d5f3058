import { useEffect, useState } from 'react';
import { ErrorNote, type FillingProps, Quantity } from '@selvedge/sdk/page';

interface Left {
  readonly left: number | null;
  readonly missing: number | null;
}

/** On the page of an order: how many days are left, and how much is missing. */
export default function BesideOrder({ tools, payload }: FillingProps<{ readonly id: string }>) {
  const [found, setFound] = useState<Left | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const look = (): void => void tools.view<Left>('left', { order: payload.id }).then(setFound, setError);
    look();
    return tools.watch(look);
  }, [tools, payload.id]);
  if (error !== null) return <ErrorNote error={error} />;
  if (found === null) return null;
  const { left, missing } = found;
  if (left === null || left === undefined)
    return (
      <p>
        {tools.say({
          zh: '这张订单不在生产中，或没有交期。',
          en: 'Not in production, or without a due date.',
        })}
      </p>
    );
  return (
    <p>
      <strong>
        {left < 0
          ? tools.say({ zh: `晚 ${-left} 天`, en: `${-left} days late` })
          : tools.say({ zh: `还有 ${left} 天`, en: `${left} days left` })}
      </strong>
      {tools.say({ zh: '，还差 ', en: ', missing ' })}
      <Quantity value={missing} unit={tools.say({ zh: '件', en: 'pcs' })} />
    </p>
  );
}
