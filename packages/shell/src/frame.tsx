/** What stays while screens change: bar, content, footer, toasts. */
import { ToastRegion } from '@repo/ui/toast';
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { ConnectionStrip } from './frame/connection-strip.tsx';
import { Footer } from './frame/footer.tsx';
import { SkipLink } from './frame/skip-link.tsx';
import { TopBar } from './frame/top-bar.tsx';
import { useProlongedSession } from './prolong-session.ts';

const FrameNotes = lazy(() => import('./account/frame-notes.tsx').then((module) => ({ default: module.FrameNotes })));

export function Frame({ children }: { readonly children: ReactNode }) {
  const [location] = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(location);
  const session = useProlongedSession();

  // After a navigation a screen reader and the keyboard begin at the new screen, as after a page load.
  useEffect(() => {
    if (shown.current === location) return;
    shown.current = location;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [location]);

  return (
    <div className="flex min-h-dvh flex-col print:block">
      <SkipLink />
      <TopBar />
      {(session?.impersonated || session?.organization?.readOnly[0]) && (
        <Suspense>
          <FrameNotes />
        </Suspense>
      )}
      <ConnectionStrip />
      <main ref={main} id="main" tabIndex={-1} className="grow outline-none">
        {children}
      </main>
      <Footer />
      <ToastRegion />
    </div>
  );
}
