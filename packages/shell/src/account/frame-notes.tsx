/** What the bar of the frame is followed by in cases that are rare: it is loaded only then. */
import { InPlace } from './in-place.tsx';
import { ReadOnlyNote } from './read-only-note.tsx';
import { WithMessages } from './with-messages.tsx';

export function FrameNotes() {
  return (
    <WithMessages>
      <InPlace />
      <ReadOnlyNote />
    </WithMessages>
  );
}
