/**
 * What a page keeps in its templates, for scripts to show: so that no word and no markup stands in a script.
 */

/**
 * @param {ParentNode} form
 * @param {string} selector of a template in the form
 * @returns {DocumentFragment} a copy of what it holds; empty where there is no such template
 */
export function copyOf(form, selector) {
  const template = form.querySelector(selector);
  return template instanceof HTMLTemplateElement ? /** @type {DocumentFragment} */ (template.content.cloneNode(true)) : document.createDocumentFragment();
}
