// What every page has: the loader of data, headings of tables that sort, and the search. Without it all pages read as well.
"use strict";

// Data lies in scripts of its own, because a page opened from disk may add scripts and fetch nothing.
(() => {
	const { root } = document.body.dataset;
	const [scripts, taken] = [new Map(), new Map()];
	const add = (path) => {
		if (!scripts.has(path)) {
			scripts.set(path, new Promise((onload, onerror) => {
				document.head.append(Object.assign(document.createElement("script"), { src: root + path, onload, onerror }));
			}));
		}
		return scripts.get(path);
	};
	const load = async (name) => {
		await add(`data/${name}.js`);
		return taken.get(name);
	};
	const take = (name, text) => taken.set(name, JSON.parse(text));

	const make = (tag, attributes, ...inside) => {
		const made = document.createElement(tag);
		Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
		made.append(...inside);
		return made;
	};

	// Sorts pairs that begin with a key as a heading says; what has no key comes last.
	const { compare } = new Intl.Collator("en", { sensitivity: "base", numeric: true });
	const keyOf = ({ dataset, textContent }) => dataset.key ?? textContent.trim();
	const sorted = (pairs, direction) => {
		const sign = direction === "descending" ? -1 : 1;
		return pairs.sort(([one], [other]) => (one === "") - (other === "") || sign * (one - other || compare(one, other)));
	};
	for (const heading of document.querySelectorAll("table[data-tools] thead th")) {
		const button = make("button", { type: "button" }, ...heading.childNodes);
		heading.append(button);
		button.addEventListener("click", () => {
			const next = heading.ariaSort === "ascending" ? "descending" : "ascending";
			[...heading.parentNode.cells].forEach((other) => other.removeAttribute("aria-sort"));
			heading.ariaSort = next;
			const body = heading.closest("table").tBodies[0];
			const rows = [...body.rows].map((row) => [keyOf(row.cells[heading.cellIndex]), row]);
			body.append(...sorted(rows, next).map((pair) => pair[1]));
		});
	}

	window.hobnob = { root, add, load, take, make, keyOf, sorted };
})();

// The search: people as the query language finds them, other records and notes by their words. All is loaded when the box
// is first in use; notes a file at a time, the latest first, until there are enough.
(() => {
	const { add, load, make, root, sorted } = window.hobnob;
	const MOST = 6;
	const list = make("ul", { id: "found", "aria-label": "Results" });
	const status = make("p", { class: "small quiet", role: "status" });
	const results = make("div", { class: "results", tabindex: -1, hidden: "" }, list, status);
	const box = make("input", {
		type: "search", placeholder: "Search", "aria-label": "Search", "aria-keyshortcuts": "/", autocomplete: "off",
	});
	const search = make("div", { class: "search", role: "search" }, box, results);

	const show = (hits, words) => {
		list.replaceChildren(...hits.map(([name, where, url]) => (
			make("li", {}, make("a", { href: root + url }, make("bdi", {}, name), make("small", {}, ` ${where}`)))
		)));
		status.textContent = words;
		results.hidden = !words;
	};
	const start = async () => {
		if (!window.hobnob.query) {
			await add("assets/query.js");
		}
		return Promise.all(["people", "search", "facts"].map(load));
	};
	const find = async () => {
		const text = box.value.trim();
		const [{ people }, { records }, facts] = await start();
		const isOld = () => text !== box.value.trim();
		if (!text || isOld()) {
			return text || show([], "");
		}
		const { parse, foldPhrase, finder } = window.hobnob.query;
		const { matches = () => false } = parse(text, facts);
		const words = text.split(/\s+/).map(foldPhrase).filter((word) => word && !facts.stop.includes(word));
		const tests = words.map((word) => finder(word));
		const has = (folded) => tests.length > 0 && tests.every((test) => test(folded));
		// Where the navigation leads to people, they have pages. Names come first.
		const hasPages = document.querySelector('.top nav [href$="people.html"]');
		const found = hasPages ? people.filter((_, index) => matches(index)) : [];
		const hits = sorted(found.map((person) => [has(foldPhrase(person[1])) ? 0 : 1, person])).slice(0, MOST)
			.map(([, [slug, name, , , , work]]) => [name, work, `people/${slug}.html`]);
		if (found.length > MOST) {
			hits.push([`All ${found.length} people`, "", `people.html#${new URLSearchParams({ q: text })}`]);
		}
		hits.push(...records.filter((record) => has(record[3])).slice(0, MOST).map(([kind, name, url]) => [name, kind, url]));
		const most = hits.length + MOST;
		for (let number = text[1] ? facts.notes : 0; number > 0 && hits.length < most; number -= 1) {
			show(hits, "Searching the notes");
			const entries = await load(`notes-${number}`);
			if (isOld()) {
				return;
			}
			hits.push(...entries.filter(([url, , , , said]) => url && has(said)).reverse()
				.map(([url, title, day]) => [title, day || "in their file", url]));
		}
		const count = hits.length < most ? `${hits.length} results` : `The first ${most} results`;
		show(hits.slice(0, most), hits[0] ? count : "Nothing is found");
	};

	const move = (step) => {
		const stops = [box, ...list.querySelectorAll("a")];
		stops[(stops.indexOf(document.activeElement) + step + stops.length) % stops.length].focus();
	};
	const keys = {
		ArrowDown: () => move(1),
		ArrowUp: () => move(-1),
		Escape: () => {
			box.value = "";
			box.focus();
			show([], "");
		},
	};
	search.addEventListener("keydown", (event) => {
		if (keys[event.key]) {
			event.preventDefault();
			keys[event.key]();
		} else if (event.key === "Enter" && event.target === box) {
			list.querySelector("a")?.click();
		}
	});
	search.addEventListener("focusout", ({ relatedTarget }) => {
		results.hidden = !search.contains(relatedTarget);
	});
	box.addEventListener("focus", start);
	box.addEventListener("input", find);
	list.addEventListener("click", () => show([], ""));
	document.addEventListener("keydown", (event) => {
		if (event.key === "/" && !event.target.closest("input, select, textarea")) {
			event.preventDefault();
			box.focus();
		}
	});
	document.querySelector(".brand")?.after(search);
})();
