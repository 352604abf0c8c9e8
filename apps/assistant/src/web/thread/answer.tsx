import { useI18n } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { FindingView } from '../findings/finding-view.tsx';
import type { Message } from '../shapes.ts';
import { passagesOf } from './passages-of.ts';

export interface AnswerProps {
  readonly message: Message;
  /** Documents that were deleted since. */
  readonly gone: readonly string[];
  /** Its sources stand beside the thread. */
  readonly sourcesShown: boolean;
  readonly onSources: () => void;
}

/** What rules found, in the order in which it was found. */
export function Answer({ message, gone, sourcesShown, onSources }: AnswerProps) {
  const { t } = useI18n();
  const count = passagesOf(message).length;
  return (
    <section aria-label={t('assistant.thread.answer')} className="flex flex-col gap-6">
      {message.findings.map((finding, index) => (
        <FindingView key={`${finding.kind} ${String(index)}`} finding={finding} gone={gone} />
      ))}
      {count > 0 && (
        <div className={sourcesShown ? 'lg:hidden' : ''}>
          <Button size="small" icon="document" onPress={onSources}>
            {t('assistant.sources.show', { count })}
          </Button>
        </div>
      )}
    </section>
  );
}
