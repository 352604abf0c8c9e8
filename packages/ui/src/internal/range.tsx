import { cx } from './cx.ts';

export interface RangeProps {
  /** Names it: the label of its field. */
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** What is read out for a position. */
  readonly valueText: string;
  readonly onChange: (value: number) => void;
  readonly disabled?: boolean | undefined;
  /** Stands on the lower edge of a field's box. */
  readonly onEdge?: boolean;
}

/** The browser's own slider: keys, touch and right-to-left come with it. */
export function Range({ label, value, min, max, step, valueText, onChange, disabled, onEdge }: RangeProps) {
  const filled = max > min ? Math.min(1, Math.max(0, (value - min) / (max - min))) : 0;
  return (
    <div className={cx('range-track', onEdge && 'range-edge')}>
      <div className="range-filled" style={{ inlineSize: `${filled * 100}%` }} />
      <input
        type="range"
        className="range"
        aria-label={label}
        aria-valuetext={valueText}
        value={value}
        min={min}
        max={max}
        step={step}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
