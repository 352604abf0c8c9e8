/**
 * One of a few, all in sight. `cards` carry a sentence each; `segments` stand in one row.
 *
 * @example
 * <RadioCards label={t('shop.order.product')} value={product} onChange={setProduct} options={products} />
 */
import { useId } from 'react';
import { cx } from './internal/cx.ts';
import { ErrorLine } from './internal/error-line.tsx';

export interface RadioOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly description?: string | undefined;
  readonly disabled?: boolean;
}

export interface RadioCardsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly RadioOption<Value>[];
  readonly layout?: 'cards' | 'segments';
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  /** Reads the label out without showing it. */
  readonly labelHidden?: boolean;
}

export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const { label, value, onChange, options, layout = 'cards', error, hint, labelHidden } = props;
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className={cx('pb-1.5 font-semibold', labelHidden && 'sr-only')}>{label}</legend>
      <div className={layout === 'cards' ? 'flex flex-col gap-2' : 'flex rounded border border-line-strong bg-raised'}>
        {options.map((option) => (
          <label key={option.value} className={layout === 'cards' ? 'radio-card' : 'radio-segment'}>
            <span className="flex h-[1lh] items-center">
              <input
                type="radio"
                className={layout === 'cards' ? 'radio' : 'sr-only'}
                name={name}
                value={option.value}
                checked={option.value === value}
                disabled={option.disabled}
                onChange={() => onChange(option.value)}
              />
            </span>
            <span className={cx(layout === 'cards' && 'min-w-0 wrap-anywhere')}>
              <span className="block">
                <bdi>{option.label}</bdi>
              </span>
              {option.description && <span className="block text-sm text-ink-soft">{option.description}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && <ErrorLine>{error}</ErrorLine>}
      {hint && <p className="text-sm text-ink-soft">{hint}</p>}
    </fieldset>
  );
}
