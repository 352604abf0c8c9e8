/** Lifetimes and limits of sessions, tokens and attempts, in seconds unless the name says otherwise. */

const minute = 60;
const day = 24 * 60 * minute;

export const limits = {
  /** A session ends when it is not used for this long… */
  sessionIdle: 7 * day,
  /** …is prolonged when its last prolongation is older than this… */
  sessionUpdate: day,
  /** …and ends in any case this long after the sign-in. */
  sessionAbsolute: 30 * day,
  /** How young a session must be for a sensitive change. */
  sessionFresh: 10 * minute,
  /** How long an operator may act as somebody at most. */
  impersonation: 15 * minute,
  resetToken: 30 * minute,
  verificationToken: 60 * minute,
  /** Failed sign-ins of one account within `signInWindow` before it is blocked. */
  signInFailures: 10,
  signInWindow: 15 * minute,
  /** The first block; each further one is twice as long. */
  signInFirstBlock: 30,
  signInLongestBlock: 15 * minute,
  organizationsPerUser: 5,
  /** Rows that a list of the library has at most: left to itself it stops at 100, and then counts too few owners. */
  listed: 10_000,
  invitation: 2 * day,
  /** Invitations of one organization within `invitationWindow`. */
  invitations: 50,
  invitationWindow: day,
} as const;
