/** A file on its way: how far, how fast, how long yet, and the way to stop it. */
import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Progress } from '@repo/ui/loading';
import { useMutation } from '@tanstack/react-query';
import type { AccountMessages } from '../account-messages.ts';
import { stopPull } from './models.ts';
import { useModelSize } from './use-model-size.ts';
import { usePullProgress } from './use-pull-progress.ts';

const minuteMs = 60_000;

export function PullRow({ file, onEnd }: { readonly file: string; readonly onEnd: (arrived: boolean) => void }) {
  const { t } = useMessages<AccountMessages>();
  const sizeOf = useModelSize();
  const progress = usePullProgress(file, onEnd);
  const stop = useMutation({ mutationFn: () => stopPull(file) });
  const { bytes = 0, total = 0, rate = null, etaMs = null } = progress ?? {};
  const rest =
    etaMs === null ? undefined : t('shell.models.left-minutes', { minutes: Math.max(1, Math.ceil(etaMs / minuteMs)) });
  return (
    <div className="flex flex-col gap-3">
      <Progress
        label={t('shell.models.pulling', { name: file })}
        value={progress === null || total === 0 ? null : bytes / total}
        estimate={rest}
      />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="text-sm text-ink-soft">
          {progress && t('shell.models.so-far', { done: sizeOf(bytes), total: sizeOf(total) })}
          {rate !== null && <> · {t('shell.models.rate', { size: sizeOf(rate) })}</>}
        </p>
        <Button
          size="small"
          label={t('shell.models.stop-name', { name: file })}
          pending={stop.isPending}
          onPress={() => stop.mutate()}
        >
          {t('shell.models.stop')}
        </Button>
      </div>
    </div>
  );
}
