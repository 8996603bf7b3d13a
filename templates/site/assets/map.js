// The map: one state in the address, views of it, a panel about one person. A view that draws for itself is
// hobnob.map.views.NAME = { render(shown) }. People are indices of data/people.js, -1 is nobody, in a way me;
// `lit` is a Set of those who stand out, or null. A mark stands for one of them, or for a crowd, which is counted.
"use strict";

{
const { all, find, format, listen, load, make } = hobnob;
const [NAMES, ME] = [["view", "objective", "person", "to", "q", "at"], -1];
const [map, status, live, panel, asksWay] = all(".map, .map > [role], .map > [aria-live], .panel, .panel details");
const [views, marks] = [{}, new Map(all("[data-who]").map((one) => [one, one.dataset.who.split(" ").map(Number)]))];
let shown = { person: ME, way: [], near: [] };
let [turn, state, people, ties, later] = [0, {}, []];

const isPlain = ({ ctrlKey, metaKey }) => !(ctrlKey || metaKey);
const section = (kind, name) => find(`section[data-${kind}="${CSS.escape(name)}"]`);
const indexOf = (slug) => people.findIndex((one) => one[0] === slug);

const address = (change) => {
	const next = { ...state, ...change };
	const given = NAMES.map((name) => [name, next[name]]).filter(([, value]) => value && value !== "rings");
	const text = `${new URLSearchParams(given)}`;
	return location.href.split("#")[0] + (text && `#${text}`);
};

// Browsers refuse a new address at every move of a finger.
const go = (change, isMove = "at" in change) => {
	Object.assign(state, "person" in change && { to: "" }, change);
	clearTimeout(later);
	if (isMove) {
		later = setTimeout(() => history.replaceState(null, "", address()), 200);
	} else if (address() !== location.href) {
		history.pushState(null, "", address());
	}
	return "at" in change ? paint() : show();
};

const read = async () => {
	const text = location.hash.slice(1);
	const given = Object.fromEntries(new URLSearchParams(text));
	const at = given.at?.split(",").map((one) => Number(one) || 0);
	// A place of the page means the view that it is in.
	const target = document.getElementById(text);
	const { view } = (target?.closest("[data-view]") ?? section("view", given.view) ?? find("#rings")).dataset;
	state = { person: "", to: "", q: "", ...(target ? state : given), view, at: at?.[2] >= 1 ? at : null };
	await show();
	target?.scrollIntoView();
};

// The warmest way, as `hobnob path` finds it: of equal ones the shortest, then the first by ids. Ways grow step by
// step in the order of ids, and a later one as warm changes nothing.
const wayTo = (start, end) => {
	ties.near[ME] = ties.mine;
	const best = new Map([[start, [0, [start]]]]);
	let edge = new Map(best);
	for (let count = 0; count < ties.longest; count += 1) {
		const next = new Map();
		for (const [here, [weight, way]] of edge) {
			// No way of mine leads through those who declined.
			for (const [other, kind] of way[0] === ME && ties.closed.includes(here) ? [] : ties.near[here]) {
				const sum = weight + (here === ME ? kind : ties.weights[kind]);
				if (sum < (best.get(other)?.[0] ?? Infinity)) {
					best.set(other, [sum, [...way, other]]);
					next.delete(other);
					next.set(other, best.get(other));
				}
			}
		}
		edge = next;
	}
	return best.get(end)?.[1] ?? [];
};

// Moves a picture of that middle and size by drag, wheel, pinch and keys; `scale()` is the pixels of its unit, and
// `step(key)` walks to a mark by other keys and says where that is.
const BY = {
	"+": [0, 0, 1.4], "-": [0, 0, 1 / 1.4], 0: [0, 0, 0],
	ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60],
};

