/** What the bar of the frame is followed by in cases that are rare: each note is loaded only then. */
import { lazy, Suspense } from 'react';
import { useSession } from '../session.tsx';
import { WithMessages } from './with-messages.tsx';

const InPlace = lazy(() => import('./in-place.tsx').then((module) => ({ default: module.InPlace })));
const ReadOnlyNote = lazy(() => import('./read-only-note.tsx').then((module) => ({ default: module.ReadOnlyNote })));

export function FrameNotes() {
  const { session } = useSession();
  return (
    <WithMessages>
      <Suspense>
        {session?.impersonated && <InPlace />}
        <ReadOnlyNote />
      </Suspense>
    </WithMessages>
  );
}
