// SPDX-License-Identifier: Apache-2.0
//
// GLFW calls the key callback whatever XFilterEvent says, so a Backspace that shortened a
// composition would also delete a finished character. GLFW keeps libX11's functions as pointers in
// its library state; replacing the one for XFilterEvent lets a press that the input method took
// pass unseen. If the method declines the key, the event comes back unfiltered and is reported
// then. Releases pass: GLFW ignores the release of a key it does not hold.

#include "app/gui/input/input_method.h"

#include "internal.h"

#if GLFW_VERSION_MAJOR != 3 || GLFW_VERSION_MINOR != 4
#error "input_method.c reads private structures of GLFW 3.4 and must be checked for any other"
#endif

#include <X11/keysym.h>

static PFN_XFilterEvent real_filter = NULL;
static int field_active = 0;
static int withheld = 0;

static int edits(KeySym symbol) {
  switch (symbol) {
    case XK_Return:
    case XK_KP_Enter:
    case XK_BackSpace:
    case XK_Delete:
    case XK_Escape:
    case XK_Tab:
    case XK_ISO_Left_Tab:
    case XK_Left:
    case XK_Right:
    case XK_Up:
    case XK_Down:
    case XK_Home:
    case XK_End:
    case XK_Page_Up:
    case XK_Page_Down:
    case XK_space:
      return 1;
    default:
      return 0;
  }
}

static Bool filter(XEvent* event, Window window) {
  const int press = event->type == KeyPress;
  KeySym symbol = NoSymbol;
  unsigned int state = 0;
  if (press) {  // Looked up before: some methods clear the fields while filtering.
    state = event->xkey.state;
    if (_glfw.x11.xkb.available)
      symbol = XkbKeycodeToKeysym(_glfw.x11.display, (KeyCode)event->xkey.keycode, 0, 0);
  }
  const Bool taken = real_filter(event, window);
  if (taken && press && field_active && !(state & (ControlMask | Mod1Mask | Mod4Mask)) &&
      edits(symbol)) {
    event->type = 0;  // No such event: GLFW's dispatch ignores it and does not note its time.
    ++withheld;
  }
  return taken;
}

int shotlab_input_method_install(void) {
  if (!_glfw.initialized || _glfw.platform.platformID != GLFW_PLATFORM_X11) return 0;
  if (_glfw.x11.xlib.FilterEvent == NULL || _glfw.x11.im == NULL) return 0;
  if (_glfw.x11.xlib.FilterEvent != filter) {
    real_filter = _glfw.x11.xlib.FilterEvent;
    _glfw.x11.xlib.FilterEvent = filter;
  }
  return 1;
}

void shotlab_input_method_set_active(int active) { field_active = active; }

void shotlab_input_method_place(struct GLFWwindow* handle, int x, int y) {
  _GLFWwindow* window = (_GLFWwindow*)handle;
  if (window == NULL || _glfw.platform.platformID != GLFW_PLATFORM_X11 || window->x11.ic == NULL) {
    return;
  }
  // XVaCreateNestedList and XSetICValues are not among the functions that GLFW loads.
  typedef void* (*CreateList)(int, ...);
  typedef char* (*SetValues)(XIC, ...);
  const CreateList create_list =
      (CreateList)_glfwPlatformGetModuleSymbol(_glfw.x11.xlib.handle, "XVaCreateNestedList");
  const SetValues set_values =
      (SetValues)_glfwPlatformGetModuleSymbol(_glfw.x11.xlib.handle, "XSetICValues");
  if (create_list == NULL || set_values == NULL) return;
  XPoint spot;
  spot.x = (short)x;
  spot.y = (short)y;
  void* list = create_list(0, XNSpotLocation, &spot, NULL);
  if (list == NULL) return;
  set_values(window->x11.ic, XNPreeditAttributes, list, NULL);
  XFree(list);
}

void shotlab_input_method_reset(struct GLFWwindow* handle) {
  _GLFWwindow* window = (_GLFWwindow*)handle;
  if (window == NULL || _glfw.platform.platformID != GLFW_PLATFORM_X11 || window->x11.ic == NULL) {
    return;
  }
  typedef char* (*ResetContext)(XIC);
  const ResetContext reset =
      (ResetContext)_glfwPlatformGetModuleSymbol(_glfw.x11.xlib.handle, "Xutf8ResetIC");
  if (reset == NULL) return;
  char* left = reset(window->x11.ic);
  if (left != NULL) XFree(left);
}

int shotlab_input_method_withheld(void) { return withheld; }
