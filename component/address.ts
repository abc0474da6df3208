/** The whole address of a Worker, from what the page says; undefined if that is none. */
export function addressOf(endpoint: string | undefined): string | undefined {
  return endpoint !== undefined && URL.canParse(endpoint, document.baseURI)
    ? new URL(endpoint, document.baseURI).href
    : undefined;
}
