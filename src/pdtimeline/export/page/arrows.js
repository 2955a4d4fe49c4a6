// Arrows from causes to effects: of the selected event, and of the chain that is looked at.
let edges = null;

const paintEdges = () => {
  edges.replaceChildren();
  const isShown = view.selected >= 0 && marksOf.has(view.selected);
  canvas.classList.toggle('dimmed', isShown && !chain);
  if (!isShown) return;
  edges.append(arrowHeads());
  const between = (cause, effect, kind) => {
    const arrow = arrowBetween(cause, effect);
    if (arrow) edges.append(shape('path', {d: arrow, class: kind, 'marker-end': 'url(#arrow-' + kind + ')'}));
  };
  for (const i of chain ?? [])
    for (const cause of events.causes[i])
      if (chain.has(cause) && i !== view.selected && cause !== view.selected) between(cause, i, 'chain');
  const own = marksOf.get(view.selected);
  if (own.length > 1) { // the same event in several lanes
    const ys = own.map(mark => mark.y);
    edges.append(shape('path', {class: 'same', d: `M${own[0].x} ${Math.min(...ys)}V${Math.max(...ys)}`}));
  }
  for (const cause of events.causes[view.selected]) if (isSeen[cause]) between(cause, view.selected, 'cause');
  for (const effect of effects[view.selected]) if (isSeen[effect]) between(view.selected, effect, 'effect');
};
const arrowHeads = () => {
  const heads = shape('defs', {});
  for (const kind of ['cause', 'effect', 'chain']) {
    const head = shape('marker', {id: 'arrow-' + kind, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 6.5,
      markerHeight: 6.5, orient: 'auto-start-reverse'});
    head.append(shape('path', {d: 'M0 0.6L8 4L0 7.4z', class: kind}));
    heads.append(head);
  }
  return heads;
};

// An event can be in several lanes: the arrow goes between the two marks that are nearest.
const arrowBetween = (cause, effect) => {
  let nearest = null, least = Infinity;
  for (const from of marksOf.get(cause) ?? [])
    for (const to of marksOf.get(effect) ?? []) {
      const apart = Math.abs(from.y - to.y);
      if (apart < least) { least = apart; nearest = [from, to]; }
    }
  if (!nearest) return '';
  const [from, to] = nearest, dx = to.x - from.end, dy = to.y - from.y, length = Math.hypot(dx, dy);
  if (length < 17) return '';
  if (Math.abs(dy) < 12) { // in one lane: above it
    const up = Math.min(30, 8 + Math.abs(dx) * 0.16);
    return `M${from.end} ${from.y - 6}C${from.end + dx * 0.22} ${from.y - up} ${to.x - dx * 0.22} ${to.y - up} ${to.x} ${to.y - 7}`;
  }
  if (Math.abs(dx) < 22) { // one above the other: beside them
    const beside = Math.max(from.end, to.x) + Math.min(44, 16 + Math.abs(dy) * 0.14);
    return `M${from.end + 6} ${from.y}C${beside} ${from.y} ${beside} ${to.y} ${to.x + 8} ${to.y}`;
  }
  const bend = Math.max(18, Math.abs(dx) * 0.5) * Math.sign(dx), off = 7 / length;
  const start = `${from.end + dx * off} ${from.y + dy * off}`;
  return `M${start}C${from.end + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x - 8 * Math.sign(dx)} ${to.y}`;
};
