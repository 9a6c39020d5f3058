import { isSegment, RESERVED_METRIC_NAMES } from '@selvedge/sdk/connector';
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Datatype } from '../client/index.ts';
import { DATATYPES } from './metricDraft.ts';
import './things.css';

/** Metrics as rows of a form: name, datatype, unit; range, counter and words where they make sense. */
export function MetricFields() {
  const { t } = useTranslation(['things', 'common']);
  return (
    <Form.List name="metrics">
      {(rows, { add, remove }) => (
        <fieldset className="metric-rows" data-testid="metric-rows">
          <legend>{t('things:metrics')}</legend>
          {rows.map(({ key, name }) => (
            <div key={key} className="metric-row">
              <Form.Item
                name={[name, 'name']}
                label={t('things:metric.name')}
                rules={[
                  { required: true, message: t('things:metric.nameMissing') },
                  {
                    validator: (_, value: string | undefined) =>
                      !value || (isSegment(value) && !RESERVED_METRIC_NAMES.has(value))
                        ? Promise.resolve()
                        : Promise.reject(new Error(t('things:segment'))),
                  },
                ]}
              >
                <Input autoComplete="off" />
              </Form.Item>
              <Form.Item required name={[name, 'datatype']} label={t('things:metric.datatype')}>
                <Select
                  options={DATATYPES.map((value) => ({ value, label: t(`common:datatype.${value}`) }))}
                />
              </Form.Item>
              <Form.Item noStyle shouldUpdate>
                {({ getFieldValue }) => (
                  <Details
                    row={name}
                    datatype={getFieldValue(['metrics', name, 'datatype']) as Datatype | undefined}
                  />
                )}
              </Form.Item>
              <Form.Item name={[name, 'zh']} label={t('things:metric.zh')}>
                <Input />
              </Form.Item>
              <Form.Item name={[name, 'en']} label={t('things:metric.en')}>
                <Input />
              </Form.Item>
              <Form.Item
                className="metric-wide"
                name={[name, 'formula']}
                label={t('things:metric.formula')}
                extra={t('things:metric.formulaHint')}
              >
                <Input
                  autoComplete="off"
                  placeholder={'if(power < 5, "off", speed > 0, "running", "idle")'}
                />
              </Form.Item>
              <Button type="text" className="metric-remove" onClick={() => remove(name)}>
                {t('things:metric.remove')}
              </Button>
            </div>
          ))}
          <Button onClick={() => add({ datatype: 'double' })} data-testid="add-metric">
            {t('things:metric.add')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}

function Details({ row, datatype }: { row: number; datatype: Datatype | undefined }) {
  const { t } = useTranslation('things');
  const isNumber = datatype === 'double' || datatype === 'integer';
  if (datatype === 'enum') {
    return (
      <Form.Item
        className="metric-wide"
        name={[row, 'words']}
        label={t('things:metric.words')}
        rules={[{ required: true, message: t('things:metric.wordsMissing') }]}
      >
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[',', '，', '、', ' ']}
          placeholder="running, idle, stopped, off"
        />
      </Form.Item>
    );
  }
  if (!isNumber) return null;
  return (
    <>
      <Form.Item name={[row, 'unit']} label={t('things:metric.unit')}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name={[row, 'min']} label={t('things:metric.min')}>
        <InputNumber style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={[row, 'max']} label={t('things:metric.max')}>
        <InputNumber style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={[row, 'counter']} valuePropName="checked" label={t('things:metric.counter')}>
        <Checkbox>{t('things:metric.counterHint')}</Checkbox>
      </Form.Item>
    </>
  );
}
