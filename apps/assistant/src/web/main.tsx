import { mountVertical } from '@repo/shell/mount-vertical';
import { assistantMessages } from './messages.ts';

await mountVertical({
  messages: assistantMessages,
  routes: [
    {
      path: '/',
      screen: () => import('./thread/new-conversation-page.tsx').then((module) => module.NewConversationPage),
      needs: 'organization',
    },
    {
      path: '/c/:id',
      screen: () => import('./thread/conversation-page.tsx').then((module) => module.ConversationPage),
      needs: 'organization',
    },
    {
      path: '/documents',
      screen: () => import('./documents/document-list-page.tsx').then((module) => module.DocumentListPage),
      needs: 'organization',
    },
    {
      path: '/documents/:id',
      screen: () => import('./documents/document-page.tsx').then((module) => module.DocumentPage),
      needs: 'organization',
    },
  ],
});
