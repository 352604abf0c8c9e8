import { useI18n } from '@repo/i18n/react';
import type { Message } from '../shapes.ts';
import { TextBlocks } from '../text/text-blocks.tsx';

/** What the person asked, as it was written. */
export function Question({ message }: { readonly message: Message }) {
  const { t } = useI18n();
  return (
    <section
      id={message.id}
      aria-label={t('assistant.thread.question')}
      className="ms-auto max-w-[88%] scroll-mt-4 rounded bg-sunken px-4 py-2"
    >
      <TextBlocks text={message.text} />
    </section>
  );
}
