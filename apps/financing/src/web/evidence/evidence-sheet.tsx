/** Records a document for a check: reference, date and name. */
import { isoDate, todayInKarachi } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import { type EvidenceKind, quote } from '@repo/islamic-finance';
import { errorField, errorMessage } from '@repo/shell/error-message';
import { Button } from '@repo/ui/button';
import { DateField, readDate } from '@repo/ui/date-field';
import { useFormDraft } from '@repo/ui/form-draft';
import { Notice } from '@repo/ui/notice';
import { randomUuid } from '@repo/ui/random-uuid';
import { SelectField } from '@repo/ui/select-field';
import { Sheet } from '@repo/ui/sheet';
import { TextField } from '@repo/ui/text-field';
import { showToast } from '@repo/ui/toast';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { QuoteView } from '../../api/quote/quote-view.ts';
import { decodeInputs } from '../../wire/inputs.ts';
import { longestText } from '../../wire/limits.ts';
import { api } from '../api.ts';
import { quotesKey } from '../quote/quote-queries.ts';

export interface EvidenceSheetProps {
  readonly stored: QuoteView;
  readonly ruleId: string;
  readonly onClose: () => void;
}

type NewEvidence = Parameters<typeof api.financing.evidence.add.mutate>[0];

const empty = { kind: '', reference: '', date: '', suppliedBy: '', approvedBy: '' };

export default function EvidenceSheet({ stored, ruleId, onClose }: EvidenceSheetProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const client = useQueryClient();
  const [today] = useState(() => todayInKarachi(new Date()));
  const [id] = useState(randomUuid);
  const [tried, setTried] = useState(false);
  const draft = useFormDraft(`financing.evidence.${stored.id}.${ruleId}`, empty);
  const kinds = kindsAsked(stored, ruleId);
  const { values } = draft;
  const kind = kinds.find((one) => one === values.kind) ?? kinds[0];
  const date = readDate(values.date);
  const needsApproval = kind === 'ssb-approval';
  const isComplete =
    date.kind === 'read' &&
    values.reference.trim() !== '' &&
    values.suppliedBy.trim() !== '' &&
    (!needsApproval || values.approvedBy.trim() !== '');

  const adding = useMutation({
    mutationFn: (entry: NewEvidence) => api.financing.evidence.add.mutate(entry),
    onSuccess: async () => {
      draft.clear();
      showToast({ message: t('financing.evidence-form.added') });
      onClose();
      await client.invalidateQueries({ queryKey: quotesKey });
    },
  });

  const submit = () => {
    setTried(true);
    if (!isComplete || !kind) return;
    adding.mutate({
      id,
      quoteId: stored.id,
      ruleId,
      kind,
      reference: values.reference,
      date: date.date,
      suppliedBy: values.suppliedBy,
      approvedBy: values.approvedBy.trim() || null,
    });
  };

  const failedField = adding.error ? errorField(adding.error) : null;
  const failure = adding.error ? errorMessage(adding.error, i18n) : undefined;
  const missing = (text: string) => (tried && text.trim() === '' ? t('financing.error.text-needed') : undefined);
  const dateMissing = tried && date.kind === 'empty' ? t('financing.error.date-needed') : undefined;

  return (
    <Sheet
      title={t('financing.evidence-form.add')}
      open
      onClose={onClose}
      actions={
        <Button tone="primary" pending={adding.isPending} onPress={submit}>
          {t('financing.evidence-form.submit')}
        </Button>
      }
    >
      <form
        className="flex flex-col gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className="text-sm text-ink-soft">{t('financing.evidence-form.intro')}</p>
        {failure && failedField === null && <Notice tone="refusal">{failure}</Notice>}
        <SelectField
          label={t('financing.evidence-form.kind')}
          value={kind ?? ''}
          onChange={(next) => draft.set({ kind: next })}
          options={kinds.map((one) => ({ value: one, label: t(`financing.evidence.${one}`) }))}
          error={failedField === 'kind' ? failure : undefined}
        />
        <TextField
          label={t('financing.evidence-form.reference')}
          hint={t('financing.evidence-form.reference-hint')}
          value={values.reference}
          onChange={(reference) => draft.set({ reference })}
          maxLength={longestText}
          error={missing(values.reference)}
        />
        <DateField
          label={t('financing.evidence-form.date')}
          value={values.date}
          onChange={(next) => draft.set({ date: next })}
          today={today}
          error={failedField === 'date' ? failure : dateMissing}
        />
        <TextField
          label={t('financing.evidence-form.suppliedBy')}
          value={values.suppliedBy}
          onChange={(suppliedBy) => draft.set({ suppliedBy })}
          maxLength={longestText}
          error={missing(values.suppliedBy)}
        />
        <TextField
          label={t('financing.evidence-form.approvedBy')}
          value={values.approvedBy}
          onChange={(approvedBy) => draft.set({ approvedBy })}
          maxLength={longestText}
          optional={!needsApproval}
          error={needsApproval ? missing(values.approvedBy) : undefined}
        />
      </form>
    </Sheet>
  );
}

/** The documents that the saved quote's check asks for. */
function kindsAsked(stored: QuoteView, ruleId: string): readonly EvidenceKind[] {
  const result = quote(decodeInputs(stored.inputs), { asOf: isoDate(stored.asOf) });
  return result.ok ? (result.checks.find((check) => check.ruleId === ruleId)?.evidenceAsked ?? []) : [];
}
