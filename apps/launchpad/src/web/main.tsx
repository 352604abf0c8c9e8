import { mountVertical } from '@repo/shell/mount-vertical';
import { launchpadMessages } from './messages.ts';

await mountVertical({
  messages: launchpadMessages,
  routes: [{ path: '/', screen: () => import('./home/home-page.tsx').then((module) => module.HomePage) }],
});
