// Nodes are made, never parsed: no text of the timeline is ever read as HTML.
const doc = document, root = doc.documentElement;
const byId = id => doc.getElementById(id);

const make = (tag, props = {}, ...children) => {
  const node = doc.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === 'text') node.textContent = value;
    else if (key === 'at') place(node, value);
    else if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (['value', 'checked', 'disabled', 'tabIndex'].includes(key)) node[key] = value;
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.filter(child => child !== null && child !== undefined && child !== false));
  return node;
};
const shape = (tag, attributes) => {
  const node = doc.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const key in attributes) node.setAttribute(key, attributes[key]);
  return node;
};
// Sizes and places are set one by one: the policy of the page forbids style attributes.
const place = (node, sizes) => { for (const key in sizes) node.style[key] = sizes[key].toFixed(1) + 'px'; };
const isolated = text => make('bdi', {text});
const button = (text, label, onclick, more = {}) =>
  make('button', {type: 'button', text, 'aria-label': label, title: label, onclick, ...more});
const grouped = number => String(number).replace(/\B(?=(\d{3})+$)/g, ',');
const plural = (number, word) => grouped(number) + ' ' + word + (number === 1 ? '' : 's');

const list = byId('list'), side = byId('side'), canvas = byId('canvas'), scroller = byId('scroll');
const chart = byId('chart');
const isNarrow = matchMedia('(max-width:899px)'), isTiny = matchMedia('(max-width:640px)');
