/** Which screen of a list an address shows; each is fetched when it is first needed. */
import { Loading } from '@repo/ui/loading';
import { type ComponentType, lazy, type ReactNode, Suspense, useMemo } from 'react';
import { Route, Switch } from 'wouter';
import { RequireOrganization } from './require-organization.tsx';
import type { ScreenRoute } from './screen-route.ts';

function lazily(screen: () => Promise<ComponentType>): ComponentType {
  return lazy(() => screen().then((component) => ({ default: component })));
}

export function ScreenSwitch({ routes }: { readonly routes: readonly ScreenRoute[] }) {
  const all = useMemo(() => routes.map(({ path, screen, needs }) => ({ path, needs, Screen: lazily(screen) })), [routes]);
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        {all.map(({ path, needs, Screen }) => (
          <Route key={path} path={path}>
            {needs === 'organization' ? (
              <RequireOrganization>
                <Screen />
              </RequireOrganization>
            ) : (
              <Screen />
            )}
          </Route>
        ))}
      </Switch>
    </Suspense>
  );
}

export function Waiting(): ReactNode {
  return (
    <div className="mx-auto max-w-page px-4 py-12 sm:px-8">
      <Loading />
    </div>
  );
}
