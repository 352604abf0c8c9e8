import { useState } from 'react';
import { Button } from '../src/button.tsx';
import { Dialog } from '../src/dialog.tsx';
import { Menu } from '../src/menu.tsx';
import { Section } from '../src/page.tsx';
import { showToast } from '../src/toast.tsx';
import { useSay } from './say.ts';

export function Overlays() {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState('');
  return (
    <div className="mx-auto max-w-page px-4 sm:px-8">
      <Section title={say('Overlays', 'اوپر کھلنے والے')}>
        <div className="flex flex-wrap gap-3">
          <Button onPress={() => setOpen(true)}>{say('Open a dialog', 'ڈائیلاگ کھولیں')}</Button>
          <Button
            onPress={() =>
              showToast({
                message: say('Deleted', 'حذف ہو گیا'),
                undo: { label: say('Undo', 'واپس کریں'), onUndo: () => setChosen('undone') },
              })
            }
          >
            {say('Delete', 'حذف کریں')}
          </Button>
          <Menu
            label={say('More', 'مزید')}
            icon="more"
            items={[
              { id: 'copy', label: say('Duplicate', 'نقل بنائیں'), icon: 'copy', onAction: () => setChosen('copy') },
              { id: 'print', label: say('Print', 'پرنٹ کریں'), icon: 'print', onAction: () => setChosen('print') },
              {
                id: 'delete',
                label: say('Delete', 'حذف کریں'),
                icon: 'delete',
                danger: true,
                onAction: () => setChosen('delete'),
              },
            ]}
          />
          <output data-chosen>{chosen}</output>
        </div>
        <Dialog
          title={say('Name this quotation', 'اس کوٹیشن کو نام دیں')}
          open={open}
          onClose={() => setOpen(false)}
          actions={
            <>
              <Button tone="primary" onPress={() => setOpen(false)}>
                {say('Save', 'محفوظ کریں')}
              </Button>
              <Button onPress={() => setOpen(false)}>{say('Not now', 'رہنے دیں')}</Button>
            </>
          }
        >
          <p>{say('The name is for your own list.', 'یہ نام صرف آپ کی فہرست کے لیے ہے۔')}</p>
        </Dialog>
      </Section>
    </div>
  );
}
