// SPDX-License-Identifier: Apache-2.0

#include "exercises/engine/worked_files_reader.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "exercises/engine/nearest.h"

namespace shotlab {
namespace {

constexpr std::array<std::string_view, 7> kRoles = {"image", "style", "first_frame", "last_frame",
                                                    "video", "mask",  "element"};

bool is_inside(const std::vector<double>& box) {
  return box.size() == 4 && box[0] >= 0 && box[1] >= 0 && box[2] > 0 && box[3] > 0 &&
         box[0] + box[2] <= 1.0001 && box[1] + box[3] <= 1.0001;
}

class FileReader {
 public:
  FileReader(const TomlValue& table, const TomlReader& take, std::size_t earlier)
      : one_(table, take.file(), "with", take.issues()), earlier_(earlier) {}

  WorkedFile read() {
    WorkedFile file;
    file.role = one_.string("role");
    file.take = static_cast<int>(one_.integer(
        "take", 0, false, 1, static_cast<std::int64_t>(std::max<std::size_t>(earlier_, 1))));
    file.frame = one_.integer("frame", 0);
    file.paint = one_.string("paint", false);
    file.seed = one_.integer("seed", 1);
    file.ellipse = one_.has("ellipse");
    const bool boxed = file.ellipse || one_.has("box");
    if (boxed) {
      const std::vector<double> box = one_.numbers(file.ellipse ? "ellipse" : "box");
      if (is_inside(box)) {
        file.box = FrameBox{box[0], box[1], box[2], box[3]};
      } else {
        refuse({"its box should be x, y, width and height inside the picture, 0 to 1.",
                "：框應是畫面內的 x、y、闊、高（0 至 1）。"});
      }
    }
    one_.finish();
    if (!is_role(file.role)) return file;
    if (file.take > 0 && earlier_ == 0) {
      refuse({"no take stands before this one.", "：前面還未有任何一條。"});
    }
    const int ways = (file.take > 0 ? 1 : 0) + (file.paint.empty() ? 0 : 1) + (boxed ? 1 : 0);
    if (ways != 1 || boxed != (file.role == "mask") || (file.role == "element" && file.take > 0)) {
      refuse(role_wants(file.role));
    }
    return file;
  }

 private:
  bool is_role(const std::string& role) {
    if (std::find(kRoles.begin(), kRoles.end(), role) != kRoles.end()) return true;
    if (role.empty()) return false;  // Said already.
    const std::string meant = nearest(role, {kRoles.begin(), kRoles.end()});
    refuse({"there is no role \"" + role + "\"" +
                (meant.empty() ? "." : "; did you mean \"" + meant + "\"?"),
            "：沒有「" + role + "」這種用途" +
                (meant.empty() ? "。" : "；你是指「" + meant + "」嗎？")});
    return false;
  }

  static Text role_wants(const std::string& role) {
    if (role == "mask") {
      return {"a mask has a \"box\" or an \"ellipse\", and nothing else.",
              "：遮罩只需寫 box 或 ellipse。"};
    }
    if (role == "element") {
      return {"an element is what its words \"paint\".", "：元素要用 paint 寫出是甚麼。"};
    }
    return {"it comes from an earlier \"take\" or from words to \"paint\": one of the two.",
            "：來自前面的 take，或用 paint 寫出，二選一。"};
  }

  void refuse(const Text& what) { one_.issues().refuse(one_.file(), one_.line(), one_.said(what)); }

  TomlReader one_;
  std::size_t earlier_;
};

}  // namespace

std::vector<WorkedFile> read_worked_files(TomlReader& take, std::size_t earlier) {
  std::vector<WorkedFile> files;
  for (const TomlValue* table : take.tables("with")) {
    files.push_back(FileReader(*table, take, earlier).read());
  }
  return files;
}

std::vector<CameraKey> read_worked_path(TomlReader& take) {
  std::vector<CameraKey> path;
  for (const TomlValue* table : take.tables("path")) {
    TomlReader one(*table, take.file(), "path", take.issues());
    CameraKey key;
    key.seconds = one.number("seconds", 0, true);
    const std::vector<double> at = one.numbers("at", true);
    const std::vector<double> look = one.numbers("look", true);
    key.fov = one.number("fov", key.fov);
    one.finish();
    const bool rises = path.empty() || key.seconds > path.back().seconds;
    if (at.size() != 3 || look.size() != 3 || !rises) {
      take.issues().refuse(
          take.file(), table->line,
          one.said(
              {"a key has \"seconds\" that rise, and three metres each of \"at\" and \"look\".",
               "：關鍵點的 seconds 要遞增，at 和 look 各有三個數（米）。"}));
      continue;
    }
    key.x = at[0], key.y = at[1], key.z = at[2];
    key.look_x = look[0], key.look_y = look[1], key.look_z = look[2];
    path.push_back(key);
  }
  if (take.has("path") && path.size() == 1) {
    take.issues().refuse(take.file(), take.line("path"),
                         take.said({"a path has two keys or more.", "：軌跡最少有兩個關鍵點。"}));
  }
  return path;
}

}  // namespace shotlab
