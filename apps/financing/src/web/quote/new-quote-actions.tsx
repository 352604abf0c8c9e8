import { useI18n } from '@repo/i18n/react';
import type { Quote } from '@repo/islamic-finance';
import { Button } from '@repo/ui/button';
import { Link } from '@repo/ui/link';
import { useLocation } from 'wouter';
import type { QuoteDraft } from './quote-draft.ts';
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
  const [, navigate] = useLocation();
  const saving = useSaveQuote((saved) => {
    onSaved();
    navigate(`/quotes/${saved.id}`);
  });
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
      {!saving.isMember && <p className="text-sm text-ink-soft">{t('financing.quote.sign-in-note')}</p>}
    </div>
  );
}
