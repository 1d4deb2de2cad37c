-- A workspace is a tenant: its row is in its own partition (id = workspace_id).
CREATE TABLE workspaces (
  workspace_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  name TEXT NOT NULL,
  slug TEXT NOT NULL,
  currency TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  language TEXT NOT NULL,
  is_demo SMALLINT NOT NULL,
  journal_head BIGINT NOT NULL,
  access_revision BIGINT NOT NULL DEFAULT 0, -- grows with every change of who may do what
  created_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

-- What must be unique over all workspaces: "email:…", "slug:…", "token:…", "session:…".
CREATE TABLE directory (
  key TEXT NOT NULL PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  ref BIGINT NOT NULL
) {small};

CREATE TABLE teams (
  workspace_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, id)
) {small};
CREATE UNIQUE INDEX teams_by_name ON teams (workspace_id, name_folded);

CREATE TABLE users (
  workspace_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  email TEXT,
  role TEXT NOT NULL,
  visibility TEXT NOT NULL,
  team_id BIGINT,
  manager_name TEXT,
  language TEXT NOT NULL,
  theme TEXT NOT NULL,
  density TEXT NOT NULL,
  active SMALLINT NOT NULL,
  password_hash TEXT,
  external_source TEXT,
  external_id TEXT,
  created_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, team_id) REFERENCES teams (workspace_id, id)
);
CREATE UNIQUE INDEX users_by_email ON users (workspace_id, email) WHERE email IS NOT NULL;
CREATE UNIQUE INDEX users_by_external ON users (workspace_id, external_source, external_id)
  WHERE external_id IS NOT NULL;
CREATE INDEX users_by_team ON users (workspace_id, team_id);

CREATE TABLE sessions (
  workspace_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  token_hash TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  user_agent TEXT NOT NULL,
  remote_address TEXT NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, user_id) REFERENCES users (workspace_id, id) ON DELETE CASCADE
) {small};
CREATE INDEX sessions_by_user ON sessions (workspace_id, user_id);

CREATE TABLE tokens (
  workspace_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  token_hash TEXT NOT NULL,
  scopes {json} NOT NULL,
  expires_on TEXT,
  created_at BIGINT NOT NULL,
  used_at BIGINT,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, user_id) REFERENCES users (workspace_id, id) ON DELETE CASCADE
) {small};
CREATE INDEX tokens_by_user ON tokens (workspace_id, user_id);
