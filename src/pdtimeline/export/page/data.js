// What Python counted: columns of events, and the records that make lanes and filters.
const data = JSON.parse(byId('data').textContent);
const events = data.events, COUNT = events.id.length, EVERY = [...events.id.keys()];
const ALL = 2e6; // a horizon after every gate
const SECTIONS = ['characters', 'arcs', 'places'];
const named = new Map(SECTIONS.map(section =>
  [section, data[section].map(([id, name, gate, within]) => ({id, name, gate, within}))]));
const numbersOf = new Map(SECTIONS.map(section =>
  [section, new Map(named.get(section).map((record, number) => [record.id, number]))]));
const episodes = data.episodes.map(([code, title, gate]) => ({code, title, gate}));
const lastCode = episodes[episodes.length - 1]?.code;
const bands = data.bands.map(([season, title, first, last]) => ({season, title, first, last}));
const changes = data.changes.map(([event, lane, name, value, gate]) => ({event, lane, name, value, gate}));

const placeOf = new Map(episodes.map((episode, number) => [episode.code, number]));
const numberOf = new Map(events.id.map((id, number) => [id, number]));
const articles = [];
const articleOf = i => articles[i] ??= byId('e-' + events.id[i]);
const effects = events.id.map(() => []);
events.causes.forEach((causes, i) => causes.forEach(cause => effects[cause].push(i)));
const titles = [];
const titleOf = i => titles[i] ??= articleOf(i).querySelector('h4').textContent;
const dateOf = i => articleOf(i).querySelector('.who .dt')?.textContent ?? '';
const bandOf = at => bands.findIndex(band => band.first <= at && at <= band.last);
const hasDate = i => events.from[i] !== null || events.to[i] !== null;
const seasonName = season => season ? 'Season ' + season : 'Specials';
const hasDates = EVERY.some(hasDate), hasEpisodes = episodes.length > 1;

// Browsers keep one store for all local files, so the key is the timeline's own.
const store = {
  get(key) { try { return localStorage.getItem('pdtimeline:' + data.key + ':' + key); } catch { return null; } },
  set(key, value) {
    try { localStorage.setItem('pdtimeline:' + data.key + ':' + key, value); } catch { /* it may be forbidden */ }
  },
};
