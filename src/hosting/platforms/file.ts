/** A file of configuration, with its path from the project's root. */
export interface HostingFile {
  path: string;
  text: string;
  /** Scripts are made to be run. */
  executable?: true;
}
