// Pointer, keys and wheel in the chart. The page scrolls as ever; only Ctrl and the wheel zoom.
const tip = make('div', {class: 'tip', hidden: true, 'aria-hidden': 'true'});
let tipTimer = 0, hovered = null, hoveredEvent = -1;

const showTip = node => {
  clearTimeout(tipTimer);
  const i = +node.dataset.i, {code, title} = episodes[events.place[i]] ?? {}, {value} = node.dataset;
  const told = events.told[i] ? code + (title ? ' ' + title : '') : '';
  tip.replaceChildren(...value ? [make('b', {}, isolated(value)), ' since: '] : [], isolated(titleOf(i)),
    make('small', {text: [told, dateOf(i)].filter(Boolean).join(' · ')}));
  tip.hidden = false;
  const mark = node.getBoundingClientRect(), box = tip.getBoundingClientRect();
  const begin = scroller.getBoundingClientRect().left + labels;
  const x = mark.width > 40 ? Math.max(mark.left, begin) + 16 : mark.left + mark.width / 2;
  const above = mark.top - box.height - 9;
  place(tip, {left: Math.min(innerWidth - box.width - 8, Math.max(8, x - box.width / 2)), top: above < 6 ? mark.bottom + 9 : above});
};
const hideTip = () => { clearTimeout(tipTimer); tipTimer = setTimeout(() => { tip.hidden = true; }, 90); };

// Marks are small and stand close: the pointer takes the nearest, not the one whose box lies on top.
const markAt = event => {
  const track = event.target.closest('.trk'), k = tracks.indexOf(track), lane = lanes[k];
  if (!lane || lane.form === 'states') return null;
  const box = track.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top;
  const reach = event.pointerType === 'touch' ? 22 : 13;
  let nearest = null, least = reach * reach;
  for (const mark of lane.marks) {
    const dx = x < mark.x ? mark.x - x : x > mark.end ? x - mark.end : 0, dy = y - mark.y;
    const apart = dx * dx + dy * dy + (isMatch[mark.i] ? 0 : 30);
    if (apart < least) { least = apart; nearest = mark; }
  }
  return nearest && drawn.get(nearest.i)?.find(node => node.dataset.k === k + ':' + nearest.i) || null;
};
const hover = node => {
  if (node === hovered) return;
  hovered?.classList.remove('hot');
  hovered = node;
  canvas.classList.toggle('aim', !!node);
  if (!node) { hideTip(); return; }
  if (node.classList.contains('m')) node.classList.add('hot');
  showTip(node);
};
const hoverInList = event => { // the marks of the event under the pointer
  const article = event.target.closest('.ev'), i = article ? +article.dataset.i : -1;
  if (i === hoveredEvent) return;
  for (const [number, isHot] of [[hoveredEvent, false], [i, true]])
    for (const node of drawn.get(number) ?? []) node.classList.toggle('hot', isHot);
  hoveredEvent = i;
};
const isPlainClick = event => !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
const clickChart = event => {
  if (!isPlainClick(event) || event.target.closest('.st,.name,.bnd')) return;
  const node = markAt(event);
  if (node) {
    event.preventDefault();
    event.stopPropagation();
    select(+node.dataset.i, {focus: true});
  } else if (event.target.classList.contains('near')) zoomTo(view.zoom * 4, event.offsetX / width, 0.5);
};

const focusMark = (k, mark) => {
  const room = scroller.clientWidth - labels, x = mark.x - scroller.scrollLeft;
  if (x < 30 || x > room - 40) { scroller.scrollLeft = mark.x - room / 2; repaintMarks(); }
  const node = canvas.querySelector('.m[data-k="' + k + ':' + mark.i + '"]');
  if (!node) return;
  for (const other of canvas.querySelectorAll('.m[tabindex="0"]')) other.tabIndex = -1;
  node.tabIndex = 0;
  node.focus({preventScroll: true});
  const box = node.getBoundingClientRect();
  if (box.top < 70 || box.bottom > innerHeight - 20) node.scrollIntoView({block: 'center', inline: 'nearest'});
};
const pressInChart = event => {
  const node = event.target.closest('.m');
  if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
  const [k, i] = node.dataset.k.split(':').map(Number), here = lanes[k].marks.find(mark => mark.i === i);
  const inLane = lane => lane.form === 'counts' ? [] : lane.marks.filter(mark => isMatch[mark.i]);
  const row = inLane(lanes[k]), at = row.indexOf(here), after = row.findIndex(mark => mark.x > here.x);
  const next = at < 0 ? after : at + 1, before = (at < 0 ? after < 0 ? row.length : after : at) - 1;
  const toLane = step => {
    for (let other = k + step; lanes[other]; other += step) {
      const marks = inLane(lanes[other]);
      if (!marks.length) continue;
      const apart = mark => Math.abs(mark.x - here.x);
      return focusMark(other, marks.reduce((best, mark) => apart(mark) < apart(best) ? mark : best));
    }
  };
  const along = mark => mark && focusMark(k, mark);
  const keys = {
    ArrowRight: () => along(row[next]), ArrowLeft: () => along(row[before]),
    Home: () => along(row[0]), End: () => along(row[row.length - 1]),
    ArrowDown: () => toLane(1), ArrowUp: () => toLane(-1),
    '+': () => zoomTo(view.zoom * 1.6, here.x / width, 0.5), '=': () => zoomTo(view.zoom * 1.6, here.x / width, 0.5),
    '-': () => zoomTo(view.zoom / 1.6, here.x / width, 0.5), 0: () => zoomTo(1, 0.5, 0.5),
  };
  if (!Object.hasOwn(keys, event.key)) return;
  event.preventDefault();
  keys[event.key]();
};
const wheelInChart = event => {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  const box = scroller.getBoundingClientRect(), room = Math.max(1, box.width - labels);
  zoomBy(Math.exp(-event.deltaY * 0.004), Math.max(0, event.clientX - box.left - labels) / room);
};

const watchChart = () => {
  doc.body.append(tip);
  tip.addEventListener('mouseenter', () => clearTimeout(tipTimer));
  tip.addEventListener('mouseleave', hideTip);
  canvas.addEventListener('pointermove', event => {
    if (event.pointerType !== 'touch') hover(event.target.closest('.st') || markAt(event));
  });
  canvas.addEventListener('pointerleave', () => hover(null));
  canvas.addEventListener('click', clickChart);
  canvas.addEventListener('keydown', pressInChart);
  canvas.addEventListener('focusin', event => {
    const node = event.target.closest('.m,.st');
    if (node?.matches(':focus-visible')) showTip(node);
  });
  canvas.addEventListener('focusout', hideTip);
  list.addEventListener('mouseover', hoverInList);
  scroller.addEventListener('scroll', () => { requestAnimationFrame(paintMarks); hideTip(); }, {passive: true});
  scroller.addEventListener('wheel', wheelInChart, {passive: false});
};
