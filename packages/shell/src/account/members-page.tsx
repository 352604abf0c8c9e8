import { allows } from '@repo/auth/roles';
import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Link, useNavigation } from '@repo/ui/link';
import { Page } from '@repo/ui/page';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../session.tsx';
import type { AccountMessages } from './account-messages.ts';
import { EndMembershipDialog } from './end-membership-dialog.tsx';
import { InPlaceNote } from './in-place-note.tsx';
import { InvitationSection } from './invitation-section.tsx';
import { InviteSheet } from './invite-sheet.tsx';
import { JoinCodeSection } from './join-code-section.tsx';
import { MemberSection } from './member-section.tsx';
import { invitationList, leaveOrganization } from './members.ts';
import { OrganizationName } from './organization-name.tsx';

/** Who belongs to the active organization, and who is asked to. */
export function MembersPage() {
  const { t } = useMessages<AccountMessages>();
  const client = useQueryClient();
  const { session } = useSession();
  const [open, setOpen] = useState<'invite' | 'leave' | null>(null);
  const { navigate } = useNavigation();
  const close = () => setOpen(null);
  const organization = session?.organization;
  if (!organization) return null;
  const { id, name, role } = organization;
  const { impersonated } = session;
  const mayInvite = allows(role, 'members', 'invite');
  const inviting = mayInvite && !impersonated;

  return (
    <Page
      title={t('shell.members.title')}
      lead={<OrganizationName name={name} />}
      width="text"
      back={<Link href="/settings">{t('common.settings')}</Link>}
      actions={
        inviting && (
          <Button tone="primary" icon="add" onPress={() => setOpen('invite')}>
            {t('shell.members.invite')}
          </Button>
        )
      }
    >
      <InPlaceNote about="members" />
      <MemberSection organizationId={id} own={role} userId={session.userId} inPlace={impersonated} />
      {mayInvite && <InvitationSection organizationId={id} inPlace={impersonated} />}
      {allows(role, 'members', 'join-code') && <JoinCodeSection organizationId={id} inPlace={impersonated} />}
      {!impersonated && (
        <div className="pt-8">
          <Button onPress={() => setOpen('leave')}>{t('shell.members.leave')}</Button>
        </div>
      )}
      {inviting && (
        <InviteSheet
          organizationId={id}
          open={open === 'invite'}
          onClose={close}
          onSent={() => {
            close();
            void client.invalidateQueries(invitationList(id));
          }}
        />
      )}
      {open === 'leave' && (
        <EndMembershipDialog
          title={t('shell.members.leave')}
          question={t('shell.members.leave-question', { organization: name })}
          action={t('shell.members.leave')}
          onClose={close}
          end={async () => {
            await leaveOrganization(id);
            // Gone from here first: the members are no longer shown to this person.
            navigate('/settings');
            await client.resetQueries();
          }}
        />
      )}
    </Page>
  );
}
