/** The form of a user's or group's id, as the Identity Store's API model has it. */
export const PRINCIPAL_ID =
  /^([0-9a-f]{10}-)?[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}$/;
