import { useEffect, useState } from 'react';
import { Answer, BigButton, ErrorNote, type PageProps } from '@selvedge/sdk/page';
import { ROLL_RESULTS } from '../fields/words.ts';
import { HeldChecks } from './parts/HeldChecks.tsx';
import { STYLES } from './parts/styles.ts';

interface Spot {
  /** Metres from the beginning. */
  readonly at: string;
  readonly kind: (typeof KINDS)[number];
}

/** Lengths that stand for the four classes of ASTM D5430, centimetres. */
const KINDS = [
  { points: 1, length: '7.6', isHole: false, zh: '3 英寸（7.6 cm）以内', en: 'up to 3 in' },
  { points: 2, length: '15.2', isHole: false, zh: '3–6 英寸', en: '3 to 6 in' },
  { points: 3, length: '22.8', isHole: false, zh: '6–9 英寸', en: '6 to 9 in' },
  { points: 4, length: '30.0', isHole: false, zh: '9 英寸（23 cm）以上', en: 'over 9 in' },
  { points: 2, length: '2.5', isHole: true, zh: '破洞 1 英寸以内', en: 'hole up to 1 in' },
  { points: 4, length: '5.0', isHole: true, zh: '破洞 1 英寸以上', en: 'hole over 1 in' },
] as const;

interface RollAnswer {
  readonly points: number;
  readonly perYards: string;
  readonly perMetres: string;
  readonly result: keyof typeof ROLL_RESULTS;
}

const FIELDS = ['roll', 'fabric', 'lot', 'supplier', 'length', 'width'] as const;
type FieldName = (typeof FIELDS)[number];
const EMPTY: Readonly<Record<FieldName, string>> = {
  roll: '',
  fabric: '',
  lot: '',
  supplier: '',
  length: '',
  width: '',
};
const NUMBERS: readonly FieldName[] = ['length', 'width'];

/** A roll by the four-point system: at which metre, how long; points and the verdict come back. */
export default function Rolls({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [roll, setRoll] = useState(EMPTY);
  const [metre, setMetre] = useState('');
  const [spots, setSpots] = useState<readonly Spot[]>([]);
  const [last, setLast] = useState<{ id: string; roll: string; answer: RollAnswer | null } | null>(null);
  const [held, setHeld] = useState(() => tools.unsent().held);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => tools.onUnsent(() => setHeld(tools.unsent().held)), [tools]);
  useEffect(
    () =>
      tools.onAnswered(({ action, input }, answer) => {
        if (action === 'checkRoll')
          setLast((known) =>
            known === null || known.id !== input['id']
              ? known
              : // The shape is the promise of this app’s own action.
                { ...known, answer: answer as RollAnswer },
          );
      }),
    [tools],
  );
  const titles: Readonly<Record<FieldName, string>> = {
    roll: say('卷号', 'Roll'),
    fabric: say('面料', 'Fabric'),
    lot: say('缸号', 'Dye lot'),
    supplier: say('供应商', 'Supplier'),
    length: say('长度（m）', 'Length (m)'),
    width: say('门幅（cm）', 'Width (cm)'),
  };
  const isReady = roll.roll.trim() !== '' && Number(roll.length) > 0 && Number(roll.width) > 0;
  async function save(): Promise<void> {
    const id = crypto.randomUUID();
    const given = Object.fromEntries(Object.entries(roll).filter(([, value]) => value.trim() !== ''));
    const defects = spots.map(({ at, kind: { length, isHole } }) => ({ at, length, isHole }));
    try {
      await tools.later('checkRoll', { id, ...given, defects }, { subject: id, at: 'at', ahead: 'ahead' });
      setLast({ id, roll: roll.roll, answer: null });
      // The next roll is mostly of the same cloth.
      setRoll({ ...roll, roll: '', length: '' });
      setSpots([]);
      setError(null);
    } catch (cause) {
      setError(cause);
    }
  }
  return (
    <>
      <style>{STYLES}</style>
      {error !== null && <ErrorNote error={error} />}
      <HeldChecks tools={tools} held={held.filter(({ action }) => action === 'checkRoll')} />
      {last !== null && (
        <Answer
          mood={last.answer?.result === 'rejected' ? 'bad' : 'good'}
          id={`${last.id} ${last.answer?.result ?? ''}`}
          text={
            last.answer === null
              ? say(`${last.roll} 已记`, `${last.roll} recorded`)
              : `${last.roll} · ${tools.say(ROLL_RESULTS[last.answer.result])}`
          }
          note={
            last.answer === null
              ? say('已记在本机，马上上报。', 'Kept on this device, on its way.')
              : say(
                  `${last.answer.points} 分，每百平方码 ${last.answer.perYards} 分（每百平方米 ${last.answer.perMetres} 分）`,
                  `${last.answer.points} points, ${last.answer.perYards} per 100 yd² (${last.answer.perMetres} per 100 m²)`,
                )
          }
        />
      )}
      <div className="qc-fields">
        {FIELDS.map((name) => (
          <label className="qc-field" key={name}>
            {titles[name]}
            <input
              value={roll[name]}
              maxLength={60}
              {...(NUMBERS.includes(name) ? { inputMode: 'decimal' as const } : {})}
              onChange={({ target }) =>
                setRoll({
                  ...roll,
                  [name]: NUMBERS.includes(name) ? target.value.replaceAll(/[^\d.]/g, '') : target.value,
                })
              }
              data-testid={`roll-${name}`}
            />
          </label>
        ))}
      </div>
      <div className="qc-panel">
        <label className="qc-field">
          {say('疵点在第几米', 'A defect, at which metre')}
          <input
            inputMode="decimal"
            value={metre}
            onChange={({ target }) => setMetre(target.value.replaceAll(/[^\d.]/g, ''))}
            data-testid="metre"
          />
        </label>
        <div className="qc-defects">
          {KINDS.map((kind) => (
            <button
              key={kind.en}
              type="button"
              className="part-button"
              disabled={!(Number(metre) >= 0 && metre !== '')}
              onClick={() => {
                setSpots([...spots, { at: metre, kind }]);
                setMetre('');
              }}
            >
              <b>{say(`${kind.points} 分`, `${kind.points} ${kind.points === 1 ? 'point' : 'points'}`)}</b>
              <small>{tools.say(kind)}</small>
            </button>
          ))}
        </div>
        {spots.length > 0 && (
          <ul className="qc-list">
            {spots.map(({ at, kind }, index) => (
              // The same twice is two defects.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={`${index} ${at}`} className="qc-bundle">
                <span>
                  {at} m · {tools.say(kind)}
                </span>
                <button
                  type="button"
                  className="part-button"
                  onClick={() => setSpots(spots.filter((_one, place) => place !== index))}
                >
                  {say('去掉', 'Remove')}
                </button>
              </li>
            ))}
          </ul>
        )}
        <p className="qc-note">
          {say(
            '一码里最多扣 4 分，多的不算。',
            'A yard has four points at most; what is beyond does not count.',
          )}
        </p>
      </div>
      <BigButton isMain isDisabled={!isReady} onPress={save}>
        {say(`记下这卷（${spots.length} 处疵点）`, `Record this roll (${spots.length} defects)`)}
      </BigButton>
    </>
  );
}
