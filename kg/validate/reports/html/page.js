// Adds what only a script can do: choosing a rule or an article, and searching. Without it all is shown.
const bar = document.querySelector(".bar");
const findings = [...document.querySelectorAll(".findings .finding")];
const texts = new Map(findings.map(one => [one, one.textContent.normalize("NFC").toLowerCase()]));
const told = JSON.parse(bar.dataset.told);

function chooser(name) {
  const select = document.createElement("select");
  select.setAttribute("aria-label", told[name]);
  select.add(new Option(told[name], ""));
  for (const value of new Set(findings.map(one => one.dataset[name])))
    select.add(new Option(value || told.none, value === "" ? "-" : "=" + value));
  return select;
}

const rule = chooser("rule"), article = chooser("article"), search = document.createElement("input");
search.type = "search";
search.placeholder = told.search;
search.setAttribute("aria-label", told.search);
const count = document.createElement("output");

function fits(select, value) {
  return select.value === "" || select.value === (value === "" ? "-" : "=" + value);
}

function filter() {
  const words = search.value.normalize("NFC").toLowerCase().trim();
  let shown = 0;
  for (const one of findings) {
    const box = document.getElementById("show-" + one.dataset.severity);
    one.hidden = !(fits(rule, one.dataset.rule) && fits(article, one.dataset.article) && texts.get(one).includes(words));
    if (!one.hidden && (!box || box.checked)) shown++;
  }
  for (const group of document.querySelectorAll(".findings > section"))
    group.hidden = ![...group.querySelectorAll(".finding")].some(one => {
      const box = document.getElementById("show-" + one.dataset.severity);
      return !one.hidden && (!box || box.checked);
    });
  count.textContent = shown + " / " + findings.length;
}

if (findings.length) {
  bar.append(rule, article, search, count);
  for (const one of bar.querySelectorAll("select, input")) one.addEventListener("input", filter);
  filter();
}
