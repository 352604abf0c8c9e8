import { useI18n } from '@repo/i18n/react';
import { ChartArea } from '../src/chart-area.tsx';
import { ChartBalance } from '../src/chart-balance.tsx';
import { ChartBars } from '../src/chart-bars.tsx';
import { ChartStack } from '../src/chart-stack.tsx';
import { Section } from '../src/page.tsx';
import { sampleRows } from './sample.ts';
import { sampleSeason } from './sample-season.ts';
import { useSay } from './say.ts';

const days = Array.from({ length: 31 }, (_, index) => index + 1);
/** The last one stands for several. */
const shops = ['A', 'B', 'C', 'D'];

export function Charts() {
  const say = useSay();
  const { format } = useI18n();
  const yours = sampleRows.map((row) => 0.2 + (0.8 * row.number) / sampleRows.length);
  const crossing = yours.findIndex((share) => share >= 0.5);
  const percent = (value: number) => `${Math.round(value * 100)}%`;
  const at = sampleRows[crossing];
  return (
    <div className="mx-auto max-w-page px-4 sm:px-8">
      <Section title={say('Charts', 'چارٹ')}>
        <div className="grid gap-10 lg:grid-cols-2">
          <ChartArea
            title={say('Who owns the house', 'مکان میں کس کا کتنا حصہ')}
            summary={say('Your share grows from 20 to 100 per cent.', 'آپ کا حصہ 20 سے 100 فیصد تک بڑھتا ہے۔')}
            dates={sampleRows.map((row) => row.due)}
            series={[
              { id: 'yours', label: say('Your share', 'آپ کا حصہ'), tone: 'ownership', values: yours },
              { id: 'bank', label: say('Bank’s share', 'بینک کا حصہ'), tone: 'bank', values: yours.map((share) => 1 - share) },
            ]}
            valueText={percent}
            mark={
              at
                ? { index: crossing, label: say(`Half is yours: ${format.date(at.due)}`, `آدھا آپ کا: ${format.date(at.due)}`) }
                : null
            }
            table={<p>{say('The table.', 'جدول۔')}</p>}
          />
          <ChartBars
            title={say('What a year’s payments are made of', 'سال کی قسطوں میں کیا شامل ہے')}
            summary={say('Profit falls from year to year.', 'منافع ہر سال کم ہوتا ہے۔')}
            labels={[1, 2, 3, 4, 5].map((year) => say(`Year ${year}`, `سال ${format.number(year)}`))}
            series={[
              {
                id: 'capital',
                label: say('Capital', 'اصل لاگت'),
                tone: 'ownership',
                values: [600000, 600000, 600000, 600000, 600000],
              },
              { id: 'profit', label: say('Profit', 'منافع'), tone: 'rent', values: [340625, 265625, 190625, 115625, 40625] },
            ]}
            valueText={(value) => format.compact(String(Math.round(value)))}
            table={<p>{say('The table.', 'جدول۔')}</p>}
          />
          <ChartBalance
            title={say('Water of the root zone', 'جڑوں کی زمین میں پانی')}
            summary={say(
              'Depletion rises to the limit and falls with every irrigation.',
              'کمی حد تک بڑھتی ہے اور ہر پانی پر گھٹتی ہے۔',
            )}
            days={sampleSeason}
            labels={{
              depletion: say('Depletion', 'زمین میں پانی کی کمی'),
              limit: say('Stress limit', 'پیاس کی حد'),
              capacity: say('All available water', 'کل دستیاب پانی'),
              irrigation: say('Irrigation', 'پانی لگایا'),
              rain: say('Rain', 'بارش'),
              forecast: say('Forecast', 'متوقع موسم'),
            }}
            valueText={(mm) => format.number(mm, { decimals: 0 })}
            table={<p>{say('The table.', 'جدول۔')}</p>}
          />
          <ChartStack
            title={say('Bags sold by day', 'روزانہ کتنی بوریاں بکیں')}
            summary={say('The most, 310 bags, on the 31st.', 'سب سے زیادہ، 310 بوریاں، 31 تاریخ کو بکیں۔')}
            hint={say('Point at a day for its figures.', 'کسی دن کے اعداد دیکھنے کے لیے اسے چھوئیں۔')}
            columns={days.map((day) => ({ label: format.number(day), name: say(`Day ${day}`, `دن ${format.number(day)}`) }))}
            series={shops.map((id, index) => ({
              id,
              label: say(`Shop ${id}`, `دکان ${id}`),
              ...(id === 'D' && { as: 'rest' }),
              values: days.map((day) => BigInt(day * (index + 1))),
            }))}
            whole={say('Whole month', 'پورا مہینہ')}
            totalText={(units) => say(`${format.number(units)} bags`, `${format.number(units)} بوریاں`)}
            valueText={(units) => format.number(units)}
            axisText={(units) => format.compact(units)}
            limit={{ label: say('Limit', 'حد'), values: days.map(() => 400n) }}
            table={<p>{say('The table.', 'جدول۔')}</p>}
          />
        </div>
      </Section>
    </div>
  );
}
