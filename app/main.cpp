// SPDX-License-Identifier: Apache-2.0
//
// Joins the two faces of the program: the command line, and the window where there is one.

#include "app/cli/run.h"
#ifdef SHOTLAB_HAVE_GUI
#include "app/gui/window.h"
#endif

int main(int argc, char** argv) {
#ifdef SHOTLAB_HAVE_GUI
  return shotlab::cli::run(argc, argv, shotlab::gui::run_window);
#else
  return shotlab::cli::run(argc, argv, {});
#endif
}
