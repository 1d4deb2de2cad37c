// Made from openapi.json by `npm run generate`; not edited by hand.
export interface paths {
    "/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Activities: open, done, overdue or of today, page by page
         * @description Needs the permission read.
         */
        get: operations["activity.list"];
        put?: never;
        /**
         * Plan an activity, or log one that was done
         * @description Needs the permission edit_records.
         */
        post: operations["activity.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activities/{activity_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One activity
         * @description Needs the permission read.
         */
        get: operations["activity.get"];
        put?: never;
        post?: never;
        /**
         * Delete an activity
         * @description Needs the permission edit_records.
         */
        delete: operations["activity.delete"];
        options?: never;
        head?: never;
        /**
         * Change an activity
         * @description Needs the permission edit_records.
         */
        patch: operations["activity.edit"];
        trace?: never;
    };
    "/activities/{activity_id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark an activity as done, with its outcome
         * @description Needs the permission edit_records.
         */
        post: operations["activity.finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activities/{activity_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open an activity again
         * @description Needs the permission edit_records.
         */
        post: operations["activity.reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A pipeline as a board: sums of every stage and the first cards
         * @description Needs the permission read.
         */
        get: operations["board.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/board/column": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Further cards of a column
         * @description Needs the permission read.
         */
        get: operations["board.column"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/board/month": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Further cards of a month of expected close
         * @description Needs the permission read.
         */
        get: operations["board.month"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/board/months": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The open deals of a pipeline by month of expected close: sums of every month and the first cards
         * @description Needs the permission read.
         */
        get: operations["board.months"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Companies that meet a criterion, page by page
         * @description Needs the permission read.
         */
        get: operations["company.list"];
        put?: never;
        /**
         * Add a company
         * @description Needs the permission edit_records.
         */
        post: operations["company.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One company
         * @description Needs the permission read.
         */
        get: operations["company.get"];
        put?: never;
        post?: never;
        /**
         * Delete a company that nothing refers to
         * @description Needs the permission edit_records.
         */
        delete: operations["company.delete"];
        options?: never;
        head?: never;
        /**
         * Change fields of a company
         * @description Needs the permission edit_records.
         */
        patch: operations["company.edit"];
        trace?: never;
    };
    "/companies/{company_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to a company, newest first
         * @description Needs the permission read.
         */
        get: operations["company.timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/criteria/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whether a criterion is right; as text, as JSON, with the place of every fault
         * @description Needs the permission read.
         */
        post: operations["criteria.check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/criteria/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The fields that criteria may name, with their operators
         * @description Needs the permission read.
         */
        get: operations["criteria.fields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deals by criteria, text and order, a page at a time
         * @description Needs the permission read.
         */
        get: operations["deal.list"];
        put?: never;
        /**
         * Make a deal
         * @description Needs the permission edit_records.
         */
        post: operations["deal.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{deal_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One deal
         * @description Needs the permission read.
         */
        get: operations["deal.get"];
        put?: never;
        post?: never;
        /**
         * Delete a deal
         * @description Needs the permission edit_records.
         */
        delete: operations["deal.delete"];
        options?: never;
        head?: never;
        /**
         * Change fields of a deal
         * @description Needs the permission edit_records.
         */
        patch: operations["deal.edit"];
        trace?: never;
    };
    "/deals/{deal_id}/gate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a move to a stage would miss
         * @description Needs the permission read.
         */
        get: operations["deal.gate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{deal_id}/lose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lose a deal, with the reason
         * @description Needs the permission edit_records.
         */
        post: operations["deal.lose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{deal_id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a deal to another stage of its pipeline, or to another place in its column
         * @description Needs the permission edit_records.
         */
        post: operations["deal.move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{deal_id}/park": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a deal into the fridge until a day or an event
         * @description Needs the permission edit_records.
         */
        post: operations["deal.park"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{deal_id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people of a deal with their roles
         * @description Needs the permission read.
         */
        get: operations["deal.people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{deal_id}/people/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Add a person to a deal, or change the person's role
         * @description Needs the permission edit_records.
         */
        put: operations["deal.put_person"];
        post?: never;
        /**
         * Take a person out of a deal
         * @description Needs the permission edit_records.
         */
        delete: operations["deal.remove_person"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{deal_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a won, lost or parked deal again
         * @description Needs the permission edit_records.
         */
        post: operations["deal.reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{deal_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to a deal, newest first
         * @description Needs the permission read.
         */
        get: operations["deal.timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{deal_id}/win": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Win a deal
         * @description Needs the permission edit_records.
         */
        post: operations["deal.win"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The same change to many deals
         * @description Needs the permission edit_records.
         */
        post: operations["deal.bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/bulk/{batch_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a change to many deals back, where nobody changed the same since
         * @description Needs the permission edit_records.
         */
        post: operations["deal.undo_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fill an empty workspace with a demo
         * @description Needs the permission manage_workspace.
         */
        post: operations["demo.create"];
        /**
         * Delete the records of a demo workspace, some at a time: call again until done
         * @description Needs the permission manage_workspace.
         */
        delete: operations["demo.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Live changes as server-sent events; resumes after Last-Event-ID
         * @description Needs the permission read.
         */
        get: operations["live.follow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export/activities.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Activities as CSV
         * @description Needs the permission export.
         */
        get: operations["export.activities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export/companies.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Companies as CSV
         * @description Needs the permission export.
         */
        get: operations["export.companies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export/deals.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deals as CSV
         * @description Needs the permission export.
         */
        get: operations["export.deals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export/people.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People as CSV
         * @description Needs the permission export.
         */
        get: operations["export.people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Imports, newest first
         * @description Needs the permission import.
         */
        get: operations["import.list"];
        put?: never;
        /**
         * Import uploaded files
         * @description Needs the permission import.
         */
        post: operations["import.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An import with its report
         * @description Needs the permission import.
         */
        get: operations["import.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{import_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop an import behind the row that it is at
         * @description Needs the permission import.
         */
        post: operations["import.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{import_id}/errors.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rows that could not be read, with the reasons
         * @description Needs the permission import.
         */
        get: operations["import.errors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{import_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what an import did
         * @description Needs the permission import.
         */
        post: operations["import.undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/guess": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What uploaded files hold, with a mapping and a preview
         * @description Needs the permission import.
         */
        post: operations["import.guess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The first rows of an uploaded file as the import will read them
         * @description Needs the permission import.
         */
        post: operations["import.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Background work that was given up, newest first; kept for 90 days
         * @description Needs the permission manage_workspace.
         */
        get: operations["job.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{job_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try background work again that was given up
         * @description Needs the permission manage_workspace.
         */
        post: operations["job.replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much background work waits, runs, and was given up
         * @description Needs the permission manage_workspace.
         */
        get: operations["job.count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/journal/{pos}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take one change back, if nobody changed the same since
         * @description Needs the permission edit_records.
         */
        post: operations["journal.undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lost_reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why deals are lost, as the team keeps it
         * @description Needs the permission read.
         */
        get: operations["lost_reason.list"];
        put?: never;
        /**
         * Add a reason why deals are lost
         * @description Needs the permission manage_pipelines.
         */
        post: operations["lost_reason.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lost_reasons/{lost_reason_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a lost reason
         * @description Needs the permission manage_pipelines.
         */
        patch: operations["lost_reason.edit"];
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change your own name, language, theme and density */
        patch: operations["me.edit"];
        trace?: never;
    };
    "/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Notes of a deal, company or person, newest first
         * @description Needs the permission read.
         */
        get: operations["note.list"];
        put?: never;
        /**
         * Write a note on a deal, company or person
         * @description Needs the permission edit_records.
         */
        post: operations["note.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notes/{note_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a note
         * @description Needs the permission edit_records.
         */
        delete: operations["note.delete"];
        options?: never;
        head?: never;
        /**
         * Change a note
         * @description Needs the permission edit_records.
         */
        patch: operations["note.edit"];
        trace?: never;
    };
    "/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People who meet a criterion, page by page
         * @description Needs the permission read.
         */
        get: operations["person.list"];
        put?: never;
        /**
         * Add a person
         * @description Needs the permission edit_records.
         */
        post: operations["person.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One person
         * @description Needs the permission read.
         */
        get: operations["person.get"];
        put?: never;
        post?: never;
        /**
         * Delete a person without activities and notes
         * @description Needs the permission edit_records.
         */
        delete: operations["person.delete"];
        options?: never;
        head?: never;
        /**
         * Change fields of a person
         * @description Needs the permission edit_records.
         */
        patch: operations["person.edit"];
        trace?: never;
    };
    "/people/{person_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to a person, newest first
         * @description Needs the permission read.
         */
        get: operations["person.timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pipeline_templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Starter pipelines
         * @description Needs the permission read.
         */
        get: operations["pipeline.templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pipelines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All pipelines with their stages
         * @description Needs the permission read.
         */
        get: operations["pipeline.list"];
        put?: never;
        /**
         * Make a pipeline, from a template or by hand
         * @description Needs the permission manage_pipelines.
         */
        post: operations["pipeline.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pipelines/{pipeline_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename, move or archive a pipeline
         * @description Needs the permission manage_pipelines.
         */
        patch: operations["pipeline.edit"];
        trace?: never;
    };
    "/pipelines/{pipeline_id}/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a stage to a pipeline
         * @description Needs the permission manage_pipelines.
         */
        post: operations["stage.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Products, page by page
         * @description Needs the permission read.
         */
        get: operations["product.list"];
        put?: never;
        /**
         * Add a product
         * @description Needs the permission manage_pipelines.
         */
        post: operations["product.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One product
         * @description Needs the permission read.
         */
        get: operations["product.get"];
        put?: never;
        post?: never;
        /**
         * Delete a product that no deal names
         * @description Needs the permission manage_pipelines.
         */
        delete: operations["product.delete"];
        options?: never;
        head?: never;
        /**
         * Change a product
         * @description Needs the permission manage_pipelines.
         */
        patch: operations["product.edit"];
        trace?: never;
    };
    "/reports/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed in the pipeline between two moments, adding up exactly
         * @description Needs the permission view_reports.
         */
        get: operations["report.changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Counts, win rate, values and cycle length of deals, by groups and against the period before
         * @description Needs the permission view_reports.
         */
        get: operations["report.metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stage by stage: who entered, who went on, and how long it took
         * @description Needs the permission view_reports.
         */
        get: operations["report.stages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/trend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One figure over time
         * @description Needs the permission view_reports.
         */
        get: operations["report.trend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deals, companies and people by words, best first
         * @description Needs the permission read.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["session.get"];
        put?: never;
        /** Sign in; answers a cookie */
        post: operations["session.start"];
        /** Sign out */
        delete: operations["session.end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change your password; ends your other sessions */
        post: operations["session.password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your sessions, or those of a user you manage */
        get: operations["session.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a session, at once */
        delete: operations["session.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the server waits for its owner */
        get: operations["setup.get"];
        put?: never;
        /** Make the first workspace and its admin */
        post: operations["setup.run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stages/{stage_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete an empty stage
         * @description Needs the permission manage_pipelines.
         */
        delete: operations["stage.delete"];
        options?: never;
        head?: never;
        /**
         * Change a stage
         * @description Needs the permission manage_pipelines.
         */
        patch: operations["stage.edit"];
        trace?: never;
    };
    "/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The teams of the workspace by name
         * @description Needs the permission read.
         */
        get: operations["team.list"];
        put?: never;
        /**
         * Add a team
         * @description Needs the permission manage_users.
         */
        post: operations["team.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teams/{team_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename a team
         * @description Needs the permission manage_users.
         */
        patch: operations["team.edit"];
        trace?: never;
    };
    "/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your tokens, or those of a user you manage; never their secrets */
        get: operations["token.list"];
        put?: never;
        /** Make an API token; its secret is answered once */
        post: operations["token.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a token back, at once */
        delete: operations["token.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a file for an import; it is kept for seven days
         * @description Needs the permission import.
         */
        post: operations["upload.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The users of the workspace by name
         * @description Needs the permission read.
         */
        get: operations["user.list"];
        put?: never;
        /**
         * Add a user; without e-mail and password nobody signs in as them
         * @description Needs the permission manage_users.
         */
        post: operations["user.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One user
         * @description Needs the permission read.
         */
        get: operations["user.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a user's name, e-mail, role, visibility, team, language, or whether active
         * @description Needs the permission manage_users.
         */
        patch: operations["user.edit"];
        trace?: never;
    };
    "/users/{user_id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set somebody's password; ends their sessions
         * @description Needs the permission manage_users.
         */
        post: operations["user.password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The workspace you are in
         * @description Needs the permission read.
         */
        get: operations["workspace.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the workspace's name, currency, time zone and language
         * @description Needs the permission manage_workspace.
         */
        patch: operations["workspace.edit"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Activity: {
            company_id: string | null;
            /** Format: date-time */
            created_at: string;
            deal_id: string | null;
            /**
             * Format: date-time
             * @description When it was done; empty while it is open
             */
            done_at: string | null;
            /**
             * Format: date-time
             * @description When, to the minute
             */
            due_at: string | null;
            /**
             * Format: date
             * @description On which day, where the hour does not matter
             */
            due_on: string | null;
            /** @description How long, in minutes */
            duration_min: number | null;
            id: string;
            /** @enum {string} */
            kind: "call" | "meeting" | "presentation" | "email" | "message" | "task";
            /** @description What came of it */
            outcome: string | null;
            owner_id: string | null;
            person_id: string | null;
            /** @description What is to be done */
            title: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        ActivityAnswer: {
            company_id: string | null;
            /** Format: date-time */
            created_at: string;
            deal: components["schemas"]["NextStep"] | null;
            deal_id: string | null;
            /**
             * Format: date-time
             * @description When it was done; empty while it is open
             */
            done_at: string | null;
            /**
             * Format: date-time
             * @description When, to the minute
             */
            due_at: string | null;
            /**
             * Format: date
             * @description On which day, where the hour does not matter
             */
            due_on: string | null;
            /** @description How long, in minutes */
            duration_min: number | null;
            id: string;
            /** @enum {string} */
            kind: "call" | "meeting" | "presentation" | "email" | "message" | "task";
            /** @description What came of it */
            outcome: string | null;
            owner_id: string | null;
            person_id: string | null;
            /** @description What is to be done */
            title: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        ActivityItem: {
            company_id: string | null;
            company_name: string | null;
            /** Format: date-time */
            created_at: string;
            deal_id: string | null;
            deal_title: string | null;
            /**
             * Format: date-time
             * @description When it was done; empty while it is open
             */
            done_at: string | null;
            /**
             * Format: date-time
             * @description When, to the minute
             */
            due_at: string | null;
            /**
             * Format: date
             * @description On which day, where the hour does not matter
             */
            due_on: string | null;
            /** @description How long, in minutes */
            duration_min: number | null;
            id: string;
            /** @enum {string} */
            kind: "call" | "meeting" | "presentation" | "email" | "message" | "task";
            /** @description What came of it */
            outcome: string | null;
            owner_id: string | null;
            owner_name: string | null;
            person_id: string | null;
            person_name: string | null;
            /** @description What is to be done */
            title: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        Board: {
            pipeline_id: string;
            pos: number;
            stages: components["schemas"]["BoardStage"][];
        };
        BoardMonth: {
            count: number;
            /**
             * Format: date
             * @description The first day of expected close; absent with to_on: before today; absent without it: the deals that have no expected close
             */
            from_on: string | null;
            items: components["schemas"]["DealCard"][];
            late: number;
            later: number;
            next_cursor: string | null;
            none: number;
            sums: components["schemas"]["Money"][];
            /**
             * Format: date
             * @description The last day; absent: every later day
             */
            to_on: string | null;
            today: number;
            weighted: components["schemas"]["Money"][];
        };
        BoardStage: {
            count: number;
            items: components["schemas"]["DealCard"][];
            late: number;
            later: number;
            next_cursor: string | null;
            none: number;
            stage_id: string;
            sums: components["schemas"]["Money"][];
            today: number;
            weighted: components["schemas"]["Money"][];
        };
        ChangedDeals: {
            batch_id: string | null;
            done: number;
            errors: components["schemas"]["RefusedDeal"][];
            failed: number;
        };
        ChangeDeals: {
            /**
             * @description What to do with each
             * @enum {string}
             */
            action: "move" | "assign" | "edit" | "win" | "lose" | "park" | "reopen" | "tag" | "delete";
            /** Format: date */
            closed_on?: string | null;
            competitor?: string | null;
            deal_ids: string[];
            /** @default false */
            do_not_contact?: boolean;
            fields?: components["schemas"]["DealFieldsInput"] | null;
            lost_reason_id?: string | null;
            note?: string | null;
            override_reason?: string | null;
            /** @description Needed by assign */
            owner_id?: string | null;
            reason?: string | null;
            stage_id?: string | null;
            /** @description Needed by tag */
            tag?: string | null;
            /** @description Needed by move */
            to_stage_id?: string | null;
            value?: components["schemas"]["Money"] | null;
            wake_criterion?: string | null;
            /**
             * Format: date
             * @description Needed by park, or wake_criterion
             */
            wake_on?: string | null;
        };
        ChangePassword: {
            /** @description The one that counts now */
            current_password: string;
            /** @description At least 8 characters, none of the commonest */
            new_password: string;
        };
        ChangesReport: {
            /** Format: date-time */
            from: string;
            other_currencies: components["schemas"]["CurrencyChanges"][];
            pipeline: components["schemas"]["CurrencyChanges"];
            /** Format: date-time */
            to: string;
        };
        ChangeStep: {
            deal_ids: string[];
            deals: number;
            effect: components["schemas"]["Money"];
            /** @enum {string} */
            kind: "new" | "reopened" | "grew" | "shrank" | "won" | "lost" | "parked" | "deleted" | "moved_on" | "moved_back" | "owner_changed" | "pulled_in" | "pushed_out";
            value: components["schemas"]["Money"];
        };
        CheckAnswer: {
            errors: components["schemas"]["FaultAnswer"][];
            json: unknown;
            text: string;
        };
        CheckCriterion: {
            json?: unknown;
            /** @default deal */
            record_type?: string;
            /** @description A criterion as text */
            text?: string | null;
        };
        Choice: {
            label: string;
            value: string;
        };
        ColumnSpecInput: {
            custom?: string | null;
            /** @description Field that it fills; empty: a custom field */
            field?: string | null;
            /** @description As in the file */
            header?: string;
            /** @description Leave the column out */
            skip?: boolean;
            unit?: string | null;
        };
        Company: {
            city: string | null;
            country: string | null;
            /** Format: date-time */
            readonly created_at: string;
            /** @description Fields of the team's own */
            custom: {
                [key: string]: unknown;
            };
            /** @description Its internet domain, the surest mark of who it is */
            domain: string | null;
            /** @description How many people work there */
            employees: number | null;
            /** @description Its id there */
            external_id: string | null;
            /** @description Where it was imported from */
            external_source: string | null;
            readonly id: string;
            /** @description What it does */
            industry: string | null;
            /** @description What the organisation is called */
            name: string;
            /** @description Who looks after it */
            owner_id: string | null;
            /** @description The company that it belongs to */
            parent_id: string | null;
            phone: string | null;
            revenue: components["schemas"]["Money"] | null;
            tags: string[];
            /** Format: date-time */
            readonly updated_at: string;
            /** @description Grows by one with every change */
            readonly version: number;
            website: string | null;
        };
        CompanyItem: {
            city: string | null;
            country: string | null;
            /** Format: date-time */
            readonly created_at: string;
            /** @description Fields of the team's own */
            custom: {
                [key: string]: unknown;
            };
            /** @description Its internet domain, the surest mark of who it is */
            domain: string | null;
            /** @description How many people work there */
            employees: number | null;
            /** @description Its id there */
            external_id: string | null;
            /** @description Where it was imported from */
            external_source: string | null;
            readonly id: string;
            /** @description What it does */
            industry: string | null;
            /** @description What the organisation is called */
            name: string;
            open_deals: number;
            /** @description Who looks after it */
            owner_id: string | null;
            /** @description The company that it belongs to */
            parent_id: string | null;
            phone: string | null;
            revenue: components["schemas"]["Money"] | null;
            tags: string[];
            /** Format: date-time */
            readonly updated_at: string;
            /** @description Grows by one with every change */
            readonly version: number;
            website: string | null;
            won_value: components["schemas"]["Money"] | null;
        };
        CreateActivity: {
            company_id?: string | null;
            deal_id?: string | null;
            /**
             * Format: date-time
             * @description When it was done; empty while it is open
             */
            done_at?: string | null;
            /**
             * Format: date-time
             * @description When, to the minute
             */
            due_at?: string | null;
            /**
             * Format: date
             * @description On which day, where the hour does not matter
             */
            due_on?: string | null;
            /** @description How long, in minutes */
            duration_min?: number | null;
            /**
             * @default task
             * @enum {string}
             */
            kind?: "call" | "meeting" | "presentation" | "email" | "message" | "task";
            /** @description What came of it */
            outcome?: string | null;
            owner_id?: string | null;
            person_id?: string | null;
            /** @description What is to be done */
            title?: string;
        };
        CreateCompany: {
            city?: string | null;
            country?: string | null;
            /** @description Fields of the team's own */
            custom?: {
                [key: string]: unknown;
            };
            /** @description Its internet domain, the surest mark of who it is */
            domain?: string | null;
            /** @description How many people work there */
            employees?: number | null;
            /** @description Its id there */
            external_id?: string | null;
            /** @description Where it was imported from */
            external_source?: string | null;
            /** @description What it does */
            industry?: string | null;
            /** @description What the organisation is called */
            name: string;
            /** @description Who looks after it */
            owner_id?: string | null;
            /** @description The company that it belongs to */
            parent_id?: string | null;
            phone?: string | null;
            revenue?: components["schemas"]["Money"] | null;
            tags?: string[];
            website?: string | null;
        };
        CreateDeal: {
            company_id?: string | null;
            company_name?: string | null;
            /** @description Who else is in the race, or won it */
            competitor?: string | null;
            /** @description Fields of the team's own; in a change, null takes one away */
            custom?: {
                [key: string]: unknown;
            } | null;
            /**
             * Format: date
             * @description Day on which the deal should close
             */
            expected_close_on?: string | null;
            /** @description Its id there */
            external_id?: string | null;
            /** @description System that it was imported from */
            external_source?: string | null;
            /** @enum {string|null} */
            forecast_category?: "pipeline" | "best_case" | "commit" | "omitted" | null;
            /**
             * Format: date
             * @description Day on which the sales cycle began
             */
            opened_on?: string | null;
            owner_id?: string | null;
            person_id?: string | null;
            pipeline_id?: string | null;
            /** @description Chance to win in basis points; empty: that of the stage */
            probability_bp?: number | null;
            product_id?: string | null;
            /** @description Campaign that brought it */
            source_campaign?: string | null;
            /** @description Where it came from: referral, fair, web … */
            source_channel?: string | null;
            /** @enum {string|null} */
            source_kind?: "inbound" | "outbound" | null;
            stage_id?: string | null;
            /** @description Labels, at most 50 */
            tags?: string[];
            /** @description What the deal is called */
            title: string;
            value?: components["schemas"]["Money"] | null;
        };
        CreateDemo: {
            /**
             * @description How many deals
             * @default 420
             */
            deals?: number;
        };
        CreateLostReason: {
            /** @description Why deals are lost */
            name: string;
        };
        CreateNote: {
            company_id?: string | null;
            deal_id?: string | null;
            person_id?: string | null;
            text: string;
        };
        CreatePerson: {
            /** @description Where the person works */
            company_id?: string | null;
            /** @description Fields of the team's own */
            custom?: {
                [key: string]: unknown;
            };
            /**
             * @description True when the person asked to be left alone
             * @default false
             */
            do_not_contact?: boolean;
            email?: string | null;
            /** @description Its id there */
            external_id?: string | null;
            /** @description Where it was imported from */
            external_source?: string | null;
            job_title?: string | null;
            /** @description Language of messages to the person: en, pl … */
            language?: string | null;
            /** @description What the person is called */
            name: string;
            /** @description Who looks after the person */
            owner_id?: string | null;
            phone?: string | null;
            tags?: string[];
        };
        CreatePipeline: {
            from_template?: string | null;
            /** @description What the pipeline is called */
            name?: string | null;
            stages?: components["schemas"]["StageDraftInput"][];
        };
        CreateProduct: {
            /**
             * @description False: no longer offered for new deals
             * @default true
             */
            active?: boolean;
            /** @description What it is called */
            name: string;
            price?: components["schemas"]["Money"] | null;
            /** @description The family of products that it belongs to */
            series?: string | null;
        };
        CreateStage: {
            /** @enum {string|null} */
            buyer_stage?: "awareness" | "consideration" | "purchase" | "post_purchase" | null;
            exit_criteria?: components["schemas"]["ExitCriterionInput"][];
            /** @description Longest healthy stay in days; empty: learned from history */
            longest_stay_days?: number | null;
            /** @description What the stage is called */
            name: string;
            playbook?: components["schemas"]["PlaybookStepInput"][];
            /** @description Place in the pipeline, from 0 */
            position?: number | null;
            /**
             * @description Chance to win from here, in basis points (10000 is certain)
             * @default 0
             */
            probability_bp?: number;
            /** @description What is done here, in a sentence */
            purpose?: string;
            /** @description Score that a deal should have here */
            score_threshold?: number | null;
        };
        CreateTeam: {
            /** @description What the team is called */
            name: string;
        };
        CreateToken: {
            /**
             * Format: date
             * @description The last day on which it counts
             */
            expires_on?: string | null;
            /** @description What the token is for */
            name: string;
            /** @description What it may do of what you may */
            scopes: ("read" | "write" | "import" | "admin")[];
        };
        CreateUser: {
            /** @default true */
            active?: boolean;
            /** @description To sign in with; unique on this server */
            email?: string | null;
            external_id?: string | null;
            external_source?: string | null;
            /** @enum {string|null} */
            language?: "en" | "pl" | "ro" | "ru" | "tr" | null;
            manager_name?: string | null;
            /** @description Full name */
            name: string;
            /**
             * @default rep
             * @enum {string}
             */
            role?: "admin" | "manager" | "rep" | "marketer" | "viewer";
            team_id?: string | null;
            /**
             * @default all
             * @enum {string}
             */
            visibility?: "own" | "team" | "all";
        };
        CurrencyChanges: {
            closing_deals: number;
            closing_value: components["schemas"]["Money"];
            currency: string;
            opening_deals: number;
            opening_value: components["schemas"]["Money"];
            steps: components["schemas"]["ChangeStep"][];
        };
        CurrentSession: {
            permissions: string[];
            user: components["schemas"]["User"];
            workspace: components["schemas"]["Workspace"];
        };
        Deal: {
            acquisition_cost: components["schemas"]["Money"] | null;
            /** Format: date-time */
            readonly closed_at: string | null;
            /** Format: date */
            closed_on: string | null;
            company_id: string | null;
            /** @description Who else is in the race, or won it */
            competitor: string | null;
            /** Format: date-time */
            created_at: string;
            /** @description Fields of the team's own; in a change, null takes one away */
            custom: {
                [key: string]: unknown;
            };
            do_not_contact: boolean;
            /**
             * Format: date-time
             * @description When it came into its stage
             */
            readonly entered_stage_at: string;
            /**
             * Format: date
             * @description Day on which the deal should close
             */
            expected_close_on: string | null;
            /** @description Its id there */
            external_id: string | null;
            /** @description System that it was imported from */
            external_source: string | null;
            /** @enum {string} */
            forecast_category: "pipeline" | "best_case" | "commit" | "omitted";
            id: string;
            invoiced: components["schemas"]["Money"] | null;
            /** Format: date-time */
            last_activity_at: string | null;
            legal_cost: components["schemas"]["Money"] | null;
            lost_note: string | null;
            lost_reason_id: string | null;
            /** Format: date-time */
            next_activity_at: string | null;
            next_activity_id: string | null;
            next_activity_kind: string | null;
            next_activity_title: string | null;
            /**
             * Format: date
             * @description Day on which the sales cycle began
             */
            opened_on: string;
            operating_cost: components["schemas"]["Money"] | null;
            other_cost: components["schemas"]["Money"] | null;
            owner_id: string;
            pipeline_id: string;
            /** @description Chance to win in basis points; empty: that of the stage */
            probability_bp: number | null;
            product_id: string | null;
            /** @description Order in its column of the board */
            readonly rank: string;
            salary_cost: components["schemas"]["Money"] | null;
            /** @description Campaign that brought it */
            source_campaign: string | null;
            /** @description Where it came from: referral, fair, web … */
            source_channel: string | null;
            /** @enum {string|null} */
            source_kind: "inbound" | "outbound" | null;
            stage_id: string;
            /**
             * @description Open, or its outcome
             * @enum {string}
             */
            readonly status: "open" | "won" | "lost" | "parked";
            /** @description Labels, at most 50 */
            tags: string[];
            /** @description What the deal is called */
            title: string;
            /** Format: date-time */
            updated_at: string;
            /** @description What the deal is worth, in its own currency */
            value: components["schemas"]["Money"];
            version: number;
            /** @description Parked: it wakes when this criterion becomes true */
            wake_criterion: string | null;
            /**
             * Format: date
             * @description Parked: day on which it wakes
             */
            wake_on: string | null;
        };
        DealCard: {
            company_id: string | null;
            company_name: string | null;
            /** Format: date-time */
            entered_stage_at: string;
            /** Format: date */
            expected_close_on: string | null;
            id: string;
            /** Format: date-time */
            next_activity_at: string | null;
            next_activity_id: string | null;
            next_activity_kind: string | null;
            next_activity_title: string | null;
            owner_id: string;
            owner_name: string | null;
            pipeline_id: string;
            probability_bp: number | null;
            rank: string;
            stage_id: string;
            /** @enum {string} */
            status: "open" | "won" | "lost" | "parked";
            tags: string[];
            title: string;
            value: components["schemas"]["Money"];
            version: number;
        };
        DealFieldsInput: {
            acquisition_cost?: components["schemas"]["Money"] | null;
            company_id?: string | null;
            /** @description Who else is in the race, or won it */
            competitor?: string | null;
            /** @description Fields of the team's own; in a change, null takes one away */
            custom?: {
                [key: string]: unknown;
            };
            /**
             * Format: date
             * @description Day on which the deal should close
             */
            expected_close_on?: string | null;
            /** @enum {string} */
            forecast_category?: "pipeline" | "best_case" | "commit" | "omitted";
            invoiced?: components["schemas"]["Money"] | null;
            legal_cost?: components["schemas"]["Money"] | null;
            /**
             * Format: date
             * @description Day on which the sales cycle began
             */
            opened_on?: string;
            operating_cost?: components["schemas"]["Money"] | null;
            other_cost?: components["schemas"]["Money"] | null;
            owner_id?: string;
            /** @description Chance to win in basis points; empty: that of the stage */
            probability_bp?: number | null;
            product_id?: string | null;
            salary_cost?: components["schemas"]["Money"] | null;
            /** @description Campaign that brought it */
            source_campaign?: string | null;
            /** @description Where it came from: referral, fair, web … */
            source_channel?: string | null;
            /** @enum {string|null} */
            source_kind?: "inbound" | "outbound" | null;
            /** @description Labels, at most 50 */
            tags?: string[];
            /** @description What the deal is called */
            title?: string;
            /** @description What the deal is worth, in its own currency */
            value?: components["schemas"]["Money"];
        };
        DealPerson: {
            company_id: string | null;
            do_not_contact: boolean;
            email: string | null;
            job_title: string | null;
            name: string;
            person_id: string;
            phone: string | null;
            /** @enum {string|null} */
            role: "decision_maker" | "economic_buyer" | "champion" | "influencer" | "gatekeeper" | "user" | null;
        };
        DealRow: {
            acquisition_cost: components["schemas"]["Money"] | null;
            /** Format: date-time */
            readonly closed_at: string | null;
            /** Format: date */
            closed_on: string | null;
            company_id: string | null;
            company_name: string | null;
            /** @description Who else is in the race, or won it */
            competitor: string | null;
            /** Format: date-time */
            created_at: string;
            /** @description Fields of the team's own; in a change, null takes one away */
            custom: {
                [key: string]: unknown;
            };
            do_not_contact: boolean;
            /**
             * Format: date-time
             * @description When it came into its stage
             */
            readonly entered_stage_at: string;
            /**
             * Format: date
             * @description Day on which the deal should close
             */
            expected_close_on: string | null;
            /** @description Its id there */
            external_id: string | null;
            /** @description System that it was imported from */
            external_source: string | null;
            /** @enum {string} */
            forecast_category: "pipeline" | "best_case" | "commit" | "omitted";
            id: string;
            invoiced: components["schemas"]["Money"] | null;
            /** Format: date-time */
            last_activity_at: string | null;
            legal_cost: components["schemas"]["Money"] | null;
            lost_note: string | null;
            lost_reason_id: string | null;
            lost_reason_name: string | null;
            /** Format: date-time */
            next_activity_at: string | null;
            next_activity_id: string | null;
            next_activity_kind: string | null;
            next_activity_title: string | null;
            /**
             * Format: date
             * @description Day on which the sales cycle began
             */
            opened_on: string;
            operating_cost: components["schemas"]["Money"] | null;
            other_cost: components["schemas"]["Money"] | null;
            owner_id: string;
            owner_name: string | null;
            pipeline_id: string;
            pipeline_name: string | null;
            /** @description Chance to win in basis points; empty: that of the stage */
            probability_bp: number | null;
            product_id: string | null;
            product_name: string | null;
            /** @description Order in its column of the board */
            readonly rank: string;
            salary_cost: components["schemas"]["Money"] | null;
            /** @description Campaign that brought it */
            source_campaign: string | null;
            /** @description Where it came from: referral, fair, web … */
            source_channel: string | null;
            /** @enum {string|null} */
            source_kind: "inbound" | "outbound" | null;
            stage_id: string;
            stage_name: string | null;
            /**
             * @description Open, or its outcome
             * @enum {string}
             */
            readonly status: "open" | "won" | "lost" | "parked";
            /** @description Labels, at most 50 */
            tags: string[];
            /** @description What the deal is called */
            title: string;
            /** Format: date-time */
            updated_at: string;
            /** @description What the deal is worth, in its own currency */
            value: components["schemas"]["Money"];
            version: number;
            /** @description Parked: it wakes when this criterion becomes true */
            wake_criterion: string | null;
            /**
             * Format: date
             * @description Parked: day on which it wakes
             */
            wake_on: string | null;
        };
        DeleteActivity: {
            expected_version?: number | null;
        };
        DeleteCompany: {
            expected_version?: number | null;
        };
        DeleteDeal: {
            expected_version?: number | null;
        };
        DeleteNote: {
            expected_version?: number | null;
        };
        DeletePerson: {
            expected_version?: number | null;
        };
        DeleteProduct: {
            expected_version?: number | null;
        };
        EditActivity: {
            company_id?: string | null;
            deal_id?: string | null;
            /**
             * Format: date-time
             * @description When, to the minute
             */
            due_at?: string | null;
            /**
             * Format: date
             * @description On which day, where the hour does not matter
             */
            due_on?: string | null;
            /** @description How long, in minutes */
            duration_min?: number | null;
            expected_version?: number | null;
            /** @enum {string} */
            kind?: "call" | "meeting" | "presentation" | "email" | "message" | "task";
            /** @description What came of it */
            outcome?: string | null;
            owner_id?: string | null;
            person_id?: string | null;
            /** @description What is to be done */
            title?: string;
        };
        EditCompany: {
            city?: string | null;
            country?: string | null;
            /** @description Fields of the team's own */
            custom?: {
                [key: string]: unknown;
            };
            /** @description Its internet domain, the surest mark of who it is */
            domain?: string | null;
            /** @description How many people work there */
            employees?: number | null;
            expected_version?: number | null;
            /** @description Its id there */
            external_id?: string | null;
            /** @description Where it was imported from */
            external_source?: string | null;
            /** @description What it does */
            industry?: string | null;
            /** @description What the organisation is called */
            name?: string;
            /** @description Who looks after it */
            owner_id?: string | null;
            /** @description The company that it belongs to */
            parent_id?: string | null;
            phone?: string | null;
            revenue?: components["schemas"]["Money"] | null;
            tags?: string[];
            website?: string | null;
        };
        EditDeal: {
            acquisition_cost?: components["schemas"]["Money"] | null;
            company_id?: string | null;
            /** @description Who else is in the race, or won it */
            competitor?: string | null;
            /** @description Fields of the team's own; in a change, null takes one away */
            custom?: {
                [key: string]: unknown;
            };
            /**
             * Format: date
             * @description Day on which the deal should close
             */
            expected_close_on?: string | null;
            expected_version?: number | null;
            /** @enum {string} */
            forecast_category?: "pipeline" | "best_case" | "commit" | "omitted";
            invoiced?: components["schemas"]["Money"] | null;
            legal_cost?: components["schemas"]["Money"] | null;
            /**
             * Format: date
             * @description Day on which the sales cycle began
             */
            opened_on?: string;
            operating_cost?: components["schemas"]["Money"] | null;
            other_cost?: components["schemas"]["Money"] | null;
            owner_id?: string;
            /** @description Chance to win in basis points; empty: that of the stage */
            probability_bp?: number | null;
            product_id?: string | null;
            salary_cost?: components["schemas"]["Money"] | null;
            /** @description Campaign that brought it */
            source_campaign?: string | null;
            /** @description Where it came from: referral, fair, web … */
            source_channel?: string | null;
            /** @enum {string|null} */
            source_kind?: "inbound" | "outbound" | null;
            /** @description Labels, at most 50 */
            tags?: string[];
            /** @description What the deal is called */
            title?: string;
            /** @description What the deal is worth, in its own currency */
            value?: components["schemas"]["Money"];
        };
        EditLostReason: {
            active?: boolean;
            /** @description Why deals are lost */
            name?: string;
            position?: number;
        };
        EditMe: {
            /** @enum {string} */
            density?: "comfortable" | "compact";
            /** @enum {string} */
            language?: "en" | "pl" | "ro" | "ru" | "tr";
            /** @description Full name */
            name?: string;
            /** @enum {string} */
            theme?: "auto" | "light" | "dark";
        };
        EditNote: {
            expected_version?: number | null;
            text?: string;
        };
        EditPerson: {
            /** @description Where the person works */
            company_id?: string | null;
            /** @description Fields of the team's own */
            custom?: {
                [key: string]: unknown;
            };
            /** @description True when the person asked to be left alone */
            do_not_contact?: boolean;
            email?: string | null;
            expected_version?: number | null;
            /** @description Its id there */
            external_id?: string | null;
            /** @description Where it was imported from */
            external_source?: string | null;
            job_title?: string | null;
            /** @description Language of messages to the person: en, pl … */
            language?: string | null;
            /** @description What the person is called */
            name?: string;
            /** @description Who looks after the person */
            owner_id?: string | null;
            phone?: string | null;
            tags?: string[];
        };
        EditPipeline: {
            archived?: boolean;
            expected_version?: number | null;
            /** @description What the pipeline is called */
            name?: string;
            position?: number;
        };
        EditProduct: {
            /** @description False: no longer offered for new deals */
            active?: boolean;
            expected_version?: number | null;
            /** @description What it is called */
            name?: string;
            price?: components["schemas"]["Money"] | null;
            /** @description The family of products that it belongs to */
            series?: string | null;
        };
        EditStage: {
            /** @enum {string|null} */
            buyer_stage?: "awareness" | "consideration" | "purchase" | "post_purchase" | null;
            exit_criteria?: components["schemas"]["ExitCriterionInput"][];
            expected_version?: number | null;
            /** @description Longest healthy stay in days; empty: learned from history */
            longest_stay_days?: number | null;
            /** @description What the stage is called */
            name?: string;
            playbook?: components["schemas"]["PlaybookStepInput"][];
            /** @description Place in the pipeline, from 0 */
            position?: number;
            /** @description Chance to win from here, in basis points (10000 is certain) */
            probability_bp?: number;
            /** @description What is done here, in a sentence */
            purpose?: string;
            /** @description Score that a deal should have here */
            score_threshold?: number | null;
        };
        EditTeam: {
            expected_version?: number | null;
            /** @description What the team is called */
            name?: string;
        };
        EditUser: {
            active?: boolean;
            /** @description To sign in with; unique on this server */
            email?: string | null;
            expected_version?: number | null;
            /** @enum {string} */
            language?: "en" | "pl" | "ro" | "ru" | "tr";
            manager_name?: string | null;
            /** @description Full name */
            name?: string;
            /** @enum {string} */
            role?: "admin" | "manager" | "rep" | "marketer" | "viewer";
            team_id?: string | null;
            /** @enum {string} */
            visibility?: "own" | "team" | "all";
        };
        EditWorkspace: {
            currency?: string;
            expected_version?: number | null;
            /** @enum {string} */
            language?: "en" | "pl" | "ro" | "ru" | "tr";
            /** @description What the workspace is called */
            name?: string;
            time_zone?: string;
        };
        ExitCriterion: {
            /** @description The same in the language of criteria */
            criterion: string;
            /** @description What must be so, as a sentence */
            says: string;
            /** @enum {string} */
            strength: "required" | "advised";
        };
        ExitCriterionInput: {
            /** @description The same in the language of criteria */
            criterion: string;
            /** @description What must be so, as a sentence */
            says: string;
            /** @enum {string} */
            strength?: "required" | "advised";
        };
        FaultAnswer: {
            /** @description Bytes from the beginning of the text */
            at: number;
            /** @description Bytes */
            length: number;
            /** @description The field that an unknown name was likely meant to be */
            likely: string | null;
            /** @description What is wrong and what to do, for people */
            says: string;
            /** @description What is wrong, for programs */
            slug: string;
        };
        FaultCount: {
            column_name: string;
            count: number;
            says: string;
            slug: string;
        };
        FieldAnswer: {
            /** @description What a choice may be; empty for other kinds */
            choices: components["schemas"]["Choice"][];
            /** @enum {string} */
            kind: "text" | "number" | "money" | "percent" | "date" | "instant" | "boolean" | "choice" | "reference" | "tags";
            /** @description In English, for people */
            label: string;
            /** @description As a criterion names it: company.name */
            name: string;
            /** @description The record that a reference points to */
            of: string | null;
            /** @description As in the JSON of criteria: =, in, is_empty */
            operators: string[];
        };
        FieldError: {
            /** @description Where: stages[2].name; empty: the whole body */
            field: string;
            /** @description What is wrong and what to do, for people */
            says: string;
            /** @description What is wrong, for programs */
            slug: string;
        };
        FieldTarget: {
            label: string;
            name: string;
        };
        FieldTargets: {
            company: components["schemas"]["FieldTarget"][];
            deal: components["schemas"]["FieldTarget"][];
            deal_history: components["schemas"]["FieldTarget"][];
            person: components["schemas"]["FieldTarget"][];
            product: components["schemas"]["FieldTarget"][];
            user: components["schemas"]["FieldTarget"][];
        };
        FileOfImportInput: {
            bom_bytes?: number | null;
            columns?: components["schemas"]["ColumnSpecInput"][];
            currency?: string | null;
            date_style?: string | null;
            decimal?: string | null;
            delimiter?: string | null;
            encoding?: string | null;
            has_header?: boolean | null;
            profile?: string | null;
            record_type?: string | null;
            time_zone?: string | null;
            upload_id: string;
        };
        FinishActivity: {
            /**
             * Format: date-time
             * @description When it was done; empty while it is open
             */
            done_at?: string | null;
            expected_version?: number | null;
            /** @description What came of it */
            outcome?: string | null;
        };
        Formula: {
            metric: string;
            says: string;
            text_key: string;
            where: string;
        };
        GateAnswer: {
            allowed: boolean;
            may_override: boolean;
            unmet: components["schemas"]["Unmet"][];
        };
        GivenPassword: {
            /** @description At least 8 characters, none of the commonest */
            password: string;
        };
        GivenUpJob: {
            /** @description How often it was tried */
            attempt: number;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was given up
             */
            ended_at: string | null;
            id: string;
            /** @description What was to be done: import or import_undo */
            kind: string;
            /** @description Why it failed last */
            last_error: string | null;
            /**
             * @description dead: it failed for good, or too often; quarantined: it ended the server or hung several times; ready: it is tried again
             * @enum {string}
             */
            state: "ready" | "running" | "dead" | "quarantined";
        };
        GuessAnswer: {
            fields: components["schemas"]["FieldTargets"];
            files: components["schemas"]["GuessedFile"][];
            profile: string;
        };
        GuessedColumn: {
            /** @description Key of the custom field that it fills */
            custom: string | null;
            /** @description The field that it fills */
            field: string | null;
            header: string;
            /** @description The first values */
            samples: string[];
            /** @description How sure the guess is, 0 to 100 */
            sure: number;
            /** @description one, thousands, millions or fraction */
            unit: string;
        };
        GuessedFile: {
            bom_bytes: number | null;
            columns: components["schemas"]["GuessedColumn"][];
            currency: string | null;
            date_style: string | null;
            decimal: string | null;
            delimiter: string | null;
            encoding: string | null;
            errors: components["schemas"]["FieldError"][];
            has_header: boolean | null;
            name: string;
            preview: string[][];
            profile: string | null;
            /** @enum {string|null} */
            record_type: "deal" | "company" | "person" | "product" | "user" | "deal_history" | null;
            rows_estimate: number;
            upload_id: string;
        };
        GuessRequest: {
            /** @description The system that the files come from; absent: guessed */
            profile?: string | null;
            /** @description What POST /uploads answered */
            upload_ids: string[];
        };
        HistoryEntry: {
            actor_id: string | null;
            actor_name: string | null;
            /**
             * Format: date-time
             * @description When it was written
             */
            at: string;
            /** @description Depends on the name */
            body: {
                [key: string]: unknown;
            };
            /** @description What happened: deal.moved */
            name: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            occurred_at: string;
            pos: number;
            record_id: string;
            record_type: string;
            undoable: boolean;
        };
        Hit: {
            id: string;
            score: number;
            subtitle: string | null;
            title: string;
            /** @enum {string} */
            type: "deal" | "company" | "person";
        };
        ImportOptionsInput: {
            /** @description Of amounts without one */
            currency?: string | null;
            /** @description Instead, put them into a pipeline that is called as the system they come from and made with the stages that the files name */
            own_pipeline?: boolean;
            /** @description Deals that name no pipeline go here; absent: the first one */
            pipeline_id?: string | null;
            /**
             * @description An owner who is nobody here: new records go to the importer and the report names the owners, or fail the row
             * @enum {string}
             */
            unknown_owners?: "importer" | "fail";
            /**
             * @description A stage that the pipeline does not have: fail the row, put the deal into the first stage, or add the stage
             * @enum {string}
             */
            unknown_stages?: "fail" | "first" | "add";
        };
        ImportReport: {
            /** @description Records that rows only name, made for them */
            also_made: number;
            /** @description also_made, by record type */
            also_made_by_type: components["schemas"]["MadeCount"][];
            by_type: components["schemas"]["TypeCounts"][];
            created: number;
            /** Format: date-time */
            created_at: string;
            dry_run: boolean;
            /** @enum {string} */
            duplicates: "skip" | "update" | "create";
            error_file: boolean;
            failed: number;
            faults: components["schemas"]["FaultCount"][];
            /** Format: date-time */
            finished_at: string | null;
            id: string;
            kept: number;
            kept_records: components["schemas"]["KeptRecord"][];
            message: string | null;
            overridden: number;
            profile: string;
            reconciled: boolean;
            rows_read: number;
            rows_total: number;
            skipped: number;
            /** Format: date-time */
            started_at: string | null;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
            taken_back: number;
            /** @description Those owners, at most 20 */
            unknown_owner_names: string[];
            /** @description Rows that were taken though their owner is nobody here */
            unknown_owners: number;
            updated: number;
        };
        JobCounts: {
            given_up: number;
            running: number;
            /** @description Also for a next try after a failure */
            waiting: number;
        };
        KeptRecord: {
            name: string;
            record_id: string;
            record_type: string;
        };
        ListOfActivityItem: {
            count: number | null;
            items: components["schemas"]["ActivityItem"][];
            next_cursor: string | null;
        };
        ListOfCompanyItem: {
            count: number | null;
            items: components["schemas"]["CompanyItem"][];
            next_cursor: string | null;
        };
        ListOfDealCard: {
            count: number | null;
            items: components["schemas"]["DealCard"][];
            next_cursor: string | null;
        };
        ListOfDealPerson: {
            count: number | null;
            items: components["schemas"]["DealPerson"][];
            next_cursor: string | null;
        };
        ListOfFieldAnswer: {
            count: number | null;
            items: components["schemas"]["FieldAnswer"][];
            next_cursor: string | null;
        };
        ListOfGivenUpJob: {
            count: number | null;
            items: components["schemas"]["GivenUpJob"][];
            next_cursor: string | null;
        };
        ListOfHistoryEntry: {
            count: number | null;
            items: components["schemas"]["HistoryEntry"][];
            next_cursor: string | null;
        };
        ListOfHit: {
            count: number | null;
            items: components["schemas"]["Hit"][];
            next_cursor: string | null;
        };
        ListOfImportReport: {
            count: number | null;
            items: components["schemas"]["ImportReport"][];
            next_cursor: string | null;
        };
        ListOfLostReason: {
            count: number | null;
            items: components["schemas"]["LostReason"][];
            next_cursor: string | null;
        };
        ListOfNoteItem: {
            count: number | null;
            items: components["schemas"]["NoteItem"][];
            next_cursor: string | null;
        };
        ListOfPartOfDealRow: {
            count: number | null;
            items: components["schemas"]["PartOfDealRow"][];
            next_cursor: string | null;
        };
        ListOfPersonItem: {
            count: number | null;
            items: components["schemas"]["PersonItem"][];
            next_cursor: string | null;
        };
        ListOfPipelineTemplate: {
            count: number | null;
            items: components["schemas"]["PipelineTemplate"][];
            next_cursor: string | null;
        };
        ListOfPipelineView: {
            count: number | null;
            items: components["schemas"]["PipelineView"][];
            next_cursor: string | null;
        };
        ListOfProduct: {
            count: number | null;
            items: components["schemas"]["Product"][];
            next_cursor: string | null;
        };
        ListOfSessionItem: {
            count: number | null;
            items: components["schemas"]["SessionItem"][];
            next_cursor: string | null;
        };
        ListOfTeam: {
            count: number | null;
            items: components["schemas"]["Team"][];
            next_cursor: string | null;
        };
        ListOfToken: {
            count: number | null;
            items: components["schemas"]["Token"][];
            next_cursor: string | null;
        };
        ListOfUser: {
            count: number | null;
            items: components["schemas"]["User"][];
            next_cursor: string | null;
        };
        LiveChange: {
            actor_id: string | null;
            actor_name: string | null;
            /** Format: date-time */
            at: string;
            /** @description What the journal has of it; empty where the deal went out of sight */
            body: {
                [key: string]: unknown;
            };
            deal: components["schemas"]["DealCard"] | null;
            /** @description The deal whose card changed */
            deal_id: string | null;
            /** @description What happened: deal.moved */
            name: string;
            /** @description Place in the journal; also the id of the event */
            pos: number;
            record_id: string;
            record_type: string;
        };
        LoseDeal: {
            /** Format: date */
            closed_on?: string | null;
            competitor?: string | null;
            /** @default false */
            do_not_contact?: boolean;
            expected_version?: number | null;
            lost_reason_id?: string | null;
            note?: string | null;
        };
        LostReason: {
            active: boolean;
            id: string;
            /** @description Why deals are lost */
            name: string;
            position: number;
            version: number;
        };
        MadeCount: {
            count: number;
            record_type: string;
        };
        MadeDemo: {
            activities: number;
            companies: number;
            deals: number;
            owner_email: string;
            owner_id: string;
            people: number;
            workspace_id: string;
        };
        Metrics: {
            cycle_days_mean: number | null;
            cycle_days_median: number | null;
            cycle_days_p90: number | null;
            deals: number;
            lost: number;
            lost_value: components["schemas"]["Money"];
            open: number;
            open_value: components["schemas"]["Money"];
            other_currencies: components["schemas"]["OtherCurrency"][];
            parked: number;
            value_win_rate: number | null;
            win_rate: number | null;
            won: number;
            won_value: components["schemas"]["Money"];
            won_value_mean: components["schemas"]["Money"] | null;
            won_value_median: components["schemas"]["Money"] | null;
        };
        MetricsGroup: {
            cycle_days_mean: number | null;
            cycle_days_median: number | null;
            cycle_days_p90: number | null;
            deals: number;
            key: string | null;
            label: string | null;
            lost: number;
            lost_value: components["schemas"]["Money"];
            open: number;
            open_value: components["schemas"]["Money"];
            other_currencies: components["schemas"]["OtherCurrency"][];
            parked: number;
            value_win_rate: number | null;
            where: string;
            win_rate: number | null;
            within: string;
            won: number;
            won_value: components["schemas"]["Money"];
            won_value_mean: components["schemas"]["Money"] | null;
            won_value_median: components["schemas"]["Money"] | null;
        };
        MetricsReport: {
            /** Format: date-time */
            as_of: string;
            formulas: components["schemas"]["Formula"][];
            /** Format: date */
            from: string | null;
            group_by: string | null;
            groups: components["schemas"]["MetricsGroup"][];
            more_groups: number;
            previous: components["schemas"]["Metrics"] | null;
            /** Format: date */
            previous_from: string | null;
            /** Format: date */
            previous_to: string | null;
            /** Format: date */
            to: string | null;
            total: components["schemas"]["Metrics"];
        };
        Money: {
            /** @description Decimal, with at most the digits of the currency */
            amount: string;
            /** @description ISO 4217 */
            currency: string;
        };
        Months: {
            months: components["schemas"]["BoardMonth"][];
            pipeline_id: string;
            pos: number;
        };
        MoveDeal: {
            after?: string | null;
            before?: string | null;
            expected_version?: number | null;
            override_reason?: string | null;
            reason?: string | null;
            to_stage_id: string;
        };
        NextStep: {
            id: string;
            /** Format: date-time */
            last_activity_at: string | null;
            /** Format: date-time */
            next_activity_at: string | null;
            next_activity_id: string | null;
            /** @enum {string|null} */
            next_activity_kind: "call" | "meeting" | "presentation" | "email" | "message" | "task" | null;
            next_activity_title: string | null;
            title: string;
        };
        Note: {
            author_id: string | null;
            company_id: string | null;
            /** Format: date-time */
            created_at: string;
            deal_id: string | null;
            id: string;
            person_id: string | null;
            text: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        NoteItem: {
            author_id: string | null;
            author_name: string | null;
            company_id: string | null;
            /** Format: date-time */
            created_at: string;
            deal_id: string | null;
            id: string;
            person_id: string | null;
            text: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        OtherCurrency: {
            currency: string;
            lost_value: components["schemas"]["Money"];
            open: number;
            open_value: components["schemas"]["Money"];
            won: number;
            won_value: components["schemas"]["Money"];
            won_value_mean: components["schemas"]["Money"] | null;
            won_value_median: components["schemas"]["Money"] | null;
        };
        ParkDeal: {
            expected_version?: number | null;
            note?: string | null;
            wake_criterion?: string | null;
            /** Format: date */
            wake_on?: string | null;
        };
        PartOfDealRow: {
            acquisition_cost?: components["schemas"]["Money"] | null;
            /** Format: date-time */
            readonly closed_at?: string | null;
            /** Format: date */
            closed_on?: string | null;
            company_id?: string | null;
            company_name?: string | null;
            /** @description Who else is in the race, or won it */
            competitor?: string | null;
            /** Format: date-time */
            created_at?: string;
            /** @description Fields of the team's own; in a change, null takes one away */
            custom?: {
                [key: string]: unknown;
            };
            do_not_contact?: boolean;
            /**
             * Format: date-time
             * @description When it came into its stage
             */
            readonly entered_stage_at?: string;
            /**
             * Format: date
             * @description Day on which the deal should close
             */
            expected_close_on?: string | null;
            /** @description Its id there */
            external_id?: string | null;
            /** @description System that it was imported from */
            external_source?: string | null;
            /** @enum {string} */
            forecast_category?: "pipeline" | "best_case" | "commit" | "omitted";
            id: string;
            invoiced?: components["schemas"]["Money"] | null;
            /** Format: date-time */
            last_activity_at?: string | null;
            legal_cost?: components["schemas"]["Money"] | null;
            lost_note?: string | null;
            lost_reason_id?: string | null;
            lost_reason_name?: string | null;
            /** Format: date-time */
            next_activity_at?: string | null;
            next_activity_id?: string | null;
            next_activity_kind?: string | null;
            next_activity_title?: string | null;
            /**
             * Format: date
             * @description Day on which the sales cycle began
             */
            opened_on?: string;
            operating_cost?: components["schemas"]["Money"] | null;
            other_cost?: components["schemas"]["Money"] | null;
            owner_id?: string;
            owner_name?: string | null;
            pipeline_id?: string;
            pipeline_name?: string | null;
            /** @description Chance to win in basis points; empty: that of the stage */
            probability_bp?: number | null;
            product_id?: string | null;
            product_name?: string | null;
            /** @description Order in its column of the board */
            readonly rank?: string;
            salary_cost?: components["schemas"]["Money"] | null;
            /** @description Campaign that brought it */
            source_campaign?: string | null;
            /** @description Where it came from: referral, fair, web … */
            source_channel?: string | null;
            /** @enum {string|null} */
            source_kind?: "inbound" | "outbound" | null;
            stage_id?: string;
            stage_name?: string | null;
            /**
             * @description Open, or its outcome
             * @enum {string}
             */
            readonly status?: "open" | "won" | "lost" | "parked";
            /** @description Labels, at most 50 */
            tags?: string[];
            /** @description What the deal is called */
            title?: string;
            /** Format: date-time */
            updated_at?: string;
            /** @description What the deal is worth, in its own currency */
            value?: components["schemas"]["Money"];
            version?: number;
            /** @description Parked: it wakes when this criterion becomes true */
            wake_criterion?: string | null;
            /**
             * Format: date
             * @description Parked: day on which it wakes
             */
            wake_on?: string | null;
        };
        Person: {
            /** @description Where the person works */
            company_id: string | null;
            /** Format: date-time */
            readonly created_at: string;
            /** @description Fields of the team's own */
            custom: {
                [key: string]: unknown;
            };
            /** @description True when the person asked to be left alone */
            do_not_contact: boolean;
            email: string | null;
            /** @description Its id there */
            external_id: string | null;
            /** @description Where it was imported from */
            external_source: string | null;
            readonly id: string;
            job_title: string | null;
            /** @description Language of messages to the person: en, pl … */
            language: string | null;
            /** @description What the person is called */
            name: string;
            /** @description Who looks after the person */
            owner_id: string | null;
            phone: string | null;
            tags: string[];
            /** Format: date-time */
            readonly updated_at: string;
            /** @description Grows by one with every change */
            readonly version: number;
        };
        PersonItem: {
            /** @description Where the person works */
            company_id: string | null;
            company_name: string | null;
            /** Format: date-time */
            readonly created_at: string;
            /** @description Fields of the team's own */
            custom: {
                [key: string]: unknown;
            };
            /** @description True when the person asked to be left alone */
            do_not_contact: boolean;
            email: string | null;
            /** @description Its id there */
            external_id: string | null;
            /** @description Where it was imported from */
            external_source: string | null;
            readonly id: string;
            job_title: string | null;
            /** @description Language of messages to the person: en, pl … */
            language: string | null;
            /** @description What the person is called */
            name: string;
            /** @description Who looks after the person */
            owner_id: string | null;
            phone: string | null;
            tags: string[];
            /** Format: date-time */
            readonly updated_at: string;
            /** @description Grows by one with every change */
            readonly version: number;
        };
        Pipeline: {
            archived: boolean;
            id: string;
            /** @description What the pipeline is called */
            name: string;
            position: number;
            version: number;
        };
        PipelineTemplate: {
            key: string;
            name: string;
            says: string;
            stages: components["schemas"]["StageDraft"][];
        };
        PipelineView: {
            archived: boolean;
            id: string;
            /** @description What the pipeline is called */
            name: string;
            position: number;
            stages: components["schemas"]["StageView"][];
            version: number;
        };
        PlaybookStep: {
            /** @description Days after the deal entered the stage */
            due_days: number;
            /** @enum {string} */
            kind: "call" | "meeting" | "presentation" | "email" | "message" | "task";
            title: string;
        };
        PlaybookStepInput: {
            /** @description Days after the deal entered the stage */
            due_days?: number;
            /** @enum {string} */
            kind?: "call" | "meeting" | "presentation" | "email" | "message" | "task";
            title: string;
        };
        PreviewAnswer: {
            /** @description The first ones, at most 20 */
            rows: components["schemas"]["PreviewRow"][];
        };
        PreviewFault: {
            /** @description From 0; absent: the whole row */
            column: number | null;
            /** @description What is wrong and what to do, for people */
            says: string;
            /** @description What is wrong, for programs */
            slug: string;
        };
        PreviewRequest: {
            bom_bytes?: number | null;
            columns?: components["schemas"]["ColumnSpecInput"][];
            currency?: string | null;
            /** @description Of amounts without one; absent: the workspace's */
            currency_of_amounts?: string | null;
            date_style?: string | null;
            decimal?: string | null;
            delimiter?: string | null;
            encoding?: string | null;
            has_header?: boolean | null;
            profile?: string | null;
            record_type?: string | null;
            time_zone?: string | null;
            upload_id: string;
        };
        PreviewRow: {
            /** @description Long ones are cut and end in … */
            cells: string[];
            /** @description Why the import would refuse the row */
            faults: components["schemas"]["PreviewFault"][];
        };
        Problem: {
            /** @description What went wrong and what to do, for people */
            detail: string;
            /** @description Every faulty place of the input */
            errors: components["schemas"]["FieldError"][];
            /** @description What went wrong, for programs */
            slug: string;
            /** @description The status of the answer */
            status: number;
            /** @description What the status means */
            title: string;
            /** @description To find the request in the server's log */
            trace_id: string | null;
            /** @description urn:penstock:problem: and the slug */
            type: string;
        };
        Product: {
            /** @description False: no longer offered for new deals */
            active: boolean;
            id: string;
            /** @description What it is called */
            name: string;
            price: components["schemas"]["Money"] | null;
            /** @description The family of products that it belongs to */
            series: string | null;
            version: number;
        };
        PutDealPerson: {
            /** @enum {string|null} */
            role?: "decision_maker" | "economic_buyer" | "champion" | "influencer" | "gatekeeper" | "user" | null;
        };
        RefusedDeal: {
            deal_id: string;
            says: string;
            slug: string;
        };
        RemovedDemo: {
            done: boolean;
            removed: number;
        };
        RemoveDemo: {
            /**
             * @description Records to delete at most; call again until done
             * @default 500
             */
            limit?: number;
        };
        ReopenActivity: {
            expected_version?: number | null;
        };
        ReopenDeal: {
            expected_version?: number | null;
            reason?: string | null;
            stage_id?: string | null;
        };
        SessionItem: {
            /** Format: date-time */
            created_at: string;
            current: boolean;
            id: string;
            remote_address: string;
            /** Format: date-time */
            seen_at: string;
            user_agent: string;
            user_id: string;
        };
        SetUp: {
            /** @default EUR */
            currency?: string;
            /** @description To sign in with */
            email: string;
            /**
             * @default en
             * @enum {string}
             */
            language?: "en" | "pl" | "ro" | "ru" | "tr";
            /** @description Full name of its admin */
            name: string;
            /** @description At least 8 characters, none of the commonest */
            password: string;
            /** @default UTC */
            time_zone?: string;
            /** @description What the workspace is called */
            workspace_name: string;
        };
        SetupState: {
            /** @description True until POST /setup */
            needs_owner: boolean;
        };
        SignIn: {
            email: string;
            /** @description Tried at most five times a minute for each network and each account */
            password: string;
        };
        Stage: {
            /** @enum {string|null} */
            buyer_stage: "awareness" | "consideration" | "purchase" | "post_purchase" | null;
            exit_criteria: components["schemas"]["ExitCriterion"][];
            id: string;
            /** @description Longest healthy stay in days; empty: learned from history */
            longest_stay_days: number | null;
            /** @description What the stage is called */
            name: string;
            pipeline_id: string;
            playbook: components["schemas"]["PlaybookStep"][];
            /** @description Place in the pipeline, from 0 */
            position: number;
            /** @description Chance to win from here, in basis points (10000 is certain) */
            probability_bp: number;
            /** @description What is done here, in a sentence */
            purpose: string;
            /** @description Score that a deal should have here */
            score_threshold: number | null;
            version: number;
        };
        StageDraft: {
            /** @enum {string|null} */
            buyer_stage: "awareness" | "consideration" | "purchase" | "post_purchase" | null;
            exit_criteria: components["schemas"]["ExitCriterion"][];
            /** @description Longest healthy stay in days; empty: learned from history */
            longest_stay_days: number | null;
            /** @description What the stage is called */
            name: string;
            playbook: components["schemas"]["PlaybookStep"][];
            /** @description Chance to win from here, in basis points (10000 is certain) */
            probability_bp: number;
            /** @description What is done here, in a sentence */
            purpose: string;
            /** @description Score that a deal should have here */
            score_threshold: number | null;
        };
        StageDraftInput: {
            /** @enum {string|null} */
            buyer_stage?: "awareness" | "consideration" | "purchase" | "post_purchase" | null;
            exit_criteria?: components["schemas"]["ExitCriterionInput"][];
            /** @description Longest healthy stay in days; empty: learned from history */
            longest_stay_days?: number | null;
            /** @description What the stage is called */
            name: string;
            playbook?: components["schemas"]["PlaybookStepInput"][];
            /** @description Chance to win from here, in basis points (10000 is certain) */
            probability_bp?: number;
            /** @description What is done here, in a sentence */
            purpose?: string;
            /** @description Score that a deal should have here */
            score_threshold?: number | null;
        };
        StageFigures: {
            /** @description Moves from here to an earlier stage */
            back_moves: number;
            /** @description (Went on or won from here) ÷ entered, of one */
            conversion: number | null;
            /** @description Won at last ÷ entered, of one */
            conversion_to_won: number | null;
            /** @description Median of the open days here, all visits together */
            days_median: number | null;
            days_p75: number | null;
            days_p90: number | null;
            /** @description Deals that were ever here, each counted once */
            entered: number;
            /** @description Of these, here now, open or parked */
            in_now: number;
            /** @description Median stay of deals that went on or won, from five deals on */
            learned_days: number | null;
            /** @description Of these, lost in this stage */
            lost_here: number;
            name: string;
            /** @description Moves forwards that passed over this stage */
            skips: number;
            stage_id: string;
            /** @description Deals that left or were closed here; the days are theirs */
            stays: number;
            /** @description Of these, left at least once to a later stage */
            went_on: number;
            /** @description Of these, won out of this stage */
            won_here: number;
        };
        StageReport: {
            pipeline_id: string;
            stages: components["schemas"]["StageFigures"][];
        };
        StageView: {
            /** @enum {string|null} */
            buyer_stage: "awareness" | "consideration" | "purchase" | "post_purchase" | null;
            exit_criteria: components["schemas"]["ExitCriterion"][];
            id: string;
            longest_stay_days: number | null;
            name: string;
            pipeline_id: string;
            playbook: components["schemas"]["PlaybookStep"][];
            position: number;
            probability_bp: number;
            purpose: string;
            score_threshold: number | null;
            /** @description Longest healthy stay, else the median stay of deals that went on */
            readonly usual_days: number | null;
            version: number;
        };
        StartImport: {
            /** @default false */
            dry_run?: boolean;
            /**
             * @default skip
             * @enum {string}
             */
            duplicates?: "skip" | "update" | "create";
            files?: components["schemas"]["FileOfImportInput"][];
            options?: components["schemas"]["ImportOptionsInput"];
            profile?: string | null;
        };
        Team: {
            id: string;
            name: string;
            version: number;
        };
        Token: {
            /** Format: date-time */
            created_at: string;
            /** Format: date */
            expires_on: string | null;
            id: string;
            name: string;
            scopes: ("read" | "write" | "import" | "admin")[];
            /** Format: date-time */
            used_at: string | null;
            user_id: string;
        };
        TokenSecret: {
            secret: string;
            token: components["schemas"]["Token"];
        };
        Trend: {
            /** @enum {string} */
            by: "month" | "quarter" | "year";
            /** @enum {string} */
            metric: "won_value" | "created" | "won" | "lost";
            other_currencies: string[];
            points: components["schemas"]["TrendPoint"][];
        };
        TrendPoint: {
            count: number;
            /** Format: date */
            from: string;
            key: string;
            /** Format: date */
            to: string;
            value: components["schemas"]["Money"] | null;
            where: string;
        };
        TypeCounts: {
            created: number;
            failed: number;
            read: number;
            record_type: string;
            skipped: number;
            updated: number;
        };
        Undone: {
            pos: number;
        };
        Unmet: {
            criterion: string;
            says: string;
            /** @enum {string} */
            strength: "required" | "advised";
        };
        UploadAnswer: {
            bytes: number;
            name: string;
            upload_id: string;
        };
        User: {
            active: boolean;
            /** Format: date-time */
            created_at: string;
            /** @enum {string} */
            density: "comfortable" | "compact";
            email: string | null;
            external_id: string | null;
            external_source: string | null;
            id: string;
            /** @enum {string} */
            language: "en" | "pl" | "ro" | "ru" | "tr";
            manager_name: string | null;
            name: string;
            /** @enum {string} */
            role: "admin" | "manager" | "rep" | "marketer" | "viewer";
            team_id: string | null;
            /** @enum {string} */
            theme: "auto" | "light" | "dark";
            version: number;
            /** @enum {string} */
            visibility: "own" | "team" | "all";
        };
        WinDeal: {
            /** Format: date */
            closed_on?: string | null;
            expected_version?: number | null;
            override_reason?: string | null;
            value?: components["schemas"]["Money"] | null;
        };
        Workspace: {
            /** Format: date-time */
            created_at: string;
            currency: string;
            id: string;
            is_demo: boolean;
            /** @enum {string} */
            language: "en" | "pl" | "ro" | "ru" | "tr";
            name: string;
            slug: string;
            time_zone: string;
            version: number;
        };
    };
    responses: {
        /** @description The address is longer than 8 KiB */
        AddressTooLong: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Somebody was faster (version_conflict), or the key stands for another request */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The disk of the server is full; nothing was changed */
        DiskFull: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The user, or the scopes of the token, may not do this */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The header is larger than 16 KiB or has more than 100 fields */
        HeaderTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request cannot be read: its address, a header, or the JSON of its body */
        Malformed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such record, or it may not be seen */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nobody is signed in, or the token does not count any more */
        SignedOut: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than this route takes */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Asked too often; Retry-After tells when to go on */
        TooMany: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The header or the body did not come in time */
        TooSlow: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not at this moment; Retry-After tells when to try again */
        Unavailable: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Fields are wrong (errors has each), or a rule of the team forbids it */
        Unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body has another media type than this route takes */
        WrongMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
        IdempotencyKey: string;
        /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
        IfMatch: string;
        /** @description The ETag that was read: 304 when nothing has changed */
        IfNoneMatch: string;
        /** @description The id of the last event that was received: the stream goes on after it */
        LastEventId: string;
    };
    requestBodies: never;
    headers: {
        /** @description The name to save the file by */
        "Content-Disposition": string;
        /** @description The version of the record; send it as If-Match */
        ETag: string;
        /** @description The place in the journal of the newest event that this change made */
        "Penstock-Position": number;
        /** @description Seconds to wait */
        "Retry-After": number;
        /** @description The session of the browser */
        "Set-Cookie": string;
        /** @description How to sign in */
        "WWW-Authenticate": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "activity.list": {
        parameters: {
            query?: {
                company_id?: string;
                /** @description Count all that match as well */
                count?: boolean;
                /** @description next_cursor of the page before */
                cursor?: string;
                deal_id?: string;
                /** @description Items of a page */
                limit?: number;
                owner_id?: string;
                person_id?: string;
                /** @description Words to look for */
                q?: string;
                /** @description What to sort by; a minus sign in front sorts downwards */
                sort?: string;
                state?: "open" | "done" | "overdue" | "today";
                /** @description A criterion, such as value > 1000 and owner = me */
                where?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfActivityItem"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "activity.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateActivity"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "activity.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: 304 when nothing has changed */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                activity_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            /** @description Nothing has changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "activity.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                activity_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DeleteActivity"];
            };
        };
        responses: {
            /** @description Done; there is nothing to tell */
            204: {
                headers: {
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "activity.edit": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                activity_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EditActivity"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "activity.finish": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                activity_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["FinishActivity"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "activity.reopen": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                activity_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReopenActivity"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "board.get": {
        parameters: {
            query?: {
                owner_id?: string;
                pipeline_id?: string;
                /** @description Words to look for */
                q?: string;
                /** @description What to sort by; a minus sign in front sorts downwards */
                sort?: "rank" | "next_step" | "value" | "age" | "close";
                /** @description A criterion, such as value > 1000 and owner = me */
                where?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "board.column": {
        parameters: {
            query: {
                /** @description next_cursor of the page before */
                cursor?: string;
                owner_id?: string;
                /** @description Words to look for */
                q?: string;
                /** @description What to sort by; a minus sign in front sorts downwards */
                sort?: "rank" | "next_step" | "value" | "age" | "close";
                stage_id: string;
                /** @description A criterion, such as value > 1000 and owner = me */
                where?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfDealCard"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "board.month": {
        parameters: {
            query?: {
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description The first day of expected close; absent with to_on: before today; absent without it: the deals that have no expected close */
                from_on?: string;
                owner_id?: string;
                pipeline_id?: string;
                /** @description Words to look for */
                q?: string;
                sort?: "rank" | "next_step" | "value" | "age" | "close";
                /** @description The last day; absent: every later day */
                to_on?: string;
                /** @description A criterion, such as value > 1000 and owner = me */
                where?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfDealCard"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "board.months": {
        parameters: {
            query?: {
                /** @description How many months have a column, this one included */
                months?: number;
                owner_id?: string;
                pipeline_id?: string;
                /** @description Words to look for */
                q?: string;
                sort?: "rank" | "next_step" | "value" | "age" | "close";
                /** @description A criterion, such as value > 1000 and owner = me */
                where?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Months"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "company.list": {
        parameters: {
            query?: {
                /** @description Count all that match as well */
                count?: boolean;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Items of a page */
                limit?: number;
                /** @description Words to look for */
                q?: string;
                /** @description What to sort by; a minus sign in front sorts downwards */
                sort?: string;
                /** @description A criterion, such as value > 1000 and owner = me */
                where?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfCompanyItem"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "company.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCompany"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "company.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: 304 when nothing has changed */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyItem"];
                };
            };
            /** @description Nothing has changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "company.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DeleteCompany"];
            };
        };
        responses: {
            /** @description Done; there is nothing to tell */
            204: {
                headers: {
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "company.edit": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EditCompany"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "company.timeline": {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfHistoryEntry"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "criteria.check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CheckCriterion"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "criteria.fields": {
        parameters: {
            query?: {
                record_type?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfFieldAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "deal.list": {
        parameters: {
            query?: {
                company_id?: string;
                /** @description Count all that match as well */
                count?: boolean;
                /** @description next_cursor of the page before */
                cursor?: string;
                fields?: string;
                /** @description Items of a page */
                limit?: number;
                owner_id?: string;
                person_id?: string;
                /** @description Words to look for */
                q?: string;
                /** @description What to sort by; a minus sign in front sorts downwards */
                sort?: string;
                /** @description A criterion, such as value > 1000 and owner = me */
                where?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfPartOfDealRow"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "deal.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateDeal"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "deal.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: 304 when nothing has changed */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                deal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealRow"];
                };
            };
            /** @description Nothing has changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "deal.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                deal_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DeleteDeal"];
            };
        };
        responses: {
            /** @description Done; there is nothing to tell */
            204: {
                headers: {
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "deal.edit": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                deal_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EditDeal"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "deal.gate": {
        parameters: {
            query: {
                to_stage_id: string;
            };
            header?: never;
            path: {
                deal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GateAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "deal.lose": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                deal_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LoseDeal"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "deal.move": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                deal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveDeal"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "deal.park": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                deal_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ParkDeal"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "deal.people": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfDealPerson"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "deal.put_person": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                deal_id: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PutDealPerson"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealPerson"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "deal.remove_person": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                deal_id: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell */
            204: {
                headers: {
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "deal.reopen": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                deal_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReopenDeal"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "deal.timeline": {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path: {
                deal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfHistoryEntry"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "deal.win": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                deal_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WinDeal"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "deal.bulk": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeDeals"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedDeals"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "deal.undo_bulk": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedDeals"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "demo.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateDemo"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeDemo"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "demo.remove": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RemoveDemo"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemovedDemo"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "live.follow": {
        parameters: {
            query?: {
                /** @description Go on after this position, where Last-Event-ID cannot be sent; without either the stream begins now */
                since?: string;
            };
            header?: {
                /** @description The id of the last event that was received: the stream goes on after it */
                "Last-Event-ID"?: components["parameters"]["LastEventId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "export.activities": {
        parameters: {
            query?: {
                /** @description Begin with a byte order mark, as some spreadsheets want */
                bom?: boolean;
                /** @description A criterion; absent: all */
                where?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "export.companies": {
        parameters: {
            query?: {
                /** @description Begin with a byte order mark, as some spreadsheets want */
                bom?: boolean;
                /** @description A criterion; absent: all */
                where?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "export.deals": {
        parameters: {
            query?: {
                /** @description Begin with a byte order mark, as some spreadsheets want */
                bom?: boolean;
                /** @description A criterion; absent: all */
                where?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "export.people": {
        parameters: {
            query?: {
                /** @description Begin with a byte order mark, as some spreadsheets want */
                bom?: boolean;
                /** @description A criterion; absent: all */
                where?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "import.list": {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfImportReport"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "import.start": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StartImport"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "import.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "import.cancel": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "import.errors": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "import.undo": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "import.guess": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuessRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuessAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "import.preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "job.list": {
        parameters: {
            query?: {
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfGivenUpJob"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "job.replay": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GivenUpJob"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "job.count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobCounts"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journal.undo": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                pos: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Undone"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "lost_reason.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfLostReason"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "lost_reason.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateLostReason"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LostReason"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "lost_reason.edit": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                lost_reason_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EditLostReason"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LostReason"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "me.edit": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EditMe"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "note.list": {
        parameters: {
            query?: {
                company_id?: string;
                cursor?: string;
                deal_id?: string;
                limit?: number;
                person_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfNoteItem"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "note.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateNote"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "note.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                note_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DeleteNote"];
            };
        };
        responses: {
            /** @description Done; there is nothing to tell */
            204: {
                headers: {
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "note.edit": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                note_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EditNote"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "person.list": {
        parameters: {
            query?: {
                company_id?: string;
                /** @description Count all that match as well */
                count?: boolean;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Items of a page */
                limit?: number;
                /** @description Words to look for */
                q?: string;
                /** @description What to sort by; a minus sign in front sorts downwards */
                sort?: string;
                /** @description A criterion, such as value > 1000 and owner = me */
                where?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfPersonItem"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "person.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePerson"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "person.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: 304 when nothing has changed */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonItem"];
                };
            };
            /** @description Nothing has changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "person.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DeletePerson"];
            };
        };
        responses: {
            /** @description Done; there is nothing to tell */
            204: {
                headers: {
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "person.edit": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EditPerson"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "person.timeline": {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfHistoryEntry"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "pipeline.templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfPipelineTemplate"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "pipeline.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfPipelineView"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "pipeline.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreatePipeline"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PipelineView"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "pipeline.edit": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                pipeline_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EditPipeline"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pipeline"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "stage.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                pipeline_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateStage"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "product.list": {
        parameters: {
            query?: {
                /** @description Count all that match as well */
                count?: boolean;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Items of a page */
                limit?: number;
                /** @description Words to look for */
                q?: string;
                /** @description What to sort by; a minus sign in front sorts downwards */
                sort?: string;
                /** @description A criterion, such as value > 1000 and owner = me */
                where?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfProduct"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "product.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateProduct"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "product.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: 304 when nothing has changed */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Nothing has changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "product.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DeleteProduct"];
            };
        };
        responses: {
            /** @description Done; there is nothing to tell */
            204: {
                headers: {
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "product.edit": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EditProduct"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "report.changes": {
        parameters: {
            query: {
                /** @description The earlier moment */
                from: string;
                /** @description The later moment */
                to?: string;
                /** @description A criterion over deals as they are now */
                where?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangesReport"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "report.metrics": {
        parameters: {
            query?: {
                /** @description The report as it would have been at this moment */
                as_of?: string;
                /** @description First day of the period */
                from?: string;
                /** @description owner, team, product, pipeline, stage, company, company.industry, company.country, company.size, source_channel, lost_reason, status, month, quarter or year (of closing), opened_month, opened_quarter, opened_year */
                group_by?: string;
                /** @description Last day of the period */
                to?: string;
                /** @description A criterion over deals as they are now */
                where?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricsReport"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "report.stages": {
        parameters: {
            query?: {
                /** @description The report as it would have been at this moment */
                as_of?: string;
                /** @description Only deals opened on this day or later */
                from?: string;
                pipeline_id?: string;
                /** @description Only deals opened on this day or earlier */
                to?: string;
                /** @description A criterion over deals as they are now */
                where?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StageReport"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "report.trend": {
        parameters: {
            query?: {
                as_of?: string;
                by?: "month" | "quarter" | "year";
                from?: string;
                /** @description won_value, won and lost by closing, created by opening */
                metric?: "won_value" | "created" | "won" | "lost";
                to?: string;
                /** @description A criterion over deals as they are now */
                where?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trend"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    search: {
        parameters: {
            query?: {
                /** @description Words, or the beginnings of words */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfHit"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "session.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CurrentSession"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "session.start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CurrentSession"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "session.end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "session.password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description Done; there is nothing to tell */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "session.list": {
        parameters: {
            query?: {
                user_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfSessionItem"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "session.revoke": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell */
            204: {
                headers: {
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "setup.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupState"];
                };
            };
            400: components["responses"]["Malformed"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "setup.run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetUp"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CurrentSession"];
                };
            };
            400: components["responses"]["Malformed"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "stage.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                stage_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell */
            204: {
                headers: {
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "stage.edit": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                stage_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EditStage"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "team.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfTeam"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "team.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTeam"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "team.edit": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EditTeam"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "token.list": {
        parameters: {
            query?: {
                user_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfToken"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "token.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateToken"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenSecret"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "token.revoke": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                token_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell */
            204: {
                headers: {
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "upload.create": {
        parameters: {
            query?: {
                /** @description What the file is called */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "user.list": {
        parameters: {
            query?: {
                cursor?: string;
                /** @description Users of one page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfUser"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "user.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateUser"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "user.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: 304 when nothing has changed */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Nothing has changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "user.edit": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EditUser"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "user.password": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenPassword"];
            };
        };
        responses: {
            /** @description Done; there is nothing to tell */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "workspace.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read: 304 when nothing has changed */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description Nothing has changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    "workspace.edit": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat harmless: the same key with the same request gets the first answer again, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag that was read: 409 version_conflict when the record has changed since; stands for expected_version */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EditWorkspace"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Penstock-Position": components["headers"]["Penstock-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["SignedOut"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            431: components["responses"]["HeaderTooLarge"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DiskFull"];
        };
    };
}
