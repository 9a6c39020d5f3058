import { useState } from 'react';
import { BigButton, DataTable, ErrorNote, type PageTools, useView } from '@selvedge/sdk/page';
import { DISPUTE_STATES } from '../../fields/words.ts';
import type { Question, QuestionFile } from './answers.ts';

interface CaseProps {
  readonly tools: PageTools;
  readonly question: Question;
  readonly mayPay: boolean;
  readonly onClose: () => void;
  readonly onDone: (said: string) => void;
}

/** One question: both counts, the records, and the answer. */
export function Case({ tools, question, mayPay, onClose, onDone }: CaseProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const {
    answer: file,
    error,
    again,
  } = useView<QuestionFile>(tools, 'questionFile', {
    dispute: question.dispute,
  });
  const [answer, setAnswer] = useState('');
  const [amount, setAmount] = useState('');
  const [record, setRecord] = useState<string | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const isOpen = question.state === 'open';
  const run =
    (name: string, input: Readonly<Record<string, unknown>>, said: string) => async (): Promise<void> => {
      try {
        await tools.act(name, { dispute: question.dispute, answer, ...input });
        onDone(said);
      } catch (thrown) {
        setRefused(thrown);
      }
    };
  const records = file?.records ?? [];
  const chosen = record ?? records.find(({ isSince }) => isSince)?.record ?? null;
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: tools.timeZone,
    hour: '2-digit',
    minute: '2-digit',
  });
  return (
    <section className="wage-panel" data-testid="case">
      <div className="wage-bar">
        <h2>
          {question.number} {question.name}
          <small>{question.day ?? question.month}</small>
        </h2>
        <span className="wage-push">
          <BigButton onPress={onClose}>{say('关闭', 'Close')}</BigButton>
        </span>
      </div>
      <p>
        <b>{question.question}</b>
      </p>
      <p className="wage-note">
        {[question.orderNumber, question.operationName ?? question.operation, question.line]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {error !== null && <ErrorNote error={error} onRetry={again} />}
      {file !== null && (
        <>
          <h3 className="wage-note">{say('自己记的和系统里的', 'Own count and the system’s')}</h3>
          <DataTable
            rows={file.tallies}
            keyOf={(row) => `${row.day} ${row.order} ${row.operation}`}
            empty={say('本人没有记对账本。', 'No tally was kept.')}
            columns={[
              { key: 'day', title: say('日期', 'Day') },
              {
                key: 'operationName',
                title: say('工序', 'Operation'),
                text: (row) =>
                  [row.orderNumber, row.operationName ?? row.operation].filter(Boolean).join(' '),
              },
              { key: 'own', title: say('自己记的', 'Own'), isNumber: true },
              { key: 'system', title: say('系统里的', 'System'), isNumber: true },
              {
                key: 'short',
                title: say('差', 'Short'),
                isNumber: true,
                text: ({ own, system }) => String((own ?? 0) - system),
              },
            ]}
          />
          <h3 className="wage-note">{say('报工记录', 'Records of work')}</h3>
          <DataTable
            rows={records}
            keyOf={(row) => row.record}
            empty={say('那几天没有记录。', 'There are no records of those days.')}
            columns={[
              {
                key: 'day',
                title: say('时间', 'When'),
                text: ({ day, at }) => `${day.slice(5)} ${clock.format(new Date(at))}`,
              },
              {
                key: 'operationName',
                title: say('工序', 'Operation'),
                text: (row) =>
                  [row.orderNumber, row.operationName ?? row.operation].filter(Boolean).join(' '),
              },
              { key: 'bundle', title: say('扎号', 'Bundle') },
              { key: 'quantity', title: say('件数', 'Pieces'), isNumber: true },
              {
                key: 'isSince',
                title: '',
                draw: (row) =>
                  isOpen ? (
                    <label className="wage-chips">
                      <input
                        type="radio"
                        name="record"
                        checked={chosen === row.record}
                        onChange={() => setRecord(row.record)}
                      />
                      {row.isSince ? say('提问后补的', 'recorded since') : say('就是这条', 'this one')}
                    </label>
                  ) : null,
              },
            ]}
          />
        </>
      )}
      {refused !== null && <ErrorNote error={refused} />}
      {isOpen ? (
        <>
          <label>
            {say('答复（本人看得到）', 'Answer (the worker reads it)')}
            <textarea
              value={answer}
              onChange={({ target }) => setAnswer(target.value)}
              data-testid="case-answer"
            />
          </label>
          <div className="wage-bar">
            <BigButton
              isMain={chosen !== null}
              isDisabled={answer.trim() === '' || chosen === null}
              onPress={run(
                'answerDispute',
                { decision: 'corrected', record: chosen },
                say('已更正，答复了本人。', 'Put right; the worker is answered.'),
              )}
            >
              {say('记录已补上', 'The record puts it right')}
            </BigButton>
            {mayPay && (
              <>
                <input
                  className="wage-cell"
                  inputMode="decimal"
                  placeholder={say('补多少元', 'yuan')}
                  aria-label={say('补多少', 'Amount')}
                  value={amount}
                  onChange={({ target }) =>
                    setAmount(target.value.normalize('NFKC').replaceAll(/[^\d.]/g, ''))
                  }
                  data-testid="case-amount"
                />
                <BigButton
                  isDisabled={answer.trim() === '' || !/^\d+(\.\d{1,2})?$/.test(amount)}
                  onPress={run(
                    'grantDispute',
                    { amount },
                    say(`补 ${amount} 元，答复了本人。`, `${amount} yuan given; the worker is answered.`),
                  )}
                >
                  {say('补钱', 'Pay it')}
                </BigButton>
              </>
            )}
            <BigButton
              isDisabled={answer.trim() === ''}
              onPress={run(
                'answerDispute',
                { decision: 'refused' },
                say('已答复本人。', 'The worker is answered.'),
              )}
            >
              {say('不予更正', 'It stays as it is')}
            </BigButton>
          </div>
          <p className="wage-note">
            {say(
              '漏扫的：先到“统计录入”或工位补一条，再回来选那一条。',
              'A missed scan: book it on the clerk’s page or at a station, then choose it here.',
            )}{' '}
            <a href="/a/tracking/page/clerk">{say('统计录入', 'Clerk’s page')}</a>
          </p>
        </>
      ) : (
        <p>
          {tools.say(DISPUTE_STATES[question.state])}
          {question.answer !== null && `：${question.answer}`} <small>{question.person}</small>
        </p>
      )}
    </section>
  );
}
