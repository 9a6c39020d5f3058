interface CounterProps {
  readonly title: string;
  readonly value: number;
  readonly least: number;
  readonly onChange: (value: number) => void;
}

/** A small number by one thumb. */
export function Counter({ title, value, least, onChange }: CounterProps) {
  return (
    <div className="qc-bundle">
      <span>{title}</span>
      <span className="qc-step">
        <button
          type="button"
          className="part-button"
          aria-label={`${title} −`}
          disabled={value <= least}
          onClick={() => onChange(value - 1)}
        >
          −
        </button>
        <output>{value}</output>
        <button
          type="button"
          className="part-button"
          aria-label={`${title} +`}
          onClick={() => onChange(value + 1)}
        >
          +
        </button>
      </span>
    </div>
  );
}
