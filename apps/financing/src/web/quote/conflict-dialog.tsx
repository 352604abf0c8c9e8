import { useI18n } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Dialog } from '@repo/ui/dialog';
import type { SaveConflict } from './save-quote.ts';

export interface ConflictDialogProps {
  readonly conflict: SaveConflict | null;
  readonly onClose: () => void;
  /** Saves what is typed as the revision after the stored one. */
  readonly onSaveOnTop: (revision: number) => void;
  readonly onSaveAsNew: () => void;
}

/** Somebody else saved first: nothing is lost, and the person chooses. */
export function ConflictDialog({ conflict, onClose, onSaveOnTop, onSaveAsNew }: ConflictDialogProps) {
  const { t, format } = useI18n();
  const revision = conflict?.revision ?? null;
  return (
    <Dialog
      title={t('financing.quote.conflict-title')}
      open={conflict !== null}
      onClose={onClose}
      actions={
        <>
          {revision !== null && (
            <Button tone="primary" onPress={() => onSaveOnTop(revision)}>
              {t('financing.quote.save-on-top')}
            </Button>
          )}
          <Button tone={revision === null ? 'primary' : 'secondary'} onPress={onSaveAsNew}>
            {t('financing.quote.save-as-new')}
          </Button>
          <Button tone="quiet" onPress={onClose}>
            {t('financing.quote.keep-editing')}
          </Button>
        </>
      }
    >
      <p>
        {revision === null
          ? t('financing.quote.conflict-deleted')
          : t('financing.quote.conflict', { n: format.number(revision) })}
      </p>
    </Dialog>
  );
}
