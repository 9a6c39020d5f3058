import { BigButton, DataTable, type PageTools } from '@selvedge/sdk/page';
import { EXTRA_KINDS } from '../../fields/words.ts';
import type { Entries } from './answers.ts';

interface EnteredProps {
  readonly tools: PageTools;
  readonly rows: Entries['rows'];
  readonly mayPay: boolean;
  readonly onTakeBack: (extra: string) => void;
}

/** What was entered, the latest first; a mistake is taken back by a second line. */
export function Entered({ tools, rows, mayPay, onTakeBack }: EnteredProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  return (
    <DataTable
      rows={rows}
      keyOf={({ extra }) => extra}
      empty={say('这个月还没有登记。', 'Nothing was entered in this month.')}
      columns={[
        { key: 'day', title: say('日期', 'Day') },
        { key: 'name', title: say('员工', 'Worker'), text: ({ number, name }) => `${number} ${name}` },
        { key: 'kind', title: say('项目', 'Kind'), text: ({ kind }) => tools.say(EXTRA_KINDS[kind]) },
        {
          key: 'minutes',
          title: say('分钟', 'Minutes'),
          isNumber: true,
          text: ({ minutes }) => (minutes === null ? '' : String(minutes)),
        },
        ...(mayPay
          ? [
              {
                key: 'amount',
                title: say('金额', 'Amount'),
                isNumber: true,
                text: ({ amount, takesBack }: Entries['rows'][number]) =>
                  amount === undefined || amount === null ? '' : `${takesBack ? '-' : ''}${amount}`,
              },
            ]
          : []),
        {
          key: 'reason',
          title: say('事由', 'Why'),
          draw: ({ reason, isTakenBack }) => (
            <span className={isTakenBack ? 'wage-gone' : undefined}>{reason}</span>
          ),
        },
        { key: 'person', title: say('经办人', 'By'), text: ({ person }) => person ?? '' },
        {
          key: 'extra',
          title: '',
          text: () => '',
          draw: ({ extra, isTakenBack, takesBack }) =>
            takesBack ? (
              say('冲销', 'taken back')
            ) : isTakenBack || !mayPay ? null : (
              <BigButton onPress={() => onTakeBack(extra)}>{say('冲销', 'Take back')}</BigButton>
            ),
        },
      ]}
    />
  );
}
