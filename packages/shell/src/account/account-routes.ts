import type { ScreenRoute } from '../screen-route.ts';

/** The frame's own screens, in every app. The last one is shown where no other is. */
export const accountRoutes: readonly ScreenRoute[] = [
  { path: '/sign-in', screen: () => import('./sign-in-page.tsx').then((module) => module.SignInPage) },
  { path: '/sign-up', screen: () => import('./sign-up-page.tsx').then((module) => module.SignUpPage) },
  { path: '/check-mail', screen: () => import('./check-mail-page.tsx').then((module) => module.CheckMailPage) },
  {
    path: '/forgot-password',
    screen: () => import('./forgot-password-page.tsx').then((module) => module.ForgotPasswordPage),
  },
  {
    path: '/reset-password',
    screen: () => import('./reset-password-page.tsx').then((module) => module.ResetPasswordPage),
  },
  {
    path: '/organization/new',
    screen: () => import('./new-organization-page.tsx').then((module) => module.NewOrganizationPage),
  },
  {
    path: '/organization/members',
    screen: () => import('./members-page.tsx').then((module) => module.MembersPage),
    needs: 'organization',
  },
  {
    path: '/organization/files',
    screen: () => import('./files-page.tsx').then((module) => module.FilesPage),
    needs: 'organization',
  },
  {
    path: '/organization/models',
    screen: () => import('./models/models-page.tsx').then((module) => module.ModelsPage),
    needs: 'organization',
  },
  {
    path: '/organization/audit',
    screen: () => import('./audit-page.tsx').then((module) => module.AuditPage),
    needs: 'organization',
  },
  {
    path: '/organization/keys',
    screen: () => import('./keys-page.tsx').then((module) => module.KeysPage),
    needs: 'organization',
  },
  {
    path: '/organization/usage',
    screen: () => import('./usage-page.tsx').then((module) => module.UsagePage),
    needs: 'organization',
  },
  {
    path: '/organization/billing',
    screen: () => import('./billing/plan-page.tsx').then((module) => module.PlanPage),
    needs: 'organization',
  },
  {
    path: '/organization/billing/done',
    screen: () => import('./billing/done-page.tsx').then((module) => module.DonePage),
    needs: 'organization',
  },
  {
    path: '/organization/billing/checkout/:id',
    screen: () => import('./billing/checkout-page.tsx').then((module) => module.CheckoutPage),
    needs: 'organization',
  },
  {
    path: '/organization/invoices',
    screen: () => import('./billing/invoices-page.tsx').then((module) => module.InvoicesPage),
    needs: 'organization',
  },
  {
    path: '/organization/invoices/:id',
    screen: () => import('./billing/invoice-page.tsx').then((module) => module.InvoicePage),
    needs: 'organization',
  },
  { path: '/invitation/:id', screen: () => import('./invitation-page.tsx').then((module) => module.InvitationPage) },
  { path: '/join', screen: () => import('./join-page.tsx').then((module) => module.JoinPage) },
  { path: '/settings', screen: () => import('./settings-page.tsx').then((module) => module.SettingsPage) },
  { path: '/admin/jobs', screen: () => import('./jobs-page.tsx').then((module) => module.JobsPage) },
  { path: '/admin/people', screen: () => import('./people-page.tsx').then((module) => module.PeoplePage) },
  { path: '/admin/payments', screen: () => import('./billing/books/payments-page.tsx').then((module) => module.PaymentsPage) },
  {
    path: '/admin/usage',
    screen: () => import('./usage-of-organizations-page.tsx').then((module) => module.UsageOfOrganizationsPage),
  },
  { path: '/*?', screen: () => import('../pages/not-found-page.tsx').then((module) => module.NotFoundPage) },
];
