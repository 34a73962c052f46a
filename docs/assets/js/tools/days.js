/**
 * Days of the calendar as whole numbers, so that no time zone and no change of the clock can move one. Day 0 is 1 January 1970.
 */

import { isDay } from "./address.js";

const MILLISECONDS = 86_400_000;

/**
 * @param {string} text such as "2026-11-20"
 * @returns {number | null} the day, or null where the text is none
 */
export function dayFrom(text) {
  return isDay(text) ? Date.parse(`${text}T00:00:00Z`) / MILLISECONDS : null;
}

/**
 * @param {number} day
 * @returns {string} such as "2026-11-20"
 */
export function isoDay(day) {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

/**
 * Today where the reader is: the day that their own clock shows.
 * @param {Date} [now]
 * @returns {number}
 */
export function today(now = new Date()) {
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / MILLISECONDS;
}

/**
 * @typedef {object} DateWords
 * @property {string} date such as "{weekday} {day} {month} {year}"
 * @property {readonly string[]} weekdays from Sunday on
 * @property {readonly string[]} months
 */

/**
 * @param {number} day
 * @param {DateWords} words
 * @returns {string} such as "Friday 20 November 2026"
 */
export function inWords(day, words) {
  const date = new Date(day * MILLISECONDS);
  /** @type {Record<string, string>} */
  const parts = {
    weekday: words.weekdays[date.getUTCDay()],
    day: String(date.getUTCDate()),
    month: words.months[date.getUTCMonth()],
    year: String(date.getUTCFullYear()),
  };
  return filled(words.date, parts);
}

/**
 * @param {string} pattern with names in braces
 * @param {Record<string, string>} values
 * @returns {string}
 */
export function filled(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
