// ---- Elements. Text from papers goes in as text nodes only, in an element that keeps its direction of writing to itself.

const find = (id) => document.getElementById(id);
const SVG = 'http://www.w3.org/2000/svg';

/** An element with attributes (null and false are left out) and children (nodes or strings). */
function make(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function draw(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ''));
  return element;
}

/** Words of a paper. */
function printed(text, tag = 'span', attributes = {}) {
  return make(tag, { ...attributes, dir: 'auto', class: `printed ${attributes.class || ''}`.trim() }, String(text));
}

/** Words of a paper, cut to `length` characters for a list; a browser lays out a long text slowly. */
function shortened(text, length = 320) {
  const line = String(text).replace(/\s+/gu, ' ');
  if (line.length <= length) return line;
  const space = line.lastIndexOf(' ', length);
  return line.slice(0, space > length - 40 ? space : length).replace(/[\ud800-\udbff]$/u, '') + ' …';
}

/** Words of a paper for places that cannot keep a direction of writing to themselves: titles, options, labels. */
function plain(text, length = 60) {
  return shortened(String(text).replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu, ' '), length);
}

/** Tells screen readers what just happened. */
function say(text) {
  find('said').textContent = text;
}

const percent = (share) => `${Math.floor(share * 100)}%`;
const plural = (number, one, many) => `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
const words = (code) => String(code).replaceAll('_', ' ');
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
