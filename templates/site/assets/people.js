// The page of people: a query narrows the table down. Rows that the page lacks are made like its first.
"use strict";

{
const { all, find, format, listen, load, make, query, keyOf, sorted, root } = hobnob;
const [box, answer, table, more] = all("#query, #answer, #people, #more");
const [body] = table.tBodies;
const rows = new Map([...body.rows].map((row) => [row.dataset.person, row]));
const [[pattern], step] = [body.rows, rows.size];

const rowOf = (index, { people, rings, sectors }) => {
	const [slug, name, mark, ring, sector, work, words, when, , isDormant] = people[index];
	if (!rows.has(slug)) {
		const [row, [tie, last]] = [pattern.cloneNode(true), ["strength", "last"].map((field) => query.column(field)[index])];
		const cells = [
			[name], [work], [sectors[sector]],
			[rings[ring], ring, isDormant && "(dormant)", "small quiet"],
			[tie.replace(/\..*/, ""), tie],
			[when.split(", ").at(-1), last, /due/.test(mark) && words, `state ${mark}`],
		];
		cells.forEach(([text, key = text, aside, kind], column) => {
			const cell = row.cells[column];
			cell.dataset.key = key;
			(find("bdi", cell) ?? cell).replaceChildren(text, ...(aside ? [" ", make("span", { class: kind }, aside)] : []));
		});
		row.dataset.person = slug;
		find("a", row).href = `${root}people/${slug}.html`;
		const svg = find("svg", row);
		svg.setAttribute("class", `mark ${mark}`);
		svg.ariaLabel = words;
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
	const missed = found.length ? [] : terms.filter((term) => !everybody.some(term[1]));
	return isEmpty ? [] : [
		make("p", { class: "small quiet" }, `${found.length ? format(found.length) : "Nobody"} of ${format(everybody.length)}`),
		...missed.map(([term]) => make("p", {}, "nobody at all: ", make("code", {}, term))),
	];
};

const queryIn = (hash) => new URLSearchParams(hash.slice(1)).get("q") ?? "";
const chips = all(".chips a").map((chip) => [chip, queryIn(chip.hash)]);
const show = async (limit = step) => {
	const text = box.value;
	const [answered, data] = await Promise.all([query.ask(text), load("people")]);
	if (text !== box.value) {
		return;
	}
	for (const [chip, term] of chips) {
		const [isAsked, q] = query.narrow(text, term);
		chip.ariaCurrent = isAsked || null;
		chip.hash = new URLSearchParams({ q });
	}
	const { error, matches } = answered;
	const everybody = [...data.people.keys()];
	const found = error ? [] : everybody.filter(matches);
	// Half a query is a mistake: the table stays as it was.
	if (!error) {
		const heading = find("[aria-sort]", table);
		const keyed = found.map((index) => [
			heading ? keyOf(rowOf(index, data).cells[heading.cellIndex]) : data.people[index][1], index,
		]);
		const order = sorted(keyed, heading?.ariaSort).slice(0, limit);
		body.replaceChildren(...order.map(([, index]) => rowOf(index, data)));
		more.hidden = found.length <= limit;
	}
	box.ariaInvalid = Boolean(error);
	answer.replaceChildren(...tell(text, answered, found, everybody));
	answer.dataset.to = text;
};

const restore = () => {
	box.value = queryIn(location.hash);
	return (box.value || answer.dataset.to) && show();
};
const input = () => {
	history.replaceState(null, "", `#${box.value && new URLSearchParams({ q: box.value })}`);
	show();
};
listen(box, { input });
listen(more, { click: () => show(body.rows.length + step) });
listen(table.tHead, { click: () => show(body.rows.length) });
listen(window, { hashchange: restore });
more.hidden = rows.size >= more.value;
restore();
}
