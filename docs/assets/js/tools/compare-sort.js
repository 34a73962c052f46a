/**
 * Which options fit a reader's limits. What is not known never counts as fitting.
 */

/** @typedef {"away" | "visits"} Limit */
/** @typedef {{ id: string, name: string, away: number | null, visits: number | null }} Measured */
/** @typedef {Partial<Record<Limit, number>>} Limits the most that the reader would accept; left out: any */
/** @typedef {Record<Limit, readonly number[]>} Steps what the form offers */

/** @type {readonly Limit[]} */
export const LIMITS = ["away", "visits"];

/**
 * The limits that an option is known to break.
 * @param {Measured} option
 * @param {Limits} limits
 * @returns {Limit[]}
 */
export function broken(option, limits) {
  return LIMITS.filter((name) => {
    const [value, most] = [option[name], limits[name]];
    return value !== null && most !== undefined && value > most;
  });
}

/**
 * The limits for which nobody knows an option's value.
 * @param {Measured} option
 * @param {Limits} limits
 * @returns {Limit[]}
 */
export function unknown(option, limits) {
  return LIMITS.filter((name) => option[name] === null && limits[name] !== undefined);
}

/**
 * Options in three lists: known to fit, perhaps, and known not to fit. Each option is in one of them, in its old order.
 * @template {Measured} T
 * @param {readonly T[]} options
 * @param {Limits} limits
 * @returns {{ fits: T[], perhaps: T[], out: T[] }}
 */
export function sorted(options, limits) {
  const out = options.filter((option) => broken(option, limits).length > 0);
  const perhaps = options.filter((option) => !out.includes(option) && unknown(option, limits).length > 0);
  return { fits: options.filter((option) => !out.includes(option) && !perhaps.includes(option)), perhaps, out };
}

/**
 * For each limit, the smallest step at which it alone lets in more, and what it lets in. `to` is null where only 'any' does.
 * @template {Measured} T
 * @param {readonly T[]} options
 * @param {Limits} limits
 * @param {Steps} steps
 * @returns {{ limit: Limit, to: number | null, more: T[] }[]}
 */
export function wouldGive(options, limits, steps) {
  const now = new Set(sorted(options, limits).fits);
  return LIMITS.flatMap((limit) => {
    const most = limits[limit];
    if (most === undefined) return [];
    for (const to of [...steps[limit].filter((step) => step > most).sort((a, b) => a - b), null]) {
      const more = sorted(options, { ...limits, [limit]: to ?? undefined }).fits.filter((option) => !now.has(option) && option[limit] !== null);
      if (more.length) return [{ limit, to, more }];
    }
    return [];
  });
}
