/** Inputs of a field from the outside. What the schema lets through, the engine has rows for or says that it has none. */
import { type CropId, type CropVariant, coefficientRowsOf, cropIds, soilRows, stageRowsOf } from '@repo/agronomy';
import { z } from 'zod';
import { type FieldInputs, furrowLayouts, irrigationMethods, moistureSteps } from '../../wire/inputs.ts';
import { elevation, longestName, mostAcres, mostCusecs, mostWaterPct } from '../../wire/limits.ts';
import { dateText } from '../dates.ts';

const placeSchema = z.strictObject({
  name: z.string().trim().min(1).max(longestName),
  latitudeDeg: z.number().min(-90).max(90),
  longitudeDeg: z.number().min(-180).max(180),
  elevationM: z.number().min(elevation.low).max(elevation.high),
});

const startSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('field-capacity') }),
  z.strictObject({ kind: z.literal('measured'), percent: z.number().gt(0).max(mostWaterPct) }),
  z.strictObject({ kind: z.literal('estimated'), step: z.enum(moistureSteps) }),
]);

const variantsOf = (crop: CropId): readonly CropVariant[] =>
  (['2025', '1998'] as const).flatMap((edition) => coefficientRowsOf(crop, edition)).flatMap(({ variant }) => variant ?? []);

const variants = new Set<unknown>(cropIds.flatMap(variantsOf));
const soils = new Set(soilRows.map(({ id }) => id));

export const inputsSchema = z
  .strictObject({
    place: placeSchema,
    crop: z.enum(cropIds),
    variant: z.custom<CropVariant>((value) => variants.has(value)).nullable(),
    /** Empty where the tables have no lengths of stages for the crop, or none was chosen. */
    stages: z.string(),
    sowingDate: dateText,
    soil: z.string().refine((id) => soils.has(id)),
    // Fields of before have neither answer.
    start: startSchema.nullable().default(null),
    method: z.enum(irrigationMethods),
    furrows: z.enum(furrowLayouts).nullable().default(null),
    wettedPct: z.number().gt(0).max(100).nullable().default(null),
    efficiencyPct: z.number().gt(0).max(100).nullable(),
    areaAcres: z.number().gt(0).max(mostAcres),
    dischargeCusecs: z.number().gt(0).max(mostCusecs).nullable(),
  })
  .refine(({ crop, variant }) => variant === null || variantsOf(crop).includes(variant), { path: ['variant'] })
  .refine(({ method, furrows }) => furrows === null || method === 'furrow', { path: ['furrows'] })
  .refine(({ crop, stages }) => stages === '' || stageRowsOf(crop).some(({ id }) => id === stages), {
    path: ['stages'],
  }) satisfies z.ZodType<FieldInputs>;
