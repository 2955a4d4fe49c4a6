// The chart: axis, lanes, and the marks of what can be seen of it.
let tracks = []; // the drawn lanes
let drawn = new Map(); // the nodes of each event that are drawn
let painted = ''; // which part of the chart is
let lostFocus = null; // the mark that had the focus before all was drawn anew
const BEYOND = 500; // what is so near is drawn before it is scrolled to

const paintChart = () => {
  lostFocus = doc.activeElement?.classList.contains('m') ? doc.activeElement.dataset.k : null;
  tip.hidden = true; // it may be of a mark that is no more
  chart.classList.toggle('undated', view.order === 'told' || view.lanes === 'changes');
  const axis = make('div', {class: 'axis', at: {width, marginLeft: labels}});
  const back = make('div', {class: 'back', at: {width, left: labels}});
  if (view.order === 'told') paintEpisodes(axis, back); else paintDates(axis, back);
  tracks = lanes.map(lane => make('div', {class: 'trk', at: {width, height: lane.height}}));
  edges = shape('svg', {class: 'edges', width, height: Math.max(1, chartHeight), 'aria-hidden': 'true'});
  place(edges, {left: labels});
  const rows = lanes.map((lane, k) => laneRow(lane, tracks[k]));
  place(canvas, {width: width + labels + (hasNamesAbove() ? 0 : 14)});
  canvas.replaceChildren(back, axis, make('div', {class: 'lanes'}, ...rows, edges));
  if (chartHeight > 420) canvas.append(footAxis(axis));
  painted = '';
  paintMarks();
  const canFold = moreLanes || (view.allLanes && lanes.length > USUAL_LANES);
  byId('more-lanes').replaceChildren(...canFold ? [make('button', {
    class: 'btn', type: 'button', text: view.allLanes ? 'Fewer lanes' : 'Show all lanes (' + moreLanes + ' more)',
    onclick: () => { view.allLanes = !view.allLanes; layOut(); },
  })] : []);
};
const footAxis = axis => { // the same below a long chart, for the eye alone
  const foot = axis.cloneNode(true);
  foot.setAttribute('aria-hidden', 'true');
  for (const node of foot.querySelectorAll('button')) {
    const same = make('div', {class: node.className, text: node.textContent});
    same.style.cssText = node.style.cssText;
    node.replaceWith(same);
  }
  return foot;
};

