// How the chart is drawn: lanes, order, spacing, zoom; its legend; and the colors of the page.
const choiceOf = (name, title, options, isQuiet) => make('fieldset', {class: 'seg', id: 'choice-' + name},
  make('legend', {text: title, class: isQuiet ? 'vh' : null}),
  ...options.map(([value, text]) => make('label', {},
    make('input', {type: 'radio', name, value, onchange: () => choose(name, value)}), make('span', {text}))));
const choose = (name, value) => {
  if (name === 'track') { view.track = value; refresh(); }
  if (name === 'lanes') { view.lanes = value; layOut(); }
  if (name === 'scale') { view.squeezed = value === 'squeezed'; layOut(); }
  if (name === 'order') {
    Object.assign(view, {order: value, zoom: 1});
    arrangeList();
    refresh();
    paintCard();
  }
  syncControls();
  writeAddress();
};
const syncControls = () => { // the controls say what the view is, wherever it was changed
  const chosen = {lanes: view.lanes, order: view.order, track: view.track, scale: view.squeezed ? 'squeezed' : 'true'};
  for (const node of doc.querySelectorAll('input[type=radio]')) node.checked = node.value === chosen[node.name];
  const scale = byId('choice-scale');
  if (scale) scale.hidden = view.order !== 'date';
  byId('text').value = view.text;
  paintZoom();
};

const paintControls = () => { // only what there is something for up to the horizon
  const has = section => EVERY.some(i => isSeen[i] && events[section][i].some(number => isKnown(section, number)));
  const inLanes = [['arcs', 'arcs'], ['characters', 'characters'], ['places', 'places']].filter(([section]) => has(section));
  if (changes.some(change => change.gate <= view.seen && change.value !== null)) inLanes.push(['changes', 'changes']);
  inLanes.push(['all', 'all in one']);
  if (!inLanes.some(([name]) => name === view.lanes)) view.lanes = 'all';
  const isDated = EVERY.some(i => isSeen[i] && hasDate(i));
  const orders = [...(slotCount() > 1 ? [['told', 'as told']] : []), ...(isDated ? [['date', 'as it happened']] : [])];
  const zoom = make('div', {class: 'zoom', role: 'group', 'aria-label': 'Zoom'},
    button('−', 'Zoom out', () => zoomBy(1 / 1.6), {id: 'zoom-out'}),
    button('Fit', 'Fit everything in', () => zoomTo(1, 0, 0), {id: 'zoom-fit'}),
    button('+', 'Zoom in', () => zoomBy(1.6), {id: 'zoom-in'}));
  byId('ctl').replaceChildren(...[
    inLanes.length > 1 && choiceOf('lanes', 'Lanes', inLanes),
    orders.length > 1 && choiceOf('order', 'Order', orders),
    isDated && choiceOf('scale', 'Spacing', [['squeezed', 'squeezed'], ['true', 'to scale']]),
  ].filter(Boolean));
  for (const node of doc.querySelectorAll('.zoom')) node.remove();
  (isTiny.matches ? byId('ctl') : byId('frame')).append(zoom);
  paintLegend();
  syncControls();
};
const paintLegend = () => {
  const seen = EVERY.filter(i => isSeen[i]), some = test => seen.some(test);
  const entry = (kind, text) => make('li', {class: kind === 'w' || kind === 'f' ? 'only-date' : null},
    make('i', {class: kind, 'aria-hidden': 'true'}), text);
  const arrow = (kind, text) => make('li', {class: kind}, text);
  const isLong = i => hasDate(i) && !(events.to[i] - events.from[i] < DAY);
  byId('legend').replaceChildren(...[
    entry('', 'an event'), some(i => events.production[i]) && entry('p', 'production'),
    some(i => events.inferred[i]) && entry('i', 'inferred'), some(isLong) && entry('w', 'a period'),
    some(i => events.unsure[i]) && entry('f', 'about then'),
    some(i => events.causes[i].some(cause => isSeen[cause])) && arrow('cause', 'led to it'),
    some(i => events.causes[i].some(cause => isSeen[cause])) && arrow('effect', 'it led to'),
  ].filter(Boolean));
};

const THEMES = ['system', 'light', 'dark'];
const themeButton = () => {
  const node = make('button', {class: 'btn icon', type: 'button',
    onclick: () => set(THEMES[(THEMES.indexOf(node.dataset.theme) + 1) % 3])});
  const set = theme => {
    node.dataset.theme = theme;
    if (theme === 'system') delete root.dataset.theme; else root.dataset.theme = theme;
    const icon = shape('svg', {width: 16, height: 16, viewBox: '0 0 16 16', 'aria-hidden': 'true'});
    icon.append(shape('circle', {cx: 8, cy: 8, r: 6.2, stroke: 'currentColor', 'stroke-width': 1.5,
      fill: theme === 'dark' ? 'currentColor' : 'none'}));
    if (theme === 'system') icon.append(shape('path', {d: 'M8 1.8a6.2 6.2 0 0 1 0 12.4z', fill: 'currentColor'}));
    node.replaceChildren(icon);
    node.title = 'Colors: ' + {system: 'same as the system', light: 'light', dark: 'dark'}[theme];
    node.setAttribute('aria-label', node.title);
    store.set('theme', theme);
  };
  set(THEMES.includes(store.get('theme')) ? store.get('theme') : 'system');
  return node;
};
