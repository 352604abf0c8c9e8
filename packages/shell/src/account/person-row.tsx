/** One line of a list of people: who, what is known of them, and what can be done. */
import type { ReactNode } from 'react';

export interface PersonRowProps {
  readonly name?: string;
  readonly email: string;
  readonly role: ReactNode;
  /** Since when, or until when. */
  readonly time: string;
  readonly actions?: ReactNode;
}

export function PersonRow({ name, email, role, time, actions }: PersonRowProps) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-b border-line py-4">
      <div className="min-w-0">
        {name && (
          <p className="font-semibold">
            <bdi>{name}</bdi>
          </p>
        )}
        <p className="break-all">
          <bdi dir="ltr">{email}</bdi>
        </p>
        <p className="text-sm text-ink-soft">
          {role} · {time}
        </p>
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </li>
  );
}
