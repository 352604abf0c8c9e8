/** The files that are here, with what each says of itself. */
import { useI18n, useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Notice } from '@repo/ui/notice';
import { StatusChip } from '@repo/ui/status-chip';
import { useCallback } from 'react';
import type { AccountMessages } from '../account-messages.ts';
import type { ModelFile } from './models.ts';
import { PullRow } from './pull-row.tsx';
import { useModelSize } from './use-model-size.ts';

export interface FileListProps {
  readonly files: readonly ModelFile[];
  readonly onUse: (file: string) => void;
  readonly onRemove: (file: string) => void;
  readonly onResume: (file: string) => void;
  /** A file that was on its way is here, or will not come for now. */
  readonly onEnd: (file: string, arrived: boolean) => void;
}

export function FileList({ files, ...deeds }: FileListProps) {
  return (
    <ul>
      {files.map((model) => (
        <li key={model.file} className="border-b border-line py-4">
          {model.pulling ? <Pulling file={model.file} onEnd={deeds.onEnd} /> : <FileRow model={model} {...deeds} />}
        </li>
      ))}
    </ul>
  );
}

/** The same function for as long as the file is on its way: another one would ask the host anew. */
function Pulling({ file, onEnd }: { readonly file: string } & Pick<FileListProps, 'onEnd'>) {
  const end = useCallback((arrived: boolean) => onEnd(file, arrived), [file, onEnd]);
  return <PullRow file={file} onEnd={end} />;
}

interface FileRowProps extends Omit<FileListProps, 'files' | 'onEnd'> {
  readonly model: ModelFile;
}

function FileRow({ model, onUse, onRemove, onResume }: FileRowProps) {
  const { t: translate } = useI18n();
  const { t } = useMessages<AccountMessages>();
  const sizeOf = useModelSize();
  const { file: name, bytes, total, chosen, failure } = model;
  const saidOf = useSaid();
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2 break-words font-semibold">
            <bdi className="break-all">{name}</bdi>
            {chosen && <StatusChip tone="passed">{t('shell.models.chosen')}</StatusChip>}
          </p>
          <p className="text-sm text-ink-soft">
            {total === null ? (
              <>
                {sizeOf(bytes)} · {saidOf(model)}
              </>
            ) : (
              failure === null && t('shell.models.part', { done: sizeOf(bytes), total: sizeOf(total) })
            )}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {model.said && !chosen && (
            <Button size="small" label={t('shell.models.use-name', { name })} onPress={() => onUse(name)}>
              {t('shell.models.use')}
            </Button>
          )}
          {total !== null && total > 0 && (
            <Button size="small" label={t('shell.models.resume-name', { name })} onPress={() => onResume(name)}>
              {t('shell.models.resume')}
            </Button>
          )}
          <Button size="small" label={t('shell.models.remove-name', { name })} onPress={() => onRemove(name)}>
            {t('common.delete')}
          </Button>
        </div>
      </div>
      {total !== null && failure && <Notice tone="attention">{translate(failure.messageKey, failure.params)}</Notice>}
    </div>
  );
}

function useSaid(): (model: ModelFile) => string {
  const { t, format } = useMessages<AccountMessages>();
  return ({ said }) => {
    if (said === null) return t('shell.models.not-gguf');
    const { licence, contextLength } = said;
    if (licence === null) return t('shell.models.said-none');
    if (contextLength === null) return t('shell.models.said-licence', { licence });
    return t('shell.models.said', { licence, tokens: format.number(contextLength) });
  };
}
