// Allure 3 with our categories: npx allure@3.18.0 generate --config src/docs/allurerc.mjs -o OUTPUT reports/RUN/allure-results
// Not needed by boxsoak itself, which makes its reports with Allure 2. OUTPUT/index.html opens without a server.
// Unlike that of Allure 2, the page asks www.googletagmanager.com for a script that counts its readers; 3.18.0 has no switch for it.
// On a slow host it may look for its data before they are there, and stay empty: load it again, then.
import { readFileSync } from "node:fs";

const categories = new URL("../main/resources/org/boxsoak/report/allure/categories.json", import.meta.url);

export default {
  name: "boxsoak",
  categories: JSON.parse(readFileSync(categories, "utf8")),
  plugins: { awesome: { options: { singleFile: true } } },
};
