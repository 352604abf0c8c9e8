/**
 * Where a question is typed. Enter sends, Shift and Enter begin a line, Escape stops an answer; the direction follows the text.
 */
import { useI18n } from '@repo/i18n/react';
import { errorMessage } from '@repo/shell/error-message';
import { Button } from '@repo/ui/button';
import { Notice } from '@repo/ui/notice';
import { direction } from '@repo/urdu-text/direction';
import { type KeyboardEvent, type Ref, useId, useRef } from 'react';
import { longestMessage } from '../../wire/limits.ts';
import { ModelHelp } from '../model/model-help.tsx';
import { ModelLine } from '../model/model-line.tsx';
import type { AnswerAction } from '../writing/use-last-answer.ts';
import type { Ask } from './use-ask.ts';

export interface ComposerProps {
  readonly ask: Ask;
  /** Ends the answer that is being written; null while none is. */
  readonly stop?: AnswerAction | null;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** What browsers report for a key that an input method took. */
const takenByInputMethod = 229;
/** Characters from which on they are counted aloud. */
const countedFrom = longestMessage * 0.9;
/** Within this time a press still belongs to the one before. */
const secondPressMs = 500;

export function Composer({ ask, stop = null, ref }: ComposerProps) {
  const i18n = useI18n();
  const { t, dir, format } = i18n;
  const id = useId();
  const typed = direction(ask.text);
  const length = ask.text.trim().length;
  const isTooLong = length > longestMessage;
  const stoppedAt = useRef(Number.NEGATIVE_INFINITY);
  // One answer at a time: what is typed meanwhile stays, also when the second press on "stop" falls on "send".
  const send = () => {
    if (!stop && !isTooLong && performance.now() - stoppedAt.current > secondPressMs) ask.send();
  };
  const end = () => {
    if (!stop || stop.pending) return;
    stoppedAt.current = performance.now();
    stop.press();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === takenByInputMethod) return;
    if (event.key === 'Escape' && stop) {
      event.preventDefault();
      end();
    }
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        send();
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
      {length > countedFrom && (
        <p role="status" className={isTooLong ? 'text-sm text-refusal' : 'text-sm text-ink-soft'}>
          {t(isTooLong ? 'assistant.composer.too-long' : 'assistant.composer.length', {
            length: format.number(length),
            most: format.number(longestMessage),
          })}
        </p>
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
          readOnly={ask.pending}
          placeholder={t('assistant.composer.placeholder')}
          aria-describedby={`${id}-about`}
          enterKeyHint="send"
          onChange={(event) => ask.type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          className="type-ui field-sizing-content block max-h-56 w-full resize-none bg-transparent px-4 pt-3 text-base text-ink outline-none placeholder:text-ink-soft"
        />
        <div className="flex items-end justify-between gap-4 ps-4 pe-2 pb-2">
          <p id={`${id}-about`} className="type-ui min-w-0 text-xs wrap-anywhere text-ink-soft">
            <ModelLine />
          </p>
          {stop ? (
            <Button
              key="stop"
              size="small"
              icon="close"
              pending={stop.pending}
              onPress={end}
              label={t('assistant.composer.stop-label')}
            >
              {t('assistant.composer.stop')}
            </Button>
          ) : (
            <Button
              key="send"
              type="submit"
              tone="primary"
              size="small"
              pending={ask.pending}
              disabled={length === 0 || isTooLong}
            >
              {t('assistant.composer.send')}
            </Button>
          )}
        </div>
      </div>
      <ModelHelp />
    </form>
  );
}
