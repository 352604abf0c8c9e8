import { useI18n } from '@repo/i18n/react';
import type { Quote } from '@repo/islamic-finance';
import { errorMessage } from '@repo/shell/error-message';
import { planAction } from '@repo/shell/plan-link';
import { type Session, useSession } from '@repo/shell/session';
import { showToast } from '@repo/ui/toast';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { SavedQuote } from '../../api/quote/quote-view.ts';
import type { QuoteDraft } from './quote-draft.ts';
import { quotesKey } from './quote-queries.ts';
import { rememberSaveIntent } from './save-intent.ts';
import { conflictOf, type SaveConflict, saveDraft } from './save-quote.ts';

export interface SaveQuote {
  /** Saves, or leads to the sign-in and back. What is typed stays in the draft either way. */
  readonly save: (draft: QuoteDraft, quote: Quote) => void;
  readonly pending: boolean;
  /** `visitor` and `account`, who has no organization yet, are asked for what is missing when they save. */
  readonly who: 'unknown' | 'visitor' | 'account' | 'member';
  readonly conflict: SaveConflict | null;
  readonly dismissConflict: () => void;
}

function whoIs(session: Session): 'visitor' | 'account' | 'member' {
  if (session === null) return 'visitor';
  return session.organization === null ? 'account' : 'member';
}

/** @param onSaved gets what was stored and the draft that was sent */
export function useSaveQuote(onSaved: (saved: SavedQuote, sent: QuoteDraft) => void): SaveQuote {
  const i18n = useI18n();
  const client = useQueryClient();
  const [path, navigate] = useLocation();
  const { session, pending } = useSession();
  const [conflict, setConflict] = useState<SaveConflict | null>(null);
  const who = pending ? 'unknown' : whoIs(session);
  const mutation = useMutation({
    mutationFn: ({ draft, quote }: { draft: QuoteDraft; quote: Quote }) => saveDraft(draft, quote, i18n),
    onSuccess: async (saved, { draft }) => {
      showToast({ message: i18n.t('financing.quote.saved') });
      onSaved(saved, draft);
      await client.invalidateQueries({ queryKey: quotesKey });
    },
    onError: (error) => {
      const found = conflictOf(error);
      if (found) setConflict(found);
      else showToast({ message: errorMessage(error, i18n), tone: 'refusal', ...planAction(error, i18n, navigate) });
    },
  });
  return {
    save: (draft, quote) => {
      if (who === 'member') {
        mutation.mutate({ draft, quote });
        return;
      }
      rememberSaveIntent(path);
      navigate(`/${session === null ? 'sign-in' : 'organization/new'}?to=${encodeURIComponent(path)}`);
    },
    pending: mutation.isPending,
    who,
    conflict,
    dismissConflict: () => setConflict(null),
  };
}
