-- Figures: what a published total is made of.

create schema figures;
grant usage on schema figures to prosme_app, prosme_keeper;

create table figures.definition (
  fiscal_year integer not null,
  key text not null,
  seq integer not null,
  headline_key text,
  name_en text not null,
  unit text not null,
  composed_of text not null,
  note text,
  src_file text not null,
  src_row integer not null,
  primary key (fiscal_year, key)
);
comment on table figures.definition is 'How the agency builds its totals, as its file says. An import brings a year''s rows to what the file says.';
comment on column figures.definition.composed_of is 'A sum of references: indicators, strategic indicators, numbers of the text, economic values, money, counts, measures, other figures, and targets of these.';
comment on column figures.definition.headline_key is 'The headline figure it is printed as.';
grant select, insert, update, delete on figures.definition to prosme_app;

create table figures.declaration (
  fiscal_year integer not null,
  key text not null,
  name_th text,
  kind text check (kind in ('stock', 'flow')),
  count text check (count in ('times', 'heads', 'none')),
  rounding text check (rounding in ('half_up', 'down')),
  digits integer check (digits between 0 and 10),
  account_id uuid not null,
  at timestamptz not null,
  version integer not null default 1,
  primary key (fiscal_year, key),
  check ((rounding is null) = (digits is null))
);
comment on table figures.declaration is 'What people declare about a figure that its file does not say. Apart from the definition, so that importing the file again keeps it.';
comment on column figures.declaration.rounding is 'How the figure is printed: half_up rounds, down cuts off; digits are the decimals kept. Null: not declared.';
grant select, insert, update on figures.declaration to prosme_app;
