/** The form of a field: what grows, where, and how it gets its water. */
import { useI18n } from '@repo/i18n/react';
import { Failure } from '@repo/shell/plan-link';
import { Button } from '@repo/ui/button';
import { Notice } from '@repo/ui/notice';
import { useTouchedPlaces } from '@repo/ui/touched-places';
import { toUrduDigits } from '@repo/urdu-text/digits';
import { type MouseEvent, useState } from 'react';
import type { FieldInputs } from '../../wire/inputs.ts';
import { CropSection } from './crop-section.tsx';
import { type FieldForm, type Place, places } from './field-form.ts';
import { focusPlace } from './focus-place.ts';
import type { PlaceState } from './form-parts.tsx';
import { PlaceSection } from './place-section.tsx';
import { readForm } from './read-form.ts';
import { WaterSection } from './water-section.tsx';

export interface FieldEditorProps {
  readonly form: FieldForm;
  readonly onChange: (changes: Partial<FieldForm>) => void;
  readonly onSave: (title: string, inputs: FieldInputs) => void;
  readonly pending: boolean;
  /** Why the server did not save, translated. */
  /** What the host said of the last attempt. */
  readonly error: Error | null;
}

/** While the button is pressed focus stays where it is: a mistake that appears when a place is left would move the button away. */
function keepFocus(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('button[type="submit"]')) event.preventDefault();
}

export function FieldEditor({ form, onChange, onSave, pending, error }: FieldEditorProps) {
  const { t, format, digits } = useI18n();
  const touched = useTouchedPlaces();
  const [tried, setTried] = useState(false);
  const reading = readForm(form);

  const errorAt = (place: Place): string | undefined => {
    const mistake = reading.ok ? undefined : reading.mistakes.get(place);
    if (!mistake) return undefined;
    const isShown = tried || (mistake.missing ? touched.wasLeft(place) : touched.current !== place);
    if (!isShown) return undefined;
    const shown = (value: number | string) => {
      if (typeof value === 'number') return format.number(value);
      return digits === 'urdu' ? toUrduDigits(value) : value;
    };
    const params = Object.entries(mistake.params).map(([name, value]) => [name, shown(value)]);
    return t(mistake.key, Object.fromEntries(params));
  };
  const state: PlaceState = {
    form,
    change: onChange,
    at: (place) => ({ label: t(`crops.form.${place}`), error: errorAt(place), name: place }),
  };
  const save = () => {
    setTried(true);
    if (reading.ok) return onSave(reading.title, reading.inputs);
    const first = places.find((place) => reading.mistakes.has(place));
    if (first) focusPlace(first);
  };

  return (
    <form
      noValidate
      {...touched.handlers}
      onMouseDown={keepFocus}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <CropSection state={state} />
      <PlaceSection state={state} />
      <WaterSection state={state} />
      <div className="flex flex-col items-start gap-4 border-t border-line py-6">
        {tried && !reading.ok && <Notice tone="attention">{t('crops.form.incomplete')}</Notice>}
        {error && (
          <Notice tone="refusal">
            <Failure error={error} />
          </Notice>
        )}
        <Button tone="primary" type="submit" icon="check" pending={pending}>
          {t('crops.form.save')}
        </Button>
      </div>
    </form>
  );
}
