import { Button } from '@repo/ui/button';
import { useFormDraft } from '@repo/ui/form-draft';
import { Page } from '@repo/ui/page';
import { TextField } from '@repo/ui/text-field';
import { useState } from 'react';

const first = { note: '' };

/** Keeps a note, and can break. */
export function NoteScreen() {
  const draft = useFormDraft('page.note', first);
  const [broken, setBroken] = useState(false);
  if (broken) throw new RangeError('broken on purpose');
  return (
    <Page title="Note screen">
      <TextField label="Note" value={draft.values.note} onChange={(note) => draft.set({ note })} />
      <Button onPress={() => setBroken(true)}>Break</Button>
    </Page>
  );
}
