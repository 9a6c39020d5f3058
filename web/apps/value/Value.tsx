import type { Field } from '@selvedge/sdk/app';
import { Link } from '@tanstack/react-router';
import { colourOf } from '../../chart/colours.ts';
import { formatExact, THIN } from '../../format/number.ts';
import { useDark } from '../../theme/useAppearance.ts';
import { namesOf } from '../facts.ts';
import { FileValue } from './FileValue.tsx';
import { CURRENCY, type Telling, unitOf, wordsOf } from './words.ts';
import './value.css';
import { plainText } from './plain.ts';

/** The word of a choice with its colour, the same colour wherever the word stands. */
export function ChoiceMark({
  options,
  value,
  word,
}: {
  options: Readonly<Record<string, unknown>>;
  value: string;
  word: string;
}) {
  const dark = useDark();
  const index = Object.keys(options).indexOf(value);
  return (
    <span className="choice">
      <i style={{ background: colourOf(Math.max(0, index), dark) }} aria-hidden />
      {word}
    </span>
  );
}

/** A value on one line. */
export function Value({ field, value, telling }: { field: Field; value: unknown; telling: Telling }) {
  if (value === null || value === undefined || value === '')
    return <span className="muted value-none">—</span>;
  const words = wordsOf(field, value, telling);
  switch (field.kind) {
    case 'integer':
    case 'decimal': {
      const unit = unitOf(field, telling.language);
      return (
        <span className="figure">
          {field.kind === 'decimal' && field.isMoney === true && <small className="unit">{CURRENCY}</small>}
          {formatExact(field.kind === 'integer' ? Number(value) : plainText(value))}
          {unit !== undefined && <small className="unit">{THIN + unit}</small>}
        </span>
      );
    }
    case 'boolean':
      return value === true ? <span>{words}</span> : <span className="muted">{words}</span>;
    case 'choice':
      return <ChoiceMark options={field.options} value={plainText(value)} word={words} />;
    case 'ref':
      return (
        <Link to="/a/$app/$entity/$id" params={{ ...namesOf(field.entity), id: plainText(value) }}>
          {words}
        </Link>
      );
    case 'file':
      return <FileValue id={plainText(value)} />;
    case 'date':
    case 'moment':
    case 'time':
      return <time>{words}</time>;
    default:
      return <>{words}</>;
  }
}
