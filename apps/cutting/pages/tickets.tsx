import { useCallback, useEffect, useState } from 'react';
import { BigButton, Empty, ErrorNote, type PageProps, Place } from '@selvedge/sdk/page';
import { chooses } from '../rules/number-choice.ts';
import { Controls } from './print/Controls.tsx';
import { Loose } from './print/Loose.tsx';
import { PAPERS, rulesOf } from './print/papers.ts';
import type { Bed, LooseOrder, Ticket } from './print/ticket.ts';
import { TicketFace } from './print/TicketFace.tsx';

const PAPER_KEPT = 'cutting.paper';

interface Sheet {
  readonly address: string | null;
  readonly tickets: readonly Ticket[];
}

/** Tickets of a bed on A4 or on labels. `?bed=…` in the address chooses the bed, `?order=…` what of an order is outside beds,
 * `?bundle=…` one bundle of any. */
export default function Tickets({ tools }: PageProps) {
  const [beds, setBeds] = useState<readonly Bed[] | null>(null);
  const [bed, setBed] = useState(() => new URLSearchParams(location.search).get('bed') ?? '');
  const [order, setOrder] = useState(() => new URLSearchParams(location.search).get('order') ?? '');
  const [loose, setLoose] = useState<{ rows: readonly LooseOrder[]; mayTie: boolean } | null>(null);
  const [bundle, setBundle] = useState(() => new URLSearchParams(location.search).get('bundle'));
  const [paperId, setPaperId] = useState(() => localStorage.getItem(PAPER_KEPT) ?? 'a4');
  const [numbers, setNumbers] = useState('');
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);

  const look = useCallback(async (): Promise<void> => {
    const { rows } = await tools.view<{ rows: readonly Bed[] }>('printable');
    setBeds(rows);
    setLoose(await tools.view('looseOrders'));
    const of = bundle !== null ? { bundle } : bed !== '' ? { bed } : order !== '' ? { order } : null;
    setSheet(of === null ? null : await tools.view<Sheet>('ticketSheet', of));
    setError(null);
  }, [tools, bed, order, bundle]);
  useEffect(() => {
    const again = (): void => void look().catch(setError);
    again();
    return tools.watch(again);
  }, [tools, look]);

  async function make(): Promise<void> {
    setIsBusy(true);
    try {
      await tools.act('printTickets', { bed });
      await look();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setIsBusy(false);
    }
  }

  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const paper = PAPERS.find(({ id }) => id === paperId) ?? PAPERS[0];
  const chosen = (sheet?.tickets ?? []).filter(({ number }) => chooses(numbers)(number));
  const bare = beds?.find((one) => one.bed === bed)?.bare ?? 0;
  return (
    <>
      <style>{rulesOf(paper)}</style>
      <Place>
        <Controls
          tools={tools}
          beds={beds ?? []}
          orders={loose?.rows ?? []}
          bed={bed === '' ? order : bed}
          paper={paper.id}
          numbers={numbers}
          onBed={(next) => {
            setBed(beds?.some((one) => one.bed === next) === true ? next : '');
            setOrder(loose?.rows.some((one) => one.order === next) === true ? next : '');
            setBundle(null);
            setSheet(null);
          }}
          onPaper={(next) => {
            localStorage.setItem(PAPER_KEPT, next);
            setPaperId(next);
          }}
          onNumbers={setNumbers}
        />
      </Place>
      {error !== null && <ErrorNote error={error} onRetry={() => void look().catch(setError)} />}
      {beds?.length === 0 && loose?.rows.length === 0 && bundle === null && (
        <Empty
          why={say('还没有下达的订单，也没有已裁的床。', 'No order is released and no bed is cut yet.')}
        />
      )}
      {beds !== null &&
        beds.length + (loose?.rows.length ?? 0) > 0 &&
        bed + order === '' &&
        bundle === null && (
          <Empty
            why={say('选一床或一张订单，打印它的菲票。', 'Choose a bed or an order to print its tickets.')}
          />
        )}
      {order !== '' && bed === '' && bundle === null && (
        <Loose key={order} tools={tools} order={order} mayTie={loose?.mayTie ?? false} onDone={look} />
      )}
      {bare > 0 && (
        <div className="tickets-note">
          <Empty
            why={say(`这床有 ${bare} 扎还没有菲票。`, `${bare} bundles of this bed have no ticket yet.`)}
          >
            <BigButton isMain isDisabled={isBusy} onPress={make}>
              {say('出菲票', 'Make tickets')}
            </BigButton>
          </Empty>
        </div>
      )}
      {bundle !== null && sheet?.tickets.length === 0 && (
        <Empty why={say('这扎没有有效的菲票。', 'This bundle has no ticket that is not void.')} />
      )}
      <div className="tickets" data-testid="tickets">
        {chosen.map((ticket) => (
          <TicketFace
            key={ticket.ticket}
            ticket={ticket}
            paper={paper}
            address={sheet?.address ?? location.origin}
            tools={tools}
          />
        ))}
      </div>
    </>
  );
}
