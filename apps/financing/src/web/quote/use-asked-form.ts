/** Fills the form with what the address brought, once, and cleans the address. */
import type { IsoDate } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import { showToast } from '@repo/ui/toast';
import { useEffect, useRef } from 'react';
import type { QuoteDraft } from './quote-draft.ts';

interface Draft {
  readonly values: QuoteDraft;
  readonly restored: boolean;
  readonly set: (changes: Partial<QuoteDraft>) => void;
}

export function useAskedForm(draft: Draft, asOf: IsoDate): void {
  const i18n = useI18n();
  const latest = useRef({ draft, i18n });
  latest.current = { draft, i18n };
  useEffect(() => {
    const { search, pathname } = window.location;
    if (!new URLSearchParams(search).has('price')) return;
    let here = true;
    void import('./form/asked-form.ts').then(({ askedForm }) => {
      if (!here) return;
      const { draft: now, i18n: texts } = latest.current;
      window.history.replaceState(window.history.state, '', pathname);
      const asked = askedForm(search, asOf, texts);
      if (!asked) {
        showToast({ message: texts.t('financing.new.asked-unread'), tone: 'attention' });
        return;
      }
      const before = now.values;
      now.set(asked);
      if (!now.restored) return;
      showToast({
        message: texts.t('financing.new.asked'),
        undo: { label: texts.t('financing.new.undo'), onUndo: () => now.set(before) },
      });
    });
    return () => {
      here = false;
    };
  }, [asOf]);
}
