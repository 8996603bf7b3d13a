// The query language of `hobnob find`: parse(text, facts) makes { matches(index), isEmpty, needsNotes, terms }, or
// { error: { message, start, end } }. Its tables lie in data/facts.js; a test holds it against hobnob.query.
"use strict";

{
const OPERATOR = /^(?:and|or|not)$/i;

// What is known of all; the query and the place in it; the term read there, its field, and all terms.
let [facts, text, at, term, field, terms, needsNotes, isWide] = [];

const refuse = (isWrong, message, start, end = at, word = "") => {
	if (isWrong) {
		throw Object.assign(new Error(message.replaceAll("{}", word)), { start, end });
	}
};
const refuseValue = (isWrong) => refuse(isWrong, field.how, term);
const match = (name, from = at) => {
	const pattern = new RegExp(facts.patterns[name], "iuy");
	pattern.lastIndex = from;
	return pattern.exec(text) ?? [""];
};
const take = (name) => {
	const found = match(name);
	at += found[0].length;
	return found;
};
const skip = (what = "gap") => {
	take(what);
	return text[at] ?? "";
};

const fold = (words) => words.normalize("NFKD").toLowerCase().toUpperCase().toLowerCase().normalize("NFKD")
	.replace(new RegExp(facts.folded, "g"), (letter) => facts.letters[letter] ?? "").normalize("NFC");
const foldPhrase = (words) => fold(words).replace(new RegExp(facts.gaps, "g"), " ").replace(/^ | $/g, "");

// Whether a line has this from the beginning of a word, and one exact word to its end (C is not C++).
const finder = (needle, isExact) => {
	const end = isExact && !needle.includes(" ") ? `${facts.edge}(?![+#])` : "";
	const whole = new RegExp(facts.edge + needle.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&") + end, "u");
	return (line) => line.includes(needle) && whole.test(line);
};

// A column of the facts, taken apart when first asked for. What was said comes from the notes.
const column = (name) => {
	facts.columns ??= { __proto__: null, said: Array.from({ length: facts.people }, () => []) };
	return (facts.columns[name] ??= facts.text[name]?.split(",").map((cell) => cell.match(/\d+/g) ?? [])
		?? (facts.number[name] ?? facts.day[name]).split(","));
};

// Each line is looked at once, however many people have it.
const anyLine = (names, test) => {
	const [known, columns, { lines }] = [[], names.map(column), facts];
	return (index) => columns.some((cells) => cells[index].some((line) => (known[line] ??= test(lines[line]))));
};

// The day that lies so long from today, by the calendar; half a day goes to the even one, as the sum is rounded.
const away = (end) => {
	const [count] = /\d{1,5}(?:\.\d\d?)?/.exec(end) ?? ["1"];
	const [days, months] = [facts.lengths[end.toLowerCase().replace(count, "1").replace(/^every\s|\s/g, "")]].flat();
	const [day, sign] = [new Date(facts.today), field.isAhead ? 1 : -1];
	const number = day.getUTCDate();
	refuseValue(!(days >= 1 && count > 0));
	if (months && count % 1 === 0) {
		day.setUTCMonth(day.getUTCMonth() + sign * count * months);
		day.setUTCDate(day.getUTCDate() === number ? number : 0);
	} else {
		day.setUTCDate(number + sign * (count * days + 2 ** 52 - 2 ** 52));
	}
	return day.toISOString().replace(/^\+.*/, "9999").slice(0, 10);
};

// Numbers are compared as they are shown, days as far as the end of a range is known.
const byNumber = (cell, end) => Math.sign((end % 1 ? cell : Math.floor(cell)) - end);
const byDay = (cell, end) => (cell.slice(0, end.length) > end) - (cell.slice(0, end.length) < end);
const range = (written) => {
	const order = field.kind === "number" ? byNumber : byDay;
	const [, sign = "", from, to = sign ? "" : from] = /^([<>]=?(?!.*\.\.))?\s*(.*?)\s*(?:\.\.\s*(.*?)\s*)?$/.exec(written);
	let lengths = 0;
	const [low, high] = [from, to].map((end) => {
		const day = end.replace(/-(?=\d(?!\d))/g, "-0");
		const whole = `${day}-01-01`.slice(0, 10);
		if (order === byNumber) {
			refuseValue(!/^(?:-?\d{1,9}(?:\.\d{1,4})?)?$/.test(end));
			return end;
		}
		if (!/^(?:(?!0000)\d{4}(?:-\d\d){0,2})?$/.test(day)) {
			lengths += 1;
			return away(end);
		}
		refuseValue(day && !new Date(whole).toJSON()?.startsWith(whole));
		return day;
	});
	// What lies longer ago has the lower date.
	const isBack = lengths > 0 && !field.isAhead;
	const [first, last] = isBack === (sign[0] === "<") ? [low, high] : [high, low];
	refuseValue(!(low || high) || (lengths === 1 && low && high) || (lengths && !/[<>]|\.\./.test(written))
		|| (first && last && order(first, last) > 0));
	const isStrict = sign.length === 1;
	return (cell) => (!first || order(cell, first) >= isStrict) && (!last || order(cell, last) <= -isStrict)
		&& !(isBack && cell > facts.today);
};

// The text of a quote or a link that begins here; nothing for an apostrophe.
const quoted = () => {
	const [whole, ...inside] = take("quoted");
	refuse(!whole && /["“”„]/.test(text[at]), facts.wrong.quote, at, text.length);
	return whole ? inside.join("").replace(/\\(["\\])/g, "$1") : undefined;
};

// A value of the field as a test of a cell, or of a line.
const value = (sign) => {
	if (text[at] === "*" && !match("bare", at + 1)[0]) {
		at += 1;
		return () => true;
	}
	const isCompared = /[<>]/.test(sign);
	if (field.isMeasured) {
		const [measure] = take("measure");
		if (!measure) {
			quoted();
		}
		return range((isCompared ? `${sign} ` : "") + measure.replaceAll('"', ""));
	}
	refuseValue(isCompared);
	const phrase = quoted();
	const isExact = phrase !== undefined;
	const needle = foldPhrase(phrase ?? take("bare")[0].replace(/^[,;:!?<>=|&'[*]+|[.,;:!?*]+$/g, ""));
	const begins = (line) => (isExact ? line === needle : line.startsWith(needle));
	refuseValue(!needle || (field.choices[0] && !field.choices.some(begins)));
	return field.kind === "state" ? begins : finder(needle, isExact);
};

const fieldHere = () => facts.fields[facts.names[foldPhrase(match("name")[1] ?? "").replaceAll(" ", "_")]];

// The term of a field as a test of a person; nothing, where a plain word begins.
const fieldTest = () => {
	const [whole, name, operator = ""] = match("name");
	const [behind, sign, found] = [text[at + whole.length] ?? " ", operator.trim(), fieldHere()];
	// A web address, a word before a colon, a = b: no field was meant.
	const isPlain = sign === "=" || sign !== operator || /[\s.,;:!?/]/.test(behind);
	if (!whole || (found ? sign + behind === "::" : isPlain)) {
		return undefined;
	}
	refuse(!found, facts.wrong.field, at, at + name.length, name);
	const tests = [];
	[term, field] = [at, found];
	at += whole.length;
	let end = at;
	refuseValue(skip() && at > end && fieldHere());
	do {
		skip();
		tests.push(value(sign));
		end = at;
		at += 1;
	} while (text[end] === "," && !"(),;-".includes(skip()) && !fieldHere() && !OPERATOR.test(match("bare")[0]));
	at = end;
	needsNotes ||= field.name === "said";
	const [cells, test] = [column(field.name), (cell) => tests.some((each) => each(cell))];
	return field.isMeasured ? (index) => cells[index] !== "" && test(cells[index]) : anyLine([field.name], test);
};

// A word or a phrase; nothing for one that says nothing, such as "it", while "IT" is a name.
const wordTest = () => {
	const phrase = quoted();
	const word = phrase ?? match("bare")[0].replace(/[.,;:!?]+$/, "");
	const [needle, folded, isExact] = [foldPhrase(word), fold(word), phrase !== undefined];
	const isName = word[1] && word === word.toUpperCase() && !OPERATOR.test(folded);
	const isSaid = isExact || (/[a-z\d]|[^\0-\x7f]/i.test(word) && (isName || !facts.stop.includes(folded)));
	at += isExact ? 0 : word.length || 1;
	return needle && isSaid ? anyLine(facts.plain, finder(needle, isExact)) : undefined;
};

// Terms in a row must all hold; `or` binds less, `not` most.
const isEnd = () => !skip("idle") || text[at] === ")" || match("or")[0];
const operand = (depth) => {
	const [start, [not]] = [at, take("not")];
	if (not) {
		let found;
		refuse(isEnd(), facts.wrong.not, start, start + not.length, not);
		while (!found && !isEnd()) {
			found = operand(depth);
		}
		return found && ((index) => !found(index));
	}
	if (text[at] === "(") {
		at += 1;
		refuse(depth > 49, facts.wrong.deep, start);
		const found = sides(depth + 1);
		refuse(text[at] !== ")", facts.wrong.open, start, start + 1);
		at += 1;
		return found;
	}
	const asked = fieldTest();
	const found = asked ?? wordTest();
	if (found) {
		terms.push([text.slice(start, at), found, start, !depth && asked && field.name]);
	}
	return found;
};
const join = (how, found) => {
	const tests = found.filter(Boolean);
	return tests[1] ? (index) => tests[how]((test) => test(index)) : tests[0];
};
const sides = (depth) => {
	const runs = [];
	let or = "";
	do {
		const [before, run] = [at, []];
		at += or.length;
		const isEmpty = isEnd();
		while (!isEnd()) {
			run.push(operand(depth));
		}
		const [behind] = match("or");
		const place = behind ? at : before;
		refuse(isEmpty && (or || behind), facts.wrong[behind ? "before" : "behind"], place, place + 2);
		runs.push(join("every", run));
		or = behind;
		isWide ||= !depth && or;
	} while (or);
	return join("some", runs);
};

const parse = (written, known) => {
	[facts, text, at, terms, needsNotes, isWide] = [known, written, 0, [], false, false];
	try {
		refuse(text[4000], facts.wrong.long, 4000, text.length);
		const found = sides(0);
		refuse(text[at], facts.wrong.close, at, at + 1);
		return { matches: found ?? (() => true), isEmpty: !found, needsNotes, terms };
	} catch (error) {
		return { error };
	}
};

// Reads a query with what it takes to answer it.
const ask = async (written) => {
	const known = await hobnob.load("facts");
	const query = parse(written, known);
	if (query.needsNotes) {
		await (known.heard ??= Promise.all(Array.from({ length: known.notes }, (_, index) => hobnob.load(`notes-${index + 1}`)))
			.then((shards) => shards.flat().forEach(([, , , people, said]) => {
				people.forEach((person) => known.columns.said[person].push(known.lines.length));
				known.lines.push(said);
			})));
	}
	return query;
};

// Whether this is asked for; and the query without it, or with it instead of what it says of the same field.
const narrow = (written, added) => {
	parse(added, facts);
	const name = terms[0][3];
	parse(written, facts);
	const [old, , start] = terms.find((one) => !isWide && one[3] === name) ?? ["", 0, written.length];
	const before = written.slice(0, start).replace(/\bnot\s+$|-$/i, "");
	const isAsked = written.slice(before.length, start) + old === added;
	const rest = `${before.trim()} ${written.slice(start + old.length).trim()}`.trim();
	return [isAsked, `${isWide ? `(${rest})` : rest} ${isAsked ? "" : added}`.trim()];
};

hobnob.query = { parse, ask, column, fold, foldPhrase, finder, narrow };
}
