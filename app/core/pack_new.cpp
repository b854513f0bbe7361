// SPDX-License-Identifier: Apache-2.0

#include "app/core/pack_new.h"

#include <algorithm>
#include <system_error>

#include "exercises/engine/pack_template.h"
#include "media/base/files.h"
#include "media/base/text.h"

namespace shotlab {
namespace fs = std::filesystem;
namespace {

// "My Course" -> "my-course"; empty if nothing of the name can stand in an id.
std::string id_from(const std::string& name) {
  std::string id;
  for (const char letter : lower_ascii(name)) {
    const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    if (plain || letter == '-' || letter == '_') id += letter;
    if (letter == ' ' && !id.empty() && id.back() != '-') id += '-';
  }
  const bool says = std::any_of(id.begin(), id.end(), [](char c) { return c != '-' && c != '_'; });
  return says ? id : "";
}

Error in_the_way(const fs::path& folder) {
  return {ErrorCode::bad_input,
          {"\"" + folder.string() + "\" is there already and holds something.",
           "「" + folder.string() + "」已經存在，而且有內容。"},
          {"Name a folder that is not there yet.", "請用一個還未存在的資料夾。"}};
}

Status write_all(const fs::path& folder, const std::vector<PackFile>& files) {
  for (const PackFile& file : files) {
    const fs::path path = folder / file.name;
    if (Status made = make_folder(path.parent_path()); !made) return made;
    if (Status written = write_file(path, file.text); !written) return written;
  }
  return done();
}

}  // namespace

Result<std::vector<std::string>> write_new_pack(const fs::path& folder) {
  std::error_code problem;
  const fs::path whole = fs::absolute(folder, problem).lexically_normal();
  const fs::path last = whole.has_filename() ? whole.filename() : whole.parent_path().filename();
  const std::string id = id_from(last.string());
  if (id.empty()) {
    return Error{ErrorCode::bad_input,
                 {"\"" + last.string() + "\" cannot be the name of a pack.",
                  "「" + last.string() + "」不可作課程套件的名稱。"},
                 {"Use small letters, digits and hyphens: my-course.",
                  "請用小寫字母、數字和連字號：my-course。"}};
  }
  const bool there = fs::exists(whole, problem);
  if (there && (!fs::is_directory(whole, problem) || !fs::is_empty(whole, problem))) {
    return in_the_way(folder);
  }
  const std::vector<PackFile> files = pack_template(id);
  if (Status written = write_all(whole, files); !written) {
    // What was there before, an empty folder, stays.
    for (const fs::directory_entry& begun : fs::directory_iterator(whole, problem)) {
      fs::remove_all(begun.path(), problem);
    }
    if (!there) fs::remove(whole, problem);
    return written.error();
  }
  std::vector<std::string> names;
  names.reserve(files.size());
  for (const PackFile& file : files) names.push_back(file.name);
  return names;
}

}  // namespace shotlab
