// Adds to tables marked `data-tools` a filter and headings that sort. Without it the tables read just as well.
"use strict";

// Data lies in scripts of its own, because a page opened from disk may add scripts and fetch nothing.
(() => {
  const root = document.body.dataset.root;
  const waiting = new Map();
  const load = (name) => {
    if (!waiting.has(name)) {
      const entry = {};
      entry.promise = new Promise((resolve, reject) => Object.assign(entry, { resolve, reject }));
      waiting.set(name, entry);
      const script = document.createElement("script");
      script.src = `${root}data/${name}.js`;
      script.addEventListener("error", () => entry.reject(new Error(`${name} is not there`)));
      document.head.append(script);
    }
    return waiting.get(name).promise;
  };
  const take = (name, text) => waiting.get(name)?.resolve(JSON.parse(text));
  window.hobnob = { root, load, take };
})();

(() => {
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.key ?? fold(cell.textContent.trim());
  };

  const compare = (one, other) => {
    const difference = Number(one) - Number(other);
    return Number.isNaN(difference) ? one.localeCompare(other) : difference;
  };

  const addSorting = (table, body) => {
    const headings = [...table.tHead.rows[0].cells];
    headings.forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = heading.textContent;
      heading.replaceChildren(button);
      button.addEventListener("click", () => {
        const isDescending = heading.ariaSort === "ascending";
        headings.forEach((other) => other.removeAttribute("aria-sort"));
        heading.ariaSort = isDescending ? "descending" : "ascending";
        const sign = isDescending ? -1 : 1;
        const rows = [...body.rows].map((row) => [key(row, column), row]);
        rows.sort((one, other) => sign * compare(one[0], other[0]));
        body.append(...rows.map((pair) => pair[1]));
      });
    });
  };

  const addFilter = (tools, body) => {
    const label = document.createElement("label");
    const words = document.createElement("span");
    words.className = "vh";
    words.textContent = "Filter";
    const input = document.createElement("input");
    input.type = "search";
    input.placeholder = "Filter by name, work, category, state";
    const count = document.createElement("span");
    count.className = "small quiet";
    count.setAttribute("role", "status");
    label.append(words, input);
    tools.append(label, count);
    tools.hidden = false;
    const rows = [...body.rows].map((row) => {
      const states = [...row.querySelectorAll("[aria-label]")].map((mark) => mark.getAttribute("aria-label"));
      return [` ${fold(`${row.textContent} ${states.join(" ")}`).replace(/\s+/g, " ")}`, row];
    });
    input.addEventListener("input", () => {
      const wanted = fold(input.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const [text, row] of rows) {
        const isShown = wanted.every((word) => text.includes(` ${word}`));
        row.hidden = !isShown;
        shown += isShown ? 1 : 0;
      }
      count.textContent = wanted.length ? `${shown} of ${rows.length}` : "";
    });
  };

  for (const table of document.querySelectorAll("table[data-tools]")) {
    const body = table.tBodies[0];
    addSorting(table, body);
    const tools = table.previousElementSibling;
    if (tools?.classList.contains("table-tools")) {
      addFilter(tools, body);
    }
  }
})();
