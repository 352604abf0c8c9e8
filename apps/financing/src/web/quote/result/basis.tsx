import { paisa } from '@repo/facts';
import type { I18n } from '@repo/i18n/react';
import { useI18n } from '@repo/i18n/react';
import type { Quote } from '@repo/islamic-finance';
import { choiceKey } from '../form/field-messages.ts';

/** Day count, rounding, residue and price basis: the line under every page of figures. */
export function Basis({ quote }: { readonly quote: Quote }) {
  const i18n = useI18n();
  return (
    <section aria-label={i18n.t('financing.basis.title')} className="border-t border-line pt-4 text-sm text-ink-soft">
      <h3 className="pb-1">{i18n.t('financing.basis.title')}</h3>
      <dl className="type-ui flex flex-wrap gap-x-6 gap-y-1">
        {basisLines(quote, i18n).map(({ term, value }) => (
          <div key={term} className="flex gap-2">
            <dt>{term}:</dt>
            <dd className="text-ink">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function basisLines(
  { basis, inputs, asOf, engineVersion, ruleSetVersion }: Quote,
  { t, format }: Pick<I18n, 't' | 'format'>,
) {
  const { dayCount, rounding } = inputs.conventions;
  const magnitude = paisa(basis.residue < 0n ? -basis.residue : basis.residue);
  const residue =
    magnitude === 0n
      ? t('financing.basis.residue-none')
      : t('financing.basis.residue-row', {
          amount: format.money(magnitude, { decimals: 'always' }),
          row: format.number(basis.residueRow),
        });
  const line = (name: string, value: string) => ({ term: t(`financing.basis.${name}`), value });
  return [
    line('dayCount', t(choiceKey('dayCount', dayCount))),
    line('rounding', t(choiceKey('rounding', rounding))),
    line('instalment', t(`financing.basis.instalment.${basis.instalmentRounding}`)),
    line('residue', residue),
    line('price', t(`financing.basis.price.${basis.price}`)),
    ...(basis.iterations > 0 ? [line('iterations', format.number(basis.iterations))] : []),
    line('asOf', format.date(asOf)),
    line('engine', engineVersion),
    line('rules', ruleSetVersion),
  ];
}
