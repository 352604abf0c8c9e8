import { mountVertical } from '@repo/shell/mount-vertical';
import { financingMessages } from './messages.ts';

await mountVertical({
  messages: financingMessages,
  routes: [
    { path: '/', screen: () => import('./quote/new-quote-page.tsx').then((module) => module.NewQuotePage) },
    { path: '/print', screen: () => import('./quote/print/draft-print-page.tsx').then((module) => module.DraftPrintPage) },
    {
      path: '/quotes',
      screen: () => import('./quote/list/quote-list-page.tsx').then((module) => module.QuoteListPage),
      needs: 'organization',
    },
    {
      path: '/quotes/:id',
      screen: () => import('./quote/saved-quote-page.tsx').then((module) => module.SavedQuotePage),
      needs: 'organization',
    },
    {
      path: '/quotes/:id/print',
      screen: () => import('./quote/print/saved-print-page.tsx').then((module) => module.SavedPrintPage),
      needs: 'organization',
    },
  ],
});
