// SPDX-License-Identifier: Apache-2.0
//
// One paper of a film is read, changed and written while nobody else does so: two programs may have
// the film open.
//
// Errors: what cannot be read is never written over.

#pragma once

#include <filesystem>

#include "app/core/folder_lock.h"
#include "media/base/files.h"
#include "media/base/result.h"

namespace shotlab {

// `read`: film -> Result<Paper>. `change`: Paper& -> void. `print`: Paper -> the file's text.
template <typename Read, typename Change, typename Print>
Status edit_paper(const std::filesystem::path& film, const char* name, Read read, Change change,
                  Print print) {
  const std::filesystem::path papers = film / "papers";
  if (Status made = make_folder(papers); !made) return made;
  Result<FolderLock> lock = FolderLock::hold(papers);
  if (!lock) return lock.error();
  auto paper = read(film);
  if (!paper) return paper.error();
  change(*paper);
  return write_file(papers / name, print(*paper));
}

}  // namespace shotlab
