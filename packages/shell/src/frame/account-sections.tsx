import { authMessages } from '@repo/auth/messages';
import { useI18n } from '@repo/i18n/react';
import { useNavigation } from '@repo/ui/link';
import type { MenuItem, MenuSection } from '@repo/ui/menu';
import { showToast } from '@repo/ui/toast';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy } from 'react';
import { organizationList, switchOrganization } from '../account/organizations.ts';
import { useSignOut } from '../account/sign-out.ts';
import { errorMessage } from '../error-message.tsx';
import { useSession } from '../session.tsx';

const OrganizationPicture = lazy(() =>
  import('../account/organization-picture.tsx').then((module) => ({ default: module.OrganizationPicture })),
);

/** The signed-in person's menu: organizations, settings, the way out. Empty for a visitor. */
export function useAccountSections(): readonly MenuSection[] {
  const i18n = useI18n();
  const { t } = i18n;
  const { navigate } = useNavigation();
  const { session } = useSession();
  const client = useQueryClient();
  const signOut = useSignOut();
  const organizations = useQuery({ ...organizationList, enabled: session !== null });
  const onError = async (error: unknown) => {
    // What stands in the way may be said by messages that are not here yet; without them it is said in general.
    await i18n.add(authMessages).catch(() => undefined);
    showToast({ message: errorMessage(error, i18n), tone: 'attention' });
  };
  const change = useMutation({ mutationFn: switchOrganization, onSuccess: () => client.resetQueries(), onError });
  const leave = useMutation({ mutationFn: signOut, onError });
  if (!session) return [];

  const entries = (organizations.data ?? []).map(
    ({ id, name }): MenuItem => ({
      id,
      label: name,
      picture: <OrganizationPicture name={name} active={id === session.organization?.id} />,
      selected: id === session.organization?.id,
      onAction: () => change.mutate(id),
    }),
  );
  const founding: MenuItem = {
    id: 'new-organization',
    label: t('shell.organization.new'),
    icon: 'add',
    onAction: () => navigate('/organization/new'),
  };
  const members: MenuItem = {
    id: 'members',
    label: t('shell.members.title'),
    icon: 'user',
    onAction: () => navigate('/organization/members'),
  };
  const usage: MenuItem = {
    id: 'usage',
    label: t('shell.usage.title'),
    icon: 'list',
    onAction: () => navigate('/organization/usage'),
  };
  const own = session.organization ? [...entries, members, usage] : entries;
  // An operator in somebody's place founds nothing for the person.
  const offered = session.impersonated ? own : [...own, founding];
  return [
    { title: t('shell.organization.title'), items: offered },
    {
      title: session.email,
      items: [
        { id: 'settings', label: t('common.settings'), icon: 'settings', onAction: () => navigate('/settings') },
        { id: 'sign-out', label: t('shell.menu.sign-out'), icon: 'sign-out', onAction: () => leave.mutate() },
      ],
    },
  ];
}
