/** A part of a page that a person wrote, made between its marks: `<!-- name:begin -->` ... `<!-- name:end -->`. */
function sectionOf(name: string): RegExp {
  return new RegExp(`<!-- ${name}:begin -->[\\s\\S]*<!-- ${name}:end -->`);
}

export function hasSection(page: string, name: string): boolean {
  return sectionOf(name).test(page);
}

/** The page with each of these parts written again; one without marks is left out. */
export function withSection(page: string, sections: Readonly<Record<string, string>>): string {
  return Object.entries(sections).reduce(
    (text, [name, body]) =>
      text.replace(sectionOf(name), () => `<!-- ${name}:begin -->\n\n${body.trim()}\n\n<!-- ${name}:end -->`),
    page,
  );
}
