/** The path that a request asks for, decoded; undefined where its address is none, whoever made it up. */
export function requestPath(address = '/'): string | undefined {
  try {
    const path = decodeURIComponent(new URL(address, 'http://localhost').pathname);
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}
