/** By whose name a screen knows that a field's weather is the example's. */
export const demoStation = 'AZMET Maricopa';
