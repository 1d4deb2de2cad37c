import { describe, expect, it } from "vitest";
import type { Guess } from "./api/import-types";
import {
  adds_up,
  draft_of,
  lacks_a_name,
  OWN_PIPELINE,
  pipeline_of,
  print_destination,
  read_destination,
  set_destination,
  set_record_type,
  start_of,
} from "./mapping";

const guess: Guess = {
  profile: "spreadsheet",
  fields: {
    deal: [{ name: "title", label: "Title" }],
    company: [{ name: "name", label: "Name" }],
    person: [],
    product: [],
    user: [],
    deal_history: [],
  },
  files: [
    {
      upload_id: "upload_1",
      name: "deals.csv",
      record_type: "deal",
      profile: null,
      encoding: "windows-1250",
      bom_bytes: null,
      delimiter: "semicolon",
      has_header: true,
      decimal: null,
      date_style: null,
      currency: null,
      rows_estimate: 12,
      columns: [
        { header: "Deal", samples: ["A"], field: "title", custom: null, unit: "one", sure: 98 },
        { header: "Amount, k", samples: ["1"], field: "value", custom: null, unit: "thousands", sure: 70 },
        { header: "Region", samples: ["North"], field: null, custom: "region", unit: "one", sure: 0 },
        { header: "Internal", samples: [], field: null, custom: null, unit: "one", sure: 0 },
      ],
      preview: [
        ["A", "1", "North", ""],
        ["B", "x", "South", ""],
      ],
      errors: [],
    },
  ],
};
const draft = draft_of(guess, null);
const file = draft.files[0] ?? (undefined as never);

describe("the mapping", () => {
  it("begins as guessed and is sent as it stands", () => {
    expect(start_of(draft, true, [{ id: "pipeline_1" }])).toEqual({
      profile: "spreadsheet",
      files: [
        {
          upload_id: "upload_1",
          record_type: "deal",
          encoding: "windows-1250",
          delimiter: "semicolon",
          has_header: true,
          columns: [
            { header: "Deal", field: "title" },
            { header: "Amount, k", field: "value", unit: "thousands" },
            { header: "Region", custom: "region" },
            { header: "Internal", skip: true },
          ],
        },
      ],
      duplicates: "skip",
      dry_run: true,
      options: { pipeline_id: "pipeline_1", unknown_stages: "fail", unknown_owners: "importer" },
    });
  });
  it("sends the pipeline that it shows", () => {
    const [sales, renewals] = [{ id: "pipeline_1" }, { id: "pipeline_2" }];
    const chosen = { ...draft, pipeline_id: "pipeline_2" };
    expect(pipeline_of(draft, [sales, renewals])).toBe("pipeline_1");
    expect(pipeline_of(chosen, [sales, renewals])).toBe("pipeline_2");
    expect(pipeline_of(chosen, [sales])).toBe("pipeline_1");
    expect(pipeline_of(draft, [])).toBe(OWN_PIPELINE);
    expect(pipeline_of({ ...draft, profile: "crm-maven" }, [sales])).toBe(OWN_PIPELINE);
    expect(start_of({ ...draft, pipeline_id: OWN_PIPELINE }, false, [sales]).options).toEqual({
      own_pipeline: true,
      unknown_stages: "fail",
      unknown_owners: "importer",
    });
  });
  it("fills a field from one column only", () => {
    const changed = set_destination(file, 2, { kind: "field", field: "title" });
    expect(changed.columns.map((c) => print_destination(c.to))).toEqual([
      "custom",
      "field.value",
      "field.title",
      "skip",
    ]);
    expect(changed.columns.map((c) => c.sure)).toEqual([null, 70, null, 0]);
  });
  it("keeps as custom what another kind of record has no field for", () => {
    const changed = set_record_type(file, "company", guess.fields.company ?? []);
    expect(changed.columns.map((c) => c.to.kind)).toEqual(["custom", "custom", "custom", "skip"]);
    expect(lacks_a_name(changed)).toBe(true);
    expect(lacks_a_name(set_destination(changed, 0, { kind: "field", field: "name" }))).toBe(false);
  });
  it("reads back what a select holds", () => {
    for (const text of ["custom", "skip", "field.value"])
      expect(print_destination(read_destination(text))).toBe(text);
  });
  it("keeps a person's choices when the files are guessed again", () => {
    const again = draft_of(guess, { ...draft, duplicates: "update", currency: "EUR" });
    expect([again.duplicates, again.currency]).toEqual(["update", "EUR"]);
  });
});

it("counts every row once", () => {
  expect(adds_up({ read: 10, created: 4, updated: 3, skipped: 2, failed: 1 })).toBe(true);
  expect(adds_up({ read: 10, created: 4, updated: 3, skipped: 2, failed: 0 })).toBe(false);
});