const camera = (element, [left, top, width, height], scale, step) => {
	const fingers = new Map();
	const lift = ({ pointerId }) => fingers.delete(pointerId);
	let [isDrag, rest] = [];
	const apart = (one, other) => Math.hypot(one[0] - other[0], one[1] - other[1]);
	const place = ({ x, y }) => {
		const box = element.getBoundingClientRect();
		return [x - box.x - box.width / 2, y - box.y - box.height / 2];
	};
	const view = () => state.at ?? [left, top, 1];
	const near = (value, middle, size) => Math.max(middle - size / 2, Math.min(middle + size / 2, value));
	const look = (x, y, level = view()[2]) => {
		const at = [near(x, left, width), near(y, top, height), level].map((one) => Number(one.toFixed(3)));
		go({ at: level > 1 ? at : null });
	};
	// Where that is by so many pixels, and closer around a point so many from the middle.
	const moved = (dx, dy, factor = 1, px = 0, py = 0) => {
		const [[x, y, level], unit] = [view(), scale()];
		const next = Math.max(1, Math.min(level * factor, 8 * level / unit));
		const share = 1 - level / next;
		return [x + (px * share - dx) / unit, y + (py * share - dy) / unit, next];
	};
	listen(element, {
		pointerdown(event) {
			isDrag &&= fingers.size > 0;
			fingers.set(event.pointerId, place(event));
		},
		pointermove(event) {
			const [id, now] = [event.pointerId, place(event)];
			const old = fingers.get(id);
			const other = [...fingers.values()].find((one) => one !== old);
			isDrag ||= old && (other || apart(old, now) > 4);
			if (old && isDrag) {
				element.setPointerCapture(id);
				fingers.set(id, now);
				// Around the finger that rests: both keep what is under them.
				const pinch = other && [0, 0, apart(now, other) / (apart(old, other) || 1), ...other];
				look(...moved(...(pinch ?? [now[0] - old[0], now[1] - old[1]])));
			}
		},
		pointerup: lift,
		pointercancel: lift,
		dragstart: (event) => event.preventDefault(),
		touchmove: (event) => event.touches.length > 1 && event.preventDefault(),
		wheel(event) {
			// A plain wheel is for the page, unless the picture is closer, or was until it rests.
			if (!isPlain(event) || state.at || event.timeStamp < rest) {
				rest = event.timeStamp + 300;
				event.preventDefault();
				look(...moved(0, 0, Math.exp(-event.deltaY / 300), ...place(event)));
			}
		},
		keydown(event) {
			const by = (event.shiftKey || event.key.length === 1) && BY[event.key];
			const spot = isPlain(event) && (by ? moved(...by) : step(event.key));
			if (spot) {
				event.preventDefault();
				look(...spot);
			}
		},
		// A drag that ends on a mark is no click.
		click(event) {
			if (isDrag) {
				event.preventDefault();
				event.stopPropagation();
			}
		},
	}, { passive: false, capture: true });
	return view;
};

const isFree = (box, taken) => (
	!taken.some((one) => one[0] < box[2] && box[0] < one[2] && one[1] < box[3] && box[1] < one[3])
);

const boxOf = (one) => {
	const { x, y, width, height } = one.getBBox();
	return [x - 4, y, x + width + 4, y + height];
};

// Each SVG becomes a function that draws what is shown.
const pictures = all("svg.rings").map((svg) => {
	const { x: left, y: top, width, height } = svg.viewBox.baseVal;
	const spots = all(".dot, .crowd", svg).map((mark) => {
		const { cx, cy } = find("circle", mark);
		return { mark, x: cx.baseVal.value, y: cy.baseVal.value, ring: mark.dataset.ring };
	}).sort((one, other) => one.ring - other.ring || Math.atan2(-one.x, one.y) - Math.atan2(-other.x, other.y));
	let level = 1;

	// One stop of the tab key; arrows go around a ring and from ring to ring.
	const stopAt = (stop) => spots.forEach(({ mark }) => { mark.tabIndex = mark === stop ? 0 : -1; });
	stopAt(spots[0]?.mark);
	// Heard from outside, because an SVG that listens to the focus takes it.
	listen(svg.parentNode, { focusin: ({ target }) => svg.contains(target) && stopAt(target) });
	const step = (key) => {
		const here = spots.find(({ mark }) => !mark.tabIndex);
		const ring = spots.filter((one) => one.ring === here.ring);
		const at = ring.indexOf(here);
		const far = (one) => Math.abs(one.ring - here.ring) * 1e4 + Math.hypot(one.x - here.x, one.y - here.y);
		const near = spots.toSorted((one, other) => far(one) - far(other));
		const next = {
			ArrowLeft: ring.at(at - 1), ArrowRight: ring[at + 1] ?? ring[0], Home: ring[0], End: ring.at(-1),
			ArrowUp: near.find((one) => one.ring < here.ring), ArrowDown: near.find((one) => one.ring > here.ring),
		}[key];
		next?.mark.focus();
		return next && [next.x, next.y];
	};
	const middle = [left + width / 2, top + height / 2, width, height];
	const view = camera(svg, middle, () => svg.getScreenCTM().a, step);

	return ({ person, way, near }) => {
		if (state.at && !svg.checkVisibility()) {
			return;
		}
		const [x, y, scale] = view();
		svg.setAttribute("viewBox", [x - width / scale / 2, y - height / scale / 2, width / scale, height / scale]);
		svg.classList.toggle("zoomed", scale > 1);
		if (level !== Math.floor(scale)) {
			// Close up names are finer, and there are more where they lie on nothing.
			level = Math.floor(scale);
			svg.style.setProperty("--fine", level ** -0.6);
			const taken = all("text:not(.tip), .mark, rect", svg).map(boxOf);
			for (const tip of all(".tip", svg)) {
				if (tip.classList.toggle("fits", level > 1 && isFree(boxOf(tip), taken))) {
					taken.push(boxOf(tip));
				}
			}
		}
		const places = new Map([[ME, "0 0"]]);
		spots.forEach((one) => marks.get(one.mark).forEach((index) => places.set(index, `${one.x} ${one.y}`)));
		const trace = (kind, pairs) => {
			const lines = pairs.map((pair) => pair.map((index) => places.get(index))).filter((pair) => pair.every(Boolean));
			find(kind, svg).setAttribute("d", lines.map((ends) => `M${ends.join("L")}`).join(""));
		};
		trace(".threads", near.map((other) => [person, other]));
		trace(".trail", way.slice(1).map((index, at) => [way[at], index]));
	};
});

