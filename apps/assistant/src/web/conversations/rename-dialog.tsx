import { useI18n } from '@repo/i18n/react';
import { errorMessage } from '@repo/shell/error-message';
import { Button } from '@repo/ui/button';
import { Dialog } from '@repo/ui/dialog';
import { TextField } from '@repo/ui/text-field';
import { useState } from 'react';
import { longestTitle } from '../../wire/limits.ts';
import type { ConversationRow } from '../shapes.ts';
import { useConversationActions } from './use-conversation-actions.ts';

export interface RenameDialogProps {
  readonly conversation: Pick<ConversationRow, 'id' | 'title'>;
  readonly onClose: () => void;
}

export function RenameDialog({ conversation, onClose }: RenameDialogProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const { rename } = useConversationActions();
  const [title, setTitle] = useState(conversation.title);
  const [tried, setTried] = useState(false);
  const isEmpty = title.trim() === '';
  const save = () => {
    setTried(true);
    if (isEmpty || rename.isPending) return;
    rename.mutate({ id: conversation.id, title: title.trim() }, { onSuccess: onClose });
  };
  const missing = tried && isEmpty ? t('assistant.conversations.name-needed') : undefined;
  return (
    <Dialog
      title={t('assistant.conversations.rename')}
      open
      onClose={onClose}
      actions={
        <>
          <Button tone="primary" pending={rename.isPending} onPress={save}>
            {t('common.save')}
          </Button>
          <Button tone="quiet" onPress={onClose}>
            {t('common.leave-it')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          label={t('assistant.conversations.name')}
          value={title}
          onChange={setTitle}
          maxLength={longestTitle}
          error={rename.error ? errorMessage(rename.error, i18n) : missing}
        />
      </form>
    </Dialog>
  );
}
