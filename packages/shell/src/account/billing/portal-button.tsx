import { useI18n, useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Notice } from '@repo/ui/notice';
import { useMutation } from '@tanstack/react-query';
import { errorMessage } from '../../error-message.tsx';
import { useFresh } from '../../use-fresh.tsx';
import { type BillingMessages, portalAddress } from './billing.ts';
import { useApp } from './use-app.ts';

/** The way to the page of who collects, for the card, the address and the tax number. */
export function PortalButton() {
  const i18n = useI18n();
  const { t } = useMessages<BillingMessages>();
  const app = useApp();
  const fresh = useFresh();
  const opening = useMutation({
    mutationFn: async () => {
      const url = await fresh.run(() => portalAddress(app));
      if (url !== null) location.assign(url);
      return url;
    },
  });
  return (
    <div className="flex flex-col items-start gap-3">
      <Button size="small" pending={opening.isPending} onPress={() => opening.mutate()}>
        {t('billing.portal.action')}
      </Button>
      {opening.error && <Notice tone="refusal">{errorMessage(opening.error, i18n)}</Notice>}
      {opening.data === null && <Notice tone="attention">{t('billing.portal.none')}</Notice>}
      {fresh.dialog}
    </div>
  );
}
