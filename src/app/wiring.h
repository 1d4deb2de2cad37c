#pragma once
// The one list of features. Removing a feature is deleting its folder and its line here.

#include "app/application.h"

namespace penstock::app {

void wire(commands::Registry& registry, Application& application);

}  // namespace penstock::app
