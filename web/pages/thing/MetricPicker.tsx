import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Popover } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_LINES } from '../../chart/colours.ts';
import type { ThingMetric, Thing } from '../../client/index.ts';
import { titleIn } from '../../i18n/title.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { useApi } from '../../session/useApi.ts';

interface Props {
  thing: Thing;
  chosen: readonly string[];
  onChoose: (paths: readonly string[]) => void;
}

const isDrawable = (metric: ThingMetric): boolean =>
  metric.datatype === 'double' || metric.datatype === 'integer' || metric.datatype === 'boolean';

/** Adds metrics of this thing, or of any other found by name, to the trend. */
export function MetricPicker({ thing, chosen, onChoose }: Props) {
  const { t } = useTranslation('thing');
  const api = useApi();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const wanted = useDeferredValue(text.trim());
  const { data } = useQuery({
    queryKey: ['things', 'pick', wanted],
    queryFn: ({ signal }) => api.listThings({ q: wanted, limit: 8 }, signal),
    enabled: open && wanted !== '',
    placeholderData: (last) => last,
  });
  const others =
    wanted === ''
      ? []
      : (data?.items ?? []).filter((other) => other.path !== thing.path && other.metrics.some(isDrawable));
  const toggle = (path: string): void =>
    onChoose(chosen.includes(path) ? chosen.filter((each) => each !== path) : [...chosen, path]);
  const foreign = chosen.filter((path) => !thing.metrics.some((metric) => metric.path === path));

  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="picker" data-testid="metric-picker">
          <Group things={[thing]} chosen={chosen} toggle={toggle} />
          {foreign.map((path) => (
            <Checkbox key={path} checked onChange={() => toggle(path)}>
              {path}
            </Checkbox>
          ))}
          <Input
            value={text}
            placeholder={t('thing:picker.other')}
            onChange={(event) => setText(event.target.value)}
            allowClear
          />
          <Group things={others} chosen={chosen} toggle={toggle} withName />
          <small className="muted">{t('thing:picker.most', { count: MOST_LINES })}</small>
        </div>
      }
    >
      <Button data-testid="add-to-trend">{t('thing:picker.button')}</Button>
    </Popover>
  );
}

function Group({
  things,
  chosen,
  toggle,
  withName = false,
}: {
  things: readonly Thing[];
  chosen: readonly string[];
  toggle: (path: string) => void;
  withName?: boolean;
}) {
  const language = useLanguage();
  return things.map((thing) => (
    <div key={thing.path} className="picker-group">
      {withName && <small className="muted">{thing.path}</small>}
      {thing.metrics.filter(isDrawable).map((metric) => (
        <Checkbox
          key={metric.path}
          checked={chosen.includes(metric.path)}
          disabled={!chosen.includes(metric.path) && chosen.length >= MOST_LINES}
          onChange={() => toggle(metric.path)}
        >
          {titleIn(language, metric.title, metric.name)}
          {metric.unit ? <small className="muted"> {metric.unit}</small> : null}
        </Checkbox>
      ))}
    </div>
  ));
}
