/** Twenty mornings, days 8 and 17 missing: the strain of the day before and the recovery. */
export const smallSeries = {
  days: [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 18, 19, 20, 21],
  strain: [
    12.1, 8.4, 14.6, 10.2, 6.9, 16.3, 5.2, 11.8, 9.7, 13.4, 7.7, 15.1, 4.8, 12.6, 9.1, 14.0, 11.1, 6.4, 16.9,
    8.8,
  ],
  recovery: [58, 71, 44, 52, 66, 41, 75, 63, 60, 47, 69, 50, 81, 64, 70, 55, 61, 77, 39, 57],
};
