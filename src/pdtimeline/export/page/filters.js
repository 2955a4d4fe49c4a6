// Search and filters, the chips that take them away again, and the command that answers the same.
const MENUS = [
  ['seasons', 'Seasons', 'Events told in any of these'], ['characters', 'Characters', 'Events with all of these'],
  ['arcs', 'Arcs', 'Events of all of these'], ['places', 'Places', 'Events at any of these'],
];
const menus = new Map();

const toggle = (section, number) => {
  if (view[section].has(number)) view[section].delete(number); else view[section].add(number);
  refresh();
};
const clearFilters = () => {
  for (const [section] of MENUS) view[section] = new Set();
  Object.assign(view, {text: '', track: '', chain: ''});
  refresh();
  syncControls();
};

const paintBar = () => {
  const icon = shape('svg', {width: 16, height: 16, viewBox: '0 0 16 16', 'aria-hidden': 'true', class: 'glass'});
  icon.append(shape('circle', {cx: 7, cy: 7, r: 4.6}), shape('path', {d: 'M10.6 10.6L14.5 14.5'}));
  let timer = 0;
  const input = make('input', {
    id: 'text', type: 'search', placeholder: 'Search', 'aria-label': 'Search the events', autocomplete: 'off',
    spellcheck: 'false', maxlength: LONGEST_TEXT,
    oninput: () => {
      clearTimeout(timer);
      timer = setTimeout(() => { view.text = input.value.slice(0, LONGEST_TEXT); refresh(true); }, COUNT > 1500 ? 120 : 30);
    },
  });
  const strip = make('div', {class: 'strip'}, ...MENUS.map(menuOf), choiceOf('track', 'Kind', [
    ['', 'All'], ['story', 'Story'], ['production', 'Production']], true));
  byId('bar').append(make('div', {class: 'find'}, icon, input), strip, make('span', {class: 'count', id: 'count'}),
    themeButton(), make('div', {class: 'chips', id: 'chips', hidden: true}));
};
const menuOf = ([section, title]) => {
  const badge = make('span', {class: 'n', hidden: true}), popup = make('div', {class: 'pop'});
  const node = make('details', {class: 'menu'}, make('summary', {}, title, badge), popup);
  node.addEventListener('toggle', () => {
    if (!node.open) return;
    for (const other of menus.values()) if (other.node !== node) other.node.open = false;
    fillMenu(section);
  });
  menus.set(section, {node, popup, badge});
  return node;
};

// What a menu offers: number, name, and how deep it lies within others; nothing of after the horizon.
const choicesOf = section => {
  if (section === 'seasons') {
    const seasons = new Set(EVERY.filter(i => isSeen[i] && events.season[i] >= 0).map(i => events.season[i]));
    return [...seasons].sort((a, b) => a - b).map(season => [season, seasonName(season), 0]);
  }
  const records = named.get(section), inner = new Map();
  records.forEach((record, number) => {
    if (!isKnown(section, number)) return;
    const outer = record.within >= 0 && isKnown(section, record.within) ? record.within : -1;
    if (!inner.has(outer)) inner.set(outer, []);
    inner.get(outer).push(number);
  });
  const walk = (outer, depth) =>
    (inner.get(outer) ?? []).flatMap(number => [[number, records[number].name, depth], ...walk(number, depth + 1)]);
  return walk(-1, 0);
};
const countsOf = section => {
  const counts = new Map();
  for (const i of EVERY) {
    if (!isSeen[i] || !passes(i, section)) continue;
    const found = new Set(section === 'seasons' ? [events.season[i]] : []);
    const own = section === 'seasons' ? [] : events[section][i].filter(number => isKnown(section, number));
    for (let number of own)
      for (; number >= 0 && !found.has(number); number = named.get(section)[number].within) found.add(number);
    for (const number of found) counts.set(number, (counts.get(number) || 0) + 1);
  }
  return counts;
};
const fillMenu = section => {
  const {popup} = menus.get(section), counts = countsOf(section), top = popup.scrollTop;
  let choices = choicesOf(section).map(([number, name, depth]) => ({number, name, depth, count: counts.get(number) || 0}));
  if (section === 'characters')
    choices = choices.filter(one => one.count || view.characters.has(one.number)).sort((a, b) => b.count - a.count);
  const rows = choices.map(({number, name, depth, count}) =>
    make('label', {class: (depth ? 'in' : '') + (count ? '' : ' z')},
      make('input', {type: 'checkbox', checked: view[section].has(number), 'data-number': number, onchange: () => {
        toggle(section, number);
        fillMenu(section);
        popup.querySelector('[data-number="' + number + '"]')?.focus();
      }}),
      make('span', {}, isolated(name)), make('span', {class: 'c', text: grouped(count)})));
  const hint = MENUS.find(([name]) => name === section)[2];
  popup.replaceChildren(make('fieldset', {}, make('legend', {text: hint}), ...rows));
  popup.scrollTop = top;
};

