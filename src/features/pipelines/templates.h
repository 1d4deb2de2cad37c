#pragma once
// The starter pipelines of §1.1, as data. All of it can be edited once made.

#include <span>
#include <string_view>

#include "features/pipelines/pipelines.h"

namespace penstock::pipelines {

struct PipelineTemplate {
  std::string key;
  std::string name;
  std::string says;
  std::vector<StageDraft> stages;
};
BOOST_DESCRIBE_STRUCT(PipelineTemplate, (), (key, name, says, stages))

const std::vector<PipelineTemplate>& pipeline_templates();
const PipelineTemplate* find_template(std::string_view key);

}  // namespace penstock::pipelines
