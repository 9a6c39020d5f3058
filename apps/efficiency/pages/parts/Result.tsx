import { BigButton, type PageTools } from '@selvedge/sdk/page';
import { resultOf } from '../../rules/study.ts';
import type { BenchOrder } from './answers.ts';
import type { Draft } from './draft.ts';
import { Stepper } from './Stepper.tsx';

interface ResultProps {
  readonly tools: PageTools;
  readonly order: BenchOrder;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly onKeep: () => Promise<void>;
}

/** What the watch says, rated and with allowances, against the bulletin. */
export function Result({ tools, order, draft, onChange, onKeep }: ResultProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const result = resultOf({
    cycles: draft.cycles,
    pieces: draft.pieces,
    rating: draft.rating / 100,
    allowance: draft.allowance / 100,
  });
  const bulletin = order.operations.find(({ code }) => code === draft.operation)?.sam ?? null;
  const off =
    result === null || bulletin === null || Number(bulletin) === 0 ? null : result.sam / Number(bulletin) - 1;
  return (
    <div className="ef-stack">
      <Stepper
        title={say('评比', 'Rating')}
        value={draft.rating}
        unit=" %"
        step={5}
        least={40}
        most={180}
        onChange={(rating) => onChange({ ...draft, rating })}
      />
      <Stepper
        title={say('宽放', 'Allowance')}
        value={draft.allowance}
        unit=" %"
        least={0}
        most={100}
        onChange={(allowance) => onChange({ ...draft, allowance })}
      />
      {result === null ? (
        <p className="ef-note">{say('还没有有效的周期。', 'No cycle counts yet.')}</p>
      ) : (
        <>
          <div className="ef-results">
            <div>
              {say('标准工时', 'SAM')}
              <b data-testid="study-sam">{result.sam.toFixed(3)}</b>
              {say('分 / 件', 'min a piece')}
            </div>
            <div>
              {say('工序表', 'Bulletin')}
              <b>{bulletin === null ? '—' : Number(bulletin).toFixed(3)}</b>
              {off === null
                ? say('没有可比的', 'nothing to compare')
                : `${off > 0 ? '+' : ''}${(off * 100).toFixed(0)} %`}
            </div>
            <div>
              {say('观测 → 正常', 'Observed → basic')}
              <span>
                {result.observed.toFixed(3)} → {result.basic.toFixed(3)}
              </span>
            </div>
            <div>
              {say('有效周期', 'Cycles')}
              <span>
                {result.counted} / {draft.cycles.length}
                {result.needed !== null && result.needed > result.counted
                  ? say(` · 要 ${result.needed} 个才准（±5 %）`, ` · ${result.needed} needed (±5 %)`)
                  : ''}
              </span>
            </div>
          </div>
          {draft.elements.length > 1 && (
            <ul className="ef-notes">
              {draft.elements.map((name, at) => (
                <li key={`${name} ${at}`}>
                  {name} {result.elements[at]?.toFixed(3)} {say('分', 'min')}
                </li>
              ))}
            </ul>
          )}
          <BigButton isMain onPress={onKeep}>
            {say('保存测时', 'Keep the study')}
          </BigButton>
        </>
      )}
    </div>
  );
}
