import { isUsable, qualityName } from '@selvedge/sdk/connector';
import { useTranslation } from 'react-i18next';
import type { Datatype, Value } from '../client/index.ts';
import { formatNumber, formatShort, THIN } from '../format/number.ts';
import { stateOf } from '../state/states.ts';
import { StateMark } from './StateMark.tsx';
import './state.css';

interface Props {
  value: Value | undefined;
  quality: number;
  datatype: Datatype;
  unit?: string | null | undefined;
  /** 1.24 M instead of 1 240 000. */
  short?: boolean;
  /** The metric is a machine state. */
  isState?: boolean;
}

/** A last value with its unit; a bad one grey, italic, with the reason. */
export function LiveNumber({ value, quality, datatype, unit, short = false, isState = false }: Props) {
  const { t } = useTranslation('common');
  if (value === undefined || value === null) return <span className="muted">—</span>;
  if (isState && isUsable(quality)) return <StateMark state={stateOf(String(value))} word={String(value)} />;
  const shown = (
    <>
      {wordOf(value, datatype, short && !unit, t('common:yes'), t('common:no'))}
      {unit ? <small className="unit">{THIN + unit}</small> : null}
    </>
  );
  if (isUsable(quality)) return <span className="figure">{shown}</span>;
  const reason = t(`common:quality.${qualityName(quality)}`);
  return (
    <span className="figure bad" title={reason} data-quality={quality}>
      {shown}
      <span className="hidden-word"> ({reason})</span>
    </span>
  );
}

export function wordOf(
  value: Value,
  datatype: Datatype | null,
  short: boolean,
  yes: string,
  no: string,
): string {
  if (value === null) return '—';
  if (typeof value === 'boolean' || datatype === 'boolean')
    return value === true || value === 1 || value === 'true' ? yes : no;
  if (typeof value === 'number' || (datatype === 'integer' && /^-?\d+$/.test(value)))
    return short ? formatShort(value) : formatNumber(value);
  return value;
}
