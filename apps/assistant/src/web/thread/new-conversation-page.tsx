/** A conversation that begins with its first question. */
import { useI18n } from '@repo/i18n/react';
import { Loading } from '@repo/ui/loading';
import { useLocation } from 'wouter';
import { Composer } from '../ask/composer.tsx';
import { useAsk } from '../ask/use-ask.ts';
import { justAsked } from './just-asked.ts';
import { ThreadFrame } from './thread-frame.tsx';
import { Welcome } from './welcome.tsx';

export function NewConversationPage() {
  const { t } = useI18n();
  const [, navigate] = useLocation();
  const ask = useAsk(null, ({ conversation }) => navigate(`/c/${conversation.id}`, { state: justAsked }));
  return (
    <ThreadFrame title={t('assistant.welcome.title')} conversationId={null} composer={<Composer ask={ask} />}>
      {ask.pending ? <Loading label={t('assistant.thread.searching')} /> : <Welcome onAsk={ask.send} />}
    </ThreadFrame>
  );
}
