/**
 * A calendar file (iCalendar, RFC 5545) of all-day entries. It names no time zone, since a day has none.
 */

import { isoDay } from "./days.js";

/**
 * @typedef {object} Entry
 * @property {string} uid the same each time, so that a second import changes an entry and does not add one
 * @property {number} from first day
 * @property {number} to last day
 * @property {string} title
 * @property {string} text
 */

/** What a line may hold, in octets, without its end. */
const WIDTH = 75;

/** A later file of the same plan has a higher sequence: minutes since the start of 2026. */
const SEQUENCE_START = Date.UTC(2026, 0, 1);

/**
 * @param {readonly Entry[]} entries
 * @param {{ product: string, url: string, now: Date }} about who made the file, where it comes from, and when
 * @returns {string}
 */
export function calendar(entries, { product, url, now }) {
  const stamp = `${now.toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
  const sequence = Math.max(0, Math.floor((now.getTime() - SEQUENCE_START) / 60_000));
  const events = entries.flatMap((entry) => [
    "BEGIN:VEVENT",
    `UID:${entry.uid}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;VALUE=DATE:${plainDay(entry.from)}`,
    `DTEND;VALUE=DATE:${plainDay(entry.to + 1)}`,
    `SUMMARY:${escaped(entry.title)}`,
    `DESCRIPTION:${escaped(entry.text)}`,
    `URL:${url}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//${escaped(product)}//EN`, "CALSCALE:GREGORIAN", ...events, "END:VCALENDAR"];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/**
 * @param {string} text
 * @returns {string} the text as a value: its marks escaped, its other control characters left out
 */
export function escaped(text) {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, "")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n");
}

/**
 * Breaks a line so that none is longer than 75 octets of UTF-8. A character is never split.
 * @param {string} line
 * @returns {string}
 */
export function folded(line) {
  const octets = new TextEncoder();
  let out = "";
  let width = 0;
  for (const character of line) {
    const size = octets.encode(character).length;
    if (width + size > WIDTH) {
      out += "\r\n ";
      width = 1;
    }
    out += character;
    width += size;
  }
  return out;
}

/**
 * @param {number} day
 * @returns {string} such as "20261120"
 */
function plainDay(day) {
  return isoDay(day).replaceAll("-", "");
}
