/** What workouts are compared by, each with the unit it is told in before the member's choice, and its decimal places. */
export const workoutMeasures = {
  strain: { unit: "", decimals: 1 },
  durationMin: { unit: "h", decimals: 0 },
  energyKj: { unit: "kJ", decimals: 0 },
  maxBpm: { unit: "bpm", decimals: 0 },
  distanceM: { unit: "km", decimals: 2 },
  altitudeGainM: { unit: "m", decimals: 0 },
} as const;

export type WorkoutMeasure = keyof typeof workoutMeasures;

export const workoutMeasureNames = Object.keys(workoutMeasures).filter(
  (name): name is WorkoutMeasure => name in workoutMeasures,
);
