// "I have seen up to …": what waits for a later episode is hidden, wherever it stands.
const isSeen = new Uint8Array(COUNT).fill(1);
let waiting = []; // gates and nodes, once there is a horizon
const until = [...doc.querySelectorAll('[data-u]')]; // what is replaced by something later
let headings = []; // those of the list, which are made anew with each order
let unhidden = 0; // so many of those that wait are to be seen

const isKnown = (section, number) => named.get(section)[number].gate <= view.seen;

const applyHorizon = () => {
  if (view.seen < ALL && !waiting.length) {
    waiting = [...doc.querySelectorAll('[data-g]')].map(node => [+node.dataset.g, node]).sort((a, b) => a[0] - b[0]);
    unhidden = waiting.length;
  }
  let low = 0, high = waiting.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (waiting[middle][0] <= view.seen) low = middle + 1; else high = middle;
  }
  for (let k = low; k < unhidden; k++) waiting[k][1].hidden = true;
  for (let k = unhidden; k < low; k++) waiting[k][1].hidden = false;
  unhidden = low;
  for (const node of until) node.hidden = +node.dataset.u <= view.seen;
  for (let i = 0; i < COUNT; i++) isSeen[i] = events.gate[i] <= view.seen ? 1 : 0;
  hideHeadings();
  searchTexts.length = 0;
};
const hideHeadings = () => { for (const node of headings) node.hidden = +node.dataset.g > view.seen; };
// The parts of the list that a search reads; they change with the horizon.
const searchTexts = [];
