// SPDX-License-Identifier: Apache-2.0
//
// Chinese typing: keeps the keys that an input method takes from acting twice, and puts its
// candidates at the caret. Reads GLFW 3.4's private structures, so it is compiled inside GLFW and
// for exactly that version.
//
// Threading: GLFW's main thread.
// Source:    reference "desktop" §4.2, measured with fcitx5.

#pragma once

#ifdef __cplusplus
extern "C" {
#endif

struct GLFWwindow;

// After glfwInit(). 1 if it took hold, 0 where there is no X11 or no input method support.
int shotlab_input_method_install(void);
// Whether a text field has the focus: only then are keys withheld.
void shotlab_input_method_set_active(int active);
// Where candidates appear: the bottom left of the caret in window pixels.
void shotlab_input_method_place(struct GLFWwindow* window, int x, int y);
// Drops an open composition, so that it does not land in the next field.
void shotlab_input_method_reset(struct GLFWwindow* window);
// How many key presses were withheld so far.
int shotlab_input_method_withheld(void);

#ifdef __cplusplus
}
#endif
