import { useI18n } from '@repo/i18n/react';
import { Icon } from '@repo/ui/icon';
import { useSyncExternalStore } from 'react';

function subscribe(changed: () => void) {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** A quiet line while there is no network. */
export function ConnectionStrip() {
  const { t } = useI18n();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status">
      {!online && (
        <p className="flex items-center justify-center gap-2 border-b border-line bg-attention-soft px-4 py-1 text-sm text-attention print:hidden">
          <Icon name="offline" size={16} />
          {t('shell.offline')}
        </p>
      )}
    </div>
  );
}
