import type { TileProps } from '@selvedge/sdk/page';

export function Tile({ title, children, note, mood }: TileProps) {
  return (
    <section className="part-tile" data-mood={mood}>
      <h2 className="part-title">{title}</h2>
      <div className="part-content">{children}</div>
      {note !== undefined && <p className="part-note">{note}</p>}
    </section>
  );
}
