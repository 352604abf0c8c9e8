/** Cities to begin from: their centres, rounded; a field has its own place. */
export interface City {
  readonly id: string;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  /** Metres, to the nearest ten. */
  readonly elevationM: number;
}

export const cities: readonly City[] = [
  { id: 'lahore', latitudeDeg: 31.55, longitudeDeg: 74.34, elevationM: 220 },
  { id: 'faisalabad', latitudeDeg: 31.42, longitudeDeg: 73.08, elevationM: 180 },
  { id: 'gujranwala', latitudeDeg: 32.16, longitudeDeg: 74.19, elevationM: 230 },
  { id: 'sialkot', latitudeDeg: 32.49, longitudeDeg: 74.53, elevationM: 260 },
  { id: 'sargodha', latitudeDeg: 32.08, longitudeDeg: 72.67, elevationM: 190 },
  { id: 'multan', latitudeDeg: 30.2, longitudeDeg: 71.47, elevationM: 120 },
  { id: 'bahawalpur', latitudeDeg: 29.4, longitudeDeg: 71.68, elevationM: 120 },
  { id: 'hyderabad', latitudeDeg: 25.4, longitudeDeg: 68.37, elevationM: 10 },
  { id: 'sukkur', latitudeDeg: 27.7, longitudeDeg: 68.86, elevationM: 70 },
  { id: 'peshawar', latitudeDeg: 34.01, longitudeDeg: 71.58, elevationM: 330 },
  { id: 'dera-ismail-khan', latitudeDeg: 31.83, longitudeDeg: 70.9, elevationM: 170 },
  { id: 'quetta', latitudeDeg: 30.18, longitudeDeg: 67, elevationM: 1680 },
];
