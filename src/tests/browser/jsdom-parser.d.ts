/** The parser that Firefox gives to its reader view; the package has no types for it. */
declare module '@mozilla/readability/JSDOMParser.js' {
  export default class JSDOMParser {
    parse(text: string): Document;
  }
}
