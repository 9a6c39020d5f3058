import { type PageTools, QrCode } from '@selvedge/sdk/page';
import type { Paper } from './papers.ts';
import type { Ticket } from './ticket.ts';

const CSS_PIXELS_PER_MM = 96 / 25.4;

interface Props {
  readonly ticket: Ticket;
  readonly paper: Paper;
  readonly address: string;
  readonly tools: PageTools;
}

/** One ticket: what a worker reads at arm's length is large, the rest is for whoever looks for it. */
export function TicketFace({ ticket, paper, address, tools }: Props) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const { number, colour, size, quantity, lot, parts, plyFrom, plyTo, bedNumber } = ticket;
  const plies = plyFrom === null ? null : `${plyFrom}–${plyTo}`;
  return (
    <section className="ticket" data-testid="ticket" data-number={number}>
      <div className="ticket-code">
        <QrCode
          text={address + ticket.content}
          size={Math.round(paper.qr * CSS_PIXELS_PER_MM)}
          label={say(`第 ${number} 扎`, `Bundle ${number}`)}
        />
        <span>No.{ticket.serial}</span>
      </div>
      <div className="ticket-words">
        <span className="ticket-number">
          {number} {ticket.prints > 1 && <small className="ticket-mark">{say('补打', 'again')}</small>}{' '}
          {ticket.isRecut && <small className="ticket-mark">{say('补裁', 'recut')}</small>}
        </span>
        <span className="ticket-main">
          {colour} {size} · {quantity} {say('件', 'pcs')}
        </span>
        {ticket.operation !== null && (
          <strong>
            {ticket.operation} {ticket.operationTitle}
          </strong>
        )}
        <span>
          {ticket.styleNumber} / {ticket.orderNumber}
        </span>
        <span>
          {[
            bedNumber === null ? null : say(`${bedNumber} 床`, `bed ${bedNumber}`),
            plies === null ? null : say(`${plies} 层`, `plies ${plies}`),
          ]
            .filter((word) => word !== null)
            .join(' · ')}
        </span>
        {lot !== null && <strong>{say(`缸号 ${lot}`, `lot ${lot}`)}</strong>}
        <span>{parts === null || parts.length === 0 ? say('整件', 'all parts') : parts.join('、')}</span>
      </div>
    </section>
  );
}
