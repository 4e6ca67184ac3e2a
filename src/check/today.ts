/** The day on this machine's clock, as the data write days: the only clock that the check knows. */
export function today(): string {
  return new Date().toLocaleDateString('sv-SE');
}
