/** Who runs the deployment. */

export interface Operators {
  /** Normalised addresses; one counts when it is confirmed. */
  readonly emails: readonly string[];
  /** The demo account is one too: on somebody's own machine alone. */
  readonly demo: boolean;
}

export const noOperators: Operators = { emails: [], demo: false };

export function operatorsOf(emails: readonly string[] = [], demo = false): Operators {
  return { emails: emails.map((email) => email.trim().toLowerCase()), demo };
}
