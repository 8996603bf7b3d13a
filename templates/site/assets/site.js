// What every page has: the loader of data, headings of tables that sort, and the search.
"use strict";

{
const { root } = document.body.dataset;
const [scripts, taken] = [{}, {}];
const find = (selector, here = document) => here.querySelector(selector);
const all = (selector, here = document) => [...here.querySelectorAll(selector)];
const listen = (target, acts, how) => {
	Object.entries(acts).forEach(([name, act]) => target.addEventListener(name, act, how));
};
const make = (tag, attributes, ...inside) => {
	const made = document.createElement(tag);
	Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
	made.append(...inside);
	return made;
};

// Data lies in scripts of its own, because a page from disk may add scripts and fetch nothing.
const add = (path) => (scripts[path] ??= new Promise((onload, onerror) => {
	document.head.append(Object.assign(make("script", { src: root + path }), { onload, onerror }));
}));
const load = async (name) => {
	await add(`data/${name}.js`);
	return taken[name];
};
const take = (name, text) => {
	taken[name] = JSON.parse(text);
};

// Sorts pairs that begin with a key as a heading says; what has no key comes last.
const { compare } = new Intl.Collator("en", { sensitivity: "base", numeric: true });
const { format } = new Intl.NumberFormat("en");
const keyOf = ({ dataset, textContent }) => dataset.key ?? textContent.trim();
const sorted = (pairs, direction) => {
	const sign = direction === "descending" ? -1 : 1;
	return pairs.sort(([one], [other]) => (one === "") - (other === "") || sign * (one - other || compare(one, other)));
};
for (const heading of all("table[data-tools] thead th")) {
	const button = make("button", { type: "button" }, ...heading.childNodes);
	heading.append(button);
	const click = () => {
		const next = heading.ariaSort === "ascending" ? "descending" : "ascending";
		all("[aria-sort]", heading.parentNode).forEach((other) => { other.ariaSort = null; });
		heading.ariaSort = next;
		const [body] = heading.closest("table").tBodies;
		const rows = [...body.rows].map((row) => [keyOf(row.cells[heading.cellIndex]), row]);
		body.append(...sorted(rows, next).map((pair) => pair[1]));
	};
	listen(button, { click });
}
window.hobnob = { root, find, all, listen, make, load, take, keyOf, sorted, format };

// The search: people by a query, records and notes by their words. All is loaded on first use, notes a file at a time,
// the latest first, until there are enough.
const MOST = 6;
const [search, box, results, list, status] = all(".search, .search :is(input, div, ul, p)");

const show = (hits = [], words = "") => {
	list.replaceChildren(...hits.map(([url, name, where]) => (
		make("li", {}, make("a", { href: root + url }, make("bdi", {}, name), make("small", {}, ` ${where}`)))
	)));
	status.textContent = words;
	results.hidden = !words;
};
const start = async () => {
	await (hobnob.query ?? add("assets/query.js"));
	return Promise.all(["people", "search", "facts"].map(load));
};
const input = async () => {
	const text = box.value.trim();
	const [{ people }, { records, reach }, facts] = await start();
	const isOld = () => text !== box.value.trim();
	if (!text || isOld()) {
		return text || show();
	}
	const { parse, foldPhrase, finder } = hobnob.query;
	const { error, isEmpty, matches = () => false } = parse(text, facts);
	// Each of words that say nothing may begin a name.
	const words = text.split(/\s+/).map(foldPhrase).filter((word) => word && (isEmpty || !facts.stop.includes(word)));
	const tests = words.map((word) => finder(word));
	const has = (folded) => tests.length > 0 && tests.every((test) => test(folded));
	const rank = (name) => -has(name) - words.every((word) => name.split(" ").includes(word));
	const namesFirst = (some) => sorted(some.map((one) => [rank(foldPhrase(one[1])), one])).map((pair) => pair[1]);
	// Where the navigation leads to people, they have pages.
	const hasPeople = find('.top nav [href$="people.html"]');
	const found = people.filter(([, name], index) => hasPeople && (isEmpty ? has(foldPhrase(name)) : matches(index)));
	const hits = namesFirst(found).slice(0, MOST).map(([slug, name, , , , work]) => [`people/${slug}.html`, name, work]);
	const beyond = found.length - MOST;
	if (beyond > 0) {
		hits.push([`people.html#${new URLSearchParams({ q: text })}`, `All ${format(found.length)} people`, ""]);
	}
	const rows = records.concat(/[@\d]/.test(text) ? reach : []).filter((row) => has(row[3]));
	hits.push(...namesFirst(rows).slice(0, MOST));
	const most = hits.length + 5 * MOST;
	for (let number = text[1] ? facts.notes : 0; number > 0 && hits.length < most; number -= 1) {
		show(hits, "Searching the notes");
		const entries = await load(`notes-${number}`);
		if (isOld()) {
			return;
		}
		const noted = namesFirst(entries.filter(([url, , , , said]) => url && has(said)).reverse());
		hits.push(...noted.map(([url, title, day]) => [url, title, day || "in their file"]));
	}
	const count = format(Math.min(hits.length, most) + Math.max(0, beyond - 1)) + (hits.length < most ? "" : " or more");
	// With a sign of the language a query is meant.
	const hint = hasPeople && error && /[:<>"“”„()]/.test(text) ? `. As a query: ${error.message}` : "";
	show(hits.slice(0, most), (hits[0] ? `Found: ${count}` : "Nothing is found") + hint);
};

listen(search, {
	async keydown(event) {
		const [stops, step] = [[box, ...all("a", list)], { ArrowDown: 1, ArrowUp: -1 }[event.key]];
		if (step) {
			event.preventDefault();
			stops.at((stops.indexOf(document.activeElement) + step) % stops.length).focus();
		} else if (event.key === "Escape") {
			event.preventDefault();
			box.value = "";
			box.focus();
			show();
		} else if (event.key === "Enter" && event.target === box) {
			await input();
			find("a", list)?.click();
		}
	},
	focusout({ relatedTarget }) {
		results.hidden = !search.contains(relatedTarget);
	},
});
listen(box, { focus: start, input });
listen(list, { click: () => show() });
listen(document, {
	keydown(event) {
		if (event.key === "/" && !event.target.closest("input, select, textarea")) {
			event.preventDefault();
			(find("main [aria-keyshortcuts]") ?? box).focus();
		}
	},
});
all("[data-scripted]").forEach((one) => { one.hidden = false; });
}
