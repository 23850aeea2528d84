/** How busy the sandbox is, so that a test's clock knows when it may move. */
export interface Activity {
  /** Requests that are being worked on, those that wait on the clock included. */
  active: number;
  /** Requests that wait on the clock. */
  sleeping: number;
  /** Requests over a socket that will never be answered, until their callers give up. */
  silent: number;
}

export const createActivity = (): Activity => ({ active: 0, sleeping: 0, silent: 0 });
