import { BigButton, DataTable, ErrorNote, type PageTools, useView } from '@selvedge/sdk/page';
import type { Line, Records } from './answers.ts';

interface LineRecordsProps {
  readonly tools: PageTools;
  readonly month: string;
  readonly worker: string;
  readonly line: Line;
  readonly title: string;
  readonly onClose: () => void;
}

/** Records of work of which a line is the sum. */
export function LineRecords({ tools, month, worker, line, title, onClose }: LineRecordsProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const { answer, error, again } = useView<Records>(tools, 'lineRecords', {
    month,
    worker,
    order: line.order,
    operation: line.operation,
    isLate: line.isLate,
    isShared: line.kind === 'group',
  });
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: tools.timeZone,
    hour: '2-digit',
    minute: '2-digit',
  });
  // A line is of one price; what was paid another stands in another line.
  const rows = (answer?.rows ?? []).filter(({ price }) => line.price === null || price === line.price);
  return (
    <section className="wage-panel" data-testid="line-records">
      <div className="wage-bar">
        <h2>
          {title}
          <small>
            {say(
              `${rows.length} 条记录，${rows.reduce((sum, { quantity }) => sum + quantity, 0)} 件`,
              `${rows.length} records, ${rows.reduce((sum, { quantity }) => sum + quantity, 0)} pieces`,
            )}
          </small>
        </h2>
        <span className="wage-push">
          <BigButton onPress={onClose}>{say('收起', 'Close')}</BigButton>
        </span>
      </div>
      {error !== null && <ErrorNote error={error} onRetry={again} />}
      <DataTable
        rows={rows}
        keyOf={({ record }) => record}
        empty={answer === null ? undefined : say('没有记录。', 'No records.')}
        columns={[
          { key: 'day', title: say('日期', 'Day') },
          { key: 'at', title: say('时间', 'At'), text: ({ at }) => clock.format(new Date(at)) },
          { key: 'bundle', title: say('扎号', 'Bundle') },
          {
            key: 'colour',
            title: say('颜色 尺码', 'Colour, size'),
            text: ({ colour, size }) => [colour, size].filter(Boolean).join(' '),
          },
          { key: 'quantity', title: say('件数', 'Pieces'), isNumber: true },
          {
            key: 'isRework',
            title: '',
            text: ({ isRework, quantity }) =>
              quantity < 0 ? say('撤销', 'taken back') : isRework ? say('返工', 'rework') : '',
          },
        ]}
      />
    </section>
  );
}
