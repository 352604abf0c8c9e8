/** Signing in, the organization, settings: what is fetched with its messages when one of these screens is first opened. */
import { ScreenSwitch, Waiting } from '../screen-switch.tsx';
import { accountRoutes } from './account-routes.ts';
import { WithMessages } from './with-messages.tsx';

export function AccountArea() {
  return (
    <WithMessages fallback={<Waiting />}>
      <ScreenSwitch routes={accountRoutes} />
    </WithMessages>
  );
}
