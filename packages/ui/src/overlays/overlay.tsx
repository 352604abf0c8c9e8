/** What dialog and sheet share: a modal layer that traps focus, closes on Escape and gives focus back. */
import { useI18n } from '@repo/i18n/react';
import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from '../icon-button.tsx';
import { cx } from '../internal/cx.ts';
import { OverlayLanguage } from './overlay-language.tsx';

export interface OverlayProps {
  readonly kind: 'dialog' | 'sheet';
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

const places = {
  dialog: 'overlay-dialog m-auto max-h-[85dvh] w-[min(100%-2rem,32rem)] rounded border',
  sheet:
    'overlay-sheet ms-auto h-dvh w-[min(100%,30rem)] border-s max-sm:mt-auto max-sm:h-auto max-sm:max-h-[88dvh] max-sm:w-full max-sm:rounded-t max-sm:border-s-0 max-sm:border-t',
};

export function Overlay({ kind, title, open, onClose, children, actions }: OverlayProps) {
  const { t } = useI18n();
  return (
    <OverlayLanguage>
      <ModalOverlay
        isOpen={open}
        isDismissable
        onOpenChange={(next) => {
          if (!next) onClose();
        }}
        className="overlay fixed inset-0 z-50 flex bg-[light-dark(rgb(22_32_27/0.35),rgb(0_0_0/0.6))] print:hidden"
      >
        <Modal className={cx('flex flex-col border-line bg-paper', places[kind])}>
          <Dialog className="flex min-h-0 grow flex-col outline-none">
            <header className="flex items-start justify-between gap-4 border-b border-line py-2 ps-6 pe-3">
              <Heading slot="title" className="py-1 text-lg font-semibold">
                {title}
              </Heading>
              <IconButton icon="close" label={t('common.close')} onPress={onClose} />
            </header>
            <div className="min-h-0 grow overflow-y-auto px-6 py-5">{children}</div>
            {actions && <footer className="flex flex-wrap gap-3 border-t border-line px-6 py-4">{actions}</footer>}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </OverlayLanguage>
  );
}
