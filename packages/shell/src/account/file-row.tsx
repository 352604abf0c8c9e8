import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import type { AccountMessages } from './account-messages.ts';
import type { FileEntry } from './files.ts';
import { useSizeWords } from './use-size-words.ts';

export interface FileRowProps {
  readonly file: FileEntry;
  readonly onDownload: () => void;
  readonly onRemove: () => void;
}

/** One file: its name, its size, since when it is here, and what can be done. */
export function FileRow({ file, onDownload, onRemove }: FileRowProps) {
  const { t, format } = useMessages<AccountMessages>();
  const sizeOf = useSizeWords();
  const { name, bytes, createdAt, removable } = file;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-b border-line py-4">
      <div className="min-w-0">
        <p className="break-words font-semibold">
          <bdi>{name}</bdi>
        </p>
        <p className="text-sm text-ink-soft">
          {sizeOf(bytes)} · {format.dateTime(new Date(createdAt))}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="small" label={t('shell.files.download-name', { name })} onPress={onDownload}>
          {t('common.download')}
        </Button>
        {removable && (
          <Button size="small" label={t('shell.files.remove-name', { name })} onPress={onRemove}>
            {t('common.delete')}
          </Button>
        )}
      </div>
    </li>
  );
}
