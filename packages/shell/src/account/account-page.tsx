/** The look of every account screen: a title, one form in a narrow column, and the ways on. */
import { Button } from '@repo/ui/button';
import { Notice } from '@repo/ui/notice';
import { Page } from '@repo/ui/page';
import type { ReactNode } from 'react';
import { PlanLink } from '../plan-link.tsx';
import type { AuthForm } from './use-auth-form.ts';

export interface AccountPageProps {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly children: ReactNode;
  /** Links under the form. */
  readonly ways?: ReactNode;
}

export function AccountPage({ title, lead, children, ways }: AccountPageProps) {
  return (
    <Page title={title} lead={lead} width="text">
      <div className="flex max-w-field flex-col gap-6">
        {children}
        {ways && <nav className="flex flex-col items-start gap-2 border-t border-line pt-4">{ways}</nav>}
      </div>
    </Page>
  );
}

export interface AccountFormProps {
  readonly form: AuthForm;
  /** A verb. */
  readonly action: string;
  /** One of several forms of a page: its button does not lead. */
  readonly part?: boolean;
  readonly children: ReactNode;
}

export function AccountForm({ form, action, part = false, children }: AccountFormProps) {
  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      {form.failure && (
        <Notice tone="refusal">
          <p>{form.failure}</p>
          {form.plan && <PlanLink />}
        </Notice>
      )}
      {children}
      <div>
        <Button type="submit" tone={part ? 'secondary' : 'primary'} full={!part} pending={form.pending}>
          {action}
        </Button>
      </div>
    </form>
  );
}
