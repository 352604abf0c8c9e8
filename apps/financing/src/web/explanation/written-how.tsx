import { useI18n } from '@repo/i18n/react';
import { StatusChip } from '@repo/ui/status-chip';
import type { ExplanationState } from './explanation-state.ts';

/** By a model, or without one and why. */
export function WrittenHow({ done: { mode, reason, model } }: { readonly done: NonNullable<ExplanationState['done']> }) {
  const { t } = useI18n();
  const by = { model: model ?? '' };
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
      <StatusChip tone={mode === 'fallback' ? 'neutral' : 'passed'}>
        {t(mode === 'fallback' ? 'financing.explanation.without-model' : 'financing.explanation.by-model')}
      </StatusChip>
      <span>
        {mode === 'fallback' && t(`financing.explanation.reason.${reason ?? 'no_model'}`)}
        {mode === 'model' && t('financing.explanation.by-model.note', by)}
        {mode === 'repaired' && t('financing.explanation.by-model.repaired', by)}
      </span>
    </p>
  );
}