const item = (tag, index, text = "") => {
	const [slug, name] = people[index];
	const href = address({ person: slug, to: "", at: null });
	return make(tag, {}, make("a", { href }, make("bdi", {}, name)), make("small", {}, ` ${text}`));
};

const tell = ({ person, to, way }, { rings, sectors }) => {
	const [slug, name, mark, ring, sector, work, words, last, why] = people[person];
	const tie = ties.mine.find(([one]) => one === person)?.[2] ?? "";
	// What the tie says is not said again as a way of one step.
	const isTold = to === ME && way.length === 2;
	const told = {
		name, work, tie, last, why, mark: find(`.mark.${mark}`).cloneNode(true),
		place: [...new Set([sectors[sector], rings[ring].toLowerCase(), words])].join(", "),
		title: isTold ? [] : to === person ? "Both are the same person" : [
			!way.length ? "No way is known from " : tie && to === ME ? "A warmer way from " : "Way from ",
			...(to === ME ? ["you"] : [item("span", person, "to "), item("span", to)]),
		],
		way: way.slice(isTold ? 2 : 1).map((other, at) => {
			const [, kind, mine] = ties.near[way[at]].find(([one]) => one === other);
			return item("li", other, mine ?? ties.kinds[kind]);
		}),
		knows: ties.near[person].map(([other, kind]) => item("li", other, ties.knows[kind])),
	};
	for (const [key, value] of Object.entries(told)) {
		const here = find(`[data-tell=${key}]`, panel);
		here.replaceChildren(...[value].flat());
		here.closest("dl > div, .panel > *").hidden = value.length === 0;
	}
	find("[data-page]", panel)?.setAttribute("href", `people/${slug}.html`);
	return `${name}: ${told.place}. ${find("[data-tell=title]").textContent}`;
};

const paint = () => {
	pictures.forEach((draw) => draw(shown));
	views[state.view]?.render(shown);
};

