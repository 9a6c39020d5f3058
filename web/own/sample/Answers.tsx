import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SampleDifference } from '../../client/index.ts';
import { shortly } from './shortly.ts';
import { Labelled } from '../parts/Labelled.tsx';
import { useTitle } from '../parts/useTitle.ts';

/** `shop.largest` → what was typed. */
export type AnswerValues = Readonly<Record<string, string>>;

/** What differs from factory to factory is asked; the other's value stands as an example. */
export function Answers({
  asked,
  values,
  onChange,
}: {
  asked: readonly SampleDifference[];
  values: AnswerValues;
  onChange: (values: AnswerValues) => void;
}) {
  const { t } = useTranslation('own');
  const titled = useTitle();
  return (
    <section className="own-form" data-testid="sample-answers">
      <h2>{t('own:sample.asks')}</h2>
      {asked.map(({ name, title, to }) => (
        <Labelled key={name} label={titled(title)} htmlFor={`answer-${name}`}>
          <Input
            id={`answer-${name}`}
            value={values[name] ?? ''}
            placeholder={t('own:sample.theirs', { value: shortly(to) })}
            onChange={(event) => onChange({ ...values, [name]: event.target.value })}
            data-testid={`answer-${name}`}
          />
        </Labelled>
      ))}
    </section>
  );
}

/** What was typed, as settings: a number where the other factory has a number. */
export function answersOf(
  asked: readonly SampleDifference[],
  values: AnswerValues,
): Record<string, Record<string, unknown>> {
  const answers: Record<string, Record<string, unknown>> = {};
  for (const { name, to } of asked) {
    const cut = name.indexOf('.');
    const typed = (values[name] ?? '').trim();
    const isNumber = typeof to === 'number' && typed !== '' && Number.isFinite(Number(typed));
    const of = (answers[name.slice(0, cut)] ??= {});
    of[name.slice(cut + 1)] = isNumber
      ? Number(typed)
      : typeof to === 'boolean'
        ? /^(true|yes|1|\u662f)$/i.test(typed)
        : typed;
  }
  return answers;
}
