/** A saved quote on paper. */
import { isoDate } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import { quote } from '@repo/islamic-finance';
import { errorMessage, wireErrorOf } from '@repo/shell/error-message';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Loading } from '@repo/ui/loading';
import { Page } from '@repo/ui/page';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { decodeInputs } from '../../../wire/inputs.ts';
import { evidenceOf } from '../../evidence/evidence-of.ts';
import { quoteQuery } from '../quote-queries.ts';
import { PrintedQuote } from './printed-quote.tsx';

export function SavedPrintPage() {
  const { id = '' } = useParams();
  const i18n = useI18n();
  const { t } = i18n;
  const { data, error, refetch } = useQuery(quoteQuery(id));
  if (data) {
    const result = quote(decodeInputs(data.inputs), { asOf: isoDate(data.asOf), evidence: evidenceOf(data.evidence) });
    if (result.ok) {
      return (
        <PrintedQuote quote={result} title={data.title} number={data.id} revision={data.revision} back={`/quotes/${data.id}`} />
      );
    }
  }
  return (
    <Page title={t('financing.print.title')} back={<Link href="/quotes">{t('financing.quote.back-to-list')}</Link>}>
      {error ? (
        <ErrorState onRetry={() => void refetch()} requestId={wireErrorOf(error).requestId}>
          {errorMessage(error, i18n)}
        </ErrorState>
      ) : (
        <Loading label={t('financing.quote.opening')} />
      )}
    </Page>
  );
}
