/** An app of two screens, with the boot payload that a host would write into the page. */
import { mountVertical } from '@repo/shell/mount-vertical';
import { boot } from './boot.ts';

const payload = document.createElement('script');
payload.type = 'application/json';
payload.id = 'boot';
payload.textContent = JSON.stringify(boot);
document.head.append(payload);

await mountVertical({
  messages: { ur: async () => ({}), en: async () => ({}) },
  routes: [
    { path: '/', screen: () => import('./note-screen.tsx').then((module) => module.NoteScreen) },
    { path: '/kept', screen: () => import('./kept-screen.tsx').then((module) => module.KeptScreen), needs: 'organization' },
  ],
});
