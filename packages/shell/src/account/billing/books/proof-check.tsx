import { useMessages } from '@repo/i18n/react';
import { useState } from 'react';
import { ChooseFile } from '../../choose-file.tsx';
import type { BillingMessages } from '../billing.ts';
import { canHash, fileHash } from '../transfer/file-hash.ts';

/** The hash of the proof, and whether a file of whoever looks is the one that was hashed. */
export function ProofCheck({ hash }: { readonly hash: string }) {
  const { t } = useMessages<BillingMessages>();
  const [found, setFound] = useState<'same' | 'other' | 'failed' | null>(null);
  const words = {
    same: t('billing.books.proof-same'),
    other: t('billing.books.proof-other'),
    failed: t('billing.books.proof-failed'),
  };
  const compare = async ([file]: readonly File[]) => {
    if (!file) return;
    setFound(
      await fileHash(file).then(
        (other) => (other === hash ? 'same' : 'other'),
        () => 'failed',
      ),
    );
  };
  return (
    <div className="flex flex-col items-start gap-2 py-1 text-sm">
      <p className="wrap-anywhere text-ink-soft">{t('billing.books.proof-of', { hash })}</p>
      {canHash() && (
        <ChooseFile accept="" onChoose={(files) => void compare(files)}>
          {t('billing.books.proof-compare')}
        </ChooseFile>
      )}
      {found && <p role="status">{words[found]}</p>}
    </div>
  );
}
