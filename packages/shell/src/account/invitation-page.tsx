import { useI18n, useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Skeleton } from '@repo/ui/loading';
import { Notice } from '@repo/ui/notice';
import { showToast } from '@repo/ui/toast';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { errorMessage, wireErrorOf } from '../error-message.tsx';
import type { AccountMessages } from './account-messages.ts';
import { AccountPage } from './account-page.tsx';
import { authPost } from './auth-request.ts';
import { InPlaceNote } from './in-place-note.tsx';
import { acceptInvitation, invitationOffer, rejectInvitation } from './members.ts';
import { SignedInPage } from './signed-in-page.tsx';
import { useAuthForm } from './use-auth-form.ts';
import { useEnter } from './use-enter.ts';
import { useRoleWords } from './use-role-words.ts';

/** Where the mail's link leads. Nothing of the invitation is shown before the person it was sent to has signed in. */
export function InvitationPage() {
  const { t } = useMessages<AccountMessages>();
  const id = useParams().id ?? '';
  return (
    <SignedInPage title={t('shell.invitation.title')} lead={t('shell.invitation.sign-in-lead')} to={pathOf(id)}>
      {({ email, impersonated }) => <Offer id={id} email={email} inPlace={impersonated} />}
    </SignedInPage>
  );
}

function pathOf(id: string): string {
  return `/invitation/${encodeURIComponent(id)}`;
}

interface OfferProps {
  readonly id: string;
  readonly email: string;
  /** An operator acts for the person, and answers nothing. */
  readonly inPlace: boolean;
}

function Offer({ id, email, inPlace }: OfferProps) {
  const { t, format } = useMessages<AccountMessages>();
  const { nameOf, optionOf } = useRoleWords();
  const offer = useQuery({ ...invitationOffer(id), staleTime: Number.POSITIVE_INFINITY });
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const [declined, setDeclined] = useState(false);
  const join = useAuthForm([], async () => {
    await acceptInvitation(id);
    // Gone from here first: the used invitation would be asked for again, and refused.
    navigate('/', { replace: true });
    showToast({ message: t('shell.invitation.joined', { organization: offer.data?.organizationName ?? '' }) });
    await client.resetQueries();
  });
  const decline = useAuthForm([], async () => {
    await rejectInvitation(id);
    setDeclined(true);
  });
  const title = t('shell.invitation.title');

  if (offer.isPending) return <AccountPage title={title}>{<Skeleton lines={3} />}</AccountPage>;
  if (offer.isError) return <Refused id={id} error={offer.error} email={email} retry={() => void offer.refetch()} />;
  if (declined) {
    return (
      <AccountPage title={title} ways={<Link href="/">{t('shell.invitation.go-on')}</Link>}>
        <Notice tone="neutral">{t('shell.invitation.declined')}</Notice>
      </AccountPage>
    );
  }
  const { organizationName, inviterEmail, role, expires } = offer.data;
  const failure = join.failure ?? decline.failure;
  return (
    <AccountPage title={title} lead={t('shell.invitation.lead', { organization: organizationName, email: inviterEmail })}>
      <div>
        <p className="font-semibold">{t('shell.invitation.role', { role: nameOf(role) })}</p>
        <p>{optionOf(role).description}</p>
        <p className="text-sm text-ink-soft">{t('shell.members.expires', { time: format.dateTime(expires) })}</p>
      </div>
      <InPlaceNote about="joining" />
      {failure && <Notice tone="refusal">{failure}</Notice>}
      {!inPlace && (
        <>
          <Button tone="primary" full pending={join.pending} disabled={decline.pending} onPress={join.submit}>
            {t('shell.invitation.join')}
          </Button>
          <Button full pending={decline.pending} disabled={join.pending} onPress={decline.submit}>
            {t('shell.invitation.decline')}
          </Button>
        </>
      )}
    </AccountPage>
  );
}

interface RefusedProps {
  readonly id: string;
  readonly error: unknown;
  readonly email: string;
  readonly retry: () => void;
}

/** Which account is signed in, and the way to another one: the invitation may be for that. */
function Refused({ id, error, email, retry }: RefusedProps) {
  const i18n = useI18n();
  const { t } = useMessages<AccountMessages>();
  const enter = useEnter(`/sign-in?to=${encodeURIComponent(pathOf(id))}`);
  const leave = useAuthForm([], async () => {
    await authPost('/sign-out', {});
    await enter();
  });
  const { kind } = wireErrorOf(error);
  const final = kind === 'not-found' || kind === 'forbidden' || kind === 'conflict';
  const message = errorMessage(error, i18n);
  return (
    <AccountPage title={t('shell.invitation.title')} ways={<Link href="/">{t('shell.invitation.go-on')}</Link>}>
      {final ? <Notice tone="attention">{message}</Notice> : <ErrorState onRetry={retry}>{message}</ErrorState>}
      {final && (
        <>
          <p>{t('shell.invitation.signed-in-as', { email })}</p>
          {leave.failure && <Notice tone="refusal">{leave.failure}</Notice>}
          <Button pending={leave.pending} onPress={leave.submit}>
            {t('shell.invitation.other-account')}
          </Button>
        </>
      )}
    </AccountPage>
  );
}
