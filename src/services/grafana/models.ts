/** A workspace, by the keys that no other has: its account and Region, and AWS's id. */
export interface WorkspaceModel {
  /** `self` while the number of the gateway's own account is not known. */
  readonly accountId: string;
  readonly region: string;
  readonly workspaceId: string;
}