const knownBands = () => bands.filter(band => band.first <= view.seen);
const paintEpisodes = (axis, back) => {
  const count = slotCount(), known = knownBands(), hasBands = known.length > 1;
  const isDeep = count <= 60 || width / count > 7;
  if (hasBands) known.forEach((band, k) => {
    const from = slots[band.first], to = slots[Math.min(band.last + 1, count)];
    if (k % 2) back.append(make('div', {class: 'stripe', at: {left: from, width: to - from}}));
    axis.append(bandLabel(band, from, to - from));
  });
  axis.classList.toggle('deep', isDeep && hasBands);
  if (!isDeep) return;
  const room = Math.min(...slots.slice(1).map((end, k) => end - slots[k]));
  let taken = -99;
  for (let slot = 0; slot < count && episodes.length; slot++) {
    const {code, title, gate} = episodes[slot], wide = slots[slot + 1] - slots[slot], x = slots[slot] + wide / 2;
    if (wide > 30) back.append(make('div', {class: 'tick', at: {left: slots[slot]}}));
    const text = room < 62 ? code.slice(-3) : wide > 200 && title && gate <= view.seen ? code + ' ' + title : code;
    if (x - taken <= text.length * LETTER + 8) continue;
    axis.append(make('div', {class: hasBands ? 'tl low' : 'tl', text, at: {left: x}}));
    taken = x;
  }
};
const bandLabel = (band, from, room) => {
  const {season, title} = band, short = season === null ? '·' : String(season);
  const text = room > 76 ? title : room > 24 && season !== null ? 'S' + season : room > 13 ? short : '';
  const at = {left: from, width: room};
  if (room < 24 || season === null) return make('div', {class: 'bnd', text, at});
  const inside = EVERY.filter(i => isMatch[i] && events.season[i] === season).length;
  const label = (text === title ? '' : text + ': ') + title + ', ' + plural(inside, 'event');
  return make('button', {
    class: 'bnd', type: 'button', text, at, 'aria-label': label, 'aria-pressed': String(view.seasons.has(season)),
    onclick: () => chooseBand(band),
  });
};
const chooseBand = band => {
  const isAlone = view.seasons.size === 1 && view.seasons.has(band.season);
  view.seasons = new Set(isAlone ? [] : [band.season]);
  view.zoom = 1;
  refresh();
  if (!isAlone) {
    const from = slots[band.first], to = slots[Math.min(band.last + 1, slotCount())], share = from / width;
    zoomTo(Math.min(30, width / (to - from) * 0.8), share, 0);
    scroller.scrollLeft = share * width - 12;
  }
  repaintMarks();
  paintZoom();
};
const paintDates = (axis, back) => {
  const found = ticks();
  for (const {x, label, isBig} of found) {
    back.append(make('div', {class: isBig ? 'tick big' : 'tick', at: {left: x}}));
    axis.append(make('div', {class: isBig ? 'tl big' : 'tl', text: label, at: {left: x}}));
  }
  for (let k = 1; k < knots.length; k++) {
    if (!knots[k][2]) continue;
    const from = knots[k - 1][1], to = knots[k][1], middle = (from + to) / 2;
    axis.append(make('div', {class: 'gap', at: {left: from + 2, width: Math.max(0, to - from - 4)}}));
    const text = lengthName(knots[k][0] - knots[k - 1][0]), half = text.length * 3;
    if (to - from > half * 2 + 14 && !found.some(tick => Math.abs(tick.x - middle) < half + tick.half + 4))
      axis.append(make('div', {class: 'gl', text, at: {left: middle}}));
  }
};
const laneRow = (lane, track) => {
  const count = lane.events.filter(i => lane.form === 'states' || isMatch[i]).length;
  const isFilter = lane.number >= 0;
  const name = make(isFilter ? 'button' : 'div', {
    class: 'name' + (lane.number === -1 ? ' none' : '') + (count ? '' : ' zero'),
    ...isFilter && {
      type: 'button', title: 'Only these', 'aria-pressed': String(view[lane.section].has(lane.number)),
      onclick: () => toggle(lane.section, lane.number),
    },
  }, make('span', {class: 'l'}, isolated(lane.name)), make('span', {class: 'c', text: grouped(count)}));
  return make('div', {class: 'lane', role: 'group', 'aria-label': lane.name + ', ' + plural(count, 'event')}, name, track);
};

const markLabel = i => [titleOf(i), events.told[i] ? episodes[events.place[i]].code : '', dateOf(i)]
  .filter(Boolean).join(', ');
