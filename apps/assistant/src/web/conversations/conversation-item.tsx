import { useI18n } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import { Menu } from '@repo/ui/menu';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ConversationRow } from '../shapes.ts';
import { RenameDialog } from './rename-dialog.tsx';
import { useConversationActions } from './use-conversation-actions.ts';

export interface ConversationItemProps {
  readonly conversation: ConversationRow;
  readonly current: boolean;
}

/** One conversation: its name, when it went on last, and what can be done with it. */
export function ConversationItem({ conversation, current }: ConversationItemProps) {
  const { t, format } = useI18n();
  const [, navigate] = useLocation();
  const { remove } = useConversationActions();
  const [renaming, setRenaming] = useState(false);
  const { id, title } = conversation;
  const updatedAt = new Date(conversation.updatedAt);
  return (
    <li
      className={`flex items-start gap-1 border-s-4 border-b border-b-line py-1 ps-3 ${
        current ? 'border-s-brand bg-brand-soft' : 'border-s-transparent'
      }`}
    >
      <div className="min-w-0 grow py-1">
        <Link href={`/c/${id}`} look="plain" current={current} className="type-ui line-clamp-2 wrap-anywhere hover:underline">
          <bdi>{title}</bdi>
        </Link>
        <time
          dateTime={conversation.updatedAt}
          title={format.dateTime(updatedAt)}
          className="type-ui block text-xs text-ink-soft"
        >
          {format.relative(updatedAt, new Date())}
        </time>
      </div>
      <Menu
        label={t('assistant.conversations.actions-of', { title })}
        icon="more"
        items={[
          { id: 'rename', label: t('assistant.conversations.rename'), icon: 'edit', onAction: () => setRenaming(true) },
          {
            id: 'delete',
            label: t('common.delete'),
            icon: 'delete',
            danger: true,
            onAction: () => remove(conversation, () => current && navigate('/')),
          },
        ]}
      />
      {renaming && <RenameDialog conversation={conversation} onClose={() => setRenaming(false)} />}
    </li>
  );
}
