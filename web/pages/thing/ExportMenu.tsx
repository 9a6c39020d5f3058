import { App, Button, Dropdown } from 'antd';
import { useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawnLine } from '../../chart/pane.ts';
import { pictureOf } from '../../chart/picture.ts';
import { tableOf } from '../../chart/table.ts';
import type { Window } from '../../chart/window.ts';
import type { Thing } from '../../client/index.ts';
import { toClipboard } from '../../format/csv.ts';
import { formatBytes } from '../../format/number.ts';
import { formatMinute } from '../../format/time.ts';
import { copyText } from '../../parts/copyText.ts';
import { saveAnswer, saveFile } from '../../parts/saveFile.ts';
import { useAct } from '../../parts/useAct.ts';
import { useApi } from '../../session/useApi.ts';
import { useTimeZone } from '../../session/useSession.ts';

interface Props {
  thing: Thing;
  window: Window;
  lines: readonly DrawnLine[];
  canvases: RefObject<Map<string, HTMLCanvasElement>>;
}

/** What is on screen as a file, a picture or a table. */
export function ExportMenu({ thing, window, lines, canvases }: Props) {
  const { t } = useTranslation('thing');
  const { message } = App.useApp();
  const { busy, act } = useAct();
  const api = useApi();
  const zone = useTimeZone();
  const [bytes, setBytes] = useState(0);
  const span = { from: Math.floor(window.from), to: Math.ceil(window.to) };
  const name = `${thing.name}_${formatMinute(span.from, zone).replace(/[: ]/g, '-')}`;

  const file = (format: 'csv' | 'parquet') =>
    act(async () => {
      setBytes(0);
      await saveAnswer(
        `${name}.${format}`,
        await api.exportHistory({ under: thing.path, from: String(span.from), to: String(span.to), format }),
        setBytes,
      );
    });
  const picture = () =>
    act(async () => {
      const style = getComputedStyle(document.documentElement);
      const paper = {
        ground: style.getPropertyValue('--raised'),
        text: style.getPropertyValue('--text'),
        font: getComputedStyle(document.body).fontFamily,
      };
      const title = `${thing.path}  ${formatMinute(span.from, zone)} – ${formatMinute(span.to, zone)}`;
      saveFile(
        `${name}.png`,
        await pictureOf(
          [...canvases.current.values()],
          title,
          lines.map((each) => ({
            ...each,
            name: each.line.unit ? `${each.name} (${each.line.unit})` : each.name,
          })),
          paper,
        ),
      );
    });
  const copy = () =>
    act(async () => {
      const heads = lines.map(({ name: head, line }) => (line.unit ? `${head} (${line.unit})` : head));
      const inView = lines.map(({ line }) => line).map((line) => cut(line, window));
      const table = tableOf(inView, heads, t('thing:points.time'), zone);
      await copyText(toClipboard(table));
      void message.success(t('thing:export.copied', { count: table.length - 1 }));
    });

  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'csv', label: t('thing:export.csv'), onClick: () => void file('csv') },
          { key: 'parquet', label: t('thing:export.parquet'), onClick: () => void file('parquet') },
          {
            key: 'png',
            label: t('thing:export.png'),
            disabled: lines.length === 0,
            onClick: () => void picture(),
          },
          {
            key: 'copy',
            label: t('thing:export.copy'),
            disabled: lines.length === 0,
            onClick: () => void copy(),
          },
        ],
      }}
    >
      <Button data-testid="export">{busy ? formatBytes(bytes) : t('thing:export.button')} ▾</Button>
    </Dropdown>
  );
}

function cut(line: DrawnLine['line'], { from, to }: Window): DrawnLine['line'] {
  const keep = line.time.flatMap((time, index) => (time >= from && time <= to ? [index] : []));
  const of = (column: readonly (number | null)[]): (number | null)[] =>
    keep.map((index) => column[index] ?? null);
  return {
    ...line,
    time: keep.map((index) => line.time[index] ?? 0),
    mid: of(line.mid),
    low: of(line.low),
    high: of(line.high),
    bad: of(line.bad),
  };
}
