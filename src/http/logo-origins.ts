/** Where the logo on a page comes from, if there is one. */
export function logoOrigins(logoURL: string | undefined): readonly string[] {
  return logoURL === undefined ? [] : [logoURL];
}
