import { useI18n } from '@repo/i18n/react';
import { IconButton } from '@repo/ui/icon-button';
import { Link } from '@repo/ui/link';
import type { DocumentRow } from '../shapes.ts';
import { useDocumentActions } from './use-document-actions.ts';

/** One document: its name, how long it is, since when it is here. */
export function DocumentItem({ document }: { readonly document: DocumentRow }) {
  const { t, format } = useI18n();
  const { remove } = useDocumentActions();
  const { id, title } = document;
  const createdAt = new Date(document.createdAt);
  return (
    <li className="flex items-center justify-between gap-4 border-b border-line py-3">
      <div className="min-w-0">
        <Link href={`/documents/${id}`} look="plain" className="block py-1 text-lg wrap-anywhere hover:underline">
          <bdi>{title}</bdi>
        </Link>
        <p className="flex flex-wrap gap-x-4 text-sm text-ink-soft">
          <span>{t(`assistant.documents.format.${document.format}`)}</span>
          <time dateTime={document.createdAt} title={format.dateTime(createdAt)}>
            {format.relative(createdAt, new Date())}
          </time>
        </p>
      </div>
      <IconButton icon="delete" label={t('assistant.documents.delete', { title })} onPress={() => remove(document)} />
    </li>
  );
}
