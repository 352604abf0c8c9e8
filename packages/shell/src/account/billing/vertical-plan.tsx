/** One vertical: the plan that is there, its limits, and the plans beside each other. */
import type { SoldVertical } from './billing.ts';
import { PlanChoice, type PlanChoiceProps } from './plan-choice.tsx';
import { Standing } from './standing.tsx';

export interface VerticalPlanProps extends Omit<PlanChoiceProps, 'sold'> {
  readonly sold: SoldVertical;
  /** When limits are whole again. */
  readonly resets: string;
}

export function VerticalPlan({ resets, ...choice }: VerticalPlanProps) {
  const { sold, mayChange, provider, onChanged } = choice;
  return (
    <div className="flex flex-col gap-6">
      <Standing sold={sold} resets={resets} mayChange={mayChange} portal={provider.portal} onChanged={onChanged} />
      <PlanChoice {...choice} />
    </div>
  );
}
