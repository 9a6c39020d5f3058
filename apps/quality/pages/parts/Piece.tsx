import { useState } from 'react';
import { BigButton, Bottom, type Drawn, type PageTools } from '@selvedge/sdk/page';
import { type Drawing, DRAWINGS, SIDES } from '../../fields/words.ts';
import type { Defect, Finding, Work } from './answers.ts';
import { DefectPicker } from './DefectPicker.tsx';
import type { Side } from './drawings.ts';
import { Garment, type Spot } from './Garment.tsx';
import { PhotoButton } from './PhotoButton.tsx';

interface PieceProps {
  readonly tools: PageTools;
  readonly defects: readonly Defect[];
  readonly drawing: Drawing;
  readonly onDrawing: (drawing: Drawing) => void;
  /** Who sewed what of the bundle in hand; none = no bundle is. */
  readonly work: readonly Work[];
  /** Stands under the thumb while no piece with defects is in hand. */
  readonly thumb: Drawn;
  readonly onDone: (findings: readonly Finding[], photo: Blob | null) => Promise<void>;
}

const DRAWING_NAMES = ['tee', 'polo', 'shirt', 'trousers', 'hoodie'] as const satisfies readonly Drawing[];

/** A piece with defects: a tap on the drawing, which defect, and the next; then it is recorded. */
export function Piece({ tools, defects, drawing, onDrawing, work, thumb, onDone }: PieceProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [side, setSide] = useState<Side>('front');
  const [spot, setSpot] = useState<Spot | null>(null);
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const [operation, setOperation] = useState('');
  const [photo, setPhoto] = useState<Blob | null>(null);
  const known = new Map(defects.map((one) => [one.code, one]));
  const sewn = work.filter(({ name }) => name !== null);
  const isSewing = findings.some(({ code }) => known.get(code)?.kind === 'sewing');

  const clear = (): void => {
    setFindings([]);
    setOperation('');
    setPhoto(null);
  };
  async function done(): Promise<void> {
    const said = operation === '' ? {} : { operation };
    await onDone(
      findings.map((one) => ({ ...one, ...said })),
      photo,
    );
    clear();
  }

  if (spot !== null)
    return (
      <DefectPicker
        tools={tools}
        defects={defects}
        title={say('这里是什么疵病？', 'What is wrong there?')}
        onPick={({ code }) => {
          setFindings([...findings, { code, drawing, side, ...spot }]);
          setSpot(null);
        }}
        onCancel={() => setSpot(null)}
      />
    );
  const spots = findings.flatMap(({ x, y, side: of }) =>
    of === side && x !== undefined && y !== undefined ? [{ x, y }] : [],
  );
  return (
    <section className="qc-piece" data-testid="piece">
      {findings.length > 0 && (
        <div className="qc-found" data-testid="found">
          <ul>
            {findings.map(({ code, x, y, side: of }) => (
              <li key={`${code} ${of ?? ''} ${x ?? 0} ${y ?? 0}`}>
                <b>{tools.say(known.get(code)?.title ?? { zh: code, en: code })}</b>{' '}
                <small>{of === undefined ? '' : tools.say(SIDES[of])}</small>
              </li>
            ))}
          </ul>
          {isSewing && sewn.length > 0 && (
            <label className="qc-field">
              {say('哪道工序（退回给做的人）', 'Which operation (goes back to whoever sewed it)')}
              <select
                value={operation}
                onChange={({ target }) => setOperation(target.value)}
                data-testid="operation"
              >
                <option value="">{say('不退，只记', 'None: record only')}</option>
                {sewn.map((one) => (
                  <option key={one.operation} value={one.operation}>
                    {one.title} · {one.name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <PhotoButton tools={tools} photo={photo} onPhoto={setPhoto} />
        </div>
      )}
      <div className="qc-row">
        <select
          value={drawing}
          aria-label={say('款图', 'Drawing')}
          onChange={({ target }) => onDrawing(DRAWING_NAMES.find((one) => one === target.value) ?? 'tee')}
        >
          {DRAWING_NAMES.map((name) => (
            <option key={name} value={name}>
              {tools.say(DRAWINGS[name])}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="part-button"
          onClick={() => setSide(side === 'front' ? 'back' : 'front')}
          data-testid="turn"
        >
          {tools.say(SIDES[side])} ⇄
        </button>
      </div>
      <p className="qc-hint">
        {findings.length === 0
          ? say('有疵病：点在图上哪里', 'A defect: tap where it is')
          : say('这件还有？再点一处', 'More on this piece? Tap again')}
      </p>
      <Garment
        drawing={drawing}
        side={side}
        spots={spots}
        label={`${tools.say(DRAWINGS[drawing])} ${tools.say(SIDES[side])}`}
        onTap={setSpot}
      />
      {findings.length === 0 ? (
        thumb
      ) : (
        <Bottom>
          <button type="button" className="qc-ok" data-defective onClick={() => void done()}>
            <b>{say(`记下这件（${findings.length} 处）`, `Record (${findings.length})`)}</b>
          </button>
          <BigButton onPress={clear}>{say('不记了', 'Never mind')}</BigButton>
        </Bottom>
      )}
    </section>
  );
}
