import { useI18n } from '@repo/i18n/react';
import { StatusChip } from '@repo/ui/status-chip';
import { PlanLink } from '../plan-link.tsx';
import type { NarrationState } from './narration-state.ts';

export interface WrittenHowProps {
  /** Before the keys of what is said: "shop.explanation". */
  readonly words: string;
  readonly done: NonNullable<NarrationState['done']>;
}

/** By a model, or without one, why, and what can be done about it. */
export function WrittenHow({ words, done: { mode, reason, model, resets } }: WrittenHowProps) {
  const { t, format } = useI18n();
  const by = { model: model ?? '' };
  const isUsedUp = reason === 'budget' && resets !== null;
  const why = isUsedUp
    ? t(`${words}.reason.budget-until`, { date: format.date(resets) })
    : t(`${words}.reason.${reason ?? 'no_model'}`);
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
      <StatusChip tone={mode === 'fallback' ? 'neutral' : 'passed'}>
        {t(mode === 'fallback' ? `${words}.without-model` : `${words}.by-model`)}
      </StatusChip>
      <span>
        {mode === 'fallback' && why}
        {mode === 'model' && t(`${words}.by-model.note`, by)}
        {mode === 'repaired' && t(`${words}.by-model.repaired`, by)}
      </span>
      {isUsedUp && <PlanLink />}
    </p>
  );
}
