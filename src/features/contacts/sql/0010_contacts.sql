-- *_folded: fold(text), for search, sorting and criteria. name_key: the name without legal forms,
-- by which a company is recognised.
CREATE TABLE companies (
  workspace_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  name_key TEXT NOT NULL,
  domain TEXT,
  industry TEXT,
  industry_folded TEXT,
  employees BIGINT,
  revenue_minor BIGINT,
  revenue_currency TEXT,
  country TEXT,
  country_folded TEXT,
  city TEXT,
  city_folded TEXT,
  website TEXT,
  phone TEXT,
  parent_id BIGINT,
  owner_id BIGINT,
  tags {json} NOT NULL,
  custom {json} NOT NULL,
  external_source TEXT,
  external_id TEXT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, parent_id) REFERENCES companies (workspace_id, id),
  FOREIGN KEY (workspace_id, owner_id) REFERENCES users (workspace_id, id)
);
CREATE INDEX companies_by_name ON companies (workspace_id, name_folded, id);
CREATE INDEX companies_by_key ON companies (workspace_id, name_key, id);
CREATE INDEX companies_by_created ON companies (workspace_id, created_at, id);
CREATE INDEX companies_by_updated ON companies (workspace_id, updated_at, id);
CREATE INDEX companies_by_owner ON companies (workspace_id, owner_id, id);
CREATE INDEX companies_by_domain ON companies (workspace_id, domain, id) WHERE domain IS NOT NULL;
CREATE INDEX companies_by_parent ON companies (workspace_id, parent_id) WHERE parent_id IS NOT NULL;
CREATE UNIQUE INDEX companies_by_external ON companies (workspace_id, external_source, external_id) WHERE external_id IS NOT NULL;

-- email_canonical and phone_digits are for comparison; the person's own spelling is kept.
CREATE TABLE people (
  workspace_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  email TEXT,
  email_canonical TEXT,
  phone TEXT,
  phone_digits TEXT,
  job_title TEXT,
  job_title_folded TEXT,
  company_id BIGINT,
  owner_id BIGINT,
  language TEXT,
  do_not_contact SMALLINT NOT NULL,
  tags {json} NOT NULL,
  custom {json} NOT NULL,
  external_source TEXT,
  external_id TEXT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, company_id) REFERENCES companies (workspace_id, id),
  FOREIGN KEY (workspace_id, owner_id) REFERENCES users (workspace_id, id)
);
CREATE INDEX people_by_name ON people (workspace_id, name_folded, id);
CREATE INDEX people_by_created ON people (workspace_id, created_at, id);
CREATE INDEX people_by_updated ON people (workspace_id, updated_at, id);
CREATE INDEX people_by_owner ON people (workspace_id, owner_id, id);
CREATE INDEX people_by_email ON people (workspace_id, email_canonical, id) WHERE email_canonical IS NOT NULL;
CREATE INDEX people_by_company ON people (workspace_id, company_id, name_folded, id) WHERE company_id IS NOT NULL;
CREATE UNIQUE INDEX people_by_external ON people (workspace_id, external_source, external_id) WHERE external_id IS NOT NULL;
