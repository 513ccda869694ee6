// Lets tables of the class "sort" be sorted by their titles. Without it, they are read as they are.
for (const table of document.querySelectorAll("table.sort")) {
  const titles = table.tHead.rows[0].cells;
  for (const [index, title] of [...titles].entries()) {
    if (title.classList.contains("fixed")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = title.textContent;
    title.replaceChildren(button);
    button.addEventListener("click", () => {
      const sign = title.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const other of titles) other.removeAttribute("aria-sort");
      title.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
      const key = (row) => row.cells[index].dataset.sort ?? row.cells[index].textContent;
      const compare = (a, b) =>
        isNaN(a) || isNaN(b) ? isNaN(a) - isNaN(b) || sign * a.localeCompare(b) : sign * (a - b);
      const body = table.tBodies[0];
      body.append(...[...body.rows].sort((a, b) => compare(key(a), key(b))));
    });
  }
}
