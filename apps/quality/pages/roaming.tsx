import { useCallback, useState } from 'react';
import { Answer, BigButton, ErrorNote, type PageProps, Scanner } from '@selvedge/sdk/page';
import type { Defect, Look, Work } from './parts/answers.ts';
import { Counter } from './parts/Counter.tsx';
import { DefectPicker } from './parts/DefectPicker.tsx';
import { HeldChecks } from './parts/HeldChecks.tsx';
import { PhotoButton } from './parts/PhotoButton.tsx';
import { STYLES } from './parts/styles.ts';
import { useChecks } from './parts/useChecks.ts';
import { useStation } from './parts/useStation.ts';

interface Found {
  readonly defect: Defect;
  readonly quantity: number;
}

/** From machine to machine: a badge or a ticket, which operation, how many looked at, what is wrong. */
export default function Roaming({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const { station } = useStation(tools);
  const checks = useChecks(tools);
  const [scanned, setScanned] = useState<{ code: string; look: Look } | null>(null);
  const [work, setWork] = useState<Work | null>(null);
  const [inspected, setInspected] = useState(5);
  const [found, setFound] = useState<readonly Found[]>([]);
  const [isPicking, setPicking] = useState(false);
  const [goesBack, setGoesBack] = useState(true);
  const [photo, setPhoto] = useState<Blob | null>(null);
  const [error, setError] = useState<unknown>(null);

  const scan = useCallback(
    async (code: string): Promise<void> => {
      try {
        const { answer } = await tools.kept<Look>('look', { code });
        if (answer.bundle === null && answer.worker === null)
          throw new Error(
            tools.say({ zh: '不认识：请扫菲票或工牌。', en: 'Not known: scan a ticket or a badge.' }),
          );
        setScanned({ code, look: answer });
        setWork(answer.worker !== null && answer.work.length === 1 ? answer.work[0] : null);
        setFound([]);
        setError(null);
      } catch (cause) {
        setError(cause);
      }
    },
    [tools],
  );

  const leave = (): void => {
    setScanned(null);
    setWork(null);
    setFound([]);
    setPhoto(null);
  };
  const defects = found.reduce((sum, { quantity }) => sum + quantity, 0);
  const isSewing = found.some(({ defect }) => defect.kind === 'sewing');

  async function send(): Promise<void> {
    if (scanned === null || work === null) return;
    const isBundle = scanned.look.bundle !== null;
    try {
      await checks.send(
        {
          kind: 'roaming',
          order: work.order,
          operation: work.operation,
          inspected,
          ...(isBundle ? { code: scanned.code } : {}),
          ...(work.worker === null ? {} : { worker: work.worker }),
          ...(work.team === null ? {} : { team: work.team }),
          ...(defects === 0 ? {} : { defectives: Math.min(inspected, defects) }),
          ...(defects === 0
            ? {}
            : {
                findings: found.map(({ defect, quantity }) => ({
                  code: defect.code,
                  quantity,
                  ...(defect.kind === 'sewing' ? { back: goesBack } : {}),
                })),
              }),
        },
        photo,
      );
      leave();
      setError(null);
    } catch (cause) {
      setError(cause);
    }
  }

  const { last } = checks;
  const title = scanned?.look.bundle ?? null;
  return (
    <>
      <style>{STYLES}</style>
      {error !== null && <ErrorNote error={error} />}
      {scanned === null && (
        <>
          <Scanner
            title={say('扫工牌或菲票', 'Scan a badge or a ticket')}
            onScan={({ code }) => void scan(code)}
          />
          {last !== null && (
            <Answer
              mood={last.state === 'undone' || last.wish.findings !== undefined ? 'look' : 'good'}
              id={`${last.id} ${last.state}`}
              isSilent={last.state !== 'kept'}
              text={
                last.state === 'undone'
                  ? say('已撤销', 'Taken back')
                  : say(
                      `看 ${last.wish.inspected} 件，不良 ${last.wish.defectives ?? 0} 件`,
                      `${last.wish.inspected} looked at, ${last.wish.defectives ?? 0} defective`,
                    )
              }
              note={
                last.answer === null
                  ? say('已记在本机，马上上报。', 'Kept on this device, on its way.')
                  : say(`退回返工 ${last.answer.sentBack} 件`, `${last.answer.sentBack} sent back`) +
                    (last.answer.refused > 0
                      ? say(`，${last.answer.refused} 件没退成`, `, ${last.answer.refused} could not go back`)
                      : '')
              }
            >
              {last.state !== 'undone' && <BigButton onPress={checks.undo}>{say('撤销', 'Undo')}</BigButton>}
            </Answer>
          )}
          <HeldChecks tools={tools} held={checks.held} />
        </>
      )}
      {scanned !== null && (
        <p className="qc-bundle">
          <span>
            {title === null
              ? `${scanned.look.worker?.name ?? ''} ${scanned.look.worker?.number ?? ''}`
              : `${title.orderNumber} · ${title.number} · ${title.colour ?? ''} ${title.size ?? ''} · ${title.quantity} ${say('件', 'pcs')}`}
          </span>
          <button type="button" className="part-button" onClick={leave}>
            {say('换一个', 'Another')}
          </button>
        </p>
      )}
      {scanned !== null && work === null && (
        <>
          <h2 className="qc-title">{say('看哪道工序？', 'Which operation?')}</h2>
          <ul className="qc-list">
            {scanned.look.work.map((one) => (
              <li key={`${one.order} ${one.operation}`}>
                <button type="button" onClick={() => setWork(one)} data-testid="work">
                  <b>{one.title}</b>
                  <small>
                    {title === null ? one.orderNumber : (one.name ?? say('还没报工', 'not booked yet'))}
                  </small>
                </button>
              </li>
            ))}
          </ul>
          {scanned.look.work.length === 0 && (
            <p className="qc-note">
              {say('最近没有报工。改扫菲票。', 'Nothing was booked lately: scan a ticket.')}
            </p>
          )}
        </>
      )}
      {scanned !== null && work !== null && isPicking && station !== null && (
        <DefectPicker
          tools={tools}
          defects={station.defects}
          title={work.title}
          onPick={(defect) => {
            setFound([...found.filter((one) => one.defect.code !== defect.code), { defect, quantity: 1 }]);
            setPicking(false);
          }}
          onCancel={() => setPicking(false)}
        />
      )}
      {scanned !== null && work !== null && !isPicking && (
        <div className="qc-lot">
          <h2 className="qc-title">
            {work.title}
            {work.name === null ? '' : ` · ${work.name}`}
          </h2>
          <Counter title={say('看了几件', 'Looked at')} value={inspected} least={1} onChange={setInspected} />
          {found.map(({ defect, quantity }) => (
            <Counter
              key={defect.code}
              title={tools.say(defect.title)}
              value={quantity}
              least={0}
              onChange={(next) =>
                setFound(
                  next === 0
                    ? found.filter((one) => one.defect.code !== defect.code)
                    : found.map((one) =>
                        one.defect.code === defect.code ? { defect, quantity: next } : one,
                      ),
                )
              }
            />
          ))}
          {found.length > 0 && <PhotoButton tools={tools} photo={photo} onPhoto={setPhoto} />}
          {isSewing && title !== null && (
            <BigButton onPress={() => setGoesBack(!goesBack)}>
              {goesBack ? say('✓ 退回返工', '✓ Goes back for rework') : say('不退，只记', 'Record only')}
            </BigButton>
          )}
          <div className="qc-row">
            <BigButton onPress={() => setPicking(true)}>{say('有疵病', 'A defect')}</BigButton>
            <BigButton isMain onPress={send}>
              {defects === 0 ? say('都合格，记下', 'All good: record') : say('记下', 'Record')}
            </BigButton>
          </div>
        </div>
      )}
    </>
  );
}
