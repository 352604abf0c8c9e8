/** "SS8-4/6" as people write it: "SS8 4/6". */
export function clauseOf(ruleId: string): string {
  return ruleId.replace('-', ' ');
}
