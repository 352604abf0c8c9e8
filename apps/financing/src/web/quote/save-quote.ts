/** Saving from the screen: who may save, what is sent, and what came of it. */
import type { I18n } from '@repo/i18n/react';
import type { Quote } from '@repo/islamic-finance';
import { wireErrorOf } from '@repo/shell/error-message';
import { stripIsolates } from '@repo/urdu-text/direction';
import type { SavedQuote } from '../../api/quote/quote-view.ts';
import { encodeInputs } from '../../wire/inputs.ts';
import { longestTitle } from '../../wire/limits.ts';
import { api } from '../api.ts';
import type { QuoteDraft } from './quote-draft.ts';

/** The quote was changed or deleted elsewhere since it was opened. */
export interface SaveConflict {
  /** The revision that is stored now; null when the quote was deleted. */
  readonly revision: number | null;
}

export function saveDraft(draft: QuoteDraft, quote: Quote, i18n: Pick<I18n, 't' | 'format'>): Promise<SavedQuote> {
  const title = draft.title.trim() || defaultTitle(quote, i18n);
  return api.financing.quote.save.mutate({
    id: draft.id,
    expectedRevision: draft.revision,
    title: title.slice(0, longestTitle),
    inputs: encodeInputs(quote.inputs),
  });
}

function defaultTitle({ inputs, totals }: Quote, { t, format }: Pick<I18n, 't' | 'format'>): string {
  const title = t('financing.quote.default-title', {
    product: t(`financing.product.${inputs.product}.name`),
    amount: format.money(totals.cost),
  });
  return stripIsolates(title);
}

/** The conflict behind a failed save, or null when it failed for another reason. */
export function conflictOf(error: unknown): SaveConflict | null {
  const { code, params } = wireErrorOf(error);
  if (code === 'QUOTE_DELETED') return { revision: null };
  return code === 'QUOTE_CHANGED' ? { revision: Number(params.revision) } : null;
}
