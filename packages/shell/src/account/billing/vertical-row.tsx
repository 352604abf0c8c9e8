/** A vertical in one line, with all that is said of it below when it is opened. */
import { useMessages } from '@repo/i18n/react';
import { Disclosure } from '@repo/ui/disclosure';
import { useState } from 'react';
import { percentUsed } from '../usage-groups.ts';
import type { BillingMessages, SoldVertical } from './billing.ts';
import { LimitWords } from './limit-bar.tsx';
import { StateChip } from './state-chip.tsx';
import { VerticalPlan, type VerticalPlanProps } from './vertical-plan.tsx';

export function VerticalRow(props: VerticalPlanProps) {
  const { locale } = useMessages<BillingMessages>();
  const { sold } = props;
  const [open, setOpen] = useState(false);
  const plan = sold.plans.find(({ id }) => id === sold.plan);
  const meter = mostUsed(sold);
  const title = (
    <span className="block py-2">
      <span className="flex flex-wrap items-baseline justify-between gap-x-4">
        {sold.name[locale]}
        <span className="flex flex-wrap items-center gap-x-3 font-normal">
          <StateChip state={sold.state} />
          {plan?.name[locale]}
        </span>
      </span>
      {meter && (
        <span className="type-ui block text-sm font-normal text-ink-soft">
          <LimitWords meter={meter} />
        </span>
      )}
    </span>
  );
  return (
    <Disclosure title={title} flush open={open} onOpenChange={setOpen}>
      {open && (
        <div className="pt-2">
          <VerticalPlan {...props} />
        </div>
      )}
    </Disclosure>
  );
}

/** The meter whose limit is the nearest. */
function mostUsed({ meters }: SoldVertical): SoldVertical['meters'][number] | undefined {
  const shareOf = ({ used, limit }: SoldVertical['meters'][number]) =>
    used === null || limit === null ? -1 : percentUsed(BigInt(used), BigInt(limit));
  return meters.toSorted((one, other) => shareOf(other) - shareOf(one))[0];
}
