// What the reader looks at, and the same in the address, so that it can be kept and sent.
const share = section => EVERY.filter(i => events[section][i].length).length / (COUNT || 1);
const usualLanes = () => {
  if (share('arcs') > 0.8) return 'arcs';
  if (share('characters') > 0.6) return 'characters';
  return share('arcs') > 0.3 ? 'arcs' : 'all';
};
const usual = {lanes: usualLanes(), order: data.told || !hasDates ? 'told' : 'date'};
const view = {
  ...usual, squeezed: true, zoom: 1, selected: -1, text: '', track: '', chain: '', seen: ALL, allLanes: false,
  characters: new Set(), arcs: new Set(), places: new Set(), seasons: new Set(),
};
const KEYS = {characters: 'character', arcs: 'arc', places: 'place'};
const LONGEST_TEXT = 200;

const addressOf = () => {
  const keys = new URLSearchParams();
  if (view.lanes !== usual.lanes) keys.set('lanes', view.lanes);
  if (view.order !== usual.order) keys.set('order', view.order);
  if (!view.squeezed) keys.set('scale', 'true');
  if (view.text) keys.set('text', view.text);
  for (const section of SECTIONS) {
    const ids = [...view[section]].map(number => named.get(section)[number].id);
    if (ids.length) keys.set(KEYS[section], ids.join(','));
  }
  if (view.seasons.size) keys.set('season', [...view.seasons].join(','));
  if (view.track) keys.set('track', view.track);
  if (view.chain) keys.set('chain', view.chain);
  if (view.seen < ALL) keys.set('seen', episodes[view.seen].code);
  const event = view.selected >= 0 ? 'e-' + events.id[view.selected] : '';
  return '#' + [event, keys.toString()].filter(Boolean).join('&');
};

let writing = 0;
const writeAddress = push => {
  const write = () => {
    try { history[push ? 'pushState' : 'replaceState'](null, '', addressOf()); } catch { /* too many at once */ }
  };
  clearTimeout(writing);
  if (push) write(); else writing = setTimeout(write, 250);
};

// The view of the address; what it asks for is given back: an event, and how far the reader has seen.
const readAddress = () => {
  const parts = location.hash.slice(1).split('&');
  const event = parts[0].startsWith('e-') ? numberOf.get(parts.shift().slice(2)) ?? -1 : -1;
  const keys = new URLSearchParams(parts.join('&'));
  const one = (key, words, otherwise) => words.includes(keys.get(key)) ? keys.get(key) : otherwise;
  const many = key => (keys.get(key) || '').split(',').filter(Boolean);
  view.lanes = one('lanes', ['arcs', 'characters', 'places', 'changes', 'all'], usual.lanes);
  view.order = one('order', [...(hasEpisodes ? ['told'] : []), ...(hasDates ? ['date'] : [])], usual.order);
  view.squeezed = keys.get('scale') !== 'true';
  view.text = (keys.get('text') || '').slice(0, LONGEST_TEXT);
  for (const section of SECTIONS) {
    const numbers = many(KEYS[section]).map(id => numbersOf.get(section).get(id));
    view[section] = new Set(numbers.filter(number => number !== undefined));
  }
  view.seasons = new Set(many('season').map(Number).filter(season => events.season.includes(season)));
  view.track = one('track', ['story', 'production'], '');
  view.chain = one('chain', ['both', 'causes', 'effects'], '');
  return {event, seen: keys.get('seen')};
};
