// Everything together: what a change of the view draws anew, and how the page begins.
const refresh = isSearch => {
  const begin = performance.now();
  findMatches();
  if (isSearch && !hasFilters()) paintChart(); else layOut(); // a search moves no mark
  paintList();
  paintFilters();
  paintHits();
  writeAddress();
  performance.measure('pdtimeline-filter', {start: begin, end: performance.now()});
};

// Links within the page select an event, or filter by a character, an arc, or a place.
const LINKS = new Map([['#c-', 'characters'], ['#a-', 'arcs'], ['#p-', 'places']]);
const followLink = event => {
  if (event.defaultPrevented || !isPlainClick(event)) return;
  const href = event.target.closest('a[href^="#"]')?.getAttribute('href') ?? '', id = href.slice(3);
  const section = LINKS.get(href.slice(0, 3)), number = section && numbersOf.get(section).get(id);
  const i = href.startsWith('#e-') ? numberOf.get(id) : undefined;
  if (number === undefined && i === undefined) return;
  event.preventDefault();
  if (number === undefined) select(i, {focus: true}); else toggle(section, number);
};
const escape = event => {
  if (event.key !== 'Escape') return;
  const open = [...menus.values()].find(menu => menu.node.open);
  if (open) {
    open.node.open = false;
    open.node.querySelector('summary').focus();
  } else if (!tip.hidden) tip.hidden = true;
  else if (view.selected >= 0) closeCard();
};
const goBack = () => {
  const {event, seen} = readAddress(), at = seen ? seenAt(seen) : undefined;
  if (at !== undefined && at !== view.seen) setSeen(at);
  view.selected = event >= 0 && isSeen[event] ? event : -1;
  if (event >= 0 && !isSeen[event]) askBeyond(event);
  arrangeList();
  refresh();
  syncControls();
  paintCard();
  paintSelection();
};

const watch = () => {
  watchChart();
  watchMenus();
  watchSeen();
  doc.addEventListener('click', followLink);
  doc.addEventListener('keydown', escape);
  addEventListener('popstate', goBack);
  byId('full').addEventListener('change', event => {
    list.classList.toggle('full', event.target.checked);
    paintHits();
    store.set('full', event.target.checked ? '1' : '');
  });
  new ResizeObserver(() => root.style.setProperty('--bar', (isTiny.matches ? 0 : byId('bar').offsetHeight) + 'px'))
    .observe(byId('bar'));
  let seenWidth = 0, frame = 0;
  addEventListener('resize', () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      if (scroller.clientWidth === seenWidth) return;
      seenWidth = scroller.clientWidth;
      layOut();
    });
  });
  isTiny.addEventListener('change', paintControls);
  let zoom = 1;
  addEventListener('beforeprint', () => {
    zoom = view.zoom;
    view.zoom = 1;
    isPrinting = true;
    scroller.style.width = '690px';
    layOut();
  });
  addEventListener('afterprint', () => {
    scroller.style.width = '';
    isPrinting = false;
    view.zoom = zoom;
    layOut();
  });
};

const start = () => {
  scanList();
  const {event, seen: asked} = readAddress();
  const seen = hasEpisodes ? seenAt(asked ?? '') ?? seenAt(store.get('seen') ?? '') : ALL;
  const begin = () => {
    if (event < 0) return;
    const top = () => { scrollTo(0, 0); select(event, {push: false}); };
    top();
    addEventListener('load', () => requestAnimationFrame(top), {once: true}); // the browser scrolls by itself
  };
  paintBar();
  if (store.get('full')) { byId('full').checked = true; list.classList.add('full'); }
  watch();
  arrangeList();
  if (seen === undefined && data.door) openDoor(begin);
  else {
    view.seen = seen ?? ALL;
    applyHorizon();
    paintSeen();
    paintControls();
    refresh();
    paintCard();
    begin();
  }
  root.classList.remove('wait');
};
try { start(); } catch (error) {
  console.error(error);
  const plain = make('button', {class: 'btn', type: 'button', text: 'Show everything as a plain page',
    onclick: () => root.classList.remove('js', 'wait')});
  doc.body.prepend(make('div', {class: 'door'}, make('div', {}, make('p', {text: 'This page does not work in your browser.'}), plain)));
}
performance.mark('pdtimeline-ready');
