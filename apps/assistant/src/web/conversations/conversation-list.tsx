/** The member's own conversations, the one that went on last first. */
import { useI18n } from '@repo/i18n/react';
import { errorMessage, wireErrorOf } from '@repo/shell/error-message';
import { Button } from '@repo/ui/button';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Skeleton } from '@repo/ui/loading';
import { TextField } from '@repo/ui/text-field';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { ConversationItem } from './conversation-item.tsx';
import { conversationListQuery } from './conversation-queries.ts';

export interface ConversationListProps {
  /** The one that is open. */
  readonly currentId: string | null;
}

export function ConversationList({ currentId }: ConversationListProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const query = useInfiniteQuery({ ...conversationListQuery(search), placeholderData: keepPreviousData });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="flex flex-col gap-4">
      <Link href="/" look="secondary" icon="add" current={currentId === null}>
        {t('assistant.conversations.new')}
      </Link>
      <TextField label={t('assistant.conversations.search')} type="search" value={typed} onChange={setTyped} />
      {query.error && (
        <ErrorState onRetry={() => void query.refetch()} requestId={wireErrorOf(query.error).requestId}>
          {errorMessage(query.error, i18n)}
        </ErrorState>
      )}
      {query.isPending && <Skeleton lines={3} />}
      {query.data && items.length === 0 && (
        <p className="text-sm text-ink-soft">
          {search === '' ? t('assistant.conversations.empty') : t('assistant.conversations.none-found', { query: search })}
        </p>
      )}
      {items.length > 0 && (
        <ul aria-label={t('assistant.conversations.title')} className="flex flex-col border-t border-line">
          {items.map((item) => (
            <ConversationItem key={item.id} conversation={item} current={item.id === currentId} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button size="small" pending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
          {t('common.show-more')}
        </Button>
      )}
    </div>
  );
}
