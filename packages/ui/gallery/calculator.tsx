import { paisa, paisaFromRupees } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import { useState } from 'react';
import { CountField } from '../src/count-field.tsx';
import { ExplainProvider } from '../src/explain-panel.tsx';
import { Figure } from '../src/figure.tsx';
import { MoneyField } from '../src/money-field.tsx';
import { Page } from '../src/page.tsx';
import { RateField } from '../src/rate-field.tsx';
import { profitFact, sampleFact } from './sample.ts';
import { useSay } from './say.ts';

const slider = { min: paisaFromRupees('500000'), max: paisaFromRupees('20000000'), step: paisaFromRupees('50000') };

/** Inputs beside a result, as a vertical lays them out. */
export function Calculator() {
  const say = useSay();
  const { format } = useI18n();
  const [cost, setCost] = useState('30,00,000');
  const [rate, setRate] = useState('12.5');
  const [months, setMonths] = useState('60');
  return (
    <ExplainProvider namespace="gallery" explain={(path) => (path === 'totals.profit' ? profitFact : sampleFact)}>
      <Page title={say('New quotation', 'نئی کوٹیشن')}>
        <div className="grid gap-10 md:grid-cols-[22rem_1fr]">
          <div className="flex flex-col gap-6">
            <MoneyField label={say('Cost of the car', 'گاڑی کی لاگت')} value={cost} onChange={setCost} slider={slider} />
            <RateField label={say('Profit rate', 'شرحِ منافع')} value={rate} onChange={setRate} />
            <CountField
              label={say('Tenor', 'مدت')}
              value={months}
              onChange={setMonths}
              min={1}
              max={600}
              unit={say('months', 'ماہ')}
              slider={{ min: 6, max: 120, step: 6 }}
            />
          </div>
          <div className="border-line md:border-s md:ps-10">
            <p className="text-ink-soft">{say('Monthly instalment', 'ماہانہ قسط')}</p>
            <Figure path="totals.firstPayment" size="headline">
              {format.money(paisa(6_748_000n))}
            </Figure>
            <dl className="grid grid-cols-2 gap-x-8 gap-y-4 pt-6 sm:grid-cols-3">
              {[
                [say('Contract price', 'معاہدے کی قیمت'), format.money(paisa(374_880_000n))],
                [say('Profit', 'منافع'), format.money(paisa(74_880_000n))],
                [say('True effective rate', 'اصل مؤثر شرح'), '24.18%'],
              ].map(([label, value]) => (
                <div key={label} className="border-t border-line pt-2">
                  <dt className="text-sm text-ink-soft">{label}</dt>
                  <dd>
                    <Figure path="totals.price" size="large">
                      {value}
                    </Figure>
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        </div>
      </Page>
    </ExplainProvider>
  );
}
