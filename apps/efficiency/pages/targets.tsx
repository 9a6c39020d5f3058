import { useState } from 'react';
import { Answer, BigButton, DataTable, ErrorNote, type PageProps, Place, useView } from '@selvedge/sdk/page';
import { targetPieces, wholePieces } from '../rules/formulas.ts';
import type { DayTargets } from './parts/answers.ts';
import { plain } from './parts/shown.ts';
import { STYLES } from './parts/styles.ts';

/** Targets of a day: people × minutes × efficiency ÷ SAM, or as somebody says. */
export default function TargetsPage({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [day, setDay] = useState(() =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: tools.timeZone, dateStyle: 'short' }).format(Date.now()),
  );
  const { answer, error, again } = useView<DayTargets>(tools, 'targetsOfDay', { day });
  const [team, setTeam] = useState('');
  const [order, setOrder] = useState('');
  const [people, setPeople] = useState('');
  const [minutes, setMinutes] = useState('');
  const [efficiency, setEfficiency] = useState('');
  const [sam, setSam] = useState('');
  const [pieces, setPieces] = useState('');
  const [said, setSaid] = useState<{ id: number; text: string } | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const facts = {
    people: people === '' ? (answer?.teams.find((one) => one.team === team)?.people ?? 0) : Number(people),
    minutes: minutes === '' ? (answer?.minutes ?? 0) : Number(minutes),
    efficiency: efficiency === '' ? Number(answer?.planned ?? 0) : Number(efficiency),
    sam: sam === '' ? Number(answer?.orders.find((one) => one.order === order)?.sam ?? 0) : Number(sam),
  };
  const reckoned = targetPieces(facts.people, facts.minutes, facts.efficiency / 100, facts.sam);

  async function set(): Promise<void> {
    try {
      const told = await tools.act<{ pieces: number }>('setTarget', {
        team,
        day,
        ...(order === '' ? {} : { order }),
        ...(pieces === '' ? {} : { pieces: Number(pieces) }),
        people: facts.people.toFixed(1),
        minutes: facts.minutes,
        efficiency: facts.efficiency.toFixed(2),
        ...(facts.sam > 0 ? { sam: facts.sam.toFixed(4) } : {}),
      });
      const name = answer?.teams.find((one) => one.team === team)?.name ?? '';
      setSaid({ id: Date.now(), text: say(`${name} ${told.pieces} 件`, `${name}: ${told.pieces} pieces`) });
      setPieces('');
      setRefused(null);
      again();
    } catch (cause) {
      setRefused(cause);
    }
  }

  const field = (title: string, value: string, change: (value: string) => void, hint: string, id: string) => (
    <label className="ef-field">
      <span>{title}</span>
      <input
        inputMode="decimal"
        value={value}
        placeholder={hint}
        onChange={({ target }) => change(target.value.normalize('NFKC').replaceAll(/[^\d.]/gu, ''))}
        data-testid={id}
      />
    </label>
  );
  return (
    <div className="ef-stack">
      <style>{STYLES}</style>
      <Place>{say('目标 = 人 × 分钟 × 效率 ÷ 工时', 'Target = people × minutes × efficiency ÷ SAM')}</Place>
      {error !== null && <ErrorNote error={error} onRetry={again} />}
      {answer !== null && (
        <>
          <div className="ef-panel">
            <div className="ef-fields">
              <label className="ef-field">
                <span>{say('日期', 'Day')}</span>
                <input type="date" value={day} onChange={({ target }) => setDay(target.value)} />
              </label>
              <label className="ef-field">
                <span>{say('组', 'Team')}</span>
                <select
                  value={team}
                  onChange={({ target }) => setTeam(target.value)}
                  data-testid="target-team"
                >
                  <option value="">{say('选组', 'Choose a team')}</option>
                  {answer.teams.map((one) => (
                    <option key={one.team} value={one.team}>
                      {one.name}
                    </option>
                  ))}
                </select>
              </label>
              <label className="ef-field">
                <span>{say('订单（不选 = 全组）', 'Order (none = the whole team)')}</span>
                <select
                  value={order}
                  onChange={({ target }) => setOrder(target.value)}
                  data-testid="target-order"
                >
                  <option value="">—</option>
                  {answer.orders.map((one) => (
                    <option key={one.order} value={one.order}>
                      {one.name}
                    </option>
                  ))}
                </select>
              </label>
              {field(say('人数', 'People'), people, setPeople, String(facts.people), 'target-people')}
              {field(
                say('每人分钟', 'Minutes each'),
                minutes,
                setMinutes,
                String(facts.minutes),
                'target-minutes',
              )}
              {field(
                say('计划效率 %', 'Efficiency %'),
                efficiency,
                setEfficiency,
                String(facts.efficiency),
                'target-efficiency',
              )}
              {field(
                say('每件工时（分）', 'SAM of a piece (min)'),
                sam,
                setSam,
                facts.sam === 0 ? '—' : facts.sam.toFixed(3),
                'target-sam',
              )}
              {field(
                say('件数', 'Pieces'),
                pieces,
                setPieces,
                reckoned === null ? say('要工时才算得出', 'needs a SAM') : String(wholePieces(reckoned)),
                'target-pieces',
              )}
            </div>
            <div className="ef-row">
              <BigButton
                isMain
                isDisabled={team === '' || (pieces === '' && reckoned === null)}
                onPress={set}
              >
                {say('定下', 'Set')}
              </BigButton>
              {reckoned !== null && (
                <p className="ef-note" data-testid="target-formula">
                  {facts.people} × {facts.minutes} × {facts.efficiency} % ÷ {facts.sam.toFixed(3)} ={' '}
                  {wholePieces(reckoned)} {say('件', 'pieces')}
                </p>
              )}
            </div>
            {refused !== null && <ErrorNote error={refused} />}
            {said !== null && <Answer mood="good" id={said.id} isSilent text={said.text} />}
          </div>
          <div className="ef-scroll">
            <DataTable
              rows={answer.teams}
              keyOf={(one) => one.team}
              columns={[
                { key: 'name', title: say('组', 'Team') },
                { key: 'people', title: say('人数', 'People'), isNumber: true },
                {
                  key: 'target',
                  title: say('当天目标', 'Target of the day'),
                  isNumber: true,
                  text: ({ targets }) =>
                    targets.length === 0 ? '—' : plain(targets.reduce((all, one) => all + one.pieces, 0)),
                },
                {
                  key: 'what',
                  title: say('怎么定的', 'From'),
                  text: ({ targets }) =>
                    targets
                      .map(({ orderNumber, pieces: many, source }) =>
                        source === 'board'
                          ? say('看板日目标', 'the board')
                          : `${orderNumber ?? say('全组', 'the whole team')} ${many}`,
                      )
                      .join(' · '),
                },
              ]}
            />
          </div>
        </>
      )}
    </div>
  );
}