const paintFilters = () => {
  for (const [section, {node, badge, popup}] of menus) {
    if (!node.open) popup.replaceChildren(); // a search of the browser opens it, and it may name what is later
    node.hidden = choicesOf(section).length < (section === 'seasons' ? 2 : 1);
    badge.hidden = !view[section].size;
    badge.textContent = view[section].size;
  }
  byId('choice-track').hidden = !EVERY.some(i => isSeen[i] && events.production[i]) ||
    !EVERY.some(i => isSeen[i] && !events.production[i]);
  const input = byId('text');
  if (input.value !== view.text && doc.activeElement !== input) input.value = view.text;
  paintChips();
  paintCount();
  paintCommand();
};
const paintChips = () => {
  const chips = [], chip = (text, remove) => chips.push(make('button',
    {class: 'chip', type: 'button', 'aria-label': 'Remove: ' + text, onclick: remove}, isolated(text)));
  if (view.text) chip('“' + view.text + '”', () => { view.text = byId('text').value = ''; refresh(); });
  for (const section of SECTIONS)
    for (const number of view[section]) chip(named.get(section)[number].name, () => toggle(section, number));
  for (const season of view.seasons) chip(seasonName(season), () => toggle('seasons', season));
  if (view.track) chip({story: 'Story', production: 'Production'}[view.track], () => { view.track = ''; refresh(); syncControls(); });
  if (view.chain) chip({causes: 'What led to it', effects: 'What it led to', both: 'The whole chain'}[view.chain],
    () => { view.chain = ''; refresh(); paintCard(); });
  if (chips.length > 1) chips.push(make('button', {class: 'chip all', type: 'button', text: 'Clear all', onclick: clearFilters}));
  byId('chips').replaceChildren(...chips);
  byId('chips').hidden = !chips.length;
};
let saying = 0;
const paintCount = () => {
  const whole = isSeen.reduce((sum, one) => sum + one, 0);
  const rest = (matches === whole ? '' : ' of ' + grouped(whole)) + (whole === 1 ? ' event' : ' events');
  byId('count').replaceChildren(make('b', {text: grouped(matches)}), rest);
  clearTimeout(saying);
  saying = setTimeout(() => { byId('said').textContent = grouped(matches) + rest; }, 500);
};
const paintCommand = () => {
  const parts = [], ids = section => [...view[section]].map(number => named.get(section)[number].id);
  // These have no command of their own: several places at once, births and deaths, and words in any field.
  const isAlike = view.places.size < 2 && !view.text &&
    EVERY.every(i => !isMatch[i] || ![...view.characters].some(number => events.lives[i].includes(number)));
  if (chain) parts.push('why ' + events.id[view.selected] + (view.chain === 'effects' ? ' --effects' : ''));
  else {
    parts.push('events');
    for (const section of SECTIONS) parts.push(...ids(section).map(id => '--' + KEYS[section] + ' ' + id));
    if (view.seasons.size) parts.push('--season ' + [...view.seasons].sort((a, b) => a - b).join(','));
    if (view.track) parts.push('--track ' + view.track);
  }
  if (view.seen < ALL) parts.push('--seen ' + episodes[view.seen].code);
  byId('cmd').hidden = !isAlike || view.chain === 'both' || (!!chain && hasFiltersBesideChain());
  byId('cmd').querySelector('b').textContent = 'pdtimeline ' + parts.join(' ');
};
const hasFiltersBesideChain = () =>
  view.characters.size || view.arcs.size || view.places.size || view.seasons.size || view.track;

const watchMenus = () => {
  const closeOthers = event => {
    for (const {node} of menus.values()) if (node.open && !node.contains(event.target)) node.open = false;
  };
  doc.addEventListener('click', closeOthers);
  doc.addEventListener('focusin', closeOthers);
};
