// Made from openapi.json by `npm run generate`; not edited by hand.
export interface paths {
    "/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Activities: open, done, overdue or of today, page by page */
        get: operations["activity.list"];
        put?: never;
        /** Plan an activity, or log one that was done */
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
        /** One activity */
        get: operations["activity.get"];
        put?: never;
        post?: never;
        /** Delete an activity */
        delete: operations["activity.delete"];
        options?: never;
        head?: never;
        /** Change an activity */
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
        /** Mark an activity as done, with its outcome */
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
        /** Open an activity again */
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
        /** A pipeline as a board: sums of every stage and the first cards */
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
        /** Further cards of a column */
        get: operations["board.column"];
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
        /** Companies that meet a criterion, page by page */
        get: operations["company.list"];
        put?: never;
        /** Add a company */
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
        /** One company */
        get: operations["company.get"];
        put?: never;
        post?: never;
        /** Delete a company that nothing refers to */
        delete: operations["company.delete"];
        options?: never;
        head?: never;
        /** Change fields of a company */
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
        /** What happened to a company, newest first */
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
        /** Whether a criterion is right; as text, as JSON, with the place of every fault */
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
        /** The fields that criteria may name, with their operators */
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
        /** Deals by criteria, text and order, a page at a time */
        get: operations["deal.list"];
        put?: never;
        /** Make a deal */
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
        /** One deal */
        get: operations["deal.get"];
        put?: never;
        post?: never;
        /** Delete a deal */
        delete: operations["deal.delete"];
        options?: never;
        head?: never;
        /** Change fields of a deal */
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
        /** What a move to a stage would miss */
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
        /** Lose a deal, with the reason */
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
        /** Move a deal to another stage of its pipeline, or to another place in its column */
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
        /** Put a deal into the fridge until a day or an event */
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
        /** The people of a deal with their roles */
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
        /** Add a person to a deal, or change the person's role */
        put: operations["deal.put_person"];
        post?: never;
        /** Take a person out of a deal */
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
        /** Open a won, lost or parked deal again */
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
        /** What happened to a deal, newest first */
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
        /** Win a deal */
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
        /** The same change to many deals */
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
        /** Take a change to many deals back, where nobody changed the same since */
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
        /** Fill an empty workspace with a demo */
        post: operations["demo.create"];
        /** Delete the records of a demo workspace, some at a time: call again until done */
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
        /** Live changes as server-sent events; resumes after Last-Event-ID */
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
        /** Activities as CSV */
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
        /** Companies as CSV */
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
        /** Deals as CSV */
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
        /** People as CSV */
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
        /** Imports, newest first */
        get: operations["import.list"];
        put?: never;
        /** Import uploaded files */
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
        /** An import with its report */
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
        /** Stop an import behind the row that it is at */
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
        /** The rows that could not be read, with the reasons */
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
        /** Take back what an import did */
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
        /** What uploaded files hold, with a mapping and a preview */
        post: operations["import.guess"];
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
        /** Take one change back, if nobody changed the same since */
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
        /** Why deals are lost, as the team keeps it */
        get: operations["lost_reason.list"];
        put?: never;
        /** Add a reason why deals are lost */
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
        /** Change a lost reason */
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
        /** Notes of a deal, company or person, newest first */
        get: operations["note.list"];
        put?: never;
        /** Write a note on a deal, company or person */
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
        /** Delete a note */
        delete: operations["note.delete"];
        options?: never;
        head?: never;
        /** Change a note */
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
        /** People who meet a criterion, page by page */
        get: operations["person.list"];
        put?: never;
        /** Add a person */
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
        /** One person */
        get: operations["person.get"];
        put?: never;
        post?: never;
        /** Delete a person without activities and notes */
        delete: operations["person.delete"];
        options?: never;
        head?: never;
        /** Change fields of a person */
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
        /** What happened to a person, newest first */
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
        /** Starter pipelines */
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
        /** All pipelines with their stages */
        get: operations["pipeline.list"];
        put?: never;
        /** Make a pipeline, from a template or by hand */
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
        /** Rename, move or archive a pipeline */
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
        /** Add a stage to a pipeline */
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
        /** Products, page by page */
        get: operations["product.list"];
        put?: never;
        /** Add a product */
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
        /** One product */
        get: operations["product.get"];
        put?: never;
        post?: never;
        /** Delete a product that no deal names */
        delete: operations["product.delete"];
        options?: never;
        head?: never;
        /** Change a product */
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
        /** What changed in the pipeline between two moments, adding up exactly */
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
        /** Counts, win rate, values and cycle length of deals, by groups and against the period before */
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
        /** Stage by stage: who entered, who went on, and how long it took */
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
        /** One figure over time */
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
        /** Deals, companies and people by words, best first */
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
        /** Delete an empty stage */
        delete: operations["stage.delete"];
        options?: never;
        head?: never;
        /** Change a stage */
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
        /** The teams of the workspace by name */
        get: operations["team.list"];
        put?: never;
        /** Add a team */
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
        /** Rename a team */
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
        /** Bring a file for an import, as application/octet-stream; ?name= is its name */
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
        /** The users of the workspace by name */
        get: operations["user.list"];
        put?: never;
        /** Add a user; without e-mail and password nobody signs in as them */
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
        /** One user */
        get: operations["user.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a user's name, e-mail, role, visibility, team, language, or whether active */
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
        /** Set somebody's password; ends their sessions */
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
        /** The workspace you are in */
        get: operations["workspace.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the workspace's name, currency, time zone and language */
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
        Choice: {
            label: string;
            value: string;
        };
        ColumnSpec: {
            custom: string | null;
            /** @description Field that it fills; empty: a custom field */
            field: string | null;
            /** @description As in the file */
            header: string;
            /** @description Leave the column out */
            skip: boolean;
            unit: string | null;
        };
        Company: {
            city: string | null;
            country: string | null;
            /** Format: date-time */
            readonly created_at: string;
            /** @description Fields of the team's own */
            custom: unknown;
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
            custom: unknown;
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
            custom: unknown;
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
            custom: unknown;
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
        EditDeal: {
            acquisition_cost: components["schemas"]["Money"] | null;
            company_id: string | null;
            /** @description Who else is in the race, or won it */
            competitor: string | null;
            custom: unknown | null;
            deal_id: string;
            /**
             * Format: date
             * @description Day on which the deal should close
             */
            expected_close_on: string | null;
            expected_version: number | null;
            /** @enum {string|null} */
            forecast_category: "pipeline" | "best_case" | "commit" | "omitted" | null;
            invoiced: components["schemas"]["Money"] | null;
            legal_cost: components["schemas"]["Money"] | null;
            /**
             * Format: date
             * @description Day on which the sales cycle began
             */
            opened_on: string | null;
            operating_cost: components["schemas"]["Money"] | null;
            other_cost: components["schemas"]["Money"] | null;
            owner_id: string | null;
            /** @description Chance to win in basis points; empty: that of the stage */
            probability_bp: number | null;
            product_id: string | null;
            salary_cost: components["schemas"]["Money"] | null;
            /** @description Campaign that brought it */
            source_campaign: string | null;
            /** @description Where it came from: referral, fair, web … */
            source_channel: string | null;
            /** @enum {string|null} */
            source_kind: "inbound" | "outbound" | null;
            /** @description Labels, at most 50 */
            tags: string[] | null;
            /** @description What the deal is called */
            title: string | null;
            value: components["schemas"]["Money"] | null;
        };
        ExitCriterion: {
            /** @description The same in the language of criteria */
            criterion: string;
            /** @description What must be so, as a sentence */
            says: string;
            /** @enum {string} */
            strength: "required" | "advised";
        };
        FaultAnswer: {
            at: number;
            length: number;
            says: string;
            slug: string;
        };
        FieldAnswer: {
            choices: components["schemas"]["Choice"][];
            kind: string;
            label_key: string;
            name: string;
            of: string;
            operators: string[];
        };
        FileOfImport: {
            bom_bytes: number | null;
            columns: components["schemas"]["ColumnSpec"][];
            currency: string | null;
            date_style: string | null;
            decimal: string | null;
            delimiter: string | null;
            encoding: string | null;
            has_header: boolean | null;
            profile: string | null;
            record_type: string | null;
            time_zone: string | null;
            upload_id: string;
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
        HistoryEntry: {
            actor_id: string | null;
            actor_name: string | null;
            /** Format: date-time */
            at: string;
            body: unknown;
            name: string;
            /** Format: date-time */
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
        ImportOptions: {
            currency: string | null;
            pipeline_id: string | null;
            /** @enum {string} */
            unknown_stages: "fail" | "first" | "add";
        };
        ImportReport: {
            also_made: number;
            by_type: components["schemas"]["TypeCounts"][];
            created: number;
            /** Format: date-time */
            created_at: string;
            dry_run: boolean;
            /** @enum {string} */
            duplicates: "skip" | "update" | "create";
            error_file: boolean;
            failed: number;
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
            updated: number;
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
        ListOfRawJson: {
            count: number | null;
            items: unknown[];
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
        LostReason: {
            active: boolean;
            id: string;
            /** @description Why deals are lost */
            name: string;
            position: number;
            version: number;
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
            value_win_rate: unknown | null;
            win_rate: unknown | null;
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
            value_win_rate: unknown | null;
            where: string;
            win_rate: unknown | null;
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
            amount: string;
            currency: string;
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
        Person: {
            /** @description Where the person works */
            company_id: string | null;
            /** Format: date-time */
            readonly created_at: string;
            /** @description Fields of the team's own */
            custom: unknown;
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
            custom: unknown;
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
        Problem: {
            detail?: string;
            errors?: {
                field?: string;
                says?: string;
                slug?: string;
            }[];
            slug?: string;
            status?: number;
            title?: string;
            trace_id?: string;
            type?: string;
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
        RefusedDeal: {
            deal_id: string;
            says: string;
            slug: string;
        };
        RemovedDemo: {
            done: boolean;
            removed: number;
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
            buyer_stage?: "awareness" | "consideration" | "purchase" | "post_purchase" | null;
            exit_criteria?: components["schemas"]["ExitCriterion"][];
            /** @description Longest healthy stay in days; empty: learned from history */
            longest_stay_days?: number | null;
            /** @description What the stage is called */
            name?: string;
            playbook?: components["schemas"]["PlaybookStep"][];
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
            conversion: unknown | null;
            conversion_to_won: unknown | null;
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
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "activity.list": {
        parameters: {
            query?: {
                company_id?: string | null;
                count?: boolean;
                cursor?: string | null;
                deal_id?: string | null;
                limit?: number | null;
                owner_id?: string | null;
                person_id?: string | null;
                q?: string | null;
                sort?: string | null;
                state?: "open" | "done" | "overdue" | "today" | null;
                where?: string | null;
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "activity.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
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
                    /** @enum {string} */
                    kind?: "call" | "meeting" | "presentation" | "email" | "message" | "task";
                    /** @description What came of it */
                    outcome?: string | null;
                    owner_id?: string | null;
                    person_id?: string | null;
                    /** @description What is to be done */
                    title?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityAnswer"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "activity.get": {
        parameters: {
            query?: never;
            header?: never;
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "activity.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                activity_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expected_version?: number | null;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "activity.edit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                activity_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
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
                    /** @enum {string|null} */
                    kind?: "call" | "meeting" | "presentation" | "email" | "message" | "task" | null;
                    /** @description What came of it */
                    outcome?: string | null;
                    owner_id?: string | null;
                    person_id?: string | null;
                    /** @description What is to be done */
                    title?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityAnswer"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "activity.finish": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                activity_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description When it was done; empty while it is open
                     */
                    done_at?: string | null;
                    expected_version?: number | null;
                    /** @description What came of it */
                    outcome?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityAnswer"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "activity.reopen": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                activity_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expected_version?: number | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityAnswer"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "board.get": {
        parameters: {
            query?: {
                owner_id?: string | null;
                pipeline_id?: string | null;
                q?: string | null;
                sort?: "rank" | "next_step" | "value" | "age";
                where?: string | null;
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "board.column": {
        parameters: {
            query?: {
                cursor?: string | null;
                owner_id?: string | null;
                q?: string | null;
                sort?: "rank" | "next_step" | "value" | "age";
                stage_id?: string;
                where?: string | null;
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "company.list": {
        parameters: {
            query?: {
                count?: boolean;
                cursor?: string | null;
                limit?: number | null;
                q?: string | null;
                sort?: string | null;
                where?: string | null;
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "company.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    city?: string | null;
                    country?: string | null;
                    /** @description Fields of the team's own */
                    custom?: unknown;
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
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "company.get": {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["CompanyItem"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "company.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expected_version?: number | null;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "company.edit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    city?: string | null;
                    country?: string | null;
                    custom?: unknown | null;
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
                    name?: string | null;
                    /** @description Who looks after it */
                    owner_id?: string | null;
                    /** @description The company that it belongs to */
                    parent_id?: string | null;
                    phone?: string | null;
                    revenue?: components["schemas"]["Money"] | null;
                    tags?: string[] | null;
                    website?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "company.timeline": {
        parameters: {
            query?: {
                cursor?: string | null;
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "criteria.check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    json?: unknown | null;
                    record_type?: string;
                    /** @description A criterion as text */
                    text?: string | null;
                };
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "deal.list": {
        parameters: {
            query?: {
                company_id?: string | null;
                count?: boolean;
                cursor?: string | null;
                fields?: string | null;
                limit?: number | null;
                owner_id?: string | null;
                person_id?: string | null;
                q?: string | null;
                sort?: string | null;
                where?: string | null;
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
                    "application/json": components["schemas"]["ListOfRawJson"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "deal.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    company_id?: string | null;
                    company_name?: string | null;
                    /** @description Who else is in the race, or won it */
                    competitor?: string | null;
                    custom?: unknown | null;
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
                    title?: string;
                    value?: components["schemas"]["Money"] | null;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "deal.get": {
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
                    "application/json": components["schemas"]["DealRow"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "deal.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expected_version?: number | null;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "deal.edit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    acquisition_cost?: components["schemas"]["Money"] | null;
                    company_id?: string | null;
                    /** @description Who else is in the race, or won it */
                    competitor?: string | null;
                    custom?: unknown | null;
                    /**
                     * Format: date
                     * @description Day on which the deal should close
                     */
                    expected_close_on?: string | null;
                    expected_version?: number | null;
                    /** @enum {string|null} */
                    forecast_category?: "pipeline" | "best_case" | "commit" | "omitted" | null;
                    invoiced?: components["schemas"]["Money"] | null;
                    legal_cost?: components["schemas"]["Money"] | null;
                    /**
                     * Format: date
                     * @description Day on which the sales cycle began
                     */
                    opened_on?: string | null;
                    operating_cost?: components["schemas"]["Money"] | null;
                    other_cost?: components["schemas"]["Money"] | null;
                    owner_id?: string | null;
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
                    tags?: string[] | null;
                    /** @description What the deal is called */
                    title?: string | null;
                    value?: components["schemas"]["Money"] | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "deal.gate": {
        parameters: {
            query?: {
                to_stage_id?: string;
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "deal.lose": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    closed_on?: string | null;
                    competitor?: string | null;
                    do_not_contact?: boolean;
                    expected_version?: number | null;
                    lost_reason_id?: string | null;
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "deal.move": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    after?: string | null;
                    before?: string | null;
                    expected_version?: number | null;
                    override_reason?: string | null;
                    reason?: string | null;
                    to_stage_id?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "deal.park": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expected_version?: number | null;
                    note?: string | null;
                    wake_criterion?: string | null;
                    /** Format: date */
                    wake_on?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "deal.put_person": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deal_id: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string|null} */
                    role?: "decision_maker" | "economic_buyer" | "champion" | "influencer" | "gatekeeper" | "user" | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealPerson"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "deal.remove_person": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deal_id: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "deal.reopen": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expected_version?: number | null;
                    reason?: string | null;
                    stage_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "deal.timeline": {
        parameters: {
            query?: {
                cursor?: string | null;
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "deal.win": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    closed_on?: string | null;
                    expected_version?: number | null;
                    override_reason?: string | null;
                    value?: components["schemas"]["Money"] | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "deal.bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    action?: "move" | "assign" | "edit" | "win" | "lose" | "park" | "reopen" | "tag" | "delete";
                    /** Format: date */
                    closed_on?: string | null;
                    competitor?: string | null;
                    deal_ids?: string[];
                    do_not_contact?: boolean;
                    fields?: components["schemas"]["EditDeal"] | null;
                    lost_reason_id?: string | null;
                    note?: string | null;
                    override_reason?: string | null;
                    owner_id?: string | null;
                    reason?: string | null;
                    stage_id?: string | null;
                    tag?: string | null;
                    to_stage_id?: string | null;
                    value?: components["schemas"]["Money"] | null;
                    wake_criterion?: string | null;
                    /** Format: date */
                    wake_on?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedDeals"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "deal.undo_bulk": {
        parameters: {
            query?: never;
            header?: never;
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedDeals"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "demo.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description How many deals */
                    deals?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeDemo"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "demo.remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Records to delete at most; call again until done */
                    limit?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemovedDemo"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "live.follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "export.activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "export.companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "export.deals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "export.people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "import.list": {
        parameters: {
            query?: {
                cursor?: string | null;
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "import.start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    dry_run?: boolean;
                    /** @enum {string} */
                    duplicates?: "skip" | "update" | "create";
                    files?: components["schemas"]["FileOfImport"][];
                    options?: components["schemas"]["ImportOptions"];
                    profile?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "import.cancel": {
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "import.undo": {
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "import.guess": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "journal.undo": {
        parameters: {
            query?: never;
            header?: never;
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Undone"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "lost_reason.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Why deals are lost */
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LostReason"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "lost_reason.edit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lost_reason_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    active?: boolean | null;
                    /** @description Why deals are lost */
                    name?: string | null;
                    position?: number | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LostReason"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "me.edit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string|null} */
                    density?: "comfortable" | "compact" | null;
                    /** @enum {string|null} */
                    language?: "en" | "pl" | "ro" | "ru" | "tr" | null;
                    /** @description Full name */
                    name?: string | null;
                    /** @enum {string|null} */
                    theme?: "auto" | "light" | "dark" | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "note.list": {
        parameters: {
            query?: {
                company_id?: string | null;
                cursor?: string | null;
                deal_id?: string | null;
                limit?: number | null;
                person_id?: string | null;
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "note.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    company_id?: string | null;
                    deal_id?: string | null;
                    person_id?: string | null;
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "note.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                note_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expected_version?: number | null;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "note.edit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                note_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expected_version?: number | null;
                    text?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "person.list": {
        parameters: {
            query?: {
                company_id?: string | null;
                count?: boolean;
                cursor?: string | null;
                limit?: number | null;
                q?: string | null;
                sort?: string | null;
                where?: string | null;
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "person.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Where the person works */
                    company_id?: string | null;
                    /** @description Fields of the team's own */
                    custom?: unknown;
                    /** @description True when the person asked to be left alone */
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
                    name?: string;
                    /** @description Who looks after the person */
                    owner_id?: string | null;
                    phone?: string | null;
                    tags?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "person.get": {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["PersonItem"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "person.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expected_version?: number | null;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "person.edit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Where the person works */
                    company_id?: string | null;
                    custom?: unknown | null;
                    /** @description True when the person asked to be left alone */
                    do_not_contact?: boolean | null;
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
                    name?: string | null;
                    /** @description Who looks after the person */
                    owner_id?: string | null;
                    phone?: string | null;
                    tags?: string[] | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "person.timeline": {
        parameters: {
            query?: {
                cursor?: string | null;
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "pipeline.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    from_template?: string | null;
                    /** @description What the pipeline is called */
                    name?: string;
                    stages?: components["schemas"]["StageDraft"][];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PipelineView"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "pipeline.edit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pipeline_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    archived?: boolean | null;
                    expected_version?: number | null;
                    /** @description What the pipeline is called */
                    name?: string | null;
                    position?: number | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pipeline"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "stage.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pipeline_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string|null} */
                    buyer_stage?: "awareness" | "consideration" | "purchase" | "post_purchase" | null;
                    exit_criteria?: components["schemas"]["ExitCriterion"][];
                    /** @description Longest healthy stay in days; empty: learned from history */
                    longest_stay_days?: number | null;
                    /** @description What the stage is called */
                    name?: string;
                    playbook?: components["schemas"]["PlaybookStep"][];
                    /** @description Place in the pipeline, from 0 */
                    position?: number | null;
                    /** @description Chance to win from here, in basis points (10000 is certain) */
                    probability_bp?: number;
                    /** @description What is done here, in a sentence */
                    purpose?: string;
                    /** @description Score that a deal should have here */
                    score_threshold?: number | null;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stage"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "product.list": {
        parameters: {
            query?: {
                count?: boolean;
                cursor?: string | null;
                limit?: number | null;
                q?: string | null;
                sort?: string | null;
                where?: string | null;
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "product.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description False: no longer offered for new deals */
                    active?: boolean;
                    /** @description What it is called */
                    name?: string;
                    price?: components["schemas"]["Money"] | null;
                    /** @description The family of products that it belongs to */
                    series?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "product.get": {
        parameters: {
            query?: never;
            header?: never;
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "product.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expected_version?: number | null;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "product.edit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description False: no longer offered for new deals */
                    active?: boolean | null;
                    expected_version?: number | null;
                    /** @description What it is called */
                    name?: string | null;
                    price?: components["schemas"]["Money"] | null;
                    /** @description The family of products that it belongs to */
                    series?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "report.changes": {
        parameters: {
            query?: {
                from?: string;
                to?: string | null;
                where?: string | null;
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "report.metrics": {
        parameters: {
            query?: {
                as_of?: string | null;
                from?: string | null;
                group_by?: string | null;
                to?: string | null;
                where?: string | null;
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "report.stages": {
        parameters: {
            query?: {
                as_of?: string | null;
                from?: string | null;
                pipeline_id?: string | null;
                to?: string | null;
                where?: string | null;
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "report.trend": {
        parameters: {
            query?: {
                as_of?: string | null;
                by?: "month" | "quarter" | "year";
                from?: string | null;
                metric?: "won_value" | "created" | "won" | "lost";
                to?: string | null;
                where?: string | null;
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search: {
        parameters: {
            query?: {
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
                "application/json": {
                    email?: string;
                    password?: string;
                };
            };
        };
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "session.password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "session.list": {
        parameters: {
            query?: {
                user_id?: string | null;
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "session.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "setup.run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "stage.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                stage_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "stage.edit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                stage_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string|null} */
                    buyer_stage?: "awareness" | "consideration" | "purchase" | "post_purchase" | null;
                    exit_criteria?: components["schemas"]["ExitCriterion"][] | null;
                    expected_version?: number | null;
                    /** @description Longest healthy stay in days; empty: learned from history */
                    longest_stay_days?: number | null;
                    /** @description What the stage is called */
                    name?: string | null;
                    playbook?: components["schemas"]["PlaybookStep"][] | null;
                    /** @description Place in the pipeline, from 0 */
                    position?: number | null;
                    /** @description Chance to win from here, in basis points (10000 is certain) */
                    probability_bp?: number | null;
                    /** @description What is done here, in a sentence */
                    purpose?: string | null;
                    /** @description Score that a deal should have here */
                    score_threshold?: number | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stage"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "team.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What the team is called */
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "team.edit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expected_version?: number | null;
                    /** @description What the team is called */
                    name?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "token.list": {
        parameters: {
            query?: {
                user_id?: string | null;
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
                "application/json": {
                    /** Format: date */
                    expires_on?: string | null;
                    /** @description What the token is for */
                    name?: string;
                    scopes?: ("read" | "write" | "import" | "admin")[];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenSecret"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "token.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "upload.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "user.list": {
        parameters: {
            query?: {
                cursor?: string | null;
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
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "user.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    active?: boolean;
                    /** @description To sign in with; unique on this server */
                    email?: string | null;
                    external_id?: string | null;
                    external_source?: string | null;
                    /** @enum {string|null} */
                    language?: "en" | "pl" | "ro" | "ru" | "tr" | null;
                    manager_name?: string | null;
                    /** @description Full name */
                    name?: string;
                    /** @enum {string} */
                    role?: "admin" | "manager" | "rep" | "marketer" | "viewer";
                    team_id?: string | null;
                    /** @enum {string} */
                    visibility?: "own" | "team" | "all";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "user.get": {
        parameters: {
            query?: never;
            header?: never;
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "user.edit": {
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
                "application/json": {
                    active?: boolean | null;
                    /** @description To sign in with; unique on this server */
                    email?: string | null;
                    expected_version?: number | null;
                    /** @enum {string|null} */
                    language?: "en" | "pl" | "ro" | "ru" | "tr" | null;
                    manager_name?: string | null;
                    /** @description Full name */
                    name?: string | null;
                    /** @enum {string|null} */
                    role?: "admin" | "manager" | "rep" | "marketer" | "viewer" | null;
                    team_id?: string | null;
                    /** @enum {string|null} */
                    visibility?: "own" | "team" | "all" | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "workspace.get": {
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
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "workspace.edit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    currency?: string | null;
                    expected_version?: number | null;
                    /** @enum {string|null} */
                    language?: "en" | "pl" | "ro" | "ru" | "tr" | null;
                    /** @description What the workspace is called */
                    name?: string | null;
                    time_zone?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description What went wrong, where, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
