/** What the values of attributes may be, by the names that the schema gives them. */

/** XML 1.0 §2.3, Nmtoken. */
const NMTOKEN =
  // oxlint-disable-next-line no-misleading-character-class -- ranges as the standard gives them
  /^[:A-Z_a-z\-.0-9\u00B7\u0300-\u036F\u203F\u2040\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}]+$/u;

export const isNmtoken = (value: string): boolean => NMTOKEN.test(value.trim());

const list = (words: string): ((value: string) => boolean) => {
  const values = new Set(words.split(" "));
  return (value) => values.has(value);
};

const isDecimal = (value: string): boolean => /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(value.trim());
const between = (low: number, high: number) => (value: string) =>
  isDecimal(value) && Number(value) >= low && Number(value) <= high;
const isUserDefined = (value: string): boolean => /^[^\s:]+:[^\s:]+$/.test(value);
const isAnnotation = list("generic comment term");
/** BCP 47 §2.1, well-formed; one letter begins what is private or old. */
const isLanguage = (value: string): boolean =>
  /^([A-Za-z]{2,8}|[XxIi](?=-))(-[A-Za-z0-9]{1,8})*$/.test(value);

export const valueTypes: Record<string, (value: string) => boolean> = {
  text: () => true,
  nmtoken: isNmtoken,
  nmtokens: (value) => value.trim() !== "" && value.trim().split(/\s+/).every(isNmtoken),
  yesNo: list("yes no"),
  reorder: list("yes firstNo no"),
  dir: list("ltr rtl auto"),
  applies: list("source target"),
  metaApplies: list("source target ignorable"),
  userDefined: isUserDefined,
  codeType: list("fmt ui quote link image other"),
  annotation: (value) => isAnnotation(value) || isUserDefined(value),
  priority: (value) => /^0*([1-9]|10)$/.test(value.trim()),
  positive: (value) => /^\+?0*[1-9]\d*$/.test(value.trim()),
  state: list("initial translated reviewed final"),
  language: isLanguage,
  version: list("2.0 2.1"),
  space: list("default preserve"),
  preserve: list("preserve"),
  hex: (value) => /^([0-9A-Fa-f]{2})+$/.test(value),
  percent: between(0, 100),
  confidence: between(0, 1),
  matchType: list("am mt icm idm tb tm other"),
  normalization: list("none nfc nfd"),
  integer: (value) => /^[+-]?\d+$/.test(value.trim()),
  filterType: list("include exclude"),
  itsVersion: list("2.0"),
  issue: list(
    "terminology mistranslation omission untranslated addition duplication inconsistency grammar legal register locale-specific-content locale-violation style characters misspelling typographical formatting inconsistent-entities numbers markup pattern-problem whitespace internationalization length non-conformance uncategorized other",
  ),
  html: list(
    "a b bdo big blockquote body br button caption center cite code col colgroup dd del div dl dt em h1 h2 h3 h4 h5 h6 head hr html i img label legend li ol p pre q s samp select small span strike strong sub sup table tbody td tfoot th thead title tr tt u ul",
  ),
};
