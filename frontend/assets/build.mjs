// Builds what the site serves: `npm ci && npm run build` fills ../static/frontend/ (styles, scripts, fonts)
// and compiles the message catalogs of ../locale/. Nothing it writes is committed.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { mo, po } from "gettext-parser";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "static", "frontend");
const locale = join(here, "..", "locale");
const families = ["source-serif-4", "inter", "jetbrains-mono"];

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, "fonts"), { recursive: true });

const wanted = [...readFileSync(join(here, "fonts.css"), "utf8").matchAll(/fonts\/([\w.-]+)/g)];
for (const [, file] of wanted) {
  const family = families.find((name) => file.startsWith(name));
  cpSync(join(here, "node_modules/@fontsource-variable", family, "files", file), join(out, "fonts", file));
}

const tailwind = join(here, "node_modules/@tailwindcss/cli/dist/index.mjs");
execFileSync(process.execPath, [tailwind, "-i", "app.css", "-o", join(out, "app.css"), "--minify"], {
  cwd: here,
  stdio: ["ignore", "ignore", "inherit"],
});

cpSync(join(here, "admin.css"), join(out, "admin.css"));

await build({
  entryPoints: ["app", "editor", "push", "small"].map((name) => join(here, `${name}.ts`)),
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
});

for (const language of readdirSync(locale)) {
  const catalog = join(locale, language, "LC_MESSAGES", "django.po");
  writeFileSync(catalog.replace(/\.po$/, ".mo"), mo.compile(po.parse(readFileSync(catalog))));
}
