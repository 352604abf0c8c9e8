import { paisa } from '@repo/facts';
import { hijriTableVersion } from '@repo/facts/hijri';
import { useI18n } from '@repo/i18n/react';
import type { Quote } from '@repo/islamic-finance';
import { hijriText } from '../result/hijri-text.ts';
import { residueNote } from '../result/residue-note.ts';
import { amountFigures, summedFigures, sumOf } from '../result/schedule-columns.tsx';
import { columnLabelKey } from '../result/total-label.ts';

/** Every row; the head is printed again on each page. */
export function PrintedSchedule({ quote }: { readonly quote: Quote }) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const { inputs, schedule } = quote;
  const { product } = inputs;
  const hasShare = product === 'diminishing-musharakah';
  const money = (amount: bigint) => format.money(paisa(amount), { decimals: 'always', symbol: false });
  const figureClass = 'table-figure py-0.5 ps-3';
  const headClass = 'py-1 ps-3 font-semibold';
  return (
    <section className="pt-3">
      <h2 className="pb-1 text-lg font-semibold">{t('financing.schedule.title')}</h2>
      <table className="type-ui w-full border-collapse text-xs">
        <thead>
          <tr className="border-b-2 border-ink align-bottom">
            <th className="py-1 text-start font-semibold">{t('financing.schedule.number')}</th>
            <th className={`${headClass} text-start`}>{t('financing.schedule.due')}</th>
            <th className={`${headClass} text-start`}>{t('financing.schedule.hijri')}</th>
            {amountFigures.map((figure) => (
              <th key={figure} className={`${headClass} table-figure whitespace-normal`}>
                {t(columnLabelKey(product, figure))}
              </th>
            ))}
            {hasShare && <th className={`${headClass} table-figure whitespace-normal`}>{t('financing.schedule.bankShare')}</th>}
          </tr>
        </thead>
        <tbody>
          {schedule.map((row) => (
            <tr key={row.number} className="border-b border-line">
              <td className="py-0.5">{format.number(row.number)}</td>
              <td className="whitespace-nowrap py-0.5 ps-3">{format.date(row.due)}</td>
              <td className="whitespace-nowrap py-0.5 ps-3">{hijriText(row.due, i18n)}</td>
              {amountFigures.map((figure) => (
                <td key={figure} className={figureClass}>
                  <bdi>{money(row[figure])}</bdi>
                </td>
              ))}
              {hasShare && (
                <td className={figureClass}>
                  <bdi>{row.bankShare === null ? '' : format.percent(row.bankShare, { decimals: 2 })}</bdi>
                </td>
              )}
            </tr>
          ))}
          <tr className="border-t-2 border-ink font-semibold">
            <td className="py-1" colSpan={3}>
              {t('financing.schedule.total')}
            </td>
            {summedFigures.map((figure) => (
              <td key={figure} className={figureClass}>
                <bdi>{money(sumOf(schedule, figure))}</bdi>
              </td>
            ))}
            <td colSpan={amountFigures.length - summedFigures.length + (hasShare ? 1 : 0)} />
          </tr>
        </tbody>
      </table>
      <div className="pt-2 text-xs">
        <p>{residueNote(quote, i18n)}</p>
        <p>{t('financing.schedule.rupees-note')}</p>
        <p>
          {t('financing.schedule.hijri-note')} <bdi dir="ltr">{hijriTableVersion}</bdi>
        </p>
      </div>
    </section>
  );
}
