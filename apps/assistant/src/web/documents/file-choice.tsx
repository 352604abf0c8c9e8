import { useI18n } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Notice } from '@repo/ui/notice';
import { useRef } from 'react';

export interface FileChoiceProps {
  readonly onFile: (file: File) => void;
  readonly error: string | undefined;
}

/** A text file from the device. */
export function FileChoice({ onFile, error }: FileChoiceProps) {
  const { t } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-col items-start gap-2">
      <input
        ref={input}
        type="file"
        accept=".txt,.md,.markdown,text/plain,text/markdown"
        aria-label={t('assistant.document-form.file')}
        className="hidden"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) onFile(file);
          // The same file can be chosen again after it was corrected.
          event.currentTarget.value = '';
        }}
      />
      <Button icon="document" onPress={() => input.current?.click()}>
        {t('assistant.document-form.file')}
      </Button>
      <p className="text-sm text-ink-soft">{t('assistant.document-form.file-hint')}</p>
      {error && <Notice tone="refusal">{error}</Notice>}
    </div>
  );
}