const show = async () => {
	const asked = (turn += 1);
	const current = (section("objective", state.objective) ?? find("section[data-objective]"))?.dataset.objective;
	for (const one of all("[data-view], [data-objective]")) {
		const { view = state.view, objective = current } = one.dataset;
		const isHere = view === state.view && objective === current;
		Object.assign(one, one.matches("a") ? { ariaCurrent: isHere || null } : { hidden: !isHere });
	}
	const [everybody, tied, query] = await Promise.all([
		(state.person || state.q) && load("people"),
		state.person && load("ties"),
		state.q && hobnob.query.ask(state.q),
	]);
	if (asked !== turn) {
		return;
	}
	people = everybody?.people ?? people;
	ties = tied || ties;
	const before = shown.person;
	const [person, to] = [indexOf(state.person), indexOf(state.to)];
	const isChosen = person !== ME;
	const near = isChosen ? ties.near[person].map(([other]) => other) : [];
	const way = isChosen ? wayTo(...(to === ME ? [ME, person] : [person, to])) : [];
	const matches = query?.matches && !query.isEmpty ? new Set([...people.keys()].filter(query.matches)) : null;
	asksWay.open &&= person === before && to === shown.to;
	const lit = isChosen || matches ? new Set([person, to, ...way, ...(matches ?? near)]) : null;
	shown = { person, to, way, near, lit };

	map.classList.toggle("dimmed", lit);
	map.classList.toggle("asked", matches);
	for (const [one, who] of marks) {
		const meant = one.closest("li") ? matches : lit;
		const count = who.filter((index) => meant?.has(index)).length;
		const chosen = who.filter((index) => [person, to, ...way].includes(index));
		one.classList.toggle("lit", count);
		one.classList.toggle("on-way", chosen.length);
		if (one.dataset.more) {
			find(".part > *", one).textContent = format(count);
			const names = chosen.map((index) => people[index][1]);
			one.ariaLabel = meant && [...names, `${format(count)} of ${one.dataset.more}`].join(", ");
			one.hash = new URLSearchParams({ q: state.q });
		}
	}
	const [box, filter] = all("#query, #filter");
	box.value = state.q;
	const isAsked = ({ value }) => !value || (state.q && hobnob.query.narrow(state.q, value)[0]);
	filter.value = [...filter.options].findLast(isAsked).value;
	const missed = (person === ME && state.person) || (to === ME && state.to);
	status.textContent = missed ? `Nobody here is "${missed}"`
		: matches ? `${format(matches.size)} of ${format(people.length)}` : query?.error?.message ?? "\u00a0";
	panel.hidden = !isChosen;
	live.textContent = isChosen ? tell(shown, everybody) : "";
	// Whoever chose a mark stays there; else the panel takes the keys, and gives them back.
	if (person !== before && !document.activeElement.matches("[data-person], canvas")) {
		const places = all(isChosen ? "#panel-name" : `#query, [data-person="${people[before][0]}"]`);
		places.findLast((one) => one.checkVisibility()).focus();
	}
	paint();
	// Over the rings, beside whom it tells of.
	const isOver = state.view === "rings" && to === ME;
	const at = find(`#rings [data-who~="${person}"]`)?.getBoundingClientRect().x;
	panel.classList.toggle("over", isOver);
	panel.classList.toggle("left", isOver && at > innerWidth / 2);
};

// Somebody is chosen, or, if it is asked for, the way to them.
const choose = (slug, isOther = asksWay.open) => go({ [state.person && isOther ? "to" : "person"]: slug });
const chooseMark = (event) => {
	const slug = event.target.closest("[data-person]")?.dataset.person;
	if (slug && slug !== state.person && isPlain(event)) {
		event.preventDefault();
		choose(slug, event.shiftKey || undefined);
	}
};
// Chooses whoever has these words in their name, or words that begin so.
const chooseNamed = async (text) => {
	await show();
	for (const term of ['name:"$&"', "name:$&"]) {
		const { matches } = await hobnob.query.ask(text.replaceAll('"', "").replace(/\S+/g, term));
		const found = people.find((_, index) => matches?.(index));
		if (found) {
			[state.q, state.at] = ["", null];
			return choose(found[0]);
		}
	}
};

listen(map, {
	async input({ target: { id, value } }) {
		if (id === "query") {
			go({ q: value }, true);
		} else {
			await hobnob.query.ask(value);
			go({ q: value && hobnob.query.narrow(state.q, value)[1] });
		}
	},
	click(event) {
		const [button, choice] = ["button", ".views a"].map((one) => event.target.closest(one));
		if (button?.value) {
			const picture = find("section:not([hidden]) :is(.rings, canvas)") ?? map;
			picture.dispatchEvent(new KeyboardEvent("keydown", { key: button.value, bubbles: true }));
		} else if (button) {
			go({ person: "" });
		} else if (choice) {
			event.preventDefault();
			state.at = null;
			go({ ...choice.dataset });
		} else {
			chooseMark(event);
		}
	},
});

hobnob.map = { views, go, choose, camera, isFree, live };
listen(window, {
	hashchange: read,
	DOMContentLoaded: read,
	// On paper a picture is whole.
	beforeprint() {
		const { at } = state;
		state.at = null;
		paint();
		state.at = at;
	},
	afterprint: paint,
	keydown(event) {
		const { key, target } = event;
		if (key === "Escape" && !event.defaultPrevented) {
			go((!state.person || target.value) && state.q ? { q: "" } : state.to ? { to: "" } : { person: "" });
		} else if (key === "Enter" && target.id === "query" && target.value) {
			chooseNamed(target.value);
		} else if (key === "Enter") {
			chooseMark(event);
		}
	},
});
}