const repaintMarks = () => { painted = ''; paintMarks(); };
const paintMarks = () => {
  const at = view.zoom > 1 ? scroller.scrollLeft : 0; // to ask costs a layout
  const from = at - BEYOND, to = at + width / view.zoom + BEYOND;
  const part = Math.floor(from / 300) + ':' + width + ':' + Math.floor(to / 300);
  if (part === painted) return;
  painted = part;
  const focused = doc.activeElement?.classList.contains('m') ? doc.activeElement.dataset.k : lostFocus;
  lostFocus = null;
  drawn = new Map();
  lanes.forEach((lane, k) =>
    tracks[k].replaceChildren(...lane.form === 'states' ? stateBars(lane) : laneMarks(lane, k, from, to)));
  paintEdges();
  const same = focused ? canvas.querySelector('.m[data-k="' + focused + '"]') : null;
  const first = same || drawn.get(view.selected)?.[0] || canvas.querySelector('.m:not(.ghost)') ||
    canvas.querySelector('.m');
  if (first) first.tabIndex = 0;
  if (same) same.focus({preventScroll: true});
};
const laneMarks = (lane, k, from, to) => {
  const nodes = lane.form === 'counts' ? countBars(lane) : lane.form === 'marks' ? [lifeLine(lane)] : [];
  if (lane.section === 'characters' && lane.number >= 0 && lane.form !== 'titles') {
    const death = lane.marks.find(mark => isMatch[mark.i] && events.died[mark.i].includes(lane.number));
    if (death) nodes.push(make('span', {class: 'end', text: '†', 'aria-hidden': 'true', at: {left: death.end + 2, top: death.y}}));
  }
  for (const mark of lane.marks) {
    const relation = relationOf(mark.i);
    if (mark.end < from || mark.x > to || (lane.form === 'counts' && !relation)) continue;
    nodes.push(...markNodes(mark, k, relation, lane.form === 'titles'));
  }
  return nodes.filter(Boolean);
};
const markNodes = (mark, k, relation, hasTitle) => {
  const {i} = mark, isOpen = events.from[i] === null || events.to[i] === null;
  const kinds = ['m', events.production[i] && 'p', events.inferred[i] && 'i', mark.isBar && 'w',
    mark.isBar && (events.unsure[i] || isOpen) && 'f', !isMatch[i] && 'ghost', relation];
  const node = make('a', {
    class: kinds.filter(Boolean).join(' '), href: '#e-' + events.id[i], 'data-i': i, 'data-k': k + ':' + i,
    tabIndex: -1, 'aria-label': markLabel(i), at: {left: mark.x, top: mark.y},
  });
  if (mark.isBar) place(node, {width: mark.end - mark.x});
  const nodes = [node];
  if (hasTitle && (isMatch[i] || relation)) {
    const kind = 'lb' + (isMatch[i] ? '' : ' ghost') + (relation ? ' rel' : '') + (mark.titleLeft ? ' l' : '');
    nodes.push(make('span', {class: kind, 'aria-hidden': 'true',
      at: {left: mark.title, top: mark.y, width: labelWidth(i) + (mark.titleLeft ? 0 : 4)}}, isolated(titleOf(i))));
  }
  if (!drawn.has(i)) drawn.set(i, []);
  drawn.get(i).push(...nodes);
  return nodes;
};
const lifeLine = lane => {
  const found = lane.marks.filter(mark => isMatch[mark.i]);
  if (found.length < 2) return null;
  const from = found[0].x, to = found.reduce((x, mark) => Math.max(x, mark.end), 0);
  return make('div', {class: 'life', at: {left: from, width: to - from, top: lane.height / 2}});
};
const countBars = lane => {
  const BIN = 4, bins = Math.ceil(width / BIN), every = new Uint32Array(bins), found = new Uint32Array(bins);
  for (const mark of lane.marks) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(mark.x / BIN)));
    every[bin]++;
    if (isMatch[mark.i]) found[bin]++;
  }
  const highest = every.reduce((most, count) => Math.max(most, count), 1);
  const bars = (counts, kind) => {
    let d = '';
    counts.forEach((count, bin) => {
      if (!count) return;
      const high = Math.max(1.5, (lane.height - 6) * Math.sqrt(count / highest)).toFixed(1);
      d += `M${bin * BIN} ${lane.height - 2}v-${high}h${BIN - 1}v${high}z`;
    });
    const node = shape('svg', {class: 'dens' + kind, width, height: lane.height, 'aria-hidden': 'true'});
    node.append(shape('path', {d}));
    return node;
  };
  return [bars(every, ' bg'), bars(found, ''), make('div', {class: 'near', 'aria-hidden': 'true'})];
};
const stateBars = lane => lane.changes.flatMap((change, k) => {
  if (change.value === null) return [];
  const i = change.event, next = lane.changes[k + 1];
  const room = Math.max(5, (next ? left[next.event] : width) - left[i] - 2);
  const kind = 'st' + (next ? '' : ' open') + (i === view.selected ? ' sel' : '') + (room > 26 ? '' : ' bare');
  return [make('a', {
    class: kind, href: '#e-' + events.id[i], 'data-i': i, 'data-value': change.value,
    'aria-label': lane.name + ': ' + change.value + ', since ' + markLabel(i), at: {left: left[i], width: room, top: lane.height / 2 - 9},
  }, room > 26 ? isolated(change.value) : null)];
});

const HIGHEST_ZOOM = 60;
const zoomTo = (zoom, at, keep) => { // *at* is a share of the chart that stays where *keep* is, a share of the screen
  view.zoom = Math.min(HIGHEST_ZOOM, Math.max(1, zoom));
  layOut();
  scroller.scrollLeft = at * width - keep * (scroller.clientWidth - labels);
  repaintMarks();
  paintZoom();
};
const zoomBy = (factor, keep = 0.5) =>
  zoomTo(view.zoom * factor, (scroller.scrollLeft + keep * (scroller.clientWidth - labels)) / width, keep);
const paintZoom = () => {
  byId('zoom-out').disabled = byId('zoom-fit').disabled = view.zoom <= 1;
  byId('zoom-in').disabled = view.zoom >= HIGHEST_ZOOM;
};
const reveal = i => { // sideways only: the page stays where it is
  const mark = marksOf.get(i)?.[0], room = scroller.clientWidth - labels;
  if (!mark) return;
  const x = mark.x - scroller.scrollLeft;
  if (x < 20 || x > room - 40) { scroller.scrollLeft = mark.x - room / 2; repaintMarks(); }
};
