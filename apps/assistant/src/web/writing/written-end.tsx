/** How a model's text ended, where it did not end well, and the way to another one. */
import { useI18n } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Notice } from '@repo/ui/notice';
import { StatusChip } from '@repo/ui/status-chip';
import { lazy, Suspense } from 'react';
import type { Written } from '../shapes.ts';
import { failureKey } from './failure-key.ts';
import type { AnswerAction } from './use-last-answer.ts';

const LimitNotice = lazy(() => import('./limit-notice.tsx').then((module) => ({ default: module.LimitNotice })));

export interface WrittenEndProps {
  readonly written: Written;
  /** Null below an answer that is not the last one. */
  readonly again: AnswerAction | null;
}

export function WrittenEnd({ written, again }: WrittenEndProps) {
  const { t } = useI18n();
  const button = again && <AgainButton again={again}>{t('assistant.written.again')}</AgainButton>;
  switch (written.status) {
    case 'stopped':
      return (
        <div className="flex flex-wrap items-center gap-4">
          <StatusChip tone="neutral">{t('assistant.written.stopped')}</StatusChip>
          {button}
        </div>
      );
    case 'interrupted':
      return (
        <Notice tone="attention" title={t('assistant.written.interrupted')}>
          <p>{t(written.text === '' ? 'assistant.written.interrupted-empty' : 'assistant.written.interrupted-kept')}</p>
          {written.failure !== null && <p>{t(failureKey(written.failure, written.model.origin))}</p>}
          {button && <div className="pt-2">{button}</div>}
        </Notice>
      );
    case 'failed':
      if (written.limit) {
        return (
          <Suspense>
            <LimitNotice limit={written.limit} />
          </Suspense>
        );
      }
      return (
        <Notice tone="refusal" title={t('assistant.written.failed')}>
          <p>{t(failureKey(written.failure, written.model.origin))}</p>
          {button && <div className="pt-2">{button}</div>}
        </Notice>
      );
    case 'writing':
    case 'done':
      return null;
  }
}

export function AgainButton({ again, children }: { readonly again: AnswerAction; readonly children: string }) {
  return (
    <div className="print:hidden">
      <Button size="small" pending={again.pending} onPress={again.press}>
        {children}
      </Button>
    </div>
  );
}
