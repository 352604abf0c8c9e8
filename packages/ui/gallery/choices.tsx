import { useState } from 'react';
import { CheckboxField } from '../src/checkbox-field.tsx';
import { Disclosure } from '../src/disclosure.tsx';
import { Section } from '../src/page.tsx';
import { RadioCards } from '../src/radio-cards.tsx';
import { Switch } from '../src/switch.tsx';
import { Tabs } from '../src/tabs.tsx';
import { useSay } from './say.ts';

export function Choices() {
  const say = useSay();
  const [product, setProduct] = useState<'murabaha' | 'musharakah'>('murabaha');
  const [plan, setPlan] = useState<'level' | 'falling' | 'bullet'>('level');
  const [agreed, setAgreed] = useState(true);
  const [dark, setDark] = useState(false);
  return (
    <div className="mx-auto max-w-page px-4 sm:px-8">
      <Section title={say('Choices', 'انتخاب')}>
        <div className="grid gap-8 sm:grid-cols-2">
          <RadioCards
            label={say('Contract', 'معاہدہ')}
            value={product}
            onChange={setProduct}
            options={[
              {
                value: 'murabaha',
                label: say('Murabaha', 'مرابحہ'),
                description: say('A sale on credit with cost and profit told', 'لاگت اور منافع بتا کر اُدھار فروخت'),
              },
              {
                value: 'musharakah',
                label: say('Diminishing musharakah', 'شرکتِ متناقصہ (ڈیمینشنگ مشارکہ)'),
                description: say('Owned together, bought unit by unit', 'مشترکہ ملکیت، یونٹ یونٹ کر کے خریداری'),
              },
            ]}
          />
          <div className="flex flex-col gap-4">
            <RadioCards
              layout="segments"
              label={say('Plan', 'طریقہ')}
              value={plan}
              onChange={setPlan}
              options={[
                { value: 'level', label: say('Level', 'برابر') },
                { value: 'falling', label: say('Falling', 'گھٹتی ہوئی') },
                { value: 'bullet', label: say('At the end', 'آخر میں') },
              ]}
            />
            <CheckboxField
              label={say('The supplier is not the customer', 'سپلائر خود صارف نہیں ہے')}
              hint={say('Clause 2/2/3', 'شق 2/2/3')}
              checked={agreed}
              onChange={setAgreed}
            />
            <Switch label={say('Urdu digits', 'اردو ہندسے')} checked={dark} onChange={setDark} />
          </div>
        </div>
      </Section>
      <Section title={say('Tabs', 'ٹیب')}>
        <Tabs
          label={say('Result', 'نتیجہ')}
          items={[
            {
              id: 'schedule',
              label: say('Schedule', 'اقساط کا شیڈول'),
              content: <p>{say('The schedule.', 'یہ شیڈول ہے۔')}</p>,
            },
            { id: 'charts', label: say('Ownership', 'ملکیت'), content: <p>{say('The charts.', 'یہ چارٹ ہیں۔')}</p> },
            {
              id: 'checks',
              label: say('Rule checks', 'جانچیں'),
              badge: <bdi className="type-ui text-sm">7/9</bdi>,
              content: <p>{say('The checks.', 'یہ جانچیں ہیں۔')}</p>,
            },
            { id: 'what-if', label: say('What if', 'اگر یوں ہو تو؟'), content: <p>{say('Changes.', 'تبدیلیاں۔')}</p> },
          ]}
        />
      </Section>
      <Section title={say('More terms', 'مزید شرائط')}>
        <Disclosure title={say('Dates', 'تاریخیں')} defaultOpen>
          <p>{say('Promise, purchase, possession, sale.', 'وعدہ، خریداری، قبضہ، فروخت۔')}</p>
        </Disclosure>
        <Disclosure title={say('Fees', 'فیسیں')}>
          <p>{say('Documentation at cost.', 'کاغذات کا خرچ، لاگت پر۔')}</p>
        </Disclosure>
      </Section>
    </div>
  );
}
