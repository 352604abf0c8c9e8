import { isoDate, paisaFromRupees } from '@repo/facts';
import { useState } from 'react';
import { CountField } from '../src/count-field.tsx';
import { DateField } from '../src/date-field.tsx';
import { DecimalField } from '../src/decimal-field.tsx';
import { useFormDraft } from '../src/form-draft.tsx';
import { MoneyField } from '../src/money-field.tsx';
import { Section } from '../src/page.tsx';
import { RateField } from '../src/rate-field.tsx';
import { SelectField } from '../src/select-field.tsx';
import { SliderField } from '../src/slider-field.tsx';
import { StatusChip } from '../src/status-chip.tsx';
import { TextField } from '../src/text-field.tsx';
import { useSay } from './say.ts';

const slider = { min: paisaFromRupees('500000'), max: paisaFromRupees('20000000'), step: paisaFromRupees('50000') };

const firstTexts = {
  name: '',
  email: '',
  password: '',
  cost: '30,00,000',
  plain: '',
  rate: '12.5',
  months: '60',
  area: '2.5',
  date: '22/11/2026',
  note: '',
};

export function Fields() {
  const say = useSay();
  const { values: texts, set: change } = useFormDraft('gallery.fields', firstTexts);
  const set = (name: keyof typeof texts) => (text: string) => change({ [name]: text });
  const [basis, setBasis] = useState<'monthly' | 'act'>('monthly');
  const [share, setShare] = useState(30);
  return (
    <div className="mx-auto max-w-page px-4 sm:px-8">
      <Section title={say('Fields', 'خانے')}>
        <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2">
          <TextField label={say('Name', 'نام')} value={texts.name} onChange={set('name')} />
          <TextField
            label={say('Email', 'ای میل')}
            type="email"
            value={texts.email}
            onChange={set('email')}
            error={texts.email === 'x' ? say('The email is not complete.', 'ای میل مکمل نہیں۔') : undefined}
          />
          <TextField
            label={say('Password', 'پاس ورڈ')}
            type="password"
            value={texts.password}
            onChange={set('password')}
            hint={say('At least 12 characters; a few words are best.', 'کم از کم 12 حروف؛ چند الفاظ کا جملہ بہتر ہے۔')}
          />
          <MoneyField
            label={say('Cost of the car', 'گاڑی کی لاگت')}
            value={texts.cost}
            onChange={set('cost')}
            slider={slider}
          />
          <MoneyField
            label={say('Down payment', 'ڈاؤن پیمنٹ (پیشگی رقم)')}
            value={texts.plain}
            onChange={set('plain')}
            optional
          />
          <RateField
            label={say('Profit rate', 'شرحِ منافع')}
            value={texts.rate}
            onChange={set('rate')}
            source={
              <StatusChip tone="neutral">{say('KIBOR, 20 Nov 2026 (example)', 'KIBOR، 20 نومبر 2026 (مثال)')}</StatusChip>
            }
          />
          <CountField
            label={say('Tenor', 'مدت')}
            value={texts.months}
            onChange={set('months')}
            min={1}
            max={600}
            unit={say('months', 'ماہ')}
            slider={{ min: 6, max: 120, step: 6 }}
          />
          <DecimalField
            label={say('Area', 'رقبہ')}
            value={texts.area}
            onChange={set('area')}
            bounds={{ min: 0, max: 100_000, above: true, decimals: 3 }}
            unit={say('acres', 'ایکڑ')}
          />
          <DateField
            label={say('First due date', 'پہلی قسط کی تاریخ')}
            value={texts.date}
            onChange={set('date')}
            today={isoDate('2026-11-22')}
          />
          <SelectField
            label={say('Day count', 'دن گننے کا طریقہ')}
            value={basis}
            onChange={setBasis}
            options={[
              { value: 'monthly', label: say('By the month', 'مہینے کے حساب سے') },
              { value: 'act', label: say('Actual days / 365', 'اصل دن / 365') },
            ]}
          />
          <SliderField
            label={say('Your share', 'آپ کا حصہ')}
            value={share}
            onChange={setShare}
            min={10}
            max={90}
            format={(value) => `${value}%`}
          />
          <TextField
            label={say('Note', 'نوٹ')}
            rows={3}
            optional
            value={texts.note}
            onChange={set('note')}
            hint={say('Printed under the schedule.', 'شیڈول کے نیچے پرنٹ ہوگا۔')}
          />
          <TextField
            label={say('Closed', 'بند خانہ')}
            value={say('Cannot be changed', 'بدلا نہیں جا سکتا')}
            onChange={() => undefined}
            disabled
          />
        </div>
      </Section>
    </div>
  );
}
