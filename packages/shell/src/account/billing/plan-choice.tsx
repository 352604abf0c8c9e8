/** The plans of a vertical beside each other; whoever may buy chooses one and sees what it costs for all members. */
import { useI18n, useMessages } from '@repo/i18n/react';
import { RadioCards } from '@repo/ui/radio-cards';
import { useId, useState } from 'react';
import type { BillingMessages, Currency, Interval, Overview, Plan, SoldVertical } from './billing.ts';
import { ChosenPlan } from './chosen-plan.tsx';
import { PlanCard } from './plan-card.tsx';
import { runningOf } from './running-of.ts';
import type { Look } from './use-look.ts';

/** How prices are shown; null: nothing was chosen yet. */
export interface Terms {
  readonly interval: Interval | null;
  readonly currency: Currency;
}

export interface PlanChoiceProps {
  readonly sold: SoldVertical;
  readonly members: number;
  readonly provider: Overview['provider'];
  readonly mayRead: boolean;
  readonly mayChange: boolean;
  readonly terms: Terms;
  readonly onTerms: (terms: Terms) => void;
  readonly onChanged: Look;
}

export function PlanChoice({ sold, members, provider, mayRead, mayChange, terms, onTerms, onChanged }: PlanChoiceProps) {
  const { t } = useMessages<BillingMessages>();
  const { locale } = useI18n();
  const name = useId();
  const running = runningOf(sold);
  const interval = terms.interval ?? running?.interval ?? 'month';
  const currency = running?.currency ?? terms.currency;
  const [wished, setWished] = useState<Plan['id'] | null>(null);
  const chosen = wished ?? firstChoice(sold);
  const plan = sold.plans.find(({ id }) => id === chosen);
  const card = (each: Plan) => <PlanCard plan={each} sold={sold} interval={interval} currency={currency} />;
  return (
    <div className="flex flex-col gap-4">
      {mayRead && (
        <div className="flex flex-wrap gap-3">
          <RadioCards
            layout="segments"
            labelHidden
            label={t('billing.plan.interval')}
            value={interval}
            onChange={(wish) => onTerms({ ...terms, interval: wish })}
            options={[
              { value: 'month', label: t('billing.plan.monthly') },
              { value: 'year', label: t('billing.plan.yearly') },
            ]}
          />
          {!running && provider.currencies.length > 1 && (
            <RadioCards
              layout="segments"
              labelHidden
              label={t('billing.plan.currency')}
              value={currency}
              onChange={(wish) => onTerms({ ...terms, currency: wish })}
              options={provider.currencies.map((value) => ({
                value,
                label: value === 'PKR' ? t('billing.plan.rupees') : t('billing.plan.dollars'),
              }))}
            />
          )}
        </div>
      )}
      {mayChange ? (
        <fieldset className="min-w-0">
          <legend className="sr-only">{t('billing.plan.compare')}</legend>
          <div className="grid gap-2 md:grid-cols-3 md:gap-4">
            {sold.plans.map((each) => (
              <label key={each.id} className="radio-card">
                <span className="flex h-[1lh] items-center">
                  <input
                    type="radio"
                    className="radio"
                    name={name}
                    value={each.id}
                    checked={each.id === chosen}
                    onChange={() => setWished(each.id)}
                  />
                </span>
                {card(each)}
              </label>
            ))}
          </div>
        </fieldset>
      ) : (
        <ul aria-label={t('billing.plan.compare')} className="grid gap-2 md:grid-cols-3 md:gap-4">
          {sold.plans.map((each) => (
            <li key={each.id} className="rounded border border-line-strong bg-raised px-4 py-3">
              {card(each)}
              <p className="text-sm">{each.summary[locale]}</p>
            </li>
          ))}
        </ul>
      )}
      {mayChange && plan && (
        <ChosenPlan
          key={plan.id}
          {...{ sold, plan, interval, currency, members, provider, onChanged }}
          onBuy={() => setWished(plan.id)}
        />
      )}
    </div>
  );
}

/** What there is already, or was; otherwise the least that gives more. */
function firstChoice(sold: SoldVertical): Plan['id'] {
  if (runningOf(sold)) return sold.plan;
  const had = sold.plans.find(({ id }) => id === sold.held?.plan);
  return had?.id ?? sold.raisedBy ?? sold.plan;
}
