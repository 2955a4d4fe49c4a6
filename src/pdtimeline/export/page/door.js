// How far the reader has seen: the control at the head, and the question before anything is shown.
const setSeen = at => {
  view.seen = at;
  store.set('seen', at === ALL ? 'all' : episodes[at].code);
  applyHorizon();
  if (view.selected >= 0 && !isSeen[view.selected]) Object.assign(view, {selected: -1, chain: ''});
  for (const section of SECTIONS)
    for (const number of view[section]) if (!isKnown(section, number)) view[section].delete(number);
  for (const season of view.seasons)
    if (!EVERY.some(i => isSeen[i] && events.season[i] === season)) view.seasons.delete(season);
  view.zoom = 1;
  paintSeen();
  paintControls();
  refresh();
  paintCard();
  paintSelection();
};
const seenAt = code => code === 'all' ? ALL : placeOf.get(code);

const seenOptions = first => [first, ...bands.map(band => make('optgroup', {label: bands.length > 1 ? band.title : 'Up to'},
  ...episodes.slice(band.first, band.last + 1).map(({code, title, gate}) => make('option', {
    value: code, text: code + (view.seen < ALL && title && gate <= view.seen ? ' ' + title : ''),
  }))))];
const paintSeen = () => {
  if (!hasEpisodes) return;
  const isAll = view.seen === ALL, {code, title, gate} = isAll ? {} : episodes[view.seen];
  byId('seen').hidden = false;
  byId('seen-to').replaceChildren(...seenOptions(make('option', {value: 'all', text: 'everything'})));
  byId('seen-to').value = isAll ? 'all' : code;
  byId('seen-less').disabled = view.seen === 0;
  byId('seen-more').disabled = isAll;
  byId('seen-say').replaceChildren(...!isAll ?
    [title && gate <= view.seen ? make('span', {}, isolated(title), '. ') : '', 'Nothing later is shown.'] :
    data.cut ? ['Nothing after ' + lastCode + ' is in this file.'] :
    [make('span', {class: 'dull', text: 'Nothing is hidden.'})]);
  byId('seen').querySelector('label').dataset.now = isAll ? lastCode : code;
};
const watchSeen = () => {
  byId('seen-to').addEventListener('change', event => setSeen(seenAt(event.target.value)));
  byId('seen-less').addEventListener('click', () => setSeen(Math.min(view.seen, episodes.length) - 1));
  byId('seen-more').addEventListener('click', () => setSeen(view.seen + 1 < episodes.length ? view.seen + 1 : ALL));
};

const openDoor = afterwards => {
  view.seen = -1; // no title of an episode is in the list
  const choice = make('select', {'aria-label': 'The last episode that you have seen', onchange: () => {
    go.disabled = !choice.value;
    go.classList.toggle('go', !!choice.value);
  }}, ...seenOptions(make('option', {value: '', text: 'Choose an episode'})));
  const leave = at => {
    door.remove();
    byId('page').hidden = false;
    setSeen(at);
    afterwards();
    byId('seen-to').focus({preventScroll: true});
  };
  const go = make('button', {type: 'button', text: 'Show the timeline up to there', disabled: true, onclick: () => leave(seenAt(choice.value))});
  const door = make('div', {class: 'door', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'door-title'}, make('div', {},
    make('h1', {id: 'door-title', text: 'How far have you seen?'}),
    make('p', {}, isolated(data.title), ' goes up to ' + lastCode + '. Choose the last episode that you have seen, and nothing later is shown: no event, no name, no count.'),
    make('div', {class: 'r'}, choice, go),
    make('div', {class: 'r'}, make('button', {type: 'button', text: 'I have seen it all', onclick: () => leave(ALL)}))));
  byId('page').hidden = true;
  doc.body.append(door);
  choice.focus();
};
