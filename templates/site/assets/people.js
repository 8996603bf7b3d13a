// The page of people: a query narrows the table down. Where the page has only the first of very many, rows of others are
// made after the pattern of one when they are to be seen or sorted.
"use strict";

(() => {
const { all, find, listen, load, make, query, keyOf, sorted, root } = hobnob;
const [box, answer, table, more] = ["#query", "#answer", "#people", "#more"].map((id) => find(id));
const [body] = table.tBodies;
const rows = new Map([...body.rows].map((row) => [row.dataset.person, row]));
const [[pattern], step] = [body.rows, Math.max(200, rows.size)];
let limit = step;

const rowOf = (index, { people, rings, sectors }) => {
	const [slug, name, mark, ring, sector, work, words, when] = people[index];
	if (!rows.has(slug)) {
		const [row, [tie, last]] = [pattern.cloneNode(true), ["strength", "last"].map((field) => query.column(field)[index])];
		const texts = [name, work, sectors[sector], rings[ring], tie.replace(/\..*/, ""), when.split(", ").at(-1)];
		[name, work, sectors[sector], ring, tie, last].forEach((key, column) => {
			const cell = row.cells[column];
			cell.dataset.key = key;
			(find("bdi", cell) ?? cell).textContent = texts[column];
		});
		row.dataset.person = slug;
		find("a", row)?.setAttribute("href", `${root}people/${slug}.html`);
		const svg = find("svg", row);
		svg.setAttribute("class", `mark ${mark}`);
		svg.setAttribute("aria-label", words);
		svg.firstElementChild.setAttribute("href", `#m-${mark}`);
		rows.set(slug, row);
	}
	return rows.get(slug);
};

// The message, and the query with a mark where it cannot be read; else how many there are, and of nobody, why.
const tell = (text, { error, isEmpty, terms }, found, everybody) => {
	if (error) {
		const { message, start, end } = error;
		const marked = make("mark", {}, text.slice(start, end) || " ");
		return [make("p", {}, message), make("pre", { class: "excerpt" }, text.slice(0, start), marked, text.slice(end))];
	}
	const missed = found[0] ? [] : terms.filter((term) => !everybody.some(term[1]));
	return isEmpty ? [] : [
		make("p", { class: "small quiet" }, `${found.length || "Nobody"} of ${everybody.length}`),
		...missed.map(([term]) => make("p", { class: "hint" }, "nobody at all: ", make("code", {}, term))),
	];
};

const queryIn = (hash) => new URLSearchParams(hash.slice(1)).get("q") ?? "";
const show = async () => {
	const text = box.value;
	all(".chips a").forEach((chip) => chip.setAttribute("aria-current", queryIn(chip.hash) === text));
	const [answered, data] = await Promise.all([query.ask(text), load("people")]);
	if (text !== box.value) {
		return;
	}
	const { error, matches } = answered;
	const everybody = [...data.people.keys()];
	const found = error ? [] : everybody.filter(matches);
	// Half a query is a mistake while it is typed: the table stays as it was.
	if (!error) {
		const heading = find("[aria-sort]", table);
		const keyed = found.map((index) => [
			heading ? keyOf(rowOf(index, data).cells[heading.cellIndex]) : data.people[index][1], index,
		]);
		const order = sorted(keyed, heading?.ariaSort).slice(0, limit);
		body.replaceChildren(...order.map(([, index]) => rowOf(index, data)));
		more.hidden = found.length <= limit;
	}
	box.setAttribute("aria-invalid", Boolean(error));
	answer.replaceChildren(...tell(text, answered, found, everybody));
	answer.dataset.to = text;
};

const restore = () => {
	box.value = queryIn(location.hash);
	limit = step;
	return (box.value || answer.dataset.to) && show();
};
const input = () => {
	history.replaceState(null, "", `#${box.value && new URLSearchParams({ q: box.value })}`);
	limit = step;
	show();
};
const click = () => {
	limit += step;
	show();
};
listen(box, { input });
listen(more, { click });
listen(table.tHead, { click: show });
listen(window, { hashchange: restore });
more.hidden = rows.size >= Number(more.value);
restore();
})();
