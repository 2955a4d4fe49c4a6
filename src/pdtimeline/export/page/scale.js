// Where events stand from left to right: by episode, or by date.
let width = 600, left = [], right = []; // the width of the lanes, and the ends of each event in them
let slots = [0]; // where each episode begins, and where the last one ends
let knots = []; // for dates: [second, place, whether the stretch before it is squeezed]

const slotCount = () => Math.max(1, Math.min(view.seen + 1, episodes.length));
const slotOf = i => Math.min(events.place[i], slotCount() - 1);

const INSET = 5; // so that no mark stands below the names
// An episode is as wide as the fullest lane needs it; one without events is narrow.
const scaleEpisodes = lanes => {
  const count = slotCount(), columns = new Float64Array(count), empty = count <= 60 ? 2.4 : 1;
  for (const lane of lanes) {
    const perSlot = new Map();
    for (const i of lane.events) {
      const slot = slotOf(i), inSlot = (perSlot.get(slot) || 0) + 1;
      perSlot.set(slot, inSlot);
      columns[slot] = Math.max(columns[slot], Math.ceil(inSlot / lane.rows));
    }
  }
  const ends = [0];
  for (let slot = 0; slot < count; slot++)
    ends.push(ends[slot] + (columns[slot] ? 1.2 + 2.2 * columns[slot] : empty));
  slots = ends.map(end => INSET + end / ends[count] * (width - 2 * INSET));
  left = right = Float64Array.from(EVERY, i => (slots[slotOf(i)] + slots[slotOf(i) + 1]) / 2);
};

// Quiet stretches are squeezed: what is longer than usual grows with its logarithm only.
const MARGIN = 9;
const scaleDates = () => {
  const seconds = new Set();
  for (const i of EVERY) {
    if (!isSeen[i]) continue;
    if (events.from[i] !== null) seconds.add(events.from[i]);
    if (events.to[i] !== null) seconds.add(events.to[i] + 1);
  }
  const at = [...seconds].sort((a, b) => a - b);
  if (at.length < 2) at.push((at[0] ?? 0) + 86400);
  if (at.length < 2) at.unshift(0);
  const gaps = at.slice(1).map((second, k) => second - at[k]);
  const usualGap = 1.5 * Math.max(1, gaps.slice().sort((a, b) => a - b)[gaps.length >> 1]);
  const widths = gaps.map(gap =>
    view.squeezed && at.length > 3 && gap > usualGap ? usualGap * (1 + 0.38 * Math.log(gap / usualGap)) : gap);
  const unit = (width - 2 * MARGIN) / widths.reduce((sum, one) => sum + one, 0);
  let x = MARGIN;
  knots = [[at[0], x, false]];
  widths.forEach((one, k) => {
    x += one * unit;
    knots.push([at[k + 1], x, gaps[k] / one > 2.5 && one * unit > 11]);
  });
  left = Float64Array.from(EVERY, i => !isSeen[i] || !hasDate(i) ? NaN : xOf(events.from[i] ?? -Infinity));
  right = Float64Array.from(EVERY, i =>
    !isSeen[i] || !hasDate(i) ? NaN : xOf(events.to[i] === null ? Infinity : events.to[i] + 1));
};
const xOf = second => {
  if (second === -Infinity) return 0;
  if (second === Infinity) return width;
  let low = 0, high = knots.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (knots[middle][0] <= second) low = middle; else high = middle;
  }
  const [begin, from] = knots[low], [end, to] = knots[high];
  return from + (second - begin) / (end - begin) * (to - from);
};
