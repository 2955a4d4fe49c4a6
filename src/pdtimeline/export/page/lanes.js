// Lanes: which there are, in which order, and where in them each event has its mark.
let lanes = [], moreLanes = 0; // those drawn, and how many more there are
let labels = 0, chartHeight = 0; // the width of the names beside the lanes, and the height of all lanes
let marksOf = new Map(); // for each event where it stands: {x, end, y}
const USUAL_LANES = 14, STEP = 8.8, LONGEST_LABEL = 190, FULL_HEIGHT = 560;
const NAME_ABOVE = 21; // on a phone a name stands above its lane
const PRINTED_LABELS = 120; // as the style has it for paper, which applies only afterwards
let isPrinting = false;
const hasNamesAbove = () => isTiny.matches && !isPrinting;
const NO_RECORD = {arcs: 'No arc', characters: 'No character', places: 'No place'};

const relationOf = i => {
  if (view.selected < 0) return '';
  if (i === view.selected) return 'sel';
  if (events.causes[view.selected].includes(i)) return 'cause';
  return effects[view.selected].includes(i) ? 'effect' : '';
};
// With filters only what matches is drawn, and what is next to the selected event; a search dims the rest.
const isDrawn = i => isSeen[i] && (!hasFilters() || isMatch[i] || relationOf(i));

const outermost = (section, number) => {
  for (;;) {
    const outer = named.get(section)[number].within;
    if (outer < 0 || !isKnown(section, outer)) return number;
    number = outer;
  }
};
const gatherLanes = () => {
  if (view.lanes === 'changes') return gatherChanges();
  if (view.lanes === 'all') return [{section: '', number: -2, name: 'All events', events: EVERY.filter(isDrawn)}];
  const section = view.lanes, byNumber = new Map(), others = [];
  for (const i of EVERY.filter(isDrawn)) {
    const known = events[section][i].filter(number => isKnown(section, number));
    const owners = new Set(section === 'arcs' ? known.map(number => outermost(section, number)) : known);
    if (!owners.size) others.push(i);
    for (const number of owners) {
      if (!byNumber.has(number)) byNumber.set(number, []);
      byNumber.get(number).push(i);
    }
  }
  const found = [...byNumber].map(([number, inLane]) =>
    ({section, number, name: named.get(section)[number].name, events: inLane}));
  if (others.length) found.push({section, number: -1, name: NO_RECORD[section], events: others});
  return found;
};
// A lane for each facet of each character: a value lasts until the next, and a value again changes nothing.
const gatherChanges = () => {
  const byLane = new Map();
  for (const change of changes) {
    if (change.gate > view.seen || !isDrawn(change.event)) continue;
    if (!byLane.has(change.lane))
      byLane.set(change.lane, {section: '', number: -2, name: change.name, events: [], changes: []});
    byLane.get(change.lane).changes.push(change);
  }
  return [...byLane.values()];
};

const sortLanes = found => {
  if (view.lanes === 'changes') {
    for (const lane of found) {
      const placed = lane.changes.filter(change => !Number.isNaN(left[change.event]));
      placed.sort((a, b) => left[a.event] - left[b.event] || a.event - b.event);
      lane.changes = placed.filter((change, k) => change.value !== (k ? placed[k - 1].value : null));
      lane.events = lane.changes.filter(change => change.value !== null).map(change => change.event);
    }
    return found.filter(lane => lane.events.length).sort((a, b) => b.events.length - a.events.length);
  }
  const isLast = lane => lane.number < 0;
  if (view.lanes !== 'arcs')
    return found.sort((a, b) => isLast(a) - isLast(b) || b.events.length - a.events.length || a.number - b.number);
  for (const lane of found) lane.begin = lane.events.reduce((x, i) => left[i] < x ? left[i] : x, Infinity);
  return found.sort((a, b) => isLast(a) - isLast(b) || a.begin - b.begin || a.number - b.number);
};

// About how wide a title is: to measure it on a canvas costs 40 ms when it is done first.
const labelWidths = [];
const labelWidth = i => labelWidths[i] ??= Math.min(LONGEST_LABEL, [...titleOf(i)].reduce((sum, letter) => {
  if (letter > '\u2e80') return sum + 12;
  if ("iljt.,;:'|! ()[]fr".includes(letter)) return sum + 3.7;
  return sum + (letter >= 'A' && letter <= 'Z' || letter === 'm' || letter === 'w' ? 8.6 : 6.5);
}, 5));

