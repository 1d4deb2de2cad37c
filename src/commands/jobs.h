#pragma once
// Work that was given up, for administrators: what failed and why, and trying it again.

#include "commands/registry.h"
#include "jobs/jobs.h"

namespace penstock::commands {

// Registers GET /jobs and POST /jobs/{job_id}/replay.
void register_jobs(Registry& registry);

}  // namespace penstock::commands
