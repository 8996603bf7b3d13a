// The groups of the map on a canvas: circles, people as dots, names where there is room.
"use strict";

{
const { all, find, listen, load, map } = hobnob;
const canvas = find("canvas");
const [pen, style] = [canvas.getContext("2d"), getComputedStyle(canvas)];
// The page's marks: shapes in a square of 16, and how thick a hollow one's line is.
const marks = all("symbol").map(({ id, firstElementChild: shape }) => (
	[id.slice(2), new Path2D(shape.getAttribute("d")), shape.getAttribute("stroke-width")]
));
let [people, groups, at, bounds, walk, eye, ready, state, view, width, height, fit, scale] = [];
let [frame, here, taken] = [0, -1, []];

const spot = (x, y) => [(x - view[0]) * scale + width / 2, (y - view[1]) * scale + height / 2];
const place = (index) => spot(...at[index]);
const isSeen = ([x, y], reach) => x > -reach && x < width + reach && y > -reach && y < height + reach;

const draw = () => {
	const ratio = window.devicePixelRatio;
	[frame, taken, width, height] = [0, [], canvas.clientWidth, canvas.clientHeight];
	[canvas.width, canvas.height] = [width * ratio, height * ratio];
	pen.scale(ratio, ratio);
	pen.lineJoin = "round";
	canvas.classList.toggle("zoomed", view[2] > 1);
	fit = Math.min(width / bounds[2], height / bounds[3], 1.5);
	scale = fit * view[2];
	const dot = Math.max(1.5, Math.min(9, 6 * scale));
	const isNear = dot > 3.5;
	const { person, to, way, near, lit } = state;
	const colours = {};
	const ink = (name, thick = 1, alpha = 1) => {
		if (!colours[name]) {
			canvas.style.color = `var(--${name})`;
			colours[name] = style.color;
		}
		pen.fillStyle = pen.strokeStyle = colours[name];
		[pen.lineWidth, pen.globalAlpha] = [thick, alpha];
	};
	const trace = (path, ...look) => {
		ink(...look);
		pen.beginPath();
		path();
		pen.stroke();
	};
	const line = (some) => some.forEach((index) => pen.lineTo(...place(index)));
	const wide = (text) => pen.measureText(text).width;
	// Writes from the first of the places where a text lies on nothing; if it must, on no other text.
	const write = (text, places, name, must) => {
		const boxes = places.map(([x, y]) => [x - 3, y - 11, x + wide(text) + 3, y + 3, text])
			.filter((each) => isSeen(each, 0) && isSeen(each.slice(2), 0));
		const free = (some) => boxes.find((each) => map.isFree(each, some));
		const box = free(taken) ?? (must && free(taken.filter((one) => one[4])));
		if (box) {
			const start = [text, box[0] + 3, box[1] + 11];
			taken.push(box);
			ink("card", must ? 6 : 3);
			pen.strokeText(...start);
			ink(name);
			pen.fillText(...start);
		}
	};

	const seen = groups.filter(({ x, y, radius }) => isSeen(spot(x, y), radius * scale + 60));
	for (const group of seen) {
		const [[x, y], reach] = [spot(group.x, group.y), group.radius * scale];
		const isOwn = at[person]?.includes(groups.indexOf(group), 2);
		pen.setLineDash(group.loose ? [4, 4] : []);
		const hue = isOwn ? "accent" : group.late ? "overdue" : "line";
		trace(() => pen.arc(x, y, reach, 0, 7), hue, isOwn ? 2 : 1);
		ink("accent", 1, isOwn ? 0.16 : 0.05);
		pen.fill();
		taken.push([x - reach, y - reach, x + reach, y + reach]);
	}
	pen.setLineDash([]);
	near.forEach((other) => trace(() => line([person, other]), "quiet", 1, 0.5));
	trace(() => line(way.filter((index) => index >= 0)), "accent", 3);

	// Names of groups; close up each is cut to its room and has a note.
	for (const { name, note, x, y, radius, room, late } of seen) {
		const [middle, foot] = spot(x, y - radius);
		const title = (text, up, hue, weight) => {
			pen.font = `${weight} 12px ${style.fontFamily}`;
			const share = isNear ? room * scale / wide(text) : 1;
			const said = share < 1 ? `${text.slice(0, share * text.length - 1).replace(/,[^,]*$/, "")}…` : text;
			write(said, [[Math.max(4, Math.min(width - wide(said) - 4, middle - wide(said) / 2)), foot - up]], hue);
		};
		title(name, isNear ? 20 : 5, "ink", 600);
		if (isNear) {
			title(note, 5, late ? "overdue" : "quiet", 400);
		}
	}
	taken = taken.filter((box) => box[4]);

	const unit = dot * ratio / 6;
	const shown = seen.flatMap((group) => group.people).filter((index) => isSeen(place(index), dot));
	for (const [mark, path, thick] of marks) {
		ink(mark, thick);
		for (const index of shown.filter((one) => people[one][2] === mark)) {
			const [x, y] = place(index);
			taken.push([x - dot, y - dot, x + dot, y + dot]);
			pen.globalAlpha = !lit || lit.has(index) ? 1 : 0.25;
			pen.setTransform(unit, 0, 0, unit, x * ratio - 8 * unit, y * ratio - 8 * unit);
			if (dot < 2) {
				pen.fillRect(2, 2, 12, 12);
			} else {
				pen[thick ? "stroke" : "fill"](path);
			}
		}
	}
	pen.setTransform(ratio, 0, 0, ratio, 0, 0);

	// Names of those who stand out, else of all, the closest first; of a crowd, none.
	const named = shown.filter((index) => lit?.has(index) ?? isNear)
		.sort((one, other) => people[one][3] - people[other][3]);
	pen.font = `12px ${style.fontFamily}`;
	const first = [here, person, to, ...way].filter((index) => index >= 0);
	for (const index of new Set([...first, ...(named[800] ? [] : named)])) {
		const [[x, y], name, must] = [place(index), people[index][1], first.includes(index)];
		// Beside the dot, above and below it; of those who stand out, further away too.
		const places = Array.from({ length: must ? 9 : lit ? 3 : 1 }, (_, far) => {
			const [reach, wing] = [dot + 6 * far + 6, wide(name) / 2];
			return [[x + reach, y + 4], [x - reach - 2 * wing, y + 4], [x - wing, y - reach], [x - wing, y + reach + 8]];
		}).flat();
		write(name, places, must ? "accent" : "ink", must);
		if (must) {
			trace(() => pen.arc(x, y, dot + 4, 0, 7), "accent", 2);
		}
	}
};

const redraw = () => {
	frame ||= requestAnimationFrame(draw);
};
const choose = (index) => map.choose(people[index]?.[0] ?? "");
const point = (index) => {
	if (index !== here) {
		here = index;
		redraw();
	}
};
const hit = ({ offsetX, offsetY }) => {
	const away = (index) => Math.hypot(place(index)[0] - offsetX, place(index)[1] - offsetY);
	const some = walk.filter((index) => away(index) < Math.max(5, 12 * scale));
	return some.sort((one, other) => away(one) - away(other))[0] ?? -1;
};
const step = (key) => {
	const own = groups[at[here]?.[2]]?.people ?? [];
	const [now, start] = [walk.indexOf(here), Math.max(0, walk.indexOf(own[0]))];
	const next = { ArrowRight: now + 1, ArrowLeft: now - 1, ArrowDown: start + own.length, ArrowUp: start - 1 }[key];
	if (key === "Enter") {
		choose(here);
	} else if (next !== undefined) {
		point(walk.at(next % walk.length));
		map.live.textContent = [people[here][1], groups[at[here][2]].name, people[here][6]].join(", ");
		return at[here].slice(0, 2);
	}
	return null;
};

const begin = async () => {
	({ people } = await load("people"));
	({ groups, at, bounds } = await load("groups"));
	walk = groups.flatMap((group) => group.people);
	eye = map.camera(canvas, bounds, () => scale, step);
	listen(canvas, {
		click: (event) => choose(hit(event)),
		pointermove: (event) => point(event.buttons ? here : hit(event)),
		pointerleave: () => point(-1),
	});
	listen(matchMedia("(prefers-color-scheme: dark)"), { change: redraw });
	new ResizeObserver(redraw).observe(canvas);
};
const render = async (next) => {
	state = next;
	await (ready ??= begin());
	view = eye();
	scale = fit * view[2];
	redraw();
};
map.views.groups = { render, draw, taken: () => taken, place };
}
