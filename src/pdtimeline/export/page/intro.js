// Beside the chart while no event is selected: how much there is, and where to begin.
const LONGEST_WALK = 2000; // events: beyond, the longest chain takes too long to find

const paintIntro = () => {
  const seen = EVERY.filter(i => isSeen[i]);
  if (!seen.length) { side.replaceChildren(); return; }
  side.replaceChildren(make('div', {class: 'intro'},
    make('div', {class: 'nums'}, ...figures(seen).filter(([count]) => count).map(([count, text]) =>
      make('div', {}, make('b', {text: grouped(count)}), text))),
    make('h2', {text: 'Where to begin'}),
    make('ul', {}, ...beginnings(seen).map(([i, text]) =>
      make('li', {}, make('a', {href: '#e-' + events.id[i]}, isolated(titleOf(i))), make('small', {text})))),
    make('p', {}, 'Select a mark in the chart or a line of the list. What led to it turns ',
      make('span', {class: 'cause', text: 'rust'}), ', and what it led to turns ', make('span', {class: 'effect', text: 'teal'}), '.'),
    make('p', {}, ...[['←', '→'], ' along a lane, ', ['↑', '↓'], ' between lanes, ', ['+', '−', '0'], ' zoom, ', ['Esc'], ' close.']
      .flatMap(part => typeof part === 'string' ? [part] : part.flatMap(text => [make('kbd', {text}), ' '])))));
};
const figures = seen => {
  const seasons = new Set(seen.map(i => events.season[i]).filter(season => season > 0));
  const characters = new Set(seen.flatMap(i => events.characters[i].filter(n => isKnown('characters', n))));
  const causes = seen.reduce((sum, i) => sum + events.causes[i].filter(cause => isSeen[cause]).length, 0);
  const disputes = data.disputes.filter(gate => gate <= view.seen).length;
  return [[seen.length, seen.length === 1 ? 'event' : 'events'],
    seasons.size > 1 ? [seasons.size, 'seasons'] : [characters.size, characters.size === 1 ? 'character' : 'characters'],
    [causes, 'links from cause to effect'], [disputes, disputes === 1 ? 'dispute between sources' : 'disputes between sources']];
};
const beginnings = seen => {
  const found = [[sections.flatMap(({parts}) => parts.flatMap(part => part.events)).find(i => isSeen[i]), 'the first']];
  const most = (least, count) => seen.reduce((best, i) => {
    const own = count(i);
    return own > best[1] ? [i, own] : best;
  }, [-1, least]);
  const [widest, effectCount] = most(1, i => effects[i].filter(j => isSeen[j]).length);
  if (widest >= 0) found.push([widest, 'led to ' + effectCount + ' others, more than any']);
  const [longest, links] = seen.length > LONGEST_WALK ? [-1] : most(3, chainLengths());
  if (longest >= 0) found.push([longest, 'the end of a chain of ' + links + ', each leading to the next']);
  return found;
};
const chainLengths = () => { // the longest chain of causes that ends with an event; a loop ends it, too
  const lengths = new Map();
  return start => {
    const path = [start], open = new Set(path);
    while (path.length) {
      const i = path[path.length - 1], causes = events.causes[i].filter(cause => isSeen[cause]);
      const next = causes.find(cause => !lengths.has(cause) && !open.has(cause));
      if (next !== undefined) { path.push(next); open.add(next); continue; }
      lengths.set(i, 1 + causes.reduce((most, cause) => Math.max(most, lengths.get(cause) ?? 0), 0));
      open.delete(path.pop());
    }
    return lengths.get(start);
  };
};
