// Which events answer the filters, as on the command line: all of the filters must hold.
const isMatch = new Uint8Array(COUNT).fill(1);
let matches = COUNT, order = []; // how many, and which of them in the order of the list
let words = [], chain = null; // the words of the search, and the events of a chain of causes

const fold = text => text.normalize('NFKD').replace(/\p{M}+/gu, '').replace(/[\u2018\u2019]/g, "'")
  .replace(/[\u201c\u201d]/g, '"').replace(/[\u2010-\u2015\u2212]/g, '-').toLowerCase();

const searchText = i => {
  if (searchTexts[i] !== undefined) return searchTexts[i];
  const article = articleOf(i), parts = [titleOf(i), events.id[i]];
  parts.push(article.querySelector('.sum')?.textContent ?? '');
  for (const name of article.querySelector('.who .cs')?.children ?? []) if (!name.hidden) parts.push(name.textContent);
  if (events.told[i]) {
    const {code, title, gate} = episodes[events.place[i]];
    parts.push(code, gate <= view.seen ? title : '');
  }
  for (const section of ['arcs', 'places'])
    for (const number of events[section][i]) if (isKnown(section, number)) parts.push(named.get(section)[number].name);
  return searchTexts[i] = fold(parts.join('\n'));
};

const isWithin = (section, number, outer) => {
  while (number >= 0) {
    if (number === outer) return true;
    number = named.get(section)[number].within;
  }
  return false;
};

// Everything that led to an event (causes), that it led to (effects), or both, and the event itself.
const chainOf = (i, direction) => {
  const found = new Set([i]);
  const walk = next => {
    const walked = new Set([i]), todo = [i];
    while (todo.length)
      for (const j of next[todo.pop()]) if (isSeen[j] && !walked.has(j)) { walked.add(j); todo.push(j); }
    walked.forEach(j => found.add(j));
  };
  if (direction !== 'effects') walk(events.causes);
  if (direction !== 'causes') walk(effects);
  return found;
};

const hasAll = (section, i) => {
  for (const wanted of view[section])
    if (!events[section][i].some(number => isKnown(section, number) && isWithin(section, number, wanted))) return false;
  return true;
};
const passes = (i, except) => {
  if (chain && !chain.has(i)) return false;
  if (view.track && (view.track === 'production') !== !!events.production[i]) return false;
  if (except !== 'seasons' && view.seasons.size && !view.seasons.has(events.season[i])) return false;
  if (!hasAll('characters', i) || !hasAll('arcs', i)) return false;
  if (except !== 'places' && view.places.size && ![...view.places].some(wanted =>
    events.places[i].some(number => isWithin('places', number, wanted)))) return false;
  if (!words.length) return true;
  const text = searchText(i);
  return words.every(word => text.includes(word));
};
const hasFilters = () =>
  view.characters.size || view.arcs.size || view.places.size || view.seasons.size || view.track || chain;

const findMatches = () => {
  words = fold(view.text).split(/\s+/).filter(Boolean);
  chain = view.chain && view.selected >= 0 ? chainOf(view.selected, view.chain) : null;
  matches = 0;
  for (let i = 0; i < COUNT; i++) matches += isMatch[i] = isSeen[i] && passes(i) ? 1 : 0;
};
