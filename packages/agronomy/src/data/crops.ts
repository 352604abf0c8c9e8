/** Crops that have rows. */
export const cropIds = [
  'wheat',
  'cotton',
  'rice',
  'maize',
  'sugarcane',
  'potato',
  'chickpea',
  'canola',
  'mustard',
  'sunflower',
  'onion',
  'tomato',
] as const;
export type CropId = (typeof cropIds)[number];

export function isCropId(text: string): text is CropId {
  return cropIds.some((id) => id === text);
}

/** Grown under a pond, whose balance TAW and RAW alone do not describe. */
export const pondedCrops: readonly CropId[] = ['rice'];
