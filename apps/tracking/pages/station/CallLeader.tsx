import { useState } from 'react';
import { BigButton, ErrorNote, type PageTools } from '@selvedge/sdk/page';
import { CALL_TITLES } from '../board/calls.ts';
import type { CallKind } from '../board/team-day.ts';

interface CallLeaderProps {
  readonly tools: PageTools;
  readonly badge: string | null;
  /** @param kind null = called for nothing */
  readonly onDone: (kind: CallKind | null) => void;
}

const KINDS: readonly CallKind[] = ['machine', 'material', 'quality', 'other'];

/** What the leader is needed for: one touch. */
export function CallLeader({ tools, badge, onDone }: CallLeaderProps) {
  const [error, setError] = useState<unknown>(null);
  const call = async (kind: CallKind): Promise<void> => {
    try {
      await tools.act('callLeader', { kind, ...(badge === null ? {} : { badge }) });
      onDone(kind);
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <section data-testid="call-leader">
      <h2 className="scan-title">
        {tools.say({ zh: '叫组长：什么事？', en: 'Call the leader: what for?' })}
      </h2>
      {error !== null && <ErrorNote error={error} />}
      <div className="scan-choices">
        {KINDS.map((kind) => (
          <BigButton key={kind} onPress={() => call(kind)}>
            {tools.say(CALL_TITLES[kind])}
          </BigButton>
        ))}
        <BigButton onPress={() => onDone(null)}>{tools.say({ zh: '返回', en: 'Back' })}</BigButton>
      </div>
    </section>
  );
}
