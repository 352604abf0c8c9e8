import { useI18n } from '@repo/i18n/react';
import type { Quote } from '@repo/islamic-finance';
import { Button } from '@repo/ui/button';
import { Link } from '@repo/ui/link';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import type { QuoteDraft } from './quote-draft.ts';
import { takeSaveIntent } from './save-intent.ts';
import { useSaveQuote } from './use-save-quote.ts';

export interface NewQuoteActionsProps {
  readonly draft: QuoteDraft;
  readonly quote: Quote;
  /** Forgets the draft: it is stored now. */
  readonly onSaved: () => void;
}

/** Save and print, under the headline of a new quote. */
export default function NewQuoteActions({ draft, quote, onSaved }: NewQuoteActionsProps) {
  const { t } = useI18n();
  const [path, navigate] = useLocation();
  const saving = useSaveQuote((saved) => {
    onSaved();
    navigate(`/quotes/${saved.id}`);
  });
  const { who } = saving;
  // Once, on coming back from the sign-in; whoever comes back as a visitor thought better of it.
  useEffect(() => {
    if (who !== 'unknown' && takeSaveIntent(path) && who !== 'visitor') saving.save(draft, quote);
  }, [who, path, saving, draft, quote]);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-3">
        <Button tone="primary" icon="check" pending={saving.pending} onPress={() => saving.save(draft, quote)}>
          {t('financing.quote.save')}
        </Button>
        <Link href="/print" look="secondary" icon="print">
          {t('financing.quote.print')}
        </Link>
      </div>
      {who === 'visitor' && <p className="text-sm text-ink-soft">{t('financing.quote.sign-in-note')}</p>}
    </div>
  );
}
