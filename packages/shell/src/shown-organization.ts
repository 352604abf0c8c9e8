/**
 * The organization that this tab shows. Whoever switches to another one in a second tab would save into that one from the first:
 * so each request names what its page shows, and the host refuses it when that is not where the session stands. It answers
 * `platform.session` all the same, since a batch has one header.
 */
import { wireErrorOf } from './errors/wire-error.ts';

let shown: string | null = null;
let askAgain = () => {};

/** Null while the tab knows no session, for a visitor and for somebody without an organization. */
export const shownOrganization = (): string | null => shown;

export function showOrganization(id: string | null): void {
  shown = id;
}

/** The header of a request. */
export const organizationHeader = (organization = shown): Record<string, string> =>
  organization === null ? {} : { 'X-Organization': organization };

/** @param ask asks where the session stands: called whenever the host says that it is somewhere else */
export function onOrganizationChanged(ask: () => void): void {
  askAgain = ask;
}

/** Each way to the host hands its errors here. */
export function noticeChange(error: unknown): void {
  if (wireErrorOf(error).code === 'ORGANIZATION_CHANGED') askAgain();
}
