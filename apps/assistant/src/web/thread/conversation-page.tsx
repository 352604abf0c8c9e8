/** One conversation by its address. A colleague's is not found. */
import { useI18n } from '@repo/i18n/react';
import { errorMessage, wireErrorOf } from '@repo/shell/error-message';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Loading } from '@repo/ui/loading';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { conversationQuery } from '../conversations/conversation-queries.ts';
import { OpenConversation } from './open-conversation.tsx';
import { ThreadFrame } from './thread-frame.tsx';

export function ConversationPage() {
  const { id = '' } = useParams();
  const i18n = useI18n();
  const { t } = i18n;
  const { data, error, refetch } = useQuery(conversationQuery(id));
  const { kind, requestId } = wireErrorOf(error);
  const isGone = error !== null && (kind === 'not-found' || kind === 'invalid');
  // What was fetched before it was deleted is not shown again.
  if (data && !isGone) return <OpenConversation key={id} conversation={data} />;
  if (!error) {
    return (
      <ThreadFrame key={id} title={t('assistant.conversations.title')} conversationId={id}>
        <Loading label={t('assistant.thread.opening')} />
      </ThreadFrame>
    );
  }
  return (
    <ThreadFrame key={id} title={t('assistant.conversations.title')} conversationId={id}>
      <ErrorState
        title={isGone ? t('assistant.thread.not-found') : undefined}
        onRetry={isGone ? undefined : () => void refetch()}
        requestId={isGone ? undefined : requestId}
        action={<Link href="/">{t('assistant.conversations.new')}</Link>}
      >
        {isGone ? t('assistant.thread.not-found-next') : errorMessage(error, i18n)}
      </ErrorState>
    </ThreadFrame>
  );
}
