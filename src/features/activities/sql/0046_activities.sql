-- due_by orders by when it is due (ms): due_at, or the last millisecond of due_on in the workspace's
-- zone, or the end of the year 9999 where it has no date.
CREATE TABLE activities (
  workspace_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  title_folded TEXT NOT NULL,
  due_at BIGINT,
  due_on TEXT,
  due_by BIGINT NOT NULL,
  duration_min BIGINT,
  owner_id BIGINT,
  deal_id BIGINT,
  company_id BIGINT,
  person_id BIGINT,
  done_at BIGINT,
  outcome TEXT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, owner_id) REFERENCES users (workspace_id, id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, company_id) REFERENCES companies (workspace_id, id),
  FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id)
);
-- What is to be done, of everybody and of one; what was done; and the activities of one record.
CREATE INDEX activities_due ON activities (workspace_id, due_by, id) WHERE done_at IS NULL;
CREATE INDEX activities_due_of_owner ON activities (workspace_id, owner_id, due_by, id) WHERE done_at IS NULL;
CREATE INDEX activities_done ON activities (workspace_id, done_at, id) WHERE done_at IS NOT NULL;
CREATE INDEX activities_by_created ON activities (workspace_id, created_at, id);
CREATE INDEX activities_of_deal ON activities (workspace_id, deal_id, done_at, due_by, id) WHERE deal_id IS NOT NULL;
CREATE INDEX activities_of_company ON activities (workspace_id, company_id) WHERE company_id IS NOT NULL;
CREATE INDEX activities_of_person ON activities (workspace_id, person_id) WHERE person_id IS NOT NULL;

CREATE TABLE notes (
  workspace_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  text TEXT NOT NULL,
  deal_id BIGINT,
  company_id BIGINT,
  person_id BIGINT,
  author_id BIGINT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, author_id) REFERENCES users (workspace_id, id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, company_id) REFERENCES companies (workspace_id, id),
  FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id)
);
CREATE INDEX notes_of_deal ON notes (workspace_id, deal_id, id) WHERE deal_id IS NOT NULL;
CREATE INDEX notes_of_company ON notes (workspace_id, company_id, id) WHERE company_id IS NOT NULL;
CREATE INDEX notes_of_person ON notes (workspace_id, person_id, id) WHERE person_id IS NOT NULL;
