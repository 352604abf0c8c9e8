import { useI18n } from '@repo/i18n/react';
import { EmptyState } from '@repo/ui/empty-state';
import { Notice } from '@repo/ui/notice';
import type { FormValues, Place } from '../form/field.ts';
import { placeLabelKey } from '../form/field-messages.ts';
import type { FormErrors } from '../form/form-errors.ts';

export interface IncompleteProps {
  readonly errors: FormErrors;
  readonly values: FormValues;
  readonly onPlace: (place: Place) => void;
}

/** Before there is a result: what is still needed, and what was not understood. */
export function Incomplete({ errors, values, onPlace }: IncompleteProps) {
  const { t } = useI18n();
  const places = [...errors];
  const wrong = places.filter(([, error]) => !error.missing).map(([place]) => place);
  const missing = places.filter(([, error]) => error.missing).map(([place]) => place);
  const links = (list: readonly Place[]) => (
    <ul className="flex flex-wrap gap-x-6">
      {list.map((place) => (
        <li key={place}>
          <button
            type="button"
            className="touch cursor-pointer text-link underline decoration-1 underline-offset-4"
            onClick={() => onPlace(place)}
          >
            {t(placeLabelKey(values, place))}
          </button>
        </li>
      ))}
    </ul>
  );
  return (
    <div className="flex flex-col gap-6">
      {wrong.length > 0 && (
        <Notice tone="attention" title={t('financing.result.wrong')}>
          {links(wrong)}
        </Notice>
      )}
      {missing.length > 0 && (
        <EmptyState title={t('financing.result.empty-title')}>
          <p>{t('financing.result.empty')}</p>
          <p className="pt-4">{t('financing.result.missing')}</p>
          {links(missing)}
        </EmptyState>
      )}
    </div>
  );
}
