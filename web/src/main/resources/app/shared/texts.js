// @ts-check
/** All texts of the pages, from `texts/<page>/<language>.json`. */

export const LANGUAGES = ['en', 'fr', 'sw'];

/** @type {Record<string, string>} */
let texts = {};
let chosen = 'en';
/** @type {string[]} */
let loaded = [];

/** The locale for numbers and times: the browser's own where it is of the chosen language. */
export const language = () => navigator.languages.find(each => each.split('-')[0] === chosen) ?? chosen;

/** The language of the texts. */
export const textLanguage = () => chosen;

function preferred() {
  return navigator.languages.map(each => each.split('-')[0] ?? '').find(each => LANGUAGES.includes(each)) ?? 'en';
}

/** Before anything is shown. @param {string[]} sets such as "shared" and "console" @param {string} [wanted] */
export async function loadTexts(sets, wanted = preferred()) {
  const files = await Promise.all(
    sets.map(async set => {
      const response = await fetch(new URL(`../texts/${set}/${wanted}.json`, import.meta.url));
      if (!response.ok) throw new TypeError(`No texts: ${set}/${wanted}`);
      return response.json();
    }),
  );
  loaded = sets;
  texts = Object.assign({}, ...files);
  chosen = wanted;
  document.documentElement.lang = wanted;
}

/** @param {string} wanted */
export const changeLanguage = wanted => loadTexts(loaded, wanted);

/** A text, with its placeholders filled. @param {string} key @param {Record<string, string | number>} [values] */
export function t(key, values = {}) {
  const text = texts[key];
  if (text === undefined) return key;
  return text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all));
}

/** A text that depends on a number: `<key>.one` or `<key>.other`. @param {string} key @param {number} count @param {Record<string, string | number>} [values] */
export function tn(key, count, values = {}) {
  const form = new Intl.PluralRules(chosen).select(count) === 'one' ? 'one' : 'other';
  return t(`${key}.${form}`, { count: new Intl.NumberFormat(language()).format(count), ...values });
}

/** A text of the server's vocabulary, or the word itself where it is new. @param {string} prefix @param {string} word */
export function word(prefix, word) {
  return texts[`${prefix}.${word.toLowerCase()}`] ?? word;
}
