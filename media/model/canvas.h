// SPDX-License-Identifier: Apache-2.0
//
// A few drawing tools for evidence pictures and contact sheets: smooth lines, arrows, discs, boxes,
// small capitals and digits. They are for the eye, so all edges are anti-aliased.
//
// Threading: one thread at a time.

#pragma once

#include <cstdint>
#include <string_view>

#include "media/model/picture.h"

namespace shotlab {

struct Ink {
  std::uint8_t r = 0, g = 0, b = 0;
  double alpha = 1;
};

// The colours of all evidence pictures.
namespace ink {
inline constexpr Ink kPaper{18, 22, 30};
inline constexpr Ink kPanel{29, 35, 46};
inline constexpr Ink kRule{72, 84, 104};
inline constexpr Ink kText{226, 232, 240};
inline constexpr Ink kQuiet{148, 160, 180};
inline constexpr Ink kGood{64, 210, 178};   // Agrees, is well.
inline constexpr Ink kStray{255, 146, 64};  // Moves by itself, is doubtful.
inline constexpr Ink kBad{255, 84, 92};
inline constexpr Ink kBlue{104, 168, 255};
inline constexpr Ink kViolet{196, 146, 255};
inline constexpr Ink kYellow{250, 214, 92};
}  // namespace ink

class Canvas {
 public:
  Canvas(int width, int height, Ink background = ink::kPaper);

  const Picture& picture() const { return picture_; }
  int width() const { return picture_.width; }
  int height() const { return picture_.height; }

  // Scaled smoothly into the box; `dim` 0..1 darkens it.
  void image(const Picture& rgb, double x, double y, double w, double h, double dim = 0);
  void box(double x, double y, double w, double h, Ink ink);
  void frame(double x, double y, double w, double h, double thickness, Ink ink);
  void line(double x0, double y0, double x1, double y1, double thickness, Ink ink);
  void dashed_frame(double x, double y, double w, double h, double thickness, Ink ink);
  void arrow(double x0, double y0, double x1, double y1, double thickness, Ink ink);
  void disc(double x, double y, double radius, Ink ink);

  // Capitals, digits and . , : + - / % ( ) #; lower case is shown as capitals. `size`: pixels of a
  // dot of the 5 x 7 letters. Returns the width.
  double text(double x, double y, std::string_view words, double size, Ink ink);
  static double text_width(std::string_view words, double size);
  static double text_height(double size) { return 7 * size; }

 private:
  void mix(int x, int y, const Ink& ink, double coverage);

  Picture picture_;
};

}  // namespace shotlab