// What a lane shows depends on its room: titles, marks alone, or how many there are.
const placeLane = (lane, rows) => {
  lane.marks = lane.events.filter(i => !Number.isNaN(left[i])).map(i => {
    const end = Math.max(right[i], left[i]), isBar = view.order === 'date' && end - left[i] > 11;
    const middle = (left[i] + end) / 2;
    return {i, isBar, x: isBar ? left[i] : middle, end: isBar ? end : middle};
  }).sort((a, b) => a.x - b.x || a.i - b.i);
  const {length} = lane.marks;
  if (length > 60 && length * STEP > width * lane.rows * 0.8) placeCounts(lane);
  else if (length * 58 >= width * rows || !placeTitles(lane, rows)) placeMarks(lane);
};
const placeCounts = lane => {
  lane.form = 'counts';
  lane.height = 30;
  for (const mark of lane.marks) mark.y = 15;
};
const placeTitles = (lane, rows) => {
  const ends = new Array(rows).fill(-1e9);
  let last = 0;
  for (const mark of lane.marks) {
    const text = labelWidth(mark.i) + 10, end = mark.end + 7 + text;
    const fits = end <= width;
    const row = ends.findIndex(taken =>
      fits ? taken <= mark.x - 6 : mark.x - 7 - text > -6 && taken <= mark.x - 7 - text);
    if (row < 0) return false;
    mark.titleLeft = !fits;
    mark.title = fits ? mark.end + 8 : mark.x - 6 - text;
    ends[row] = fits ? end + 8 : mark.end + 8;
    mark.y = 14 + row * 20;
    last = Math.max(last, row);
  }
  lane.form = 'titles';
  lane.height = Math.max(28, 20 * (last + 1) + 8);
  return true;
};
const placeMarks = lane => {
  lane.form = 'marks';
  if (view.order === 'told') spreadInSlots(lane);
  const ends = [];
  for (const mark of lane.marks) {
    let row = ends.findIndex(end => end <= mark.x - 4);
    if (row < 0 && ends.length < lane.rows) row = ends.push(-1e9) - 1;
    if (row < 0) { // no row is free: a little to the right, or in one more row
      row = ends.indexOf(Math.min(...ends));
      const push = ends[row] + 4 - mark.x;
      if (push <= 9) { mark.x += push; mark.end += push; }
      else if (ends.length < lane.rows + 3) row = ends.push(-1e9) - 1;
    }
    ends[row] = mark.end + 4.4;
    mark.row = row;
  }
  const rows = Math.max(1, ends.length);
  lane.height = Math.max(27, rows * STEP + 9);
  for (const mark of lane.marks) {
    const fromMiddle = (mark.row % 2 ? -1 : 1) * Math.ceil(mark.row / 2) * STEP;
    mark.y = lane.height / 2 + fromMiddle + (rows % 2 ? 0 : STEP / 2);
  }
};
const spreadInSlots = lane => { // the events of one episode in columns around its middle
  const bySlot = new Map();
  for (const mark of lane.marks) {
    const slot = slotOf(mark.i);
    if (!bySlot.has(slot)) bySlot.set(slot, []);
    bySlot.get(slot).push(mark);
  }
  for (const [slot, marks] of bySlot) {
    const columns = Math.ceil(marks.length / lane.rows);
    const apart = Math.min(STEP, (slots[slot + 1] - slots[slot]) / columns);
    marks.forEach((mark, k) => {
      mark.x += (Math.floor(k / lane.rows) - (columns - 1) / 2) * apart;
      mark.end = mark.x;
    });
  }
};
const placeChanges = lane => {
  lane.form = 'states';
  lane.height = 28;
  lane.marks = lane.events.map(i => ({i, x: left[i], end: left[i], y: 14}));
};

// A long name takes two lines, and its lane must be as high.
const nameHeight = lane => !hasNamesAbove() && lane.name.length * 6.8 + 44 > labels ? 39 : 0;
const rowsOf = lane => lane.section ? hasNamesAbove() ? 5 : view.order === 'date' ? 4 : 3 : 9;
const layOut = () => {
  const isAbove = hasNamesAbove();
  labels = isAbove ? 0 : isPrinting ? PRINTED_LABELS : parseFloat(getComputedStyle(root).getPropertyValue('--lw'));
  width = Math.round(Math.max(220, scroller.clientWidth - labels - 16) * view.zoom);
  lanes = gatherLanes();
  for (const lane of lanes) lane.rows = rowsOf(lane);
  if (view.order === 'told') scaleEpisodes(lanes); else scaleDates();
  lanes = sortLanes(lanes);
  chooseLanes();
  if (view.lanes === 'changes') lanes.forEach(placeChanges);
  else for (const rows of view.lanes === 'all' ? [22] : [6, 4, 3, 2, 1]) {
    for (const lane of lanes) placeLane(lane, rows);
    if (lanes.reduce((sum, lane) => sum + lane.height, 0) < FULL_HEIGHT) break;
  }
  for (const lane of lanes) {
    const missing = nameHeight(lane) - lane.height;
    if (missing <= 0) continue;
    lane.height += missing;
    for (const mark of lane.marks) mark.y += missing / 2;
  }
  let top = 0;
  marksOf = new Map();
  for (const lane of lanes) {
    const above = top + (isAbove ? NAME_ABOVE : 0);
    for (const mark of lane.marks) {
      if (!marksOf.has(mark.i)) marksOf.set(mark.i, []);
      const x = mark.isBar ? mark.x + Math.min(6, (mark.end - mark.x) / 2) : mark.x;
      marksOf.get(mark.i).push({x, end: mark.isBar ? mark.end - 2 : mark.x, y: above + mark.y});
    }
    top = above + lane.height + 1;
  }
  chartHeight = top;
  paintChart();
};
const chooseLanes = () => {
  const isLimited = view.lanes !== 'arcs' && view.lanes !== 'all' && lanes.length > USUAL_LANES + 2;
  moreLanes = 0;
  if (!isLimited || view.allLanes) return;
  const chosen = view[view.lanes];
  const kept = lanes.filter((lane, k) => k < USUAL_LANES || lane.number === -1 || chosen?.has(lane.number));
  moreLanes = lanes.length - kept.length;
  lanes = kept;
};
