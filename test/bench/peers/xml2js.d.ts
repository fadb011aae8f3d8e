/** The one function of xml2js that a peer uses; the package has no types of its own. */
declare module 'xml2js' {
  export const parseStringPromise: (xml: string) => Promise<unknown>;
}
