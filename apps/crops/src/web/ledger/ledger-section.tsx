/** What the person did: water given and rain in the gauge, with the way back. */
import { useI18n } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Section } from '@repo/ui/page';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { EntryKind, FieldView } from '../../wire/stored.ts';
import { entryKinds } from '../../wire/stored.ts';
import { EntryList } from './entry-list.tsx';

const load = () => import('./entry-sheet.tsx');
const EntrySheet = lazy(() => load().then((module) => ({ default: module.EntrySheet })));

export function LedgerSection({ stored }: { readonly stored: FieldView }) {
  const { t } = useI18n();
  const [kind, setKind] = useState<EntryKind | null>(null);
  // In a field there may be no network when it is first needed.
  useEffect(() => void load().catch(() => undefined), []);
  return (
    <Section title={t('crops.ledger.title')}>
      <div className="grid grid-cols-2 gap-3 pb-4">
        {entryKinds.map((one) => (
          <Button key={one} full icon="add" onPress={() => setKind(one)}>
            {t(`crops.ledger.${one}.button`)}
          </Button>
        ))}
      </div>
      <EntryList entries={stored.entries} inputs={stored.inputs} />
      {kind && (
        <Suspense fallback={null}>
          <EntrySheet fieldId={stored.id} inputs={stored.inputs} kind={kind} onClose={() => setKind(null)} />
        </Suspense>
      )}
    </Section>
  );
}
