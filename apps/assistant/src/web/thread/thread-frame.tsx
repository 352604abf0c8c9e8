/** Three columns: conversations at the start side, the thread in the middle, sources at the end side. On a phone the outer two are sheets. */
import { useI18n } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Sheet } from '@repo/ui/sheet';
import { useProduct } from '@repo/ui/ui-provider';
import { type ReactNode, useEffect, useState } from 'react';
import { ConversationList } from '../conversations/conversation-list.tsx';

export interface ThreadFrameProps {
  readonly title: string;
  /** The open conversation; null for one that has not begun. */
  readonly conversationId: string | null;
  readonly children: ReactNode;
  /** Stays at the lower edge. */
  readonly composer?: ReactNode;
  /** Null where nothing is cited. */
  readonly sources?: ReactNode;
}

export function ThreadFrame({ title, conversationId, children, composer, sources }: ThreadFrameProps) {
  const { t } = useI18n();
  const product = useProduct();
  const [listOpen, setListOpen] = useState(false);
  useEffect(() => {
    document.title = product ? `${title} · ${product}` : title;
  }, [title, product]);
  return (
    <div className="mx-auto grid w-full max-w-page gap-x-10 px-4 sm:px-8 lg:grid-cols-[15rem_minmax(0,1fr)_17rem] print:block">
      <aside aria-label={t('assistant.conversations.title')} className="hidden py-6 lg:block print:hidden">
        <div className="sticky top-6 max-h-[calc(100dvh-3rem)] overflow-y-auto p-1">
          <ConversationList currentId={conversationId} />
        </div>
      </aside>
      <div className="mx-auto flex min-h-[calc(100dvh-4.5rem)] w-full max-w-text min-w-0 flex-col print:min-h-0">
        <header className="flex items-start justify-between gap-4 pt-6 pb-4">
          <h1 className="min-w-0 pt-1 text-lg font-semibold wrap-anywhere sm:text-xl">
            <bdi>{title}</bdi>
          </h1>
          <div className="shrink-0 lg:hidden print:hidden">
            <Button size="small" icon="list" onPress={() => setListOpen(true)}>
              {t('assistant.conversations.title')}
            </Button>
          </div>
        </header>
        <div className="grow pb-8">{children}</div>
        {composer && <div className="sticky bottom-0 bg-paper pt-2 pb-4 print:hidden">{composer}</div>}
      </div>
      <aside aria-label={t('assistant.sources.title')} className="hidden py-6 lg:block print:block">
        {sources && (
          <div className="sticky top-6 flex max-h-[calc(100dvh-3rem)] flex-col gap-3 overflow-y-auto print:max-h-none">
            <h2 className="text-sm text-ink-soft">{t('assistant.sources.title')}</h2>
            {sources}
          </div>
        )}
      </aside>
      <Sheet title={t('assistant.conversations.title')} open={listOpen} onClose={() => setListOpen(false)}>
        <ConversationList currentId={conversationId} />
      </Sheet>
    </div>
  );
}
