import { useState } from 'react';
import { Answer, BigButton, ErrorNote, type PageTools } from '@selvedge/sdk/page';

interface AskProps {
  readonly tools: PageTools;
  /** What the question is about, as `wages/raiseDispute` takes it. */
  readonly about: Readonly<Record<string, unknown>>;
  readonly start: string;
  readonly onDone: () => Promise<void>;
}

/** A question about one's own pay. */
export function Ask({ tools, about, start, onDone }: AskProps) {
  const [question, setQuestion] = useState(start);
  const [isAsked, setIsAsked] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  async function ask(): Promise<void> {
    try {
      await tools.act('raiseDispute', { ...about, question });
      setIsAsked(true);
      setError(null);
    } catch (thrown) {
      setError(thrown);
    }
  }
  if (isAsked)
    return (
      <Answer
        mood="good"
        text={say('已问', 'Asked')}
        note={say('答复会出现在“这个月”里。', 'The answer comes under “This month”.')}
        isSilent
      >
        <BigButton onPress={onDone}>{say('好', 'All right')}</BigButton>
      </Answer>
    );
  return (
    <span className="money-ask">
      <textarea
        rows={3}
        aria-label={say('疑问', 'Question')}
        style={{ width: '100%', fontSize: 18, padding: 8, boxSizing: 'border-box' }}
        value={question}
        onChange={({ target }) => setQuestion(target.value)}
      />
      <BigButton isMain isDisabled={question.trim() === ''} onPress={ask}>
        {say('问组长和工资员', 'Ask leader and payroll')}
      </BigButton>
      {error !== null && <ErrorNote error={error} />}
    </span>
  );
}
