import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { useState } from 'react';
import { ChooseFile } from '../../choose-file.tsx';
import type { BillingMessages } from '../billing.ts';
import { canHash, fileHash } from './file-hash.ts';

export interface ProofFieldProps {
  /** SHA-256 in hex; empty: none. */
  readonly hash: string;
  /** Of the file. */
  readonly name: string;
  readonly onChange: (proof: { readonly proof: string; readonly proofName: string }) => void;
}

/** Takes the hash of a statement or a receipt. The file stays where it is. */
export function ProofField({ hash, name, onChange }: ProofFieldProps) {
  const { t } = useMessages<BillingMessages>();
  const [failed, setFailed] = useState(false);
  const [reading, setReading] = useState(false);
  if (!canHash()) return null;
  const read = async ([file]: readonly File[]) => {
    if (!file) return;
    setReading(true);
    try {
      onChange({ proof: await fileHash(file), proofName: file.name });
      setFailed(false);
    } catch {
      setFailed(true);
    }
    setReading(false);
  };
  return (
    <fieldset className="flex flex-col items-start gap-2">
      <legend className="pb-2 font-semibold">{t('billing.books.proof')}</legend>
      {hash !== '' && (
        <>
          <p className="wrap-anywhere">
            <bdi>{name}</bdi>
          </p>
          <p className="wrap-anywhere text-sm text-ink-soft">{t('billing.books.proof-of', { hash })}</p>
        </>
      )}
      <div className="flex flex-wrap gap-3">
        <ChooseFile accept="" pending={reading} onChoose={(files) => void read(files)}>
          {t('billing.books.proof-choose')}
        </ChooseFile>
        {hash !== '' && (
          <Button onPress={() => onChange({ proof: '', proofName: '' })}>{t('billing.books.proof-remove')}</Button>
        )}
      </div>
      {failed && <p className="text-refusal">{t('billing.books.proof-failed')}</p>}
      <p className="text-sm text-ink-soft">{t('billing.books.proof-hint')}</p>
    </fieldset>
  );
}
