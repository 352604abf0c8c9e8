import { useI18n } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { FindingView } from '../findings/finding-view.tsx';
import type { Message } from '../shapes.ts';
import type { AnswerAction } from '../writing/use-last-answer.ts';
import { WrittenAnswer } from '../writing/written-answer.tsx';
import { AgainButton } from '../writing/written-end.tsx';
import { passagesOf } from './passages-of.ts';

export interface AnswerProps {
  readonly message: Message;
  /** Documents that were deleted since. */
  readonly gone: readonly string[];
  /** Its sources stand beside the thread. */
  readonly sourcesShown: boolean;
  readonly onSources: () => void;
  /** Lets a model write; null where none can. */
  readonly write: AnswerAction | null;
}

/** What was worked out first, then what a model wrote, then the passages that both stand on: they are long. */
export function Answer({ message, gone, sourcesShown, onSources, write }: AnswerProps) {
  const { t } = useI18n();
  const { findings, written } = message;
  const passages = passagesOf(message);
  const view = (finding: Message['findings'][number]) => (
    <FindingView
      key={`${finding.kind} ${String(findings.indexOf(finding))}`}
      finding={finding}
      gone={gone}
      written={written !== null}
    />
  );
  const count = passages.length;
  // Where something is still to be said by the person, a model says nothing.
  const isOpen = !findings.some(({ kind }) => kind === 'tool-incomplete');
  return (
    <section aria-label={t('assistant.thread.answer')} className="flex flex-col gap-6">
      {findings.filter(({ kind }) => kind !== 'passages').map(view)}
      {written && <WrittenAnswer written={written} passages={passages} gone={gone} again={write} />}
      {findings.filter(({ kind }) => kind === 'passages').map(view)}
      {!written && write && isOpen && <AgainButton again={write}>{t('assistant.written.first')}</AgainButton>}
      {count > 0 && (
        <div className={sourcesShown ? 'lg:hidden print:hidden' : 'print:hidden'}>
          <Button size="small" icon="document" onPress={onSources}>
            {t('assistant.sources.show', { count })}
          </Button>
        </div>
      )}
    </section>
  );
}
