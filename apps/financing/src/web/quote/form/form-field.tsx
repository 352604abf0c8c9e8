import { type Paisa, paisa } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import { CheckboxField } from '@repo/ui/checkbox-field';
import { CountField } from '@repo/ui/count-field';
import { MoneyField, type MoneySlider, readMoney } from '@repo/ui/money-field';
import { RadioCards } from '@repo/ui/radio-cards';
import { RateField } from '@repo/ui/rate-field';
import { SelectField } from '@repo/ui/select-field';
import { TextField } from '@repo/ui/text-field';
import { lazy, Suspense } from 'react';
import type { Field, FieldId, FormValues } from './field.ts';
import { choiceKey, fieldHint, fieldLabelKey } from './field-messages.ts';
import { type FormState, withText } from './form-state.ts';
import { PlaceBox } from './place-box.tsx';

const DateField = lazy(() => import('@repo/ui/date-field').then((module) => ({ default: module.DateField })));

/** One field of the catalogue as a control. */
export function FormField({ field, state }: { readonly field: Field; readonly state: FormState }) {
  return (
    <PlaceBox place={field.id}>
      <Control field={field} state={state} />
    </PlaceBox>
  );
}

function Control({ field, state }: { readonly field: Field; readonly state: FormState }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { id, kind } = field;
  const mistake = state.errorAt(id);
  const value = state.values.texts[id];
  const onChange = (text: string) => state.change(withText(state.values, id, text));
  const common = {
    label: t(fieldLabelKey(field)),
    hint: fieldHint(field, i18n),
    error: mistake && t(mistake.key, mistake.params),
    name: id,
  };
  switch (kind.type) {
    case 'money':
      return (
        <MoneyField
          {...common}
          value={value}
          onChange={onChange}
          optional={!kind.required}
          slider={sliderOf(id, state.values)}
        />
      );
    case 'rate':
      return <RateField {...common} value={value} onChange={onChange} optional={!kind.required} />;
    case 'count':
      return (
        <CountField
          {...common}
          value={value}
          onChange={onChange}
          min={kind.min}
          max={kind.max}
          unit={t('financing.form.months')}
          slider={kind.slider ? { min: 6, max: 360, step: 6 } : undefined}
        />
      );
    case 'flag':
      return <CheckboxField {...common} checked={value === 'yes'} onChange={(checked) => onChange(checked ? 'yes' : 'no')} />;
    case 'date':
      return (
        <Suspense fallback={<div className="h-24" />}>
          <DateField {...common} value={value} onChange={onChange} optional={!kind.required} today={state.today} />
        </Suspense>
      );
    case 'text':
      return <TextField {...common} value={value} onChange={onChange} optional={!kind.required} />;
    case 'choice': {
      const options = kind.options.map((option) => ({ value: option, label: t(choiceKey(id, option)) }));
      const two = options.length === 2 && field.group === 'main';
      return two ? (
        <RadioCards {...common} value={value} onChange={onChange} options={options} layout="segments" />
      ) : (
        <SelectField {...common} value={value} onChange={onChange} options={options} />
      );
    }
  }
}

const lakh = 10_000_000n;

/** Sliders stand under the amounts that a person plays with. */
function sliderOf(id: FieldId, values: FormValues): MoneySlider | undefined {
  if (id === 'price') return { min: paisa(lakh), max: paisa(200n * lakh), step: paisa(lakh) };
  if (id !== 'customerShare' && id !== 'hamishJiddiyyah') return undefined;
  const price = readMoney(values.texts.price);
  const step = price.kind === 'read' ? stepOf(price.paisa) : 0n;
  return price.kind === 'read' && step > 0n ? { min: paisa(0n), max: paisa(step * 90n), step: paisa(step) } : undefined;
}

/** A hundredth of the price, in whole rupees. */
function stepOf(price: Paisa): bigint {
  return (price / 10_000n) * 100n;
}
