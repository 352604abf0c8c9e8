/** Where a question is typed. Enter sends, Shift and Enter begin a line; the direction follows the text. */
import { useI18n } from '@repo/i18n/react';
import { errorMessage } from '@repo/shell/error-message';
import { Button } from '@repo/ui/button';
import { Notice } from '@repo/ui/notice';
import { direction } from '@repo/urdu-text/direction';
import { type KeyboardEvent, type Ref, useId } from 'react';
import { longestMessage } from '../../wire/limits.ts';
import type { Ask } from './use-ask.ts';

export interface ComposerProps {
  readonly ask: Ask;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** What browsers report for a key that an input method took. */
const takenByInputMethod = 229;

export function Composer({ ask, ref }: ComposerProps) {
  const i18n = useI18n();
  const { t, dir } = i18n;
  const id = useId();
  const typed = direction(ask.text);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    if (event.nativeEvent.isComposing || event.keyCode === takenByInputMethod) return;
    event.preventDefault();
    ask.send();
  };
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        ask.send();
      }}
    >
      {ask.error && (
        <Notice tone="refusal" title={t('assistant.composer.not-sent')}>
          <p>{errorMessage(ask.error, i18n)}</p>
          <div className="pt-2">
            <Button size="small" onPress={() => ask.send()}>
              {t('assistant.composer.send-again')}
            </Button>
          </div>
        </Notice>
      )}
      <div className="rounded border border-line-strong bg-raised focus-within:border-ink focus-within:outline-2 focus-within:outline-ink">
        <label htmlFor={id} className="sr-only">
          {t('assistant.composer.label')}
        </label>
        <textarea
          ref={ref}
          id={id}
          rows={2}
          dir={typed === 'auto' ? dir : typed}
          value={ask.text}
          maxLength={longestMessage}
          readOnly={ask.pending}
          placeholder={t('assistant.composer.placeholder')}
          aria-describedby={`${id}-about`}
          enterKeyHint="send"
          onChange={(event) => ask.type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          className="type-ui field-sizing-content block max-h-56 w-full resize-none bg-transparent px-4 pt-3 text-base text-ink outline-none placeholder:text-ink-soft"
        />
        <div className="flex items-end justify-between gap-4 ps-4 pe-2 pb-2">
          <p id={`${id}-about`} className="type-ui text-xs text-ink-soft">
            {t('assistant.no-model')}
          </p>
          <Button type="submit" tone="primary" size="small" pending={ask.pending} disabled={ask.text.trim() === ''}>
            {t('assistant.composer.send')}
          </Button>
        </div>
      </div>
    </form>
  );
}
