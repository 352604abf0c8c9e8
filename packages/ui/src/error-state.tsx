/** What happened, what was kept, and what to do, in the place of what could not be shown. */
import { useI18n } from '@repo/i18n/react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

export interface ErrorStateProps {
  /** A sentence, translated; «مسئلہ پیش آیا» when absent. */
  readonly title?: string | undefined;
  /** What happened, what was kept, what to do. */
  readonly children: ReactNode;
  readonly onRetry?: (() => void) | undefined;
  /** Shown so that a person can name it when asking for help. */
  readonly requestId?: string | undefined;
  readonly action?: ReactNode;
}

export function ErrorState({ title, children, onRetry, requestId, action }: ErrorStateProps) {
  const { t } = useI18n();
  return (
    <div role="alert" className="flex flex-col items-start gap-3 border-y border-line py-10">
      <p className="flex items-center gap-2 text-lg font-semibold">
        <Icon name="attention" className="text-refusal" />
        {title ?? t('errors.title')}
      </p>
      <div className="max-w-text">{children}</div>
      {requestId && (
        <p className="text-sm text-ink-soft">
          {t('ui.error.request')} <bdi dir="ltr">{requestId}</bdi>
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        {onRetry && (
          <Button tone="primary" onPress={onRetry}>
            {t('common.retry')}
          </Button>
        )}
        {action}
      </div>
    </div>
  );
}
