/** A time of FinSpace's data API, milliseconds since the epoch. It writes 0 for "never". */
export const toDate = (time: number | undefined): Date | null =>
  time === undefined || time === 0 ? null : new Date(time);
