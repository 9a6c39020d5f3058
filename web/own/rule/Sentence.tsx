import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityFacts, OwnRule } from '../../client/index.ts';
import { namesOf } from '../../apps/facts.ts';
import { OWN_APP } from '../draft/facts.ts';
import { useTitle } from '../parts/useTitle.ts';
import { Conditions, KnownSelect } from './Conditions.tsx';
import { isPlainKnown, type Known } from './known.ts';
import { adding, type Condition, filling, type Filling, forEachRow, refusal } from './sentences.ts';

interface Props {
  readonly rule: OwnRule;
  readonly known: readonly Known[];
  readonly entities: readonly EntityFacts[];
  readonly onWrite: (code: string) => void;
}

/** A rule in plain words: what is chosen here is written as its lines. */
export function Sentence(props: Props) {
  switch (props.rule.kind) {
    case 'validate':
      return <Refusing {...props} />;
    case 'compute':
      return <FillingIn {...props} />;
    default:
      return <Adding {...props} />;
  }
}

function Write({ code, onWrite }: { code: string; onWrite: (code: string) => void }) {
  const { t } = useTranslation('own');
  return (
    <div>
      <Button disabled={code === ''} onClick={() => onWrite(code)} data-testid="sentence-write">
        {t('own:sentence.write')}
      </Button>
    </div>
  );
}

function Refusing({ known, onWrite }: Props) {
  const { t } = useTranslation('own');
  const [conditions, setConditions] = useState<readonly Condition[]>([
    { code: '', test: 'empty', value: '' },
  ]);
  const [words, setWords] = useState('');
  return (
    <div className="own-form" data-testid="sentence">
      <p className="own-lead">{t('own:sentence.refuse')}</p>
      <Conditions known={known} value={conditions} onChange={setConditions} />
      <label className="own-labelled">
        <span className="muted">{t('own:sentence.say')}</span>
        <Input
          value={words}
          placeholder={t('own:sentence.sayExample')}
          onChange={(event) => setWords(event.target.value)}
          data-testid="sentence-words"
        />
      </label>
      <Write code={words.trim() === '' ? '' : refusal(known, conditions, words.trim())} onWrite={onWrite} />
    </div>
  );
}

type Way = Filling['way'];

function FillingIn({ rule, known, onWrite }: Props) {
  const { t } = useTranslation('own');
  const isOwnEntity = 'entity' in rule && namesOf(rule.entity).app === OWN_APP;
  const targets = known.filter((one) => (one.isOwn || isOwnEntity) && isPlainKnown(one));
  const [target, setTarget] = useState('');
  const [way, setWay] = useState<Way>('product');
  const [from, setFrom] = useState('');
  const [second, setSecond] = useState('');
  const of = known.filter(({ field }) =>
    way === 'product'
      ? field.kind === 'integer' || field.kind === 'decimal'
      : way === 'days'
        ? field.kind === 'date' || field.kind === 'moment'
        : isPlainKnown({ code: '', field, isOwn: false }),
  );
  const chosen = known.find(({ code }) => code === target);
  const how: Filling =
    way === 'product'
      ? { way, from, factor: second }
      : way === 'days'
        ? { way, from, to: second }
        : { way, from };
  if (targets.length === 0) return <p className="muted">{t('own:sentence.noOwn')}</p>;
  return (
    <div className="own-form" data-testid="sentence">
      <div className="own-sentence">
        <span className="own-lead">{t('own:sentence.fill')}</span>
        <KnownSelect known={targets} value={target} label={t('own:sentence.ownField')} onChange={setTarget} />
        <Select<Way>
          value={way}
          aria-label={t('own:sentence.way')}
          options={(['product', 'days', 'copy'] as const).map((value) => ({
            value,
            label: t(`own:way.${value}`),
          }))}
          onChange={(next) => {
            setWay(next);
            setFrom('');
            setSecond('');
          }}
        />
        <KnownSelect known={of} value={from} label={t('own:sentence.field')} onChange={setFrom} />
        {way === 'product' && (
          <>
            <span>×</span>
            <Input
              value={second}
              inputMode="decimal"
              placeholder="0.01"
              aria-label={t('own:sentence.factor')}
              onChange={(event) => setSecond(event.target.value)}
              style={{ width: 96 }}
            />
          </>
        )}
        {way === 'days' && (
          <>
            <span>→</span>
            <KnownSelect known={of} value={second} label={t('own:sentence.field')} onChange={setSecond} />
          </>
        )}
      </div>
      <Write code={chosen === undefined ? '' : filling(known, chosen, how)} onWrite={onWrite} />
    </div>
  );
}

function Adding({ rule, known, entities, onWrite }: Props) {
  const { t } = useTranslation('own');
  const titled = useTitle();
  const own = entities.filter(({ id }) => namesOf(id).app === OWN_APP);
  const [entity, setEntity] = useState('');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  if (own.length === 0) return <p className="muted">{t('own:sentence.noEntity')}</p>;
  const chosen = own.find(({ id }) => id === entity);
  const given =
    rule.kind === 'point'
      ? [
          { value: 'point.path', label: t('own:sentence.path') },
          { value: 'point.value', label: t('own:sentence.pointValue') },
          { value: 'point.at', label: t('own:sentence.at') },
        ]
      : [
          rule.kind === 'schedule'
            ? { value: 'row.id', label: t('own:sentence.row') }
            : { value: 'event.subject', label: t('own:sentence.subject') },
          ...known
            .filter(isPlainKnown)
            .map(({ code, field }) => ({ value: code, label: titled(field.title) })),
        ];
  const code = chosen === undefined ? '' : adding(entity, values);
  const isForEach = rule.kind === 'schedule' && code !== '';
  return (
    <div className="own-form" data-testid="sentence">
      <div className="own-sentence">
        <span className="own-lead">
          {t(rule.kind === 'schedule' ? 'own:sentence.addEach' : 'own:sentence.add')}
        </span>
        <Select
          value={entity === '' ? undefined : entity}
          placeholder={t('own:chooseEntity')}
          options={own.map(({ id, title }) => ({ value: id, label: titled(title) }))}
          onChange={(next: string) => {
            setEntity(next);
            setValues({});
          }}
        />
      </div>
      {chosen !== undefined &&
        Object.entries(chosen.fields).map(([name, field]) => (
          <div key={name} className="own-sentence">
            <span>{titled(field.title)} ←</span>
            <Select
              allowClear
              value={values[name]}
              placeholder={t('own:sentence.leaveEmpty')}
              options={given}
              onChange={(code: string | undefined) => setValues({ ...values, [name]: code ?? '' })}
            />
          </div>
        ))}
      <Write code={isForEach ? forEachRow(code) : code} onWrite={onWrite} />
    </div>
  );
}
