/** Signing in, the organization, settings: what is fetched with its messages when one of these screens is first opened. */
import { authMessages } from '@repo/auth/messages';
import { useMore } from '@repo/i18n/react';
import { ScreenSwitch, Waiting } from '../screen-switch.tsx';
import { accountRoutes } from './account-routes.ts';
import { accountMessages } from './messages.ts';

export function AccountArea() {
  const own = useMore(accountMessages);
  const errors = useMore(authMessages);
  return own && errors ? <ScreenSwitch routes={accountRoutes} /> : <Waiting />;
}
