import type { DemoData } from '@repo/auth';

/** What there is of the demo, or what went, a line each. */
export function describeDemo({ organization, tables, otherMembers, user }: DemoData): string[] {
  return [
    `  the organization "${organization.name}"`,
    ...tables.map(({ table, rows }) => `  ${count(rows, 'row')} of ${table}`),
    userLine(user),
    ...(otherMembers > 0
      ? [`  the membership of ${count(otherMembers, 'other person', 'other people')} in it; their accounts stay`]
      : []),
  ];
}

function userLine({ email, sessions, stays }: DemoData['user']): string {
  if (stays) {
    return `  the password and ${count(sessions, 'session')} of ${email}, who stays as a member of another organization`;
  }
  return `  the login ${email} and its ${count(sessions, 'session')}`;
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
