/** True or false, as people and spreadsheets write it: "yes", "n", a ticked cell; undefined for anything else. */
export function readFlag(value: unknown): boolean | undefined {
  const text = String(value).trim();
  if (/^(?:true|yes|y|x|1|[✓✔☑])$/i.test(text)) return true;
  return /^(?:false|no|n|0|☐)$/i.test(text) ? false : undefined;
}
