import type { UsageLine } from './usage.ts';

export type UsageParty = 'member' | 'vertical' | 'model';

export interface UsageGroup {
  /** Null: a person whose account is gone, or a use without a model. */
  readonly key: string | null;
  /** The first of its lines, for the name. */
  readonly line: UsageLine;
  readonly units: bigint;
  readonly times: number;
}

const keys: Readonly<Record<UsageParty, (line: UsageLine) => string | null>> = {
  member: ({ member }) => member?.id ?? null,
  vertical: ({ vertical }) => vertical.id,
  model: ({ model }) => model,
};

/** Sums of the lines by member, vertical or model, the most units first. */
export function usageGroups(lines: readonly UsageLine[], by: UsageParty): readonly UsageGroup[] {
  const groups = new Map<string | null, UsageGroup>();
  for (const line of lines) {
    const key = keys[by](line);
    const { units = 0n, times = 0, line: first = line } = groups.get(key) ?? {};
    groups.set(key, { key, line: first, units: units + BigInt(line.units), times: times + line.times });
  }
  return [...groups.values()].toSorted((one, other) => Number(other.units - one.units));
}

/** The part of a limit that is used, in per cent from 0 to 100: what is beyond it is a full bar. */
export function percentUsed(used: bigint, limit: bigint): number {
  if (limit <= 0n || used >= limit) return 100;
  return Number((used * 1000n) / limit) / 10;
}
