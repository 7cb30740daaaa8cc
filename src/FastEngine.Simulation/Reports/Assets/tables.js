"use strict";

// Sortable tables. Text goes in as text content, never as markup.
const tables = (() => {
  const firstRows = 500;

  // Columns: label, value (sorts), text (shown), title (exact), number, tone, action.
  function draw(id, columns, rows, sortBy, descending) {
    const place = document.getElementById(id);
    if (!place || rows.length === 0) return;
    const table = place.appendChild(document.createElement("table"));
    const headings = table.createTHead().insertRow();
    const body = table.createTBody();
    let shown = firstRows;

    const heads = columns.map((column, index) => {
      const head = headings.appendChild(document.createElement("th"));
      head.scope = "col";
      if (column.number) head.className = "num";
      const button = head.appendChild(document.createElement("button"));
      button.type = "button";
      button.textContent = column.label;
      // Numbers are most often wanted largest first.
      button.onclick = () => sort(index, index === sortBy ? !descending : !!column.number);
      return head;
    });

    const more = place.appendChild(document.createElement("button"));
    more.type = "button";
    more.className = "more";
    more.onclick = () => { shown = rows.length; fill(); };

    function sort(index, down) {
      [sortBy, descending] = [index, down];
      const keyed = rows.map(row => [columns[index].value(row), row]);
      // Unknown values stand last either way.
      keyed.sort(([a], [b]) => a === b ? 0 : a === null ? 1 : b === null ? -1 : (a < b ? -1 : 1) * (down ? -1 : 1));
      rows = keyed.map(([, row]) => row);
      heads.forEach((head, i) => i === index ? head.setAttribute("aria-sort", down ? "descending" : "ascending") : head.removeAttribute("aria-sort"));
      fill();
    }

    function fill() {
      const part = document.createDocumentFragment();
      for (const row of rows.slice(0, shown)) {
        const line = part.appendChild(document.createElement("tr"));
        for (const column of columns) {
          const cell = line.appendChild(document.createElement("td"));
          const text = column.text ? column.text(row) : column.value(row);
          cell.className = (column.number ? "num " : "") + (column.tone ? column.tone(row) : "");
          if (column.title) cell.title = column.title(row) ?? "unknown";
          if (column.action) {
            const button = cell.appendChild(document.createElement("button"));
            button.type = "button";
            button.textContent = text;
            button.onclick = () => column.action(row);
          } else {
            cell.textContent = text;
          }
        }
      }
      body.replaceChildren(part);
      more.hidden = rows.length <= shown;
      more.style.display = more.hidden ? "none" : "";
      more.textContent = "Show all " + rows.length + " rows";
    }

    sort(sortBy, descending);
  }

  const toneOf = text => text === null || Number(text) === 0 ? "" : Number(text) > 0 ? "gain" : "loss";

  // Makers of columns by the kind of value.
  const text = (label, key) => ({ label, value: row => row[key] });
  const time = (label, key) => ({ label, value: row => format.msOf(row[key]), text: row => format.second(format.msOf(row[key])), title: row => row[key] + " ns" });
  const exact = (label, key, show) => ({
    label, number: true, value: row => row[key] === null ? null : Number(row[key]), text: row => show(row[key]), title: row => row[key],
  });
  const decimal = (label, key) => exact(label, key, format.decimal);
  const money = (label, key) => exact(label, key, format.money);
  const pnl = (label, key) => ({ ...exact(label, key, format.signed), tone: row => toneOf(row[key]) });

  return { draw, text, time, decimal, money, pnl, exact };
})();
