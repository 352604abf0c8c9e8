import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Notice } from '@repo/ui/notice';
import type { AccountMessages } from './account-messages.ts';
import { Bar } from './bar.tsx';
import type { Upload } from './use-uploads.ts';

export interface UploadListProps {
  readonly uploads: readonly Upload[];
  readonly onRetry: (upload: Upload) => void;
  readonly onDrop: (upload: Upload) => void;
}

/** Files on their way, and those that did not arrive. */
export function UploadList({ uploads, onRetry, onDrop }: UploadListProps) {
  const { t } = useMessages<AccountMessages>();
  if (uploads.length === 0) return null;
  return (
    <ul className="flex flex-col gap-4 pb-6">
      {uploads.map((upload) => (
        <li key={upload.key} className="flex flex-col gap-2">
          <p className="break-words">
            <bdi>{upload.file.name}</bdi>
          </p>
          {upload.failure === null ? (
            <Bar max={1} value={upload.part} aria-label={t('shell.files.sending', { name: upload.file.name })} />
          ) : (
            <>
              <Notice tone="refusal">{upload.failure}</Notice>
              <div className="flex flex-wrap gap-2">
                {!upload.final && (
                  <Button size="small" onPress={() => onRetry(upload)}>
                    {t('common.retry')}
                  </Button>
                )}
                <Button size="small" onPress={() => onDrop(upload)}>
                  {upload.final ? t('shell.files.drop') : t('common.leave-it')}
                </Button>
              </div>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
