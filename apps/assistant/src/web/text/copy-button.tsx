import { useI18n } from '@repo/i18n/react';
import { IconButton } from '@repo/ui/icon-button';
import { showToast } from '@repo/ui/toast';

export interface CopyButtonProps {
  /** What is copied, without signs that only steer the display. */
  readonly text: string;
  /** Says what it copies. */
  readonly label: string;
}

export function CopyButton({ text, label }: CopyButtonProps) {
  const { t } = useI18n();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      showToast({ message: t('common.copied') });
    } catch {
      showToast({ message: t('ui.copy-failed'), tone: 'attention' });
    }
  };
  return <IconButton icon="copy" label={label} onPress={() => void copy()} />;
}
