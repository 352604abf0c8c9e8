import type { ScreenRoute } from './screen-route.ts';

/** The frame's own screens, in every app. The last one is shown where no other is. */
export const shellRoutes: readonly ScreenRoute[] = [
  { path: '/sign-in', screen: () => import('./account/sign-in-page.tsx').then((module) => module.SignInPage) },
  { path: '/sign-up', screen: () => import('./account/sign-up-page.tsx').then((module) => module.SignUpPage) },
  { path: '/check-mail', screen: () => import('./account/check-mail-page.tsx').then((module) => module.CheckMailPage) },
  {
    path: '/forgot-password',
    screen: () => import('./account/forgot-password-page.tsx').then((module) => module.ForgotPasswordPage),
  },
  {
    path: '/reset-password',
    screen: () => import('./account/reset-password-page.tsx').then((module) => module.ResetPasswordPage),
  },
  {
    path: '/organization/new',
    screen: () => import('./account/new-organization-page.tsx').then((module) => module.NewOrganizationPage),
  },
  {
    path: '/organization/members',
    screen: () => import('./account/members-page.tsx').then((module) => module.MembersPage),
    needs: 'organization',
  },
  {
    path: '/organization/usage',
    screen: () => import('./account/usage-page.tsx').then((module) => module.UsagePage),
    needs: 'organization',
  },
  { path: '/invitation/:id', screen: () => import('./account/invitation-page.tsx').then((module) => module.InvitationPage) },
  { path: '/settings', screen: () => import('./account/settings-page.tsx').then((module) => module.SettingsPage) },
  { path: '/*?', screen: () => import('./pages/not-found-page.tsx').then((module) => module.NotFoundPage) },
];
