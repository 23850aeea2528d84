/** Three linked things in a square: what GraphiQL's page shows in its corner and in the browser's tab. */
export const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32" role="img" aria-label="management-graph">' +
  '<rect width="32" height="32" rx="7" fill="#0f766e"/>' +
  '<path d="M9.5 22 16 9.5 22.5 22Z" fill="none" stroke="#99f6e4" stroke-width="2"/>' +
  '<g fill="#fff"><circle cx="16" cy="9.5" r="3.5"/><circle cx="9.5" cy="22" r="3.5"/><circle cx="22.5" cy="22" r="3.5"/></g>' +
  '</svg>';

/** The same as an address that holds its own content, so that nothing is fetched for it. */
export const favicon = `data:image/svg+xml,${encodeURIComponent(logo)}`;
