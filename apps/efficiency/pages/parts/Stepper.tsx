interface StepperProps {
  readonly title: string;
  readonly value: number;
  readonly unit?: string;
  readonly step?: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

/** A number that a thumb changes. */
export function Stepper({ title, value, unit = '', step = 1, least, most, onChange }: StepperProps) {
  return (
    <div className="ef-step">
      <span>{title}</span>
      <span>
        <button
          type="button"
          className="part-button"
          aria-label={`${title} −`}
          disabled={value <= least}
          onClick={() => onChange(Math.max(least, value - step))}
        >
          −
        </button>
        <output>
          {value}
          {unit}
        </output>
        <button
          type="button"
          className="part-button"
          aria-label={`${title} +`}
          disabled={value >= most}
          onClick={() => onChange(Math.min(most, value + step))}
        >
          +
        </button>
      </span>
    </div>
  );
}
