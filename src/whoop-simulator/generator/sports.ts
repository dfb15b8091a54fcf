/** A sport as the generator plays it. `intensity` is the share of heart-rate reserve, `speedMps` only where GPS is used. */
export interface Sport {
  name: string;
  id: number | null;
  weight: number;
  intensity: number;
  minutes: number;
  speedMps?: number;
}

const sports: readonly [Sport, ...Sport[]] = [
  { name: "running", id: 0, weight: 24, intensity: 0.7, minutes: 45, speedMps: 2.9 },
  { name: "cycling", id: 1, weight: 12, intensity: 0.6, minutes: 75, speedMps: 7 },
  { name: "weightlifting_msk", id: 123, weight: 14, intensity: 0.48, minutes: 60 },
  { name: "weightlifting", id: 45, weight: 6, intensity: 0.45, minutes: 55 },
  { name: "functional-fitness", id: 48, weight: 8, intensity: 0.62, minutes: 50 },
  { name: "walking", id: 63, weight: 14, intensity: 0.32, minutes: 50, speedMps: 1.4 },
  { name: "hiking-rucking", id: 52, weight: 4, intensity: 0.45, minutes: 120, speedMps: 1.2 },
  { name: "yoga", id: 44, weight: 7, intensity: 0.25, minutes: 45 },
  { name: "swimming", id: 33, weight: 4, intensity: 0.58, minutes: 40 },
  { name: "badminton", id: 231, weight: 3, intensity: 0.6, minutes: 70 },
  { name: "activity", id: -1, weight: 5, intensity: 0.4, minutes: 35 },
  { name: "sauna", id: 233, weight: 3, intensity: 0.3, minutes: 20 },
];

/** Seen in real payloads before any published table knew it. */
export const unknownSport: Sport = {
  name: "reformer-pilates",
  id: null,
  weight: 0,
  intensity: 0.4,
  minutes: 50,
};
/** What people do last before bed, so that it ends in the very instant sleep begins. */
export const bedtimeSport: Sport = { name: "meditation", id: 70, weight: 0, intensity: 0.08, minutes: 15 };

const totalWeight = sports.reduce((sum, sport) => sum + sport.weight, 0);

/** Picks a sport by weight; `share` is uniform in [0, 1). */
export function pickSport(share: number): Sport {
  let left = share * totalWeight;
  for (const sport of sports) {
    left -= sport.weight;
    if (left < 0) return sport;
  }
  return sports[0];
}
