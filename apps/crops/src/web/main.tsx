import { mountVertical } from '@repo/shell/mount-vertical';
import { cropsMessages } from './messages.ts';

await mountVertical({
  messages: cropsMessages,
  routes: [
    {
      path: '/',
      screen: () => import('./list/field-list-page.tsx').then((module) => module.FieldListPage),
      needs: 'organization',
    },
    {
      path: '/fields/new',
      screen: () => import('./form/new-field-page.tsx').then((module) => module.NewFieldPage),
      needs: 'organization',
    },
    {
      path: '/fields/:id/edit',
      screen: () => import('./form/edit-field-page.tsx').then((module) => module.EditFieldPage),
      needs: 'organization',
    },
    {
      path: '/fields/:id',
      screen: () => import('./field/field-page.tsx').then((module) => module.FieldPage),
      needs: 'organization',
    },
  ],
});
