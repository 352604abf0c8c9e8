/** Makes a code, then shows it once: large enough to be read from a wall. */
import { useI18n, useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { CountField, readCount } from '@repo/ui/count-field';
import { Notice } from '@repo/ui/notice';
import { Sheet } from '@repo/ui/sheet';
import { showToast } from '@repo/ui/toast';
import { useState } from 'react';
import { platformApi } from '../platform-api.ts';
import type { AccountMessages } from './account-messages.ts';
import { AccountForm } from './account-page.tsx';
import { joinAddress } from './join-codes.ts';
import { useAuthForm } from './use-auth-form.ts';

export interface JoinCodeSheetProps {
  readonly onClose: () => void;
  readonly onMade: () => void;
}

const mostUses = 500;
const mostDays = 90;

export function JoinCodeSheet({ onClose, onMade }: JoinCodeSheetProps) {
  const { t } = useMessages<AccountMessages>();
  const [people, setPeople] = useState('30');
  const [days, setDays] = useState('7');
  const [code, setCode] = useState<string | null>(null);
  const maxUses = readCount(people, 1, mostUses);
  const span = readCount(days, 1, mostDays);
  const form = useAuthForm(['maxUses', 'days'], async () => {
    if (maxUses.kind !== 'read' || span.kind !== 'read') return;
    const made = await platformApi.platform.joinCode.create.mutate({ maxUses: maxUses.count, days: span.count });
    setCode(made.code);
    onMade();
  });

  return (
    <Sheet title={t('shell.join-code.make')} open onClose={onClose}>
      {code === null ? (
        <AccountForm form={form} action={t('shell.join-code.make')}>
          <CountField
            label={t('shell.join-code.people')}
            value={people}
            onChange={setPeople}
            min={1}
            max={mostUses}
            error={form.errorOf('maxUses')}
          />
          <CountField
            label={t('shell.join-code.days')}
            value={days}
            onChange={setDays}
            min={1}
            max={mostDays}
            error={form.errorOf('days')}
          />
          <p className="text-sm text-ink-soft">{t('shell.join-code.hint')}</p>
        </AccountForm>
      ) : (
        <MadeCode code={code} onClose={onClose} />
      )}
    </Sheet>
  );
}

function MadeCode({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const { t } = useI18n();
  const address = joinAddress(code);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      showToast({ message: t('common.copied') });
    } catch {
      showToast({ message: t('ui.copy-failed'), tone: 'attention' });
    }
  };
  return (
    <div className="flex flex-col gap-5">
      <Notice tone="attention">{t('shell.join-code.once')}</Notice>
      <p className="text-center text-4xl font-semibold tracking-widest select-all" dir="ltr">
        {code}
      </p>
      <p className="break-all text-sm">
        <bdi dir="ltr">{address}</bdi>
      </p>
      <Button tone="primary" full icon="copy" onPress={() => void copy()}>
        {t('shell.join-code.copy')}
      </Button>
      <Button full onPress={onClose}>
        {t('common.done')}
      </Button>
    </div>
  );
}
