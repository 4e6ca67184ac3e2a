/** A table of sentences is the one place of its mistakes: the name is the code of the record, and what the sentence takes are its values. */
type Values<T> = { [Code in keyof T]: T[Code] extends (given: infer Given) => string ? Given : never };

/** The records that a table has sentences for. */
export type RecordsOf<T> = { [Code in keyof T]: { code: Code } & Values<T>[Code] }[keyof T];

export function hasSentence<T extends object>(
  table: T,
  mistake: { code: string },
): mistake is { code: keyof T & string } {
  return Object.hasOwn(table, mistake.code);
}

export function sentenceOf<V, Code extends keyof V>(
  table: { [Each in keyof V]: (given: V[Each]) => string },
  mistake: { code: Code } & V[Code],
): string {
  return table[mistake.code](mistake);
}
