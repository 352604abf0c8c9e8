/** The shelf: models whose card pins a file can be fetched once their licence was shown and accepted. */
import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { CheckboxField } from '@repo/ui/checkbox-field';
import { Dialog } from '@repo/ui/dialog';
import { Link } from '@repo/ui/link';
import { Section } from '@repo/ui/page';
import { useState } from 'react';
import type { AccountMessages } from '../account-messages.ts';
import { AccountForm } from '../account-page.tsx';
import { useAuthForm } from '../use-auth-form.ts';
import { type ModelCardRow, pullModel } from './models.ts';
import { useModelSize } from './use-model-size.ts';

export interface CardSectionProps {
  readonly cards: readonly ModelCardRow[];
  readonly onBegun: () => Promise<void>;
}

export function CardSection({ cards, onBegun }: CardSectionProps) {
  const { t } = useMessages<AccountMessages>();
  const sizeOf = useModelSize();
  const [asked, setAsked] = useState<ModelCardRow | null>(null);
  const pinned = cards.filter(({ bytes }) => bytes !== null);
  return (
    <Section title={t('shell.models.cards')}>
      {pinned.length === 0 && <p className="text-ink-soft">{t('shell.models.cards-empty', { count: cards.length })}</p>}
      <ul>
        {pinned.map((card) => (
          <li key={card.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-b border-line py-4">
            <div className="min-w-0">
              <p className="font-semibold">
                <bdi>{card.id}</bdi>
              </p>
              <p className="text-sm text-ink-soft">
                <bdi>{card.publisher}</bdi> · <bdi>{card.country ?? t('shell.models.country-unknown')}</bdi> ·{' '}
                {sizeOf(card.bytes ?? 0)}
              </p>
            </div>
            <Button size="small" onPress={() => setAsked(card)}>
              {t('shell.models.begin')}
            </Button>
          </li>
        ))}
      </ul>
      {asked && (
        <AcceptDialog
          card={asked}
          onClose={() => setAsked(null)}
          onBegun={async () => {
            setAsked(null);
            await onBegun();
          }}
        />
      )}
    </Section>
  );
}

interface AcceptDialogProps {
  readonly card: ModelCardRow;
  readonly onClose: () => void;
  readonly onBegun: () => Promise<void>;
}

function AcceptDialog({ card: { id, licence }, onClose, onBegun }: AcceptDialogProps) {
  const { t } = useMessages<AccountMessages>();
  const [accepted, setAccepted] = useState(false);
  const [tried, setTried] = useState(false);
  const form = useAuthForm([], async () => {
    setTried(true);
    if (!accepted) return;
    await pullModel({ card: id });
    await onBegun();
  });
  return (
    <Dialog title={id} open onClose={onClose}>
      <AccountForm form={form} action={t('shell.models.begin')}>
        <p>
          <bdi>{licence.title}</bdi> ·{' '}
          <Link href={licence.url} external>
            {t('shell.models.read-licence')}
          </Link>
        </p>
        <CheckboxField
          label={t('shell.models.accept')}
          hint={t('shell.models.accept-hint')}
          checked={accepted}
          onChange={setAccepted}
          error={tried && !accepted ? t('shell.models.accept-missing') : undefined}
        />
      </AccountForm>
    </Dialog>
  );
}
