#include "app/cli/cli.h"

int main(int argc, char** argv) { return penstock::app::cli::run(argc, argv); }
