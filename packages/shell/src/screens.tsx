/** The screens of an app, and behind them the frame's own. */
import { useMemo } from 'react';
import type { ScreenRoute } from './screen-route.ts';
import { ScreenSwitch } from './screen-switch.tsx';

/** Fetched for whatever address is none of the app's. */
const account: ScreenRoute = {
  path: '/*?',
  screen: () => import('./account/account-area.tsx').then((module) => module.AccountArea),
};

export function Screens({ routes }: { readonly routes: readonly ScreenRoute[] }) {
  const all = useMemo(() => [...routes, account], [routes]);
  return <ScreenSwitch routes={all} />;
}
