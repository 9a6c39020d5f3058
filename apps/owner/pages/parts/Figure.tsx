interface FigureProps {
  readonly name: string;
  readonly title: string;
  readonly value: string;
  readonly note?: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** A number that opens to the records behind it. */
export function Figure({ name, title, value, note, isOpen, onToggle }: FigureProps) {
  return (
    <button
      type="button"
      className="ow-figure"
      aria-expanded={isOpen}
      onClick={onToggle}
      data-testid={`figure-${name}`}
    >
      <b>{title}</b>
      <span>{value}</span>
      {note !== undefined && <small>{note}</small>}
    </button>
  );
}
