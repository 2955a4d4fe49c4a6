// The card of the selected event: what its article has, and the way to what led to it and what it led to.
let opener = null; // what had the focus before

const select = (i, {push = true, focus = false} = {}) => {
  if (i >= 0 && !isSeen[i]) { askBeyond(i); return; }
  if (i >= 0 && view.selected < 0) opener = doc.activeElement;
  view.selected = i;
  if (view.chain && !chain?.has(i)) { view.chain = ''; refresh(); }
  paintCard();
  paintSelection();
  if (i >= 0) reveal(i);
  writeAddress(push);
  if (i >= 0 && isNarrow.matches) scrollAboveSheet(i);
  if (focus && i >= 0) side.querySelector('h2').focus({preventScroll: true});
};
const scrollAboveSheet = i => {
  const {top} = (drawn.get(i)?.[0] ?? chart).getBoundingClientRect();
  if (top < 40 || top > innerHeight * 0.36) scrollBy(0, top - innerHeight * 0.2);
};
const askBeyond = i => {
  const note = make('p', {class: 'note', role: 'alert'},
    'This link leads to an event after ' + episodes[view.seen].code + ', which you have seen up to. ',
    make('button', {type: 'button', text: 'Show everything', onclick: () => { note.remove(); setSeen(ALL); select(i); }}),
    make('button', {type: 'button', text: 'Stay here', onclick: () => note.remove()}));
  byId('note').replaceChildren(note);
  scrollTo(0, 0);
};
const paintSelection = () => {
  repaintMarks();
  const i = view.selected;
  for (const [kind, marked] of [['sel', [i]], ['cause', events.causes[i]], ['effect', effects[i]]]) {
    for (const node of list.querySelectorAll('.ev.' + kind)) node.classList.remove(kind);
    if (i >= 0) for (const number of marked) articleOf(number).classList.add(kind);
  }
};

const paintCard = () => {
  const i = view.selected;
  side.classList.toggle('open', i >= 0);
  doc.body.classList.toggle('sheet', i >= 0);
  if (i < 0) { paintIntro(); return; }
  const article = articleOf(i), at = order.indexOf(i);
  const copy = what => article.querySelector(what)?.cloneNode(true);
  const nav = make('div', {class: 'nav'},
    button('‹', 'Previous event', () => step(-1), {disabled: at === 0}),
    button('›', 'Next event', () => step(1), {disabled: at === order.length - 1}),
    make('button', {type: 'button', text: 'In the list', onclick: showInList}),
    make('button', {type: 'button', text: 'Copy link', onclick: copyLink}),
    button('×', 'Close', closeCard, {class: 'x'}));
  const heading = make('h2', {tabIndex: -1}, ...article.querySelector('h4 a').cloneNode(true).childNodes);
  const facts = copy('.facts');
  facts.append(make('div', {class: 'f'}, make('dt', {text: 'ID'}), make('dd', {}, make('span', {class: 'id', text: events.id[i]}))));
  side.replaceChildren(make('div', {class: 'card'}, nav, copy('.kick'), heading, copy('.sum'), chainButtons(i), facts));
  side.scrollTop = 0;
};
const chainButtons = i => {
  const before = chainOf(i, 'causes').size - 1, after = chainOf(i, 'effects').size - 1;
  if (before + after < 2) return null;
  const choose = direction => {
    view.chain = view.chain === direction ? '' : direction;
    refresh();
    paintCard();
    side.querySelector('.chain [data-chain="' + direction + '"]')?.focus();
  };
  const texts = [['causes', before && 'All ' + before + ' before it'], ['effects', after && 'All ' + after + ' after it'],
    ['both', before && after && 'Both']];
  return make('div', {class: 'chain', role: 'group', 'aria-label': 'Show only the chain'},
    ...texts.filter(([, text]) => text).map(([direction, text]) => make('button', {
      type: 'button', text, 'data-chain': direction, 'aria-pressed': String(view.chain === direction),
      onclick: () => choose(direction),
    })));
};
const step = by => {
  const at = order.indexOf(view.selected), next = at < 0 ? order[by > 0 ? 0 : order.length - 1] : order[at + by];
  if (next !== undefined) select(next, {focus: true});
};
const showInList = () => {
  const article = articleOf(view.selected);
  if (article.hidden) clearFilters();
  article.scrollIntoView({block: 'center'});
  article.querySelector('h4 a').focus({preventScroll: true});
};
const copyLink = async event => {
  const node = event.currentTarget, link = location.href.split('#')[0] + '#e-' + events.id[view.selected];
  try { await navigator.clipboard.writeText(link); node.textContent = 'Copied'; }
  catch { node.textContent = 'Not allowed'; }
  setTimeout(() => { node.textContent = 'Copy link'; }, 1600);
};
const closeCard = () => {
  const i = view.selected, back = opener;
  opener = null;
  select(-1);
  const isThere = back?.isConnected && back !== doc.body;
  (isThere ? back : drawn.get(i)?.[0] ?? articleOf(i)?.querySelector('h4 a'))?.focus({preventScroll: true});
};
