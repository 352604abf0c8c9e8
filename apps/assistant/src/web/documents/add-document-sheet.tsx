/** Adds a document: a text or Markdown file, or text that was pasted. */
import { useI18n } from '@repo/i18n/react';
import { errorField, errorMessage } from '@repo/shell/error-message';
import { Button } from '@repo/ui/button';
import { useFormDraft } from '@repo/ui/form-draft';
import { Notice } from '@repo/ui/notice';
import { randomUuid } from '@repo/ui/random-uuid';
import { Sheet } from '@repo/ui/sheet';
import { TextField } from '@repo/ui/text-field';
import { showToast } from '@repo/ui/toast';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { longestTitle } from '../../wire/limits.ts';
import { api } from '../api.ts';
import { documentsKey } from './document-queries.ts';
import { FileChoice } from './file-choice.tsx';
import { type FileProblem, problemOf, readFile } from './read-file.ts';

type NewDocument = Parameters<typeof api.assistant.document.add.mutate>[0];

const empty = { title: '', text: '', format: 'text' };

export default function AddDocumentSheet({ onClose }: { readonly onClose: () => void }) {
  const i18n = useI18n();
  const { t } = i18n;
  const client = useQueryClient();
  const [id] = useState(randomUuid);
  const [tried, setTried] = useState(false);
  const [ofFile, setOfFile] = useState<FileProblem | null>(null);
  const draft = useFormDraft('assistant.document.1', empty);
  const { title, text, format } = draft.values;

  const adding = useMutation({
    mutationFn: (document: NewDocument) => api.assistant.document.add.mutate(document),
    onSuccess: async () => {
      draft.clear();
      showToast({ message: t('assistant.documents.added') });
      onClose();
      await client.invalidateQueries({ queryKey: documentsKey });
    },
  });

  const choose = async (file: File) => {
    const read = await readFile(file);
    setOfFile(read.ok ? null : read.problem);
    if (!read.ok) return;
    adding.reset();
    draft.set({ text: read.text, format: read.format, title: title.trim() === '' ? read.title.slice(0, longestTitle) : title });
  };

  const ofText = problemOf(text);
  const submit = () => {
    setTried(true);
    if (adding.isPending || ofText || title.trim() === '') return;
    adding.mutate({ id, title: title.trim(), format: format === 'markdown' ? 'markdown' : 'text', text });
  };

  const failedField = adding.error ? errorField(adding.error) : null;
  const failure = adding.error ? errorMessage(adding.error, i18n) : undefined;
  const titleMissing = tried && title.trim() === '' ? t('assistant.document-form.title-needed') : undefined;
  const textProblem = ofText && (tried || ofText !== 'empty') ? t(`assistant.document-form.${ofText}`) : undefined;

  return (
    <Sheet
      title={t('assistant.documents.add')}
      open
      onClose={onClose}
      actions={
        <Button tone="primary" pending={adding.isPending} onPress={submit}>
          {t('common.add')}
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
        {failure && failedField !== 'title' && failedField !== 'text' && <Notice tone="refusal">{failure}</Notice>}
        <FileChoice onFile={(file) => void choose(file)} error={ofFile ? t(`assistant.document-form.${ofFile}`) : undefined} />
        <TextField
          label={t('assistant.document-form.title')}
          value={title}
          onChange={(next) => draft.set({ title: next })}
          maxLength={longestTitle}
          error={failedField === 'title' ? failure : titleMissing}
        />
        <TextField
          label={t('assistant.document-form.text')}
          hint={t('assistant.document-form.text-hint')}
          value={text}
          onChange={(next) => draft.set({ text: next })}
          rows={8}
          error={failedField === 'text' ? failure : textProblem}
        />
      </form>
    </Sheet>
  );
}
